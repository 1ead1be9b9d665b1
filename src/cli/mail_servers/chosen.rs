//! Which of the servers a mail app is set up with.

use crate::contract::mail_servers::{MailServerView, MailSettingsView};

/// How mail comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Incoming {
    /// It stays on the server.
    Imap,
    /// It is fetched.
    Pop,
}

impl Incoming {
    /// As `--pop` was given or not.
    pub(crate) fn asked(pop: bool) -> Self {
        if pop { Incoming::Pop } else { Incoming::Imap }
    }

    /// What the protocol is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Incoming::Imap => "IMAP",
            Incoming::Pop => "POP",
        }
    }
}

/// One server for each direction.
pub(super) struct Chosen<'a> {
    pub(super) incoming: &'a MailServerView,
    /// The one to be used first; a service tells one at least.
    pub(super) outgoing: Option<&'a MailServerView>,
}

impl<'a> Chosen<'a> {
    pub(super) fn of(settings: &'a MailSettingsView, incoming: Incoming) -> Self {
        let incoming = match incoming {
            Incoming::Imap => &settings.imap,
            Incoming::Pop => &settings.pop,
        };
        Self { incoming, outgoing: settings.smtp.first() }
    }
}
