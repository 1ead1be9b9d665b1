//! What shuts an account, waits for somebody, or is locked, in sentences.

use super::owner;
use crate::{
    cli::{
        account::{sync, unlock},
        context::Context,
    },
    contract::{
        account::{AccountWhole, LockView, PasswordState, ShutView},
        alias::AliasState,
    },
    rules::account::Standing,
    texts::{ABSENT, args, yes_or_no},
    ui::{Ui, visible},
};

/// What shuts it, what waits for somebody, and what is locked, with the command that ends it. What only waits for its time
/// stands in the time line.
pub(super) fn waiting(whole: &AccountWhole, own: bool, context: &Context) -> Vec<String> {
    let ui = &context.ui;
    let (id, by, owns) = (whole.account.login_id.as_str(), context.typed_by(own), yes_or_no(own));
    let mut lines = shut(whole, own, ui);
    lines.extend(password(whole, by, ui));
    if let Some(reset) = whole.reset.as_ref().filter(|_| owner::recovers(whole)) {
        let time = ui.promise(&reset.expires_at.to_string());
        lines.push(ui.text("account-waiting-reset", args![id = id, time = time, by = by]));
    }
    let recovers = yes_or_no(owner::recovers(whole));
    lines.extend(whole.locks.iter().map(|lock| locked(lock, (id, by, owns, recovers), ui)));
    let waits = whole.aliases.iter().flatten().filter(|one| one.state == AliasState::Waiting && owner::acts(whole));
    lines.extend(waits.map(|one| ui.text("account-waiting-alias", args![address = one.address.as_str(), by = by])));
    lines.extend(pop_lock(whole, own, ui));
    if let Some(platform) = &whole.platform {
        lines.extend(sync::waiting(platform, ui));
    }
    lines
}

/// That it is over, disabled or locked down: since when, by whom and why, and what ends it.
fn shut(whole: &AccountWhole, own: bool, ui: &Ui) -> Vec<String> {
    let id = whole.account.login_id.as_str();
    let mut lines = Vec::new();
    if whole.account.state == Standing::Disabled {
        // Since when it is shut is told of what is over alone.
        let over = whole.account.ends_at.filter(|_| whole.access.sign_in.since.is_some());
        lines.push(match over {
            Some(at) => ui.text("account-waiting-over", args![id = id, time = ui.time(&at.to_string())]),
            None => ui.text("account-waiting-disabled", args![id = id]),
        });
    }
    lines.extend(whole.disabled.as_ref().map(|shut| shut_by("account-disabled-by", shut, ui)));
    if let Some(at) = whole.account.locked_down_at {
        let recovers = yes_or_no(owner::recovers(whole));
        let values = args![id = id, own = yes_or_no(own), recovers = recovers, time = ui.time(&at.to_string())];
        lines.push(ui.text("account-waiting-locked-down", values));
    }
    let by = whole.locked_down.as_ref().filter(|shut| shut.by.is_some());
    lines.extend(by.map(|shut| shut_by("account-locked-down-by", shut, ui)));
    lines
}

fn shut_by(key: &str, shut: &ShutView, ui: &Ui) -> String {
    let or_none = |text: &Option<String>| text.as_deref().map_or_else(|| ABSENT.to_owned(), visible);
    let values = args![time = ui.time(&shut.at.to_string()), by = or_none(&shut.by), reason = or_none(&shut.reason)];
    ui.text(key, values)
}

/// What keeps the owner from doing anything else before the password is changed or reset.
fn password(whole: &AccountWhole, by: &str, ui: &Ui) -> Option<String> {
    if !owner::recovers(whole) || whole.account.locked_down_at.is_some() {
        return None;
    }
    let id = whole.account.login_id.as_str();
    match (whole.password.state.known(), whole.password.expires_at) {
        (Some(PasswordState::First), _) => Some(ui.text("account-waiting-first-password", args![])),
        (Some(PasswordState::FirstExpired), Some(at)) => {
            Some(ui.text("account-waiting-first-expired", args![id = id, time = ui.time(&at.to_string())]))
        }
        _ if whole.password.must_change => Some(ui.text("account-waiting-short-password", args![by = by])),
        _ => None,
    }
}

/// The lock of POP, where the line of mail apps does not tell it.
fn pop_lock(whole: &AccountWhole, own: bool, ui: &Ui) -> Option<String> {
    let until =
        whole.pop.as_ref()?.locked_until.filter(|_| !whole.access.mail.as_ref().is_some_and(|it| it.imap.open))?;
    let id = whole.account.login_id.as_str();
    Some(
        ui.text(
            "account-waiting-pop-lock",
            args![id = id, own = yes_or_no(own), time = ui.promise(&until.to_string())],
        ),
    )
}

/// Which factor is locked or has to wait, and what ends it.
fn locked(lock: &LockView, (id, by, own, recovers): (&str, &str, &'static str, &'static str), ui: &Ui) -> String {
    let key = if lock.locked { "account-waiting-lock" } else { "account-waiting-delay" };
    let time = lock.possible_from.map_or_else(|| ABSENT.to_owned(), |at| ui.promise(&at.to_string()));
    let factor = unlock::factor(lock.factor.as_str(), ui);
    let place = if lock.known_place { "known" } else { "elsewhere" };
    ui.text(
        key,
        args![
            where = place,
            id = id,
            by = by,
            own = own,
            recovers = recovers,
            factor = factor,
            count = lock.wrong_tries,
            time = time
        ],
    )
}
