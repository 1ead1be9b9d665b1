//! What will change by itself, and when. What a sentence of its own tells is left out: nothing is told twice.

use crate::{
    contract::{
        Moment,
        account::{AccountWhole, PasswordState},
        less_secure_apps::LessSecureAppsView,
    },
    rules::{account::Standing, entitlement::State},
    texts::args,
    ui::{Ui, display_width, visible},
};

/// Columns that a heading may take beside an answer.
const HEADING: usize = 20;

/// The times, the next first; none where nothing is to come. In one line where it fits; else each in its own, so that no
/// time is parted from what it tells.
pub(super) fn line(whole: &AccountWhole, ui: &Ui) -> Option<String> {
    let start = ui.text("account-time-now", args![]);
    let points = moments(whole, ui).into_iter().map(|(at, what)| {
        let time = ui.promise(&at.to_string());
        ui.text("account-time-point", args![time = time, what = what])
    });
    let points: Vec<_> = points.collect();
    if points.is_empty() {
        return None;
    }
    let line = std::iter::once(&start).chain(&points).map(String::as_str).collect::<Vec<_>>().join(" ── ");
    let fits = ui.page().width.is_none_or(|width| display_width(&line) + HEADING <= width);
    Some(if fits { line } else { points.join("\n") })
}

fn moments(whole: &AccountWhole, ui: &Ui) -> Vec<(Moment, String)> {
    let say = |key: &str| ui.text(key, args![]);
    let is_disabled = whole.account.state == Standing::Disabled;
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
    let ends_at = whole.account.ends_at.filter(|_| !is_disabled);
    moments.extend(ends_at.map(|at| (at, say("account-time-account"))));
    let first = whole.password.expires_at.filter(|_| !is_disabled && whole.password.state == PasswordState::First);
    moments.extend(first.map(|at| (at, say("account-time-first-password"))));
    moments.extend(whole.less_secure_apps.as_ref().filter(|_| !is_disabled).and_then(|it| turned_off(it, ui)));
    moments.sort_by_key(|(at, _)| at.at);
    moments
}

/// When less secure apps are turned off: on the day that was set, or when no mail app has used them for so long (LSA-3).
fn turned_off(view: &LessSecureAppsView, ui: &Ui) -> Option<(Moment, String)> {
    let ends_at = view.ends_at?;
    let is_fixed = view.until_at.is_some_and(|until| until.at <= ends_at.at);
    let ends = if is_fixed { "fixed" } else { "unused" };
    Some((ends_at, ui.text("account-time-less-secure-apps", args![ends = ends])))
}
