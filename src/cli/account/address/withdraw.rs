//! `meibo account address withdraw`: a change that has not taken effect is taken back (ADDR-2).

use super::outcome;
use crate::{
    cli::{failure::Failure, quoted::argument, session::Session},
    contract::address::AddressWithdraw,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Tries it out, asks, withdraws it.
pub(crate) async fn run(_: &Args, session: &mut Session) -> Result<(), Failure> {
    let would = session.rehearse(&AddressWithdraw {}).await?;
    if session.global.dry_run {
        return session.show(&outcome::done(&would, "address-withdrawn", session)?);
    }
    session.ui.confirm(&outcome::question(&would, "address-ask-withdraw", session))?;
    let changed = session.send(&AddressWithdraw {}).await?;
    let done = outcome::done(&changed, "address-withdrawn", session)?;
    let again = changed.before.pending.map(|pending| format!("account address set{}", argument(&pending.address)));
    session.show(&match again {
        Some(command) => done.undo(session.command(&command)),
        None => done,
    })
}
