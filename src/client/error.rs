//! Why no answer came, or not the one that was asked for.

use std::{io, path::PathBuf};

pub use super::step::What;

use super::{
    embedded::error as embedded,
    proxy::{self, Proxy},
    step::{chain, find, step},
};
use crate::contract::Problem;

/// What a request can end in other than its answer. The English texts are for `-v`; people read `texts`.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The service understood, and said no.
    #[error("the service refused: {}", .0.code)]
    Problem(Box<Problem>),
    /// No connection, or no answer.
    #[error("{service} cannot be reached: {why}")]
    Unreachable {
        /// The service's address.
        service: String,
        /// At which step it ended.
        what: What,
        /// The innermost reason, in the words of the system.
        why: String,
    },
    /// The service, or something between, showed a certificate that is not believed. Nothing was sent.
    #[error("{service} showed a certificate that is not trusted: {reason}{}", from(.issuer))]
    Certificate {
        /// The service's address.
        service: String,
        /// What is wrong with it.
        reason: Reason,
        /// Who issued it, as it says itself: a TLS-inspecting proxy is known by this name.
        issuer: Option<String>,
    },
    /// The proxy is in the way. Nothing reached the service.
    #[error("the proxy {proxy:?} does not lead to {service}: {why}")]
    Proxy {
        /// The service's address.
        service: String,
        /// The proxy.
        proxy: Box<Proxy>,
        /// What it did.
        trouble: proxy::Trouble,
        /// The innermost reason, in the words of the library.
        why: String,
    },
    /// An answer that is not this service's: a captive portal, another program, another version.
    #[error("the answer (status {status}) cannot be read: {why}")]
    BadReply {
        /// The HTTP status.
        status: u16,
        /// What was expected.
        why: String,
        /// The request's name in the service's logs, if it gave one.
        request_id: Option<String>,
    },
    /// It never left this machine.
    #[error(transparent)]
    Local(#[from] Local),
    /// The service beside the program could not be started.
    #[error(transparent)]
    Embedded(#[from] embedded::Error),
}

/// What is wrong with a certificate. What helps: `--ca-file` for [`UnknownIssuer`](Reason::UnknownIssuer), the right
/// address for [`OtherName`](Reason::OtherName), the right clock or a new certificate for the rest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Its issuer is not among the trusted ones; `--ca-file` adds one.
    #[error("its issuer is unknown (add it with --ca-file)")]
    UnknownIssuer,
    /// It belongs to another name.
    #[error("it is for another name (check the service's address)")]
    OtherName,
    /// It has expired, or this machine's clock is wrong.
    #[error("it has expired (or the clock of this machine is wrong)")]
    Expired,
    /// It is not valid yet, or this machine's clock is wrong.
    #[error("it is not valid yet (or the clock of this machine is wrong)")]
    NotYetValid,
    /// It was revoked.
    #[error("it was revoked")]
    Revoked,
    /// Anything else, in the words of the library.
    #[error("{0}")]
    Other(String),
}

/// Why a request never left this machine.
#[derive(Debug, thiserror::Error)]
pub enum Local {
    /// A service's address is `https://`, a host, and perhaps a path; no name or password stands in it.
    #[error("the service's address must be https://, a host and perhaps a path, nothing more")]
    Address,
    /// The file of `--ca-file` cannot be used.
    #[error("the certificates of {} cannot be used: {why:?}", path.display())]
    CaFile {
        /// The file.
        path: PathBuf,
        /// Why not.
        why: CaTrouble,
    },
    /// The system has no trusted authorities (the package `ca-certificates` is missing).
    #[error("the system's certificate authorities cannot be loaded: {0}")]
    NoAuthorities(String),
    /// The proxy's address cannot be used.
    #[error("the proxy {0:?} cannot be used")]
    Proxy(Proxy),
    /// A value that cannot stand in a header; which one, never what.
    #[error("the {0} holds a character that cannot be sent")]
    Header(&'static str),
    /// The request cannot be written.
    #[error("the request cannot be written: {0}")]
    Request(String),
    /// The HTTP library would not start.
    #[error("HTTP cannot be spoken: {0}")]
    Http(String),
}

/// What is wrong with a file of certificates.
#[derive(Debug)]
pub enum CaTrouble {
    /// It cannot be read.
    Unreadable(io::Error),
    /// There is nothing in it.
    Empty,
    /// It holds a certificate, but in DER form.
    Der,
    /// It holds a private key and no certificate.
    KeyOnly,
    /// It holds no certificate.
    NoCertificate,
    /// It is not PEM, or PEM that was cut or changed.
    Damaged,
    /// It holds certificates in the form in which OpenSSL keeps what they are trusted for.
    Trusted,
    /// One of its certificates, counted from 1, is none.
    Certificate(usize),
}

fn from(issuer: &Option<String>) -> String {
    issuer.as_ref().map(|issuer| format!("; it was issued by {issuer}")).unwrap_or_default()
}

impl Reason {
    /// What is wrong, as the library says it.
    pub(crate) fn of(error: &rustls::CertificateError) -> Self {
        use rustls::CertificateError as E;
        match error {
            E::UnknownIssuer | E::BadSignature => Reason::UnknownIssuer,
            E::NotValidForName | E::NotValidForNameContext { .. } => Reason::OtherName,
            E::Expired | E::ExpiredContext { .. } => Reason::Expired,
            E::NotValidYet | E::NotValidYetContext { .. } => Reason::NotYetValid,
            E::Revoked => Reason::Revoked,
            other => Reason::Other(other.to_string()),
        }
    }
}

/// What the HTTP library's error means.
pub(super) fn of_reqwest(
    error: &reqwest::Error,
    service: &str,
    issuer: Option<String>,
    proxy: Option<&Proxy>,
) -> Error {
    let service = service.to_owned();
    let why = chain(error).last().map(ToString::to_string).unwrap_or_default();
    if let Some((proxy, trouble)) = proxy.and_then(|proxy| Some((proxy, proxy::Trouble::of(error)?))) {
        return Error::Proxy { service, proxy: Box::new(proxy.clone()), trouble, why };
    }
    if let Some(rustls::Error::InvalidCertificate(wrong)) = find::<rustls::Error>(error) {
        return Error::Certificate { service, reason: Reason::of(wrong), issuer };
    }
    Error::Unreachable { service, what: step(error), why }
}
