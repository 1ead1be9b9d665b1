//! What mail apps ask before anybody has signed in: the servers for a mail address. Thunderbird's form (autoconfig) and
//! Outlook's (autodiscover), from the same settings as people are told (APPPW-6).
//!
//! No operations of the contract: others have fixed their paths and their form. The answer is the same for every address of the
//! domain, so that it tells nobody who exists, and there is nothing of an account in it.

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{DefaultBodyLimit, RawQuery, State, rejection::BytesRejection},
    http::{HeaderMap, HeaderValue, Response, Uri, header},
    response::IntoResponse,
    routing::{get, post},
};
use quick_xml::{Reader, escape::unescape, events::Event};

use super::{edge::Edge, mail_apps};
use crate::rules::{Code, Policy, Refusal};

/// Where Thunderbird asks: on the host `autoconfig.DOMAIN`, and on the domain's own.
const AUTOCONFIG: [&str; 2] = ["/mail/config-v1.1.xml", "/.well-known/autoconfig/mail/config-v1.1.xml"];
/// Where Outlook asks, on the host `autodiscover.DOMAIN` and on the domain's own, in the spellings that it is known to use.
const AUTODISCOVER: [&str; 3] =
    ["/autodiscover/autodiscover.xml", "/Autodiscover/Autodiscover.xml", "/AutoDiscover/AutoDiscover.xml"];
/// Bytes that a question may have; Outlook's have some 350.
const MAX_QUESTION: u32 = 16 * 1024;
/// Bytes that a mail address may have (RFC 5321).
const MAX_ADDRESS: usize = 254;

/// Adds the paths.
pub(super) fn routes(router: Router<Edge>) -> Router<Edge> {
    let router = AUTOCONFIG.into_iter().fold(router, |router, path| router.route(path, get(autoconfig)));
    let asked = || post(autodiscover).layer(DefaultBodyLimit::max(MAX_QUESTION as usize));
    AUTODISCOVER.into_iter().fold(router, |router, path| router.route(path, asked()))
}

async fn autoconfig(
    State(edge): State<Edge>,
    RawQuery(query): RawQuery,
    uri: Uri,
    headers: HeaderMap,
) -> Response<Body> {
    let query = query.unwrap_or_default();
    let mut fields = url::form_urlencoded::parse(query.as_bytes());
    // Without an address it is the domain's: the app has put it into the host's name.
    match fields.find(|(name, _)| name == "emailaddress") {
        Some((_, address)) if !is_ours(&address, &edge.house.policy) => edge.refuse(&headers, &stranger(&uri)),
        _ => xml(mail_apps::autoconfig(&edge.house.policy)),
    }
}

async fn autodiscover(
    State(edge): State<Edge>,
    uri: Uri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response<Body> {
    let Ok(body) = body else {
        return edge.refuse(&headers, &Refusal::new(Code::TooLarge).fact("limit", MAX_QUESTION));
    };
    match address_in(&body) {
        None => edge.refuse(&headers, &Refusal::invalid("EMailAddress", "address-form")),
        Some(address) if !is_ours(&address, &edge.house.policy) => edge.refuse(&headers, &stranger(&uri)),
        Some(address) => xml(mail_apps::autodiscover(&edge.house.policy, &address)),
    }
}

/// Of another domain nothing is known here; that is no different from a path that there is not.
fn stranger(uri: &Uri) -> Refusal {
    Refusal::new(Code::NoSuchPath).fact("path", uri.path())
}

fn is_ours(address: &str, policy: &Policy) -> bool {
    let is_plain = address.len() <= MAX_ADDRESS && address.bytes().all(|byte| byte.is_ascii_graphic());
    let parts = address.rsplit_once('@').filter(|(local, _)| is_plain && !local.is_empty());
    parts.is_some_and(|(_, domain)| domain.eq_ignore_ascii_case(&policy.cloud_mail.domain))
}

/// The address that a question of Outlook's names.
fn address_in(question: &[u8]) -> Option<String> {
    let mut reader = Reader::from_str(std::str::from_utf8(question).ok()?);
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) if start.local_name().as_ref() == "EMailAddress" => {
                let text = reader.read_text(start.name()).ok()?.into_inner();
                return Some(unescape(&text).ok()?.trim().to_owned());
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn xml(text: String) -> Response<Body> {
    let of = HeaderValue::from_static;
    let headers = [
        (header::CONTENT_TYPE, of("text/xml; charset=utf-8")),
        (header::CACHE_CONTROL, of("no-store")),
        (header::X_CONTENT_TYPE_OPTIONS, of("nosniff")),
    ];
    (headers, text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(address: &str) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/\
             autodiscover/outlook/requestschema/2006\"><Request><EMailAddress>{address}</EMailAddress>\
             <AcceptableResponseSchema>a</AcceptableResponseSchema></Request></Autodiscover>"
        )
    }

    #[test]
    fn apppw_6_an_address_is_read_from_a_question_or_there_is_none() {
        let read = |address: &str| address_in(question(address).as_bytes());
        assert_eq!(read(" taro@mail.example.jp\n"), Some("taro@mail.example.jp".to_owned()));
        assert_eq!(read("a&amp;b&lt;@mail.example.jp"), Some("a&b<@mail.example.jp".to_owned()));
        // Of entities there are no others: nothing is opened, and nothing grows.
        assert_eq!(read("&xxe;@mail.example.jp"), None);
        assert_eq!(
            address_in(
                b"<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a><EMailAddress>&x;</EMailAddress></a>"
            ),
            None
        );
        for wrong in ["", "no XML", "<a><EMailAddress>", "<a/>", "<EMailAddress/>"] {
            assert_eq!(address_in(wrong.as_bytes()), None, "{wrong}");
        }
        assert_eq!(address_in(b"<EMailAddress>\xff@mail.example.jp</EMailAddress>"), None);
    }

    #[test]
    fn apppw_6_only_an_address_of_the_domain_is_ours() {
        let policy = Policy::default();
        for ours in ["taro@mail.example.jp", "nobody.at.all@MAIL.example.JP", "a\"<b>&@mail.example.jp"] {
            assert!(is_ours(ours, &policy), "{ours}");
        }
        let long = format!("{}@mail.example.jp", "a".repeat(MAX_ADDRESS));
        for strange in [
            "",
            "taro",
            "@mail.example.jp",
            "taro@example.jp",
            "taro@mail.example.jp@b.jp",
            "太郎@mail.example.jp",
            "a b@mail.example.jp",
            &long,
        ] {
            assert!(!is_ours(strange, &policy), "{strange}");
        }
    }
}
