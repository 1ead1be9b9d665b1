//! `meibo account disable ID…`.

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
    question: "account-disable-question",
    done: "account-disabled",
    undo: ("enable", AccountEnable::NEEDS_REASON),
};

/// Disables them.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let ids = target::several(&args.ids, context)?;
    let many = several::many(&args.ids);
    switched::run(ids, many, &WORDS, |account| AccountDisable { account }, context).await
}
