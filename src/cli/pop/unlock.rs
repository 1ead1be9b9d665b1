//! `meibo pop-quota unlock ID…`: the help desk lifts the lock, with a fresh allowance (POP-2).

use super::words::megabytes;
use crate::{
    cli::{args::target, context::Context, failure::Failure, report::several},
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
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let ids = target::several(&args.ids, context)?;
    let many = several::many(&args.ids);
    several::change(ids, many, context, |account| PopUnlock { account }, |unlocked, _, context| told(unlocked, context))
        .await
}

fn told(unlocked: &PopUnlocked, context: &Context) -> Result<Done, Failure> {
    let said = context.ui.text(
        "pop-unlocked",
        args![
            would = context.would(),
            id = unlocked.account.as_str(),
            name = visible(&unlocked.name),
            left = megabytes(unlocked.pop.left_bytes),
        ],
    );
    let value = serde_json::to_value(unlocked).map_err(Failure::unexpected)?;
    Ok(Done::new(value, said).id("account"))
}
