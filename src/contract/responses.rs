//! The answers of an operation in the document: its reply, and the problems of each status with their codes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::{
    example::{self, Schemas},
    problem::{MEDIA_TYPE, Problem},
    wire::JSON,
};
use crate::rules::{Code, Refusal};

/// Where a schema stands.
pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// An example of the problem of each code.
pub(super) fn problems(codes: BTreeSet<Code>) -> BTreeMap<&'static str, Value> {
    codes.into_iter().map(|code| (code.as_str(), json!({ "value": problem(code) }))).collect()
}

fn problem(code: Code) -> Problem {
    Problem::new(&Refusal::new(code), "4d7v0m2k8xq1c", &jiff::tz::TimeZone::UTC)
}

/// The reply, and the problems of each status with the codes that it may have.
pub(super) fn responses(reply: &str, description: &str, codes: &BTreeSet<Code>, schemas: &Schemas) -> Value {
    let mut by_status: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
    for code in codes {
        by_status.entry(problem(*code).status).or_default().push(code.as_str());
    }
    let done = json!({ "description": description, "content": { JSON: replied(reply, schemas) } });
    let refused = |(status, codes): (u16, Vec<&str>)| (status.to_string(), refused(&codes));
    let other = json!({ "description": "Not done, for a reason that is told here by its code alone",
        "content": { MEDIA_TYPE: { "schema": reference(&Problem::name()) } } });
    let all = [("200".to_owned(), done)].into_iter().chain(by_status.into_iter().map(refused));
    Value::Object(all.chain([("default".to_owned(), other)]).collect())
}

/// Takes problems that several operations have out of them, and puts a reference there.
pub(super) fn shared<'a>(operations: impl Iterator<Item = &'a mut Value>) -> BTreeMap<String, Value> {
    let mut known: BTreeMap<String, (Value, Vec<&'a mut Value>)> = BTreeMap::new();
    let responses = operations.filter_map(|operation| operation["responses"].as_object_mut()).flatten();
    for (status, response) in responses.filter(|(status, _)| *status != "200") {
        let codes = response["content"][MEDIA_TYPE]["examples"].as_object().into_iter().flat_map(Map::keys);
        let name = std::iter::once(status).chain(codes).cloned().collect::<Vec<_>>().join("-");
        known.entry(name).or_insert_with(|| (response.clone(), Vec::new())).1.push(response);
    }
    let several = known.into_iter().filter(|(_, (_, places))| places.len() > 1);
    several
        .map(|(name, (response, places))| {
            for place in places {
                *place = json!({ "$ref": format!("#/components/responses/{name}") });
            }
            (name, response)
        })
        .collect()
}

fn replied(reply: &str, schemas: &Schemas) -> Value {
    let mut examples = example::replies(&schemas[reply], schemas);
    let mut media = json!({ "schema": reference(reply) });
    match examples.as_mut_slice() {
        [(word, example)] if word.is_empty() => media["example"] = example.take(),
        forms => {
            let forms = forms.iter_mut().map(|(word, example)| (word.clone(), json!({ "value": example.take() })));
            media["examples"] = Value::Object(forms.collect());
        }
    }
    media
}

fn refused(codes: &[&str]) -> Value {
    let examples =
        codes.iter().map(|code| ((*code).to_owned(), json!({ "$ref": format!("#/components/examples/{code}") })));
    let quoted: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
    json!({ "description": quoted.join(", "), "content": { MEDIA_TYPE: {
        "schema": reference(&Problem::name()), "examples": Value::Object(examples.collect()) } } })
}
