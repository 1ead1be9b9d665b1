//! What the owner of an account can do now: nothing is told to be theirs that they cannot do.

use crate::{contract::account::AccountWhole, rules::account::Standing};

/// Whether the owner can sign in and do what an owner does (PASS-1).
pub(super) fn acts(whole: &AccountWhole) -> bool {
    whole.access.sign_in.open && !whole.password.must_change
}

/// Whether the owner can prove who they are by a code to their contact: not of an account that is disabled or over.
pub(super) fn recovers(whole: &AccountWhole) -> bool {
    whole.account.state != Standing::Disabled
}
