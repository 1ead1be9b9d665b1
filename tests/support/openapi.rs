//! The service's own description, held against what it takes and what it answers. The keywords are those that the document
//! uses; another one stops a test, so that none is passed over.

use std::{collections::BTreeSet, sync::LazyLock};

use serde_json::{Value, json};

/// What the service says of itself.
pub(crate) static DOCUMENT: LazyLock<Value> = LazyLock::new(meibo::contract::openapi::document);

/// One request and its answer.
pub(crate) struct Exchange<'a> {
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) sent: &'a [u8],
    pub(crate) status: u16,
    pub(crate) kind: &'a str,
    pub(crate) answer: &'a str,
}

impl Exchange<'_> {
    /// Demands that the document tells of all of it: of an answer its form, of a request that was carried out its form, too.
    #[track_caller]
    pub(crate) fn hold(&self) {
        let Some(operation) = operation(self.method, self.path) else { return };
        let is_done = (200..300).contains(&self.status);
        let responses = &operation["responses"];
        let status = self.status.to_string();
        let response = responses.get(if is_done { "200" } else { &status }).unwrap_or(&responses["default"]);
        let replies = &resolved(response)["content"];
        let (kind, content) = replies.as_object().unwrap().iter().next().unwrap();
        if self.kind != kind {
            assert!(!is_done, "{} {} answers {:?}", self.method, self.path, self.kind);
            return;
        }
        let answer: Value = serde_json::from_str(self.answer).unwrap();
        let mut wrong = faults(&content["schema"], &answer, "answer");
        if is_done {
            wrong.extend(self.request_faults(operation));
        } else if content["examples"].get(answer["code"].as_str().unwrap()).is_none() {
            wrong.push(format!("{} {}: a refusal that is not told of", self.status, answer["code"]));
        }
        assert!(wrong.is_empty(), "docs/openapi.json is wrong of {} {}: {wrong:#?}", self.method, self.path);
    }

    fn request_faults(&self, operation: &Value) -> Vec<String> {
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        let sent: Value = serde_json::from_slice(self.sent).unwrap_or_else(|_| json!({}));
        let mut wrong = match schema.is_null() {
            true if sent == json!({}) => Vec::new(),
            true => vec![format!("request: a body that is not told of: {sent}")],
            false => faults(schema, &sent, "request"),
        };
        let parameters = operation["parameters"].as_array().unwrap();
        let known: Vec<&Value> = parameters.iter().filter(|it| it["in"] == "query").collect();
        for parameter in &known {
            let name = parameter["name"].as_str().unwrap();
            match self.query.iter().find(|(given, _)| given == name) {
                Some((_, text)) => wrong.extend(query_fault(&parameter["schema"], text, name)),
                None if parameter["required"] == true => wrong.push(format!("request: {name} is missing")),
                None => {}
            }
        }
        let strange = self.query.iter().filter(|(given, _)| !known.iter().any(|it| it["name"] == given.as_str()));
        wrong.extend(strange.map(|(given, _)| format!("request: a query that is not told of: {given}")));
        wrong
    }
}

/// A query has no types: a value is right if any reading of it is.
fn query_fault(schema: &Value, text: &str, name: &str) -> Option<String> {
    let readings = [Some(json!(text)), serde_json::from_str(text).ok(), Some(json!([text]))];
    let is_right = readings.into_iter().flatten().any(|value| faults(schema, &value, "").is_empty());
    (!is_right).then(|| format!("request: {name}={text}: {schema}"))
}

/// The operation that a path leads to: the one with the most of it in its own words.
pub(crate) fn operation(method: &str, path: &str) -> Option<&'static Value> {
    let given: Vec<&str> = path.split('/').collect();
    let fits = |template: &str| {
        let parts: Vec<&str> = template.split('/').collect();
        let same = |(part, given): (&&str, &&str)| part == given || (part.starts_with('{') && !given.is_empty());
        (parts.len() == given.len() && parts.iter().zip(&given).all(same))
            .then(|| parts.iter().filter(|part| !part.starts_with('{')).count())
    };
    let paths = DOCUMENT["paths"].as_object().unwrap();
    let method = method.to_ascii_lowercase();
    let all = paths.iter().filter_map(|(template, item)| Some((fits(template)?, item.get(&method)?)));
    all.max_by_key(|(words, _)| *words).map(|(_, operation)| operation)
}

