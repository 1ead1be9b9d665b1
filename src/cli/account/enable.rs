//! `meibo account enable ID…`.

use super::switched::{self, Words};
use crate::{
    cli::{failure::Failure, rows, session::Session, whose},
    contract::account::AccountEnable,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
}

const WORDS: Words = Words { question: "account-enable-question", done: "account-enabled", undo: "disable" };

/// Enables them.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let ids = whose::several(&args.ids, session)?;
    let many = rows::many(&args.ids);
    switched::run(ids, many, &WORDS, |account| AccountEnable { account }, session).await
}
