//! Asks the service about a sender.

use super::{
    action::{Action, say},
    question::Question,
};
use crate::{
    client::{Error, Machine, Sending, machine::Unanswered},
    contract::{Operation, Problem, sender::MailSender},
    rules::Code,
};

/// What Postfix is told of a question. Only what the service says of the sender or the account refuses a message; whatever
/// else went wrong puts it off.
pub(super) async fn judge(machine: &Machine, question: &Question) -> Action {
    if question.mailbox.is_empty() {
        return Action::Reject(say("sender-policy-no-log-in"));
    }
    let asked = MailSender { mailbox: question.mailbox.clone(), sender: question.sender.clone() };
    // In English, as all of a reply; the code leads to the same words in Japanese (`meibo explain`).
    let sending = Sending { lang: Some("en".to_owned()), ..Sending::default() };
    match machine.send(&asked, &sending).await {
        Ok(_) => Action::Ok,
        Err(Unanswered::Client(Error::Problem(problem))) if refuses(&problem) => Action::Reject(sentence(*problem)),
        Err(unanswered) => {
            tracing::warn!("put off: {unanswered}");
            Action::Defer
        }
    }
}

fn refuses(problem: &Problem) -> bool {
    let own = MailSender::REFUSALS.iter().copied().flatten();
    let code = problem.code.known();
    code == Some(Code::InvalidValue) || own.copied().any(|refusal| code == Some(refusal))
}

fn sentence(problem: Problem) -> String {
    let code = problem.code.as_str().to_owned();
    format!("[{code}] {}", problem.detail.unwrap_or(problem.title))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::rules::Refusal;

    #[test]
    fn alias_4_what_is_said_of_the_sender_refuses_and_what_is_wrong_with_us_puts_off() {
        let says = |code| refuses(&Problem::new(&Refusal::new(code), "id", &TimeZone::UTC));
        for code in [
            Code::SenderNotYours,
            Code::SenderUnverified,
            Code::SenderFormer,
            Code::AccountNotFound,
            Code::AccountDisabled,
            Code::LockedDown,
            Code::InvalidValue,
        ] {
            assert!(says(code), "{code}");
        }
        for code in [Code::InvalidRequest, Code::UnknownField, Code::Internal, Code::Unavailable, Code::TookTooLong] {
            assert!(!says(code), "{code}");
        }
    }
}
