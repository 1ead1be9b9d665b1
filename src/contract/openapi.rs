//! OpenAPI 3.1, built from the table.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::{
    Method,
    bulk::{self, BulkReply, BulkRequest},
    example::{self, Schemas},
    header::{DRY_RUN, IDEMPOTENCY_KEY, IDEMPOTENCY_KEY_BYTES, REASON},
    problem::Problem,
    refusals,
    responses::{problems, reference, responses, shared},
    table::{Row, table},
    wire,
    wire::{JSON, path_fields},
};
use crate::rules::caller::May;

/// The document.
pub fn document() -> Value {
    let rows = table();
    let schemas = schemas(&rows);
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for row in &rows {
        let operations = paths.entry(row.path).or_default();
        operations.insert(row.method.as_str().to_ascii_lowercase(), operation(row, &schemas));
    }
    let bulk_path = bulk::path("{operation}");
    paths.insert(&bulk_path, Map::from_iter([("post".to_owned(), bulk_operation(&rows, &schemas))]));
    let shared = shared(paths.values_mut().flat_map(Map::values_mut));
    let codes = rows.iter().flat_map(|row| row.refusals.clone()).chain(refusals::of_bulk());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "meibo",
            "version": wire::PACKAGE_VERSION,
            "description": "Campus accounts and their cloud mail. Words, codes and fields are only ever added: a client goes on \
                where a reply has one that it does not know.",
            "license": { "name": "Apache-2.0 OR MIT", "identifier": "Apache-2.0 OR MIT" },
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "examples": problems(codes.collect()),
            "responses": shared,
            "securitySchemes": { "bearer": { "type": "http", "scheme": "bearer" } },
        },
    })
}

/// The document as it stands in docs/.
///
/// # Errors
/// Never for this document.
pub fn text() -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&document()).map(|text| text + "\n")
}

fn schemas(rows: &[Row]) -> Schemas {
    let mut all = Vec::new();
    Problem::schemas(&mut all);
    all.push((Problem::name().into_owned(), <Problem as utoipa::PartialSchema>::schema()));
    BulkRequest::schemas(&mut all);
    BulkReply::schemas(&mut all);
    all.push((BulkRequest::name().into_owned(), <BulkRequest as utoipa::PartialSchema>::schema()));
    all.push((BulkReply::name().into_owned(), <BulkReply as utoipa::PartialSchema>::schema()));
    for row in rows {
        all.push(row.reply.clone());
        all.extend(row.schemas.iter().cloned());
    }
    all.into_iter().map(|(name, schema)| (name, value(&schema))).collect()
}

fn value(schema: &impl serde::Serialize) -> Value {
    serde_json::to_value(schema).unwrap_or(Value::Null)
}

fn operation(row: &Row, schemas: &Schemas) -> Value {
    let request = value(&row.request);
    let in_path: Vec<&str> = path_fields(row.path).collect();
    let mut parameters: Vec<Value> = in_path.iter().map(|name| in_the_path(name, &request, schemas)).collect();
    let mut operation = json!({
        "operationId": row.id,
        "tags": [row.id.split('.').next().unwrap_or_default()],
        "summary": row.summary,
        "responses": responses(&row.reply.0, "Done", &row.refusals, schemas),
    });
    let rest = body(&request, &in_path);
    if row.method == Method::Get {
        let properties = rest["properties"].as_object().into_iter().flatten();
        parameters.extend(properties.map(|(name, _)| parameter("query", name, &request, is_required(&request, name))));
    } else {
        parameters.extend(write_headers(row));
        if rest["properties"].as_object().is_some_and(|properties| !properties.is_empty()) {
            let example = example::request(&rest, schemas);
            operation["requestBody"] =
                json!({ "required": true, "content": { JSON: { "schema": rest, "example": example } } });
        }
    }
    operation["parameters"] = Value::Array(parameters);
    operation["security"] = if row.may == May::Anyone { json!([]) } else { json!([{ "bearer": [] }]) };
    operation["x-meibo-dangerous"] = row.dangerous.into();
    operation["x-meibo-bulk"] = row.bulk.into();
    operation
}

