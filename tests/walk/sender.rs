//! Who may send as whom.

use serde_json::json;

use super::{
    entry::{Entry, operation},
    may::MAIL_SERVER,
};

pub(super) fn entries() -> Vec<Entry> {
    vec![operation("mail.sender").with(json!({ "mailbox": "x", "sender": "" })).may(MAIL_SERVER)]
}
