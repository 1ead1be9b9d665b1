//! Who it is, and what works now: the lines that are read first.

use super::{helps, last_refusal::LastRefusal, owner, timeline};
use crate::{
    cli::report::{mail_servers::menu, word},
    contract::{
        access::{DoorView, MailAccessView},
        account::AccountWhole,
        mail_servers::{CredentialView, MailServerView},
    },
    rules::Code,
    texts::{ABSENT, args, yes_or_no},
    ui::{Answer, Section, Tone, Ui, theirs, typed_by, visible},
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
    if !own && owner::acts(whole) && !whole.two_step.methods.is_empty() {
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
    answers.extend(timeline::line(whole, ui).map(|line| Answer::new("account-access-times", line)));
    let refusal = LastRefusal::that_matters(whole, ui);
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
    let is_locked = mail.pop.code.as_ref().is_some_and(|code| *code == Code::PopLocked);
    let credential = mail.credential.as_ref().map_or("withheld", credential);
    ui.text(
        "account-access-mail-open",
        args![
            credential = credential,
            pop = pop,
            places = places(&mail.imap),
            lifts = yes_or_no(is_locked && !own),
            id = whole.account.login_id.as_str(),
        ],
    )
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
        args![
            code = code,
            why = title(door, ui),
            id = id,
            own = yes_or_no(own),
            acts = yes_or_no(owner::acts(whole)),
            by = typed_by(own),
        ],
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
