//! `--from FILE` and `meibo bulk`: many rows at once. A file is read row by row ([`crate::spreadsheet`]), every row is judged
//! ([`plan`]), then carried out ([`run`]); what came of each row is written beside it ([`results_file`]), and secrets that
//! were made on the way go to a file of their own ([`secrets`]). A [`job`] that was broken off can be gone on with.

pub(crate) mod choice;
mod convention;
mod file_failure;
pub(crate) mod flags;
mod forget;
pub(crate) mod interrupt;
pub(crate) mod job;
pub(crate) mod list;
mod next;
mod outcome;
mod pass;
mod plan;
mod results;
pub(crate) mod results_file;
mod results_place;
mod resume;
mod retry;
mod row_failure;
pub(crate) mod run;
mod runner;
pub(crate) mod secrets;
mod selection;
mod sheet;
mod show;
mod source;
mod who;

pub(crate) use flags::Flags;
pub(crate) use sheet::{SHEETS, Sheet};

use super::{context::Context, failure::Failure};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    List,
    Show(show::Args),
    Resume(resume::Args),
    Retry(resume::Args),
    Results(results::Args),
    Forget(forget::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, context: &mut Context) -> Result<(), Failure> {
        match self {
            Command::List => list::run(context),
            Command::Show(args) => show::run(&args, context),
            Command::Resume(args) => resume::run(&args, context).await,
            Command::Retry(args) => retry::run(&args, context).await,
            Command::Results(args) => results::run(&args, context),
            Command::Forget(args) => forget::run(&args, context),
        }
    }
}
