//! Sign-in, second step, password again, sign-out.

use super::{
    pipeline::{
        act::Act,
        call::Call,
        caller::digest,
        failure::{Failure, raced},
        gate, outbox, spot,
    },
    second_step,
};
use crate::{
    contract::session::{
        Opened, PasswordAgain, Right, SecondStep, SessionShow, SessionView, SignIn, SignInCode, SignInReply,
        SignInSend, SignOut, SignedOut,
    },
    delivery::Letter,
    rules::{
        Code, LoginId, Refusal, Secret,
        caller::{Caller, Person},
        password,
        role::Kind,
        session::Bearer,
        tries::Factor,
        two_step,
    },
    store::{
        self,
        account::{Password, Stored},
        session::Renewal,
    },
};

impl Act for SignIn {
    async fn act(&self, call: &mut Call<'_>) -> Result<SignInReply, Failure> {
        let stored = check_password(call, &self.account, &self.password, None).await?;
        let account = &stored.account;
        if account.kind == Kind::Workshop {
            return closed(call, Code::WorkshopOnly).await;
        }
        first_in_time(call, &stored).await?;
        if let Err(locked) = second_step::may_begin(call, &stored).await? {
            return closed(call, locked).await;
        }
        let refreshed = refreshed_hash(call, &stored, &self.password).await?;
        gate::pass(call).await?;
        let reply = if stored.two_step_since.is_some() {
            let stored = held_still(call, &stored).await?;
            SignInReply::SecondStep(second_step::begin(call, &stored).await?)
        } else {
            SignInReply::SignedIn(open(call, &stored, Some(&self.password)).await?)
        };
        if let Some(new) = refreshed {
            store::account::rehash(call.tx().await?, account.id, &stored.password.hash, &new).await?;
        }
        Ok(reply)
    }
}

/// SIGN-1: a wrong account and a wrong password get the same answer, in the same time; so does an account that is not of
/// the only kind that may come in here.
pub(super) async fn check_password(
    call: &mut Call<'_>,
    typed: &str,
    password: &Secret,
    only: Option<Kind>,
) -> Result<Stored, Failure> {
    let login_id = typed.parse::<LoginId>().ok();
    let stored = match &login_id {
        Some(login_id) => store::account::find_one(&mut *call.house.store.read().await?, login_id).await?,
        None => None,
    };
    // Before the gate, so that its refusal is seen in the account. What no account is called is not written down: people
    // type passwords into the wrong field.
    if let Some(stored) = &stored {
        call.concerns(&stored.account.login_id);
    }
    let password = password::prepare(password.expose());
    let meant = match login_id {
        Some(login_id) => login_id,
        None => spot::stranger(call.house, typed)?,
    };
    gate::enter(call, &meant, Factor::SignIn, &password).await?;
    let right = call.house.is_password(stored.as_ref(), &password, gate::turn(call)).await?;
    match stored {
        Some(stored) if right && only.is_none_or(|kind| kind == stored.account.kind) => {
            match stored.account.must_be_open(call.now) {
                Ok(()) => Ok(stored),
                Err(refusal) => closed(call, refusal).await,
            }
        }
        _ => {
            // Of the other kind of account, it was a right password all the same.
            if right {
                gate::take_back(call).await?;
            }
            Err(Code::WrongCredentials.into())
        }
    }
}

/// PASS-1: a first password that has expired opens nothing.
pub(super) async fn first_in_time(call: &mut Call<'_>, stored: &Stored) -> Result<(), Failure> {
    let Password { first, set_at, .. } = stored.password;
    if first && password::first_expired(set_at, call.now, &call.house.policy.password) {
        return closed(call, Code::FirstPasswordExpired).await;
    }
    Ok(())
}

/// The password was right, and yet nothing opens.
async fn closed<T>(call: &mut Call<'_>, why: impl Into<Refusal>) -> Result<T, Failure> {
    gate::pass_alone(call).await?;
    Err(why.into().into())
}

