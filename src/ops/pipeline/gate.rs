//! The one gate of every operation that checks a secret: tries are counted in the database before anything is
//! compared (SIGN-4), apart where the owner is known (SIGN-7).

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::{
    call::Call,
    failure::{Failure, Fault},
    hashing::Turn,
    outbox,
    spot::{Spot, device, who},
    tried::{Lock, Tried},
};
use crate::{
    delivery::Letter,
    ops::house::House,
    rules::{
        Code, LoginId, Refusal, Secret, alias,
        policy::SignInPolicy,
        tries::{self, Factor, Network, NetworkTries, Tries},
    },
    store::{
        self, Conn,
        account::Stored,
        counted::{self, What},
        tries::{ELSEWHERE, Key},
        vault::Place as Sealed,
    },
};

/// Wrong tries that a request for a message weighs.
const ASKING: i32 = 10;

/// Counts a try of a secret, committed, or refuses it. Whatever then answers that the secret is right calls [`pass`].
///
/// # Errors
/// `too_many_tries`, the factor's lock or `too_many_tries_from_address`.
pub(crate) async fn enter(
    call: &mut Call<'_>,
    login_id: &LoginId,
    factor: Factor,
    secret: &Secret,
) -> Result<(), Failure> {
    must_be_outside(call)?;
    let digest = factor.counts_once().then(|| {
        let place = format!("{factor} {login_id}");
        call.house.vault.digest(Sealed("tried_secrets", "digest", &place), secret.expose())
    });
    let spot = Spot::of(call, login_id, factor);
    let networks = tries::networks(&call.origin.address);
    call.stays = true;
    call.tried = Some(count(&spot, digest, networks).await?);
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
pub(crate) async fn enter_alias(call: &mut Call<'_>, owner: &Stored, address: &alias::Address) -> Result<(), Failure> {
    must_be_outside(call)?;
    let (house, now, account) = (call.house, call.now, owner.account.id);
    let (policy, networks) = (&house.policy.sign_in, tries::networks(&call.origin.address));
    let mut tx = call.write_apart().await?;
    let since = tries::alias_codes_since(now);
    let mut wrong = counted::held_since(&mut tx, account, What::AliasCode, since).await?;
    tries::may_try(Factor::Alias, &Tries::of_alias_codes(&wrong, now, policy), now, policy)?;
    counted::note(&mut tx, account, What::AliasCode, address.as_str(), now).await?;
    count_networks(house, &mut tx, now, &networks, Factor::Alias, 1).await?;
    tx.commit().await?;
    wrong.push(now);
    let login_id = owner.account.login_id.clone();
    let key = Spot::of(call, &login_id, Factor::Alias).key;
    let mut tried = Tried::new(login_id, key, None);
    tried.locks = Lock::by(Tries::of_alias_codes(&wrong, now, policy), policy);
    (tried.counted, tried.networks) = (true, networks);
    call.tried = Some(tried);
    Ok(())
}

/// The code of an alias was right: the wrong ones of its own address are forgotten. Proving an address of one's own must not
/// clear the guesses at somebody else's.
///
/// # Errors
/// When the database fails.
pub(crate) async fn pass_alias(call: &mut Call<'_>, owner: &Stored, address: &alias::Address) -> Result<(), Failure> {
    counted::forget(call.tx().await?, owner.account.id, What::AliasCode, Some(address.as_str())).await?;
    if let Some(tried) = &mut call.tried {
        tried.right = true;
    }
    Ok(())
}

async fn count(spot: &Spot<'_>, digest: Option<String>, networks: Vec<Network>) -> Result<Tried, Failure> {
    let (house, now, factor) = (spot.house, spot.now, spot.key.factor);
    let policy = &house.policy.sign_in;
    // Most of a storm ends here, without a turn at the one writer.
    let mut conn = house.store.read().await?;
    let (key, seen) = spot.seen(&mut conn).await?;
    let mut tried = Tried { digest, ..Tried::new(spot.login_id.clone(), key.clone(), spot.remembered()) };
    let again = match &tried.digest {
        Some(digest) => store::tries::is_remembered(&mut conn, &key, digest).await?,
        None => false,
    };
    drop(conn);
    let again = again && !seen.is_locked(policy);
    if again && !factor.repeats_weigh() {
        return Ok(tried);
    }
    if !again {
        may_try(factor, &seen, now, policy)?;
    }

    let mut tx = house.store.write().await?;
    if !again && factor.is_guessable() {
        let seen = store::tries::hold(&mut tx, &key, &tried.login_id, now).await?;
        tried.counted = is_new(&mut tx, &key, tried.digest.as_deref(), now).await? || seen.is_locked(policy);
        if tried.counted {
            tries::may_try(factor, &seen, now, policy)?;
            store::tries::count(&mut tx, &key, now).await?;
            (tried.last_at, tried.locks) = (seen.last_at, Lock::by(seen.after_wrong(now), policy));
        }
    }
    // Nobody who is known is stopped by what others do behind the same address (SIGN-8). The same secret again is no try
    // there either, and yet costs a hash.
    let is_free = key.place != ELSEWHERE && !again;
    if !is_free && (tried.counted || factor.repeats_weigh() || !factor.is_guessable()) {
        count_networks(house, &mut tx, now, &networks, factor, 1).await?;
        tried.networks = networks;
    }
    tx.commit().await?;
    Ok(tried)
}

fn may_try(factor: Factor, seen: &Tries, now: Timestamp, policy: &SignInPolicy) -> Result<(), Refusal> {
    if factor.is_guessable() { tries::may_try(factor, seen, now, policy) } else { Ok(()) }
}

/// Whose turn the comparison of the secret that has come through takes.
pub(crate) fn turn(call: &Call<'_>) -> Turn {
    match &call.tried {
        Some(tried) if tried.key.place != ELSEWHERE => Turn::Owner,
        _ => Turn::Stranger,
    }
}

/// Remembers a secret, where it is one to be remembered. False if it had been counted before.
async fn is_new(conn: &mut Conn, key: &Key, digest: Option<&str>, now: Timestamp) -> store::Result<bool> {
    match digest {
        Some(digest) => store::tries::remember(conn, key, digest, now).await,
        None => Ok(true),
    }
}

async fn count_networks(
    house: &House,
    conn: &mut Conn,
    now: Timestamp,
    networks: &[Network],
    factor: Factor,
    weight: i32,
) -> Result<(), Failure> {
    for network in networks {
        let before = store::tries::hold_network(conn, &network.name, factor, now).await?;
        let drained_at =
            tries::may_try_from(before, now, network.each(weight, &house.policy.sign_in), &house.policy.sign_in)?;
        let after = NetworkTries { drained_at, counted_at: now };
        store::tries::count_network(conn, &network.name, factor, after).await?;
    }
    Ok(())
}

/// Whether a code of this life may be sent to whoever asks from where the call comes from (SIGN-4).
///
/// # Errors
/// The lock of the factor, or `too_many_tries` where the wait is longer than the code's life.
pub(crate) async fn may_send(
    call: &mut Call<'_>,
    login_id: &LoginId,
    factor: Factor,
    life: SignedDuration,
) -> Result<(), Failure> {
    let spot = Spot::of(call, login_id, factor);
    let (_, tries) = spot.seen(call.tx().await?).await?;
    Ok(tries::may_send(factor, &tries, life, call.now, &call.house.policy.sign_in)?)
}

/// As [`may_send`], of a code to the address of an alias: its tries are counted over a day.
///
/// # Errors
/// `alias_code_locked`, or `too_many_tries` where the wait is longer than the code's life.
pub(crate) async fn may_send_to_alias(
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
/// tries, and nothing gives it back. Where the owner is known it weighs nothing (SIGN-8). Answers whether it is so here.
///
/// # Errors
/// `too_many_tries_from_address`.
pub(crate) async fn ask(call: &mut Call<'_>, login_id: &LoginId, factor: Factor) -> Result<bool, Failure> {
    let spot = Spot::of(call, login_id, factor);
    let (key, _) = spot.seen(&mut *call.house.store.read().await?).await?;
    let is_known = key.place != ELSEWHERE;
    if !is_known {
        weigh(call, factor, ASKING).await?;
    }
    Ok(is_known)
}

/// Counts work for the peer's address, as heavily as so many wrong tries, and nothing gives it back.
///
/// # Errors
/// `too_many_tries_from_address`.
pub(crate) async fn weigh(call: &mut Call<'_>, factor: Factor, weight: i32) -> Result<(), Failure> {
    let networks = tries::networks(&call.origin.address);
    let (house, now) = (call.house, call.now);
    let mut tx = call.write_apart().await?;
    count_networks(house, &mut tx, now, &networks, factor, weight).await?;
    tx.commit().await?;
    Ok(())
}

/// The secret was right: the count begins anew, in the transaction of what the secret opened.
///
/// # Errors
/// When the database fails.
pub(crate) async fn pass(call: &mut Call<'_>) -> Result<(), Failure> {
    if let Some(mut tried) = call.tried.take() {
        // The account before its tries, as the help desk takes them: two that wait for each other would both fail.
        store::account::hold(call.tx().await?, std::slice::from_ref(&tried.login_id)).await?;
        let now = call.now;
        succeeded(call.tx().await?, &tried, now).await?;
        tried.right = true;
        call.tried = Some(tried);
    }
    Ok(())
}

/// The count of where it was begins anew, and the place is known.
async fn succeeded(conn: &mut Conn, tried: &Tried, now: Timestamp) -> store::Result<()> {
    store::tries::clear(conn, &tried.key).await?;
    match &tried.place {
        Some(place) => store::tries::succeeded(conn, &[(place.clone(), now)]).await,
        None => Ok(()),
    }
}

/// The secret was right and a policy stands against it, which is no try (SIGN-4): nothing of this one stays, and the wrong
/// ones before it do.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take_back(call: &mut Call<'_>) -> Result<(), Failure> {
    let Some(tried) = call.tried.take() else { return Ok(()) };
    let key = &tried.key;
    let mut tx = call.write_apart().await?;
    if tried.counted {
        store::tries::take_back(&mut tx, key, call.now, tried.last_at).await?;
    }
    if let Some(digest) = &tried.digest {
        store::tries::forget(&mut tx, key, digest).await?;
    }
    give_back(call.house, &mut tx, &tried).await?;
    tx.commit().await?;
    Ok(())
}

/// The secret was right and opens nothing, for another reason: it does not stay counted as wrong.
///
/// # Errors
/// When the database fails.
pub(crate) async fn pass_alone(call: &mut Call<'_>) -> Result<(), Failure> {
    if let Some(tried) = call.tried.take() {
        let mut tx = call.write_apart().await?;
        store::tries::clear(&mut tx, &tried.key).await?;
        give_back(call.house, &mut tx, &tried).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Gives the network of a right secret its try back. The last thing in its transaction: many wait for this row.
pub(crate) async fn settle(call: &mut Call<'_>) -> Result<(), Failure> {
    if let Some(tried) = call.tried.take_if(|tried| tried.right) {
        let house = call.house;
        give_back(house, call.tx().await?, &tried).await?;
    }
    Ok(())
}

async fn give_back(house: &House, conn: &mut Conn, tried: &Tried) -> store::Result<()> {
    for network in &tried.networks {
        let back = -network.each(1, &house.policy.sign_in);
        store::tries::move_network(conn, &network.name, tried.key.factor, back).await?;
    }
    Ok(())
}

/// The secret was not right: the owner is told where this try was the last one.
///
/// # Errors
/// When the database fails.
pub(crate) async fn fail(call: &mut Call<'_>) -> Result<(), Failure> {
    let Some(Tried { login_id, key, locks: Some(Lock { until }), .. }) =
        call.tried.take_if(|tried| tried.locks.is_some())
    else {
        return Ok(());
    };
    let (factor, elsewhere) = (key.factor, key.place == ELSEWHERE);
    let mut tx = call.write_apart().await?;
    let owner = store::account::find_one(&mut tx, &login_id).await?;
    outbox::tell_on(call, &mut tx, owner.as_ref(), &Letter::Locked { factor, elsewhere, until }).await?;
    tx.commit().await?;
    Ok(())
}

/// What has been lifted.
pub(crate) struct Lifted {
    /// The factors that had wrong tries.
    pub(crate) factors: Vec<Factor>,
    /// The networks that had to wait, in the order in which all hold them.
    pub(crate) networks: Vec<String>,
}

/// Lifts every lock and wait of an account, as the help desk does, and names the networks from which it was refused for
/// theirs: those are to be lifted at the end of the transaction.
///
/// # Errors
/// When the database fails.
pub(crate) async fn lift(call: &mut Call<'_>, owner: &Stored) -> Result<Lifted, Failure> {
    let login_id = &owner.account.login_id;
    let (who, since) = (who(call.house, login_id.as_str()), call.now - call.house.policy.sign_in.address_tries_drain());
    let mut factors = store::tries::clear_all(call.tx().await?, &who, Factor::ALL).await?;
    let codes = tries::alias_codes_since(call.now);
    let had_codes = !counted::since(call.tx().await?, owner.account.id, What::AliasCode, codes).await?.is_empty();
    if had_codes {
        counted::forget(call.tx().await?, owner.account.id, What::AliasCode, None).await?;
        factors.push(Factor::Alias);
        factors.sort_unstable();
    }
    let code = Code::TooManyTriesFromAddress;
    let addresses = store::audit::refused_from(call.tx().await?, login_id, code, since).await?;
    let networks: BTreeSet<(usize, String)> = addresses
        .iter()
        .flat_map(|address| tries::networks(address).into_iter().map(|it| it.name).enumerate())
        .collect();
    Ok(Lifted { factors, networks: networks.into_iter().map(|(_, name)| name).collect() })
}

/// Lifts what strangers have locked of an account, for its owner (SIGN-7): no network, for others guess from there, and
/// nothing that is tried at what belongs to others.
///
/// # Errors
/// When the database fails.
pub(crate) async fn lift_own(call: &mut Call<'_>, owner: &Stored) -> Result<Vec<Factor>, Failure> {
    let who = who(call.house, owner.account.login_id.as_str());
    let own: Vec<Factor> = Factor::ALL.iter().copied().filter(|factor| factor.is_lifted_by_owner()).collect();
    Ok(store::tries::clear_all(call.tx().await?, &who, &own).await?)
}

/// Forgets where the owner has succeeded with these factors, but for where the call comes from: their secret is another one
/// from now on, and whoever knew the old one has no count of their own any more.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_places(call: &mut Call<'_>, login_id: &LoginId, factors: &[Factor]) -> Result<(), Failure> {
    let here = device(call).unwrap_or_default();
    let who = who(call.house, login_id.as_str());
    Ok(store::tries::forget_places(call.tx().await?, &who, factors, &here).await?)
}
