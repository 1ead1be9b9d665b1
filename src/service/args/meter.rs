//! `meibod meter`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::{log::LogForm, machine::Machine};

#[derive(Debug, ClapArgs)]
pub(in crate::service) struct Meter {
    /// The socket that Dovecot's pop3 service is told (`executable = pop3 PATH`)
    #[arg(long, value_name = "PATH")]
    pub(in crate::service) socket: PathBuf,
    /// Who may connect to it, as octal permissions
    #[arg(long, value_name = "MODE", default_value = "660", value_parser = octal)]
    pub(in crate::service) socket_mode: u32,
    /// Where to keep what POP sessions see, as `meibod mail-config dovecot --pop-views` has it
    #[arg(long, value_name = "DIR")]
    pub(in crate::service) views: Option<PathBuf>,
    /// The format of the mailboxes
    #[arg(long, value_name = "FORMAT", default_value = "maildir")]
    pub(in crate::service) mail_format: MailFormat,
    #[command(flatten)]
    pub(in crate::service) machine: Machine,
    /// How to write the log
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub(in crate::service) log: LogForm,
}

/// The formats in which Dovecot keeps mail.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::service) enum MailFormat {
    /// Maildir: the inbox is the folder of all others
    Maildir,
    /// sdbox and mdbox: the inbox is a folder like others
    Dbox,
}

impl MailFormat {
    /// The name of the inbox where its namespace begins with `Real/`.
    pub(in crate::service) fn inbox(self) -> &'static str {
        match self {
            MailFormat::Maildir => "Real",
            MailFormat::Dbox => "Real/INBOX",
        }
    }
}

fn octal(text: &str) -> Result<u32, String> {
    u32::from_str_radix(text, 8).ok().filter(|mode| *mode <= 0o777).ok_or_else(|| "0 to 777, octal".to_owned())
}
