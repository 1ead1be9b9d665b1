//! The arguments of `meibod mail-config`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub(in crate::service) enum MailConfigCommand {
    /// The pieces that a Dovecot includes, so that every mail log-in is this service's decision
    Dovecot(Dovecot),
    /// The pieces with which mail is sent: Dovecot's submission service in front, Postfix behind it
    Postfix(Postfix),
    /// Print the DNS records by which mail apps find the mail servers and this service, as lines of a zone file
    Dns(Dns),
}

/// Where pieces are put, and what they need to reach the service.
#[derive(Debug, Args)]
pub(in crate::service) struct Place {
    /// The folder for the pieces, by its absolute path; made if it is missing
    #[arg(long, value_name = "DIR")]
    pub(in crate::service) folder: PathBuf,
    /// The service, as the mail server reaches it: https://HOST[:PORT]
    #[arg(long, value_name = "URL")]
    pub(in crate::service) service: String,
    /// The authorities that vouch for its certificate (PEM); without it, the system's
    #[arg(long, value_name = "FILE")]
    pub(in crate::service) ca_file: Option<PathBuf>,
    /// Read the service token (scope mail-decision) from this file; without a token, the one in the folder stays
    #[arg(long, value_name = "FILE", conflicts_with = "token_stdin")]
    pub(in crate::service) token_file: Option<PathBuf>,
    /// Read the service token from standard input
    #[arg(long)]
    pub(in crate::service) token_stdin: bool,
    /// Replace pieces that are there and differ
    #[arg(long)]
    pub(in crate::service) overwrite: bool,
}

#[derive(Debug, Args)]
pub(in crate::service) struct Dovecot {
    #[command(flatten)]
    pub(in crate::service) place: Place,
    /// The Dovecot that is to read them
    #[arg(long, value_name = "VERSION", default_value = "2.3")]
    pub(in crate::service) dovecot_version: DovecotVersion,
    /// Dovecot's default_internal_user, as whom it asks; run by root, the token is given to this user
    #[arg(long, value_name = "USER", default_value = "dovecot")]
    pub(in crate::service) auth_user: String,
    /// The user to whom the mail belongs
    #[arg(long, value_name = "USER", default_value = "vmail")]
    pub(in crate::service) mail_user: String,
    /// Its group; without this, the one of the same name
    #[arg(long, value_name = "GROUP")]
    pub(in crate::service) mail_group: Option<String>,
    /// The folder of all mailboxes; the home of each is in it under a name of its account's, whatever its address
    #[arg(long, value_name = "DIR", default_value = "/var/vmail")]
    pub(in crate::service) mail_root: PathBuf,
    /// Hand POP sessions to the meter that listens at this socket
    #[arg(long, value_name = "SOCKET")]
    pub(in crate::service) pop_meter: Option<PathBuf>,
    /// Show POP sessions what the meter keeps in this folder (its --views): all mail, or mail from now on
    #[arg(long, value_name = "DIR", requires = "pop_meter")]
    pub(in crate::service) pop_views: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::service) struct Postfix {
    #[command(flatten)]
    pub(in crate::service) place: Place,
    /// The Dovecot that is to read its piece
    #[arg(long, value_name = "VERSION", default_value = "2.3")]
    pub(in crate::service) dovecot_version: DovecotVersion,
    /// The port on 127.0.0.1 where Dovecot hands mail to Postfix
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..), default_value_t = 10587)]
    pub(in crate::service) relay_port: u16,
    /// The port on 127.0.0.1 where `meibod sender-policy` answers
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..), default_value_t = 10588)]
    pub(in crate::service) policy_port: u16,
    /// The user as whom `meibod sender-policy` runs; run by root, the token is given to this user
    #[arg(long, value_name = "USER", default_value = "dovecot")]
    pub(in crate::service) policy_user: String,
    /// Also take mail from outside to this domain, the one of the mailboxes
    #[arg(long, value_name = "DOMAIN")]
    pub(in crate::service) mail_domain: Option<String>,
    /// The port on 127.0.0.1 where Postfix hands mail from outside to Dovecot
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..), default_value_t = 10024)]
    pub(in crate::service) lmtp_port: u16,
}

#[derive(Debug, Args)]
pub(in crate::service) struct Dns {
    /// The configuration file (TOML) that names the mail servers and the domain
    #[arg(long, value_name = "FILE", env = "MEIBOD_CONFIG")]
    pub(in crate::service) config: Option<PathBuf>,
    /// The service, as mail apps reach it: https://HOST[:PORT]
    #[arg(long, value_name = "URL")]
    pub(in crate::service) service: String,
}

/// The versions of Dovecot whose configuration is known: each reads no other's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DovecotVersion {
    /// As in Debian 12.
    #[value(name = "2.3")]
    V2_3,
    /// As in Debian 13.
    #[value(name = "2.4")]
    V2_4,
}
