//! Who may send a request at all, before any rule looks at it.

use super::{act::ActEach, call::Call};
use crate::rules::{
    Code, Refusal,
    caller::{self, Caller},
};

/// Whether the caller may call the operation, in this state and on this target.
///
/// # Errors
/// `sign_in_needed`, `password_change_needed`, `workshop_only`, `not_allowed`, `password_again`, `reason_needed`; `invalid_value`
/// for a dry run of what proves a secret.
pub(super) fn admit<O: ActEach>(request: &O, call: &Call<'_>) -> Result<(), Refusal> {
    let target = request.target().map(|target| call.named(target)).transpose()?;
    caller::may(&call.caller, O::MAY, O::WRITES, target.as_ref())?;
    if O::PROVES && call.origin.dry_run {
        return Err(Refusal::invalid("dry_run", "dry-run-proves"));
    }
    if O::DANGEROUS
        && matches!(call.caller, Caller::Person(_))
        && !call.caller.password_is_fresh(call.now, &call.house.policy)
    {
        return Err(Code::PasswordAgain.into());
    }
    let for_another = target.as_ref().is_some_and(|target| !call.caller.owns(target));
    if O::needs_reason(for_another) && call.origin.reason.is_none() {
        return Err(Code::ReasonNeeded.into());
    }
    Ok(())
}

/// As [`admit`], for one of many rows.
///
/// # Errors
/// As [`admit`]; `not_allowed` also where only a single request may be sent.
pub(super) fn admit_among_many<O: ActEach>(request: &O, call: &Call<'_>) -> Result<(), Refusal> {
    admit(request, call)?;
    let target = request.target().map(|target| call.named(target)).transpose()?;
    let owns = target.is_some_and(|target| call.caller.owns(&target));
    caller::may_send_many(&call.caller, O::MAY, owns)
}
