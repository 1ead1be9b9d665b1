//! `meibo account applications [ID]`: what was applied for, newest first.

use crate::{
    cli::{failure::Failure, pages, session::Session, whose},
    contract::application::ApplicationList,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Option<String>,
}

/// Lists them.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    pages::refuse(session.global.sort.is_some(), "sort", "one-order")?;
    pages::refuse(!session.global.filter.is_empty(), "filter", "no-filter")?;
    let account = whose::one(args.account.as_deref())?;
    let page = |limit, cursor| ApplicationList { account: account.clone(), limit, cursor };
    let rows = pages::read(session, page).await?;
    session.show(&rows.listing(&["applied_at", "kind", "account", "applicant", "effective_at"], &["id"]))
}
