//! Resets of a forgotten account password (PASS-1): a code to the registered contact, typed by the owner.

use jiff::SignedDuration;

use super::{
    Act, Call, Failure,
    account::acted_on,
    each::{ActEach, Done, Outcomes},
    gate, mail_password, outbox,
    people::People,
    raced, session, view,
};
use crate::{
    contract::reset::{AccountReset, ResetAsk, ResetAsked, ResetFinish, ResetFinished, ResetSent, ResetView},
    delivery::Letter,
    rules::{
        Code, LoginId, Refusal, Secret,
        contact::Contact,
        message::Channel,
        password::{self, Judged},
        reset, secret_code,
        tries::Factor,
    },
    store::{
        self,
        account::{Password, Stored},
        reset::Reset,
        tries::Key,
        vault::Place,
    },
};

impl ActEach for AccountReset {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<ResetSent>, Failure> {
        let people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(match people.get(call, &row.account).and_then(|owner| may_reset(call, owner)) {
                Ok((owner, told)) => sent_by_desk(call, &people, &owner, told).await?,
                Err(refusal) => Err(refusal),
            });
        }
        Ok(outcomes)
    }
}

fn may_reset(call: &Call<'_>, owner: &Stored) -> Result<(Stored, Option<Letter>), Refusal> {
    let told = acted_on::<AccountReset>(call, &owner.account)?;
    owner.account.must_recover(call.now)?;
    Ok((owner.clone(), told))
}

async fn sent_by_desk(
    call: &mut Call<'_>,
    people: &People,
    owner: &Stored,
    told: Option<Letter>,
) -> Result<Result<Done<ResetSent>, Refusal>, Failure> {
    let login_id = &owner.account.login_id;
    let who = gate::who(call.house, login_id.as_str());
    match may_send(call, &who, true).await {
        Err(Failure::Refused(refusal)) => return Ok(Err(refusal)),
        judged => judged?,
    }
    let new = send(call, &who, Some(owner), true).await?;
    if let Some(letter) = told {
        outbox::tell(call, owner, &letter).await?;
    }
    let reply = ResetSent { account: people.view(call, owner), reset: shown(call, owner, &new) };
    Ok(Ok(Done::new(login_id, reply).note("channel", channel_of(owner).as_str())))
}

/// The code that waits for the owner, if one was sent and lives.
pub(super) fn waiting(call: &Call<'_>, owner: &Stored, newest: Option<&Reset>) -> Option<ResetView> {
    let waiting = newest.filter(|reset| reset.account.is_some() && call.now < reset.expires_at);
    waiting.map(|reset| shown(call, owner, reset))
}

fn shown(call: &Call<'_>, owner: &Stored, reset: &Reset) -> ResetView {
    ResetView {
        sent_at: call.moment(reset.sent_at),
        expires_at: call.promise(reset.expires_at),
        channel: view::sees_contact(call, owner).then(|| channel_of(owner)),
        withheld: view::withheld(view::sees_contact(call, owner), &["channel"]),
    }
}

impl Act for ResetAsk {
    async fn act(&self, call: &mut Call<'_>) -> Result<ResetAsked, Failure> {
        let login_id = self.account.parse::<LoginId>().ok();
        let owner = match &login_id {
            Some(login_id) => store::account::find_one(&mut *call.house.store.read().await?, login_id).await?,
            None => None,
        };
        if let Some(owner) = &owner {
            call.concerns(&owner.account.login_id);
        }
        gate::ask(call, Factor::Reset).await?;
        // SIGN-1: an id that nobody has, or one that is closed, costs the same work and gets the same answer.
        let who = gate::who(call.house, login_id.as_ref().map_or(&self.account, LoginId::as_str));
        let owner = owner.filter(|owner| owner.account.may_recover(call.now));
        may_send(call, &who, false).await?;
        send(call, &who, owner.as_ref(), false).await?;
        Ok(ResetAsked { asked_at: call.moment(call.now) })
    }
}

