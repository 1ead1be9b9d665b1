//! Messages through a program of the organisation's own: JSON over HTTPS, signed as Standard Webhooks has it
//! (<https://www.standardwebhooks.com/>). See docs/decisions/0062.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use hmac::{Hmac, KeyInit, Mac};
use reqwest::{Client, StatusCode, Url, header};
use rustls_pki_types::CertificateDer;
use serde_json::json;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{
    http,
    outgoing::{NotSent, Outgoing},
};
use crate::rules::{Secret, message::Hindrance};

/// What a secret begins with.
const PREFIX: &str = "whsec_";
/// Bytes of a key.
const KEY: std::ops::RangeInclusive<usize> = 24..=64;

/// A receiver of signed requests.
pub struct Webhook {
    http: Client,
    url: Url,
    key: Zeroizing<Vec<u8>>,
}

impl std::fmt::Debug for Webhook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Webhook").field("url", &self.url.as_str()).finish_non_exhaustive()
    }
}

impl Webhook {
    /// One at this address; the secret is `whsec_` and base64 of 24 to 64 bytes.
    ///
    /// # Errors
    /// When the secret has another form, or the authorities cannot be used.
    pub fn new(url: Url, secret: &Secret, authorities: &[CertificateDer<'static>]) -> Result<Self, String> {
        let key = secret.expose().strip_prefix(PREFIX).and_then(|text| BASE64.decode(text).ok());
        let key = key.filter(|key| KEY.contains(&key.len())).map(Zeroizing::new);
        let key = key.ok_or("it holds no secret: whsec_ and base64 of 24 to 64 bytes")?;
        Ok(Self { http: http::client(&url, authorities)?, url, key })
    }

    pub(super) async fn send(&self, message: &Outgoing<'_>) -> Result<(), NotSent> {
        let (id, at, body) = (format!("msg_{}", message.id), message.now.as_second().to_string(), body(message));
        let signature = self.signature(&id, &at, &body);
        let request = self
            .http
            .post(self.url.clone())
            .header(header::CONTENT_TYPE, "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", at)
            .header("webhook-signature", signature)
            .body(body);
        http::send(request, judge).await
    }

    fn signature(&self, id: &str, at: &str, body: &str) -> String {
        // HMAC takes a key of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.key) else { return String::new() };
        mac.update(format!("{id}.{at}.{body}").as_bytes());
        format!("v1,{}", BASE64.encode(mac.finalize().into_bytes()))
    }
}

fn body(message: &Outgoing<'_>) -> String {
    let content = message.content;
    json!({
        "type": format!("message.{}", message.channel),
        "timestamp": message.now,
        "data": {
            "id": message.id,
            "kind": message.kind,
            "to": content.to,
            "subject": content.subject,
            "text": content.body,
            "language": content.language,
            "useful_until": message.useful_until,
        },
    })
    .to_string()
}

/// What a refusal means: 400 and 422 are about this message, everything else about the receiver.
fn judge(status: StatusCode) -> Hindrance {
    match status {
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => Hindrance::Refused,
        StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => Hindrance::Busy,
        status if status.is_server_error() => Hindrance::Busy,
        _ => Hindrance::NotAdmitted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's own libraries.
    #[test]
    fn msg_3_a_request_is_signed_as_standard_webhooks_has_it() {
        let secret = Secret::from("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        let webhook = Webhook::new("https://sms.example.ac.jp/".parse().unwrap(), &secret, &[]).unwrap();
        let signature = webhook.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", r#"{"test": 2432232314}"#);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assert!(!format!("{webhook:?}").contains("MfKQ"));
        for wrong in ["", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_c2hvcnQ=", "whsec_#"] {
            assert!(Webhook::new("https://sms.example.ac.jp/".parse().unwrap(), &wrong.into(), &[]).is_err());
        }
    }
}
