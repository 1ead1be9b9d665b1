//! The audit trail.

use serde_json::json;

use super::{
    entry::{Entry, NO_ID, STUDENT, operation},
    may::ADMINISTRATOR_READS,
};

pub(super) fn entries() -> Vec<Entry> {
    vec![
        operation("audit.list").may(ADMINISTRATOR_READS).refused(STUDENT, "not_allowed", STUDENT),
        operation("audit.show").with(json!({ "request_id": NO_ID })).may(ADMINISTRATOR_READS),
        operation("audit.verify").may(ADMINISTRATOR_READS),
    ]
}
