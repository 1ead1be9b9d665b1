//! `meibo account password set --reset [ID]`: a forgotten password is set anew with a code that goes to the registered
//! contact (PASS-1). Nobody is signed in for it, and nobody is afterwards.
//!
//! At a terminal one command walks through it. Without one it is two: the first asks for the code, the second, with
//! `--code`, sets the password, which is the first line of stdin.

use super::new_password;
use crate::{
    cli::{
        args::{one_time_code, shell::argument},
        context::Context,
        failure::{Failure, message},
        report::aftermath,
    },
    contract::{
        reset::{ResetAsk, ResetFinish, ResetFinished},
        word::AccountKindWord,
    },
    rules::{Code, LoginId, Secret, reset::must_be_code, role::Kind, text::fold},
    texts::args,
    ui::{Done, visible},
};

/// What the command line gave.
pub(super) struct Given<'a> {
    /// The login id.
    pub(super) id: Option<&'a str>,
    /// The code, or `-` for stdin.
    pub(super) code: Option<&'a str>,
    /// Whether the new password comes on stdin.
    pub(super) stdin: bool,
}

/// Walks through it, or takes the step that the flags name.
pub(super) async fn run(given: &Given<'_>, context: &mut Context) -> Result<(), Failure> {
    let id = whose(given.id, context)?;
    if given.code.is_none() {
        ask(&id, false, context).await?;
        if given.stdin || !context.ui.can_ask() {
            return asked(&id, context);
        }
    }
    let left = |failure: Failure| match given.code {
        None => failure.fact("done", "reset-code").fact("account", id.as_str()),
        Some(_) => failure,
    };
    let finished = if given.stdin || !context.ui.can_ask() {
        let code = code(given.code, &id, context)?;
        let new = new_password::line(context)?;
        finish(context, &id, code, new).await?
    } else {
        typed(&id, given.code, context).await.map_err(left)?
    };
    context.show(&result(&finished, context)?)
}

/// Whose account it is.
pub(super) fn whose(given: Option<&str>, context: &Context) -> Result<String, Failure> {
    Ok(fold(&match given {
        Some(id) => id.to_owned(),
        None => context.ui.ask_line(&context.ui.text("login-ask-id", args![]), "ID")?,
    }))
}

/// Asks for a code to the registered contact.
pub(super) async fn ask(id: &str, unlock: bool, context: &mut Context) -> Result<(), Failure> {
    let asked = context.send(&ResetAsk { account: id.to_owned(), unlock }).await?;
    context.ui.note(&context.ui.text("reset-asked", args![id = id]));
    context.outbox(asked.in_outbox).iter().for_each(|said| context.ui.note(said));
    Ok(())
}

/// Without a terminal: what comes next.
fn asked(id: &str, context: &Context) -> Result<(), Failure> {
    let command = format!("account password set --reset --code {} --password-stdin", context.code_place());
    comes_next(id, &command, context)
}

/// Without a terminal: the command that takes the code.
pub(super) fn comes_next(id: &str, command: &str, context: &Context) -> Result<(), Failure> {
    let value = serde_json::json!({ "account": id });
    let next = context.command(&format!("{command}{}", argument(id)));
    context.show(&Done::new(value, context.ui.text("reset-asked", args![id = id])).id("account").next(next))
}

async fn finish(context: &mut Context, id: &str, code: Secret, new: Secret) -> Result<ResetFinished, Failure> {
    let finished = context.send(&ResetFinish { account: id.to_owned(), code, new }).await;
    finished.map_err(|failure| failure.fact("account", id))
}

/// Asks for the code and the new password until both are taken. A code that is wrong is known only with the password.
async fn typed(id: &str, given: Option<&str>, context: &mut Context) -> Result<ResetFinished, Failure> {
    let mut given = given;
    loop {
        let code = code(given.take(), id, context)?;
        let outcome =
            new_password::asked_for(context, id, async |context, new| finish(context, id, code.clone(), new).await)
                .await;
        match outcome {
            Err(failure) if failure.code == Code::ResetCodeWrong => {
                context.ui.complain(&message::for_people(&failure, &context.ui));
            }
            outcome => return outcome,
        }
    }
}

/// The code, as it was given or is typed; what cannot be one is asked for again.
pub(super) fn code(given: Option<&str>, id: &str, context: &Context) -> Result<Secret, Failure> {
    let question = context.ui.text("reset-ask-code", args![id = visible(id)]);
    if let Some(given) = given {
        return one_time_code::read(given, &question, "--code CODE", context);
    }
    loop {
        let typed = context.ui.ask_line(&question, "--code CODE")?;
        match must_be_code(&typed) {
            Ok(()) => return Ok(Secret::from(typed)),
            Err(refusal) => context.tell(&Failure::of_refusal(refusal)),
        }
    }
}

fn result(finished: &ResetFinished, context: &Context) -> Result<Done, Failure> {
    let ui = &context.ui;
    let value = serde_json::to_value(finished).map_err(Failure::unexpected)?;
    let mut done = Done::new(value, ui.text("reset-finished", args![id = finished.login_id.as_str()])).id("login_id");
    if finished.sessions_ended > 0 {
        done = done.and(ui.text("account-password-sessions", args![count = finished.sessions_ended]));
    }
    if finished.app_passwords_revoked > 0 {
        done = done.and(ui.text("account-password-app-passwords", args![count = finished.app_passwords_revoked]));
    }
    if finished.two_step {
        done = done.and(ui.text("reset-two-step", args![]));
    }
    let done = aftermath::told(done, &finished.also_ended, &finished.stays, aftermath::Reader::Owner, context);
    Ok(goes_on(done, &finished.kind, &finished.login_id, context))
}

/// How the owner goes on. A workshop account signs in only to change its password (SIGN-6).
pub(super) fn goes_on(done: Done, kind: &AccountKindWord, id: &LoginId, context: &Context) -> Done {
    if *kind == Kind::Workshop {
        let command = context.command(&format!("account workshop-password set {id}"));
        return done.way(context.ui.text("reset-workshop", args![command = command]));
    }
    done.next(context.command(&format!("login {id}")))
}
