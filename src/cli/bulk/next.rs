//! What comes next: the commands that go on with a job, correct its rows, or undo it.

use super::{
    job::Facts,
    outcome::Counts,
    secrets::SecretsOut,
    sheet::{self, Sheet},
};
use crate::{cli::session::Session, texts::args};

/// The command that goes on with a job; `verb` is `resume` or `retry`. Rows that make secrets need a file for them.
pub(super) fn command(verb: &str, facts: &Facts, session: &Session) -> String {
    let makes_secrets = sheet_of(facts).is_some_and(|sheet| sheet.secret.is_some());
    let secrets = if makes_secrets { " --secrets-out FILE" } else { "" };
    session.command(&format!("bulk {verb} {}{secrets}", facts.job))
}

/// A job that is not finished.
pub(super) fn go_on(facts: &Facts, session: &Session) -> String {
    session.ui.text("bulk-go-on", args![command = command("resume", facts, session)])
}

/// Where the secrets went.
pub(super) fn secrets(secrets: &SecretsOut, session: &Session) -> String {
    let file = secrets.path().display().to_string();
    session.ui.text("bulk-secrets", args![file = file, count = secrets.rows()])
}

/// All rows of a job have ended: what undoes those that were done, and what to do about those that were not.
pub(super) fn ended(facts: &Facts, counts: Counts, session: &Session) -> Vec<String> {
    let undo = (counts.done > 0).then(|| undo(facts, session)).flatten();
    let retry = command("retry", facts, session);
    let again = match counts {
        Counts { refused: 0, failed: 0, .. } => None,
        Counts { refused: 0, .. } => Some(session.ui.text("done-next", args![command = retry])),
        _ => Some(session.ui.text("bulk-correct", args![results = results("refused", facts, session), retry = retry])),
    };
    undo.into_iter().chain(again).collect()
}

fn undo(facts: &Facts, session: &Session) -> Option<String> {
    let reason = if facts.reason.is_some() { " --reason TEXT" } else { "" };
    let command = session.command(&format!("{} --from FILE{reason}", sheet_of(facts)?.undo?));
    Some(session.ui.text("bulk-undo", args![results = results("done", facts, session), command = command]))
}

/// The command that writes the rows that ended so, as they can be handed in again.
fn results(result: &str, facts: &Facts, session: &Session) -> String {
    session.command(&format!("bulk results {} -o csv --filter result={result}", facts.job))
}

fn sheet_of(facts: &Facts) -> Option<&'static Sheet> {
    sheet::of_operation(&facts.operation)
}
