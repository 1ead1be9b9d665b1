//! What the model expects of one step.

use jiff::{RoundMode, Timestamp, TimestampRound, Unit};
use serde_json::{Value, json};

/// A refusal: its code, and from when it would be possible where the rule knows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct No {
    pub(crate) code: &'static str,
    pub(crate) from: Option<Timestamp>,
}

/// What a step brings: what its reply must say, or a refusal.
pub(crate) type Outcome = Result<Value, No>;

/// A refusal without an instant.
pub(crate) fn no<T>(code: &'static str) -> Result<T, No> {
    Err(No { code, from: None })
}

/// A refusal until an instant.
pub(crate) fn no_until<T>(code: &'static str, from: Timestamp) -> Result<T, No> {
    Err(No { code, from: Some(from) })
}

/// Done, and nothing of the reply is foreseen.
pub(crate) fn done() -> Outcome {
    Ok(json!({}))
}

/// An instant as replies write it: to the second, in the zone of the service.
pub(crate) fn told(at: Timestamp) -> String {
    at.in_tz("Asia/Tokyo").unwrap().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// An instant from which something is possible: never told too early, so the second is rounded up.
pub(crate) fn told_from(at: Timestamp) -> String {
    told(at.round(TimestampRound::new().smallest(Unit::Second).mode(RoundMode::Ceil)).unwrap())
}

/// Where `seen` lacks something of `expected`: objects may have more fields, lists may not have more items.
pub(crate) fn lacks(expected: &Value, seen: &Value, path: &str) -> Option<String> {
    match (expected, seen) {
        (Value::Object(expected), Value::Object(seen)) => expected
            .iter()
            .find_map(|(name, value)| lacks(value, seen.get(name).unwrap_or(&Value::Null), &format!("{path}.{name}"))),
        (Value::Array(expected), Value::Array(seen)) if expected.len() == seen.len() => {
            let mut pairs = expected.iter().zip(seen).enumerate();
            pairs.find_map(|(place, (expected, seen))| lacks(expected, seen, &format!("{path}[{place}]")))
        }
        _ if expected == seen => None,
        _ => Some(format!("{path}: expected {expected}, got {seen}")),
    }
}
