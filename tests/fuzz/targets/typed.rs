//! What people type: brought to one form once, and in that form it is taken again and stays what it is.

use meibo::rules::{
    Fact, Policy, Refusal, account, address, alias, app_password,
    contact::{self, Contact, Phone},
    day::date_of,
    login_id::LoginId,
    meant::meant,
    password,
    smtp_server::SmtpServer,
    text,
};

use super::{is_harmless, texts};

type Reading = fn(&str) -> Result<String, Refusal>;

/// Each text, read as everything that it could be.
pub(super) fn all(input: &[u8]) {
    let policy = Policy::default();
    for typed in texts(input) {
        let typed = typed.as_str();
        forms(typed);
        names(typed);
        identifiers(typed, &policy);
        addresses(typed, &policy);
        passwords(typed, &policy);
        quoted(typed);
    }
}

/// A reading whose outcome it takes for itself.
#[track_caller]
fn settles<E>(typed: &str, read: impl Fn(&str) -> Result<String, E>) {
    if let Ok(once) = read(typed) {
        match read(&once) {
            Ok(twice) => assert_eq!(twice, once, "of {typed:?}"),
            Err(_) => panic!("{typed:?} is taken as {once:?}, and that is refused"),
        }
    }
}

fn forms(typed: &str) {
    for form in [text::fold, text::compose, text::fold_together] {
        settles(typed, |typed| Ok::<_, ()>(form(typed)));
    }
    settles(typed, |typed| Ok::<_, ()>(password::prepare(typed).expose().to_owned()));
    if let Ok(day) = date_of(&text::fold(typed).to_lowercase()) {
        assert_eq!(date_of(&day.to_string()), Ok(day), "of {typed:?}");
    }
}

fn names(typed: &str) {
    let all: [Reading; 5] = [account::name, account::department, app_password::name, alias::display_name, |typed| {
        text::filter("search", typed)
    }];
    for read in all {
        settles(typed, read);
        assert!(read(typed).map_or(true, |name| is_harmless(&name)), "{typed:?} is shown to others");
    }
}

fn identifiers(typed: &str, policy: &Policy) {
    settles(typed, |typed| typed.parse::<LoginId>().map(|id| id.to_string()));
    settles(typed, |typed| Phone::read(typed, &policy.two_step).map(|phone| phone.to_string()));
    settles(typed, |typed| Contact::read(typed, &policy.two_step).map(|contact| contact.as_str().to_owned()));
    settles(typed, contact::mail);
    if let Ok(contact) = Contact::read(typed, &policy.two_step) {
        assert_eq!(Contact::from_stored(contact.as_str().to_owned()), contact);
        assert_ne!(contact.masked(), contact.as_str(), "a masked contact is no contact");
    }
    let words = ["account", "department", "last-day"];
    assert!(meant(typed, words.into_iter()).is_none_or(|word| words.contains(&word)));
}

fn addresses(typed: &str, policy: &Policy) {
    settles(typed, |typed| alias::Address::read(typed).map(|address| address.to_string()));
    settles(typed, |typed| address::Address::read(typed, &policy.cloud_mail).map(|address| address.to_string()));
    if let Ok(address) = address::Address::read(typed, &policy.cloud_mail) {
        assert_eq!(address.as_str().parse(), Ok(address.clone()), "the store gives it back");
        assert!(alias::Address::read(address.as_str()).is_ok(), "{address} is an address of mail");
        let _ = address.may_be_chosen(&policy.cloud_mail);
    }
    let server = |host: &str| SmtpServer::read(host, None, None, "user", &policy.alias).map(|server| server.host);
    settles(typed, server);
    if let Ok(host) = server(typed) {
        assert!(host.is_ascii() && !host.chars().any(char::is_control));
    }
    settles(typed, |user| SmtpServer::read("mail.example", None, None, user, &policy.alias).map(|server| server.user));
}

fn passwords(typed: &str, policy: &Policy) {
    let login_id: LoginId = "tanaka.k".parse().unwrap();
    let about = password::Judged { login_id: &login_id, service_name: "meibo", two_step_on: true, unchanged: false };
    let prepared = password::prepare(typed);
    if let Err(refusal) = password::judge(prepared.expose(), &about, &policy.password) {
        let repeats = |fact: &Fact| matches!(fact, Fact::Text(text) if text.contains(prepared.expose()));
        // A short one may be a word of ours.
        assert!(prepared.expose().len() < 8 || !refusal.facts.values().any(repeats), "{refusal:?} repeats {typed:?}");
    }
}

/// What is quoted has no password in it that stands where addresses have theirs.
fn quoted(typed: &str) {
    let plain: String = typed.chars().filter(|c| c.is_alphanumeric()).collect();
    let url = format!("postgres://meibo:CANARY{plain}@db.example/meibo");
    for shown in
        [text::quotable(&url), text::without_passwords(&url), text::without_passwords(&format!("{typed} {url}"))]
    {
        assert!(!shown.contains("CANARY"), "{shown}");
    }
    let _ = (text::quotable(typed), text::expected(typed));
}
