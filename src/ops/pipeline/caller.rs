//! Who asks, from the credential of a request.

use jiff::{SignedDuration, Timestamp};
use rand::CryptoRng;

use super::{
    call::{Call, Origin},
    failure::Fault,
    idempotency, machine_use,
};
use crate::{
    contract::Operation,
    ops::house::House,
    rules::{
        Code, Refusal, Secret,
        caller::{Caller, May, Person, Scopes, may},
        session::{self, Bearer},
    },
    store::{self, session::Opened, token::Token},
};

/// How long a request is answered again by the token that it replaced: long enough for a lost answer to be asked for
/// once more, and no longer.
const ANSWERED_AGAIN: SignedDuration = SignedDuration::from_mins(2);

/// The digest under which the store knows a token.
pub(crate) fn digest(token: &str) -> String {
    use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
    STANDARD_NO_PAD.encode(session::digest(token))
}

/// The caller behind a bearer token; without one, nobody.
///
/// # Errors
/// A refusal `sign_in_needed` for a token that is unknown, ended or expired, or whose account is disabled.
pub async fn identify(house: &House, token: Option<&str>, now: Timestamp) -> Result<Result<Caller, Refusal>, Fault> {
    let Some(token) = token else { return Ok(Ok(Caller::Nobody)) };
    let caller = match Bearer::of(token) {
        None => None,
        Some(Bearer::Session) => person(house, &digest(token), now).await?,
        Some(Bearer::Service) => machine(house, &digest(token), now).await?,
    };
    Ok(caller.ok_or_else(|| Code::SignInNeeded.into()))
}

/// Who a request comes from, with the token that says so.
pub struct Asking {
    caller: Caller,
    token: Option<String>,
    only_replays: bool,
}

impl Asking {
    /// The request that begins with it.
    pub fn call<'a>(
        self,
        house: &'a House,
        now: Timestamp,
        origin: Origin,
        rng: &'a mut (dyn CryptoRng + Send),
    ) -> Call<'a> {
        let mut call = Call::new(house, self.caller, now, origin, rng);
        (call.token, call.only_replays) = (self.token, self.only_replays);
        call
    }
}

/// As [`identify`], for one request: one that replaced its own token is still known by it for a while, to be given its
/// stored reply and nothing else (ALL-2).
///
/// # Errors
/// As [`identify`].
pub async fn ask<O: Operation>(
    house: &House,
    token: Option<&str>,
    origin: &Origin,
    now: Timestamp,
) -> Result<Result<Asking, Refusal>, Fault> {
    let known = token.map(digest);
    let asking = |caller, only_replays| Asking { caller, token: known.clone(), only_replays };
    let refusal = match identify(house, token, now).await? {
        Ok(caller) => {
            if let (Caller::Machine { token, .. }, May::MailServer) = (&caller, O::MAY)
                && !origin.dry_run
                && may(&caller, O::MAY, true, None).is_ok()
            {
                machine_use::note(&house.machine_uses, &house.store, *token, O::ID, now).await;
            }
            return Ok(Ok(asking(caller, false)));
        }
        Err(refusal) => refusal,
    };
    if !O::RENEWS || origin.dry_run {
        return Ok(Err(refusal));
    }
    let (Some(replaced), Some(key)) = (&known, &origin.idempotency_key) else { return Ok(Err(refusal)) };
    Ok(renewed(house, replaced, key, now).await?.map(|caller| asking(caller, true)).ok_or(refusal))
}

/// The caller behind the token that replaced this one, while that one holds.
async fn renewed(house: &House, replaced: &str, key: &str, now: Timestamp) -> Result<Option<Caller>, Fault> {
    let mut conn = house.store.read().await?;
    let found = store::idempotency::find_replaced(&mut conn, replaced, key, now - ANSWERED_AGAIN).await?;
    drop(conn);
    let Some((scope, sealed)) = found else { return Ok(None) };
    let reply = idempotency::open(house, &scope, key, &sealed)?;
    let reply: Renewed = serde_json::from_str(reply.expose()).map_err(|error| Fault::Internal(error.to_string()))?;
    Ok(identify(house, Some(reply.token.expose()), now).await?.ok())
}

/// What every reply that replaces a token has.
#[derive(serde::Deserialize)]
struct Renewed {
    token: Secret,
}

async fn person(house: &House, digest: &str, now: Timestamp) -> Result<Option<Caller>, Fault> {
    let Some(Opened { session, owner }) = store::session::find(&house.store, digest, now).await? else {
        return Ok(None);
    };
    let account = owner.account;
    if !account.is_open(now) {
        return Ok(None);
    }
    Ok(Some(Caller::Person(Person {
        account: account.id,
        login_id: account.login_id,
        affiliation: account.affiliation,
        kind: account.kind,
        roles: account.roles,
        session: session.id,
        expires_at: session.expires_at,
        password_at: session.password_at,
        must_change_password: owner.password.first || session.password_short,
    })))
}

async fn machine(house: &House, digest: &str, now: Timestamp) -> Result<Option<Caller>, Fault> {
    let Some(token) = store::token::find(&house.store, digest, now).await? else { return Ok(None) };
    if token.last_used_at.is_none_or(|last| now.duration_since(last).as_mins() >= 1) {
        // The request does not depend on this note: a full disk must not stop reads.
        if let Err(error) = note_use(house, &token, now).await {
            tracing::warn!(%error, "the last use of a service token was not noted");
        }
    }
    let Token { id, name, created_by, scopes, .. } = token;
    Ok(Some(Caller::Machine { token: id, name, maker: created_by, scopes: Scopes(scopes) }))
}

async fn note_use(house: &House, token: &Token, now: Timestamp) -> store::Result<()> {
    let mut tx = house.store.write().await?;
    store::token::used(&mut tx, token.id, now).await?;
    tx.commit().await
}
