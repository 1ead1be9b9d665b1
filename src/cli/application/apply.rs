//! `meibo apply [ID…]`: the entitlement, at once (APPLY-1, APPLY-2).

use super::{
    deed::{self, Deed},
    outcome::of_another,
};
use crate::{
    cli::{failure::Failure, session::Session, whose},
    contract::application::Apply,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Vec<String>,
}

/// Shows it, asks, applies.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let accounts = whose::several(&args.account, session)?;
    let ids = of_another(&args.account, &accounts);
    let deed = Deed {
        ask: "application-ask-apply",
        did: "application-did-apply",
        undo: Some(session.command(&format!("stop{ids}"))),
        remark: None,
    };
    deed::carry_out(accounts.into_iter().map(|account| Apply { account }).collect(), deed, session).await
}
