//! The second step of a sign-in (SIGN-2): a sent code, an authenticator's code, or a backup code.

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};

use super::{
    pipeline::{
        call::Call,
        failure::{Failure, raced},
        spot, view,
    },
    sent_code,
};
use crate::{
    contract::{
        session::{NotSent, SecondStep, Way},
        word::Word,
    },
    rules::{
        Code, Id, Refusal, Secret, authenticator,
        contact::Phone,
        secret_code,
        session::flow_expires_at,
        tries::{self, Factor},
        two_step::{self, Method},
    },
    store::{self, account::Stored, sign_in::SignIn, vault::Place},
};

/// What was proved, to be spent in the transaction of what it opens.
pub(super) enum Proof {
    /// A sent code.
    Sent(Id),
    /// A step of an authenticator.
    Step { method: Id, step: i64 },
    /// A backup code's digest.
    Backup(String),
}

impl Proof {
    /// The word in the audit trail.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Proof::Sent(_) => "sent-code",
            Proof::Step { .. } => "authenticator",
            Proof::Backup(_) => "backup-code",
        }
    }
}

/// Whether a second step could be proved at all, where one is on: while it is locked no code is sent for it, and no other
/// way is open (SIGN-4).
///
/// # Errors
/// When the database fails.
pub(super) async fn may_begin(call: &mut Call<'_>, stored: &Stored) -> Result<Result<(), Refusal>, Failure> {
    if stored.two_step_since.is_none() {
        return Ok(Ok(()));
    }
    let spot = spot::Spot::of(call, &stored.account.login_id, Factor::SecondStep);
    let (_, tries) = spot.seen(&mut *call.house.store.read().await?).await?;
    Ok(tries::must_be_open(Factor::SecondStep, &tries, &call.house.policy.sign_in))
}

/// Begins the second step of an account that is held, and sends a code where the first method is a phone. When no code
/// may be sent now, the other ways stay open.
pub(super) async fn begin(call: &mut Call<'_>, stored: &Stored) -> Result<SecondStep, Failure> {
    let now = call.now;
    let flow = SignIn {
        id: call.id(),
        account: stored.account.id,
        created_at: now,
        expires_at: flow_expires_at(now, &call.house.policy),
    };
    store::sign_in::insert(call.tx().await?, &flow).await?;
    let methods = store::two_step::list(call.tx().await?, stored.account.id).await?;
    let mut sent = Ok(None);
    if let Some(first) = methods.first().filter(|first| first.method.needs_phone()) {
        sent = match send_by(call, stored, flow.id, &methods, (first, first.method)).await {
            Ok(()) => Ok(Some((first.id, first.method))),
            Err(Failure::Refused(
                refusal @ Refusal {
                    code:
                        Code::CodeSendLimit
                        | Code::PhoneCodeLimit
                        | Code::CodeDayLimit
                        | Code::TooManyTries
                        | Code::GatewayDown,
                    ..
                },
            )) => Err(refusal),
            Err(failure) => return Err(failure),
        }
    }
    step(call, &flow, &methods, sent).await
}

/// Sends a code to the phone of one of the methods, in this way. A refusal says what else its owner has meanwhile (ALL-4).
async fn send_by(
    call: &mut Call<'_>,
    stored: &Stored,
    flow: Id,
    methods: &[store::two_step::Method],
    (by, way): (&store::two_step::Method, Method),
) -> Result<(), Failure> {
    match sent_code::send(call, stored, flow, Factor::SecondStep, (way, &by.phone)).await {
        Err(Failure::Refused(
            refusal @ Refusal {
                code: Code::CodeSendLimit | Code::PhoneCodeLimit | Code::CodeDayLimit | Code::GatewayDown,
                ..
            },
        )) => {
            let other =
                methods.iter().any(|one| !one.method.needs_phone() || is_open(&refusal, one, (by, way), methods));
            let left = store::backup_code::count(call.tx().await?, stored.account.id).await?;
            Err(refusal.fact("instead", two_step::instead(other, left)).into())
        }
        sent => sent,
    }
}

/// Whether a phone method is a way though this one was refused: another number, or another channel.
fn is_open(
    refusal: &Refusal,
    one: &store::two_step::Method,
    (by, way): (&store::two_step::Method, Method),
    methods: &[store::two_step::Method],
) -> bool {
    match refusal.code {
        Code::PhoneCodeLimit => one.phone != by.phone,
        Code::GatewayDown => one.method != way || also(one, methods).is_some(),
        _ => false,
    }
}

