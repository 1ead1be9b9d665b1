//! `meibo account enable ID…`.

use super::switched::{self, Words};
use crate::{
    cli::{args::target, context::Context, failure::Failure, report::several},
    contract::{
        Operation,
        account::{AccountDisable, AccountEnable},
    },
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
}

const WORDS: Words = Words {
    question: "account-enable-question",
    done: "account-enabled",
    undo: ("disable", AccountDisable::NEEDS_REASON),
};

/// Enables them.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let ids = target::several(&args.ids, context)?;
    let many = several::many(&args.ids);
    switched::run(ids, many, &WORDS, |account| AccountEnable { account }, context).await
}
