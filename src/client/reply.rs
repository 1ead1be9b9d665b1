//! What came back.

use reqwest::header::{CONTENT_TYPE, HeaderMap, LOCATION, RETRY_AFTER};
use serde::de::DeserializeOwned;

use super::{Error, clock, retry};
use crate::contract::{Problem, header::REQUEST_ID, problem};

/// The largest answer that is read, in bytes: a service that never stops sending does not fill the memory.
const LARGEST: usize = 64 * 1024 * 1024;

/// A whole answer.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Reply {
    /// Reads an answer to its end, or to the largest size.
    pub(super) async fn take(mut from: reqwest::Response) -> Result<Self, reqwest::Error> {
        let (status, headers) = (from.status().as_u16(), std::mem::take(from.headers_mut()));
        let mut body = Vec::new();
        while let Some(part) = from.chunk().await? {
            body.extend_from_slice(&part);
            if body.len() > LARGEST {
                break;
            }
        }
        Ok(Self { status, headers, body })
    }

    /// The answer that was asked for, or the problem that came instead.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, Error> {
        if self.body.len() > LARGEST {
            return Err(self.unreadable("it is too large"));
        }
        match self.status {
            200..=299 => {
                let body: &[u8] = if self.body.is_empty() { b"null" } else { &self.body };
                serde_json::from_slice(body).map_err(|error| self.unreadable(&place(&error)))
            }
            300..=399 => {
                let to = self.header(LOCATION.as_str()).unwrap_or("nowhere");
                Err(self.unreadable(&format!("it sends to {to}, and redirects are not followed")))
            }
            _ if self.is_problem() => match serde_json::from_slice::<Problem>(&self.body) {
                Ok(problem) => Err(Error::Problem(Box::new(problem))),
                Err(error) => Err(self.unreadable(&place(&error))),
            },
            _ => Err(self.unreadable("it is not an answer of this service")),
        }
    }

    /// Whether the body is a problem of RFC 9457.
    pub(super) fn is_problem(&self) -> bool {
        self.header(CONTENT_TYPE.as_str()).is_some_and(|kind| kind.starts_with(problem::MEDIA_TYPE))
    }

    /// How long the service asks to wait.
    pub(super) fn retry_after(&self) -> Option<std::time::Duration> {
        retry::asked(self.header(RETRY_AFTER.as_str())?, clock::timestamp())
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    fn unreadable(&self, why: &str) -> Error {
        let request_id = self.header(REQUEST_ID).map(str::to_owned);
        Error::BadReply { status: self.status, why: why.to_owned(), request_id }
    }
}

/// Where reading ended. The library's own words quote values, and a value may be a secret.
fn place(error: &serde_json::Error) -> String {
    format!("unexpected JSON ({:?}) at line {} column {}", error.classify(), error.line(), error.column())
}
