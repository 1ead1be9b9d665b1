//! Who it is, and what works now: the lines that are read first.

use super::{helps, last_refusal::LastRefusal};
use crate::{
    cli::report::{mail_servers::menu, word},
    contract::{
        Moment,
        access::{DoorView, MailAccessView},
        account::{AccountWhole, PasswordState},
        mail_servers::{CredentialView, MailServerView},
    },
    rules::{account::Standing, entitlement::State},
    texts::{ABSENT, args, yes_or_no},
    ui::{Answer, Section, Tone, Ui, display_width, theirs, typed_by, visible},
};

/// Whose account it is, in one line.
pub(super) fn who(whole: &AccountWhole, ui: &Ui) -> String {
    let account = &whole.account;
    ui.text(
        "account-show-who",
        args![
            name = visible(&account.name),
            id = account.login_id.as_str(),
            department = visible(&account.department),
            affiliation = word::said("value-affiliation", account.affiliation.as_str(), ui.texts),
        ],
    )
}

/// What works now, each in a line, and what helps where something does not.
pub(super) fn section(whole: &AccountWhole, own: bool, ui: &Ui) -> Section {
    let door = |heading, said, door: &DoorView| Answer::new(heading, said).toned(tone(door));
    let mut answers = vec![door("account-access-sign-in", sign_in(whole, own, ui), &whole.access.sign_in)];
    if !own && whole.access.sign_in.open && !whole.two_step.methods.is_empty() {
        let id = whole.account.login_id.as_str();
        answers.push(Answer::new(
            "account-access-lost",
            ui.text("account-access-lost-steps", args![id = id, by = typed_by(false)]),
        ));
    }
    if let Some(mail) = &whole.access.mail {
        answers.push(door("account-access-mail", mail_apps(mail, whole, own, ui), &mail.imap));
        if mail.imap.open {
            answers.push(Answer::new("account-access-settings", settings(mail, ui)));
        }
    }
    let moments = moments(whole, ui);
    if moments.len() > 1 {
        answers.push(Answer::new("account-access-times", timeline(moments, ui)));
    }
    let refusal = LastRefusal::of(whole, ui);
    answers.extend(refusal.as_ref().map(|it| Answer::new("account-access-refusal", it.line(ui))));
    let (heading, said): (_, fn(&str) -> String) =
        if own { ("account-access-helps", str::to_owned) } else { ("account-access-owner-helps", theirs) };
    answers.extend(helps::with_mail(whole, refusal.as_ref(), ui).map(|next| Answer::new(heading, said(&next))));
    Section::answers(answers)
}

fn tone(door: &DoorView) -> Tone {
    if door.open { Tone::Plain } else { Tone::Against }
}

/// Whether the owner can sign in, with what; or the first reason against it.
fn sign_in(whole: &AccountWhole, own: bool, ui: &Ui) -> String {
    let door = &whole.access.sign_in;
    if !door.open {
        return against(door, whole, own, ui);
    }
    let methods = whole.two_step.methods.iter().map(|one| {
        let method = word::said("value-method", one.method.as_str(), ui.texts);
        one.phone.as_deref().map_or_else(|| method.clone(), |phone| format!("{method} {}", visible(phone)))
    });
    let methods = methods.collect::<Vec<_>>().join(&ui.text("list-separator", args![]));
    ui.text(
        "account-access-sign-in-open",
        args![
            set = ui.time(&whole.password.set_at.to_string()),
            first = match (whole.password.must_change, whole.password.expires_at) {
                (true, Some(_)) => "yes",
                (true, None) => "short",
                (false, _) => "no",
            },
            methods = if methods.is_empty() { ABSENT.to_owned() } else { methods },
            places = places(door),
        ],
    )
}

/// Whether mail apps can log in, with which password, and whether POP works.
fn mail_apps(mail: &MailAccessView, whole: &AccountWhole, own: bool, ui: &Ui) -> String {
    if !mail.imap.open {
        return against(&mail.imap, whole, own, ui);
    }
    let pop = if mail.pop.open { ABSENT.to_owned() } else { title(&mail.pop, ui) };
    let credential = mail.credential.as_ref().map_or("withheld", credential);
    ui.text("account-access-mail-open", args![credential = credential, pop = pop, places = places(&mail.imap)])
}

fn credential(view: &CredentialView) -> &str {
    let usable = view.usable.as_ref().map(|it| it.as_str());
    usable.or_else(|| view.first.as_ref().map(|it| it.as_str())).unwrap_or("withheld")
}

