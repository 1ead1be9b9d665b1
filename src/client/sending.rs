//! What goes with a request beside the request itself.

use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};

use super::error::{Error, Local};
use crate::{
    contract::{
        Operation,
        bulk::{self, BulkReply},
        header::{BEARER, DEVICE, DRY_RUN, DRY_RUN_BEFORE, IDEMPOTENCY_KEY, REASON, encoded},
        masked, problem,
        wire::{self, JSON},
    },
    rules::Secret,
};

/// What goes with a request: it changes how the service takes it, not what it says.
#[derive(Debug, Clone, Default)]
pub struct Sending {
    /// Makes a write safe to repeat (ALL-2); without one a write is never sent twice.
    pub idempotency_key: Option<String>,
    /// Do all but keep nothing.
    pub dry_run: bool,
    /// With `dry_run`: it is sent for good right afterwards, if nothing is against it.
    pub acts_next: bool,
    /// Why, for the audit trail (`--reason`).
    pub reason: Option<String>,
    /// The language of the texts in the answer, `en` or `ja`.
    pub lang: Option<String>,
    /// The token of this device for this service, where somebody signs in.
    pub device: Option<Secret>,
}

/// A request ready to go, any number of times.
pub(super) struct Outgoing {
    pub(super) method: reqwest::Method,
    /// The path and query, to be put behind the service's address.
    pub(super) target: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<Vec<u8>>,
    /// Whether carrying it out twice is the same as once.
    pub(super) repeatable: bool,
    /// What of it people may see, where somebody looks (`--debug`).
    pub(super) shown: Option<Shown>,
}

/// A request and its answer as people may see them. Only who knows their types can make it, for the types know their
/// secrets.
pub(super) struct Shown {
    pub(super) target: String,
    /// Nothing where there is no body, or none that can be shown.
    pub(super) body: Option<String>,
    /// Shows the body of a success, unless it is of another type.
    pub(super) reply: fn(&[u8]) -> Option<String>,
}

impl Shown {
    fn of<O: Operation>(request: &O) -> Option<Self> {
        let parts = masked::request(request).ok()?;
        let body = parts.body.as_deref().map(|body| String::from_utf8_lossy(body).into_owned());
        Some(Self { target: target(&parts), body, reply: masked::body::<O::Reply> })
    }
}

fn target(parts: &wire::Parts) -> String {
    if parts.query.is_empty() { parts.path.clone() } else { format!("{}?{}", parts.path, parts.query) }
}

impl Outgoing {
    /// A request of an operation; `is_looked_at` says whether somebody wants to see it.
    pub(super) fn new<O: Operation>(
        request: &O,
        token: Option<&Secret>,
        sending: &Sending,
        is_looked_at: bool,
    ) -> Result<Self, Error> {
        let parts = wire::to_parts(request).map_err(|error| Local::Request(error.to_string()))?;
        let target = target(&parts);
        let method = reqwest::Method::from_bytes(O::METHOD.as_str().as_bytes())
            .map_err(|error| Local::Request(error.to_string()))?;
        let mut headers = sending.headers(token)?;
        if parts.body.is_some() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(JSON));
        }
        // A reading that comes twice is the same as once.
        let repeatable = !O::WRITES || O::READING || sending.idempotency_key.is_some();
        let shown = if is_looked_at { Shown::of(request) } else { None };
        Ok(Self { method, target, headers, body: parts.body, repeatable, shown })
    }
}

impl Outgoing {
    /// Rows of one operation: each has its idempotency key in its row, so that sending them twice is the same as once.
    pub(super) fn rows<R: serde::Serialize>(
        operation: &str,
        rows: &R,
        token: Option<&Secret>,
        sending: &Sending,
        is_looked_at: bool,
    ) -> Result<Self, Error> {
        let body = serde_json::to_vec(rows).map_err(|error| Local::Request(error.to_string()))?;
        let mut headers = sending.headers(token)?;
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(JSON));
        let target = bulk::path(operation);
        let shown = is_looked_at.then(|| Shown {
            target: target.clone(),
            body: masked::rows(operation, &body),
            reply: masked::body::<BulkReply>,
        });
        Ok(Self { method: reqwest::Method::POST, target, headers, body: Some(body), repeatable: true, shown })
    }
}

impl Outgoing {
    /// A question for what is no operation: whether the service can do its work.
    pub(super) fn ready() -> Self {
        let (target, headers) = (wire::READYZ.to_owned(), HeaderMap::new());
        Self { method: reqwest::Method::GET, target, headers, body: None, repeatable: false, shown: None }
    }
}

impl Sending {
    fn headers(&self, token: Option<&Secret>) -> Result<HeaderMap, Error> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, value("accept", &format!("{JSON}, {}", problem::MEDIA_TYPE))?);
        if let Some(token) = token {
            let mut bearer = value("token", &format!("{BEARER} {}", token.expose()))?;
            bearer.set_sensitive(true);
            headers.insert(AUTHORIZATION, bearer);
        }
        if let Some(device) = &self.device {
            let mut device = value("device", device.expose())?;
            device.set_sensitive(true);
            headers.insert(DEVICE, device);
        }
        if let Some(key) = &self.idempotency_key {
            headers.insert(IDEMPOTENCY_KEY, value("idempotency key", key)?);
        }
        if self.dry_run {
            let word = if self.acts_next { DRY_RUN_BEFORE } else { "true" };
            headers.insert(DRY_RUN, HeaderValue::from_static(word));
        }
        if let Some(reason) = &self.reason {
            headers.insert(REASON, value("reason", &encoded(reason))?);
        }
        if let Some(lang) = &self.lang {
            headers.insert(ACCEPT_LANGUAGE, value("language", lang)?);
        }
        Ok(headers)
    }
}

fn value(what: &'static str, text: &str) -> Result<HeaderValue, Error> {
    HeaderValue::from_str(text).map_err(|_| Local::Header(what).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_in_any_script_travels_and_a_token_is_hidden() {
        let sending =
            Sending { reason: Some("端末の紛失 50%\r\nX: y".into()), dry_run: true, ..Sending::default() };
        let headers = sending.headers(Some(&Secret::from("s3cret"))).unwrap();
        let reason = headers[REASON].to_str().unwrap();
        assert!(reason.starts_with("%E7%AB%AF%E6%9C%AB"), "{reason}");
        assert!(reason.ends_with("50%25%0D%0AX%3A%20y"), "{reason}");
        assert_eq!(headers[DRY_RUN], "true");
        let before = Sending { acts_next: true, ..sending }.headers(None).unwrap();
        assert_eq!(before[DRY_RUN], "before");
        assert_eq!(headers[AUTHORIZATION], "Bearer s3cret");
        assert!(!format!("{headers:?}").contains("s3cret"));
    }

    #[test]
    fn a_token_that_would_break_the_header_is_refused_without_being_shown() {
        let error = Sending::default().headers(Some(&Secret::from("a\nb"))).unwrap_err();
        assert!(matches!(error, Error::Local(Local::Header("token"))));
        assert!(!format!("{error:?} {error}").contains("a\nb"));
    }
}
