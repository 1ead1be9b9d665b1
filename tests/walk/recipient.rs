//! What becomes of mail to an address.

use serde_json::json;

use super::{
    entry::{Entry, operation},
    may::MAIL_SERVER,
};

pub(super) fn entries() -> Vec<Entry> {
    vec![operation("mail.recipient").with(json!({ "address": "x" })).may(MAIL_SERVER)]
}
