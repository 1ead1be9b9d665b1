//! `meibo account address set ADDRESS`: another address, from the next minute 0 (ADDR-2).

use super::outcome;
use crate::{
    cli::{failure::Failure, session::Session},
    contract::address::AddressSet,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ADDRESS")]
    address: String,
}

/// Tries it out, shows now → then and from when, asks, sets it.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let operation = AddressSet { address: args.address.clone() };
    let would = session.rehearse(&operation).await?;
    if session.global.dry_run {
        return session.show(&outcome::done(&would, "address-set", session)?);
    }
    session.ui.confirm(&outcome::question(&would, "address-ask-set", session))?;
    let changed = session.send(&operation).await?;
    let done = outcome::done(&changed, "address-set", session)?;
    session.show(&done.undo(session.command("account address withdraw")))
}
