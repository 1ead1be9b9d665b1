//! The mail password (MPASS-*): set, withdraw, what the run at minute 0 brings, and that it is not the account password.

use jiff::{SignedDuration, Timestamp};

use super::{
    house::House,
    pipeline::{
        act::Act,
        call::Call,
        failure::{Failure, Fault, raced},
        gate,
        hashing::Turn,
        outbox, people, trail, view,
    },
    session,
};
use crate::{
    contract::mail_password::{MailPasswordChanged, MailPasswordSet, MailPasswordWithdraw},
    delivery::Letter,
    rules::{
        Code, Fact, Id, Secret,
        mail_password::{self, Held, Pending},
        password,
        refusal::Facts,
        sync,
        tries::Factor,
    },
    store::{
        self, Conn,
        account::{Password, Stored},
        counted::{self, What},
        vault::Place,
    },
};

/// The mail passwords of an account.
///
/// # Errors
/// When the database fails.
pub(super) async fn held(conn: &mut Conn, account: Id) -> Result<Held, store::Error> {
    Ok(store::mail_password::of(conn, &[account]).await?.remove(&account).unwrap_or_default())
}

impl Act for MailPasswordSet {
    async fn act(&self, call: &mut Call<'_>) -> Result<MailPasswordChanged, Failure> {
        let login_id = call.person()?.login_id.clone();
        let new = password::prepare(self.new.expose());
        // Before it counts: whoever looks for a password that the policy takes is guessing nothing.
        mail_password::judge(new.expose(), &login_id, &call.house.policy)?;
        let compared = is_apart_from_account(call, &new).await?;
        let hash = call.house.hashing.hash(&new, call.rng).await?;
        let stored = people::in_tx(call, &login_id).await?;
        // The account password was changed meanwhile: what was compared proves nothing, and other sign-ins have ended.
        raced(Code::SignInNeeded, session::is_same_password(call, &stored.password, &compared))?;
        let (now, id) = (call.now, stored.account.id);
        let effective_at = sync::next_run(now, &call.house.policy.cloud_mail, &call.house.zone);
        let sealed = sealed(call, id, &new)?;
        let pending = Pending { hash, sealed, asked_at: now, effective_at };
        let before = held(call.tx().await?, id).await?;
        store::mail_password::ask(call.tx().await?, id, &pending).await?;
        store::sync::want(call.tx().await?, &[id], effective_at).await?;
        outbox::tell(call, &stored, &Letter::MailPasswordAsked { at: effective_at, first: before.in_force.is_none() })
            .await?;
        call.note("effective_at", effective_at);
        Ok(changed(call, &stored, &Held { pending: Some(pending), ..before }))
    }
}

/// The text of a mail password, sealed, where the platform must be told it (ALL-2).
fn sealed(call: &mut Call<'_>, account: Id, text: &Secret) -> Result<Option<String>, Failure> {
    if !call.house.platform.needs_mail_password() {
        return Ok(None);
    }
    let row = account.to_string();
    Ok(Some(call.house.vault.seal(Place("mail_passwords", "pending_sealed", &row), text, call.rng)?))
}

/// The text of one that waits, if it was kept.
pub(super) fn text(house: &House, account: Id, pending: &Pending) -> Result<Option<Secret>, store::Error> {
    let row = account.to_string();
    let open = |sealed: &String| house.vault.open(Place("mail_passwords", "pending_sealed", &row), sealed);
    pending.sealed.as_ref().map(open).transpose()
}

/// MPASS-2: compares with the account password, and answers the one that was compared. That the password was entered
/// in the last minutes (SIGN-3) does not make this no oracle: a session taken over in those minutes could try guesses
/// here. So it is done so often in an hour, also on a dry run.
async fn is_apart_from_account(call: &mut Call<'_>, new: &Secret) -> Result<Password, Failure> {
    let person = call.person()?.clone();
    let stored = store::account::find_by_id(&mut *call.house.store.read().await?, person.account).await?;
    let stored = stored.ok_or(Code::SignInNeeded)?;
    count(call, person.account, new).await?;
    mail_password::is_apart(call.house.is_password(Some(&stored), new, Turn::Owner).await?)?;
    Ok(stored.password)
}

