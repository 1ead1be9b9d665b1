//! The second step of a sign-in (SIGN-2): only the step that failed is asked for again.

use super::pending::{self, Pending};
use crate::{
    cli::{
        args::one_time_code,
        context::Context,
        failure::{Failure, local_code::LocalCode, message},
        report::word,
    },
    contract::{
        session::{NotSent, Opened, SecondStep, SignInCode, SignInSend, Way},
        word::Word,
    },
    rules::{Code, Id, Secret, refusal::Fact, secret_code, text::fold, two_step::Method},
    texts::{ABSENT, args},
    ui::visible,
};

/// Proves the second step with what `--code` gives, or with what the person enters.
///
/// # Errors
/// A wrong or dead code, nobody to ask (11, after the sign-in so far was kept), or no answer.
pub(super) async fn prove(context: &mut Context, waiting: Pending, given: Option<&str>) -> Result<Opened, Failure> {
    let code = match given {
        None if context.ui.can_ask() && !context.password_stdin => return asked(context, waiting).await,
        None => {
            pending::keep(&waiting, context)?;
            return Err(needed(context, waiting.step));
        }
        Some(given) => {
            one_time_code::read(given, &context.ui.text("login-code-stdin", args![]), "--code CODE", context)?
        }
    };
    match context.send_plainly(&SignInCode { flow: waiting.step.flow, code }).await {
        Ok(opened) => Ok(opened),
        // Where the flow lives on, another code continues it, without the password.
        Err(failure) => Err(left(failure, &waiting, context)?),
    }
}

/// Exit 11: where the code went, and the command that goes on.
fn needed(context: &Context, step: SecondStep) -> Failure {
    let failure = Failure::new(LocalCode::SecondStepNeeded);
    if let Some(way) = sent_to(&step) {
        return failure.fact("method", way.method.as_str()).fact("phone", way.phone.clone().unwrap_or_default());
    }
    let shown = step.methods.iter().filter(|way| !way.method.needs_phone()).map(|way| word(context, way));
    let backup = (step.backup_codes_left > 0).then(|| context.ui.text("login-backup-code", args![]));
    let ways: Vec<String> = shown.chain(backup).collect();
    match step.not_sent {
        Some(refused) if ways.is_empty() => refused.into(),
        refused => {
            let unsent = refused.map_or("no", |_| "yes");
            failure.fact("unsent", unsent).fact("methods", ways.join(&context.ui.text("list-separator", args![])))
        }
    }
}

async fn asked(context: &mut Context, mut waiting: Pending) -> Result<Opened, Failure> {
    // Whatever ends this program at a question (Ctrl-C, a terminal that is closed), the sign-in can go on; where it cannot be
    // kept, that is told when it is left.
    let _ = pending::keep(&waiting, context);
    match until_right(context, &mut waiting).await {
        Ok(opened) => Ok(opened),
        Err(failure) => Err(left(failure, &waiting, context)?),
    }
}

async fn until_right(context: &mut Context, waiting: &mut Pending) -> Result<Opened, Failure> {
    tell(context, &waiting.step);
    if let Some(refused) = nothing_left(&waiting.step) {
        return Err(refused.into());
    }
    loop {
        let question = question(context, &waiting.step);
        let typed = context.ui.ask_line(&question, "--code CODE")?;
        let outcome = match fold(&typed).to_lowercase().as_str() {
            _ if one_time_code::is_resend(&typed) => again(context, waiting).await,
            "m" | "方法" => choose(context, waiting).await,
            _ if let Err(refusal) = secret_code::must_prove(&typed, waiting.step.backup_codes_left > 0) => {
                Err(Failure::of_refusal(refusal))
            }
            _ => {
                let request = SignInCode { flow: waiting.step.flow, code: Secret::from(typed) };
                match context.send_plainly(&request).await {
                    Ok(opened) => return Ok(opened),
                    Err(failure) => Err(failure),
                }
            }
        };
        match outcome {
            Ok(()) => {}
            Err(failure) if one_time_code::may_go_on(&failure) => {
                context.ui.complain(&message::for_people(&failure, &context.ui));
            }
            Err(failure) => return Err(failure),
        }
    }
}

