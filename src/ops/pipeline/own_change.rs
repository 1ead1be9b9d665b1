//! How often somebody changes their own account (ALL-7): the audit trail knows.

use super::{call::Call, failure::Failure, row::Row};
use crate::{
    contract::Operation,
    rules::own_change::{self, SPAN},
    store,
};

/// Lets rows through that change their caller's own account, as long as not too many were before. Rows of one request are one
/// change here: of what can be sent as rows, the second on one account finds nothing to change.
///
/// # Errors
/// `too_many_changes`.
pub(super) async fn let_through<O: Operation>(rows: &[&Row], call: &mut Call<'_>) -> Result<(), Failure> {
    let Some(person) = call.caller.person().filter(|_| O::IS_BOUNDED && !call.origin.dry_run) else { return Ok(()) };
    if rows.iter().all(|row| row.account.as_ref() != Some(&person.login_id)) {
        return Ok(());
    }
    let keeping = &call.house.policy.keeping;
    let most = keeping.own_changes_per_minute.max(keeping.own_changes_per_day);
    let mut conn = call.house.store.read().await?;
    let done = store::audit::own_since(&mut conn, &person.login_id, call.now - SPAN, most).await?;
    Ok(own_change::may(&done, call.now, keeping)?)
}
