//! A step that failed, as a failure with its code, its exit and its words.

use crate::{
    cli::{
        connection::wrong_with,
        failure::{Failure, local_code::LocalCode},
    },
    probe::{Certificate, Outcome, Step, Trouble, Words},
    rules::Fact,
};

/// The failure of a step; nothing where it went well.
pub(super) fn of(outcome: &Outcome) -> Option<Failure> {
    let trouble = outcome.result.as_ref().err()?;
    let failure = match trouble {
        Trouble::NoAddress => unreachable("reach-dns"),
        Trouble::Refused => unreachable("reach-refused"),
        Trouble::Silent => unreachable("reach-timeout"),
        Trouble::Closed => unreachable("reach-closed"),
        Trouble::NotSpoken => unfit("mail-not-spoken"),
        Trouble::NoStarttls => unfit("mail-no-starttls"),
        Trouble::NoTls => unfit("reach-tls"),
        Trouble::NoPasswords => unfit("mail-no-passwords"),
        Trouble::Certificate { reason, certificate } => {
            let failure = Failure::new(LocalCode::MailCertificateNotTrusted).fact("why", wrong_with(reason));
            certificate.as_deref().into_iter().fold(failure, shown)
        }
        Trouble::Later(words) => said(LocalCode::MailServerLater, words),
        Trouble::Denied(words) if outcome.step == Step::LogIn => said(LocalCode::MailServerLogInRefused, words),
        Trouble::Denied(words) | Trouble::TurnedAway(words) => said(LocalCode::MailServerRefused, words),
        Trouble::NotArrived => Failure::new(LocalCode::MailNotArrived),
    };
    let server = &outcome.server;
    let failure = failure.fact("host", server.host.as_str()).fact("port", server.port.to_string());
    let protocol = server.protocol.as_str().to_uppercase();
    Some(failure.fact("protocol", protocol).because(trouble.clone()))
}

fn unreachable(why: &str) -> Failure {
    Failure::new(LocalCode::MailServerUnreachable).fact("why", why)
}

fn unfit(why: &str) -> Failure {
    Failure::new(LocalCode::MailServerUnfit).fact("why", why)
}

fn said(code: LocalCode, words: &Words) -> Failure {
    Failure::new(code).fact("said", words.to_string())
}

/// With what a certificate says of itself: which of it is wrong is for the reader to see.
fn shown(failure: Failure, certificate: &Certificate) -> Failure {
    let names = certificate.names.iter().map(Words::to_string).collect::<Vec<_>>().join(", ");
    let failure = failure.fact("issuer", certificate.issuer.to_string());
    let failure = if names.is_empty() { failure } else { failure.fact("names", names) };
    match certificate.not_after {
        Some(at) => failure.fact("until", Fact::Moment(at)),
        None => failure,
    }
}