/// A sign-in that a person leaves, at whichever question, or that the network breaks off, waits for `meibo login --code`; one
/// that was under way and is no more does not.
fn left(failure: Failure, waiting: &Pending, context: &mut Context) -> Result<Failure, Failure> {
    if failure.code == Code::FlowNotFound {
        pending::forget(context)?;
        return Ok(failure.fact("flow", "sign-in"));
    }
    // That it is not kept hides nothing of why it is left.
    if let Err(trouble) = pending::keep(waiting, context) {
        context.ui.complain(&message::for_people(&trouble, &context.ui));
        return Ok(failure);
    }
    Ok(if failure.code == LocalCode::NothingTyped { failure.fact("done", "sign-in") } else { failure })
}

/// Once more as before; an authenticator is sent nothing.
async fn again(context: &mut Context, waiting: &mut Pending) -> Result<(), Failure> {
    if !has_phone(&waiting.step) {
        context.ui.complain(&context.ui.text("login-use-authenticator", args![]));
        return Ok(());
    }
    let (method, way) = (waiting.step.sent_by, waiting.step.sent_as.as_ref().and_then(Word::known));
    send(context, waiting, method, way).await
}

async fn send(
    context: &mut Context,
    waiting: &mut Pending,
    method: Option<Id>,
    way: Option<Method>,
) -> Result<(), Failure> {
    waiting.step = context.send_plainly(&SignInSend { flow: waiting.step.flow, method, way }).await?;
    tell(context, &waiting.step);
    Ok(())
}

async fn choose(context: &mut Context, waiting: &mut Pending) -> Result<(), Failure> {
    let ways = ways(&waiting.step);
    let mut items: Vec<String> = ways.iter().map(|way| word(context, way)).collect();
    if waiting.step.backup_codes_left > 0 {
        items.push(context.ui.text("login-backup-code", args![]));
    }
    let question = context.ui.text("login-ask-method", args![]);
    let chosen = context.ui.choose(&question, &items, "--code CODE")?;
    let hint = match ways.get(chosen) {
        Some(way) if way.method.needs_phone() => return send(context, waiting, Some(way.id), way.method.known()).await,
        Some(_) => "login-use-authenticator",
        None => "login-use-backup",
    };
    context.ui.complain(&context.ui.text(hint, args![]));
    Ok(())
}

/// Says where the code went, why it went nowhere, or where it is shown.
fn tell(context: &Context, step: &SecondStep) {
    let text = match (sent_to(step), &step.not_sent) {
        (Some(way), _) => context.ui.text("login-code-sent", args![way = word(context, &way)]),
        (None, Some(refused)) => message::for_people(&refused.clone().into(), &context.ui),
        (None, None) => context.ui.text("login-use-authenticator", args![]),
    };
    context.ui.complain(&text);
    context.outbox(step.in_outbox).iter().for_each(|said| context.ui.complain(said));
}

/// Why no code was sent, where nothing else proves the second step now.
fn nothing_left(step: &SecondStep) -> Option<NotSent> {
    let refused = step.not_sent.clone()?;
    let other = match refused.facts.get("instead") {
        Some(instead) => *instead != Fact::from("nothing"),
        None => step.backup_codes_left > 0 || has_authenticator(step),
    };
    (!other).then_some(refused)
}

fn has_phone(step: &SecondStep) -> bool {
    step.methods.iter().any(|way| way.method.needs_phone())
}

fn has_authenticator(step: &SecondStep) -> bool {
    step.methods.iter().any(|way| !way.method.needs_phone())
}

/// What can be entered where no code was sent.
fn proof(step: &SecondStep) -> &'static str {
    match (&step.not_sent, has_authenticator(step), step.backup_codes_left > 0) {
        (None, ..) | (_, false, false) => "sent",
        (_, true, true) => "either",
        (_, true, false) => "authenticator",
        (_, false, true) => "backup-code",
    }
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
fn question(context: &Context, step: &SecondStep) -> String {
    let (phone, backup, proof) = (has_phone(step), step.backup_codes_left > 0, proof(step));
    let more = [
        (phone, "login-code-again"),
        (ways(step).len() > 1 || phone && backup, "login-code-method"),
        (backup && matches!(proof, "sent" | "authenticator"), "login-code-backup"),
    ];
    let more: Vec<String> = more.iter().filter(|(is, _)| *is).map(|(_, key)| context.ui.text(key, args![])).collect();
    let more = if more.is_empty() { ABSENT.to_owned() } else { more.join(&context.ui.text("list-separator", args![])) };
    context.ui.text("login-ask-code", args![proof = proof, more = more])
}

fn word(context: &Context, way: &Way) -> String {
    let method = word::said("value-method", way.method.as_str(), context.ui.texts);
    match &way.phone {
        Some(phone) => context.ui.text("login-way", args![method = method, phone = visible(phone)]),
        None => method,
    }
}
