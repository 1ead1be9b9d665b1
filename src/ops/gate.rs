//! The one gate of every operation that checks a secret: tries are counted in the database before anything is
//! compared (SIGN-4).

use super::{Call, Failure, Fault, outbox};
use crate::{
    delivery::Letter,
    rules::{
        LoginId,
        tries::{self, Factor},
    },
    store,
};

/// Rounds in which other requests may count a try first.
const ROUNDS: usize = 64;

/// Counts a try, committed, or refuses it.
///
/// # Errors
/// `too_many_tries` or `sign_in_locked`.
pub(super) async fn enter(call: &mut Call<'_>, login_id: &LoginId, factor: Factor) -> Result<(), Failure> {
    if call.tx.is_some() {
        return Err(Fault::Internal("a secret is checked inside a transaction".to_owned()).into());
    }
    for _ in 0..ROUNDS {
        let mut tx = call.house.store.write().await?;
        let seen = store::tries::find(&mut tx, login_id, factor).await?;
        tries::may_try(&seen, call.now, &call.house.policy.sign_in)?;
        if store::tries::count(&mut tx, login_id, factor, &seen, call.now).await? {
            if seen.after_wrong(call.now).is_locked(&call.house.policy.sign_in)
                && let Some(owner) = store::account::find_one(&mut tx, login_id).await?
            {
                outbox::tell_on(call, &mut tx, &owner, &Letter::Locked).await?;
            }
            tx.commit().await.map_err(store::Error::from)?;
            return Ok(());
        }
    }
    Err(Fault::Overloaded.into())
}

/// The secret was right: the count begins anew, in the transaction of what the secret opened.
pub(super) async fn pass(call: &mut Call<'_>, login_id: &LoginId, factor: Factor) -> Result<(), Failure> {
    store::tries::clear(call.tx().await?, login_id, factor).await?;
    Ok(())
}
