//! The decision on a log-in to the mail server.

use serde_json::json;

use super::{
    entry::{Entry, operation},
    may::MAIL_SERVER,
};

pub(super) fn entries() -> Vec<Entry> {
    let fields = json!({ "user": "x", "secret": "x", "protocol": "imap", "client_address": "192.0.2.7" });
    vec![operation("mail.log-in").with(fields).may(MAIL_SERVER)]
}
