//! Sent twice, done once, answered the same (ALL-2): keys of single requests and of rows alike.
//!
//! A key is taken by the insert that ends the transaction of its change. Of two requests with one key that are under way at
//! once, the one whose insert finds the key taken gives up what it has done, and is answered with what the other did.

use std::collections::HashMap;

use super::{
    call::Call,
    failure::{Failure, Fault},
};
use crate::{
    ops::house::House,
    rules::Secret,
    store::{self, idempotency::Kept, vault::Place},
};

/// By what a request is known when it is sent again.
pub(super) struct Ticket {
    /// Its key among those of its caller.
    pub(super) key: String,
    /// The keyed digest of its content.
    digest: String,
}

impl Ticket {
    /// The ticket of an operation's request with this content. The digest is the caller's own: nobody learns from two of them
    /// who has asked the same.
    pub(super) fn new(house: &House, scope: &str, key: String, (operation, content): (&str, &str)) -> Self {
        let place = Place("idempotency", "digest", scope);
        let digest = house.vault.digest(place, &format!("{operation} {content}"));
        Self { key, digest }
    }

    /// Whether this is what was done under its key.
    pub(super) fn is_of(&self, kept: &Kept) -> bool {
        self.digest == kept.digest
    }
}

/// What is kept of a row that was done, to answer it again.
pub(super) enum Keep {
    /// That it was done.
    Fact,
    /// That, and a text, sealed.
    Text(Secret),
}

/// What was done under these keys. It is read where the call is: in its transaction, if it has begun.
///
/// # Errors
/// When the database fails.
pub(super) async fn find(call: &mut Call<'_>, keys: &[String]) -> Result<HashMap<String, Kept>, Failure> {
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let (scope, now) = (call.scope(), call.now);
    Ok(match &mut call.tx {
        Some(tx) => store::idempotency::find(tx, &scope, keys, now).await?,
        None => store::idempotency::find(&mut *call.house.store.read().await?, &scope, keys, now).await?,
    })
}

/// What is kept of a row, as the store has it; none where nothing is.
///
/// # Errors
/// Where it cannot be sealed.
pub(super) fn kept(
    call: &mut Call<'_>,
    scope: &str,
    (ticket, name): (&Ticket, &str),
    keep: Keep,
) -> Result<Option<Kept>, Fault> {
    let sealed = match keep {
        Keep::Fact => String::new(),
        Keep::Text(text) => seal(call, &stored_under(scope, &ticket.key), &text)?,
    };
    let (key, digest, request_id) = (ticket.key.clone(), ticket.digest.clone(), name.to_owned());
    Ok(Some(Kept { key, digest, request_id, sealed }))
}

fn seal(call: &mut Call<'_>, row: &str, text: &Secret) -> Result<String, Fault> {
    Ok(call.house.vault.seal(Place("idempotency", "sealed", row), text, call.rng)?)
}

/// The text that was kept; none where there is none.
///
/// # Errors
/// Where it was sealed with another key.
pub(super) fn text(house: &House, scope: &str, kept: &Kept) -> Result<Option<Secret>, Fault> {
    if kept.sealed.is_empty() {
        return Ok(None);
    }
    open(house, scope, &kept.key, &kept.sealed).map(Some)
}

/// Opens what was kept under a key.
///
/// # Errors
/// Where it was sealed with another key.
pub(super) fn open(house: &House, scope: &str, key: &str, sealed: &str) -> Result<Secret, Fault> {
    Ok(house.vault.open(Place("idempotency", "sealed", &stored_under(scope, key)), sealed)?)
}

/// The row of what is kept, as its seal is bound to it.
fn stored_under(scope: &str, key: &str) -> String {
    format!("{scope} {key}")
}
