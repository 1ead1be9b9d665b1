//! `meibo pop-quota unlock ID…`: the help desk lifts the lock, with a fresh allowance (POP-2).

use super::words::megabytes;
use crate::{
    cli::{failure::Failure, rows, session::Session, whose},
    contract::pop::{PopUnlock, PopUnlocked},
    texts::args,
    ui::{Done, visible},
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
    rows::change(ids, many, session, |account| PopUnlock { account }, |unlocked, _, session| told(unlocked, session))
        .await
}

fn told(unlocked: &PopUnlocked, session: &Session) -> Result<Done, Failure> {
    let said = session.ui.text(
        "pop-unlocked",
        args![
            would = session.would(),
            id = unlocked.account.as_str(),
            name = visible(&unlocked.name),
            left = megabytes(unlocked.pop.left_bytes),
        ],
    );
    let value = serde_json::to_value(unlocked).map_err(Failure::unexpected)?;
    Ok(Done::new(value, said).id("account"))
}
