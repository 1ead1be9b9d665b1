//! Refusals and faults as RFC 9457 problems, in the language that the request accepts.

use axum::{
    body::Body,
    http::{HeaderValue, Response, header},
    response::IntoResponse,
};
use jiff::tz::TimeZone;

use crate::{
    contract::{
        Moment,
        header::BEARER,
        problem::{MEDIA_TYPE, Problem},
    },
    ops::Fault,
    rules::{
        Code, Fact, Refusal,
        refusal::{HAPPENED, hinted},
    },
    store,
    texts::{FluentArgs, Lang, Texts},
};

/// The language of `Accept-Language`: Japanese where it comes first, else English.
pub(super) fn language(accept: Option<&str>) -> Lang {
    let first = accept.unwrap_or_default().split([',', ';', '-']).next().unwrap_or_default();
    if first.trim().eq_ignore_ascii_case("ja") { Lang::Ja } else { Lang::En }
}

fn values(refusal: &Refusal, texts: &Texts, zone: &TimeZone) -> FluentArgs<'static> {
    let mut values = plain(refusal, zone);
    if let Some(Fact::Text(why)) = refusal.facts.get("why") {
        let key = format!("invalid-{why}");
        if texts.has(&key) {
            values.set("why", texts.explain(&key, plain(refusal, zone)));
        }
    }
    values
}

/// The facts as a sentence takes them, instants in the service's zone.
fn plain(refusal: &Refusal, zone: &TimeZone) -> FluentArgs<'static> {
    let mut values = FluentArgs::new();
    hinted(&refusal.facts).into_iter().for_each(|(name, value)| values.set(name, value));
    for (name, fact) in &refusal.facts {
        match fact {
            Fact::Number(number) => values.set(name.clone(), *number),
            Fact::Moment(at) if name == HAPPENED => values.set(name.clone(), Moment::new(*at, zone).to_string()),
            Fact::Moment(at) => values.set(name.clone(), Moment::promised(*at, zone).to_string()),
            Fact::Day(day) => values.set(name.clone(), day.to_string()),
            Fact::Text(text) => values.set(name.clone(), text.clone()),
        }
    }
    if let Some(at) = refusal.possible_from {
        values.set("possible_from", Moment::promised(at, zone).to_string());
    }
    values
}

fn key(code: Code) -> String {
    format!("problem-{}", code.as_str().replace('_', "-"))
}

/// What happened and why, in a sentence or two.
pub(super) fn sentence(refusal: &Refusal, texts: &Texts, zone: &TimeZone) -> String {
    let key = key(refusal.code);
    [String::new(), ".why".to_owned(), ".next".to_owned()]
        .iter()
        .map(|part| format!("{key}{part}"))
        .filter(|part| texts.has(part))
        .map(|part| texts.explain(&part, values(refusal, texts, zone)))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A refusal as an answer.
pub(super) fn answer(refusal: &Refusal, request_id: &str, zone: &TimeZone, lang: Lang) -> Response<Body> {
    let texts = Texts::of(lang);
    let mut problem = Problem::new(refusal, request_id, zone);
    problem.title = texts.explain(&key(refusal.code), values(refusal, texts, zone));
    problem.detail = Some(sentence(refusal, texts, zone));
    let mut answer = (
        axum::http::StatusCode::from_u16(problem.status).unwrap_or(axum::http::StatusCode::INTERNAL_SERVER_ERROR),
        axum::Json(problem.clone()),
    )
        .into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    match problem.status {
        401 => {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(BEARER));
        }
        503 => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        _ => {}
    }
    answer
}

/// A fault is logged whole and answered without its insides.
pub(super) fn of_fault(fault: &Fault, request_id: &str) -> Refusal {
    match fault {
        Fault::Overloaded | Fault::Store(store::Error::Unreachable(_)) => {
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
