//! `meibo app-password list [ID]`: names and last uses, never a secret (APPPW-4).

use crate::{
    cli::{args::target, context::Context, failure::Failure},
    contract::{
        app_password::{AppPasswordList, AppPasswordView},
        field::fields,
    },
    ui::Listing,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Option<String>,
}

/// Lists them, oldest first.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let account = target::person(args.account.as_deref(), context).await?;
    let all = context.send(&AppPasswordList { account }).await?.items;
    let rows: Result<Vec<_>, _> = all.iter().map(serde_json::to_value).collect();
    let listing = Listing::new(rows.map_err(Failure::unexpected)?, &["id", "name", "created_at", "last_used_at"])
        .wide(&["last_used_protocol", "last_used_address"]);
    context.show_list(listing, &fields::<AppPasswordView>())
}
