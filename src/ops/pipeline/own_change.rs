//! How often somebody changes their own account (ALL-7): the audit trail knows.

use super::{call::Call, failure::Failure, row::Row};
use crate::{
    contract::Operation,
    rules::{
        Refusal,
        own_change::{self, SPAN},
    },
    store,
};

/// What stands against one more change of the caller's own account: too many were before. Rows of one request are one change
/// here: of what can be sent as rows, the second on one account finds nothing to change.
///
/// # Errors
/// When the database fails.
pub(super) async fn against(call: &mut Call<'_>) -> Result<Option<Refusal>, Failure> {
    let Some(person) = call.caller.person() else { return Ok(None) };
    let keeping = &call.house.policy.keeping;
    let most = keeping.own_changes_per_minute.max(keeping.own_changes_per_day);
    let mut conn = call.house.store.read().await?;
    let done = store::audit::own_since(&mut conn, &person.login_id, call.now - SPAN, most).await?;
    Ok(own_change::may(&done, call.now, keeping).err())
}

/// Whether a row changes its caller's own account, and is counted.
pub(super) fn is_bounded<O: Operation>(row: &Row, call: &Call<'_>) -> bool {
    O::IS_BOUNDED
        && !call.origin.dry_run
        && call.caller.person().is_some_and(|person| row.account.as_ref() == Some(&person.login_id))
}
