//! `meibo proxy-apply ID…`: the entitlement for a person who may not apply (PROXY-1, PROXY-2).

use super::deed::{self, Deed};
use crate::{
    cli::{failure::Failure, given, session::Session},
    contract::application::ProxyApply,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID", required = true)]
    account: Vec<String>,
}

/// Shows whom it is for, asks, applies.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    // As typed: what cannot be an ID is answered like one that does not exist.
    let targets = given::ids(&args.account, given::ACCOUNTS, session)?;
    let deed = Deed {
        ask: "application-ask-proxy",
        did: "application-did-proxy",
        undo: None,
        own: false,
        remark: Some("application-proxy-no-undo"),
    };
    deed::carry_out(targets.into_iter().map(|target| ProxyApply { target }).collect(), deed, session).await
}
