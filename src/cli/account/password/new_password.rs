//! A new account password: typed twice, or on stdin; and set.

use crate::{
    cli::{
        context::{Context, password::PASSWORD_FLAG},
        failure::{Failure, code::FailureCode, message},
    },
    contract::password::{PasswordChanged, PasswordRuleShow, PasswordSet},
    rules::{CodeKind, Secret},
    texts::args,
};

/// Sets a password, and keeps the token under which the session goes on.
///
/// # Errors
/// What the service refused.
pub(crate) async fn set(context: &mut Context, current: Secret, new: Secret) -> Result<PasswordChanged, Failure> {
    let changed = context.send(&PasswordSet { current, new }).await?;
    if !context.global.dry_run {
        context.keep(changed.token.clone(), changed.expires_at)?;
    }
    Ok(changed)
}

/// Asks the person for a new password twice, telling the rule first, until one is taken or they give up.
///
/// # Errors
/// The present password is wrong, nobody to ask, or no answer.
pub(crate) async fn asked(context: &mut Context, current: Secret) -> Result<PasswordChanged, Failure> {
    let id = context.own_id();
    asked_for(context, &id, async |context, new| set(context, current.clone(), new).await).await
}

/// Asks for a new password of an account, telling the rule first, until `set` takes one or they give up.
pub(crate) async fn asked_for<T>(
    context: &mut Context,
    id: &str,
    mut set: impl AsyncFnMut(&mut Context, Secret) -> Result<T, Failure>,
) -> Result<T, Failure> {
    tell_rule(context).await;
    loop {
        let new = twice(context, ["prompt-password-new", "prompt-password-new-again"], id)?;
        match set(context, new).await {
            Err(failure) if another_may_do(&failure) => {
                context.ui.complain(&message::for_people(&failure, &context.ui));
            }
            outcome => return outcome,
        }
    }
}

/// Whether a new password was refused for what it is.
pub(crate) fn another_may_do(failure: &Failure) -> bool {
    matches!(failure.code, FailureCode::Service(code) if code.kind() == CodeKind::NewPassword)
}

/// What a password has to meet. A rule that cannot be read now is told by its refusal later.
async fn tell_rule(context: &mut Context) {
    if !context.ui.can_ask() {
        return;
    }
    let Ok(rule) = context.send_plainly(&PasswordRuleShow {}).await else { return };
    let ui = &context.ui;
    ui.complain(&ui.text(
        "account-password-rule",
        args![min = rule.min_length, two_step = rule.min_length_two_step, max = rule.max_length],
    ));
    if rule.kinds > 0 {
        ui.complain(&ui.text("account-password-kinds", args![kinds = rule.kinds]));
    }
}

/// A new password of an account, asked for by these two questions until both answers are the same.
///
/// # Errors
/// Nobody to ask, or no answer.
pub(crate) fn twice(context: &Context, [question, again]: [&str; 2], id: &str) -> Result<Secret, Failure> {
    let ask = |key: &str| context.ui.ask_secret::<Secret>(&context.ui.text(key, args![id = id]), PASSWORD_FLAG);
    loop {
        let (first, second) = (ask(question)?, ask(again)?);
        if first == second {
            return Ok(first);
        }
        context.ui.complain(&context.ui.text("account-password-differ", args![]));
    }
}

/// The next line of stdin.
pub(crate) fn line(context: &Context) -> Result<Secret, Failure> {
    let waiting = context.ui.text("prompt-password-two-lines", args![]);
    Ok(context.ui.secret_from_stdin(&waiting, PASSWORD_FLAG)?)
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
