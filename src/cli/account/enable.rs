//! `meibo account enable ID…`.

use super::switched::{self, Words};
use crate::{
    cli::{failure::Failure, given, session::Session},
    contract::account::AccountEnable,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
}

const WORDS: Words =
    Words { then: "enabled", question: "account-enable-question", done: "account-enabled", undo: "disable" };

/// Enables them.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let ids = given::login_ids(&args.ids, session)?;
    let many = args.ids.len() > 1 || args.ids.iter().any(|id| id == "-");
    switched::run(ids, many, &WORDS, |account| AccountEnable { account }, session).await
}
