//! `meibo proxy-apply ID…`: the entitlement for a person who may not apply (PROXY-1, PROXY-2).

use super::{carry_out::carry_out, wording::Wording};
use crate::{
    cli::{args::ids, context::Context, failure::Failure},
    contract::application::ProxyApply,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID", required = true)]
    account: Vec<String>,
}

/// Shows whom it is for, asks, applies.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    // As typed: what cannot be an ID is answered like one that does not exist.
    let targets = ids::ids(&args.account, ids::ACCOUNTS, context)?;
    let wording = Wording {
        ask: "application-ask-proxy",
        did: "application-did-proxy",
        undo: None,
        own: false,
        remark: Some("application-proxy-no-undo"),
    };
    carry_out(targets.into_iter().map(|target| ProxyApply { target }).collect(), wording, context).await
}