/// The one path of all operations that can run on many rows at once.
fn bulk_operation(rows: &[Row], schemas: &Schemas) -> Value {
    let each: Vec<&Row> = rows.iter().filter(|row| row.bulk).collect();
    let ids: Vec<&str> = each.iter().map(|row| row.id).collect();
    // The rows have their keys.
    let headers = each.first().map(|row| write_headers(row)).unwrap_or_default();
    let headers = headers.into_iter().filter(|header| header["name"] != IDEMPOTENCY_KEY);
    let operation = json!({ "name": "operation", "in": "path", "required": true,
        "description": "The operation that each row asks for", "schema": { "type": "string", "enum": ids } });
    let parameters: Vec<Value> = std::iter::once(operation).chain(headers).collect();
    json!({
        "operationId": "bulk",
        "tags": ["bulk"],
        "summary": "Carry out many rows of one operation in one transaction, each judged by itself",
        "parameters": parameters,
        "requestBody": { "required": true,
            "content": { JSON: {
                "schema": reference(&BulkRequest::name()),
                "example": { "job": "2026-04-13-stop", "rows": [{ "key": "tanaka.k", "request": { "account": "tanaka.k" } }] },
            } } },
        "responses": responses(&BulkReply::name(), "What became of each row", &refusals::of_bulk(), schemas),
        "security": [{ "bearer": [] }],
    })
}

fn is_required(request: &Value, name: &str) -> bool {
    request["required"].as_array().is_some_and(|required| required.iter().any(|known| known == name))
}

fn parameter(place: &str, name: &str, request: &Value, required: bool) -> Value {
    let mut schema = request["properties"][name].clone();
    // What is not given is not there: a parameter is never `null`.
    let form = schema["oneOf"].as_array().and_then(|forms| forms.iter().find(|form| form["type"] != "null")).cloned();
    schema = form.unwrap_or(schema);
    let description = schema.as_object_mut().and_then(|schema| schema.remove("description")).unwrap_or_default();
    json!({ "name": name, "in": place, "required": required, "description": description, "schema": schema })
}

fn in_the_path(name: &str, request: &Value, schemas: &Schemas) -> Value {
    let mut parameter = parameter("path", name, request, true);
    parameter["example"] = example::parameter(name, &parameter["schema"], schemas);
    parameter
}

/// The request's schema without what travels in the path.
fn body(request: &Value, in_path: &[&str]) -> Value {
    let mut body = request.clone();
    if let Some(properties) = body.get_mut("properties").and_then(Value::as_object_mut) {
        properties.retain(|name, _| !in_path.contains(&name.as_str()));
    }
    if let Some(required) = body.get_mut("required").and_then(Value::as_array_mut) {
        required.retain(|name| !in_path.iter().any(|field| name == field));
    }
    body
}

fn write_headers(row: &Row) -> Vec<Value> {
    let header = |name: &str, description: &str| json!({ "name": name, "in": "header", "required": false, "description": description, "schema": { "type": "string" } });
    let most = IDEMPOTENCY_KEY_BYTES.end();
    let mut headers = vec![
        header(IDEMPOTENCY_KEY, &format!("Sent twice, done once, answered the same, for 24 hours; up to {most} bytes")),
        header(
            DRY_RUN,
            "`true`: everything is judged and answered, nothing is kept; `before`: the same, and the request itself follows if nothing is against it, so that the audit trail tells a refusal as one of that",
        ),
    ];
    if row.may != May::Anyone {
        headers.push(header(REASON, "Why, percent-encoded UTF-8; needed when acting on another's account"));
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name stands for one schema: of two that have the same, the document would show one for both.
    #[test]
    fn no_two_schemas_share_a_name() {
        let mut known: BTreeMap<String, Value> = BTreeMap::new();
        for row in table() {
            for (name, schema) in row.schemas.iter().chain([&row.reply]) {
                let schema = value(schema);
                let before = known.entry(name.clone()).or_insert_with(|| schema.clone());
                assert_eq!(*before, schema, "{}: {name}", row.id);
            }
        }
        assert!(known.len() > 50);
    }
}
