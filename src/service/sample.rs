//! `meibod sample`: fills an empty store with a sample campus, and prints how to sign in to it.

use std::sync::Arc;

use anyhow::bail;
use serde_json::json;

use super::{answer, args::Sample, clock::Clock, config::Config, gateways::Delivery, open, problem};
use crate::{
    ops::{
        Failure,
        sample::{State, fill, state},
    },
    texts::{Lang, Texts},
};

pub(super) async fn run(args: Sample) -> anyhow::Result<()> {
    // Nobody has the sample's numbers and addresses: its messages stay in the outbox.
    let config = Config { delivery: Delivery::default(), ..Config::read(args.target.config.as_deref())? };
    open::folder(&args.target)?;
    let house = Arc::new(open::house(&args.target, &config).await?);
    let found = state(&house).await?;
    if args.state {
        return answer::print(&json!({ "state": found }).to_string());
    }
    if found != State::Empty {
        bail!("the store is not empty: a sample fills an empty one only");
    }
    let now = Clock::new(args.target.test_clock.as_deref()).now()?;
    let zone = house.zone.clone();
    let made = fill(&house, now).await;
    house.store.close().await;
    match made {
        Ok(sample) => answer::print(&serde_json::to_string_pretty(&sample)?),
        Err(Failure::Refused(refusal)) => {
            bail!("the sample met a refusal: {}", problem::sentence(&refusal, Texts::of(Lang::En), &zone))
        }
        Err(Failure::Fault(fault)) => Err(fault.into()),
    }
}
