//! Mail log-ins in words: what let mail apps in, and why others were refused.

use super::word;
use crate::{
    contract::{
        mail_log_in::{MailLogInsView, MailRefusalView, MailUseView},
        word::Word,
    },
    rules::Code,
    texts::args,
    ui::{Ui, visible},
};

/// From where, and when last.
pub(crate) fn place(one: &MailUseView, ui: &Ui) -> String {
    ui.text(
        "mail-log-in-use",
        args![
            protocol = one.protocol.as_str().to_uppercase(),
            address = seen(one.address.as_deref(), ui),
            time = ui.time(&one.last_used_at.to_string()),
        ],
    )
}

/// What every log-in has, and who may not see it is told so.
fn seen(text: Option<&str>, ui: &Ui) -> String {
    text.map_or_else(|| ui.text("value-withheld", args![]), visible)
}

/// What let mail apps in lately, one line each.
pub(crate) fn uses(view: &MailLogInsView, ui: &Ui) -> Vec<String> {
    let line = |one: &MailUseView| {
        let credential = word::said("value-credential", one.credential.as_str(), ui.texts);
        let name = one.name.as_deref().map(|name| format!(" “{}”", visible(name))).unwrap_or_default();
        format!("{credential}{name}: {}", place(one, ui))
    };
    match view.uses.as_slice() {
        [] => vec![ui.text("mail-log-in-none", args![])],
        uses => uses.iter().map(line).collect(),
    }
}

/// What the secret was, where the reason does not say it.
fn secret(one: &MailRefusalView) -> &str {
    match one.code.known() {
        Some(Code::MailPasswordWrong | Code::MailAppPasswordWrong) => "said",
        _ => one.secret.as_ref().map_or("said", Word::as_str),
    }
}

/// Why one was refused, in a line.
pub(crate) fn refusal(one: &MailRefusalView, ui: &Ui) -> String {
    let what = ui.texts.problem_title(one.code.as_str()).unwrap_or_default();
    let named = one.named.as_ref().map_or("none", Word::as_str);
    ui.text(
        "mail-log-in-refusal",
        args![
            time = ui.time(&one.at.to_string()),
            what = what,
            code = visible(one.code.as_str()),
            secret = secret(one),
            protocol = one.protocol.as_str().to_uppercase(),
            address = seen(one.address.as_deref(), ui),
            identifier = seen(one.identifier.as_deref(), ui),
            named = word::said("mail-log-in-named", named, ui.texts),
            request = visible(&one.request_id),
            count = one.count,
        ],
    )
}
