//! What a mail app is set up with, in words (POP-1, APPPW-6).

use crate::{
    cli::report::word,
    contract::{
        mail_servers::{CredentialView, MailServerView, MailSettingsView},
        word::MailServerTlsWord,
    },
    rules::mail_servers::Tls,
    texts::{Texts, args},
    ui::visible,
};

/// The settings to enter, one line each; who may not see the user name is told so.
pub(crate) fn settings(settings: &MailSettingsView, user_withheld: bool, texts: &Texts) -> Vec<String> {
    let line = |key: &str, server: &MailServerView| {
        let tls = word::said("value-tls", server.tls.as_str(), texts);
        texts.say(key, args![host = visible(&server.host), port = server.port.to_string(), tls = tls])
    };
    let user = texts.say("mail-servers-user", args![user = user(settings, user_withheld, texts)]);
    let mut lines = vec![line("mail-servers-imap", &settings.imap), line("mail-servers-pop", &settings.pop)];
    let (first, others) = settings.smtp.split_at(settings.smtp.len().min(1));
    lines.extend(first.iter().map(|server| line("mail-servers-smtp", server)));
    lines.extend(others.iter().map(|server| line("mail-servers-smtp-other", server)));
    lines.push(user);
    lines
}

/// The user name; where there is no address, what to do first.
pub(crate) fn user(settings: &MailSettingsView, withheld: bool, texts: &Texts) -> String {
    match &settings.user {
        Some(user) => visible(user),
        None if withheld => texts.say("value-withheld", args![]),
        None => texts.say("mail-servers-user-missing", args![]),
    }
}

/// The user name where it is one of several words; its place, where there is none to tell.
pub(crate) fn user_or_place(settings: &MailSettingsView, texts: &Texts) -> String {
    settings.user.as_deref().map_or_else(|| texts.say("mail-servers-user-place", args![]), visible)
}

/// The same for whoever reads it of somebody else: the commands are the owner's to type.
pub(crate) fn credential_of(view: &CredentialView, is_own: bool, texts: &Texts) -> String {
    let words = credential(view, texts);
    if is_own { words } else { texts.say("mail-servers-for-owner", args![words = words]) }
}

/// The password that a mail app can use now, or what to do first.
pub(crate) fn credential(credential: &CredentialView, texts: &Texts) -> String {
    match (&credential.usable, &credential.first) {
        (Some(usable), _) => word::said("value-usable", usable.as_str(), texts),
        (None, Some(first)) => word::said("value-first", first.as_str(), texts),
        (None, None) => "-".to_owned(),
    }
}

/// As the menus of mail apps have it, in every language.
pub(crate) fn menu(tls: &MailServerTlsWord) -> String {
    match tls.known() {
        Some(Tls::Tls) => "SSL/TLS".to_owned(),
        Some(Tls::Starttls) => "STARTTLS".to_owned(),
        None => visible(tls.as_str()),
    }
}
