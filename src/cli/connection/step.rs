//! The step at which a connection ended.

use crate::client::error::What;

/// The sentence (a text `invalid-…`) for the step at which a connection ended.
pub(super) fn step(what: What) -> &'static str {
    match what {
        What::Dns => "reach-dns",
        What::Refused => "reach-refused",
        What::Timeout => "reach-timeout",
        What::Closed => "reach-closed",
        What::Tls => "reach-tls",
        What::NotHttp => "reach-not-http",
    }
}
