//! A mail server, as a mail app is set up with it.

use crate::rules::{mail_log_in::Protocol, mail_servers::Tls};

/// One mail server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// What is spoken with it.
    pub protocol: Protocol,
    /// Its name, or an IP address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is encrypted.
    pub tls: Tls,
}
