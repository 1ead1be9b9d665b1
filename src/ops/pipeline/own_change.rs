//! How often somebody changes their own account (ALL-7): the audit trail knows.

use super::{call::Call, failure::Failure, row::Row};
use crate::{
    contract::{Operation, table::ending_sign_ins},
    rules::{
        Refusal,
        own_change::{self, Limits, SPAN},
    },
    store::{self, audit::Own},
};

/// What stands against one more such change of the caller's own account: too many were before. Rows of one request are one
/// change here: of what can be sent as rows, the second on one account finds nothing to change.
///
/// # Errors
/// When the database fails.
pub(super) async fn against<O: Operation>(call: &mut Call<'_>) -> Result<Option<Refusal>, Failure> {
    let Some(person) = call.caller.person() else { return Ok(None) };
    let limits = Limits::of(&call.house.policy.keeping, O::ENDS_SIGN_INS);
    // What sign-ins did that have been ended since was not the owner's, or is over. It would be no limit if a change began
    // the count of its own kind anew.
    let anew: Vec<&str> = ending_sign_ins().filter(|operation| *operation != O::ID).collect();
    let asked = Own {
        login_id: &person.login_id,
        operation: O::ID,
        since: call.now - SPAN,
        anew: &anew,
        now: call.now,
        most: limits.most(),
    };
    let done = store::audit::own(&mut *call.house.store.read().await?, &asked).await?;
    Ok(own_change::may(&done, call.now, limits).err())
}

/// Whether a row changes its caller's own account, and is counted.
pub(super) fn is_bounded<O: Operation>(row: &Row, call: &Call<'_>) -> bool {
    O::IS_BOUNDED
        && !call.origin.dry_run
        && call.caller.person().is_some_and(|person| row.account.as_ref() == Some(&person.login_id))
}