/// A hash of another cost is made anew while the password is at hand, before the transaction begins.
async fn refreshed_hash(call: &mut Call<'_>, stored: &Stored, typed: &Secret) -> Result<Option<String>, Failure> {
    if !call.house.hashing.is_outdated(&stored.password.hash) {
        return Ok(None);
    }
    Ok(Some(call.house.hashing.hash(&password::prepare(typed.expose()), call.rng).await?))
}

/// Whether what was checked still holds. The version is not asked: it moves with everything that mail log-ins depend on
/// too, and a right password is not wrong because an address took effect meanwhile.
fn still_holds(call: &Call<'_>, stored: &Stored, checked: &Stored) -> bool {
    is_same_password(call, &stored.password, &checked.password)
        && stored.two_step_since == checked.two_step_since
        && stored.account.is_open(call.now)
}

/// Whether it is the password that was checked: its hash may have been made anew meanwhile, at another sign-in with it.
pub(super) fn is_same_password(call: &Call<'_>, held: &Password, checked: &Password) -> bool {
    let made_anew = || {
        (held.set_at, held.first) == (checked.set_at, checked.first)
            && call.house.hashing.is_outdated(&checked.hash)
            && !call.house.hashing.is_outdated(&held.hash)
    };
    held.hash == checked.hash || made_anew()
}

/// The account, held, if it is still as it was when its secrets were checked: a change that ends all sign-ins either is
/// seen here or sees what is begun now.
///
/// # Errors
/// `wrong_credentials`.
pub(super) async fn held_still(call: &mut Call<'_>, checked: &Stored) -> Result<Stored, Failure> {
    store::account::hold(call.tx().await?, std::slice::from_ref(&checked.account.login_id)).await?;
    let stored = store::account::find_by_id(call.tx().await?, checked.account.id).await?;
    Ok(stored.filter(|stored| still_holds(call, stored, checked)).ok_or(Code::WrongCredentials)?)
}

/// Whether a password has become too short, because it is the only factor by now (MPASS-3).
fn is_too_short(call: &Call<'_>, stored: &Stored, typed: &Secret) -> bool {
    let password = password::prepare(typed.expose());
    password::is_too_short(password.expose(), stored.two_step_since.is_some(), &call.house.policy.password)
}

/// Opens a session, if the account is still as it was when its secrets were checked; `alone` is the password where it was
/// the only one of them.
pub(super) async fn open(call: &mut Call<'_>, checked: &Stored, alone: Option<&Secret>) -> Result<Opened, Failure> {
    let now = call.now;
    let password_short = alone.is_some_and(|typed| is_too_short(call, checked, typed));
    let stored = held_still(call, checked).await?;
    let token = Bearer::Session.generate(call.rng);
    let session = store::session::Session {
        id: call.id(),
        account: stored.account.id,
        created_at: now,
        expires_at: now + call.house.policy.sign_in.session_life(),
        password_at: now,
        password_short,
    };
    store::session::insert(call.tx().await?, &session, &digest(token.expose())).await?;
    Ok(Opened {
        token,
        login_id: stored.account.login_id,
        name: stored.account.name,
        expires_at: call.promise(session.expires_at),
        must_change_password: stored.password.first || password_short,
        backup_codes_left: None,
    })
}

impl Act for SignInCode {
    async fn act(&self, call: &mut Call<'_>) -> Result<Opened, Failure> {
        let (flow, stored) = second_step::find(call, self.flow).await?;
        let login_id = stored.account.login_id.clone();
        second_step::must_be_code(call, &stored, &self.code).await?;
        second_step::must_be_alive(call, flow.id, &stored, &self.code).await?;
        gate::enter(call, &login_id, Factor::SecondStep, &self.code).await?;
        let proof = second_step::check(call, flow.id, &stored, &self.code).await?;
        call.note("proof", proof.word());
        store::account::hold(call.tx().await?, std::slice::from_ref(&login_id)).await?;
        let backup_codes_left = second_step::spend(call, &stored, proof).await?;
        if backup_codes_left == Some(two_step::FEW_BACKUP_CODES) {
            outbox::tell(call, &stored, &Letter::BackupCodesFew { left: two_step::FEW_BACKUP_CODES }).await?;
        }
        raced(Code::FlowNotFound, store::sign_in::spend(call.tx().await?, flow.id).await?)?;
        gate::pass(call).await?;
        Ok(Opened { backup_codes_left, ..open(call, &stored, None).await? })
    }
}

