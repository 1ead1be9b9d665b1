//! The HTTPS API as any client sees it: raw requests, so that a test can also send what `meibo` never would.

use std::sync::LazyLock;

use reqwest::{
    Certificate, Client, Method, RequestBuilder,
    header::{CONTENT_TYPE, HeaderMap},
};
use serde_json::Value;
use tokio::runtime::Runtime;

use super::{certificate::AUTHORITY, openapi::Exchange};

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    rustls::crypto::ring::default_provider().install_default().expect("no other TLS provider is installed");
    Runtime::new().unwrap()
});

/// A client of one service that trusts the tests' authority and nobody else.
pub(crate) struct Http {
    url: String,
    client: Client,
}

/// A request about to be sent.
pub(crate) struct Request(RequestBuilder);

/// The answer.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The HTTP status.
    pub(crate) status: u16,
    /// The headers.
    pub(crate) headers: HeaderMap,
    /// The body as it came.
    pub(crate) text: String,
}

impl Http {
    /// A client of the service at `url`.
    pub(crate) fn new(url: &str) -> Self {
        LazyLock::force(&RUNTIME);
        let authority = Certificate::from_pem(AUTHORITY.pem().as_bytes()).unwrap();
        let client = Client::builder()
            .tls_certs_only([authority])
            .no_proxy()
            .timeout(super::deadline::PATIENCE)
            .build()
            .unwrap();
        Self { url: url.to_owned(), client }
    }

    /// A request; `path` begins with a slash.
    pub(crate) fn request(&self, method: &str, path: &str) -> Request {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        Request(self.client.request(method, format!("{}{path}", self.url)))
    }

    /// A read without a sign-in.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.request("GET", path).send()
    }
}

impl Request {
    /// Signs the request with a session's or a service's token.
    pub(crate) fn token(self, token: &str) -> Self {
        Self(self.0.bearer_auth(token))
    }

    /// The key under which a write is done once (ALL-2).
    pub(crate) fn key(self, key: &str) -> Self {
        Self(self.0.header("Idempotency-Key", key))
    }

    /// Any header.
    pub(crate) fn header(self, name: &str, value: &str) -> Self {
        Self(self.0.header(name, value))
    }

    /// A JSON body.
    pub(crate) fn json(self, body: &Value) -> Self {
        Self(self.0.json(body))
    }

    /// A body that says it is JSON, and need not be.
    pub(crate) fn body(self, body: impl Into<Vec<u8>>) -> Self {
        self.typed("application/json", body)
    }

    /// A body that says it is of any type.
    pub(crate) fn typed(self, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        Self(self.0.header(CONTENT_TYPE, kind).body(body.into()))
    }

    /// Sends it; panics where no answer comes.
    pub(crate) fn send(self) -> Answer {
        self.try_send().unwrap_or_else(|error| panic!("no answer: {error:?}"))
    }

    /// Sends it; an error where no answer comes. What comes must be what the service's description tells of.
    #[track_caller]
    pub(crate) fn try_send(self) -> Result<Answer, reqwest::Error> {
        let (client, request) = self.0.build_split();
        let request = request?;
        let (method, url) = (request.method().clone(), request.url().clone());
        let sent = request.body().and_then(|body| body.as_bytes()).unwrap_or_default().to_vec();
        let answer = RUNTIME.block_on(async {
            let answer = client.execute(request).await?;
            Ok::<_, reqwest::Error>(Answer {
                status: answer.status().as_u16(),
                headers: answer.headers().clone(),
                text: answer.text().await?,
            })
        })?;
        Exchange {
            method: method.as_str(),
            path: url.path(),
            query: url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect(),
            sent: &sent,
            status: answer.status,
            kind: answer.headers.get(CONTENT_TYPE).map_or("", |kind| kind.to_str().unwrap()),
            answer: &answer.text,
        }
        .hold();
        Ok(answer)
    }
}

impl Answer {
    /// Demands a success, and reads the body as JSON (`null` if there is none): what it tells, without the fields that are
    /// `null` because there is nothing to tell. [`whole`](Self::whole) has them, too.
    #[track_caller]
    pub(crate) fn ok(self) -> Value {
        told(self.whole())
    }

    /// Demands a success, and reads the body as JSON, as it came.
    #[track_caller]
    pub(crate) fn whole(self) -> Value {
        assert!((200..300).contains(&self.status), "expected a success: {self:?}");
        if self.text.is_empty() { Value::Null } else { serde_json::from_str(&self.text).unwrap() }
    }

    /// Demands an RFC 9457 problem with this status and code, and gives it.
    #[track_caller]
    pub(crate) fn refused(self, status: u16, code: &str) -> Value {
        assert_eq!(self.status, status, "expected {status} {code}: {self:?}");
        let kind = self.headers.get("content-type").map(|kind| kind.to_str().unwrap());
        assert_eq!(kind, Some("application/problem+json"), "{self:?}");
        let problem: Value = serde_json::from_str(&self.text).unwrap();
        assert_eq!(problem["code"], code, "{self:?}");
        problem
    }
}

/// A value without what is `null` in it.
fn told(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            fields.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| (name, told(value))).collect()
        }
        Value::Array(values) => values.into_iter().map(told).collect(),
        plain => plain,
    }
}
