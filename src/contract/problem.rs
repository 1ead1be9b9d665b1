//! RFC 9457 problems.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Moment, word::CodeWord};
use crate::rules::{Code, CodeKind, Refusal, refusal::Facts};

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// The answer to a request that was not carried out (RFC 9457, with our own members).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// `tag:meibo,2026:` and the code: a name, not an address to open.
    pub r#type: String,
    /// One short sentence, the same for every occurrence of the code.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened in this case, and what to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The stable code.
    #[schema(value_type = String)]
    pub code: CodeWord,
    /// What the message needs to explain it.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub facts: Facts,
    /// From when the same request would not be refused for this reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub possible_from: Option<Moment>,
    /// The request's name in the audit trail and the logs.
    pub request_id: String,
}

impl Problem {
    /// A refusal as it goes over the wire; `title` and `detail` are the service's to fill in.
    pub fn new(refusal: &Refusal, request_id: &str, zone: &jiff::tz::TimeZone) -> Self {
        Self {
            r#type: format!("tag:meibo,2026:{}", refusal.code),
            title: refusal.code.as_str().replace('_', " "),
            status: status(refusal.code),
            detail: None,
            code: refusal.code.into(),
            facts: refusal.facts.clone(),
            possible_from: refusal.possible_from.map(|at| Moment::promised(at, zone)),
            request_id: request_id.to_owned(),
        }
    }
}

/// The HTTP status of a code. 429 and 503 mean load and nothing else.
pub const fn status(code: Code) -> u16 {
    match code.kind() {
        CodeKind::Invalid => 400,
        CodeKind::SignIn => 401,
        CodeKind::Forbidden | CodeKind::Blocked => 403,
        CodeKind::NotFound => 404,
        CodeKind::WrongMethod => 405,
        CodeKind::TimedOut => 408,
        CodeKind::Conflict | CodeKind::NoChange => 409,
        CodeKind::TooLarge => 413,
        CodeKind::MediaType => 415,
        CodeKind::Refused | CodeKind::NewPassword => 422,
        CodeKind::Broken => 500,
        CodeKind::Load => 503,
        CodeKind::Storage => 507,
    }
}
