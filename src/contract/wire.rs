//! A request on its way: path, query and body from one type, and back.

use serde_json::{Map, Value};

use super::{Method, Operation};
use crate::rules::{Code, Refusal};

/// The parts of an HTTP request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The path, its fields filled in and percent-encoded.
    pub path: String,
    /// The query of a `GET`, without the question mark; empty if there is none.
    pub query: String,
    /// The JSON body of anything else.
    pub body: Option<Vec<u8>>,
}

/// The names in braces of a path template, in order.
pub fn path_fields(template: &str) -> impl Iterator<Item = &str> {
    template.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

/// Takes a request apart.
///
/// # Errors
/// When the request cannot be written as JSON, which a request type never causes.
pub fn to_parts<O: Operation>(request: &O) -> Result<Parts, serde_json::Error> {
    let mut fields = match serde_json::to_value(request)? {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    let path = O::PATH
        .split('/')
        .map(|part| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(name) => encode(&plain(&fields.remove(name).unwrap_or_default())),
            None => part.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("/");
    fields.retain(|_, value| !value.is_null());
    if O::METHOD == Method::Get {
        let pairs = fields.iter().flat_map(|(name, value)| match value {
            Value::Array(values) => values.iter().map(|value| (name.as_str(), plain(value))).collect(),
            value => vec![(name.as_str(), plain(value))],
        });
        let query =
            pairs.map(|(name, value)| format!("{}={}", encode(name), encode(&value))).collect::<Vec<_>>().join("&");
        return Ok(Parts { path, query, body: None });
    }
    Ok(Parts { path, query: String::new(), body: Some(serde_json::to_vec(&fields)?) })
}

/// Puts a request together again.
///
/// # Errors
/// `unknown_field`, `invalid_value` or `invalid_request`, naming the field.
pub fn from_parts<O: Operation>(in_path: &[(String, String)], query: &str, body: &[u8]) -> Result<O, Refusal> {
    if O::METHOD == Method::Get {
        let mut pairs: Vec<String> =
            in_path.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        if !query.is_empty() {
            pairs.push(query.to_owned());
        }
        let text = pairs.join("&");
        let reader = serde_html_form::Deserializer::from_bytes(text.as_bytes());
        return serde_path_to_error::deserialize(reader)
            .map_err(|error| unreadable(&error.path().to_string(), &error.inner().to_string()));
    }
    // A query that nothing reads would be a wish ignored: `?dry_run=true` must not act.
    if let Some(field) = query.split(['=', '&']).find(|field| !field.is_empty()) {
        return Err(Refusal::new(Code::UnknownField).fact("field", field));
    }
    let mut fields: Map<String, Value> = if body.is_empty() {
        Map::new()
    } else {
        serde_json::from_slice(body)
            .map_err(|error| Refusal::new(Code::InvalidRequest).fact("why", error.to_string()))?
    };
    for (name, value) in in_path {
        if fields.insert(name.clone(), Value::String(value.clone())).is_some() {
            return Err(Refusal::new(Code::UnknownField).fact("field", name.as_str()));
        }
    }
    serde_path_to_error::deserialize(Value::Object(fields))
        .map_err(|error| unreadable(&error.path().to_string(), &error.inner().to_string()))
}

/// A deserialiser's complaint as a refusal. Its text names fields and expected types; values of secrets never
/// stand in it, because a [`Secret`](crate::rules::Secret) is only ever expected to be a string.
fn unreadable(path: &str, why: &str) -> Refusal {
    match why.strip_prefix("unknown field `").and_then(|rest| rest.split_once('`')) {
        Some((field, _)) => Refusal::new(Code::UnknownField).fact("field", field),
        None => match why.strip_prefix("missing field `").and_then(|rest| rest.split_once('`')) {
            Some((field, _)) => Refusal::new(Code::InvalidRequest).fact("field", field).fact("why", "missing"),
            None => Refusal::new(Code::InvalidRequest).fact("field", path).fact("why", why),
        },
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Percent-encodes everything but RFC 3986's unreserved characters.
fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => (byte as char).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}
