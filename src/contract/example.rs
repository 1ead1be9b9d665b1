//! Examples of requests and replies for the document, made from their schemas: what they have is what the schema has.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// The schemas that references lead to, by their names.
pub(super) type Schemas = BTreeMap<String, Value>;

/// What is usually not there, or empty.
const USUALLY_ABSENT: &[&str] = &[
    "also",
    "breaks",
    "code",
    "departures",
    "detail",
    "do_at",
    "ends_at",
    "first",
    "key",
    "key_uri",
    "locked_at",
    "locked_down_at",
    "locked_until",
    "locks",
    "mail_apps_to_stop",
    "mail_apps_stopped",
    "next",
    "next_cursor",
    "networks",
    "not_here",
    "not_sent",
    "open",
    "pending",
    "problem",
    "recent_refusals",
    "replaced",
    "replaces",
    "reset",
    "sign_in_lock",
    "stop_on",
    "trouble",
    "until_at",
    "withheld",
    "service_tokens",
];

/// An example of a request's body: what it must have, and where it must have nothing, all that it can have.
pub(super) fn request(schema: &Value, schemas: &Schemas) -> Value {
    let Value::Object(whole) = value(schema, "", schemas, true) else { return json!({}) };
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let is_kept = |name: &str| required.is_empty() || required.contains(&name);
    Value::Object(whole.into_iter().filter(|(name, _)| is_kept(name)).collect())
}

/// An example of a parameter.
pub(super) fn parameter(name: &str, schema: &Value, schemas: &Schemas) -> Value {
    value(schema, name, schemas, true)
}

/// Examples of a reply, by the word that tells its forms apart; one without a word where it has one form.
pub(super) fn replies(schema: &Value, schemas: &Schemas) -> Vec<(String, Value)> {
    match schema["discriminator"]["mapping"].as_object() {
        Some(forms) => {
            let form =
                |(word, place): (&String, &Value)| (word.clone(), value(&json!({ "$ref": place }), "", schemas, false));
            forms.iter().map(form).collect()
        }
        None => vec![(String::new(), value(schema, "", schemas, false))],
    }
}

/// An example of what a field of that name holds; of a `request`, everything.
fn value(schema: &Value, name: &str, schemas: &Schemas, request: bool) -> Value {
    if let Some(place) = schema["$ref"].as_str() {
        let target = place.rsplit('/').next().and_then(|name| schemas.get(name));
        return target.map_or(Value::Null, |target| value(target, name, schemas, request));
    }
    if let Some(known) = schema.get("default") {
        return known.clone();
    }
    if let Some(words) = schema["enum"].as_array() {
        return word(name).filter(|word| words.contains(word)).or_else(|| words.first().cloned()).unwrap_or_default();
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let parts = parts.iter().filter_map(|part| match value(part, name, schemas, request) {
            Value::Object(fields) => Some(fields),
            _ => None,
        });
        return Value::Object(parts.flatten().collect());
    }
    if let Some(forms) = schema["oneOf"].as_array() {
        let form = forms.iter().find(|form| form["type"] != "null");
        return form.map_or(Value::Null, |form| value(form, name, schemas, request));
    }
    match schema["type"].as_str().or_else(|| schema["type"][0].as_str()) {
        Some("object") => Value::Object(fields(schema, schemas, request)),
        Some("array") => json!([value(&schema["items"], name, schemas, request)]),
        Some("string") => json!(text(name, schema["format"].as_str())),
        Some("boolean") => json!(name == "allowed"),
        _ => number(name),
    }
}

fn fields(schema: &Value, schemas: &Schemas, request: bool) -> Map<String, Value> {
    let fields = schema["properties"].as_object().into_iter().flatten();
    let field = |(name, schema): (&String, &Value)| {
        let absent = !request && USUALLY_ABSENT.contains(&name.as_str());
        let value = if absent { nothing(schema) } else { None };
        (name.clone(), value.unwrap_or_else(|| self::value(schema, name, schemas, request)))
    };
    fields.map(field).collect()
}

/// What stands in a field in which nothing is, if it may be so.
fn nothing(schema: &Value) -> Option<Value> {
    let of = |kind: &Value| match kind.as_str() {
        Some("null") => Some(Value::Null),
        Some("array") => Some(json!([])),
        _ => None,
    };
    let either = |kinds: &[Value]| kinds.iter().any(|kind| kind == "null").then_some(Value::Null);
    let form =
        schema["oneOf"].as_array().into_iter().flatten().find_map(|form| of(&form["type"]).filter(Value::is_null));
    form.or_else(|| schema["type"].as_array().and_then(|kinds| either(kinds))).or_else(|| of(&schema["type"]))
}

