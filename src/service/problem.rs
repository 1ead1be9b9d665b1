//! Refusals and faults as RFC 9457 problems, in the language that the request accepts.

use axum::{
    body::Body,
    http::{HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
};
use jiff::{Timestamp, tz::TimeZone};

use crate::{
    contract::{
        Moment,
        header::BEARER,
        problem::{MEDIA_TYPE, Problem},
    },
    ops::Fault,
    rules::{
        Code, CodeKind, Refusal,
        refusal::{self, Reader},
    },
    store,
    texts::{
        Lang, Texts,
        problem::{Values, Words},
    },
};

/// The language of `Accept-Language`: Japanese where it comes first, else English.
pub(super) fn language(accept: Option<&str>) -> Lang {
    let first = accept.unwrap_or_default().split([',', ';', '-']).next().unwrap_or_default();
    if first.trim().eq_ignore_ascii_case("ja") { Lang::Ja } else { Lang::En }
}

/// Who reads an answer: instants in the service's zone, everything else as it is.
struct Caller<'a>(&'a TimeZone);

impl Reader for Caller<'_> {
    fn moment(&self, at: Timestamp, has_happened: bool) -> String {
        let at = if has_happened { Moment::new(at, self.0) } else { Moment::promised(at, self.0) };
        at.to_string()
    }

    fn text(&self, _: &str, text: &str) -> String {
        text.to_owned()
    }

    fn typed(&self, text: &str) -> String {
        text.to_owned()
    }
}

fn words(refusal: &Refusal, texts: &Texts, zone: &TimeZone) -> Words {
    let mut values: Values = refusal::values(&refusal.facts, &Caller(zone));
    if let Some(at) = refusal.possible_from {
        values.insert("possible_from".to_owned(), Moment::promised(at, zone).to_string().into());
    }
    texts.problem(refusal.code.as_str(), values)
}

/// What happened, why, and what to do, in one line.
pub(super) fn sentence(refusal: &Refusal, texts: &Texts, zone: &TimeZone) -> String {
    one_line(&words(refusal, texts, zone))
}

fn one_line(words: &Words) -> String {
    words.parts().collect::<Vec<_>>().join(" ")
}

/// A refusal as an answer.
pub(super) fn answer(refusal: &Refusal, request_id: &str, zone: &TimeZone, lang: Lang) -> Response<Body> {
    let words = words(refusal, Texts::of(lang), zone);
    let mut problem = Problem::new(refusal, request_id, zone);
    problem.detail = Some(one_line(&words));
    problem.title = words.what;
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut answer = (status, axum::Json(problem)).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    match refusal.code.kind() {
        CodeKind::SignIn => drop(headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(BEARER))),
        CodeKind::Load => drop(headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"))),
        _ => {}
    }
    answer
}

/// A fault is logged whole and answered without its insides.
pub(super) fn of_fault(fault: &Fault, request_id: &str) -> Refusal {
    match fault {
        Fault::Overloaded
        | Fault::MailServer(_)
        | Fault::Rehearsed
        | Fault::Store(store::Error::Unreachable(_) | store::Error::Conflict(_)) => {
            tracing::warn!(request_id, error = %fault, "unavailable");
            Code::Unavailable.into()
        }
        Fault::Store(store::Error::Full(_)) => {
            tracing::error!(request_id, error = %fault, "no room left");
            Code::StorageFull.into()
        }
        Fault::Store(store::Error::Disk(_)) => {
            tracing::error!(request_id, error = %fault, "the disk fails");
            Code::StorageFailed.into()
        }
        fault => {
            tracing::error!(request_id, error = %fault, "failed");
            Code::Internal.into()
        }
    }
}
