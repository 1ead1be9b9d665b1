//! How a message ended, as its gateway tells.

use serde_json::json;

use super::{
    entry::{Entry, operation},
    may::ANYONE,
};

pub(super) fn entries() -> Vec<Entry> {
    vec![operation("message.report").with(json!({ "token": "x", "type": "1" })).may(ANYONE)]
}
