//! `meibo lsa disable [ID…]`: the mail password alone lets no mail app in any longer.

use super::told;
use crate::{
    cli::{
        failure::Failure,
        rows::{self, Question},
        session::Session,
        whose,
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
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let accounts = whose::several(&args.account, session)?;
    let many = rows::many(&args.account);
    let own = args.account.is_empty();
    let told = |changed: &_, _: &_, session: &_| told(changed, own, session);
    let question = Question { ask: "less-secure-apps-ask-disable", line: told::change };
    rows::change_asked(accounts, many, question, session, |account| LessSecureAppsDisable { account }, told).await
}

fn told(changed: &LessSecureAppsChanged, own: bool, session: &Session) -> Result<Done, Failure> {
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let done = Done::new(value, told::change(changed, session)).id("account");
    if session.global.dry_run {
        return Ok(done.and(session.ui.text("less-secure-apps-would", args![])));
    }
    let done = done.and(session.ui.text("less-secure-apps-stopped", args![]));
    // Only the owner can allow it again.
    Ok(if own { done.undo(session.command(&told::back_to(&changed.before))) } else { done })
}
