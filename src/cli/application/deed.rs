//! From a rehearsal to the deed: everybody first on trial, then one question, then everybody for good.

use super::{outcome::Outcome, plan};
use crate::{
    cli::{failure::Failure, rows, session::Session},
    contract::{Operation, application::Applied},
    texts::args,
};

/// One kind of application.
pub(super) struct Deed {
    /// The question (a text's key).
    pub(super) ask: &'static str,
    /// What was done, for one person (a text's key).
    pub(super) did: &'static str,
    /// The flags with which `stop` undoes it for one person.
    pub(super) undo: Option<fn(&Applied) -> Option<String>>,
    /// Whether it is one's own entitlement.
    pub(super) own: bool,
    /// What else is to be known (a text's key).
    pub(super) remark: Option<&'static str>,
}

/// Shows what the operations will do, asks, and sends them.
///
/// # Errors
/// The first refusal of the rehearsal, before anything is asked; nobody to ask (11), or a no (10); a refusal on the
/// way, after what was done until then is shown.
pub(super) async fn carry_out<O: Operation<Reply = Applied>>(
    operations: Vec<O>,
    deed: Deed,
    session: &mut Session,
) -> Result<(), Failure> {
    let mut plans = Vec::new();
    let answer = rows::answer(operations.len());
    for operation in &operations {
        plans.push(session.rehearse_before(&answer, operation).await?);
    }
    if session.global.dry_run {
        return session.show(&Outcome::planned(plans)?);
    }
    ask(&plans, &deed, session)?;
    let mut done = Vec::new();
    for operation in &operations {
        match session.send(operation).await {
            Ok(applied) => done.push(applied),
            Err(failure) if done.is_empty() => return Err(failure),
            Err(failure) => {
                session.show(&Outcome::done(done, &deed, session)?)?;
                return Err(failure);
            }
        }
    }
    session.show(&Outcome::done(done, &deed, session)?)
}

/// Everybody, now → then, and the question.
fn ask(plans: &[Applied], deed: &Deed, session: &Session) -> Result<(), Failure> {
    let ui = &session.ui;
    let lines = plan::lines_of(plans, ui.texts, &ui.look.zone);
    let question = session.question(lines, ui.text(deed.ask, args![count = plans.len()]));
    Ok(ui.confirm_rows(&question, plans.len())?)
}
