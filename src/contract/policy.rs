//! The numbers in force.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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
    #[schema(value_type = Object)]
    pub policy: Policy,
    /// What the policy breaks of the standards the defaults follow, one sentence each.
    pub departures: Vec<String>,
}
