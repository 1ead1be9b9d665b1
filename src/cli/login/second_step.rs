//! The second step of a sign-in (SIGN-2): only the step that failed is asked for again.

use secrecy::ExposeSecret;

use super::pending::{self, Pending};
use crate::{
    cli::{exit::Exit, failure::Failure, session::Session, told},
    contract::session::{Opened, SecondStep, SignInCode, SignInSend, Way},
    rules::{Secret, text::fold},
    texts::args,
    ui::visible,
};

/// What `--code` says.
pub(super) enum Given {
    /// Nothing.
    Nothing,
    /// On stdin.
    Stdin,
    /// This code.
    Code(Secret),
}

impl Given {
    pub(super) fn of(code: Option<&str>) -> Self {
        match code {
            None => Given::Nothing,
            Some("-") => Given::Stdin,
            Some(code) => Given::Code(Secret::from(code)),
        }
    }
}

/// Proves the second step with what is given, or with what the person enters.
///
/// # Errors
/// A wrong or dead code, nobody to ask (11, after the sign-in so far was kept), or no answer.
pub(super) async fn prove(session: &mut Session, waiting: Pending, given: Given) -> Result<Opened, Failure> {
    let code = match given {
        Given::Nothing if session.ui.can_ask() && !session.password_stdin => return asked(session, waiting).await,
        Given::Nothing => {
            pending::keep(&waiting, session)?;
            return Err(needed(session, &waiting.step));
        }
        Given::Stdin => {
            let typed = session.ui.secret_from_stdin(&session.ui.text("login-code-stdin", args![]), "--code CODE")?;
            Secret::from(typed.expose_secret())
        }
        Given::Code(code) => code,
    };
    let flow = waiting.step.flow;
    let proved = session.send_plainly(&SignInCode { flow, code }).await;
    match &proved {
        Err(failure) if is_about_the_code(failure) => {
            // The flow lives on: another code continues it, without the password.
            pending::keep(&waiting, session)?;
        }
        Err(failure) if failure.code == "flow_not_found" => pending::forget(session)?,
        _ => {}
    }
    proved
}

/// Exit 11: where the code went, and the command that goes on.
fn needed(session: &Session, step: &SecondStep) -> Failure {
    let failure = Failure::new(Exit::InputNeeded, "second_step_needed");
    match sent_to(step) {
        Some(way) => failure.fact("method", way.method.as_str()).fact("phone", way.phone.clone().unwrap_or_default()),
        None => failure.fact("methods", words(session, &step.methods)),
    }
}

async fn asked(session: &mut Session, mut waiting: Pending) -> Result<Opened, Failure> {
    tell(session, &waiting.step);
    loop {
        let question = session.ui.text("login-ask-code", args![more = more(session, &waiting.step)]);
        let typed = session.ui.ask_line(&question, "--code CODE")?;
        let outcome = match fold(&typed).to_lowercase().as_str() {
            "r" | "再送" => send(session, &mut waiting, None).await,
            "m" | "方法" => choose(session, &mut waiting).await,
            _ => {
                let request = SignInCode { flow: waiting.step.flow, code: Secret::from(typed) };
                match session.send_plainly(&request).await {
                    Ok(opened) => return Ok(opened),
                    Err(failure) => Err(failure),
                }
            }
        };
        match outcome {
            Ok(()) => {}
            Err(failure) if is_about_the_code(&failure) => {
                session.ui.complain(&told::for_people(&failure, &session.ui));
            }
            Err(failure) => return Err(failure),
        }
    }
}

/// Whether another code, or the same one sent again, can still bring the person in.
fn is_about_the_code(failure: &Failure) -> bool {
    let codes = [
        "code_wrong",
        "code_expired",
        "code_used",
        "code_dead",
        "code_send_limit",
        "phone_code_limit",
        "method_not_found",
    ];
    codes.contains(&failure.code.as_str()) || failure.code == "too_many_tries"
}

async fn send(session: &mut Session, waiting: &mut Pending, method: Option<crate::rules::Id>) -> Result<(), Failure> {
    let method = method.or(waiting.step.sent_by);
    waiting.step = session.send_plainly(&SignInSend { flow: waiting.step.flow, method }).await?;
    tell(session, &waiting.step);
    Ok(())
}

async fn choose(session: &mut Session, waiting: &mut Pending) -> Result<(), Failure> {
    let mut items: Vec<String> = waiting.step.methods.iter().map(|way| word(session, way)).collect();
    items.push(session.ui.text("login-backup-code", args![]));
    let question = session.ui.text("login-ask-method", args![]);
    let chosen = session.ui.choose(&question, &items, "--code CODE")?;
    let hint = match waiting.step.methods.get(chosen) {
        Some(way) if way.method.needs_phone() => {
            let id = way.id;
            return send(session, waiting, Some(id)).await;
        }
        Some(_) => "login-use-authenticator",
        None => "login-use-backup",
    };
    session.ui.complain(&session.ui.text(hint, args![]));
    Ok(())
}

/// Says where the code went, or where it is shown.
fn tell(session: &Session, step: &SecondStep) {
    let text = match sent_to(step) {
        Some(way) => session.ui.text("login-code-sent", args![way = word(session, way)]),
        None if step.methods.iter().any(|way| !way.method.needs_phone()) => {
            session.ui.text("login-use-authenticator", args![])
        }
        None => session.ui.text("login-code-not-sent", args![]),
    };
    session.ui.complain(&text);
}

fn sent_to(step: &SecondStep) -> Option<&Way> {
    step.methods.iter().find(|way| step.sent_by == Some(way.id))
}

/// What else can be typed: sending again makes sense only where there is a phone.
fn more(session: &Session, step: &SecondStep) -> String {
    let phone = step.methods.iter().any(|way| way.method.needs_phone());
    session.ui.text(if phone { "login-code-more" } else { "login-code-backup" }, args![])
}

fn words(session: &Session, ways: &[Way]) -> String {
    let all: Vec<String> = ways.iter().map(|way| word(session, way)).collect();
    all.join(&session.ui.text("list-separator", args![]))
}

fn word(session: &Session, way: &Way) -> String {
    let method = session.ui.text(&format!("value-method-{}", way.method.as_str()), args![]);
    match &way.phone {
        Some(phone) => session.ui.text("login-way", args![method = method, phone = visible(phone)]),
        None => method,
    }
}
