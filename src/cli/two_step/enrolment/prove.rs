//! The code: asked for at a terminal until it is right, or given with `--code`.

use super::{Purpose, Stands, finish};
use crate::{
    cli::{failure::Failure, session::Session, two_step::way},
    contract::two_step::{EnrolmentCode, EnrolmentSend, EnrolmentView},
    rules::{Code, Secret, text::fold},
    texts::args,
    ui::Done,
};

/// Refusals after which another code may be typed, or a new one asked for.
const GOES_ON: [Code; 7] = [
    Code::CodeWrong,
    Code::CodeUsed,
    Code::CodeExpired,
    Code::CodeDead,
    Code::CodeSendLimit,
    Code::PhoneCodeLimit,
    Code::InvalidValue,
];

/// Asks for the code until it is right.
pub(super) async fn asked(view: &EnrolmentView, session: &mut Session) -> Result<EnrolmentView, Failure> {
    let question = if view.method.needs_phone() { "two-step-code" } else { "two-step-app-code" };
    let question = session.ui.text(question, args![]);
    loop {
        let typed = session.ui.ask_line(&question, "--code")?;
        let outcome = if view.method.needs_phone() && asks_again(&typed) {
            send_again(session).await.map(|()| None)
        } else {
            session.send(&EnrolmentCode { code: Secret::from(typed) }).await.map(Some)
        };
        match outcome {
            Ok(Some(proved)) => return Ok(proved),
            Ok(None) => {}
            Err(failure) if GOES_ON.iter().any(|code| code.as_str() == failure.code) => session.tell(&failure),
            Err(failure) => return Err(failure),
        }
    }
}

fn asks_again(typed: &str) -> bool {
    matches!(fold(typed).to_lowercase().as_str(), "r" | "resend" | "再送" | "再送信")
}

async fn send_again(session: &mut Session) -> Result<(), Failure> {
    let view = session.send(&EnrolmentSend {}).await?;
    session.ui.note(&session.ui.text("two-step-sent-again", args![way = way::of_enrolment(&view, &session.ui)]));
    Ok(())
}

/// Takes a code from the command line: proves it and turns on. A code that was taken already, where only the last
/// step failed, is not asked for twice.
pub(super) async fn given(
    code: &str,
    stands: Stands,
    purpose: Purpose<'_>,
    session: &mut Session,
) -> Result<(), Failure> {
    if stands == Stands::Proved {
        return finish::at_once(purpose, session).await;
    }
    let code = typed(code, session)?;
    let proved = session.send(&EnrolmentCode { code }).await?;
    if session.global.dry_run {
        let value = serde_json::to_value(&proved).map_err(Failure::unexpected)?;
        return session.show(&Done::new(value, session.ui.text("two-step-would-prove", args![])).id("method"));
    }
    finish::run(&proved, purpose, session).await
}

fn typed(code: &str, session: &Session) -> Result<Secret, Failure> {
    if code != "-" {
        return Ok(Secret::from(code));
    }
    use secrecy::ExposeSecret;
    let waiting = session.ui.text("two-step-code", args![]);
    let code = session.ui.secret_from_stdin(&waiting, "--code")?;
    Ok(Secret::from(code.expose_secret()))
}

#[cfg(test)]
mod tests {
    use super::asks_again;

    #[test]
    fn two_sv_2_asking_for_a_new_code_is_typed_in_either_language_and_width() {
        assert!(["r", "R", "ｒ", " 再送 ", "再送信", "resend"].into_iter().all(asks_again));
        assert!(!["", "123456", "G-123456", "rr"].into_iter().any(asks_again));
    }
}
