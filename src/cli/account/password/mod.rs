//! `meibo account password`: one's own account password (PASS-1).

mod reset;
mod set;
mod unlock;

pub(crate) use set::line;

use crate::{
    cli::{failure::Failure, failure_code::FailureCode, sending::PASSWORD_FLAG, session::Session, told},
    contract::password::{PasswordChanged, PasswordRuleShow, PasswordSet},
    rules::{CodeKind, Secret},
    texts::args,
};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Set(set::Args),
    Unlock(unlock::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) async fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Command::Set(args) => set::run(&args, session).await,
            Command::Unlock(args) => unlock::run(&args, session).await,
        }
    }
}

/// Sets a password, and keeps the token under which the session goes on.
///
/// # Errors
/// What the service refused.
pub(crate) async fn set(session: &mut Session, current: Secret, new: Secret) -> Result<PasswordChanged, Failure> {
    let changed = session.send(&PasswordSet { current, new }).await?;
    if !session.global.dry_run {
        session.keep(changed.token.clone(), changed.expires_at)?;
    }
    Ok(changed)
}

/// Asks the person for a new password twice, telling the rule first, until one is taken or they give up.
///
/// # Errors
/// The present password is wrong, nobody to ask, or no answer.
pub(crate) async fn asked(session: &mut Session, current: Secret) -> Result<PasswordChanged, Failure> {
    asked_for(session, async |session, new| set(session, current.clone(), new).await).await
}

/// Asks for a new password, telling the rule first, until `set` takes one or they give up.
pub(super) async fn asked_for<T>(
    session: &mut Session,
    mut set: impl AsyncFnMut(&mut Session, Secret) -> Result<T, Failure>,
) -> Result<T, Failure> {
    tell_rule(session).await;
    loop {
        let new = twice(session, "prompt-password-new", "prompt-password-new-again")?;
        match set(session, new).await {
            Err(failure) if another_may_do(&failure) => {
                session.ui.complain(&told::for_people(&failure, &session.ui));
            }
            outcome => return outcome,
        }
    }
}

/// Whether a new password was refused for what it is.
pub(super) fn another_may_do(failure: &Failure) -> bool {
    matches!(failure.code, FailureCode::Service(code) if code.kind() == CodeKind::NewPassword)
}

/// What a password has to meet. A rule that cannot be read now is told by its refusal later.
async fn tell_rule(session: &mut Session) {
    if !session.ui.can_ask() {
        return;
    }
    let Ok(rule) = session.send_plainly(&PasswordRuleShow {}).await else { return };
    let ui = &session.ui;
    ui.complain(&ui.text(
        "account-password-rule",
        args![min = rule.min_length, two_step = rule.min_length_two_step, max = rule.max_length],
    ));
    if rule.kinds > 0 {
        ui.complain(&ui.text("account-password-kinds", args![kinds = rule.kinds]));
    }
}

/// A new password, asked for by these questions until both answers are the same.
///
/// # Errors
/// Nobody to ask, or no answer.
pub(super) fn twice(session: &Session, question: &str, again: &str) -> Result<Secret, Failure> {
    let ask = |question: &str| session.ui.ask_secret::<Secret>(&session.ui.text(question, args![]), PASSWORD_FLAG);
    loop {
        let (first, second) = (ask(question)?, ask(again)?);
        if first == second {
            return Ok(first);
        }
        session.ui.complain(&session.ui.text("account-password-differ", args![]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Code;

    #[test]
    fn pass_1_another_password_is_asked_for_only_where_the_new_one_was_refused() {
        let may = |code: Code| another_may_do(&Failure::new(code));
        assert!(may(Code::PasswordTooShort) && may(Code::PasswordUnchanged) && may(Code::PasswordIsMailPassword));
        assert!(!may(Code::PasswordAgain) && !may(Code::PasswordChangeNeeded) && !may(Code::WrongCredentials));
    }
}
