//! A request on its way: path, query and body from one type, and back.

use serde_json::{Map, Value};

use super::{Method, Operation, bulk::BulkRequest, header::encoded};
use crate::rules::{Code, Refusal, text::expected};

/// How long a service holds a connection for its next request, in seconds. A client that has waited nearly as long uses
/// a new one.
pub const IDLE_SECONDS: u64 = 15;

/// How long a request may take from its head to its answer, in seconds.
pub const REQUEST_SECONDS: u64 = 60;

/// The media type of requests and of what they are answered with.
pub const JSON: &str = "application/json";

/// Bytes that a request's body may have: 1 MiB.
pub const MAX_BODY: u32 = 1024 * 1024;

/// The version of both programs, which are one package.
pub const PACKAGE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where the service says whether it can do its work, which is to say write: [`READY`], or 503 and [`NOT_READY`].
pub const READYZ: &str = "/readyz";
/// It can.
pub const READY: &str = "ready";
/// It cannot.
pub const NOT_READY: &str = "not ready";

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
            Some(name) => encoded(&plain(&fields.remove(name).unwrap_or_default())),
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
            pairs.map(|(name, value)| format!("{}={}", encoded(name), encoded(&value))).collect::<Vec<_>>().join("&");
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
            in_path.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
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
            .map_err(|error| Refusal::new(Code::InvalidRequest).fact("why", expected(&error.to_string())))?
    };
    for (name, value) in in_path {
        if fields.insert(name.clone(), Value::String(value.clone())).is_some() {
            return Err(Refusal::new(Code::UnknownField).fact("field", name.as_str()));
        }
    }
    from_fields(fields)
}

/// Reads the rows of a bulk request.
///
/// # Errors
/// As [`from_parts`].
pub fn rows(query: &str, body: &[u8]) -> Result<BulkRequest, Refusal> {
    if let Some(field) = query.split(['=', '&']).find(|field| !field.is_empty()) {
        return Err(Refusal::new(Code::UnknownField).fact("field", field));
    }
    let mut reader = serde_json::Deserializer::from_slice(body);
    let request = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| unreadable(&error.path().to_string(), &error.inner().to_string()))?;
    // What stands behind it would be rows ignored.
    reader.end().map_err(|error| Refusal::new(Code::InvalidRequest).fact("why", error.to_string()))?;
    Ok(request)
}

/// Puts a request together from all its fields, also those that travel in the path.
///
/// # Errors
/// As [`from_parts`].
pub fn from_fields<O: Operation>(fields: Map<String, Value>) -> Result<O, Refusal> {
    serde_path_to_error::deserialize(Value::Object(fields))
        .map_err(|error| unreadable(&error.path().to_string(), &error.inner().to_string()))
}

/// A deserialiser's complaint as a refusal: the field and what was expected there. What was found is left out, because
/// it may be a secret of the wrong type.
fn unreadable(path: &str, why: &str) -> Refusal {
    match why.strip_prefix("unknown field `").and_then(|rest| rest.split_once('`')) {
        Some((field, _)) => Refusal::new(Code::UnknownField).fact("field", field),
        None => match why.strip_prefix("missing field `").and_then(|rest| rest.split_once('`')) {
            Some((field, _)) => Refusal::new(Code::InvalidRequest).fact("field", field).fact("why", "missing"),
            None => Refusal::new(Code::InvalidRequest).fact("field", path).fact("why", expected(why)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{
        account::{AccountList, AccountUpdate},
        session::SignIn,
    };

    fn refused<O: Operation>(in_path: &[(String, String)], query: &str, body: &str) -> (Code, String) {
        match from_parts::<O>(in_path, query, body.as_bytes()) {
            Ok(_) => panic!("taken: {body}{query}"),
            Err(refusal) => (refusal.code, serde_json::to_string(&refusal.facts).unwrap()),
        }
    }

    #[test]
    fn a_request_survives_the_way() {
        let update = AccountUpdate {
            account: "tanaka.k".parse().unwrap(),
            name: Some("田中 / 花子".to_owned()),
            department: None,
            affiliation: None,
            contact: None,
            language: None,
            last_day: None,
        };
        let parts = to_parts(&update).unwrap();
        assert_eq!((parts.path.as_str(), parts.query.as_str()), ("/v1/accounts/tanaka.k", ""));
        let in_path = [("account".to_owned(), "tanaka.k".to_owned())];
        let back: AccountUpdate = from_parts(&in_path, "", &parts.body.unwrap()).unwrap();
        assert_eq!((back.name, back.department), (update.name, None));
    }

    #[test]
    fn a_query_survives_the_way() {
        let list = AccountList { search: Some("工 & 学".to_owned()), limit: Some(7), ..AccountList::default() };
        let parts = to_parts(&list).unwrap();
        assert_eq!(parts.body, None);
        let back: AccountList = from_parts(&[], &parts.query, b"").unwrap();
        assert_eq!((back.search, back.limit, back.role), (list.search, Some(7), None));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let body = r#"{"account":"a","password":"b","colour":"red"}"#;
        assert_eq!(refused::<SignIn>(&[], "", body), (Code::UnknownField, r#"{"field":"colour"}"#.to_owned()));
        let missing = refused::<SignIn>(&[], "", r#"{"account":"a"}"#);
        assert_eq!(missing, (Code::InvalidRequest, r#"{"field":"password","why":"missing"}"#.to_owned()));
        assert_eq!(refused::<AccountList>(&[], "limit=many", "").0, Code::InvalidRequest);
        assert_eq!(refused::<AccountList>(&[], "colour=red", "").0, Code::UnknownField);
        assert_eq!(refused::<SignIn>(&[], "", "{").0, Code::InvalidRequest);
        assert_eq!(refused::<SignIn>(&[], "", "[]").0, Code::InvalidRequest);
    }

    #[test]
    fn a_secret_of_the_wrong_type_is_not_told_back() {
        let (code, facts) = refused::<SignIn>(&[], "", r#"{"account":"a","password":759025}"#);
        assert_eq!(code, Code::InvalidRequest);
        assert!(facts.contains("password") && !facts.contains("759025"), "{facts}");
    }

    #[test]
    fn what_travels_in_the_path_cannot_come_in_the_body_too() {
        let in_path = [("account".to_owned(), "a".to_owned())];
        assert_eq!(refused::<AccountUpdate>(&in_path, "", r#"{"account":"b"}"#).0, Code::UnknownField);
    }
}
