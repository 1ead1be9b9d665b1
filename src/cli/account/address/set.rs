//! `meibo account address set ADDRESS`: another address, from the next minute 0 (ADDR-2).

use super::outcome;
use crate::{
    cli::{context::Context, failure::Failure},
    contract::address::AddressSet,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ADDRESS")]
    address: String,
}

/// Tries it out, shows now → then and from when, asks, sets it.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let operation = AddressSet { address: args.address.clone() };
    let would = context.rehearse(&operation).await?;
    if context.global.dry_run {
        return context.show(&outcome::done(&would, "address-set", context)?);
    }
    context.ui.confirm(&outcome::question(&would, "address-ask-set", context))?;
    let changed = context.send(&operation).await?;
    let done = outcome::done(&changed, "address-set", context)?;
    context.show(&done.undo(context.command("account address withdraw")))
}
