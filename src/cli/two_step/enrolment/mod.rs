//! An enrolment, step by step: password, method, phone number, code, summary, turning on (2SV-1).
//!
//! At a terminal one command walks through it. Without one it is two: the first sends the code (or prints the
//! authenticator's key), the second, with `--code`, proves it and turns on.

mod begin;
mod finish;
mod flags;
mod picture_file;
mod prove;
mod purpose;

pub(super) use self::{flags::Flags, purpose::Purpose};

use std::rc::Rc;

use self::prove::Stands;
use crate::{
    cli::{args::target, context::Context, failure::Failure},
    contract::{
        two_step::{EnrolmentFinish, MethodView, TwoStepShow},
        word::Switch,
    },
    rules::Code,
    texts::args,
};

/// Walks through it, or takes the step that the flags name.
pub(super) async fn run(flags: &Flags, purpose: Purpose<'_>, context: &mut Context) -> Result<(), Failure> {
    context.password_stdin = flags.password_stdin;
    let outcome = step(flags, purpose, context).await;
    outcome.map_err(|failure| failure.fact("command", purpose.command()))
}

async fn step(flags: &Flags, purpose: Purpose<'_>, context: &mut Context) -> Result<(), Failure> {
    let stands = password_first(context).await?;
    let state = context.send(&TwoStepShow { account: target::me()? }).await?;
    purpose.fits(state.state == Switch::On)?;
    match &flags.code {
        Some(code) => prove::given(code, stands, purpose, context).await,
        None if flags.resend => begin::resend(purpose, context).await,
        None => walk(flags, purpose, &state.methods, context).await,
    }
}

async fn walk(flags: &Flags, purpose: Purpose<'_>, held: &[MethodView], context: &mut Context) -> Result<(), Failure> {
    if purpose == Purpose::TurnOn {
        context.ui.note(&context.ui.text("two-step-needs", args![]));
    }
    let replaced = begin::replaced(purpose, held, context)?;
    let view = begin::start(flags, replaced.as_ref(), context).await?;
    if context.global.dry_run || !context.ui.can_ask() {
        return begin::show(&view, flags, purpose, context);
    }
    begin::tell(&view, flags, context)?;
    let proved = prove::asked(&view, context).await.map_err(|failure| failure.fact("done", "enrolment"))?;
    finish::run(&finish::Summary::of(&proved, &Rc::clone(&context.ui)), purpose, context).await
}

/// The first step is the password (SIGN-3). Trying the last step asks for it, and tells where things stand.
async fn password_first(context: &mut Context) -> Result<Stands, Failure> {
    match context.rehearse(&EnrolmentFinish {}).await {
        Ok(would) => Ok(Stands::Proved(Box::new(would))),
        Err(failure) if failure.code == Code::FlowNotFound || failure.code == Code::StepMissing => Ok(Stands::Open),
        Err(failure) => Err(failure),
    }
}
