//! `meibo account address withdraw`: a change that has not taken effect is taken back (ADDR-2).

use super::outcome;
use crate::{
    cli::{args::shell::argument, context::Context, failure::Failure},
    contract::address::AddressWithdraw,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Tries it out, asks, withdraws it.
pub(crate) async fn run(_: &Args, context: &mut Context) -> Result<(), Failure> {
    let would = context.rehearse(&AddressWithdraw {}).await?;
    if context.global.dry_run {
        return context.show(&outcome::done(&would, "address-withdrawn", context)?);
    }
    context.ui.confirm(&outcome::question(&would, "address-ask-withdraw", context))?;
    let changed = context.send(&AddressWithdraw {}).await?;
    let done = outcome::done(&changed, "address-withdrawn", context)?;
    let again = changed.before.pending.map(|pending| format!("account address set{}", argument(&pending.address)));
    context.show(&match again {
        Some(command) => done.undo(context.command(&command)),
        None => done,
    })
}