/// The schema that stands behind a reference.
pub(crate) fn resolved(schema: &Value) -> &Value {
    match schema["$ref"].as_str() {
        Some(reference) => {
            let target = DOCUMENT.pointer(reference.strip_prefix('#').unwrap());
            resolved(target.unwrap_or_else(|| panic!("{reference} refers to nothing")))
        }
        None => schema,
    }
}

/// What a value has that its schema does not allow, or does not tell of.
pub(crate) fn faults(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut wrong = mismatches(schema, value, at);
    if let (Value::Object(fields), Some(told)) = (value, told(schema, value)) {
        let untold = fields.keys().filter(|name| !told.contains(name.as_str()));
        wrong.extend(untold.map(|name| format!("{at}.{name} is not told of")));
    }
    wrong
}

/// The fields of an object that its schema tells of; none where it may have any.
fn told<'a>(schema: &'a Value, value: &Value) -> Option<BTreeSet<&'a str>> {
    let schema = resolved(schema);
    let parts = ["allOf", "oneOf"].into_iter().find_map(|name| Some((name, schema[name].as_array()?)));
    if let Some((name, parts)) = parts {
        let holds = |part: &&Value| name == "allOf" || mismatches(part, value, "").is_empty();
        return parts.iter().filter(holds).map(|part| told(part, value)).try_fold(BTreeSet::new(), |mut all, part| {
            all.extend(part?);
            Some(all)
        });
    }
    let fields = schema["properties"].as_object().map(|fields| fields.keys().map(String::as_str).collect());
    fields.or_else(|| (schema["additionalProperties"] == false).then(BTreeSet::new))
}

fn mismatches(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (keyword, demand) in resolved(schema).as_object().unwrap_or_else(|| panic!("{at}: no schema: {schema}")) {
        wrong.extend(match keyword.as_str() {
            "type" => fault(has_type(demand, value), at, "has another type", value),
            "enum" => fault(demand.as_array().unwrap().contains(value), at, "is none of the words", value),
            "format" => fault(has_format(demand.as_str().unwrap(), value), at, "has another format", value),
            "minimum" => {
                fault(value.as_f64().is_none_or(|it| it >= demand.as_f64().unwrap()), at, "is too small", value)
            }
            "required" => missing(demand, value, at),
            "properties" => below(demand, value, at),
            "additionalProperties" => beside(demand, value, at),
            "propertyNames" => {
                value.as_object().into_iter().flatten().flat_map(|(name, _)| faults(demand, &json!(name), at)).collect()
            }
            "items" => {
                let rows = value.as_array().into_iter().flatten().enumerate();
                rows.flat_map(|(place, row)| faults(demand, row, &format!("{at}[{place}]"))).collect()
            }
            "allOf" => demand.as_array().unwrap().iter().flat_map(|part| mismatches(part, value, at)).collect(),
            "oneOf" => one_of(demand.as_array().unwrap(), value, at),
            // What tells the forms apart is in each of them.
            "description" | "default" | "discriminator" => Vec::new(),
            other => panic!("{at}: `{other}` is not looked at: teach it to this file"),
        });
    }
    wrong
}

fn fault(is_right: bool, at: &str, what: &str, value: &Value) -> Vec<String> {
    if is_right { Vec::new() } else { vec![format!("{at} {what}: {value}")] }
}

fn has_type(demand: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no type: {other}"),
    };
    demand.as_array().map_or_else(|| is(demand), |several| several.iter().any(is))
}

