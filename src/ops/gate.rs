//! The one gate of every operation that checks a secret: tries are counted in the database before anything is
//! compared (SIGN-4).

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::{Call, Failure, Fault, House, outbox};
use crate::{
    delivery::Letter,
    rules::{
        Code, LoginId, Secret, text,
        tries::{self, Factor, NetworkTries},
    },
    store::{self, Conn, tries::Key, vault::Place},
};

/// Wrong tries that a request for a message weighs.
const ASKING: i32 = 10;

/// The try of a call that has come through the gate.
#[derive(Debug)]
pub(super) struct Tried {
    login_id: LoginId,
    factor: Factor,
    /// Whether it was counted; not where the same secret had been counted before.
    counted: bool,
    /// The network that it weighs on.
    network: Option<String>,
    /// Whether no further try is evaluated after it.
    locks: bool,
    right: bool,
}

impl Tried {
    /// Whether it was counted: the same wrong secret again is not.
    pub(super) fn counts(&self) -> bool {
        self.counted
    }
}

/// Under what the store counts the tries of a login id.
pub(super) fn key(house: &House, login_id: &LoginId, factor: Factor) -> Key {
    Key { who: who(house, login_id.as_str()), factor }
}

/// The digest under which the store knows who was meant.
pub(super) fn who(house: &House, login_id: &str) -> String {
    house.vault.digest(Place("tries", "who", ""), login_id)
}

/// Under what the tries of a name are counted that can be nobody's: a digest, for people type passwords where it belongs.
pub(super) fn stranger(house: &House, typed: &str) -> Result<LoginId, Failure> {
    let digest = house.vault.digest(Place("tries", "strangers", ""), &text::fold(typed).to_ascii_lowercase());
    let letters: String = digest.chars().filter(char::is_ascii_alphanumeric).collect();
    Ok(format!("nobody-{letters}").parse()?)
}

/// Counts a try of a secret from the peer's address, committed, or refuses it. Whatever then answers that the secret is
/// right calls [`pass`].
///
/// # Errors
/// `too_many_tries`, `sign_in_locked` or `too_many_tries_from_address`.
pub(super) async fn enter(
    call: &mut Call<'_>,
    login_id: &LoginId,
    factor: Factor,
    secret: &Secret,
) -> Result<(), Failure> {
    let address = call.origin.address.clone();
    enter_from(call, login_id, factor, secret, &address).await
}

/// The same for a try that comes from elsewhere than the request: a mail client's.
///
/// # Errors
/// As [`enter`].
pub(super) async fn enter_from(
    call: &mut Call<'_>,
    login_id: &LoginId,
    factor: Factor,
    secret: &Secret,
    address: &str,
) -> Result<(), Failure> {
    if call.tx.is_some() {
        return Err(Fault::Internal("a secret is checked inside a transaction".to_owned()).into());
    }
    let key = key(call.house, login_id, factor);
    let digest = factor.counts_once().then(|| {
        let place = format!("{factor} {login_id}");
        call.house.vault.digest(Place("tried_secrets", "digest", &place), secret.expose())
    });
    let counted = count(call.house, call.now, login_id, &key, digest.as_deref(), &tries::network(address)).await?;
    call.tried = Some(counted);
    Ok(())
}

async fn count(
    house: &House,
    now: Timestamp,
    login_id: &LoginId,
    key: &Key,
    digest: Option<&str>,
    network: &str,
) -> Result<Tried, Failure> {
    let policy = &house.policy.sign_in;
    let (login_id, factor) = (login_id.clone(), key.factor);
    let mut tried = Tried { login_id, factor, counted: false, network: None, locks: false, right: false };
    // Most of a storm ends here, without a turn at the one writer.
    let mut conn = house.store.read().await?;
    let seen = store::tries::find(&mut conn, key).await?;
    let again = match digest {
        Some(digest) => store::tries::is_remembered(&mut conn, key, digest).await?,
        None => false,
    };
    drop(conn);
    let again = again && !seen.is_locked(policy);
    if again && !factor.repeats_weigh() {
        return Ok(tried);
    }
    if !again {
        tries::may_try(&seen, now, policy)?;
    }

    let mut tx = house.store.write().await?;
    if !again {
        let seen = store::tries::hold(&mut tx, key, &tried.login_id, now).await?;
        tried.counted = is_new(&mut tx, key, digest, now).await? || seen.is_locked(policy);
        if tried.counted {
            tries::may_try(&seen, now, policy)?;
            store::tries::count(&mut tx, key, now).await?;
            tried.locks = seen.after_wrong(now).is_locked(policy);
        }
    }
    if tried.counted || factor.repeats_weigh() {
        count_network(house, &mut tx, now, network, factor, 1).await?;
        tried.network = Some(network.to_owned());
    }
    tx.commit().await.map_err(store::Error::from)?;
    Ok(tried)
}

/// Remembers a secret, where it is one to be remembered. False if it had been counted before.
async fn is_new(conn: &mut Conn, key: &Key, digest: Option<&str>, now: Timestamp) -> store::Result<bool> {
    match digest {
        Some(digest) => store::tries::remember(conn, key, digest, now).await,
        None => Ok(true),
    }
}

async fn count_network(
    house: &House,
    conn: &mut Conn,
    now: Timestamp,
    network: &str,
    factor: Factor,
    weight: i32,
) -> Result<(), Failure> {
    let before = store::tries::hold_network(conn, network, factor, now).await?;
    let drained_at = tries::may_try_from(before, now, weight, &house.policy.sign_in)?;
    let after = NetworkTries { drained_at, counted_at: now };
    Ok(store::tries::count_network(conn, network, factor, after).await?)
}

