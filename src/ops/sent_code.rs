//! Codes that are sent: to a phone for sign-ins and enrolments (2SV-1..3), by mail to an alias (ALIAS-3).

use jiff::SignedDuration;

use super::{
    message_day, phone,
    pipeline::{
        call::Call,
        failure::{Failure, raced},
        gate, outbox,
    },
};
use crate::{
    delivery::Letter,
    rules::{
        Code, Id, Refusal, Secret,
        message::{Channel, Kind},
        policy::TwoStepPolicy,
        secret_code,
        tries::Factor,
        two_step::Method,
    },
    store::{self, account::Stored, vault::Place},
};

/// Sends a new code for the flow to a phone; an older one then no longer works. `factor` is what the code is tried for.
///
/// # Errors
/// The lock of the factor, `too_many_tries`, `code_send_limit`, `phone_code_limit`, `code_day_limit` or `gateway_down`.
pub(super) async fn send(
    call: &mut Call<'_>,
    owner: &Stored,
    flow: Id,
    factor: Factor,
    (method, number): (Method, &str),
) -> Result<(), Failure> {
    let policy = call.house.policy.two_step.clone();
    let channel = channel(method);
    phone::may_send(call, owner, factor, number).await?;
    must_get_through(call, channel).await?;
    may_cost(call, channel, factor).await?;
    let code = make(call, owner, flow, factor, &policy).await?;
    phone::sends(call, owner, factor, number).await?;
    let letter = Letter::Code { code, minutes: policy.code_minutes };
    outbox::send_code(call, owner, flow, (channel, number), &letter).await
}

/// How a code goes to a phone.
pub(super) fn channel(method: Method) -> Channel {
    if method == Method::Voice { Channel::Voice } else { Channel::Sms }
}

/// While a gateway does not take what waits for it, no more is written for it: the person takes another way (MSG-3). What
/// waits goes on being tried, and with its end the way is open again.
///
/// # Errors
/// `gateway_down`.
async fn must_get_through(call: &mut Call<'_>, channel: Channel) -> Result<(), Failure> {
    if call.house.keeps(channel) {
        return Ok(());
    }
    let now = call.now;
    match store::message::waiting(call.tx().await?, channel, now).await? {
        Some(waiting) if waiting.holds_up(now) => {
            Err(Refusal::new(Code::GatewayDown).fact("gateway", channel.as_str()).into())
        }
        _ => Ok(()),
    }
}

/// Whether one more may leave the service today (MSG-6): owners sign in where no more phones are enrolled.
///
/// # Errors
/// `code_day_limit`.
async fn may_cost(call: &mut Call<'_>, channel: Channel, factor: Factor) -> Result<(), Failure> {
    let kind = if factor == Factor::SecondStep { Kind::Code } else { Kind::Notice };
    message_day::may_cost(call, channel, kind).await
}

/// Makes a new code for the flow, as it stands in a message; an older one then no longer works.
///
/// # Errors
/// As [`send`].
pub(super) async fn make(
    call: &mut Call<'_>,
    owner: &Stored,
    flow: Id,
    factor: Factor,
    policy: &TwoStepPolicy,
) -> Result<Secret, Failure> {
    let (now, account) = (call.now, owner.account.id);
    may_send(call, owner, factor, policy).await?;
    let sent = store::sent_code::sent_since(call.tx().await?, account, now - SignedDuration::from_hours(1)).await?;
    secret_code::may_send(&sent, now, policy).map_err(|refusal| refusal.fact("factor", factor.to_string()))?;
    let code = secret_code::generate(call.rng);
    let digest = digest(call, flow, &code);
    let id = call.id();
    store::sent_code::insert(call.tx().await?, id, account, flow, &digest, now).await?;
    Ok(secret_code::shown(&code))
}

async fn may_send(call: &mut Call<'_>, owner: &Stored, factor: Factor, policy: &TwoStepPolicy) -> Result<(), Failure> {
    match factor {
        Factor::Alias => gate::may_send_to_alias(call, owner, policy.code_life()).await,
        _ => gate::may_send(call, &owner.account.login_id, factor, policy.code_life()).await,
    }
}

/// Refuses a try of a flow whose newest code can be right no more, before it is counted: who types it has to have another one
/// sent, and to wait for nothing first. Where none would be sent, that is told.
///
/// # Errors
/// `code_used`, `code_expired` or `code_dead`; the lock of the factor, or `too_many_tries` where the wait is longer than a
/// code's life.
pub(super) async fn must_be_alive(
    call: &mut Call<'_>,
    owner: &Stored,
    (flow, factor): (Id, Factor),
    policy: &TwoStepPolicy,
) -> Result<(), Failure> {
    let codes = store::sent_code::of_flow(&mut *call.house.store.read().await?, flow).await?;
    let Some(Err(dead)) = codes.first().map(|newest| secret_code::judge_state(&newest.code, call.now, policy)) else {
        return Ok(());
    };
    may_send(call, owner, factor, policy).await?;
    Err(dead.into())
}

fn digest(call: &Call<'_>, flow: Id, code: &Secret) -> String {
    call.house.vault.digest(Place("sent_codes", "digest", &flow.to_string()), code.expose())
}

/// Compares a typed code with the flow's newest one, after the try is counted. Answers the code to spend.
///
/// # Errors
/// `code_wrong`, `code_used`, `code_expired` or `code_dead`.
pub(super) async fn check(
    call: &mut Call<'_>,
    flow: Id,
    typed: &Secret,
    policy: &TwoStepPolicy,
) -> Result<Id, Failure> {
    let max = policy.code_tries;
    let mut tx = call.write_apart().await?;
    let codes = store::sent_code::of_flow(&mut tx, flow).await?;
    let Some(newest) = codes.first() else { return Err(Code::CodeWrong.into()) };
    secret_code::judge_state(&newest.code, call.now, policy)?;
    let counted = store::sent_code::count_try(&mut tx, newest.id, max).await?;
    tx.commit().await?;
    if !counted {
        return Err(Code::CodeDead.into());
    }
    let left = max.saturating_sub(newest.code.wrong + 1);
    let wrong = || Refusal::new(Code::CodeWrong).fact("left", left);
    let Some(code) = secret_code::read(typed.expose()) else { return Err(wrong().into()) };
    let digest = digest(call, flow, &code);
    if same(&newest.digest, &digest) {
        Ok(newest.id)
    } else if codes.iter().skip(1).any(|older| same(&older.digest, &digest)) {
        Err(Code::CodeUsed.into())
    } else {
        Err(wrong().into())
    }
}

/// Spends a checked code, in the transaction of what it opens.
///
/// # Errors
/// `code_used` when another request was first (2SV-3).
pub(super) async fn spend(call: &mut Call<'_>, code: Id) -> Result<(), Failure> {
    let now = call.now;
    raced(Code::CodeUsed, store::sent_code::spend(call.tx().await?, code, now).await?)
}

fn same(one: &str, other: &str) -> bool {
    subtle::ConstantTimeEq::ct_eq(one.as_bytes(), other.as_bytes()).into()
}
