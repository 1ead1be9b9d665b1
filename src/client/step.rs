//! At which step a connection ended, as far as the libraries tell.

use std::{error::Error as StdError, io};

/// At which step a connection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The name has no address.
    Dns,
    /// Nothing listens there, or no way leads there.
    Refused,
    /// No answer in time.
    Timeout,
    /// The connection ended before the answer.
    Closed,
    /// What listens there does not speak TLS, or not a version that is accepted.
    Tls,
    /// What listens there speaks TLS, and then something other than HTTP.
    NotHttp,
}

/// Whether a certificate was turned down.
pub(super) fn is_certificate(error: &reqwest::Error) -> bool {
    matches!(find::<rustls::Error>(error), Some(rustls::Error::InvalidCertificate(_)))
}

/// Whether what came instead of TLS was none, as a page is.
pub(super) fn is_no_tls(error: &reqwest::Error) -> bool {
    matches!(find::<rustls::Error>(error), Some(rustls::Error::InvalidMessage(_)))
}

/// The library's words where an answer is no HTTP.
const NO_HTTP: [&str; 2] = ["invalid HTTP", "HTTP/2 preface"];

/// At which step a connection ended.
pub(super) fn step(error: &reqwest::Error) -> What {
    use io::ErrorKind as K;
    if error.is_dns() {
        return What::Dns;
    }
    if error.is_timeout() {
        return What::Timeout;
    }
    if find::<rustls::Error>(error).is_some() {
        return What::Tls;
    }
    if chain(error).any(|error| NO_HTTP.iter().any(|words| error.to_string().contains(words))) {
        return What::NotHttp;
    }
    match find::<io::Error>(error).map(io::Error::kind) {
        Some(K::ConnectionRefused | K::HostUnreachable | K::NetworkUnreachable | K::AddrNotAvailable) => What::Refused,
        _ => What::Closed,
    }
}

/// The first of its causes that is of a kind.
pub(super) fn find<E: StdError + 'static>(error: &reqwest::Error) -> Option<&E> {
    chain(error).find_map(|error| error.downcast_ref::<E>())
}

/// An error and all that caused it. `io::Error::source` skips the error that it wraps, so it is asked itself.
pub(super) fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| match error.downcast_ref::<io::Error>() {
        Some(io) => io.get_ref().map(|inner| inner as &(dyn StdError + 'static)),
        None => error.source(),
    })
}
