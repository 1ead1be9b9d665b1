//! `meibo apply [ID…]`: the entitlement, at once (APPLY-1, APPLY-2).

use super::{carry_out::carry_out, wording::Wording};
use crate::{
    cli::{args::target, context::Context, failure::Failure},
    contract::application::Apply,
    rules::LoginId,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Vec<String>,
}

/// Shows it, asks, applies.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let accounts = target::several(&args.account, context)?;
    let wording = Wording {
        ask: "application-ask-apply",
        did: "application-did-apply",
        undo: Some(|_| Some(String::new())),
        own: accounts.iter().all(LoginId::is_me),
        remark: None,
    };
    carry_out(accounts.into_iter().map(|account| Apply { account }).collect(), wording, context).await
}
