//! The numbers in force.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{RefOr, schema::Schema},
};

use super::{Method, Operation};
use crate::rules::{Policy, caller::May};

/// Shows the policy.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyShow {}

impl Operation for PolicyShow {
    const ID: &'static str = "policy.show";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/policy";
    const MAY: May = May::SignedIn;
    const SUMMARY: &'static str = "The numbers in force";
    type Reply = PolicyView;
}

/// The policy in force.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PolicyView {
    /// Every number, by section.
    pub policy: PolicyNumbers,
    /// What the policy breaks of the standards the defaults follow, one sentence each.
    pub departures: Vec<String>,
}

/// The policy as a reply has it. What a service is configured with must be known to it to the last name; a program that is
/// older than the service shows the numbers that it does not know, too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PolicyNumbers(Map<String, Value>);

impl PolicyNumbers {
    /// One number of a section, in the unit that its name says; none where the service has no such number.
    pub fn number(&self, section: &str, name: &str) -> Option<u64> {
        self.0.get(section)?.get(name)?.as_u64()
    }
}

impl From<&Policy> for PolicyNumbers {
    fn from(policy: &Policy) -> Self {
        match serde_json::to_value(policy) {
            Ok(Value::Object(sections)) => Self(sections),
            _ => Self(Map::new()),
        }
    }
}

/// A section as a reply has it: whole, with more in it where the service is newer, and with the numbers by default.
fn replied(schema: RefOr<Schema>, defaults: &Value) -> RefOr<Schema> {
    match schema {
        RefOr::T(Schema::Object(mut section)) => {
            section.required = section.properties.keys().cloned().collect();
            section.additional_properties = None;
            for (name, number) in &mut section.properties {
                by_default(number, &defaults[name.as_str()]);
            }
            section.into()
        }
        other => other,
    }
}

fn by_default(number: &mut RefOr<Schema>, default: &Value) {
    match number {
        _ if default.is_null() => {}
        RefOr::T(Schema::Object(number)) => number.default = Some(default.clone()),
        RefOr::T(Schema::Array(list)) => list.default = Some(default.clone()),
        _ => {}
    }
}

/// The section of the default policy that a schema is of.
fn section(schema: &str) -> Value {
    let RefOr::T(Schema::Object(policy)) = Policy::schema() else { return Value::Null };
    let PolicyNumbers(mut sections) = PolicyNumbers::from(&Policy::default());
    let leads_there = |place: &RefOr<Schema>| matches!(place, RefOr::Ref(place) if place.ref_location.ends_with(&format!("/{schema}")));
    let name = policy.properties.iter().find(|(_, place)| leads_there(place)).map(|(name, _)| name);
    name.and_then(|name| sections.remove(name)).unwrap_or_default()
}

impl PartialSchema for PolicyNumbers {
    fn schema() -> RefOr<Schema> {
        let PolicyNumbers(defaults) = PolicyNumbers::from(&Policy::default());
        replied(Policy::schema(), &Value::Object(defaults))
    }
}

impl ToSchema for PolicyNumbers {
    fn name() -> Cow<'static, str> {
        Policy::name()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        let mut sections = Vec::new();
        Policy::schemas(&mut sections);
        schemas.extend(sections.into_iter().map(|(name, schema)| {
            let defaults = section(&name);
            (name, replied(schema, &defaults))
        }));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;

    #[test]
    fn a_number_of_a_newer_service_is_kept() {
        let text = r#"{"policy":{"sign_in":{"session_hours":12,"moons":3},"tides":{"high":2}},"departures":[]}"#;
        let view: PolicyView = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&view).unwrap(), text);
    }

    #[test]
    fn every_number_is_told_of_with_what_it_is() {
        let RefOr::T(Schema::Object(policy)) = PolicyNumbers::schema() else { panic!("no object") };
        let PolicyNumbers(sections) = PolicyNumbers::from(&Policy::default());
        let names: BTreeSet<&String> = sections.keys().collect();
        assert_eq!(names, policy.required.iter().collect());
        let mut known = Vec::new();
        PolicyNumbers::schemas(&mut known);
        let (_, sign_in) = known.iter().find(|(name, _)| name == "SignInPolicy").unwrap();
        let told = serde_json::to_value(sign_in).unwrap();
        let hours = &told["properties"]["session_hours"];
        assert_eq!((&hours["description"], &hours["default"]), (&json!("Hours a sign-in lasts in all."), &json!(12)));
        assert!(told.get("additionalProperties").is_none(), "{told}");
    }
}
