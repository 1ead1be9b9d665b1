//! `meibo account token list`.

use crate::{
    cli::{context::Context, failure::Failure},
    contract::{
        field::fields,
        token::{TokenList, TokenView},
    },
    ui::Listing,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Lists them.
pub(crate) async fn run(_: &Args, context: &mut Context) -> Result<(), Failure> {
    let found = context.send(&TokenList {}).await?;
    let rows = found.items.iter().map(serde_json::to_value).collect::<Result<_, _>>().map_err(Failure::unexpected)?;
    let listing = Listing::new(rows, &["id", "name", "scopes", "expires_at", "last_used_at"]);
    context.show_list(listing.wide(&["created_by", "created_at"]), &fields::<TokenView>())
}
