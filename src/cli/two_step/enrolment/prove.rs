//! The code: asked for at a terminal until it is right, or given with `--code`.

use std::rc::Rc;

use super::{
    finish::{self, Summary},
    purpose::Purpose,
};
use crate::{
    cli::{args::one_time_code, context::Context, failure::Failure, two_step::way},
    contract::two_step::{EnrolmentCode, EnrolmentDone, EnrolmentSend, EnrolmentView},
    rules::{Secret, secret_code},
    texts::args,
    ui::Done,
};

/// Where an enrolment that was begun earlier stands.
pub(super) enum Stands {
    /// Its code has been entered; what the last step would do.
    Proved(Box<EnrolmentDone>),
    /// Its code is still to come, or there is none.
    Open,
}

/// Asks for the code until it is right.
pub(super) async fn asked(view: &EnrolmentView, context: &mut Context) -> Result<EnrolmentView, Failure> {
    let question = if view.method.needs_phone() { "two-step-code" } else { "two-step-app-code" };
    let question = context.ui.text(question, args![]);
    loop {
        let typed = context.ui.ask_line(&question, "--code")?;
        let outcome = if one_time_code::is_resend(&typed) {
            send_again(view, context).await.map(|()| None)
        } else if let Err(refusal) = secret_code::must_be_sent(&typed) {
            Err(Failure::of_refusal(refusal))
        } else {
            context.send(&EnrolmentCode { code: Secret::from(typed) }).await.map(Some)
        };
        match outcome {
            Ok(Some(proved)) => return Ok(proved),
            Ok(None) => {}
            Err(failure) if one_time_code::may_go_on(&failure) => context.tell(&failure),
            Err(failure) => return Err(failure),
        }
    }
}

/// An authenticator is sent nothing: it shows the code.
async fn send_again(view: &EnrolmentView, context: &mut Context) -> Result<(), Failure> {
    if !view.method.needs_phone() {
        context.ui.note(&context.ui.text("login-use-authenticator", args![]));
        return Ok(());
    }
    let view = context.send(&EnrolmentSend {}).await?;
    context.ui.note(&context.ui.text("two-step-sent-again", args![way = way::of_enrolment(&view, &context.ui)]));
    context.outbox(view.in_outbox).iter().for_each(|said| context.ui.note(said));
    Ok(())
}

/// Takes a code from the command line: proves it, asks, and turns on. A code that was taken already, where only the last step
/// failed or was declined, is not asked for twice; whether it is to be turned on, is.
pub(super) async fn given(
    given: &str,
    stands: Stands,
    purpose: Purpose<'_>,
    context: &mut Context,
) -> Result<(), Failure> {
    if let Stands::Proved(would) = stands {
        return finish::run(&Summary::rehearsed(&would, &Rc::clone(&context.ui)), purpose, context).await;
    }
    let code = one_time_code::read(given, &context.ui.text("two-step-code", args![]), "--code", context)?;
    let proved = context.send(&EnrolmentCode { code }).await?;
    if context.global.dry_run {
        let value = serde_json::to_value(&proved).map_err(Failure::unexpected)?;
        return context.show(&Done::new(value, context.ui.text("two-step-would-prove", args![])).id("method"));
    }
    finish::run(&Summary::of(&proved, &Rc::clone(&context.ui)), purpose, context).await
}
