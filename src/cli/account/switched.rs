//! What `disable` and `enable` share: now → then, asked once for all IDs.

use crate::{
    cli::{
        failure::Failure,
        rows::{self, Question},
        session::Session,
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
    /// The verb that undoes it.
    pub(super) undo: &'static str,
}

/// Asks, then switches each account.
pub(super) async fn run<O>(
    ids: Vec<LoginId>,
    many: bool,
    words: &Words,
    request: impl Fn(LoginId) -> O,
    session: &mut Session,
) -> Result<(), Failure>
where
    O: Operation<Reply = AccountChanged>,
{
    let question = Question { ask: words.question, line };
    rows::change_asked(ids, many, question, session, request, |changed, _, session| told(changed, words, session)).await
}

/// Who it is, and now → then.
fn line(changed: &AccountChanged, session: &Session) -> String {
    let account = &changed.account;
    let whom = session.named(account.login_id.as_str(), &account.name, &account.department);
    format!("{whom}\n  {}", session.now_then("state", changed.before.state.as_str(), account.state.as_str()))
}

fn told(changed: &AccountChanged, words: &Words, session: &Session) -> Result<Done, Failure> {
    let account = &changed.account;
    let said = session
        .ui
        .text(words.done, args![would = session.would(), id = account.login_id.as_str(), name = account.name.as_str()]);
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("account.login_id");
    if session.global.dry_run {
        return Ok(done);
    }
    Ok(done.undo(session.command(&format!("account {} {}", words.undo, account.login_id))))
}
