//! `meibo account unlock ID…`: the help desk lifts what wrong tries (SIGN-4) or a lockdown (ALIAS-5) have locked.

use crate::{
    cli::{failure::Failure, rows, session::Session, whose},
    contract::account::{AccountUnlock, AccountUnlocked},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
}

/// Lifts the locks; it weakens nothing that the owner has, so nothing is asked but the reason (`--reason`).
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let ids = whose::several(&args.ids, session)?;
    let many = rows::many(&args.ids);
    rows::change(
        ids,
        many,
        session,
        |account| AccountUnlock { account },
        |unlocked, _, session| told(unlocked, session),
    )
    .await
}

fn told(unlocked: &AccountUnlocked, session: &Session) -> Result<Done, Failure> {
    let account = &unlocked.account;
    let key = if unlocked.factors.is_empty() && unlocked.networks.is_empty() && !unlocked.lockdown_lifted {
        "account-was-not-locked"
    } else {
        "account-unlocked"
    };
    let said = session
        .ui
        .text(key, args![would = session.would(), id = account.login_id.as_str(), name = account.name.as_str()]);
    let value = serde_json::to_value(unlocked).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("account.login_id");
    if !unlocked.lockdown_lifted {
        return Ok(done);
    }
    let key = if session.global.dry_run { "account-lockdown-would-lift" } else { "account-lockdown-lifted" };
    Ok(done.and(session.ui.text(key, args![])))
}
