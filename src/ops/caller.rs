//! Who asks, from the credential of a request.

use jiff::Timestamp;

use super::{Fault, House};
use crate::{
    rules::{
        Code, Refusal,
        caller::{Caller, Person, Scopes},
        session::{self, Bearer},
    },
    store::{self, token::Token},
};

/// The digest under which the store knows a token.
pub(super) fn digest(token: &str) -> String {
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

async fn person(house: &House, digest: &str, now: Timestamp) -> Result<Option<Caller>, Fault> {
    let mut conn = house.store.read().await?;
    let Some(session) = store::session::find(&mut conn, digest, now).await? else { return Ok(None) };
    let Some(stored) = store::account::find_by_id(&mut conn, session.account).await? else { return Ok(None) };
    let account = stored.account;
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
        must_change_password: stored.password.first,
    })))
}

async fn machine(house: &House, digest: &str, now: Timestamp) -> Result<Option<Caller>, Fault> {
    let mut conn = house.store.read().await?;
    let Some(token) = store::token::find(&mut conn, digest, now).await? else { return Ok(None) };
    drop(conn);
    if token.last_used_at.is_none_or(|last| now.duration_since(last).as_mins() >= 1) {
        // The request does not depend on this note: a full disk must not stop reads.
        if let Err(error) = note_use(house, &token, now).await {
            tracing::warn!(%error, "the last use of a service token was not noted");
        }
    }
    Ok(Some(Caller::Machine { token: token.id, name: token.name, scopes: Scopes(token.scopes) }))
}

async fn note_use(house: &House, token: &Token, now: Timestamp) -> store::Result<()> {
    let mut tx = house.store.write().await?;
    store::token::used(&mut tx, token.id, now).await?;
    Ok(tx.commit().await?)
}
