//! Resets of a forgotten account password (PASS-1): a code to the registered contact, typed by the owner. It lifts the owner's
//! own locks too (SIGN-7).

use jiff::{SignedDuration, Timestamp};

use super::{
    mail_password, message_day,
    pipeline::{
        act::{Act, ActEach, Done, Outcomes},
        call::Call,
        failure::{Failure, raced},
        gate,
        hashing::Turn,
        outbox,
        people::{People, acted_on},
        spot, view,
    },
    session,
};
use crate::{
    contract::{
        reset::{
            AccountReset, LocksLift, LocksLifted, ResetAsk, ResetAsked, ResetFinish, ResetFinished, ResetSent,
            ResetView,
        },
        word::Word,
    },
    delivery::Letter,
    rules::{
        Code, LoginId, Refusal, Secret,
        contact::Contact,
        message::{Channel, Kind},
        password::{self, Judged},
        reset, secret_code,
        tries::Factor,
    },
    store::{
        self,
        account::{Password, Stored},
        reset::{DESK, KNOWN, Reset},
        tries::{ELSEWHERE, Key},
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
    let asked = Asked { who: spot::who(call.house, login_id.as_str()), at: DESK };
    match may_send(call, login_id, &asked).await {
        Err(Failure::Refused(refusal)) => return Ok(Err(refusal)),
        judged => judged?,
    }
    // Who does not see which way it goes learns nothing from a refusal either.
    if view::sees_contact(call, owner) {
        match message_day::may_cost(call, channel_of(owner), Kind::ResetCode).await {
            Err(Failure::Refused(refusal)) => return Ok(Err(refusal)),
            judged => judged?,
        }
    }
    let new = send(call, &asked, Some(owner), false).await?;
    if let Some(letter) = told {
        outbox::tell(call, owner, &letter).await?;
    }
    let reply = ResetSent {
        account: people.view(call, owner),
        reset: shown(call, owner, &new),
        in_outbox: call.house.keeps_all(),
    };
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
        channel: view::sees_contact(call, owner).then(|| channel_of(owner).into()),
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
        // SIGN-1: an id that nobody has, or one that is closed, costs the same work and gets the same answer.
        let meant = match login_id {
            Some(login_id) => login_id,
            None => spot::stranger(call.house, &self.account)?,
        };
        let is_known = gate::ask(call, &meant, Factor::Reset).await?;
        let at = if is_known { KNOWN } else { ELSEWHERE };
        let asked = Asked { who: spot::who(call.house, meant.as_str()), at };
        let owner = owner.filter(|owner| owner.account.may_recover(call.now));
        if is_known {
            may_send(call, &meant, &asked).await?;
            send(call, &asked, owner.as_ref(), self.unlock).await?;
        } else if is_sent_elsewhere(call, &meant, &asked).await? {
            send(call, &asked, owner.as_ref(), self.unlock).await?;
        }
        Ok(ResetAsked { asked_at: call.moment(call.now), in_outbox: call.house.keeps_all() })
    }
}

/// For whom a code is asked, and where: a stranger uses up nothing of what the owner and the help desk have (PASS-2).
struct Asked {
    /// The digest of the login id.
    who: String,
    /// [`DESK`], [`KNOWN`] or [`ELSEWHERE`].
    at: &'static str,
}

/// When codes were asked for there since an instant. Two requests at once cannot both send the last one.
async fn sent_since(
    call: &mut Call<'_>,
    login_id: &LoginId,
    asked: &Asked,
    since: Timestamp,
) -> Result<Vec<(Timestamp, Timestamp)>, Failure> {
    let now = call.now;
    let key = Key { who: asked.who.clone(), factor: Factor::Reset, place: asked.at.to_owned() };
    store::tries::hold(call.tx().await?, &key, login_id, now).await?;
    Ok(store::reset::sent_since(call.tx().await?, &asked.who, asked.at, since).await?)
}

/// Whether one more code may be sent in this hour.
///
/// # Errors
/// `code_send_limit`.
async fn may_send(call: &mut Call<'_>, login_id: &LoginId, asked: &Asked) -> Result<(), Failure> {
    let (now, limit) = (call.now, call.house.policy.password.resets_per_hour);
    let sent = sent_since(call, login_id, asked, now - SignedDuration::from_hours(1)).await?;
    let sent: Vec<Timestamp> = sent.into_iter().map(|(at, _)| at).collect();
    let of_resets = |refusal: Refusal| refusal.fact("factor", Factor::Reset.to_string());
    Ok(secret_code::may_send_of(&sent, now, limit).map_err(of_resets)?)
}

async fn is_sent_elsewhere(call: &mut Call<'_>, login_id: &LoginId, asked: &Asked) -> Result<bool, Failure> {
    let sent = sent_since(call, login_id, asked, reset::counts_since(call.now)).await?;
    Ok(reset::is_sent_elsewhere(&sent, call.now, &call.house.policy.password))
}