/// Whether one more code may be sent in this hour; who asks and the help desk are counted apart, so that a stranger
/// keeps nobody from help.
///
/// # Errors
/// `reset_code_locked`, `too_many_tries` or `code_send_limit`.
async fn may_send(call: &mut Call<'_>, who: &str, by_desk: bool) -> Result<(), Failure> {
    let (now, limit) = (call.now, call.house.policy.password.resets_per_hour);
    // The same for every contact: the answer tells nobody where a code would go, or whether it would go anywhere (SIGN-1).
    let life = reset::shortest_life(&call.house.policy.password);
    gate::may_send(call, &Key { who: who.to_owned(), factor: Factor::Reset }, life).await?;
    let id = call.id();
    store::reset::hold(call.tx().await?, who, id).await?;
    let sent = store::reset::sent_since(call.tx().await?, who, by_desk, now - SignedDuration::from_hours(1)).await?;
    let of_resets = |refusal: Refusal| refusal.fact("factor", Factor::Reset.to_string());
    Ok(secret_code::may_send_of(&sent, now, limit).map_err(of_resets)?)
}

/// Sends a new code; the one before no longer works. Without an owner it only looks so.
async fn send(call: &mut Call<'_>, who: &str, owner: Option<&Stored>, by_desk: bool) -> Result<Reset, Failure> {
    let (now, id) = (call.now, call.id());
    let channel = owner.map_or(Channel::Mail, channel_of);
    let code = reset::generate(channel, call.rng);
    let new = Reset {
        id,
        account: owner.map(|owner| owner.account.id),
        digest: digest(call, who, &code, id),
        sent_at: now,
        expires_at: reset::expires_at(channel, now, &call.house.policy.password),
    };
    store::reset::replace(call.tx().await?, who, &new).await?;
    store::reset::note_sent(call.tx().await?, who, by_desk, now).await?;
    let login_id = owner.map_or_else(String::new, |owner| owner.account.login_id.to_string());
    let letter = Letter::ResetCode { login_id, code: reset::shown(&code), until: new.expires_at };
    match owner {
        Some(owner) => outbox::tell(call, owner, &letter).await?,
        None => outbox::tell_nobody(call, &letter).await?,
    }
    Ok(new)
}

fn channel_of(owner: &Stored) -> Channel {
    match Contact::from_stored(owner.contact.clone()) {
        Contact::Mail(_) => Channel::Mail,
        Contact::Phone(_) => Channel::Sms,
    }
}

/// A code's digest, bound to its row and its login id.
fn digest(call: &Call<'_>, who: &str, code: &Secret, id: crate::rules::Id) -> String {
    call.house.vault.digest(Place("resets", "digest", &format!("{id} {who}")), code.expose())
}

impl Act for ResetFinish {
    async fn act(&self, call: &mut Call<'_>) -> Result<ResetFinished, Failure> {
        let Ok(login_id) = self.account.parse::<LoginId>() else { return Err(Code::ResetCodeWrong.into()) };
        let new = password::prepare(self.new.expose());
        let stored = store::account::find_one(&mut *call.house.store.read().await?, &login_id).await?;
        if let Some(stored) = &stored {
            call.concerns(&stored.account.login_id);
        }
        // Before the gate, and as if a second step were on: nobody learns from it who has one.
        judge(call, &login_id, &new, true, false)?;
        let code = reset::read(self.code.expose());
        gate::enter(call, &login_id, Factor::Reset, &code).await?;
        let proof = check(call, &login_id, &code).await?;
        let stored = stored.filter(|stored| proof.account == Some(stored.account.id)).ok_or(Code::ResetCodeWrong)?;
        let hash = call.house.hashing.hash(&new, call.rng).await?;
        if let Err(refusal) = may_finish(call, &stored, &new).await? {
            gate::pass_alone(call).await?;
            let mut tx = call.house.store.write().await?;
            store::reset::give_try_back(&mut tx, proof.id).await?;
            tx.commit().await.map_err(store::Error::from)?;
            return Err(refusal.into());
        }
        gate::pass(call).await?;
        finish(call, &stored, &proof, hash).await
    }
}

fn judge(call: &Call<'_>, login_id: &LoginId, new: &Secret, two_step_on: bool, unchanged: bool) -> Result<(), Refusal> {
    let about = Judged { login_id, service_name: &call.house.policy.service_name, two_step_on, unchanged };
    password::judge(new.expose(), &about, &call.house.policy.password)
}

