//! The steps of an enrolment that flags take.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use crate::cli::args::one_time_code;

// The steps that can be taken by flags. (As documentation it would become the help of the command.)
#[derive(Debug, clap::Args)]
pub(crate) struct Flags {
    #[arg(long, value_parser = PossibleValuesParser::new(["sms", "voice", "authenticator"]))]
    pub(super) method: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub(super) phone: Option<String>,
    #[arg(long, conflicts_with_all = ["method", "phone", "resend"], value_parser = one_time_code::parse)]
    pub(super) code: Option<String>,
    #[arg(long, conflicts_with_all = ["method", "phone"])]
    pub(super) resend: bool,
    #[arg(long, value_name = "FORM", value_parser = PossibleValuesParser::new(["blocks", "ascii", "none"]))]
    pub(super) qr: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["code", "resend", "dry_run"])]
    pub(super) qr_file: Option<PathBuf>,
    #[arg(long)]
    pub(super) password_stdin: bool,
}
