//! `meibo account remote-access show [ID]`.

use crate::{
    cli::{args::target, context::Context, failure::Failure},
    contract::{
        field::fields,
        remote_access::{RemoteAccessShow, RemoteAccessWhole},
    },
    ui::{Record, Section},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Option<String>,
}

/// Shows it, and how many seats are free.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let account = target::person(args.account.as_deref(), context).await?;
    let whole = context.send(&RemoteAccessShow { account }).await?;
    let mut shown = vec!["account", "name", "department", "remote_access.state"];
    if whole.remote_access.since.is_some() {
        shown.extend(["remote_access.since", "remote_access.ends_at"]);
    }
    shown.extend(["seats", "seats_free"]);
    let value = serde_json::to_value(&whole).map_err(Failure::unexpected)?;
    context.show(
        &Record::new(value, vec![Section::fields(&shown)]).id("account").fields(fields::<RemoteAccessWhole>().names),
    )
}