/// The flow and its account. What ends a flow deletes it; what a job does for the account beside it does not.
///
/// # Errors
/// `flow_not_found`.
pub(super) async fn find(call: &mut Call<'_>, flow: Id) -> Result<(SignIn, Stored), Failure> {
    let mut conn = call.house.store.read().await?;
    let flow = store::sign_in::find(&mut conn, flow, call.now).await?.ok_or(Code::FlowNotFound)?;
    let stored = store::account::find_by_id(&mut conn, flow.account).await?;
    let stored = stored.filter(|stored| stored.account.is_open(call.now)).ok_or(Code::FlowNotFound)?;
    call.concerns(&stored.account.login_id);
    Ok((flow, stored))
}

/// Sends a code by a method of the account, or by its first phone that the way fits. The flow lives at least as long as it.
pub(super) async fn send(
    call: &mut Call<'_>,
    flow: &SignIn,
    stored: &Stored,
    asked: (Option<Id>, Option<Method>),
) -> Result<SecondStep, Failure> {
    let methods = store::two_step::list(call.tx().await?, stored.account.id).await?;
    let (chosen, way) = by_phone(&methods, asked).ok_or(Code::MethodNotFound)?;
    send_by(call, stored, flow.id, &methods, (chosen, way)).await?;
    let expires_at = flow_expires_at(call.now, &call.house.policy).max(flow.expires_at);
    let flow = SignIn { expires_at, ..flow.clone() };
    raced(Code::FlowNotFound, store::sign_in::extend(call.tx().await?, &flow).await?)?;
    step(call, &flow, &methods, Ok(Some((chosen.id, way)))).await
}

/// The phone that a code goes to, and in which way: the one that is named; else the first that is held for the way, before one
/// that only serves for it too (2SV-1).
fn by_phone(
    methods: &[store::two_step::Method],
    (method, way): (Option<Id>, Option<Method>),
) -> Option<(&store::two_step::Method, Method)> {
    let is_asked = |known: &&store::two_step::Method| method.is_none_or(|method| method == known.id);
    let mut phones = methods.iter().filter(|known| known.method.needs_phone()).filter(is_asked);
    let Some(way) = way else { return phones.next().map(|known| (known, known.method)) };
    let held = phones.clone().find(|known| known.method == way);
    held.or_else(|| phones.find(|known| also(known, methods) == Some(way))).map(|known| (known, way))
}

fn also(known: &store::two_step::Method, methods: &[store::two_step::Method]) -> Option<Method> {
    two_step::also(known.method, &Phone::from_stored(known.phone.clone()), &numbers(methods))
}

async fn step(
    call: &mut Call<'_>,
    flow: &SignIn,
    methods: &[store::two_step::Method],
    sent: Result<Option<(Id, Method)>, Refusal>,
) -> Result<SecondStep, Failure> {
    let backup_codes_left = store::backup_code::count(call.tx().await?, flow.account).await?;
    let way = |known| {
        let &store::two_step::Method { id, method, .. } = known;
        Way { id, method: method.into(), phone: view::masked(known), also: also(known, methods).map(Word::from) }
    };
    let methods = methods.iter().map(way).collect();
    let expires_at = call.promise(flow.expires_at);
    let (sent, not_sent) = match sent {
        Ok(by) => (by, None),
        Err(Refusal { code, facts, possible_from }) => {
            (None, Some(NotSent { code: code.into(), facts, possible_from: possible_from.map(|at| call.promise(at)) }))
        }
    };
    let in_outbox = sent.is_some_and(|(_, way)| call.house.keeps(sent_code::channel(way)));
    let (sent_by, sent_as) = sent.map(|(id, way)| (id, Word::from(way))).unzip();
    Ok(SecondStep { flow: flow.id, methods, sent_by, sent_as, not_sent, backup_codes_left, expires_at, in_outbox })
}

/// Refuses what cannot be a code of the account, before it is counted.
///
/// # Errors
/// `invalid_value`.
pub(super) async fn must_be_code(call: &mut Call<'_>, stored: &Stored, typed: &Secret) -> Result<(), Failure> {
    let left = store::backup_code::count(&mut *call.house.store.read().await?, stored.account.id).await?;
    Ok(secret_code::must_prove(typed.expose(), left > 0)?)
}

