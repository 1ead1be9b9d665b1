//! `meibo account applications [ID]`: what was applied for, newest first.

use crate::{
    cli::{
        args::target,
        context::{Context, pages},
        failure::Failure,
    },
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
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let account = target::person(args.account.as_deref(), context).await?;
    let page = |limit, cursor| ApplicationList { account: account.clone(), limit, cursor };
    let rows = pages::read_all(context, page).await?;
    let listing = Listing::new(rows, &["applied_at", "kind", "account", "applicant", "effective_at"]).wide(&["id"]);
    context.show_list(listing, &fields::<ApplicationView>())
}
