//! A value that the service refuses is quoted from what was sent: the service itself repeats nobody's input.

use serde_json::Value;

use super::{Failure, code::FailureCode};
use crate::rules::{Code, Fact, secret::MASK};

/// Characters of a value that are quoted at the most.
const MOST: usize = 60;

/// The failure with the value that it is about, where the service has refused one of these fields, from which secrets are
/// masked.
pub(crate) fn from_fields(failure: Failure, sent: &Value) -> Failure {
    if failure.facts.contains_key("value") {
        return failure;
    }
    let value = match &failure.code {
        FailureCode::Service(Code::InvalidValue) => failure.facts.get("field").and_then(|field| match field {
            Fact::Text(field) => value(sent, field),
            _ => None,
        }),
        FailureCode::Service(Code::PhoneNumberInvalid) => value(sent, "phone").or_else(|| value(sent, "contact")),
        _ => None,
    };
    match value {
        Some(value) => failure.fact("value", value),
        None => failure,
    }
}

fn value(sent: &Value, field: &str) -> Option<String> {
    let text = match field.split('.').try_fold(sent, |fields, name| fields.get(name))? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    if text.is_empty() || text == MASK {
        return None;
    }
    Some(match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn quoted(code: Code, field: Option<&str>, sent: &Value) -> Option<Fact> {
        let failure = Failure::new(code);
        let failure = field.into_iter().fold(failure, |failure, field| failure.fact("field", field));
        from_fields(failure, sent).facts.remove("value")
    }

    #[test]
    fn what_was_sent_is_quoted_and_no_secret() {
        let sent = json!({ "contact": "9.01234E+10", "days": 400, "new": MASK, "name": "", "smtp": { "host": "a b" } });
        let invalid = |field| quoted(Code::InvalidValue, Some(field), &sent);
        assert_eq!(invalid("contact"), Some("9.01234E+10".into()));
        assert_eq!(invalid("days"), Some("400".into()));
        assert_eq!(invalid("smtp.host"), Some("a b".into()));
        for field in ["new", "name", "smtp", "nosuch"] {
            assert_eq!(invalid(field), None, "{field}");
        }
        assert_eq!(quoted(Code::PhoneNumberInvalid, None, &sent), Some("9.01234E+10".into()));
        assert_eq!(quoted(Code::NotAllowed, Some("contact"), &sent), None);
    }

    #[test]
    fn a_long_one_is_cut_and_one_that_is_quoted_stays() {
        let sent = json!({ "department": "部".repeat(300) });
        let expected = format!("{}…", "部".repeat(60));
        assert_eq!(quoted(Code::InvalidValue, Some("department"), &sent), Some(expected.into()));
        let failure = Failure::new(Code::InvalidValue).fact("field", "department").fact("value", "x");
        assert_eq!(from_fields(failure, &sent).facts["value"], "x".into());
    }
}