fn has_format(format: &str, value: &Value) -> bool {
    let Some(text) = value.as_str() else {
        let number = value.as_i64();
        return match format {
            "int32" => value.is_null() || number.is_some_and(|it| (0..=i64::from(u32::MAX)).contains(&it.abs())),
            _ => value.is_null() || value.is_number(),
        };
    };
    match format {
        // Of numbers.
        "int32" | "int64" => true,
        // With its offset, to the second.
        "date-time" => text.len() >= "2026-04-01T00:00:00Z".len() && text.parse::<jiff::Timestamp>().is_ok(),
        "date" => text.len() == "2026-04-01".len() && text.parse::<jiff::civil::Date>().is_ok(),
        "login-id" => text == "me" || text.parse::<meibo::rules::LoginId>().is_ok(),
        "id" => serde_json::from_value::<meibo::rules::Id>(json!(text)).is_ok(),
        "password" => true,
        other => panic!("the format `{other}` is not looked at: teach it to this file"),
    }
}

fn missing(demand: &Value, value: &Value, at: &str) -> Vec<String> {
    let Some(fields) = value.as_object() else { return Vec::new() };
    let names = demand.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
    names.filter(|name| !fields.contains_key(*name)).map(|name| format!("{at}.{name} is missing")).collect()
}

fn below(demand: &Value, value: &Value, at: &str) -> Vec<String> {
    let Some(fields) = value.as_object() else { return Vec::new() };
    let known = demand.as_object().unwrap().iter().filter_map(|(name, schema)| Some((name, schema, fields.get(name)?)));
    known.flat_map(|(name, schema, value)| faults(schema, value, &format!("{at}.{name}"))).collect()
}

/// The values of a map. That it is closed is seen by [`told`], for what is flattened stands in parts.
fn beside(demand: &Value, value: &Value, at: &str) -> Vec<String> {
    if demand.is_boolean() {
        return Vec::new();
    }
    let fields = value.as_object().into_iter().flatten();
    fields.flat_map(|(name, value)| faults(demand, value, &format!("{at}.{name}"))).collect()
}

fn one_of(parts: &[Value], value: &Value, at: &str) -> Vec<String> {
    let tried: Vec<Vec<String>> = parts.iter().map(|part| mismatches(part, value, at)).collect();
    match tried.iter().filter(|wrong| wrong.is_empty()).count() {
        1 => Vec::new(),
        0 => tried.into_iter().min_by_key(Vec::len).unwrap_or_default(),
        several => vec![format!("{at} is {several} things at once: {value}")],
    }
}

/// An example of a schema, whole: every secret is `secret`, of several forms it has the one at `pick`, and where a word of
/// the rules is wanted that no schema tells, the field's name says which.
pub(crate) fn example(schema: &Value, name: &str, secret: &str, pick: usize) -> Value {
    let schema = resolved(schema);
    if let Some(words) = schema["enum"].as_array() {
        return words[0].clone();
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let parts = parts.iter().map(|part| example(part, name, secret, pick));
        return Value::Object(parts.flat_map(|part| part.as_object().unwrap().clone()).collect());
    }
    if let Some(forms) = schema["oneOf"].as_array() {
        let forms: Vec<&Value> = forms.iter().filter(|form| form["type"] != "null").collect();
        return example(forms[pick % forms.len()], name, secret, pick);
    }
    match schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap() {
        "object" => {
            let fields = schema["properties"].as_object().into_iter().flatten();
            Value::Object(fields.map(|(name, field)| (name.clone(), example(field, name, secret, pick))).collect())
        }
        "array" => json!([example(&schema["items"], name, secret, pick)]),
        "string" => json!(text(schema["format"].as_str(), name, secret)),
        "boolean" => json!(true),
        _ => json!(7),
    }
}

fn text<'a>(format: Option<&str>, name: &str, secret: &'a str) -> &'a str {
    match (format, name) {
        (Some("password"), _) => secret,
        (Some("date-time"), _) => "2026-04-01T00:00:00+09:00",
        (Some("date"), _) => "2026-09-30",
        (Some("id"), _) => "0000000000001",
        (Some("login-id"), _) | (None, "account" | "actor") => "tanaka",
        (None, "contact" | "address") => "someone@example.jp",
        (None, "code") => "internal",
        _ => "a text",
    }
}
