//! What the owner of an account and their mail apps can do now: the rules are asked that decide it when they try.

use crate::{
    contract::{
        access::{AccessView, DoorView, MailAccessView},
        account::LockView,
        mail_servers::{CredentialView, MailSettingsView},
    },
    ops::pipeline::{call::Call, view},
    rules::{
        Code, Refusal,
        mail_log_in::{self, Mailbox, Named, Protocol},
        mail_servers::Passwords,
        password,
        role::Kind,
        tries::Factor,
    },
    store::account::Whole,
};

/// What can be done now; `locks` are those of the same view.
pub(super) fn access(call: &Call<'_>, whole: &Whole, locks: &[LockView]) -> AccessView {
    let has_mailbox = whole.stored.account.kind == Kind::Person;
    AccessView { sign_in: sign_in(call, whole, locks), mail: has_mailbox.then(|| mail(call, whole, locks)) }
}

/// Signing in, in the order in which it is refused (SIGN-2, SIGN-4, SIGN-6, PASS-1).
fn sign_in(call: &Call<'_>, whole: &Whole, locks: &[LockView]) -> DoorView {
    let factors: &[Factor] = match whole.stored.two_step_since {
        Some(_) => &[Factor::SignIn, Factor::SecondStep],
        None => &[Factor::SignIn],
    };
    let judged = may_sign_in(call, whole)
        .and_then(|()| factors.iter().try_for_each(|factor| locked(*factor, locks).map_or(Ok(()), Err)));
    let elsewhere = factors.iter().any(|factor| is_locked_elsewhere(*factor, locks));
    door(call, judged.err(), elsewhere)
}

fn may_sign_in(call: &Call<'_>, whole: &Whole) -> Result<(), Refusal> {
    let stored = &whole.stored;
    stored.account.must_be_open(call.now)?;
    if stored.account.kind == Kind::Workshop {
        return Err(Code::WorkshopOnly.into());
    }
    let (password, policy) = (&stored.password, &call.house.policy.password);
    if password.first && password::first_expired(password.set_at, call.now, policy) {
        return Err(Code::FirstPasswordExpired.into());
    }
    Ok(())
}

fn mail(call: &Call<'_>, whole: &Whole, locks: &[LockView]) -> MailAccessView {
    let sees = view::sees_contact(call, &whole.stored);
    let mailbox = mailbox(call, whole, locks);
    let elsewhere = !mailbox.two_step_on && is_locked_elsewhere(Factor::Mail, locks);
    let of = |protocol| {
        let judged = mail_log_in::credential(Some(&mailbox), protocol, call.now);
        door(call, judged.err(), elsewhere)
    };
    MailAccessView {
        imap: of(Protocol::Imap),
        pop: of(Protocol::Pop),
        smtp: of(Protocol::Smtp),
        credential: sees.then(|| credential(whole, &mailbox)),
        settings: settings(call, whole, sees),
    }
}

/// The mailbox as a mail app meets it that names it rightly (MAIL-1).
fn mailbox(call: &Call<'_>, whole: &Whole, locks: &[LockView]) -> Mailbox {
    let (stored, now) = (&whole.stored, call.now);
    let addresses = &whole.addresses;
    let named = match (&addresses.present, &addresses.pending) {
        (Some(_), _) => Named::Address,
        (None, Some(_)) => Named::PendingAddress,
        (None, None) => Named::Unknown,
    };
    Mailbox {
        named,
        open: stored.account.may_recover(now),
        locked_down: stored.account.locked_down_at.is_some(),
        pop: whole.pop.clone(),
        // A mail server that does not says so itself when it asks.
        obeys_views: true,
        locked: locked(Factor::Mail, locks).is_some(),
        two_step_on: stored.two_step_since.is_some(),
        less_secure_apps_on: whole.less_secure_apps.as_ref().is_some_and(|held| held.is_on(now)),
        has_mail_password: whole.mail_passwords.in_force.is_some(),
    }
}

fn credential(whole: &Whole, mailbox: &Mailbox) -> CredentialView {
    view::credential(Passwords {
        two_step: mailbox.two_step_on,
        app_password: !whole.app_passwords.is_empty(),
        mail_password: mailbox.has_mail_password,
        less_secure_apps: mailbox.less_secure_apps_on,
    })
}

fn settings(call: &Call<'_>, whole: &Whole, sees: bool) -> MailSettingsView {
    let present = whole.addresses.present.as_ref().map(|present| present.address.to_string());
    view::mail_settings(call, present.filter(|_| sees))
}

/// The factor's lock where the owner has succeeded before: it keeps the owner out everywhere.
fn locked(factor: Factor, locks: &[LockView]) -> Option<Refusal> {
    find(factor, locks, true).map(|lock| {
        let refusal = Refusal::new(factor.locked());
        match lock.possible_from {
            Some(from) => refusal.from_when(from.at),
            None => refusal,
        }
    })
}

fn is_locked_elsewhere(factor: Factor, locks: &[LockView]) -> bool {
    find(factor, locks, false).is_some()
}

fn find(factor: Factor, locks: &[LockView], known_place: bool) -> Option<&LockView> {
    locks.iter().find(|lock| lock.locked && lock.factor == factor && lock.known_place == known_place)
}

fn door(call: &Call<'_>, against: Option<Refusal>, elsewhere: bool) -> DoorView {
    DoorView {
        open: against.is_none(),
        known_places_only: against.is_none() && elsewhere,
        possible_from: against.as_ref().and_then(|refusal| refusal.possible_from).map(|at| call.promise(at)),
        code: against.map(|refusal| refusal.code.into()),
    }
}
