//! The account password.

use serde_json::json;

use super::{
    entry::{Entry, STUDENT, operation},
    may::{ANYONE, PERSON},
};

/// `account.password-set` stands where the journey begins.
pub(super) fn entries() -> Vec<Entry> {
    vec![
        // As the policy: whoever has forgotten a password sets one without a sign-in.
        operation("account.password-rule").may(ANYONE),
        operation("account.password-set").with(json!({ "current": "x", "new": "y" })).may(PERSON).refused(
            STUDENT,
            "password_too_short",
            STUDENT,
        ),
    ]
}
