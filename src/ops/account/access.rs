//! What the owner of an account and their mail apps can do now: the rules are asked that decide it when they try.

use crate::{
    contract::{
        access::{AccessView, DoorView, MailAccessView},
        mail_servers::CredentialView,
    },
    ops::{
        self,
        pipeline::{call::Call, view},
    },
    rules::{
        Code, Fact, Refusal,
        mail_log_in::{self, Mailbox, Named, Protocol},
        mail_servers::Passwords,
        password,
        refusal::HAPPENED,
        role::Kind,
        tries::{self, Factor},
    },
    store::{account::Whole, tries::Placed},
};

/// What can be done now.
pub(super) fn access(call: &Call<'_>, whole: &Whole) -> AccessView {
    let has_mailbox = whole.stored.account.kind == Kind::Person;
    AccessView { sign_in: sign_in(call, whole), mail: has_mailbox.then(|| mail(call, whole)) }
}

/// Signing in, in the order in which it is refused (SIGN-2, SIGN-4, SIGN-6, PASS-1).
fn sign_in(call: &Call<'_>, whole: &Whole) -> DoorView {
    let second = whole.stored.two_step_since.map(|_| Factor::SecondStep);
    let tries: Vec<Evaluated> =
        [Some(Factor::SignIn), second].into_iter().flatten().map(|factor| evaluated(call, whole, factor)).collect();
    let judged = may_sign_in(call, whole).and_then(|()| tries.iter().try_for_each(|tries| tries.everywhere()));
    door(call, judged.err(), tries.contains(&Evaluated::WhereKnown))
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

fn mail(call: &Call<'_>, whole: &Whole) -> MailAccessView {
    let sees = view::sees_contact(call, &whole.stored);
    let mailbox = mailbox(call, whole);
    // SIGN-7: nobody guesses an app password, so nobody's tries make it wait.
    let tries = if mailbox.two_step_on { Evaluated::Everywhere } else { evaluated(call, whole, Factor::Mail) };
    let of = |protocol| {
        let judged = mail_log_in::credential(Some(&mailbox), protocol, call.now).and_then(|_| tries.everywhere());
        door(call, judged.err(), tries == Evaluated::WhereKnown)
    };
    MailAccessView {
        imap: of(Protocol::Imap),
        pop: of(Protocol::Pop),
        smtp: of(Protocol::Smtp),
        credential: sees.then(|| credential(whole, &mailbox)),
        settings: view::mail_settings(call, &whole.addresses, due_at(whole)),
    }
}

/// The mailbox as a mail app meets it that names it rightly (MAIL-1).
fn mailbox(call: &Call<'_>, whole: &Whole) -> Mailbox {
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
        pop: ops::mail_log_in::obeyed(call.house, &whole.pop),
        // A mail server that does not says so itself when it asks.
        obeys_views: true,
        locked: evaluated(call, whole, Factor::Mail).is_locked(),
        two_step_on: stored.two_step_since.is_some(),
        less_secure_apps_on: whole.less_secure_apps.as_ref().is_some_and(|held| held.is_on(now)),
        has_mail_password: whole.mail_passwords.in_force.is_some(),
    }
}

fn credential(whole: &Whole, mailbox: &Mailbox) -> CredentialView {
    view::credential(Passwords {
        open: mailbox.open && !mailbox.locked_down,
        two_step: mailbox.two_step_on,
        app_password: !whole.app_passwords.is_empty(),
        mail_password: mailbox.has_mail_password,
        less_secure_apps: mailbox.less_secure_apps_on,
    })
}

fn due_at(whole: &Whole) -> Option<jiff::Timestamp> {
    whole.standing.as_ref().and_then(|standing| standing.due_at)
}

/// Where wrong tries let the owner's right one be evaluated (SIGN-4, SIGN-7).
#[derive(Debug, Clone, PartialEq)]
enum Evaluated {
    Everywhere,
    /// Only where the owner has succeeded before.
    WhereKnown,
    /// Nowhere: it is locked, or has to wait.
    Nowhere(Refusal),
}

impl Evaluated {
    fn everywhere(&self) -> Result<(), Refusal> {
        match self {
            Evaluated::Nowhere(refusal) => Err(refusal.clone()),
            Evaluated::Everywhere | Evaluated::WhereKnown => Ok(()),
        }
    }

    fn is_locked(&self) -> bool {
        matches!(self, Evaluated::Nowhere(refusal) if refusal.code == Factor::Mail.locked())
    }
}

fn evaluated(call: &Call<'_>, whole: &Whole, factor: Factor) -> Evaluated {
    let policy = &call.house.policy.sign_in;
    let of_factor = || whole.tries.iter().filter(|it| it.factor == factor);
    let refused = |placed: &Placed| tries::may_try(factor, &placed.tries, call.now, policy).err();
    let elsewhere = of_factor().find(|it| !it.known_place);
    let Some((elsewhere, refusal)) = elsewhere.and_then(|it| Some((it, refused(it)?))) else {
        return Evaluated::Everywhere;
    };
    let shut = of_factor().filter(|it| it.known_place && it.living > 0 && refused(it).is_some()).count();
    if (elsewhere.living as usize) > shut { Evaluated::WhereKnown } else { Evaluated::Nowhere(refusal) }
}

fn door(call: &Call<'_>, against: Option<Refusal>, elsewhere: bool) -> DoorView {
    DoorView {
        open: against.is_none(),
        known_places_only: against.is_none() && elsewhere,
        possible_from: against.as_ref().and_then(|refusal| refusal.possible_from).map(|at| call.promise(at)),
        since: against.as_ref().and_then(|refusal| match refusal.facts.get(HAPPENED) {
            Some(Fact::Moment(at)) => Some(call.moment(*at)),
            _ => None,
        }),
        code: against.map(|refusal| refusal.code.into()),
    }
}