/// Refuses a typed code that only a sent one could be, where the newest of the flow can be right no more.
///
/// # Errors
/// As [`sent_code::must_be_alive`].
pub(super) async fn must_be_alive(
    call: &mut Call<'_>,
    flow: Id,
    stored: &Stored,
    typed: &Secret,
) -> Result<(), Failure> {
    let methods = store::two_step::list(&mut *call.house.store.read().await?, stored.account.id).await?;
    let has_authenticator = methods.iter().any(|known| known.method == Method::Authenticator);
    if has_authenticator || secret_code::backup_read(typed.expose()).is_some() {
        return Ok(());
    }
    let codes = call.house.policy.two_step.clone();
    sent_code::must_be_alive(call, stored, (flow, Factor::SecondStep), &codes).await
}

/// Compares a typed code with everything that could prove the second step, after the try was counted. Its form tells
/// which: eight digits are a backup code, six an authenticator's or a sent one.
///
/// # Errors
/// `code_wrong`, `code_used`, `code_expired` or `code_dead`.
pub(super) async fn check(call: &mut Call<'_>, flow: Id, stored: &Stored, typed: &Secret) -> Result<Proof, Failure> {
    if let Some(code) = secret_code::backup_read(typed.expose()) {
        return Ok(Proof::Backup(backup_digest(call, stored.account.id, &code)));
    }
    let methods = store::two_step::list(&mut *call.house.store.read().await?, stored.account.id).await?;
    let has_authenticator = methods.iter().any(|known| known.method == Method::Authenticator);
    for known in methods.iter().filter(|known| known.method == Method::Authenticator) {
        let secret = authenticator_secret(call, "two_step_methods", known.id, &known.sealed)?;
        if let Some(step) = secret.matching_step(typed.expose(), call.now) {
            return Ok(Proof::Step { method: known.id, step });
        }
    }
    match sent_code::check(call, flow, typed, &call.house.policy.two_step).await {
        Err(Failure::Refused(refusal @ Refusal { code: Code::CodeWrong, .. })) if has_authenticator => {
            let proof = if refusal.facts.contains_key("left") { "either" } else { "authenticator" };
            Err(refusal.fact("proof", proof).into())
        }
        sent => sent.map(Proof::Sent),
    }
}

/// Spends what was proved; exactly one request gets in. Answers how many backup codes are left where it was one (2SV-5).
///
/// # Errors
/// `code_used`; for a backup code that does not exist, `code_wrong`.
pub(super) async fn spend(call: &mut Call<'_>, stored: &Stored, proof: Proof) -> Result<Option<u32>, Failure> {
    match proof {
        Proof::Sent(code) => sent_code::spend(call, code).await?,
        Proof::Step { method, step } => {
            raced(Code::CodeUsed, store::totp_step::spend(call.tx().await?, method, step).await?)?;
        }
        Proof::Backup(digest) => {
            let account = stored.account.id;
            if !store::backup_code::spend(call.tx().await?, account, &digest).await? {
                return Err(Refusal::new(Code::CodeWrong).fact("proof", "backup-code").into());
            }
            return Ok(Some(store::backup_code::count(call.tx().await?, account).await?));
        }
    }
    Ok(None)
}

/// Methods with the numbers that they reach.
pub(super) fn numbers(methods: &[store::two_step::Method]) -> Vec<(Method, &str)> {
    methods.iter().map(|known| (known.method, known.phone.as_str())).collect()
}

/// The keyed digest of a backup code, bound to its account.
pub(super) fn backup_digest(call: &Call<'_>, account: Id, code: &Secret) -> String {
    call.house.vault.digest(Place("backup_codes", "digest", &account.to_string()), code.expose())
}

/// An authenticator's secret as it lies in the store, bound to its row.
pub(super) fn seal_authenticator(
    call: &mut Call<'_>,
    table: &'static str,
    id: Id,
    secret: &authenticator::AuthenticatorSecret,
) -> Result<String, Failure> {
    let text = Secret::from(STANDARD_NO_PAD.encode(secret.as_bytes()));
    Ok(call.house.vault.seal(Place(table, "sealed", &id.to_string()), &text, call.rng)?)
}

/// And back.
pub(super) fn authenticator_secret(
    call: &Call<'_>,
    table: &'static str,
    id: Id,
    sealed: &str,
) -> Result<authenticator::AuthenticatorSecret, Failure> {
    let text = call.house.vault.open(Place(table, "sealed", &id.to_string()), sealed)?;
    let bytes = STANDARD_NO_PAD.decode(text.expose()).ok();
    let secret = bytes.and_then(|bytes| authenticator::AuthenticatorSecret::from_stored(&bytes));
    Ok(secret.ok_or(store::Error::Unreadable("an authenticator's secret"))?)
}
