//! The second step of a sign-in (SIGN-2): only the step that failed is asked for again.

use super::pending::{self, Pending};
use crate::{
    cli::{code, failure::Failure, local_code::LocalCode, session::Session, told, word},
    contract::{
        session::{Opened, SecondStep, SignInCode, SignInSend, Way},
        word::Word,
    },
    rules::{Code, Id, Secret, text::fold, two_step::Method},
    texts::args,
    ui::visible,
};

/// Proves the second step with what `--code` gives, or with what the person enters.
///
/// # Errors
/// A wrong or dead code, nobody to ask (11, after the sign-in so far was kept), or no answer.
pub(super) async fn prove(session: &mut Session, waiting: Pending, given: Option<&str>) -> Result<Opened, Failure> {
    let code = match given {
        None if session.ui.can_ask() && !session.password_stdin => return asked(session, waiting).await,
        None => {
            pending::keep(&waiting, session)?;
            return Err(needed(session, waiting.step));
        }
        Some(given) => code::read(given, &session.ui.text("login-code-stdin", args![]), "--code CODE", session)?,
    };
    let flow = waiting.step.flow;
    let proved = session.send_plainly(&SignInCode { flow, code }).await;
    match &proved {
        Err(failure) if code::may_go_on(failure) => {
            // The flow lives on: another code continues it, without the password.
            pending::keep(&waiting, session)?;
        }
        Err(failure) if failure.code == Code::FlowNotFound => pending::forget(session)?,
        _ => {}
    }
    proved.map_err(ended)
}

/// A sign-in that was under way, and is no more.
fn ended(failure: Failure) -> Failure {
    if failure.code == Code::FlowNotFound { failure.fact("flow", "sign-in") } else { failure }
}

/// Exit 11: where the code went, and the command that goes on.
fn needed(session: &Session, step: SecondStep) -> Failure {
    let failure = Failure::new(LocalCode::SecondStepNeeded);
    if let Some(way) = sent_to(&step) {
        return failure.fact("method", way.method.as_str()).fact("phone", way.phone.clone().unwrap_or_default());
    }
    let shown = step.methods.iter().filter(|way| !way.method.needs_phone()).map(|way| word(session, way));
    let backup = (step.backup_codes_left > 0).then(|| session.ui.text("login-backup-code", args![]));
    let ways: Vec<String> = shown.chain(backup).collect();
    match step.not_sent {
        Some(refused) if ways.is_empty() => refused.into(),
        refused => {
            let unsent = refused.map_or("no", |_| "yes");
            failure.fact("unsent", unsent).fact("methods", ways.join(&session.ui.text("list-separator", args![])))
        }
    }
}

async fn asked(session: &mut Session, mut waiting: Pending) -> Result<Opened, Failure> {
    tell(session, &waiting.step);
    loop {
        let question = question(session, &waiting.step);
        let typed = match session.ui.ask_line(&question, "--code CODE") {
            Ok(typed) => typed,
            Err(trouble) => return Err(left(trouble.into(), &waiting, session)?),
        };
        let outcome = match fold(&typed).to_lowercase().as_str() {
            _ if code::is_resend(&typed) => again(session, &mut waiting).await,
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
            Err(failure) if code::may_go_on(&failure) => {
                session.ui.complain(&told::for_people(&failure, &session.ui));
            }
            Err(failure) => return Err(ended(failure)),
        }
    }
}

/// A sign-in that a person leaves waits for `meibo login --code`.
fn left(failure: Failure, waiting: &Pending, session: &mut Session) -> Result<Failure, Failure> {
    if failure.code != LocalCode::NothingTyped {
        return Ok(failure);
    }
    pending::keep(waiting, session)?;
    Ok(failure.fact("done", "sign-in"))
}

/// Once more as before.
async fn again(session: &mut Session, waiting: &mut Pending) -> Result<(), Failure> {
    let (method, way) = (waiting.step.sent_by, waiting.step.sent_as.as_ref().and_then(Word::known));
    send(session, waiting, method, way).await
}

async fn send(
    session: &mut Session,
    waiting: &mut Pending,
    method: Option<Id>,
    way: Option<Method>,
) -> Result<(), Failure> {
    waiting.step = session.send_plainly(&SignInSend { flow: waiting.step.flow, method, way }).await?;
    tell(session, &waiting.step);
    Ok(())
}

async fn choose(session: &mut Session, waiting: &mut Pending) -> Result<(), Failure> {
    let ways = ways(&waiting.step);
    let mut items: Vec<String> = ways.iter().map(|way| word(session, way)).collect();
    if waiting.step.backup_codes_left > 0 {
        items.push(session.ui.text("login-backup-code", args![]));
    }
    let question = session.ui.text("login-ask-method", args![]);
    let chosen = session.ui.choose(&question, &items, "--code CODE")?;
    let hint = match ways.get(chosen) {
        Some(way) if way.method.needs_phone() => return send(session, waiting, Some(way.id), way.method.known()).await,
        Some(_) => "login-use-authenticator",
        None => "login-use-backup",
    };
    session.ui.complain(&session.ui.text(hint, args![]));
    Ok(())
}

/// Says where the code went, why it went nowhere, or where it is shown.
fn tell(session: &Session, step: &SecondStep) {
    let text = match (sent_to(step), &step.not_sent) {
        (Some(way), _) => session.ui.text("login-code-sent", args![way = word(session, &way)]),
        (None, Some(refused)) => told::for_people(&refused.clone().into(), &session.ui),
        (None, None) => session.ui.text("login-use-authenticator", args![]),
    };
    session.ui.complain(&text);
}

/// Every way: each method, and behind it the other way to the same phone.
fn ways(step: &SecondStep) -> Vec<Way> {
    let other = |way: &Way| way.also.clone().map(|method| Way { method, also: None, ..way.clone() });
    step.methods.iter().flat_map(|way| std::iter::once(way.clone()).chain(other(way))).collect()
}

fn sent_to(step: &SecondStep) -> Option<Way> {
    let is =
        |way: &Way| step.sent_by == Some(way.id) && step.sent_as.as_ref().is_none_or(|method| *method == way.method);
    ways(step).into_iter().find(is)
}

/// Asks for the code, and says what else can be typed by this person: sending again needs a phone, and another way has to
/// be there.
fn question(session: &Session, step: &SecondStep) -> String {
    let (phone, backup) = (step.methods.iter().any(|way| way.method.needs_phone()), step.backup_codes_left > 0);
    let more = [
        (phone, "login-code-again"),
        (ways(step).len() > 1 || phone && backup, "login-code-method"),
        (backup, "login-code-backup"),
    ];
    let more: Vec<String> = more.iter().filter(|(is, _)| *is).map(|(_, key)| session.ui.text(key, args![])).collect();
    let more = if more.is_empty() { "none".to_owned() } else { more.join(&session.ui.text("list-separator", args![])) };
    session.ui.text("login-ask-code", args![more = more])
}

fn word(session: &Session, way: &Way) -> String {
    let method = word::said("value-method", way.method.as_str(), session.ui.texts);
    match &way.phone {
        Some(phone) => session.ui.text("login-way", args![method = method, phone = visible(phone)]),
        None => method,
    }
}
