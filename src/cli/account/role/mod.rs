//! `meibo account role`: who may do what.

mod add;
mod remove;

use clap::builder::PossibleValuesParser;

use crate::{
    cli::{failure::Failure, session::Session},
    contract::account::AccountChanged,
    rules::role::Role,
    texts::args,
    ui::Done,
};

/// Whose role, and which.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(value_name = "ROLE", value_parser = roles())]
    role: String,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Add(Args),
    Remove(Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Command::Add(args) => add::run(&args, session).await,
            Command::Remove(args) => remove::run(&args, session).await,
        }
    }
}

/// The roles as `ROLE` takes them.
fn roles() -> PossibleValuesParser {
    PossibleValuesParser::new(Role::ALL.iter().map(|role| role.as_str()))
}

fn role(word: &str) -> Result<Role, Failure> {
    word.parse().map_err(Failure::unexpected)
}

/// Who, what changed, and the command that undoes it.
fn told(key: &str, changed: &AccountChanged, role: Role, undo: &str, session: &Session) -> Result<Done, Failure> {
    let account = &changed.account;
    let said = session.ui.text(
        key,
        args![
            would = session.would(),
            id = account.login_id.as_str(),
            name = account.name.as_str(),
            role = session.ui.text(&format!("value-role-{role}"), args![]),
        ],
    );
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("account.login_id").showing(&["account.roles"]);
    if session.global.dry_run {
        return Ok(done);
    }
    Ok(done.undo(session.command(&format!("account role {undo} {} {role}", account.login_id))))
}
