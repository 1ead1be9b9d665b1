//! Requests and replies as people may see them (`--debug`): every `Secret` masked, by its type and not by its name.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{
    Operation,
    bulk::BulkRequest,
    wire::{self, Parts},
};
use crate::{
    each_bulk_operation,
    rules::secret::{MASK, masked},
};

/// A request taken apart, without its secrets.
///
/// # Errors
/// As [`to_parts`](wire::to_parts).
pub fn request<O: Operation>(request: &O) -> Result<Parts, serde_json::Error> {
    masked(|| wire::to_parts(request))
}

/// The fields of a request, without its secrets; nothing where it cannot be written.
pub fn fields_of<O: Operation>(request: &O) -> Value {
    masked(|| serde_json::to_value(request)).unwrap_or_default()
}

/// A body of that type. `None` where it is of another: nobody knows then where its secrets are.
pub fn body<T: Serialize + DeserializeOwned>(body: &[u8]) -> Option<String> {
    let read: T = serde_json::from_slice(body).ok()?;
    masked(|| serde_json::to_string(&read)).ok()
}

/// The rows of a bulk request, each as its operation has it.
pub fn rows(operation: &str, body: &[u8]) -> Option<String> {
    let mut read: BulkRequest = serde_json::from_slice(body).ok()?;
    for row in &mut read.rows {
        row.request = fields(operation, std::mem::take(&mut row.request));
    }
    serde_json::to_string(&read).ok()
}

/// The fields of a row; none of them where it cannot be read as its operation's.
fn fields(operation: &str, fields: Map<String, Value>) -> Map<String, Value> {
    use super::{
        account, alias, app_password, application, less_secure_apps, lockdown, pop, remote_access, reset, two_step,
    };
    macro_rules! read_as {
        ($($operation:path,)*) => {
            match operation {
                $(id if id == <$operation>::ID => shown::<$operation>(fields),)*
                _ => None,
            }
        };
    }
    match each_bulk_operation!(read_as) {
        Some(shown) => shown,
        None => Map::from_iter([(MASK.to_owned(), Value::Null)]),
    }
}

fn shown<O: Operation>(fields: Map<String, Value>) -> Option<Map<String, Value>> {
    let request: O = wire::from_fields(fields).ok()?;
    match masked(|| serde_json::to_value(&request)).ok()? {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{
        app_password::AppPasswordDelete, bulk::BulkReply, password::PasswordSet, session::SignInReply,
    };

    #[test]
    fn what_a_field_is_called_hides_nothing_and_its_type_does() {
        let change = PasswordSet { current: "CANARY".into(), new: "CANARY".into() };
        let shown = request(&change).unwrap();
        assert_eq!(shown.body.unwrap(), br#"{"current":"[masked]","new":"[masked]"}"#);
        let reply = br#"{"state":"signed_in","token":"CANARY","login_id":"code","name":"Token","secret":"CANARY",
            "expires_at":"2026-04-01T00:00:00+09:00","must_change_password":false}"#;
        let shown = body::<SignInReply>(reply).unwrap();
        assert!(!shown.contains("CANARY") && shown.contains(r#""token":"[masked]""#), "{shown}");
        assert!(shown.contains(r#""login_id":"code","name":"Token""#), "{shown}");
        assert_eq!(body::<SignInReply>(br#"{"token":"CANARY"}"#), None);
        let reply = br#"{"rows":[{"result":"done","request_id":"r1","secret":"CANARY"}]}"#;
        assert_eq!(
            body::<BulkReply>(reply).unwrap(),
            r#"{"rows":[{"result":"done","request_id":"r1","secret":"[masked]"}]}"#
        );
    }

    #[test]
    fn a_row_is_shown_as_its_operation_has_it_or_not_at_all() {
        let of = |request: &str| format!(r#"{{"job":"j","rows":[{{"key":"k","request":{request}}}]}}"#);
        let row = r#"{"account":"tanaka","app_password":"0000000000001"}"#;
        let shown = rows(AppPasswordDelete::ID, of(row).as_bytes()).unwrap();
        assert_eq!(shown, of(row));
        let shown = rows(AppPasswordDelete::ID, of(r#"{"account":"tanaka","secret":"CANARY"}"#).as_bytes()).unwrap();
        assert_eq!(shown, of(r#"{"[masked]":null}"#));
        assert_eq!(rows("no.such", of(row).as_bytes()).unwrap(), of(r#"{"[masked]":null}"#));
    }
}
