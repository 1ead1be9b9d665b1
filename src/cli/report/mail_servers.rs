//! What a mail app is set up with, in words (POP-1, APPPW-6).

use crate::{
    cli::{
        failure::{Failure, local_code::LocalCode},
        report::word,
    },
    contract::{
        address::PendingAddress,
        mail_servers::{CredentialView, MailServerView, MailSettingsView},
        word::MailServerTlsWord,
    },
    rules::mail_servers::{First, Tls, is_placeholder},
    texts::{Texts, args, yes_or_no},
    ui::{Page, Tells, local_time, theirs, visible},
};

/// The settings to enter, one line each. The owner of an account that is shut is told to do nothing.
pub(crate) fn settings(settings: &MailSettingsView, is_shut: bool, page: &Page<'_>) -> Vec<String> {
    let texts = page.texts;
    let line = |key: &str, server: &MailServerView| {
        let tls = word::said("value-tls", server.tls.as_str(), texts);
        texts.say(key, args![host = visible(&server.host), port = server.port.to_string(), tls = tls])
    };
    let user = texts.say("mail-servers-user", args![user = user(settings, is_shut, page)]);
    let mut lines = vec![line("mail-servers-imap", &settings.imap), line("mail-servers-pop", &settings.pop)];
    let (first, others) = settings.smtp.split_at(settings.smtp.len().min(1));
    lines.extend(first.iter().map(|server| line("mail-servers-smtp", server)));
    lines.extend(others.iter().map(|server| line("mail-servers-smtp-other", server)));
    lines.push(user);
    lines
}

/// The user name, and what it becomes; where there is no address, what to do first, if anything can be done.
pub(crate) fn user(settings: &MailSettingsView, is_shut: bool, page: &Page<'_>) -> String {
    let say = |key: &str, user: &str, pending: &PendingAddress| {
        let (at, address) = (pending.effective_at.to_string(), visible(&pending.address));
        let at = local_time(&at, page.zone, Tells::Promised).unwrap_or(at);
        page.texts.say(key, args![user = visible(user), address = address, time = at])
    };
    match (&settings.user, &settings.pending_user) {
        (Some(user), Some(pending)) => say("mail-servers-user-changes", user, pending),
        (Some(user), None) => visible(user),
        (None, Some(pending)) => say("mail-servers-user-pending", "", pending),
        (None, None) => page.texts.say("mail-servers-user-missing", args![shut = yes_or_no(is_shut)]),
    }
}

/// That servers of the examples lead nowhere, where there are such.
pub(crate) fn placeholders<'a>(hosts: impl IntoIterator<Item = &'a str>, texts: &Texts) -> Option<String> {
    hosts.into_iter().any(is_placeholder).then(|| texts.say("mail-servers-placeholders", args![]))
}

/// The names of all servers.
pub(crate) fn hosts(settings: &MailSettingsView) -> impl Iterator<Item = &str> {
    [&settings.imap, &settings.pop].into_iter().chain(&settings.smtp).map(|server| server.host.as_str())
}

/// That mail apps have no user name yet; from when they have one, where an address waits.
pub(crate) fn no_address(settings: &MailSettingsView) -> Failure {
    let failure = Failure::new(LocalCode::AddressMissing);
    match &settings.pending_user {
        Some(pending) => {
            Failure { possible_from: Some(pending.effective_at), ..failure }.fact("pending", pending.address.as_str())
        }
        None => failure,
    }
}

/// The user name where it is one of several words; its place, where there is none to tell.
pub(crate) fn user_or_place(settings: &MailSettingsView, texts: &Texts) -> String {
    settings.user.as_deref().map_or_else(|| texts.say("mail-servers-user-place", args![]), visible)
}

/// The same for whoever reads it of somebody else: the commands are the owner's to type, but where the account is shut.
pub(crate) fn credential_of(view: &CredentialView, is_own: bool, texts: &Texts) -> String {
    let words = credential(view, texts);
    if is_own || is_shut(Some(view)) {
        words
    } else {
        texts.say("mail-servers-for-owner", args![words = theirs(&words)])
    }
}

/// Whether the account is disabled, over or locked down, so that its owner can do nothing.
pub(crate) fn is_shut(credential: Option<&CredentialView>) -> bool {
    credential.and_then(|view| view.first.as_ref()).is_some_and(|first| *first == First::OpenAccount)
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