/// The word that tells more than the first of its set.
fn word(name: &str) -> Option<Value> {
    match name {
        "code" => Some(json!("mail_password_wrong")),
        "mode" => Some(json!("all")),
        _ => None,
    }
}

fn number(name: &str) -> Value {
    match name {
        "port" => json!(993),
        "limit" => json!(100),
        "bytes" | "used_bytes" | "total_bytes" => json!(52_428_800),
        "limit_bytes" => json!(1_250_000_000),
        "left_bytes" => json!(1_197_571_200),
        "used_percent" => json!(4),
        "min_length" => json!(15),
        "max_length" => json!(128),
        "status" => json!(409),
        _ => json!(2),
    }
}

fn text(name: &str, format: Option<&str>) -> &'static str {
    match format {
        Some("date-time") => "2026-04-13T09:00:00+09:00",
        Some("date") => "2026-09-30",
        Some("login-id") => "tanaka.k",
        Some("id") => "4d7v0m2k8xq1c",
        Some("password") => secret(name),
        _ => words(name).unwrap_or("text"),
    }
}

fn secret(name: &str) -> &'static str {
    match name {
        "code" | "key" => "123456",
        "codes" => "12345678",
        "token" => "mbs_0123456789abcdefghijklmnopqrstuvwxyz",
        "secret" => "abcd efgh ijkl mnop",
        _ => "correct horse battery staple",
    }
}

/// What stands in a text field of that name.
fn words(name: &str) -> Option<&'static str> {
    Some(match name {
        "account" | "accounts" | "actor" | "applicant" | "by" | "created_by" | "target" => "tanaka.k",
        "name" => "田中 花子",
        "service_name" => "meibo",
        "display_name" => "Hanako Tanaka",
        "department" => "工学部",
        "contact" => "hanako@example.org",
        "address" | "present_address" => "hanako@mail.example.jp",
        "aliases" | "sender" => "hanako@example.org",
        "mailbox" | "user" | "identifier" => "hanako@mail.example.jp",
        "client_address" | "last_used_address" => "192.0.2.7",
        "networks" => "192.0.2.7",
        "phone" => "+81 90 1234 5678",
        "to" => "****5678",
        "host" => "smtp.example.org",
        "job" => "2026-04-13-new-members",
        "key" => "tanaka.k",
        "request_id" => "4d7v0m2k8xq1c",
        "operation" => "account.disable",
        "reason" => "asked for by telephone",
        "session" => "imap-login:4711",
        "pop_view" => "v124",
        "sentence" => "The password is wrong.",
        "service_tokens" => "hr-import",
        "type" => "tag:meibo,2026:already_disabled",
        "title" => "already disabled",
        "search" => "田中",
        "filter" => "department=工学部",
        "sort" => "-created_at",
        "cursor" | "next_cursor" => "tanaka.k",
        "url" | "do_at" => "https://mail.example.jp/settings",
        "detail" => "503 backend error",
        "departures" => "NIST SP 800-63B-4 3.1.1.2 forbids rules about kinds of characters.",
        "withheld" => "contact",
        "code" => "already_disabled",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::openapi::document;

    /// Names of the text fields for which there are no words.
    fn unknown(schema: &Value, name: &str, found: &mut Vec<String>) {
        let is_text = schema["type"] == "string" || schema["type"][0] == "string";
        if !schema["default"].is_null() {
            return;
        }
        if is_text && schema["format"].is_null() && schema["enum"].is_null() && words(name).is_none() {
            found.push(name.to_owned());
        }
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            unknown(field, name, found);
        }
        for part in ["allOf", "oneOf"].iter().flat_map(|kind| schema[kind].as_array().into_iter().flatten()) {
            unknown(part, name, found);
        }
        if schema["items"].is_object() {
            unknown(&schema["items"], name, found);
        }
    }

    #[test]
    fn every_text_field_has_words_of_its_own() {
        let mut found = Vec::new();
        let document = document();
        let schemas = document["components"]["schemas"].as_object().unwrap();
        for (name, schema) in
            schemas.iter().filter(|(_, schema)| schema["type"].is_null() || schema["type"] == "object")
        {
            unknown(schema, name, &mut found);
        }
        found.sort();
        found.dedup();
        assert!(found.is_empty(), "give an example of: {found:?}");
    }
}
