//! `meibo account list`.

use crate::{
    cli::{
        context::{Context, pages},
        failure::Failure,
    },
    contract::account::AccountList,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "WORDS")]
    search: Option<String>,
}

/// What a person sees first.
const COLUMNS: &[&str] =
    &["login_id", "name", "department", "affiliation", "state", "entitlement", "two_step", "roles"];

/// What `-o wide` has beside it.
const WIDE: &[&str] = &["kind", "language", "created_at", "ends_at", "locked_down_at"];

/// Lists them.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let fields = AccountList::fields();
    let request = AccountList {
        search: args.search.clone(),
        filter: context.filters(&fields.plain)?,
        sort: context.sort(&fields.plain)?,
        ..AccountList::default()
    };
    let page = |limit, cursor| AccountList { limit, cursor, ..request.clone() };
    let found = pages::read(context, page).await?;
    context.show(&found.listing(COLUMNS, WIDE).whole(&["state"]).id("login_id").fields(&fields.names))
}
