//! docs/openapi.json is the document that the service serves, complete and of OpenAPI 3.1's form.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{
    Engine, Service,
    openapi::{DOCUMENT, faults, resolved},
};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/openapi.json");
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

#[test]
fn the_committed_document_is_the_served_one() {
    let served = Service::start(Engine::Sqlite).http().get("/openapi.json").whole();
    let text = meibo::contract::openapi::text().unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), served);
    if std::env::var_os("MEIBO_UPDATE").is_some() {
        std::fs::write(FILE, &text).unwrap();
    }
    let committed = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(committed == text, "docs/openapi.json is old: tests/run --update makes it anew");
}

/// What an operation takes and answers with, each as its media type has it.
fn media(operation: &Value) -> Vec<Value> {
    let responses = operation["responses"].as_object().unwrap().values().map(resolved);
    let bodies = std::iter::once(&operation["requestBody"]).chain(responses);
    bodies.filter_map(|body| body["content"].as_object()?.values().next().cloned()).collect()
}

/// The examples of a media type.
fn examples(media: &Value) -> Vec<Value> {
    let one = media.get("example").cloned();
    let several = media["examples"].as_object().into_iter().flat_map(|all| all.values());
    one.into_iter().chain(several.map(|example| resolved(example)["value"].clone())).collect()
}

#[test]
fn every_request_and_reply_has_an_example_that_fits_its_schema() {
    let mut seen = 0;
    for (path, method, operation) in operations(&DOCUMENT) {
        for media in media(&operation) {
            let examples = examples(&media);
            let is_other = media["schema"]["$ref"] == "#/components/schemas/Problem";
            assert!(is_other || !examples.is_empty(), "{method} {path} has no example: {media}");
            for example in &examples {
                let wrong = faults(&media["schema"], example, "example");
                assert!(wrong.is_empty(), "{method} {path}: {example}: {wrong:#?}");
            }
            seen += examples.len();
        }
    }
    assert!(seen > 1000, "{seen}");
}

#[test]
fn every_closed_set_of_the_rules_is_told_of() {
    let sets = DOCUMENT["components"]["schemas"].as_object().unwrap().values();
    let words = sets.filter(|schema| schema["enum"].is_array()).count();
    assert!(words >= 35, "{words}");
}

fn operations(document: &Value) -> Vec<(String, &'static str, Value)> {
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, item)| {
            METHODS.into_iter().filter_map(|method| Some((path.clone(), method, item.get(method)?.clone())))
        })
        .collect()
}

#[test]
fn every_operation_of_the_table_is_in_it_once() {
    let document = meibo::contract::openapi::document();
    let mut documented: Vec<String> = operations(&document)
        .iter()
        .map(|(path, method, it)| format!("{} {method} {path}", it["operationId"]))
        .collect();
    let mut table: Vec<String> = meibo::contract::table::table()
        .iter()
        .map(|row| format!("\"{}\" {} {}", row.id, row.method.as_str().to_ascii_lowercase(), row.path))
        .collect();
    // The one path of all that can run on many rows.
    table.push("\"bulk\" post /v1/bulk/{operation}".to_owned());
    documented.sort();
    table.sort();
    assert_eq!(documented, table);
    assert!(table.len() > 30);
}

#[test]
fn it_has_the_form_of_openapi_3_1() {
    let document = meibo::contract::openapi::document();
    assert_eq!(document["openapi"], "3.1.0");
    for field in ["title", "version"] {
        assert!(document["info"][field].is_string());
    }
    for (path, method, operation) in operations(&document) {
        let at = format!("{method} {path}");
        let parameters = operation["parameters"].as_array().unwrap();
        let in_path: BTreeSet<&str> =
            path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        let declared: BTreeSet<&str> =
            parameters.iter().filter(|it| it["in"] == "path").map(|it| it["name"].as_str().unwrap()).collect();
        assert_eq!(declared, in_path, "{at}");
        for parameter in parameters {
            assert!(parameter["schema"].is_object() && parameter["required"].is_boolean(), "{at}: {parameter}");
            assert!(parameter["in"] != "path" || parameter["required"] == true, "{at}: {parameter}");
            assert!(parameter["description"].is_string(), "{at}: {parameter}");
        }
        let names: BTreeSet<_> = parameters.iter().map(|it| (it["in"].as_str(), it["name"].as_str())).collect();
        assert_eq!(names.len(), parameters.len(), "{at}: a parameter stands twice");
        assert!(method != "get" || operation.get("requestBody").is_none(), "{at}");
        assert!(operation["responses"]["200"]["description"].is_string(), "{at}");
        let problem = &resolved(&operation["responses"]["default"])["content"]["application/problem+json"];
        assert_eq!(problem["schema"]["$ref"], "#/components/schemas/Problem", "{at}");
    }
    for reference in references(&document) {
        let target = document.pointer(reference.strip_prefix('#').unwrap());
        assert!(target.is_some(), "{reference} refers to nothing");
    }
}

fn references(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, value)| match (name.as_str(), value) {
                ("$ref", Value::String(reference)) => vec![reference.clone()],
                _ => references(value),
            })
            .collect(),
        Value::Array(values) => values.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}