/// Counts a mail password that is asked for, committed, before it is compared. The same request sent again (ALL-2) counts
/// once: it asks nothing that was not asked.
async fn count(call: &mut Call<'_>, account: Id, new: &Secret) -> Result<(), Failure> {
    if call.tx.is_some() {
        return Err(Fault::Internal("a password is compared inside a transaction".to_owned()).into());
    }
    let (now, since) = (call.now, call.now - SignedDuration::from_hours(1));
    let mut tx = call.write_apart().await?;
    let asked = counted::held_since(&mut tx, account, What::MailPassword, since).await?;
    let request = call.origin.idempotency_key.as_deref().map(|key| {
        let place = format!("{account} {key}");
        call.house.vault.digest(Place("counted", "of_address", &place), new.expose())
    });
    if let Some(request) = &request
        && counted::is_noted(&mut tx, account, What::MailPassword, request).await?
    {
        return Ok(());
    }
    mail_password::may_ask(&asked, now, &call.house.policy.cloud_mail)?;
    counted::note(&mut tx, account, What::MailPassword, request.as_deref().unwrap_or_default(), now).await?;
    Ok(tx.commit().await?)
}

/// PASS-1: a new account password is not the mail password, neither the one in force nor the one that waits. To be
/// asked only of whoever has just proved the present account password (or a reset code): then the answer tells
/// nobody else anything. The account is then held, so that no other mail password comes before the new account password
/// does; a refusal leaves no transaction.
///
/// # Errors
/// `password_is_mail_password`.
pub(super) async fn hold_apart(call: &mut Call<'_>, owner: &Stored, new: &Secret) -> Result<(), Failure> {
    let (house, account) = (call.house, owner.account.id);
    let mut judged = hashes(&mut *house.store.read().await?, account).await?;
    loop {
        for hash in &judged {
            if house.hashing.verify(new, Some(hash), Turn::Owner).await? {
                return Err(Code::PasswordIsMailPassword.into());
            }
        }
        store::account::hold(call.tx().await?, std::slice::from_ref(&owner.account.login_id)).await?;
        let held = hashes(call.tx().await?, account).await?;
        if held == judged {
            return Ok(());
        }
        // One was set meanwhile. It is compared too, and a hash is nothing to wait for inside a transaction.
        call.tx = None;
        judged = held;
    }
}

async fn hashes(conn: &mut Conn, account: Id) -> Result<Vec<String>, store::Error> {
    let held = held(conn, account).await?;
    Ok(held.in_force.map(|it| it.hash).into_iter().chain(held.pending.map(|it| it.hash)).collect())
}

impl Act for MailPasswordWithdraw {
    async fn act(&self, call: &mut Call<'_>) -> Result<MailPasswordChanged, Failure> {
        let me = call.person()?.login_id.clone();
        let stored = people::in_tx(call, &me).await?;
        let (now, id) = (call.now, stored.account.id);
        held(call.tx().await?, id).await?.pending.ok_or(Code::NoMailPasswordPending)?;
        if !store::mail_password::withdraw(call.tx().await?, id).await? {
            return Err(Code::TooLateToWithdraw.into());
        }
        store::sync::want(call.tx().await?, &[id], now).await?;
        outbox::tell(call, &stored, &Letter::MailPasswordWithdrawn).await?;
        let after = held(call.tx().await?, id).await?;
        Ok(changed(call, &stored, &after))
    }
}

fn changed(call: &Call<'_>, stored: &Stored, held: &Held) -> MailPasswordChanged {
    // What waits waits for a run that is still to come.
    let mail_password = view::mail_password(call, held, None);
    MailPasswordChanged { account: stored.account.login_id.clone(), mail_password }
}

/// The platform has confirmed the mail password that it was told: it is in force since `at`, and the owner is told; all
/// in the call's transaction, which the caller ends. False, and nothing changes, where the owner has set another or
/// withdrawn it meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn take_effect(call: &mut Call<'_>, owner: &Stored, told: &Pending, at: Timestamp) -> Result<bool, Failure> {
    let account = owner.account.id;
    store::account::hold(call.tx().await?, std::slice::from_ref(&owner.account.login_id)).await?;
    let first = held(call.tx().await?, account).await?.in_force.is_none();
    if !store::mail_password::take_effect(call.tx().await?, account, told, at).await? {
        return Ok(false);
    }
    store::account::touch(call.tx().await?, &[account]).await?;
    gate::forget_places(call, &owner.account.login_id, &[Factor::Mail]).await?;
    outbox::tell(call, owner, &Letter::MailPasswordEffective { first }).await?;
    let facts = Facts::from([("effective_at".to_owned(), Fact::from(at))]);
    trail::note_unasked(call, &owner.account.login_id, "mail-password.effective", facts).await?;
    Ok(true)
}
