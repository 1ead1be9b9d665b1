//! `meibo account mail-password withdraw`: one that has not taken effect is taken back.

use super::outcome::done;
use crate::{
    cli::{args::target, context::Context, failure::Failure},
    contract::mail_password::MailPasswordWithdraw,
    texts::args,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Tries it out, asks, withdraws it.
pub(crate) async fn run(_: &Args, context: &mut Context) -> Result<(), Failure> {
    let would = context.rehearse(&MailPasswordWithdraw {}).await?;
    if context.global.dry_run {
        return context.show(&done(&would, "mail-password-withdrawn", context)?);
    }
    let whom = context.whom(&target::me()?).await?;
    let ask = context.ui.text("mail-password-ask-withdraw", args![state = would.mail_password.state.as_str()]);
    context.ui.confirm(&Context::question([whom], ask))?;
    let changed = context.send(&MailPasswordWithdraw {}).await?;
    let done = done(&changed, "mail-password-withdrawn", context)?;
    context.show(&done.undo(context.command("account mail-password set")))
}
