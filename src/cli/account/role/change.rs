//! A role that is given or taken: what is typed, and what is said of it.

use clap::builder::PossibleValuesParser;

use crate::{
    cli::{context::Context, failure::Failure},
    contract::account::AccountChanged,
    rules::role::Role,
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    pub(super) id: String,
    #[arg(value_name = "ROLE", value_parser = roles())]
    pub(super) role: String,
}

/// The roles as `ROLE` takes them.
fn roles() -> PossibleValuesParser {
    PossibleValuesParser::new(Role::ALL.iter().map(|role| role.as_str()))
}

/// The role of a word.
pub(super) fn role(word: &str) -> Result<Role, Failure> {
    word.parse().map_err(Failure::unexpected)
}

/// Who, what changed, and the command that undoes it.
pub(super) fn told(
    key: &str,
    changed: &AccountChanged,
    role: Role,
    undo: &str,
    context: &Context,
) -> Result<Done, Failure> {
    let account = &changed.account;
    let said = context.ui.text(
        key,
        args![
            would = context.would(),
            id = account.login_id.as_str(),
            name = account.name.as_str(),
            role = context.ui.text(&format!("value-role-{role}"), args![]),
        ],
    );
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("account.login_id").showing(&["account.roles"]);
    if context.global.dry_run {
        return Ok(done);
    }
    Ok(done.undo(context.command(&format!("account role {undo} {} {role}", account.login_id))))
}
