//! The code: asked for at a terminal until it is right, or given with `--code`.

use super::{Purpose, Stands, finish};
use crate::{
    cli::{code, failure::Failure, session::Session, two_step::way},
    contract::two_step::{EnrolmentCode, EnrolmentSend, EnrolmentView},
    rules::Secret,
    texts::args,
    ui::Done,
};

/// Asks for the code until it is right.
pub(super) async fn asked(view: &EnrolmentView, session: &mut Session) -> Result<EnrolmentView, Failure> {
    let question = if view.method.needs_phone() { "two-step-code" } else { "two-step-app-code" };
    let question = session.ui.text(question, args![]);
    loop {
        let typed = session.ui.ask_line(&question, "--code")?;
        let outcome = if view.method.needs_phone() && code::is_resend(&typed) {
            send_again(session).await.map(|()| None)
        } else {
            session.send(&EnrolmentCode { code: Secret::from(typed) }).await.map(Some)
        };
        match outcome {
            Ok(Some(proved)) => return Ok(proved),
            Ok(None) => {}
            Err(failure) if code::may_go_on(&failure) => session.tell(&failure),
            Err(failure) => return Err(failure),
        }
    }
}

async fn send_again(session: &mut Session) -> Result<(), Failure> {
    let view = session.send(&EnrolmentSend {}).await?;
    session.ui.note(&session.ui.text("two-step-sent-again", args![way = way::of_enrolment(&view, &session.ui)]));
    Ok(())
}

/// Takes a code from the command line: proves it and turns on. A code that was taken already, where only the last
/// step failed, is not asked for twice.
pub(super) async fn given(
    given: &str,
    stands: Stands,
    purpose: Purpose<'_>,
    session: &mut Session,
) -> Result<(), Failure> {
    if stands == Stands::Proved {
        return finish::at_once(purpose, session).await;
    }
    let code = code::read(given, &session.ui.text("two-step-code", args![]), "--code", session)?;
    let proved = session.send(&EnrolmentCode { code }).await?;
    if session.global.dry_run {
        let value = serde_json::to_value(&proved).map_err(Failure::unexpected)?;
        return session.show(&Done::new(value, session.ui.text("two-step-would-prove", args![])).id("method"));
    }
    finish::run(&proved, purpose, session).await
}
