//! The one view of an account.

use super::access;
use crate::{
    contract::{
        Operation,
        account::{AccountShow, AccountWhole, LockView, PasswordState, PasswordView, RefusalView, ShutView},
        mail_log_in::MailLogIn,
    },
    ops::{
        less_secure_apps, mail_log_in, message,
        pipeline::{act::Act, call::Call, failure::Failure, propagation::propagation, spot, view},
        reset, sync,
    },
    rules::{
        Code, LoginId, Refusal,
        contact::Contact,
        password,
        role::{Kind, Role},
        time,
        tries::{self, Factor, Tries},
    },
    store::{
        self,
        account::{Asked, Stored, Whole},
        audit::{self, Equal, Shut},
        message::Standing,
    },
};

/// The refusals that the one view shows, and the messages.
const RECENT_REFUSALS: u32 = 10;
const RECENT_MESSAGES: u32 = 10;

/// What a helper does not see.
const WITHHELD: &[&str] = &[
    "disabled.by",
    "disabled.reason",
    "locked_down.by",
    "locked_down.reason",
    "access.mail.credential",
    "contact",
    "app_passwords",
    "aliases",
    "recent_refusals.address",
    "messages.channel",
    "messages.to",
    "messages.state",
    "messages.detail",
    "messages.hindrance",
    "messages.next_try_at",
    "messages.delivered_at",
];

impl Act for AccountShow {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<AccountWhole, Failure> {
        let whole = whole(call, &self.account).await?;
        let (stored, held) = (&whole.stored, whole.entitlement.as_ref());
        let has_mailbox = stored.account.kind == Kind::Person;
        let sees = view::sees_contact(call, stored);
        let two_step = propagation(call.house, stored, whole.standing.as_ref());
        let due_at = whole.standing.as_ref().and_then(|standing| standing.due_at);
        let locks = locks(call, &whole);
        let shut = |by: &Option<Shut>| by.as_ref().map(|shut| shut_view(call, shut, sees));
        Ok(AccountWhole {
            shown_at: Some(call.moment(call.now)),
            disabled: if stored.account.enabled { None } else { shut(&whole.disabled) },
            locked_down: stored.account.locked_down_at.and_then(|_| shut(&whole.locked_down)),
            account: view::account(call, stored, held),
            access: access::access(call, &whole),
            contact: contact(call, stored),
            password: password_view(call, stored, whole.password_short),
            reset: reset::waiting(call, stored, whole.reset.as_ref()),
            entitlement: held.map(|held| view::entitlement(call, held)),
            address: has_mailbox.then(|| view::address(call, &whole.addresses, due_at)),
            mail_password: has_mailbox.then(|| view::mail_password(call, &whole.mail_passwords, due_at)),
            two_step: view::two_step(call, stored, &whole.methods, whole.backup_codes, two_step),
            platform: sync::shown(call, &whole)?,
            app_passwords: sees.then(|| whole.app_passwords.iter().map(|one| view::app_password(call, one)).collect()),
            aliases: sees.then(|| whole.aliases.iter().map(|one| view::alias(call, one)).collect()),
            less_secure_apps: Some(less_secure_apps::shown(call, whole.less_secure_apps.as_ref())),
            pop: Some(view::pop(call, &whole.pop)),
            mail_log_ins: has_mailbox.then(|| mail_log_in::shown(call, &whole)),
            remote_access: Some(view::remote_access(call, held, whole.seat.as_ref())),
            sessions: whole.sessions,
            signed_in_at: whole.signed_in_at.map(|at| call.moment(at)),
            sign_in_lock: sign_in_lock(&locks),
            locks,
            recent_refusals: whole.refusals.iter().map(|equal| refused(call, equal, sees)).collect(),
            messages: whole.messages.iter().map(|one| message::view(call, one, sees)).collect(),
            messages_left_out: left_out(&whole.messages),
            withheld: view::withheld(sees, WITHHELD),
        })
    }
}

