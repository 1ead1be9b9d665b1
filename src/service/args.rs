//! The arguments of `meibod`.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

pub use self::{log::LogForm, mail_config::DovecotVersion};
pub(super) use self::{
    machine::Machine,
    mail_config::{Dns, Dovecot, MailConfigCommand, Place, Postfix},
    meter::Meter,
    sender_policy::SenderPolicy,
};
use crate::{delivery::mail_server::MailServer, texts::Lang};

mod log;
mod machine;
mod mail_config;
mod meter;
mod sender_policy;

/// The account service of meibo.
#[derive(Debug, Parser)]
#[command(name = "meibod", version, arg_required_else_help = true)]
pub struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The language of messages to the operator, by POSIX's order.
pub(super) fn language() -> Lang {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    Lang::from_locale(&locale.unwrap_or_default().to_string_lossy())
}

impl Args {
    /// Reads the arguments of this process; on `--help`, `--version` or wrong arguments it prints a message and exits.
    pub(super) fn read() -> Self {
        Self::parse()
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Serve the HTTPS API
    Serve(Serve),
    /// Bring the database's schema up to date
    Migrate(Target),
    /// Print the OpenAPI 3.1 document
    Openapi,
    /// Show the messages that have been written
    Outbox(Outbox),
    /// Fill an empty store with a sample campus, and print its sign-ins (JSON)
    Sample(Sample),
    /// Show what the mail platform has not confirmed, or ask it now
    Sync(Sync),
    /// Check the service and what stands around it: database, key file, certificate, clock, disk, messages,
    /// service tokens and mail servers
    Doctor(Doctor),
    /// Count and limit what is downloaded by POP, beside Dovecot
    Meter(Meter),
    /// Write what a mail server needs in order to ask this service
    #[command(subcommand)]
    MailConfig(MailConfigCommand),
    /// Answer Postfix, beside a mail server: who may send from an address (policy delegation protocol)
    SenderPolicy(SenderPolicy),
    /// Accounts, for the operator
    #[command(subcommand)]
    Account(AccountCommand),
}

#[derive(Debug, Subcommand)]
pub(super) enum AccountCommand {
    /// Make an administrator; the password comes from a prompt or from stdin
    CreateAdmin(CreateAdmin),
}

/// Which database, with which settings.
#[derive(Debug, Clone, Default, ClapArgs)]
pub(super) struct Target {
    /// The database: sqlite:///PATH or postgres://…
    #[arg(long, value_name = "URL", env = "MEIBOD_DATABASE", hide_env_values = true)]
    pub(super) database: Option<String>,
    /// The configuration file (TOML)
    #[arg(long, value_name = "FILE", env = "MEIBOD_CONFIG")]
    pub(super) config: Option<PathBuf>,
    /// The data folder of the embedded service, in place of a database
    #[arg(long, value_name = "DIR", conflicts_with = "database")]
    pub(super) data_dir: Option<PathBuf>,
    /// Read the time from this file (RFC 3339); for tests, on the loopback interface only
    #[arg(long, value_name = "FILE", env = "MEIBOD_TEST_CLOCK", hide_env = true)]
    pub(super) test_clock: Option<PathBuf>,
    /// The mail platform is this file (JSON); for tests, with a test clock only
    #[arg(long, value_name = "FILE", requires = "test_clock", hide = true)]
    pub(super) test_platform: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Serve {
    #[command(flatten)]
    pub(super) target: Target,
    /// Serve as the embedded service of a data folder: loopback only, a free port, an idle stop
    #[arg(long, value_name = "DIR", conflicts_with_all = ["listen", "tls_cert", "tls_key", "database", "data_dir"])]
    pub(super) embedded: Option<PathBuf>,
    /// Minutes without a request after which the embedded service stops
    #[arg(long, value_name = "MINUTES", default_value_t = 15, requires = "embedded")]
    pub(super) idle: u64,
    /// The same in milliseconds, for tests
    #[arg(long, value_name = "MILLISECONDS", hide = true, requires = "embedded")]
    pub(super) idle_ms: Option<u64>,
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(super) listen: Option<SocketAddr>,
    /// The certificate with its chain (PEM)
    #[arg(long, value_name = "FILE")]
    pub(super) tls_cert: Option<PathBuf>,
    /// The certificate's private key (PEM)
    #[arg(long, value_name = "FILE")]
    pub(super) tls_key: Option<PathBuf>,
    /// How to write the log
    #[arg(long, value_name = "FORM")]
    pub(super) log: Option<LogForm>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Sample {
    #[command(flatten)]
    pub(super) target: Target,
    /// Only say what the store holds: empty, unfinished, sample or real
    #[arg(long)]
    pub(super) state: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Sync {
    #[command(flatten)]
    pub(super) target: Target,
    /// Ask about everything that is due, and about what waits for another try
    #[arg(long)]
    pub(super) now: bool,
    /// How to print it
    #[arg(short, long, default_value = "text")]
    pub(super) output: OutboxForm,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Doctor {
    #[command(flatten)]
    pub(super) target: Target,
    /// The certificate that the service is given (PEM)
    #[arg(long, value_name = "FILE")]
    pub(super) tls_cert: Option<PathBuf>,
    /// A mail server (IMAP, POP or submission) that should ask this service; may be repeated. TLS begins at once, at port
    /// 587 by STARTTLS; tls://HOST:PORT and starttls://HOST:PORT say it for other ports
    #[arg(long, value_name = "HOST:PORT")]
    pub(super) mail_server: Vec<MailServer>,
    /// Try the mail servers of [policy.mail_servers]
    #[arg(long)]
    pub(super) mail_servers: bool,
    /// The authorities that vouch for the mail servers, beside the system's (PEM)
    #[arg(long, value_name = "FILE")]
    pub(super) mail_ca_file: Option<PathBuf>,
    /// A token file of Dovecot, the POP meter or the sender policy on this machine: who can read it, and whether its token
    /// holds; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(super) token_file: Vec<PathBuf>,
    /// How to print what was found
    #[arg(short, long, default_value = "text")]
    pub(super) output: OutboxForm,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Outbox {
    #[command(flatten)]
    pub(super) target: Target,
    /// Only messages for this login ID
    #[arg(long, value_name = "ID")]
    pub(super) account: Option<String>,
    /// How to print them
    #[arg(short, long, default_value = "text")]
    pub(super) output: OutboxForm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OutboxForm {
    Text,
    Json,
}

#[derive(Debug, ClapArgs)]
pub(super) struct CreateAdmin {
    #[command(flatten)]
    pub(super) target: Target,
    /// The login id
    pub(super) id: String,
    /// The name; the login id if absent
    #[arg(long)]
    pub(super) name: Option<String>,
    /// The department
    #[arg(long, default_value = "-")]
    pub(super) department: String,
    /// Mail address or phone number for resets and notices
    #[arg(long)]
    pub(super) contact: Option<String>,
    /// The language of messages to the administrator
    #[arg(long, default_value = "ja")]
    pub(super) language: String,
    /// Read the password from standard input
    #[arg(long)]
    pub(super) password_stdin: bool,
}
