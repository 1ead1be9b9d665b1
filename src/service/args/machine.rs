//! What the programs beside a mail server are told of the service.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(in crate::service) struct Machine {
    /// The account service: https://HOST[:PORT]
    #[arg(long, value_name = "URL")]
    pub(in crate::service) service: url::Url,
    /// The authorities that vouch for its certificate (PEM), beside the system's
    #[arg(long, value_name = "FILE")]
    pub(in crate::service) ca_file: Option<PathBuf>,
    /// The file with the service token (scope mail-decision), which only its owner may read; it is read for each question
    #[arg(long, value_name = "FILE")]
    pub(in crate::service) token_file: PathBuf,
}
