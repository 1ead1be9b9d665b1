//! What comes next: the commands that go on with a job, correct its rows, or undo it.

use super::{
    job::Facts,
    outcome::Counts,
    secrets::SecretsOut,
    sheet::{self, Sheet},
};
use crate::{cli::context::Context, texts::args};

/// The command that goes on with a job; `verb` is `resume` or `retry`. Rows that make secrets need a file for them.
pub(super) fn command(verb: &str, facts: &Facts, context: &Context) -> String {
    let makes_secrets = sheet_of(facts).is_some_and(|sheet| sheet.secret.is_some());
    let secrets = if makes_secrets { " --secrets-out FILE" } else { "" };
    context.command(&format!("bulk {verb} {}{secrets}", facts.job))
}

/// A job that is not finished.
pub(super) fn go_on(facts: &Facts, context: &Context) -> String {
    context.ui.text("bulk-go-on", args![command = command("resume", facts, context)])
}

/// Where the secrets went.
pub(super) fn secrets(secrets: &SecretsOut, context: &Context) -> String {
    let file = secrets.path().display().to_string();
    context.ui.text("bulk-secrets", args![file = file, count = secrets.rows()])
}

/// All rows of a job have ended: what undoes those that were done, and what to do about those that were not.
pub(super) fn ended(facts: &Facts, counts: Counts, context: &Context) -> Vec<String> {
    let undo = (counts.done > 0).then(|| undo(facts, context)).flatten();
    let retry = command("retry", facts, context);
    let again = match counts {
        Counts { refused: 0, failed: 0, .. } => None,
        Counts { refused: 0, .. } => Some(context.ui.text("done-next", args![command = retry])),
        _ => Some(context.ui.text("bulk-correct", args![results = results("refused", facts, context), retry = retry])),
    };
    undo.into_iter().chain(again).collect()
}

fn undo(facts: &Facts, context: &Context) -> Option<String> {
    let undo = sheet_of(facts)?.undo?;
    // To disable needs a reason, to enable none.
    let has_reason = facts.reason.is_some() || sheet::needs_reason(undo);
    let reason = if has_reason { format!(" {}", context.reason_flag()) } else { String::new() };
    let command = context.command(&format!("{undo} --from FILE{reason}"));
    Some(context.ui.text("bulk-undo", args![results = results("done", facts, context), command = command]))
}

/// The command that writes the rows that ended so, as they can be handed in again.
fn results(result: &str, facts: &Facts, context: &Context) -> String {
    context.command(&format!("bulk results {} -o csv --filter result={result}", facts.job))
}

fn sheet_of(facts: &Facts) -> Option<&'static Sheet> {
    sheet::of_operation(&facts.operation)
}
