//! `meibo account mail-password withdraw`: one that has not taken effect is taken back.

use super::done;
use crate::{
    cli::{failure::Failure, session::Session, whose},
    contract::mail_password::MailPasswordWithdraw,
    texts::args,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Tries it out, asks, withdraws it.
pub(crate) async fn run(_: &Args, session: &mut Session) -> Result<(), Failure> {
    let would = session.rehearse(&MailPasswordWithdraw {}).await?;
    if session.global.dry_run {
        return session.show(&done(&would, "mail-password-withdrawn", session)?);
    }
    let whom = session.whom(&whose::me()?).await?;
    let ask = session.ui.text("mail-password-ask-withdraw", args![state = would.mail_password.state.as_str()]);
    session.ui.confirm(&session.question([whom], ask))?;
    let changed = session.send(&MailPasswordWithdraw {}).await?;
    let done = done(&changed, "mail-password-withdrawn", session)?;
    session.show(&done.undo(session.command("account mail-password set")))
}