impl Act for SignInSend {
    async fn act(&self, call: &mut Call<'_>) -> Result<SecondStep, Failure> {
        let (flow, stored) = second_step::find(call, self.flow).await?;
        second_step::send(call, &flow, &stored, (self.method, self.way)).await
    }
}

impl Act for PasswordAgain {
    async fn act(&self, call: &mut Call<'_>) -> Result<Opened, Failure> {
        let person = call.person()?.clone();
        let login_id = person.login_id.clone();
        let stored = check_password(call, login_id.as_str(), &self.password, None).await?;
        gate::pass(call).await?;
        renew(call, &person, stored, &self.password).await
    }
}

/// The session goes on under a new token.
async fn renew(call: &mut Call<'_>, person: &Person, stored: Stored, password: &Secret) -> Result<Opened, Failure> {
    let (now, token) = (call.now, Bearer::Session.generate(call.rng));
    let password_short = is_too_short(call, &stored, password);
    let new = Renewal { digest: &digest(token.expose()), password_at: now, password_short };
    let renewed = store::session::renew(call.tx().await?, person.session, person.password_at, &new).await?;
    let expires_at = renewed.ok_or(Code::SignInNeeded)?;
    Ok(Opened {
        token,
        login_id: stored.account.login_id,
        name: stored.account.name,
        expires_at: call.promise(expires_at),
        must_change_password: stored.password.first || password_short,
        backup_codes_left: None,
    })
}

impl Act for SessionShow {
    async fn act(&self, call: &mut Call<'_>) -> Result<SessionView, Failure> {
        let mut conn = call.house.store.read().await?;
        match &call.caller {
            Caller::Nobody => Err(Code::SignInNeeded.into()),
            Caller::Machine { token, name, scopes, .. } => {
                let tokens = store::token::list(&mut conn).await?;
                let found = tokens.into_iter().find(|found| found.id == *token).ok_or(Code::SignInNeeded)?;
                Ok(SessionView {
                    shown_at: Some(call.moment(call.now)),
                    login_id: None,
                    name: name.clone(),
                    roles: scopes.0.iter().map(|scope| Right::Scope(*scope).into()).collect(),
                    expires_at: call.promise(found.expires_at),
                    password_fresh_until: None,
                    must_change_password: false,
                })
            }
            Caller::Person(person) => {
                let stored = store::account::find_by_id(&mut conn, person.account).await?.ok_or(Code::SignInNeeded)?;
                let fresh = person.password_at + call.house.policy.sign_in.password_again_after();
                Ok(SessionView {
                    shown_at: Some(call.moment(call.now)),
                    login_id: Some(person.login_id.clone()),
                    name: stored.account.name,
                    roles: person.roles.iter().map(|role| Right::Role(*role).into()).collect(),
                    expires_at: call.promise(person.expires_at),
                    password_fresh_until: (call.now < fresh).then(|| call.promise(fresh)),
                    must_change_password: person.must_change_password,
                })
            }
        }
    }
}

impl Act for SignOut {
    async fn act(&self, call: &mut Call<'_>) -> Result<SignedOut, Failure> {
        let session = call.person()?.session;
        raced(Code::SignInNeeded, store::session::delete(call.tx().await?, session).await?)?;
        Ok(SignedOut { ended_at: call.moment(call.now) })
    }
}
