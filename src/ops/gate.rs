//! The one gate of every operation that checks a secret: tries are counted in the database before anything is
//! compared (SIGN-4).

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::{Call, Failure, Fault, House, outbox};
use crate::{
    delivery::Letter,
    rules::{
        Code, LoginId, Secret, alias, text,
        tries::{self, Factor, NetworkTries, Tries},
    },
    store::{
        self, Conn,
        account::Stored,
        counted::{self, What},
        tries::Key,
        vault::Place,
    },
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
    /// The digest of the secret, where it is one to be remembered.
    digest: Option<String>,
    /// When the try before it was.
    last_at: Option<Timestamp>,
    /// The network that it weighs on.
    network: Option<String>,
    /// Whether no further try is evaluated after it, and until when where that ends by itself.
    locks: Option<Lock>,
    right: bool,
}

/// A lock that a try has brought.
#[derive(Debug)]
struct Lock {
    until: Option<Timestamp>,
}

impl Lock {
    fn by(tries: Tries, house: &House) -> Option<Self> {
        tries.is_locked(&house.policy.sign_in).then_some(Self { until: tries.lock_ends_at })
    }
}

impl Tried {
    fn new(login_id: LoginId, factor: Factor) -> Self {
        let (counted, right, digest, last_at, network, locks) = (false, false, None, None, None, None);
        Self { login_id, factor, counted, digest, last_at, network, locks, right }
    }

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

/// Counts a try of a secret, committed, or refuses it. Whatever then answers that the secret is right calls [`pass`].
///
/// # Errors
/// `too_many_tries`, the factor's lock or `too_many_tries_from_address`.
pub(super) async fn enter(
    call: &mut Call<'_>,
    login_id: &LoginId,
    factor: Factor,
    secret: &Secret,
) -> Result<(), Failure> {
    must_be_outside(call)?;
    let key = key(call.house, login_id, factor);
    let digest = factor.counts_once().then(|| {
        let place = format!("{factor} {login_id}");
        call.house.vault.digest(Place("tried_secrets", "digest", &place), secret.expose())
    });
    let network = tries::network(&call.origin.address);
    call.tried = Some(count(call.house, call.now, login_id, &key, digest, &network).await?);
    Ok(())
}

fn must_be_outside(call: &Call<'_>) -> Result<(), Fault> {
    if call.tx.is_some() {
        return Err(Fault::Internal("a secret is checked inside a transaction".to_owned()));
    }
    Ok(())
}

/// Counts a try of the code of an alias, committed, or refuses it: those of all its addresses, over a day. The code that is
/// right calls [`pass_alias`].
///
/// # Errors
/// `too_many_tries`, `alias_code_locked` or `too_many_tries_from_address`.
pub(super) async fn enter_alias(call: &mut Call<'_>, owner: &Stored, address: &alias::Address) -> Result<(), Failure> {
    must_be_outside(call)?;
    let (house, now, account) = (call.house, call.now, owner.account.id);
    let (policy, network) = (&house.policy.sign_in, tries::network(&call.origin.address));
    let mut tx = house.store.write().await?;
    let since = tries::alias_codes_since(now);
    let mut wrong = counted::held_since(&mut tx, account, What::AliasCode, since).await?;
    tries::may_try(Factor::Alias, &Tries::of_alias_codes(&wrong, now, policy), now, policy)?;
    counted::note(&mut tx, account, What::AliasCode, address.as_str(), now).await?;
    count_network(house, &mut tx, now, &network, Factor::Alias, 1).await?;
    tx.commit().await.map_err(store::Error::from)?;
    wrong.push(now);
    let mut tried = Tried::new(owner.account.login_id.clone(), Factor::Alias);
    tried.locks = Lock::by(Tries::of_alias_codes(&wrong, now, policy), house);
    (tried.counted, tried.network) = (true, Some(network));
    call.tried = Some(tried);
    Ok(())
}

/// The code of an alias was right: the wrong ones of its own address are forgotten. Proving an address of one's own must not
/// clear the guesses at somebody else's.
///
/// # Errors
/// When the database fails.
pub(super) async fn pass_alias(call: &mut Call<'_>, owner: &Stored, address: &alias::Address) -> Result<(), Failure> {
    counted::forget(call.tx().await?, owner.account.id, What::AliasCode, Some(address.as_str())).await?;
    if let Some(tried) = &mut call.tried {
        tried.right = true;
    }
    Ok(())
}

async fn count(
    house: &House,
    now: Timestamp,
    login_id: &LoginId,
    key: &Key,
    digest: Option<String>,
    network: &str,
) -> Result<Tried, Failure> {
    let (policy, factor) = (&house.policy.sign_in, key.factor);
    let mut tried = Tried { digest, ..Tried::new(login_id.clone(), factor) };
    // Most of a storm ends here, without a turn at the one writer.
    let mut conn = house.store.read().await?;
    let seen = store::tries::find(&mut conn, key).await?;
    let again = match &tried.digest {
        Some(digest) => store::tries::is_remembered(&mut conn, key, digest).await?,
        None => false,
    };
    drop(conn);
    let again = again && !seen.is_locked(policy);
    if again && !factor.repeats_weigh() {
        return Ok(tried);
    }
    if !again {
        tries::may_try(factor, &seen, now, policy)?;
    }

    let mut tx = house.store.write().await?;
    if !again {
        let seen = store::tries::hold(&mut tx, key, &tried.login_id, now).await?;
        tried.counted = is_new(&mut tx, key, tried.digest.as_deref(), now).await? || seen.is_locked(policy);
        if tried.counted {
            tries::may_try(factor, &seen, now, policy)?;
            store::tries::count(&mut tx, key, now).await?;
            (tried.last_at, tried.locks) = (seen.last_at, Lock::by(seen.after_wrong(now), house));
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
/// The lock of the factor, or `too_many_tries` where the wait is longer than the code's life.
pub(super) async fn may_send(call: &mut Call<'_>, key: &Key, life: SignedDuration) -> Result<(), Failure> {
    let (now, house) = (call.now, call.house);
    let tries = store::tries::find(call.tx().await?, key).await?;
    Ok(tries::may_send(key.factor, &tries, life, now, &house.policy.sign_in)?)
}

/// As [`may_send`], of a code to the address of an alias: its tries are counted over a day.
///
/// # Errors
/// `alias_code_locked`, or `too_many_tries` where the wait is longer than the code's life.
pub(super) async fn may_send_to_alias(
    call: &mut Call<'_>,
    owner: &Stored,
    life: SignedDuration,
) -> Result<(), Failure> {
    let (now, policy) = (call.now, &call.house.policy.sign_in);
    let since = tries::alias_codes_since(now);
    let wrong = counted::held_since(call.tx().await?, owner.account.id, What::AliasCode, since).await?;
    Ok(tries::may_send(Factor::Alias, &Tries::of_alias_codes(&wrong, now, policy), life, now, policy)?)
}

/// Counts a request that sends something to whomever it names, for the peer's address: as heavily as [`ASKING`] wrong
/// tries, and nothing gives it back.
///
/// # Errors
/// `too_many_tries_from_address`.
pub(super) async fn ask(call: &mut Call<'_>, factor: Factor) -> Result<(), Failure> {
    weigh(call, factor, ASKING).await
}

/// Counts work for the peer's address, as heavily as so many wrong tries, and nothing gives it back.
///
/// # Errors
/// `too_many_tries_from_address`.
pub(super) async fn weigh(call: &mut Call<'_>, factor: Factor, weight: i32) -> Result<(), Failure> {
    let network = tries::network(&call.origin.address);
    let (house, now) = (call.house, call.now);
    let mut tx = house.store.write().await?;
    count_network(house, &mut tx, now, &network, factor, weight).await?;
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

/// The secret was right and a policy stands against it, which is no try (SIGN-4): nothing of this one stays, and the wrong
/// ones before it do.
///
/// # Errors
/// When the database fails.
pub(super) async fn take_back(call: &mut Call<'_>) -> Result<(), Failure> {
    let Some(tried) = call.tried.take() else { return Ok(()) };
    let key = key(call.house, &tried.login_id, tried.factor);
    let mut tx = call.house.store.write().await?;
    if tried.counted {
        store::tries::take_back(&mut tx, &key, call.now, tried.last_at).await?;
    }
    if let Some(digest) = &tried.digest {
        store::tries::forget(&mut tx, &key, digest).await?;
    }
    give_back(call.house, &mut tx, &tried).await?;
    tx.commit().await.map_err(store::Error::from)?;
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
    let Some(Tried { login_id, factor, locks: Some(Lock { until }), .. }) =
        call.tried.take_if(|tried| tried.locks.is_some())
    else {
        return Ok(());
    };
    let mut tx = call.house.store.write().await?;
    if let Some(owner) = store::account::find_one(&mut tx, &login_id).await? {
        outbox::tell_on(call, &mut tx, &owner, &Letter::Locked { factor, until }).await?;
    }
    tx.commit().await.map_err(store::Error::from)?;
    Ok(())
}

/// What the help desk has lifted.
pub(super) struct Lifted {
    /// The factors that had wrong tries.
    pub(super) factors: Vec<Factor>,
    /// The networks that had to wait.
    pub(super) networks: Vec<String>,
}

/// Lifts every lock and wait of an account, and names the networks from which it was refused for theirs: those are to be
/// lifted at the end of the transaction.
///
/// # Errors
/// When the database fails.
pub(super) async fn lift(call: &mut Call<'_>, owner: &Stored) -> Result<Lifted, Failure> {
    let login_id = &owner.account.login_id;
    let (who, since) = (who(call.house, login_id.as_str()), call.now - call.house.policy.sign_in.address_tries_drain());
    let mut factors = store::tries::clear_all(call.tx().await?, &who).await?;
    let codes = tries::alias_codes_since(call.now);
    let had_codes = !counted::since(call.tx().await?, owner.account.id, What::AliasCode, codes).await?.is_empty();
    if had_codes {
        counted::forget(call.tx().await?, owner.account.id, What::AliasCode, None).await?;
        factors.push(Factor::Alias);
        factors.sort_unstable();
    }
    let code = Code::TooManyTriesFromAddress;
    let addresses = store::audit::refused_from(call.tx().await?, login_id, code, since).await?;
    let networks: BTreeSet<String> = addresses.iter().map(|address| tries::network(address)).collect();
    Ok(Lifted { factors, networks: networks.into_iter().collect() })
}