fn places(door: &DoorView) -> &'static str {
    if door.known_places_only { "known" } else { "all" }
}

/// Why not, in the title of its code, and until when.
fn against(door: &DoorView, whole: &AccountWhole, own: bool, ui: &Ui) -> String {
    let code = door.code.as_ref().map_or("", |code| code.as_str());
    let id = whole.account.login_id.as_str();
    ui.text(
        "account-access-against",
        args![code = code, why = title(door, ui), id = id, own = yes_or_no(own), by = typed_by(own)],
    )
}

fn title(door: &DoorView, ui: &Ui) -> String {
    let code = door.code.as_ref().map_or("", |code| code.as_str());
    let why = ui.texts.problem_title(code).unwrap_or_else(|| visible(code));
    match door.possible_from {
        Some(at) => ui.text("account-access-from", args![why = why, from = ui.promise(&at.to_string())]),
        None => why,
    }
}

/// Where a mail app reads, fetches and sends; POP where it is on.
fn settings(mail: &MailAccessView, ui: &Ui) -> String {
    let server = |protocol: &str, server: &MailServerView| {
        format!("{protocol} {}:{} {}", visible(&server.host), server.port, menu(&server.tls))
    };
    let mut servers = vec![server("IMAP", &mail.settings.imap)];
    if mail.pop.open {
        servers.push(server("POP", &mail.settings.pop));
    }
    servers.extend(mail.settings.smtp.iter().map(|one| server("SMTP", one)));
    let servers = servers.join(&ui.text("list-separator", args![]));
    match &mail.settings.user {
        Some(user) => ui.text("account-access-settings-user", args![servers = servers, user = visible(user)]),
        None => servers,
    }
}

/// What will change by itself and when, the next first.
fn moments(whole: &AccountWhole, ui: &Ui) -> Vec<(Moment, String)> {
    let say = |key: &str| ui.text(key, args![]);
    let mut moments = Vec::new();
    if let Some(pending) = whole.address.as_ref().and_then(|address| address.pending.as_ref()) {
        let address = visible(&pending.address);
        moments.push((pending.effective_at, ui.text("account-time-address", args![address = address])));
    }
    if let Some(pending) = whole.mail_password.as_ref().and_then(|held| held.pending.as_ref()) {
        moments.push((pending.effective_at, say("account-time-mail-password")));
    }
    let entitlement = whole.entitlement.as_ref().filter(|it| it.state != State::Ended);
    moments.extend(entitlement.map(|it| (it.ends_at, say("account-time-entitlement"))));
    let ends_at = whole.account.ends_at.filter(|_| whole.account.state != Standing::Disabled);
    moments.extend(ends_at.map(|at| (at, say("account-time-account"))));
    let first = whole.password.expires_at.filter(|_| whole.password.state == PasswordState::First);
    moments.extend(first.map(|at| (at, say("account-time-first-password"))));
    moments.extend(whole.reset.as_ref().map(|reset| (reset.expires_at, say("account-time-reset"))));
    moments.extend(whole.access.sign_in.possible_from.map(|at| (at, say("account-time-sign-in"))));
    let pop = whole.pop.as_ref().and_then(|pop| pop.locked_until);
    moments.extend(pop.map(|at| (at, say("account-time-pop"))));
    let less_secure = whole.less_secure_apps.as_ref().and_then(|it| it.ends_at);
    moments.extend(less_secure.map(|at| (at, say("account-time-less-secure-apps"))));
    moments.sort_by_key(|(at, _)| at.at);
    moments
}

/// Columns that a heading may take beside an answer.
const HEADING: usize = 20;

/// In one line where it fits; else each in its own, so that no time is parted from what it tells.
fn timeline(moments: Vec<(Moment, String)>, ui: &Ui) -> String {
    let start = ui.text("account-time-now", args![]);
    let points = moments.into_iter().map(|(at, what)| {
        let time = ui.promise(&at.to_string());
        ui.text("account-time-point", args![time = time, what = what])
    });
    let points: Vec<_> = points.collect();
    let line = std::iter::once(&start).chain(&points).map(String::as_str).collect::<Vec<_>>().join(" ── ");
    let fits = ui.page().width.is_none_or(|width| display_width(&line) + HEADING <= width);
    if fits { line } else { points.join("\n") }
}
