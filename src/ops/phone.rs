//! Phone numbers that codes go to: so many a day, whoever asks for them (2SV-3), and so many guesses (SIGN-4).

use super::{
    house::House,
    pipeline::{call::Call, failure::Failure},
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
/// `phone_code_limit`.
pub(super) async fn may_send(call: &mut Call<'_>, owner: &Stored, factor: Factor, number: &str) -> Result<(), Failure> {
    let (house, now, account) = (call.house, call.now, &owner.account);
    let key = key(house, number);
    let whose = (factor == Factor::SecondStep).then_some(account.id);
    // The account before its number, whatever is sent.
    store::account::hold(call.tx().await?, std::slice::from_ref(&account.login_id)).await?;
    let sent = store::phone::held_since(call.tx().await?, &key, whose, now - phone::SPAN, now).await?;
    Ok(phone::may_send(&sent, now, &house.policy.two_step)?)
}

/// Counts a code that goes to a number.
///
/// # Errors
/// When the database fails.
pub(super) async fn sends(call: &mut Call<'_>, owner: &Stored, number: &str) -> Result<(), Failure> {
    let (key, now) = (key(call.house, number), call.now);
    Ok(store::phone::note(call.tx().await?, &key, owner.account.id, now).await?)
}

/// Counts a try of the code of a number that is enrolled, committed, or refuses it. The code that is right calls [`pass`].
///
/// # Errors
/// `too_many_tries`.
pub(super) async fn enter(call: &mut Call<'_>, account: Id, number: &str) -> Result<(), Failure> {
    let (house, now) = (call.house, call.now);
    let mut tx = house.store.write().await?;
    let wrong = counted::held_since(&mut tx, account, What::PhoneCode, now - phone::SPAN).await?;
    phone::may_try(&wrong, now, &house.policy.sign_in)?;
    counted::note(&mut tx, account, What::PhoneCode, &key(house, number), now).await?;
    tx.commit().await.map_err(store::Error::from)?;
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
