//! The settings in the words of one mail app: where they are entered, and what its fields are called.

use super::chosen::{Chosen, Incoming};
use crate::{
    cli::report::mail_servers::menu,
    contract::mail_servers::MailSettingsView,
    texts::{Texts, args},
    ui::visible,
};

/// The mail apps whose words are known; for another one, the table of `mail-settings show` says the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum App {
    Thunderbird,
    Outlook,
    AppleMail,
    Iphone,
    Android,
}

impl App {
    fn key(self) -> &'static str {
        match self {
            App::Thunderbird => "mail-servers-for-thunderbird",
            App::Outlook => "mail-servers-for-outlook",
            App::AppleMail => "mail-servers-for-apple-mail",
            App::Iphone => "mail-servers-for-iphone",
            App::Android => "mail-servers-for-android",
        }
    }

    /// Whether it runs where Apple's profiles are read.
    pub(crate) fn reads_profiles(self) -> bool {
        matches!(self, App::AppleMail | App::Iphone)
    }

    /// What to enter where, line by line.
    pub(crate) fn said(self, settings: &MailSettingsView, user: &str, incoming: Incoming, texts: &Texts) -> String {
        let chosen = Chosen::of(settings, incoming);
        let outgoing = chosen.outgoing.unwrap_or(chosen.incoming);
        let values = args![
            protocol = incoming.name(),
            user = visible(user),
            host = visible(&chosen.incoming.host),
            port = chosen.incoming.port.to_string(),
            tls = menu(&chosen.incoming.tls),
            smtp_host = visible(&outgoing.host),
            smtp_port = outgoing.port.to_string(),
            smtp_tls = menu(&outgoing.tls),
        ];
        texts.say(self.key(), values)
    }
}
