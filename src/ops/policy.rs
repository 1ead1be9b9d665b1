//! The numbers in force.

use super::pipeline::{act::Act, call::Call, failure::Failure};
use crate::contract::policy::{PolicyShow, PolicyView};

impl Act for PolicyShow {
    async fn act(&self, call: &mut Call<'_>) -> Result<PolicyView, Failure> {
        let policy = &call.house.policy;
        Ok(PolicyView { departures: policy.departures(), policy: policy.into() })
    }
}
