//! The switch in words: what it is, when it ends, and what follows for mail apps.

use crate::{
    cli::{mail_servers, session::Session},
    contract::{
        Moment,
        less_secure_apps::{LessSecureAppsChanged, LessSecureAppsView},
        mail_servers::CredentialView,
    },
    texts::args,
    ui::{Ui, visible},
};

/// `off`, or `on, until …`.
pub(super) fn state(view: &LessSecureAppsView, session: &Session) -> String {
    match view.ends_at {
        None => session.ui.text("less-secure-apps-off", args![]),
        Some(at) => session.ui.text("less-secure-apps-on", args![at = session.ui.promise(&at.to_string())]),
    }
}

/// Who it is, and the switch before → after.
pub(super) fn change(changed: &LessSecureAppsChanged, session: &Session) -> String {
    session.ui.text(
        "less-secure-apps-change",
        args![
            id = changed.account.as_str(),
            name = visible(&changed.name),
            department = visible(&changed.department),
            before = state(&changed.before, session),
            after = state(&changed.less_secure_apps, session),
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
pub(super) fn end(view: &LessSecureAppsView, session: &Session) -> Vec<String> {
    ends(view, &session.ui).into_iter().collect()
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
pub(super) fn credential(credential: &CredentialView, session: &Session) -> String {
    let said = mail_servers::credential(credential, session.ui.texts);
    session.ui.text("less-secure-apps-credential", args![credential = said])
}
