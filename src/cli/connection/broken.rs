//! Why no answer came, as a failure with its exit code: the one place where the client's errors are translated.

use std::path::Path;

use super::{proxy, step::step};
use crate::{
    cli::failure::{Failure, local_code::LocalCode, os_error},
    client::{
        embedded,
        error::{CaTrouble, Error, Local, Reason, What},
        folder::Untrusted,
        token,
    },
};

/// The failure of a request to a service.
pub(super) fn failure(error: Error, service: &str) -> Failure {
    match error {
        Error::Problem(problem) => Failure::from(*problem),
        Error::Unreachable { what, .. } => {
            let failure = Failure::unreachable(service, error).fact("why", step(what));
            if what == What::Timeout { failure.fact("flag", "--timeout") } else { failure }
        }
        Error::Proxy { ref proxy, trouble, .. } => proxy::failure(proxy, trouble, service).because(error),
        Error::Certificate { ref reason, ref issuer, .. } => {
            let failure = Failure::new(LocalCode::CertificateNotTrusted).fact("service", service);
            let failure = failure.fact("why", wrong_with(reason));
            let failure = match issuer {
                Some(issuer) => failure.fact("issuer", issuer.as_str()),
                None => failure,
            };
            failure.because(error)
        }
        Error::BadReply { status, ref request_id, .. } => {
            let request_id = request_id.clone();
            let why = match status {
                300..=399 => "reply-elsewhere",
                400..=428 | 430..=499 => "reply-refused",
                429 => "reply-busy",
                502..=504 => "reply-gateway",
                _ => "reply-unreadable",
            };
            let failure = Failure::service_failed(service, error).fact("why", why).fact("status", i64::from(status));
            match request_id {
                Some(id) => failure.request(id),
                None => failure,
            }
        }
        Error::Local(local) => of_local(local, service),
        Error::Embedded(error) => of_embedded(error),
    }
}

/// What is wrong before any service is asked.
pub(crate) fn of_client(error: Error) -> Failure {
    failure(error, "")
}

/// The sentence (a text `invalid-…`) for what is wrong with a certificate.
pub(crate) fn wrong_with(reason: &Reason) -> &'static str {
    match reason {
        Reason::UnknownIssuer => "certificate-issuer",
        Reason::OtherName => "certificate-name",
        Reason::Expired => "certificate-expired",
        Reason::NotYetValid => "certificate-early",
        Reason::Revoked => "certificate-revoked",
        // What the library says of it is shown with -v.
        Reason::Other(_) => "certificate-other",
    }
}

fn of_local(local: Local, service: &str) -> Failure {
    if let Local::CaFile { why: CaTrouble::Unreadable(error), .. } = &local
        && let Some(untrusted) = Untrusted::in_error(error)
    {
        return Failure::untrusted(untrusted);
    }
    let failure = match &local {
        Local::Address => Failure::new(LocalCode::SettingInvalid)
            .fact("name", "service")
            .fact("value", service)
            .fact("origin", "service")
            .fact("why", "service"),
        Local::Proxy(proxy) => Failure::new(LocalCode::SettingInvalid)
            .fact("name", "proxy")
            .fact("value", proxy.address())
            .fact("origin", proxy.origin.as_str())
            .fact("why", "proxy"),
        Local::CaFile { path, why } => of_certificates(path, why),
        Local::NoAuthorities(_) => Failure::new(LocalCode::AuthoritiesMissing),
        Local::Header(_) | Local::Request(_) | Local::Http(_) => Failure::new(LocalCode::Unexpected),
    };
    failure.because(local)
}

fn of_certificates(path: &Path, why: &CaTrouble) -> Failure {
    let failure = Failure::new(LocalCode::CaFileUnreadable).fact("path", path.display().to_string());
    let word = match why {
        CaTrouble::Unreadable(error) => return failure.fact("why", os_error::why(error)),
        CaTrouble::Empty => "empty",
        CaTrouble::Der => "ca-der",
        CaTrouble::KeyOnly => "ca-key-only",
        CaTrouble::NoCertificate => "ca-none",
        CaTrouble::Damaged => "ca-damaged",
        CaTrouble::Trusted => "ca-trusted",
        CaTrouble::Certificate(number) => {
            return failure.fact("why", "ca-certificate").fact("number", i64::try_from(*number).unwrap_or_default());
        }
    };
    failure.fact("why", word)
}

