//! The arguments of `meibod sender-policy`.

use std::{net::SocketAddr, path::PathBuf};

use clap::Args;

#[derive(Debug, Args)]
pub(in crate::service) struct SenderPolicy {
    /// Answer at this socket; whoever may enter its folder may ask
    #[arg(long, value_name = "PATH", conflicts_with = "listen", required_unless_present = "listen")]
    pub(in crate::service) socket: Option<PathBuf>,
    /// Answer at this address of the loopback interface
    #[arg(long, value_name = "127.0.0.1:PORT")]
    pub(in crate::service) listen: Option<SocketAddr>,
    /// The account service: https://HOST[:PORT]
    #[arg(long, value_name = "URL")]
    pub(in crate::service) service: String,
    /// The authorities that vouch for its certificate (PEM), beside the system's
    #[arg(long, value_name = "FILE")]
    pub(in crate::service) ca_file: Option<PathBuf>,
    /// The file with the service token (scope mail-decision); it is read for each question
    #[arg(long, value_name = "FILE")]
    pub(in crate::service) token_file: PathBuf,
}