/// Sends a new code. Without an owner it only looks so.
async fn send(call: &mut Call<'_>, asked: &Asked, owner: Option<&Stored>, unlock: bool) -> Result<Reset, Failure> {
    let (now, id) = (call.now, call.id());
    let channel = owner.map_or(Channel::Mail, channel_of);
    let code = reset::generate(call.rng);
    let new = Reset {
        id,
        account: owner.map(|owner| owner.account.id),
        digest: digest(call, &asked.who, &code, id),
        sent_at: now,
        expires_at: reset::expires_at(channel, now, &call.house.policy.password),
    };
    store::reset::insert(call.tx().await?, &asked.who, asked.at, &new).await?;
    let login_id = owner.map_or_else(String::new, |owner| owner.account.login_id.to_string());
    let letter = Letter::ResetCode { login_id, code: reset::shown(&code), until: new.expires_at, unlock };
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
        let (proof, stored) = check(call, &login_id, stored, &self.code).await?;
        let hash = call.house.hashing.hash(&new, call.rng).await?;
        if let Err(refusal) = may_finish(call, &stored, &new).await? {
            gate::pass_alone(call).await?;
            return Err(refusal.into());
        }
        finish(call, &stored, &proof, hash).await
    }
}

fn judge(call: &Call<'_>, login_id: &LoginId, new: &Secret, two_step_on: bool, unchanged: bool) -> Result<(), Refusal> {
    let about = Judged { login_id, service_name: &call.house.policy.service_name, two_step_on, unchanged };
    password::judge(new.expose(), &about, &call.house.policy.password)
}

/// The proof: a code of the login id, compared after the try is counted; and whose it is. Whatever is wrong with it, the
/// answer is one.
///
/// # Errors
/// `reset_code_wrong`.
async fn check(
    call: &mut Call<'_>,
    login_id: &LoginId,
    owner: Option<Stored>,
    typed: &Secret,
) -> Result<(Reset, Stored), Failure> {
    let typed = reset::read(typed.expose());
    gate::enter(call, login_id, Factor::Reset, &typed).await?;
    let who = spot::who(call.house, login_id.as_str());
    let alive = store::reset::alive(&mut *call.house.store.read().await?, &who, call.now).await?;
    let is_right = |code: &Reset| -> bool {
        let digest = digest(call, &who, &typed, code.id);
        subtle::ConstantTimeEq::ct_eq(code.digest.as_bytes(), digest.as_bytes()).into()
    };
    let proof = alive.into_iter().rfind(is_right).ok_or(Code::ResetCodeWrong)?;
    let owner = owner.filter(|owner| proof.account == Some(owner.account.id)).ok_or(Code::ResetCodeWrong)?;
    Ok((proof, owner))
}

/// What the owner, who has proved to be it, is told of the account and the new password. Where nothing stands against it,
/// the account is held.
async fn may_finish(call: &mut Call<'_>, stored: &Stored, new: &Secret) -> Result<Result<(), Refusal>, Failure> {
    if !stored.account.may_recover(call.now) {
        return Ok(Err(Code::AccountDisabled.into()));
    }
    let unchanged = call.house.is_password(Some(stored), new, Turn::Owner).await?;
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
    store::reset::end(call.tx().await?, &[id]).await?;
    let password = Password { hash, set_at: now, first: false };
    let set = store::account::set_password(call.tx().await?, id, &held.password.hash, &password).await?;
    raced(Code::ResetCodeWrong, set)?;
    // ALIAS-5: the password that may have leaked is no more, and the owner has proved the registered contact.
    if store::lockdown::lift(call.tx().await?, id).await? {
        store::sync::want(call.tx().await?, &[id], now).await?;
        call.note("lockdown", "lifted");
    }
    let ended = super::aftermath::end(call, stored, None).await?;
    let stays = super::aftermath::stays(call, stored).await?;
    gate::lift_own(call, stored).await?;
    gate::pass(call).await?;
    let letter = Letter::PasswordChanged { also: ended.also.clone() };
    outbox::tell(call, stored, &letter).await?;
    call.note("app_passwords_revoked", ended.app_passwords);
    Ok(ResetFinished {
        login_id,
        kind: stored.account.kind.into(),
        changed_at: call.moment(now),
        two_step: stored.two_step_since.is_some(),
        sessions_ended: ended.sessions,
        app_passwords_revoked: ended.app_passwords,
        also_ended: ended.also,
        stays,
    })
}

impl Act for LocksLift {
    async fn act(&self, call: &mut Call<'_>) -> Result<LocksLifted, Failure> {
        let Ok(login_id) = self.account.parse::<LoginId>() else { return Err(Code::ResetCodeWrong.into()) };
        let owner = store::account::find_one(&mut *call.house.store.read().await?, &login_id).await?;
        if let Some(owner) = &owner {
            call.concerns(&owner.account.login_id);
        }
        let (proof, owner) = check(call, &login_id, owner, &self.code).await?;
        // A lockdown ends with another password: the code is kept for that (ALIAS-5).
        if let Err(refusal) = owner.account.must_be_open(call.now) {
            gate::pass_alone(call).await?;
            return Err(refusal.into());
        }
        let (now, id, kind) = (call.now, owner.account.id, owner.account.kind.into());
        store::account::hold(call.tx().await?, std::slice::from_ref(&login_id)).await?;
        let factors = gate::lift_own(call, &owner).await?;
        if factors.is_empty() {
            // The code is as good as before.
            drop(call.take_tx().await?);
            gate::pass_alone(call).await?;
            return Err(Code::NotLocked.into());
        }
        gate::pass(call).await?;
        raced(Code::ResetCodeWrong, store::reset::spend(call.tx().await?, id, &proof, now).await?)?;
        let letter = Letter::LiftedByCode { factors: factors.clone() };
        outbox::tell(call, &owner, &letter).await?;
        let words: Vec<&str> = factors.iter().map(|factor| factor.as_str()).collect();
        call.note("factors", words.join(" "));
        Ok(LocksLifted { login_id, kind, factors: factors.into_iter().map(Word::from).collect() })
    }
}
