//! `meibo pop-quota disable`: turns POP off; mail apps that fetch over it stop.

use crate::{
    cli::{args::target, context::Context, failure::Failure},
    contract::pop::PopDisable,
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Tries it out, asks, turns it off.
pub(crate) async fn run(_: &Args, context: &mut Context) -> Result<(), Failure> {
    let mut changed = context.rehearse(&PopDisable {}).await?;
    if !context.global.dry_run {
        let whom = context.whom(&target::me()?).await?;
        let modes = context.now_then("pop.mode", changed.before.mode.as_str(), changed.now.pop.mode.as_str());
        let ask = context.ui.text("pop-confirm-disable", args![]);
        context.ui.confirm(&Context::question([whom, modes], ask))?;
        changed = context.send(&PopDisable {}).await?;
    }
    let said = context.ui.text("pop-disabled", args![would = context.would()]);
    let value = serde_json::to_value(&changed).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("now.account");
    if context.global.dry_run {
        return context.show(&done);
    }
    let undo = context.command(&format!("pop-quota enable --messages {}", changed.before.mode));
    context.show(&done.undo(undo))
}
