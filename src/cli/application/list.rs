//! `meibo account applications [ID]`: what was applied for, newest first.

use crate::{
    cli::{failure::Failure, pages, session::Session, whose},
    contract::{
        application::{ApplicationList, ApplicationView},
        field::fields,
    },
    ui::Listing,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Option<String>,
}

/// Lists them.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let account = whose::one(args.account.as_deref())?;
    let page = |limit, cursor| ApplicationList { account: account.clone(), limit, cursor };
    let rows = pages::read_all(session, page).await?;
    let listing = Listing::new(rows, &["applied_at", "kind", "account", "applicant", "effective_at"]).wide(&["id"]);
    session.show_list(listing, &fields::<ApplicationView>())
}
