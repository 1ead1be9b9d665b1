//! SASL PLAIN (RFC 4616), which all three protocols take.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};

use crate::rules::Secret;

/// The initial response.
pub(super) fn response(user: &str, secret: &Secret) -> Secret {
    let both = Secret::from(format!("\0{user}\0{}", secret.expose()));
    Secret::from(BASE64.encode(both.expose()))
}