fn of_embedded(error: embedded::Error) -> Failure {
    use embedded::Error as E;
    let failure = match &error {
        E::NoMeibod { looked } => Failure::new(LocalCode::MeibodMissing).fact("path", looked.display().to_string()),
        E::Folder { path, source } => Failure::new(LocalCode::FolderUnusable)
            .fact("path", path.display().to_string())
            .fact("why", os_error::why(source)),
        E::Run { meibod, .. } => not_started("embedded-run").fact("path", meibod.display().to_string()),
        E::Ended { log, .. } => with_log(not_started("embedded-ended"), log),
        E::Silent { seconds, log, .. } => {
            let seconds = i64::try_from(*seconds).unwrap_or(i64::MAX);
            with_log(not_started("embedded-silent").fact("seconds", seconds), log)
        }
        E::NotOurs { pid, .. } => not_started("embedded-not-ours").fact("pid", i64::from(*pid)),
    };
    failure.because(error)
}

fn not_started(why: &str) -> Failure {
    Failure::new(LocalCode::EmbeddedFailed).fact("why", why)
}

/// The last lines of the service's log, as it has written them.
fn with_log(failure: Failure, log: &[String]) -> Failure {
    if log.is_empty() { failure } else { failure.fact("message", log.join("\n")) }
}

/// The failure of the place where sign-ins rest.
pub(crate) fn of_store(error: token::Error) -> Failure {
    use token::Error as E;
    let failure = match &error {
        E::Store { store, trouble, .. } => {
            let failure = Failure::new(LocalCode::StoreUnusable).fact("name", store.as_str());
            match trouble {
                token::Trouble::Absent => failure.fact("why", "keyring-absent"),
                token::Trouble::Locked => failure.fact("why", "keyring-locked"),
                token::Trouble::Silent => failure.fact("why", "keyring-silent"),
                token::Trouble::Other => failure,
            }
        }
        E::File { path, source } => Failure::new(LocalCode::FolderUnusable)
            .fact("path", path.display().to_string())
            .fact("why", os_error::why(source)),
        E::Exposed { path } => Failure::new(LocalCode::SignInExposed).fact("path", path.display().to_string()),
        E::Unreadable(place) => Failure::new(LocalCode::SignInUnreadable).fact("path", place.as_str()),
        E::OtherService { from, asked } => {
            Failure::new(LocalCode::SignInUnreadable).fact("path", format!("{from}, {asked}"))
        }
    };
    failure.because(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_trouble_has_its_exit_code() {
        let at = "https://meibo.example";
        let unreachable = Error::Unreachable { service: at.into(), what: What::Dns, why: "no such host".into() };
        let certificate = Error::Certificate {
            service: at.into(),
            reason: Reason::UnknownIssuer,
            issuer: Some("CN=Campus Proxy".into()),
        };
        let portal = Error::BadReply { status: 200, why: "html".into(), request_id: Some("r1".into()) };
        let told = |error| {
            let failure = failure(error, at);
            (failure.exit.code(), failure.code.to_string())
        };
        assert_eq!(told(unreachable), (7, "service_unreachable".to_owned()));
        assert_eq!(told(certificate), (7, "certificate_not_trusted".to_owned()));
        assert_eq!(told(portal), (8, "service_failed".to_owned()));
        assert_eq!(told(Error::Local(Local::NoAuthorities("none".into()))).0, 12);
        assert_eq!(told(Error::Embedded(embedded::Error::NoMeibod { looked: "meibod".into() })).0, 12);
        let locked =
            token::Error::Store { store: token::Store::Keyring, trouble: token::Trouble::Locked, why: "locked".into() };
        assert_eq!(of_store(locked).exit.code(), 12);
    }
}
