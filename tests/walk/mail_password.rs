//! The mail password.

use serde_json::json;

use super::{
    entry::{Entry, Exception, NAME_SAYS_ALL, STUDENT, operation},
    journey::Journey,
    may::OWNER,
};
use crate::api::campus::PASSWORD;

pub(super) fn entries() -> Vec<Entry> {
    vec![
        operation("mail-password.set").with(json!({ "new": "a mail passphrase 7" })).may(OWNER).refused_with(
            json!({ "new": PASSWORD }),
            STUDENT,
            "password_is_account_password",
            STUDENT,
        ),
        operation("mail-password.withdraw").except(Exception::NotesNothing, NAME_SAYS_ALL).may(OWNER).refused(
            STUDENT,
            "no_mail_password_pending",
            STUDENT,
        ),
    ]
}

pub(super) fn journey(journey: &mut Journey<'_>) {
    let (_, tanaka) = journey.callers();
    journey.step("mail-password.set", &tanaka, "tanaka", json!({}));
    journey.step("mail-password.withdraw", &tanaka, "tanaka", json!({}));
}
