//! Phone numbers that codes go to: so many a day, whoever asks for them (2SV-3), and so many guesses (SIGN-4).

use super::{
    house::House,
    pipeline::{call::Call, failure::Failure, spot},
};
use crate::{
    rules::{Id, phone, tries::Factor},
    store::{
        self,
        account::Stored,
        counted::{self, What},
        vault::Place,
    },
};

/// Under what the store counts a number: a digest.
fn key(house: &House, phone: &str) -> String {
    house.vault.digest(Place("phones", "phone", ""), phone)
}

/// Whether one more code may go to a number: the number of a method has its owner's alone against it.
///
/// # Errors
/// `phone_code_limit` or `code_day_limit`.
pub(super) async fn may_send(call: &mut Call<'_>, owner: &Stored, factor: Factor, number: &str) -> Result<(), Failure> {
    let (house, now, account) = (call.house, call.now, &owner.account);
    let key = key(house, number);
    let whose = (factor == Factor::SecondStep).then_some(account.id);
    // The account before its number, whatever is sent.
    store::account::hold(call.tx().await?, std::slice::from_ref(&account.login_id)).await?;
    let sent = store::phone::held_since(call.tx().await?, &key, whose, now - phone::SPAN, now).await?;
    phone::may_send(&sent, now, &house.policy.two_step)?;
    if factor == Factor::SecondStep { Ok(()) } else { may_enrol(call, owner).await }
}

/// Whether one more code may go to a phone that is enrolled, whatever its number: numbers that cost much are tried one after
/// the other. An owner's sign-ins are not counted, so that strangers in the same network use up none of theirs (SIGN-7).
///
/// # Errors
/// `code_day_limit`.
async fn may_enrol(call: &mut Call<'_>, owner: &Stored) -> Result<(), Failure> {
    let (house, now, since) = (call.house, call.now, call.now - phone::SPAN);
    let network = network(call, Factor::Code);
    let policy = &house.policy.two_step;
    let own = store::phone::enrolled_by(call.tx().await?, owner.account.id, since).await?;
    phone::may_enrol(&own, now, policy.enrolment_codes_per_day, "account")?;
    let all = store::phone::enrolled_from(call.tx().await?, &network, since).await?;
    Ok(phone::may_enrol(&all, now, policy.enrolment_codes_per_network_per_day, "network")?)
}

/// From where a phone is enrolled; empty where it is a method.
fn network(call: &Call<'_>, factor: Factor) -> String {
    if factor == Factor::SecondStep { String::new() } else { spot::network_place(call.house, &call.origin.address) }
}

/// Counts a code that goes to a number.
///
/// # Errors
/// When the database fails.
pub(super) async fn sends(call: &mut Call<'_>, owner: &Stored, factor: Factor, number: &str) -> Result<(), Failure> {
    let (key, network, now) = (key(call.house, number), network(call, factor), call.now);
    Ok(store::phone::note(call.tx().await?, &key, &network, owner.account.id, now).await?)
}

/// Counts a try of the code of a number that is enrolled, committed, or refuses it. The code that is right calls [`pass`].
///
/// # Errors
/// `too_many_tries`.
pub(super) async fn enter(call: &mut Call<'_>, account: Id, number: &str) -> Result<(), Failure> {
    let (house, now) = (call.house, call.now);
    let mut tx = call.write_apart().await?;
    let wrong = counted::held_since(&mut tx, account, What::PhoneCode, now - phone::SPAN).await?;
    phone::may_try(&wrong, now, &house.policy.sign_in)?;
    counted::note(&mut tx, account, What::PhoneCode, &key(house, number), now).await?;
    tx.commit().await?;
    Ok(())
}

/// The code of a number was right: the wrong ones of this number are forgotten, and of no other.
///
/// # Errors
/// When the database fails.
pub(super) async fn pass(call: &mut Call<'_>, account: Id, number: &str) -> Result<(), Failure> {
    let key = key(call.house, number);
    counted::forget(call.tx().await?, account, What::PhoneCode, Some(&key)).await?;
    Ok(())
}

/// The help desk forgets the wrong codes of all numbers; whether there were some that count.
///
/// # Errors
/// When the database fails.
pub(super) async fn lift(call: &mut Call<'_>, account: Id) -> Result<bool, Failure> {
    let since = call.now - phone::SPAN;
    let had_some = !counted::since(call.tx().await?, account, What::PhoneCode, since).await?.is_empty();
    if had_some {
        counted::forget(call.tx().await?, account, What::PhoneCode, None).await?;
    }
    Ok(had_some)
}
