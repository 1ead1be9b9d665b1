//! One request over HTTPS: headers and body in, one op, an answer out.

use std::{future::Future, marker::PhantomData, net::IpAddr};

use axum::{
    body::{Body, Bytes},
    extract::{
        RawPathParams, RawQuery, State,
        rejection::{BytesRejection, RawPathParamsRejection},
    },
    http::{HeaderMap, HeaderValue, Response, header},
    response::IntoResponse,
};
use jiff::Timestamp;
use serde::Serialize;
use tracing::Instrument;

use super::{edge::Edge, key::random, problem, proxied::Peer};
use crate::{
    contract::{
        bulk::BulkReply,
        header::{
            BEARER, DEVICE, DEVICE_BYTES, DRY_RUN, DRY_RUN_BEFORE, IDEMPOTENCY_KEY, IDEMPOTENCY_KEY_BYTES, MAX_REASON,
            REASON, REQUEST_ID, TIME_ZONE, VERSION, decoded,
        },
        wire::{self, JSON, MAX_BODY},
    },
    ops::{self, ActEach, Failure, Origin},
    rules::{Code, Id, Refusal, Secret, text},
};

/// What a request asks for.
pub(super) trait Work: Send + 'static {
    /// The operation.
    const ID: &'static str;
    /// Whether it changes anything.
    const WRITES: bool;
    /// The answer.
    type Reply: Serialize;
    /// Reads the request, and carries it out.
    fn run(request: &Request<'_>, body: &[u8]) -> impl Future<Output = Result<Self::Reply, Failure>> + Send;
}

/// One request of an operation.
pub(super) struct One<O>(PhantomData<O>);

impl<O: ActEach> Work for One<O> {
    const ID: &'static str = O::ID;
    const WRITES: bool = O::WRITES;
    type Reply = O::Reply;

    async fn run(request: &Request<'_>, body: &[u8]) -> Result<O::Reply, Failure> {
        request.run::<O>(body).await
    }
}

/// Many rows of an operation.
pub(super) struct Rows<O>(PhantomData<O>);

impl<O: ActEach> Work for Rows<O> {
    const ID: &'static str = O::ID;
    const WRITES: bool = O::WRITES;
    type Reply = BulkReply;

    async fn run(request: &Request<'_>, body: &[u8]) -> Result<BulkReply, Failure> {
        request.run_rows::<O>(body).await
    }
}

/// Handles one request.
pub(super) async fn handle<W: Work>(
    State(edge): State<Edge>,
    peer: Peer,
    path: Result<RawPathParams, RawPathParamsRejection>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response<Body> {
    let request_id = Id::random(&mut random()).to_string();
    let request = Request {
        edge: &edge,
        peer,
        path,
        query: query.unwrap_or_default(),
        headers: &headers,
        request_id: &request_id,
    };
    let span = tracing::trace_span!("request", request_id, operation = W::ID);
    let outcome = match body {
        Ok(body) => match must_be_json(&headers, &body) {
            Ok(()) => W::run(&request, &body).instrument(span).await,
            Err(refusal) => Err(refusal.into()),
        },
        Err(_) => Err(too_large()),
    };
    request.answer::<W>(outcome)
}

/// Whether a body says that it is JSON. A web page can send any other type to us from a visitor's browser without being
/// asked whether it may; for this one the browser asks first, and nothing here answers yes.
///
/// # Errors
/// `media_type_unknown`.
fn must_be_json(headers: &HeaderMap, body: &[u8]) -> Result<(), Refusal> {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_json = given.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(JSON);
    match body.is_empty() || is_json {
        true => Ok(()),
        false => Err(Refusal::new(Code::MediaTypeUnknown).fact("expected", JSON)),
    }
}

fn too_large() -> Failure {
    Refusal::new(Code::TooLarge).fact("limit", MAX_BODY).into()
}

/// A request as it came.
pub(super) struct Request<'a> {
    edge: &'a Edge,
    peer: Peer,
    path: Result<RawPathParams, RawPathParamsRejection>,
    query: String,
    headers: &'a HeaderMap,
    request_id: &'a str,
}

