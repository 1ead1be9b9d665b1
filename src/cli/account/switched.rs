//! What `disable` and `enable` share: now → then, asked once for all IDs.

use crate::{
    cli::{
        context::Context,
        failure::Failure,
        report::several::{self, Question},
    },
    contract::{Operation, account::AccountChanged},
    rules::LoginId,
    texts::args,
    ui::Done,
};

/// The words of a direction.
pub(super) struct Words {
    /// The question.
    pub(super) question: &'static str,
    /// The sentence when it is done.
    pub(super) done: &'static str,
    /// The verb that undoes it, and whether that needs a reason.
    pub(super) undo: (&'static str, bool),
}

/// Asks, then switches each account.
pub(super) async fn run<O>(
    ids: Vec<LoginId>,
    many: bool,
    words: &Words,
    request: impl Fn(LoginId) -> O,
    context: &mut Context,
) -> Result<(), Failure>
where
    O: Operation<Reply = AccountChanged>,
{
    let question = Question { ask: words.question, line };
    several::change_asked(ids, many, question, context, request, |changed, _, context| told(changed, words, context))
        .await
}

/// Who it is, and now → then.
fn line(changed: &AccountChanged, context: &Context) -> String {
    let account = &changed.account;
    let whom = context.named(account.login_id.as_str(), &account.name, &account.department);
    format!("{whom}\n  {}", context.now_then("state", changed.before.state.as_str(), account.state.as_str()))
}

fn told(changed: &AccountChanged, words: &Words, context: &Context) -> Result<Done, Failure> {
    let account = &changed.account;
    let said = context
        .ui
        .text(words.done, args![would = context.would(), id = account.login_id.as_str(), name = account.name.as_str()]);
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("account.login_id");
    if context.global.dry_run {
        return Ok(done);
    }
    let (verb, needs_reason) = words.undo;
    let reason = if needs_reason { format!(" {}", context.reason_flag()) } else { String::new() };
    Ok(done.undo(context.command(&format!("account {verb} {}{reason}", account.login_id))))
}
