//! `meibo apply [ID…]`: the entitlement, at once (APPLY-1, APPLY-2).

use super::deed::{self, Deed};
use crate::{
    cli::{failure::Failure, session::Session, whose},
    contract::application::Apply,
    rules::LoginId,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Vec<String>,
}

/// Shows it, asks, applies.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let accounts = whose::several(&args.account, session)?;
    let deed = Deed {
        ask: "application-ask-apply",
        did: "application-did-apply",
        undo: Some(|_| Some(String::new())),
        own: accounts.iter().all(LoginId::is_me),
        remark: None,
    };
    deed::carry_out(accounts.into_iter().map(|account| Apply { account }).collect(), deed, session).await
}