/// The proof: the newest code of the login id, compared after the try is counted. Whatever is wrong with it, the answer
/// is one.
///
/// # Errors
/// `reset_code_wrong`.
async fn check(call: &mut Call<'_>, login_id: &LoginId, typed: &Secret) -> Result<Reset, Failure> {
    let who = gate::who(call.house, login_id.as_str());
    let mut tx = call.house.store.write().await?;
    let newest = store::reset::find(&mut tx, &who).await?.ok_or(Code::ResetCodeWrong)?;
    let max = call.house.policy.password.reset_tries;
    let counted = store::reset::count_try(&mut tx, newest.id, max, call.now).await?;
    tx.commit().await.map_err(store::Error::from)?;
    let digest = digest(call, &who, typed, newest.id);
    let right: bool = subtle::ConstantTimeEq::ct_eq(newest.digest.as_bytes(), digest.as_bytes()).into();
    if counted && right { Ok(newest) } else { Err(Code::ResetCodeWrong.into()) }
}

/// What the owner, who has proved to be it, is told of the account and the new password. Where nothing stands against it,
/// the account is held.
async fn may_finish(call: &mut Call<'_>, stored: &Stored, new: &Secret) -> Result<Result<(), Refusal>, Failure> {
    if !stored.account.may_recover(call.now) {
        return Ok(Err(Code::AccountDisabled.into()));
    }
    let unchanged = call.house.is_password(Some(stored), new).await?;
    if let Err(refusal) = judge(call, &stored.account.login_id, new, stored.two_step_since.is_some(), unchanged) {
        return Ok(Err(refusal));
    }
    match mail_password::hold_apart(call, stored, new).await {
        Err(Failure::Refused(refusal)) => Ok(Err(refusal)),
        judged => judged.map(Ok),
    }
}

/// Whether the account is as it was when the new password was judged, but for what jobs do beside it.
fn is_as_judged(call: &Call<'_>, held: &Stored, judged: &Stored) -> bool {
    held.account.may_recover(call.now)
        && held.two_step_since == judged.two_step_since
        && session::is_same_password(call, &held.password, &judged.password)
}

/// The final write: it spends the proof again, in the transaction of what it opens.
async fn finish(call: &mut Call<'_>, stored: &Stored, proof: &Reset, hash: String) -> Result<ResetFinished, Failure> {
    let (id, now, login_id) = (stored.account.id, call.now, stored.account.login_id.clone());
    let held = store::account::find_by_id(call.tx().await?, id).await?;
    let held = held.filter(|held| is_as_judged(call, held, stored)).ok_or(Code::ResetCodeWrong)?;
    raced(Code::ResetCodeWrong, store::reset::spend(call.tx().await?, id, proof, now).await?)?;
    let password = Password { hash, set_at: now, first: false };
    let set = store::account::set_password(call.tx().await?, id, &held.password.hash, &password).await?;
    raced(Code::ResetCodeWrong, set)?;
    // Nothing of whoever had the account meanwhile comes into force later.
    store::mail_password::erase(call.tx().await?, id).await?;
    // ALIAS-5: the password that may have leaked is no more, and the owner has proved the registered contact.
    if store::lockdown::lift(call.tx().await?, id).await? {
        store::sync::want(call.tx().await?, &[id], now).await?;
        call.note("lockdown", "lifted");
    }
    let ended = store::session::count(call.tx().await?, id, None, now).await?;
    store::session::delete_all(call.tx().await?, &[id], None).await?;
    store::sign_in::delete_all(call.tx().await?, &[id]).await?;
    store::enrolment::delete(call.tx().await?, id).await?;
    let revoked = store::app_password::delete_all(call.tx().await?, id).await?;
    // The wrong tries were of a password that is no more.
    let key = gate::key(call.house, &login_id, Factor::SignIn);
    store::tries::clear(call.tx().await?, &key).await?;
    outbox::tell(call, stored, &Letter::PasswordChanged).await?;
    call.note("app_passwords_revoked", revoked);
    Ok(ResetFinished {
        login_id,
        changed_at: call.moment(now),
        two_step: stored.two_step_since.is_some(),
        sessions_ended: ended,
        app_passwords_revoked: revoked,
    })
}