/// Whether a code of this life may be sent for what its tries are counted under (SIGN-4).
///
/// # Errors
/// `sign_in_locked`, or `too_many_tries` where the wait is longer than the code's life.
pub(super) async fn may_send(call: &mut Call<'_>, key: &Key, life: SignedDuration) -> Result<(), Failure> {
    let (now, house) = (call.now, call.house);
    let tries = store::tries::find(call.tx().await?, key).await?;
    Ok(tries::may_send(&tries, life, now, &house.policy.sign_in)?)
}

/// Counts a request that sends something to whomever it names, for the peer's address: as heavily as [`ASKING`] wrong
/// tries, and nothing gives it back.
///
/// # Errors
/// `too_many_tries_from_address`.
pub(super) async fn ask(call: &mut Call<'_>, factor: Factor) -> Result<(), Failure> {
    let network = tries::network(&call.origin.address);
    let (house, now) = (call.house, call.now);
    let mut tx = house.store.write().await?;
    count_network(house, &mut tx, now, &network, factor, ASKING).await?;
    tx.commit().await.map_err(store::Error::from)?;
    Ok(())
}

/// The secret was right: the count begins anew, in the transaction of what the secret opened.
///
/// # Errors
/// When the database fails.
pub(super) async fn pass(call: &mut Call<'_>) -> Result<(), Failure> {
    if let Some(mut tried) = call.tried.take() {
        let key = key(call.house, &tried.login_id, tried.factor);
        // The account before its tries, as the help desk takes them: two that wait for each other would both fail.
        store::account::hold(call.tx().await?, std::slice::from_ref(&tried.login_id)).await?;
        store::tries::clear(call.tx().await?, &key).await?;
        tried.right = true;
        call.tried = Some(tried);
    }
    Ok(())
}

/// The secret was right, and says nothing of the ones before it: only this try does not stay counted.
///
/// # Errors
/// When the database fails.
pub(super) async fn pass_this(call: &mut Call<'_>) -> Result<(), Failure> {
    if let Some(mut tried) = call.tried.take() {
        if tried.counted {
            let key = key(call.house, &tried.login_id, tried.factor);
            store::tries::uncount(call.tx().await?, &key).await?;
        }
        tried.right = true;
        call.tried = Some(tried);
    }
    Ok(())
}

/// The secret was right and opens nothing, for another reason: it does not stay counted as wrong.
///
/// # Errors
/// When the database fails.
pub(super) async fn pass_alone(call: &mut Call<'_>) -> Result<(), Failure> {
    if let Some(tried) = call.tried.take() {
        let mut tx = call.house.store.write().await?;
        store::tries::clear(&mut tx, &key(call.house, &tried.login_id, tried.factor)).await?;
        give_back(call.house, &mut tx, &tried).await?;
        tx.commit().await.map_err(store::Error::from)?;
    }
    Ok(())
}

/// Gives the network of a right secret its try back. The last thing in its transaction: many wait for this row.
pub(super) async fn settle(call: &mut Call<'_>) -> Result<(), Failure> {
    if let Some(tried) = call.tried.take_if(|tried| tried.right) {
        let house = call.house;
        give_back(house, call.tx().await?, &tried).await?;
    }
    Ok(())
}

async fn give_back(house: &House, conn: &mut Conn, tried: &Tried) -> store::Result<()> {
    match &tried.network {
        Some(network) => {
            store::tries::move_network(conn, network, tried.factor, -house.policy.sign_in.address_try()).await
        }
        None => Ok(()),
    }
}

/// The secret was not right: the owner is told where this try was the last one.
///
/// # Errors
/// When the database fails.
pub(super) async fn fail(call: &mut Call<'_>) -> Result<(), Failure> {
    let Some(tried) = call.tried.take_if(|tried| tried.locks) else { return Ok(()) };
    let mut tx = call.house.store.write().await?;
    if let Some(owner) = store::account::find_one(&mut tx, &tried.login_id).await? {
        outbox::tell_on(call, &mut tx, &owner, &Letter::Locked).await?;
    }
    tx.commit().await.map_err(store::Error::from)?;
    Ok(())
}

/// What the help desk has lifted.
pub(super) struct Lifted {
    /// The factors that had wrong tries.
    pub(super) factors: Vec<String>,
    /// The networks that had to wait.
    pub(super) networks: Vec<String>,
}

/// Lifts every lock and wait of a login id, and names the networks from which it was refused for theirs: those are to be
/// lifted at the end of the transaction.
///
/// # Errors
/// When the database fails.
pub(super) async fn lift(call: &mut Call<'_>, login_id: &LoginId) -> Result<Lifted, Failure> {
    let (who, since) = (who(call.house, login_id.as_str()), call.now - call.house.policy.sign_in.address_tries_drain());
    let factors = store::tries::clear_all(call.tx().await?, &who).await?;
    let code = Code::TooManyTriesFromAddress;
    let addresses = store::audit::refused_from(call.tx().await?, login_id, code, since).await?;
    let networks: BTreeSet<String> = addresses.iter().map(|address| tries::network(address)).collect();
    let networks: Vec<String> = networks.into_iter().collect();
    Ok(Lifted { factors: factors.iter().map(ToString::to_string).collect(), networks })
}
