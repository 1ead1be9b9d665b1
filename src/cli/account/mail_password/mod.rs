//! `meibo account mail-password`: the mailbox's own password (MPASS-*).

mod set;
mod withdraw;

use crate::{
    cli::{failure::Failure, session::Session},
    contract::mail_password::MailPasswordChanged,
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Set(set::Args),
    Withdraw(withdraw::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Command::Set(args) => set::run(&args, session).await,
            Command::Withdraw(args) => withdraw::run(&args, session).await,
        }
    }
}

/// What was done, or with a dry run would be.
fn done(changed: &MailPasswordChanged, said: &str, session: &Session) -> Result<Done, Failure> {
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let held = &changed.mail_password;
    let time = held.pending.as_ref().map(|pending| session.ui.promise(&pending.effective_at.to_string()));
    let said = session
        .ui
        .text(said, args![would = session.would(), state = held.state.as_str(), time = time.unwrap_or_default()]);
    Ok(Done::new(value, said).id("account"))
}
