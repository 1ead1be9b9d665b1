//! Where a mail server is, as an operator types it.

use std::{fmt, str::FromStr};

use crate::rules::mail_servers::Tls;

/// The port of submission whose TLS begins by STARTTLS (RFC 6409); at the other ports of mail apps it begins at once.
const SUBMISSION: u16 = 587;

/// A mail server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailServer {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How TLS begins there.
    pub tls: Tls,
}

impl FromStr for MailServer {
    type Err = String;

    /// Reads `HOST:PORT`, or `tls://HOST:PORT` and `starttls://HOST:PORT` where the port does not say it.
    fn from_str(text: &str) -> Result<Self, String> {
        let form = || "[tls://|starttls://]HOST:PORT is needed".to_owned();
        let (tls, place) = match text.split_once("://") {
            Some((word, place)) => (Some(word.parse().map_err(|_| form())?), place),
            None => (None, text),
        };
        let (host, port) = place.rsplit_once(':').ok_or_else(form)?;
        let port = port.parse().map_err(|_| form())?;
        let host = host.trim_matches(['[', ']']).to_owned();
        let usual = if port == SUBMISSION { Tls::Starttls } else { Tls::Tls };
        if host.is_empty() { Err(form()) } else { Ok(Self { host, port, tls: tls.unwrap_or(usual) }) }
    }
}

impl fmt::Display for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.host.contains(':') {
            true => write!(f, "[{}]:{}", self.host, self.port),
            false => write!(f, "{}:{}", self.host, self.port),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_says_how_tls_begins_unless_it_is_typed() {
        for (typed, host, port, tls) in [
            ("imap.example.jp:993", "imap.example.jp", 993, Tls::Tls),
            ("smtp.example.jp:465", "smtp.example.jp", 465, Tls::Tls),
            ("smtp.example.jp:587", "smtp.example.jp", 587, Tls::Starttls),
            ("[2001:db8::1]:995", "2001:db8::1", 995, Tls::Tls),
            ("starttls://imap.example.jp:143", "imap.example.jp", 143, Tls::Starttls),
            ("tls://smtp.example.jp:587", "smtp.example.jp", 587, Tls::Tls),
        ] {
            assert_eq!(typed.parse(), Ok(MailServer { host: host.to_owned(), port, tls }), "{typed}");
        }
        for typed in ["imap.example.jp", ":993", "imap.example.jp:imap", "imaps://imap.example.jp:993", "a:70000"] {
            assert!(typed.parse::<MailServer>().is_err(), "{typed}");
        }
    }
}
