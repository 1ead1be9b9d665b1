//! The switch in words: what it is, when it ends, and what follows for mail apps.

use crate::{
    cli::{context::Context, report::mail_servers},
    contract::{
        Moment,
        less_secure_apps::{LessSecureAppsChanged, LessSecureAppsView},
        mail_servers::CredentialView,
    },
    texts::args,
    ui::{Ui, visible},
};

/// `off`, or `on, until …`.
pub(super) fn state(view: &LessSecureAppsView, context: &Context) -> String {
    match view.ends_at {
        None => context.ui.text("less-secure-apps-off", args![]),
        Some(at) => context.ui.text("less-secure-apps-on", args![at = context.ui.promise(&at.to_string())]),
    }
}

/// Who it is, and the switch before → after.
pub(super) fn change(changed: &LessSecureAppsChanged, context: &Context) -> String {
    context.ui.text(
        "less-secure-apps-change",
        args![
            id = changed.account.as_str(),
            name = visible(&changed.name),
            department = visible(&changed.department),
            before = state(&changed.before, context),
            after = state(&changed.less_secure_apps, context),
        ],
    )
}

/// The command that brings the switch back to what it was.
pub(super) fn back_to(before: &LessSecureAppsView) -> String {
    // It ends with its last day: at the beginning of the next one.
    let last = before.until_at.and_then(|until| until.offset.to_datetime(until.at).date().yesterday().ok());
    match (before.state.as_str(), last) {
        ("on", Some(last)) => format!("lsa enable --until {last}"),
        ("on", None) => "lsa enable".to_owned(),
        _ => "lsa disable".to_owned(),
    }
}

/// How it ends by itself, where it is on.
pub(super) fn end(view: &LessSecureAppsView, context: &Context) -> Vec<String> {
    ends(view, &context.ui).into_iter().collect()
}

/// The same as one sentence.
pub(crate) fn ends(view: &LessSecureAppsView, ui: &Ui) -> Option<String> {
    let ends_at = view.ends_at?;
    let time = |at: Moment| ui.promise(&at.to_string());
    let values = match view.until_at {
        Some(until) if until.at <= ends_at.at => args![ends = "fixed", at = time(ends_at)],
        Some(until) => args![ends = "unused-by", at = time(ends_at), until = time(until)],
        None => args![ends = "unused", at = time(ends_at)],
    };
    Some(ui.text("less-secure-apps-ends", values))
}

/// What mail apps can use now.
pub(super) fn credential(credential: &CredentialView, context: &Context) -> String {
    let said = mail_servers::credential(credential, context.ui.texts);
    context.ui.text("less-secure-apps-credential", args![credential = said])
}
