//! `meibo lsa disable [ID…]`: the mail password alone lets no mail app in any longer.

use super::told;
use crate::{
    cli::{failure::Failure, rows, session::Session, whose},
    contract::less_secure_apps::{LessSecureAppsChanged, LessSecureAppsDisable},
    rules::LoginId,
    texts::args,
    ui::{Done, MANY_ROWS, visible},
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
    if !session.global.dry_run {
        confirm(&accounts, session).await?;
    }
    let told = |changed: &_, _: &_, session: &_| told(changed, own, session);
    rows::change(accounts, many, session, |account| LessSecureAppsDisable { account }, told).await
}

async fn confirm(accounts: &[LoginId], session: &mut Session) -> Result<(), Failure> {
    let profile = session.connect()?.profile().to_owned();
    let mut lines = vec![session.ui.text("application-profile", args![profile = visible(&profile)])];
    // A rehearsal shows now → then; a refusal of one account is told when its turn comes.
    if accounts.len() <= MANY_ROWS && !session.global.yes {
        for account in accounts {
            let would = session.rehearse(&LessSecureAppsDisable { account: account.clone() }).await;
            match would {
                Ok(would) => lines.push(told::change(&would, session)),
                Err(failure) if accounts.len() == 1 => return Err(failure),
                Err(_) => {}
            }
        }
    }
    lines.push(session.ui.text("less-secure-apps-ask-disable", args![count = accounts.len()]));
    Ok(session.ui.confirm_rows(&lines.join("\n"), accounts.len())?)
}

fn told(changed: &LessSecureAppsChanged, own: bool, session: &Session) -> Result<Done, Failure> {
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let done = Done::new(value, told::change(changed, session)).id("account");
    if session.global.dry_run {
        return Ok(done.and(session.ui.text("less-secure-apps-would", args![])));
    }
    let done = done.and(session.ui.text("less-secure-apps-stopped", args![]));
    // Only the owner can allow it again.
    Ok(if own { done.undo(session.command("lsa enable")) } else { done })
}
