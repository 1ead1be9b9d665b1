//! What `disable` and `enable` share: now → then, asked once for all IDs.

use crate::{
    cli::{failure::Failure, rows, session::Session},
    contract::{
        Operation,
        account::{AccountChanged, AccountShow},
    },
    rules::LoginId,
    texts::args,
    ui::{Done, MANY_ROWS, visible},
};

/// The words of a direction.
pub(super) struct Words {
    /// The state that it leads to.
    pub(super) then: &'static str,
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
    confirm(&ids, words, session).await?;
    rows::change(ids, many, session, request, |changed, _, session| told(changed, words, session)).await
}

async fn confirm(ids: &[LoginId], words: &Words, session: &mut Session) -> Result<(), Failure> {
    if session.global.dry_run {
        return Ok(());
    }
    let mut lines = Vec::new();
    if ids.len() <= MANY_ROWS && !session.global.yes && session.ui.can_ask() {
        for id in ids {
            let found = session.send(&AccountShow { account: id.clone() }).await?;
            lines.push(line(&found.account, words, session));
        }
    }
    lines.push(session.ui.text(words.question, args![count = ids.len(), profile = session.settings.profile()]));
    Ok(session.ui.confirm_rows(&lines.join("\n"), ids.len())?)
}

/// Who it is, and now → then.
fn line(account: &crate::contract::account::AccountView, words: &Words, session: &Session) -> String {
    let state = |state: &str| session.ui.text(&format!("value-state-{}", state.replace('_', "-")), args![]);
    session.ui.text(
        "account-now-then",
        args![
            id = account.login_id.as_str(),
            name = visible(&account.name),
            department = visible(&account.department),
            now = state(&account.state),
            then = state(words.then),
        ],
    )
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
