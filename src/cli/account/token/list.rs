//! `meibo account token list`.

use crate::{
    cli::{failure::Failure, session::Session},
    contract::{
        field::fields,
        token::{TokenList, TokenView},
    },
    ui::Listing,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Lists them.
pub(crate) async fn run(_: &Args, session: &mut Session) -> Result<(), Failure> {
    let found = session.send(&TokenList {}).await?;
    let rows = found.items.iter().map(serde_json::to_value).collect::<Result<_, _>>().map_err(Failure::unexpected)?;
    let listing = Listing::new(rows, &["id", "name", "scopes", "expires_at", "last_used_at"]);
    session.show_list(listing.wide(&["created_by", "created_at"]), &fields::<TokenView>())
}
