//! What the mail server measures of mailboxes.

use serde_json::json;

use super::{
    entry::{Entry, Exception, STUDENT, operation},
    may::MAIL_SERVER,
};

pub(super) fn entries() -> Vec<Entry> {
    let reading = "a reading changes nothing that a rule decides by, and leaves no entry";
    vec![
        operation("mailbox.size")
            .with(json!({ "user": "target", "bytes": 1 }))
            .may(MAIL_SERVER)
            .refused(STUDENT, "not_allowed", STUDENT)
            .except(Exception::NotWalked, reading)
            .except(Exception::SentOnce, reading)
            .except(Exception::NotesNothing, reading),
    ]
}