/// Everything of the account that a path names.
///
/// # Errors
/// `account_not_found`.
async fn whole(call: &mut Call<'_>, login_id: &LoginId) -> Result<Whole, Failure> {
    let login_id = call.named(login_id)?;
    let refusals = audit::Filter {
        account: Some(login_id.to_string()),
        outcome: Some(audit::REFUSED.to_owned()),
        // They have a part of their own, and a phone that polls would push out all others.
        except: Some(MailLogIn::ID.to_owned()),
        limit: RECENT_REFUSALS,
        ..audit::Filter::default()
    };
    let asked = Asked {
        login_id: &login_id,
        who: &spot::who(call.house, login_id.as_str()),
        now: call.now,
        known_since: time::after(call.now, -call.house.policy.sign_in.known_place_life()),
        alias_codes_since: tries::alias_codes_since(call.now),
        uses_since: mail_log_in::uses_since(call.house, call.now),
        uses: mail_log_in::RECENT,
        refusals: &refusals,
        mail_refusals: &mail_log_in::refusals(&login_id),
        messages: RECENT_MESSAGES,
    };
    let mut conn = call.house.store.read().await?;
    let whole = store::account::whole(&mut conn, &asked).await?;
    Ok(whole.ok_or_else(|| Refusal::new(Code::AccountNotFound).fact("account", login_id.as_str()))?)
}

/// How many messages are kept besides those that are shown.
fn left_out(shown: &[Standing]) -> u32 {
    shown.first().map_or(0, |one| one.of).saturating_sub(u32::try_from(shown.len()).unwrap_or(u32::MAX))
}

/// Who has shut it; a helper is not told by whom and why.
fn shut_view(call: &Call<'_>, shut: &Shut, sees: bool) -> ShutView {
    ShutView {
        at: call.moment(shut.at),
        by: sees.then(|| shut.by.clone()),
        reason: shut.reason.clone().filter(|_| sees),
    }
}

/// Equal refusals; who sees no contact details sees no address either.
fn refused(call: &Call<'_>, equal: &Equal, sees: bool) -> RefusalView {
    let Equal { newest: entry, count } = equal;
    RefusalView {
        at: call.moment(entry.at),
        count: *count,
        operation: entry.operation.clone(),
        code: entry.code.clone().unwrap_or_default(),
        actor: entry.actor.clone(),
        address: sees.then(|| entry.address.clone()),
        request_id: entry.request_id.clone(),
    }
}

/// The registered contact: whole for the owner and administrators, masked for the help desk, absent for a helper.
fn contact(call: &Call<'_>, stored: &Stored) -> Option<String> {
    let contact = Contact::from_stored(stored.contact.clone());
    if call.caller.owns(&stored.account.login_id) || call.caller.at_least(Role::Administrator, false) {
        Some(contact.as_str().to_owned())
    } else {
        call.caller.at_least(Role::HelpDesk, false).then(|| contact.masked())
    }
}

fn password_view(call: &Call<'_>, stored: &Stored, found_short: bool) -> PasswordView {
    let policy = &call.house.policy.password;
    let set_at = stored.password.set_at;
    let state = match (stored.password.first, password::first_expired(set_at, call.now, policy)) {
        (false, _) => PasswordState::Set,
        (true, false) => PasswordState::First,
        (true, true) => PasswordState::FirstExpired,
    };
    let ends_at = stored.account.ends_at;
    let expires_at = stored.password.first.then(|| call.promise(password::first_ends_at(set_at, ends_at, policy)));
    let must_change = stored.password.first || found_short;
    PasswordView { state: state.into(), set_at: call.moment(set_at), expires_at, must_change }
}

/// Every factor that is locked, or whose next try has to wait; of the places that count by themselves the worst one.
fn locks(call: &Call<'_>, whole: &Whole) -> Vec<LockView> {
    let policy = &call.house.policy.sign_in;
    let of = |factor: Factor, known_place: bool| match factor {
        Factor::Alias if known_place => Tries::default(),
        Factor::Alias => Tries::of_alias_codes(&whole.alias_codes, call.now, policy),
        factor => {
            let placed = whole.tries.iter().filter(|it| (it.factor, it.known_place) == (factor, known_place));
            let placed = placed.filter(|it| !it.known_place || it.living > 0);
            placed.map(|it| it.tries).max_by_key(|tries| (tries.wrong, tries.last_at)).unwrap_or_default()
        }
    };
    let view = |(factor, known_place): (Factor, bool)| {
        let tries = of(factor, known_place);
        let refusal = tries::may_try(factor, &tries, call.now, policy).err()?;
        Some(LockView {
            factor: factor.into(),
            known_place,
            locked: tries.is_locked(policy),
            wrong_tries: tries.wrong,
            last_try_at: tries.last_at.map(|at| call.moment(at)),
            possible_from: refusal.possible_from.map(|at| call.promise(at)),
        })
    };
    Factor::ALL.iter().flat_map(|factor| [(*factor, false), (*factor, true)]).filter_map(view).collect()
}

/// The lock of signing in, if that is locked.
fn sign_in_lock(locks: &[LockView]) -> Option<LockView> {
    locks.iter().find(|lock| lock.locked && lock.factor == Factor::SignIn).cloned()
}
