//! `meibo quickstart`: a service with a sample campus, the main job command by command, and what to type next.
//!
//! It asks nothing, fills an empty store only, and touches no data but its own.

mod campus;
mod kept;
mod next;
mod shell;
mod walk;

use serde_json::Value;

use super::{context::Context, failure::Failure};
use crate::{texts::args, ui::Listing};
use campus::{Campus, Holds};
use kept::Kept;
use shell::Shell;

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long)]
    fresh: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    if context.global.dry_run {
        return Err(Failure::usage(context.ui.text("quickstart-no-dry-run", args![])));
    }
    let campus = Campus::choose(context)?;
    let _alone = campus.alone()?;
    if campus.holds == Holds::Unfinished || args.fresh && campus.holds == Holds::Sample {
        campus.empty()?;
    }
    let shell = Shell::new(&campus, context);
    shell.title("quickstart-title")?;
    if campus.is_apart {
        shell.tell("quickstart-apart", args![profile = campus::PROFILE])?;
        shell.meibo(&["config", "set", "service", "embedded"]).run()?;
    }
    let kept = match (args.fresh, campus.holds) {
        (false, Holds::Sample) => again(&shell, &campus)?,
        _ => first(&shell, &campus)?,
    };
    sign_ins(&kept, context)?;
    next::tell(&shell)
}

/// The first run: fill, and walk.
fn first(shell: &Shell<'_>, campus: &Campus) -> Result<Kept, Failure> {
    shell.tell("quickstart-filling", args![])?;
    let made = shell.meibod(&["sample"]).silently()?;
    let kept = Kept::read(&made)?;
    campus.keep(&made)?;
    shell.tell("quickstart-filled", args![people = kept.people])?;
    walk::walk(shell, &kept)?;
    Ok(kept)
}

/// Another run shows what is there, and changes nothing.
fn again(shell: &Shell<'_>, campus: &Campus) -> Result<Kept, Failure> {
    let kept = Kept::read(&campus.kept()?)?;
    shell.tell("quickstart-again", args![])?;
    walk::look(shell, &kept)?;
    Ok(kept)
}

/// Who can be tried, with their passwords.
fn sign_ins(kept: &Kept, context: &Context) -> Result<(), Failure> {
    let rows: Vec<Value> = kept.sign_ins.iter().map(kept::SignIn::row).collect();
    if context.ui.look.format.is_text() {
        context.ui.out(&format!("\n{}\n\n", context.ui.text("quickstart-sign-ins", args![])))?;
    }
    context.show(
        &Listing::new(rows, &["login_id", "password", "role", "shows"])
            .wide(&["name", "authenticator_key", "backup_codes"])
            .id("login_id"),
    )
}
