//! What is not true yet of an account, or not for long, in sentences.

use crate::{
    cli::{
        account::{sync, unlock},
        context::Context,
        less_secure_apps,
    },
    contract::{
        account::{AccountWhole, LockView, PasswordState},
        alias::AliasState,
    },
    rules::{account::Standing, entitlement::State},
    texts::{ABSENT, args, yes_or_no},
    ui::{Ui, visible},
};

/// What is not true yet, or soon to change, in sentences.
pub(super) fn waiting(whole: &AccountWhole, own: bool, context: &Context) -> Vec<String> {
    let ui = &context.ui;
    let (id, by, owns) = (whole.account.login_id.as_str(), context.typed_by(own), yes_or_no(own));
    let mut lines = Vec::new();
    match whole.account.ends_at.filter(|_| whole.account.state == Standing::Disabled) {
        // Since when it is shut is told of what is over alone.
        Some(at) if whole.access.sign_in.since.is_some() => {
            lines.push(ui.text("account-waiting-over", args![id = id, time = ui.time(&at.to_string())]));
        }
        Some(_) => lines.push(ui.text("account-waiting-disabled-id", args![id = id])),
        None if whole.account.state == Standing::Disabled => lines.push(ui.text("account-waiting-disabled", args![])),
        None => {}
    }
    if let Some(at) = whole.account.locked_down_at {
        lines.push(ui.text("account-waiting-locked-down", args![id = id, own = owns, time = ui.time(&at.to_string())]));
    }
    match (whole.password.state.known(), whole.password.expires_at) {
        (Some(PasswordState::First), Some(at)) => {
            lines.push(ui.text("account-waiting-first-password", args![time = ui.promise(&at.to_string())]));
        }
        (Some(PasswordState::FirstExpired), Some(at)) => {
            lines.push(ui.text("account-waiting-first-expired", args![time = ui.time(&at.to_string())]));
        }
        _ if whole.password.must_change => lines.push(ui.text("account-waiting-short-password", args![by = by])),
        _ => {}
    }
    if let Some(reset) = &whole.reset {
        let time = ui.promise(&reset.expires_at.to_string());
        lines.push(ui.text("account-waiting-reset", args![id = id, time = time, by = by]));
    }
    if let Some(entitlement) = whole.entitlement.as_ref().filter(|it| it.state == State::StopPending) {
        lines.push(ui.text("account-waiting-stop", args![time = ui.promise(&entitlement.ends_at.to_string())]));
    }
    if let Some(pending) = whole.address.as_ref().and_then(|address| address.pending.as_ref()) {
        let time = ui.promise(&pending.effective_at.to_string());
        lines.push(ui.text("account-waiting-address", args![address = visible(&pending.address), time = time]));
    }
    if let Some(pending) = whole.mail_password.as_ref().and_then(|held| held.pending.as_ref()) {
        let time = ui.promise(&pending.effective_at.to_string());
        lines.push(ui.text("account-waiting-mail-password", args![time = time]));
    }
    if let Some(how) = whole.less_secure_apps.as_ref().and_then(|it| less_secure_apps::ends(it, ui)) {
        lines.push(ui.text("account-waiting-less-secure-apps", args![how = how]));
    }
    if let Some(until) = whole.pop.as_ref().and_then(|pop| pop.locked_until) {
        let lock = args![id = id, own = owns, time = ui.promise(&until.to_string())];
        lines.push(ui.text("account-waiting-pop-lock", lock));
    }
    lines.extend(whole.locks.iter().map(|lock| locked(lock, (id, by, owns), ui)));
    let waits = whole.aliases.iter().flatten().filter(|one| one.state == AliasState::Waiting);
    lines.extend(waits.map(|one| ui.text("account-waiting-alias", args![address = one.address.as_str(), by = by])));
    if let Some(platform) = &whole.platform {
        lines.extend(sync::waiting(platform, ui));
    }
    lines
}

/// Which factor is locked or has to wait, and what ends it.
fn locked(lock: &LockView, (id, by, own): (&str, &str, &'static str), ui: &Ui) -> String {
    let key = if lock.locked { "account-waiting-lock" } else { "account-waiting-delay" };
    let time = lock.possible_from.map_or_else(|| ABSENT.to_owned(), |at| ui.promise(&at.to_string()));
    let factor = unlock::factor(lock.factor.as_str(), ui);
    let place = if lock.known_place { "known" } else { "elsewhere" };
    ui.text(
        key,
        args![where = place, id = id, by = by, own = own, factor = factor, count = lock.wrong_tries, time = time],
    )
}
