//! `meibod meter`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::{log::LogForm, machine::Machine};

#[derive(Debug, ClapArgs)]
pub(in crate::service) struct Meter {
    /// The socket that Dovecot's pop3 service is told (`executable = pop3 PATH`)
    #[arg(long, value_name = "PATH")]
    pub(in crate::service) socket: PathBuf,
    /// Who may connect to it, as octal permissions
    #[arg(long, value_name = "MODE", default_value = "660", value_parser = octal)]
    pub(in crate::service) socket_mode: u32,
    #[command(flatten)]
    pub(in crate::service) machine: Machine,
    /// How to write the log
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub(in crate::service) log: LogForm,
}

fn octal(text: &str) -> Result<u32, String> {
    u32::from_str_radix(text, 8).ok().filter(|mode| *mode <= 0o777).ok_or_else(|| "0 to 777, octal".to_owned())
}
