//! What another account password, a reset or a lockdown has ended, and what stays, with the command that removes each
//! (PASS-2).

use serde_json::Value;

use super::word;
use crate::{
    cli::{args::shell::argument, context::Context},
    contract::aftermath::Staying,
    rules::aftermath::{AlsoEnded, Leftover},
    texts::args,
    ui::{Done, visible},
};

/// Who reads what stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    /// The owner, who goes on from here.
    SignedIn,
    /// The owner, who has to sign in first.
    Owner,
    /// Somebody else: the commands are the owner's, typed on a machine of their own.
    Another,
}

/// The result, with what else was ended and what stays.
pub(crate) fn told(done: Done, ended: &AlsoEnded, stays: &[Staying], reader: Reader, context: &Context) -> Done {
    let ended = said(ended, context);
    let mut done = done;
    if context.global.dry_run && !ended.is_empty() {
        done = done.and(context.ui.text("aftermath-would", args![]));
    }
    done = ended.into_iter().fold(done, Done::and);
    if let Some(items) = done.value.get_mut("stays").and_then(Value::as_array_mut) {
        for (item, one) in items.iter_mut().zip(stays) {
            item["command"] = command(one, reader, context).into();
        }
    }
    if stays.is_empty() {
        return done;
    }
    let who = if reader == Reader::SignedIn { "signed-in" } else { "other" };
    let lines = stays.iter().map(|one| line(one, reader, context));
    let head = context.ui.text("aftermath-stays", args![who = who]);
    done.and(std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n"))
}

/// What was ended, in sentences.
fn said(ended: &AlsoEnded, context: &Context) -> Vec<String> {
    let ui = &context.ui;
    let mut said = Vec::new();
    if ended.unfinished_sign_ins > 0 {
        said.push(ui.text("aftermath-sign-ins", args![count = ended.unfinished_sign_ins]));
    }
    if ended.enrolment {
        said.push(ui.text("aftermath-enrolment", args![]));
    }
    if ended.mail_password {
        said.push(ui.text("aftermath-mail-password", args![]));
    }
    if let Some(address) = &ended.address {
        said.push(ui.text("aftermath-address", args![address = visible(address)]));
    }
    if !ended.aliases.is_empty() {
        said.push(ui.text("aftermath-aliases", args![addresses = visible(&ended.aliases.join(" "))]));
    }
    if ended.less_secure_apps {
        said.push(ui.text("aftermath-less-secure-apps", args![]));
    }
    if !ended.service_tokens.is_empty() {
        said.push(ui.text("aftermath-service-tokens", args![names = visible(&ended.service_tokens.join(", "))]));
    }
    said
}

fn command(one: &Staying, reader: Reader, context: &Context) -> String {
    let words = removal(one);
    if reader == Reader::Another { format!("meibo {words}") } else { context.command(&words) }
}

fn line(one: &Staying, reader: Reader, context: &Context) -> String {
    let ui = &context.ui;
    let name = one.name.as_deref().map(visible).unwrap_or_default();
    let method = match one.what.known() {
        Some(Leftover::Method | Leftover::OnlyMethod) => word::said("value-method", &name, ui.texts),
        _ => String::new(),
    };
    let what = match one.what.known() {
        Some(what) => ui.text(&format!("aftermath-what-{what}"), args![name = name, method = method]),
        None => format!("{} {name}", visible(one.what.as_str())),
    };
    ui.text(
        "aftermath-line",
        args![
            what = what,
            command = format!("{}{}", context.typed_by(reader != Reader::Another), command(one, reader, context))
        ],
    )
}

/// The command that removes it.
fn removal(one: &Staying) -> String {
    let name = one.name.as_deref().map(argument).unwrap_or_default();
    let Some(what) = one.what.known() else { return "account show".to_owned() };
    match what {
        Leftover::Method => format!("2sv method delete{name}"),
        Leftover::OnlyMethod => "2sv disable".to_owned(),
        Leftover::BackupCodes => "2sv backup-codes".to_owned(),
        Leftover::Alias => format!("alias delete{name}"),
        Leftover::MailPassword => "account mail-password set".to_owned(),
        Leftover::LessSecureApps => "lsa disable".to_owned(),
        Leftover::Pop => "pop-quota disable".to_owned(),
        Leftover::RemoteAccess => "account remote-access disable".to_owned(),
        Leftover::ServiceToken => {
            format!("account token delete{}", one.id.map(|id| format!(" {id}")).unwrap_or_default())
        }
    }
}
