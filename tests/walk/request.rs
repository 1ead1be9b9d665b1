//! An operation's fields as a request: in the path, the query or the body.

use meibo::contract::{Method, table::Row, wire::path_fields};
use serde_json::{Map, Value};

use super::TABLE;

/// A request, to be sent by anybody.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    /// `null` where there is none.
    pub(crate) body: Value,
}

impl Request {
    /// The request of an operation; `account` stands in its path, if any does.
    #[track_caller]
    pub(crate) fn of(operation: &str, account: &str, fields: &Value) -> Self {
        let row = TABLE.iter().find(|row| row.id == operation).unwrap_or_else(|| panic!("no operation {operation}"));
        let mut fields = fields.as_object().expect("fields").clone();
        let path = path(row, account, &mut fields);
        if row.method == Method::Get {
            let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", text(value))).collect();
            let path = if pairs.is_empty() { path } else { format!("{path}?{}", pairs.join("&")) };
            return Self { method: row.method.as_str(), path, body: Value::Null };
        }
        let acts = matches!(row.method, Method::Post | Method::Patch);
        let body = if acts || !fields.is_empty() { fields.into() } else { Value::Null };
        Self { method: row.method.as_str(), path, body }
    }
}

/// The path, its fields taken out of the others.
fn path(row: &Row, account: &str, fields: &mut Map<String, Value>) -> String {
    let mut path = row.path.to_owned();
    for name in path_fields(row.path) {
        let field = fields.remove(name);
        let value = if name == "account" { account } else { field.as_ref().map_or("", text) };
        assert!(!value.is_empty(), "{}: {name} is not said", row.id);
        path = path.replace(&format!("{{{name}}}"), value);
    }
    path
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}
