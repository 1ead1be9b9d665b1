//! `meibo pop-quota disable`: turns POP off; mail apps that fetch over it stop.

use crate::{
    cli::{failure::Failure, session::Session, whose},
    contract::pop::PopDisable,
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Tries it out, asks, turns it off.
pub(crate) async fn run(_: &Args, session: &mut Session) -> Result<(), Failure> {
    let mut changed = session.rehearse(&PopDisable {}).await?;
    if !session.global.dry_run {
        let whom = session.whom(&whose::me()?).await?;
        let modes = session.now_then("pop.mode", changed.before.mode.as_str(), changed.now.pop.mode.as_str());
        let ask = session.ui.text("pop-confirm-disable", args![]);
        session.ui.confirm(&session.question([whom, modes], ask))?;
        changed = session.send(&PopDisable {}).await?;
    }
    let said = session.ui.text("pop-disabled", args![would = session.would()]);
    let value = serde_json::to_value(&changed).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("now.account");
    if session.global.dry_run {
        return session.show(&done);
    }
    let undo = session.command(&format!("pop-quota enable --messages {}", changed.before.mode));
    session.show(&done.undo(undo))
}
