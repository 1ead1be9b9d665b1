//! `--debug`: requests and answers as text, without their secrets. The caller shows the lines; nothing is printed here.

use std::sync::Arc;

use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap, PROXY_AUTHORIZATION, SET_COOKIE};

use crate::rules::secret::MASK;

/// Takes one line of the trace.
pub type Trace = Arc<dyn Fn(&str) + Send + Sync>;

/// The lines of a message's head.
pub(super) fn head(trace: &Trace, mark: char, first: &str, headers: &HeaderMap) {
    trace(&format!("{mark} {first}"));
    for (name, value) in headers {
        let secret = value.is_sensitive() || [AUTHORIZATION, COOKIE, SET_COOKIE, PROXY_AUTHORIZATION].contains(name);
        let value = if secret { MASK.into() } else { String::from_utf8_lossy(value.as_bytes()) };
        trace(&format!("{mark} {name}: {value}"));
    }
}

/// The line of a message's body, as far as it can be `shown`: what was not understood cannot be masked.
pub(super) fn body(trace: &Trace, mark: char, body: &[u8], shown: Option<&str>) {
    match shown {
        _ if body.is_empty() => {}
        Some(shown) => trace(&format!("{mark} {shown}")),
        None => trace(&format!("{mark} ({} bytes that are not of this operation)", body.len())),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::contract::header;

    fn lines(show: impl Fn(&Trace)) -> String {
        let lines = Arc::new(Mutex::new(String::new()));
        let into = Arc::clone(&lines);
        show(&(Arc::new(move |line: &str| into.lock().unwrap().push_str(&format!("{line}\n"))) as Trace));
        lines.lock().unwrap().clone()
    }

    #[test]
    fn a_head_has_no_credential_and_a_body_that_was_not_understood_is_not_shown() {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, "Bearer CANARY".parse().unwrap());
        headers.insert(header::REQUEST_ID, "r1".parse().unwrap());
        let shown = lines(|trace| head(trace, '>', "GET /", &headers));
        assert!(!shown.contains("CANARY") && shown.contains("r1"), "{shown}");
        let shown = lines(|trace| body(trace, '<', b"CANARY", None));
        assert!(!shown.contains("CANARY") && shown.contains("6 bytes"), "{shown}");
        assert_eq!(lines(|trace| body(trace, '<', b"", None)), "");
    }
}
