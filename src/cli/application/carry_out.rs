//! From a dry run to the application: everybody first on trial, then one question, then everybody for good.

use super::{outcome::Outcome, plan, wording::Wording};
use crate::{
    cli::{context::Context, failure::Failure, report::several},
    contract::{Operation, application::Applied},
    texts::args,
};

/// Shows what the operations will do, asks, and sends them.
///
/// # Errors
/// The first refusal of the rehearsal, before anything is asked; nobody to ask (11), or a no (10); a refusal on the
/// way, after what was done until then is shown.
pub(super) async fn carry_out<O: Operation<Reply = Applied>>(
    operations: Vec<O>,
    wording: Wording,
    context: &mut Context,
) -> Result<(), Failure> {
    let mut plans = Vec::new();
    let answer = several::answer(operations.len());
    for operation in &operations {
        plans.push(context.rehearse_before(&answer, operation).await?);
    }
    if context.global.dry_run {
        return context.show(&Outcome::planned(plans)?);
    }
    ask(&plans, &wording, context)?;
    let mut done = Vec::new();
    for operation in &operations {
        match context.send(operation).await {
            Ok(applied) => done.push(applied),
            Err(failure) if done.is_empty() => return Err(failure),
            Err(failure) => {
                context.show(&Outcome::done(done, &wording, context)?)?;
                return Err(failure);
            }
        }
    }
    context.show(&Outcome::done(done, &wording, context)?)
}

/// Everybody, now → then, and the question.
fn ask(plans: &[Applied], wording: &Wording, context: &Context) -> Result<(), Failure> {
    let ui = &context.ui;
    let lines = plan::lines_of(plans, ui.texts, &ui.look.zone);
    let question = Context::question(lines, ui.text(wording.ask, args![count = plans.len()]));
    Ok(ui.confirm_rows(&question, plans.len())?)
}
