//! `meibo account unlock ID…`: the help desk lifts what wrong tries have locked (SIGN-4).

use crate::{
    cli::{failure::Failure, rows::Changes, session::Session, whose},
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
    let many = args.ids.len() > 1 || args.ids.iter().any(|id| id == "-");
    let mut changes = Changes::default();
    for id in ids {
        let outcome = session.send(&AccountUnlock { account: id.clone() }).await;
        let outcome = outcome.and_then(|unlocked| told(&unlocked, session));
        changes.take(id.as_str(), outcome)?;
    }
    changes.show(many, session)
}

fn told(unlocked: &AccountUnlocked, session: &Session) -> Result<Done, Failure> {
    let account = &unlocked.account;
    let key = if unlocked.factors.is_empty() && unlocked.networks.is_empty() {
        "account-was-not-locked"
    } else {
        "account-unlocked"
    };
    let said = session
        .ui
        .text(key, args![would = session.would(), id = account.login_id.as_str(), name = account.name.as_str()]);
    let value = serde_json::to_value(unlocked).map_err(Failure::unexpected)?;
    Ok(Done::new(value, said).id("account.login_id"))
}