impl Request<'_> {
    async fn run<O: ActEach>(&self, body: &[u8]) -> Result<O::Reply, Failure> {
        let path = self.path.as_ref().map_err(|_| {
            Refusal::new(Code::InvalidRequest).fact("field", "path").fact("why", "percent-encoded, but no UTF-8")
        })?;
        let in_path: Vec<_> = path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let request: O = wire::from_parts(&in_path, &self.query, body)?;
        let (house, now, origin) = (&*self.edge.house, self.now()?, self.origin()?);
        let asking = ops::caller::ask::<O>(house, self.bearer()?, &origin, now).await??;
        let mut rng = random();
        let mut call = asking.call(house, now, origin, &mut rng);
        ops::pipeline::run::run(request, &mut call).await
    }

    async fn run_rows<O: ActEach>(&self, body: &[u8]) -> Result<BulkReply, Failure> {
        let rows = wire::rows(&self.query, body)?;
        let (house, now, origin) = (&*self.edge.house, self.now()?, self.origin()?);
        let asking = ops::caller::ask::<O>(house, self.bearer()?, &origin, now).await??;
        let mut rng = random();
        let mut call = asking.call(house, now, origin, &mut rng);
        ops::pipeline::bulk::run::<O>(rows, &mut call).await
    }

    fn answer<W: Work>(&self, outcome: Result<W::Reply, Failure>) -> Response<Body> {
        let mut answer = match outcome {
            Ok(reply) => axum::Json(reply).into_response(),
            Err(failure) => self.refuse(W::ID, failure),
        };
        let (status, peer) = (answer.status(), self.client());
        // Of what changes nothing there is much: a mail server asks at each log-in, and keeps a log of its own.
        if W::WRITES || !status.is_success() {
            tracing::info!(request_id = self.request_id, operation = W::ID, status = status.as_u16(), %peer, "answered");
        } else {
            tracing::debug!(request_id = self.request_id, operation = W::ID, status = status.as_u16(), %peer, "answered");
        }
        let answered = answer.headers_mut();
        answered.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Ok(id) = HeaderValue::from_str(self.request_id) {
            answered.insert(REQUEST_ID, id);
        }
        if let Ok(zone) = HeaderValue::from_str(&self.edge.house.policy.time_zone) {
            answered.insert(TIME_ZONE, zone);
        }
        answered.insert(VERSION, HeaderValue::from_static(wire::PACKAGE_VERSION));
        answer
    }

    /// The client's address.
    fn client(&self) -> IpAddr {
        match self.peer {
            Peer::Named(client) => client,
            Peer::Direct(peer) => self.edge.proxies.client(peer, self.headers),
        }
    }

    fn now(&self) -> Result<Timestamp, Failure> {
        self.edge.clock.now().map_err(|error| ops::Fault::Internal(format!("the clock: {error:#}")).into())
    }

    fn header(&self, name: &str) -> Result<Option<&str>, Refusal> {
        let value = self.headers.get(name).map(HeaderValue::to_str).transpose();
        value.map_err(|_| Refusal::invalid(name, "unsafe-character"))
    }

    fn bearer(&self) -> Result<Option<&str>, Refusal> {
        match self.header(header::AUTHORIZATION.as_str())? {
            None => Ok(None),
            Some(value) => match value.split_once(' ') {
                Some((scheme, token)) if scheme.eq_ignore_ascii_case(BEARER) => Ok(Some(token.trim())),
                _ => Err(Code::SignInNeeded.into()),
            },
        }
    }

    fn origin(&self) -> Result<Origin, Refusal> {
        let dry_run = self.header(DRY_RUN)?;
        Ok(Origin {
            request_id: self.request_id.to_owned(),
            address: self.client().to_string(),
            device: self.device()?,
            reason: self.reason()?,
            idempotency_key: self.key()?,
            dry_run: match dry_run {
                None | Some("false") => false,
                Some("true" | DRY_RUN_BEFORE) => true,
                Some(_) => return Err(Refusal::invalid(DRY_RUN, "dry-run-word")),
            },
            acts_next: dry_run == Some(DRY_RUN_BEFORE),
        })
    }

    fn device(&self) -> Result<Option<Secret>, Refusal> {
        match self.header(DEVICE)? {
            None => Ok(None),
            Some(token) if DEVICE_BYTES.contains(&token.len()) => Ok(Some(Secret::from(token))),
            Some(_) => Err(Refusal::invalid(DEVICE, "device-token")),
        }
    }

    fn reason(&self) -> Result<Option<String>, Refusal> {
        let Some(encoded) = self.header(REASON)? else { return Ok(None) };
        let reason = decoded(encoded).ok_or_else(|| Refusal::invalid("reason", "not-utf-8"))?;
        text::label("reason", &reason, MAX_REASON).map(Some)
    }

    fn key(&self) -> Result<Option<String>, Refusal> {
        let Some(key) = self.header(IDEMPOTENCY_KEY)? else { return Ok(None) };
        if IDEMPOTENCY_KEY_BYTES.contains(&key.len()) {
            Ok(Some(key.to_owned()))
        } else {
            let most = i64::try_from(*IDEMPOTENCY_KEY_BYTES.end()).unwrap_or(i64::MAX);
            Err(Refusal::invalid(IDEMPOTENCY_KEY, "too-long").fact("max", most))
        }
    }

    fn refuse(&self, operation: &str, failure: Failure) -> Response<Body> {
        let refusal = match failure {
            Failure::Refused(refusal) => refusal,
            Failure::Fault(fault) => problem::of_fault(&fault, self.request_id),
        };
        tracing::debug!(request_id = self.request_id, operation, code = %refusal.code, "refused");
        let accepted = self.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        problem::answer(&refusal, self.request_id, &self.edge.house.zone, problem::language(accepted))
    }
}
