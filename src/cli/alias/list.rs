//! `meibo alias list [ID]`: the addresses and how they stand, never a password.

use crate::{
    cli::{args::target, context::Context, failure::Failure},
    contract::{
        alias::{AliasList, AliasView},
        field::fields,
    },
    ui::Listing,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Option<String>,
}

/// Lists them by address.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let account = target::person(args.account.as_deref(), context).await?;
    let all = context.send(&AliasList { account }).await?.items;
    let rows: Result<Vec<_>, _> = all.iter().map(serde_json::to_value).collect();
    let listing = Listing::new(
        rows.map_err(Failure::unexpected)?,
        &["address", "display_name", "state", "smtp.host", "created_at"],
    )
    .wide(&["smtp.port", "smtp.tls", "smtp.user", "verified_at", "exposed_by_a_leak", "id"])
    .whole(&["state"])
    .id("address");
    context.show_list(listing, &fields::<AliasView>())
}
