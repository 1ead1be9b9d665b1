//! `meibo pop-quota list [--over PERCENT]`: where POP is on or was used today.

use crate::{
    cli::{
        context::{Context, pages},
        failure::Failure,
    },
    contract::pop::PopList,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "PERCENT")]
    over: Option<u32>,
}

/// What a person sees first.
const COLUMNS: &[&str] = &["login_id", "name", "department", "mode", "used_percent", "left_bytes", "locked_until"];

/// What `-o wide` has beside it.
const WIDE: &[&str] = &["since", "used_bytes", "limit_bytes", "fresh_at", "locked_at"];

/// Lists them, in the order of login IDs if no other is asked for.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let fields = PopList::fields();
    let request = PopList {
        over: args.over,
        filter: context.filters(&fields.plain)?,
        sort: context.sort(&fields.plain)?,
        ..PopList::default()
    };
    let page = |limit, cursor| PopList { limit, cursor, ..request.clone() };
    let found = pages::read(context, page).await?;
    context.show(&found.listing(COLUMNS, WIDE).whole(&["locked_until"]).id("login_id").fields(&fields.names))
}
