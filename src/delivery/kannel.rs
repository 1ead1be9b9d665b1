//! Text messages through Kannel's `sendsms`. See docs/decisions/0062.

use reqwest::{Client, StatusCode, Url};
use rustls_pki_types::CertificateDer;

use super::{
    http,
    outgoing::{NotSent, Outgoing},
};
use crate::rules::{Secret, message::Hindrance};

/// UTF-16 units of one part of a long message, and parts at the most: Kannel cuts off what is beyond `max-messages`, and
/// says nothing.
const UNITS: usize = 67;
const PARTS: usize = 10;
/// Which receipts are asked for: delivered, not delivered, refused by the network.
const RECEIPTS: &str = "19";

/// A Kannel (`smsbox`).
#[derive(Debug)]
pub struct Kannel {
    http: Client,
    url: Url,
    user: String,
    password: Secret,
    from: Option<String>,
    receipts: Option<Url>,
}

impl Kannel {
    /// One at this address, with the user of its group `sendsms-user`. `receipts` is the address of this service as Kannel
    /// knows it.
    ///
    /// # Errors
    /// When the authorities cannot be used.
    pub fn new(
        url: Url,
        (user, password): (String, Secret),
        from: Option<String>,
        receipts: Option<Url>,
        authorities: &[CertificateDer<'static>],
    ) -> Result<Self, String> {
        Ok(Self { http: http::client(&url, authorities)?, url, user, password, from, receipts })
    }

    /// Whether it is told where to report how a message ended.
    pub(super) fn reports(&self) -> bool {
        self.receipts.is_some()
    }

    pub(super) async fn send(&self, message: &Outgoing<'_>) -> Result<(), NotSent> {
        http::send(self.http.get(self.request(message)), judge).await
    }

    /// Without `coding=2` every letter beyond GSM's becomes a question mark, without `charset` it becomes several.
    fn request(&self, message: &Outgoing<'_>) -> Url {
        let mut url = self.url.clone();
        let mut query = url.query_pairs_mut();
        query
            .append_pair("username", &self.user)
            .append_pair("password", self.password.expose())
            .append_pair("to", &message.content.to)
            .append_pair("coding", "2")
            .append_pair("charset", "UTF-8")
            .append_pair("text", &fitted(&message.content.body));
        if let Some(from) = &self.from {
            query.append_pair("from", from);
        }
        if let Some(receipt) = self.receipts.as_ref().zip(message.receipt).map(|(base, token)| receipt(base, token)) {
            query.append_pair("dlr-mask", RECEIPTS).append_pair("dlr-url", &receipt);
        }
        drop(query);
        url
    }
}

/// Where Kannel reports to: it puts a number in the place of `%d`.
fn receipt(base: &Url, token: &Secret) -> String {
    format!("{}/v1/message-receipts/{}?type=%d", base.as_str().trim_end_matches('/'), token.expose())
}

/// The text, as far as it fits into the parts that are sent at the most.
fn fitted(text: &str) -> String {
    let most = UNITS * PARTS;
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut units = 1;
    let whole = text.chars().take_while(|letter| {
        units += letter.len_utf16();
        units <= most
    });
    whole.chain(['…']).collect()
}

/// What Kannel's refusal means; a wrong password does not get better by itself, but the operator mends it.
fn judge(status: StatusCode) -> Hindrance {
    match status {
        StatusCode::BAD_REQUEST => Hindrance::Refused,
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS => Hindrance::Busy,
        status if status.is_server_error() => Hindrance::Busy,
        _ => Hindrance::NotAdmitted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn msg_1_a_text_is_cut_where_kannel_would_and_between_letters() {
        let short = "確認".repeat(335);
        assert_eq!(fitted(&short), short);
        let cut = fitted(&format!("{short}x"));
        assert_eq!((cut.encode_utf16().count(), cut.chars().last()), (670, Some('…')));
        let cut = fitted(&"🦊".repeat(400));
        assert_eq!((cut.encode_utf16().count(), cut.chars().last()), (669, Some('…')));
    }
}
