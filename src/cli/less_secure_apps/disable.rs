//! `meibo lsa disable [ID…]`: the mail password alone lets no mail app in any longer.

use super::words;
use crate::{
    cli::{
        args::target,
        context::Context,
        failure::Failure,
        report::several::{self, Question},
    },
    contract::less_secure_apps::{LessSecureAppsChanged, LessSecureAppsDisable},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Vec<String>,
}

/// Asks, then turns it off for each.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let accounts = target::several(&args.account, context)?;
    let many = several::many(&args.account);
    let own = args.account.is_empty();
    let told = |changed: &_, _: &_, context: &_| told(changed, own, context);
    let question = Question { ask: "less-secure-apps-ask-disable", line: words::change };
    several::change_asked(accounts, many, question, context, |account| LessSecureAppsDisable { account }, told).await
}

fn told(changed: &LessSecureAppsChanged, own: bool, context: &Context) -> Result<Done, Failure> {
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let done = Done::new(value, words::change(changed, context)).id("account");
    if context.global.dry_run {
        return Ok(done.and(context.ui.text("less-secure-apps-would", args![])));
    }
    let done = done.and(context.ui.text("less-secure-apps-stopped", args![]));
    // Only the owner can allow it again.
    Ok(if own { done.undo(context.command(&words::back_to(&changed.before))) } else { done })
}
