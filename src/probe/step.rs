//! The steps of a test, and what came of one.

use std::{net::SocketAddr, time::Duration};

use super::{Certificate, Server, Trouble, Words};

/// What is tried of a server, in this order; where one fails, those after it are not tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The addresses of its name.
    Dns,
    /// A connection.
    Tcp,
    /// Encryption, and whether the certificate is believed.
    Tls,
    /// The log-in with address and password.
    LogIn,
    /// A mail to oneself (SMTP).
    Sending,
    /// Its arrival in the inbox (IMAP, or POP where IMAP does not find it).
    Arrival,
    /// Its removal from there.
    Removal,
}

impl Step {
    /// The word on stdout, for programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Step::Dns => "dns",
            Step::Tcp => "tcp",
            Step::Tls => "tls",
            Step::LogIn => "log-in",
            Step::Sending => "sending",
            Step::Arrival => "arrival",
            Step::Removal => "removal",
        }
    }
}

/// What a step has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It was done, and there is no more to say.
    Done,
    /// So many addresses; the first ones.
    Addresses(Vec<SocketAddr>),
    /// Connected to this one.
    Connected(SocketAddr),
    /// A certificate that is believed.
    Certificate(Box<Certificate>),
    /// What the server said of it.
    Said(Words),
    /// The mail stays in the inbox: the server cannot remove one mail alone.
    Left,
}

/// What came of a step.
#[derive(Debug)]
pub struct Outcome {
    /// Of which server.
    pub server: Server,
    /// Which step.
    pub step: Step,
    /// How long it took.
    pub took: Duration,
    /// What was found, or what went wrong.
    pub result: Result<Found, Trouble>,
}
