//! `--debug`: requests and answers as text, without their secrets. The caller shows the lines; nothing is printed here.

use std::sync::Arc;

use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap, PROXY_AUTHORIZATION, SET_COOKIE};
use serde_json::Value;

/// Takes one line of the trace.
pub type Trace = Arc<dyn Fn(&str) + Send + Sync>;

const MASK: &str = "[masked]";
/// What a field's name holds when its value is nobody's business.
const SECRET_WORDS: &[&str] = &["password", "secret", "token", "code", "otpauth", "uri", "key", "pin"];

/// The lines of a message's head.
pub(super) fn head(trace: &Trace, mark: char, first: &str, headers: &HeaderMap) {
    trace(&format!("{mark} {first}"));
    for (name, value) in headers {
        let secret = value.is_sensitive() || [AUTHORIZATION, COOKIE, SET_COOKIE, PROXY_AUTHORIZATION].contains(name);
        let value = if secret { MASK.into() } else { String::from_utf8_lossy(value.as_bytes()) };
        trace(&format!("{mark} {name}: {value}"));
    }
}

/// The line of a message's body. What cannot be read as JSON cannot be masked, and is not shown.
pub(super) fn body(trace: &Trace, mark: char, body: &[u8], problem: bool) {
    if body.is_empty() {
        return;
    }
    match serde_json::from_slice::<Value>(body) {
        Ok(mut value) => {
            // A problem's `code` is its name, not a secret; its other members are masked all the same.
            let code = problem.then(|| value.get("code").cloned()).flatten();
            mask(&mut value);
            if let (Some(code), Some(fields)) = (code, value.as_object_mut()) {
                fields.insert("code".to_owned(), code);
            }
            trace(&format!("{mark} {value}"));
        }
        Err(_) => trace(&format!("{mark} ({} bytes that are not JSON)", body.len())),
    }
}

/// A target with the values of secret-sounding query fields masked.
pub(super) fn target(target: &str) -> String {
    let Some((path, query)) = target.split_once('?') else { return target.to_owned() };
    let pairs: Vec<String> = query
        .split('&')
        .map(|pair| match pair.split_once('=') {
            Some((name, _)) if is_secret(name) => format!("{name}={MASK}"),
            _ => pair.to_owned(),
        })
        .collect();
    format!("{path}?{}", pairs.join("&"))
}

fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SECRET_WORDS.iter().any(|word| name.contains(word))
}

fn mask(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.iter_mut().for_each(|(name, value)| if is_secret(name) { mask_all(value) } else { mask(value) })
        }
        Value::Array(values) => values.iter_mut().for_each(mask),
        _ => {}
    }
}

/// Under a secret's name every plain value is a secret; an object there has names of its own.
fn mask_all(value: &mut Value) {
    match value {
        Value::Object(_) => mask(value),
        Value::Array(values) => values.iter_mut().for_each(mask_all),
        Value::Null | Value::Bool(_) => {}
        _ => *value = Value::String(MASK.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    fn lines(show: impl Fn(&Trace)) -> String {
        let lines = Arc::new(Mutex::new(String::new()));
        let into = Arc::clone(&lines);
        show(&(Arc::new(move |line: &str| into.lock().unwrap().push_str(&format!("{line}\n"))) as Trace));
        lines.lock().unwrap().clone()
    }

    #[test]
    fn no_secret_passes_in_either_direction() {
        let sent = br#"{"login_id":"ishii","password":"CANARY-1","step":{"code":"CANARY-2"},
            "backup_codes":["CANARY-3"],"new":[{"Secret":"CANARY-4"}],"pin":123456,
            "app_password":{"id":"ap1","app_password":"CANARY-5"},"token":null}"#;
        let shown = lines(|trace| body(trace, '>', sent, false));
        assert!(!shown.contains("CANARY") && !shown.contains("123456"), "{shown}");
        assert!(shown.contains("ishii") && shown.contains("ap1"), "{shown}");
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, "Bearer CANARY".parse().unwrap());
        headers.insert("x-request-id", "r1".parse().unwrap());
        let shown = lines(|trace| head(trace, '>', "GET /", &headers));
        assert!(!shown.contains("CANARY") && shown.contains("r1"), "{shown}");
        assert_eq!(target("/a?code=CANARY&limit=5"), "/a?code=[masked]&limit=5");
    }

    #[test]
    fn a_problem_keeps_its_name_and_text_that_is_not_json_is_not_shown() {
        let shown = lines(|trace| body(trace, '<', br#"{"code":"code_wrong","facts":{"token":"CANARY"}}"#, true));
        assert!(shown.contains("code_wrong") && !shown.contains("CANARY"), "{shown}");
        let shown = lines(|trace| body(trace, '<', b"CANARY", false));
        assert!(!shown.contains("CANARY") && shown.contains("6 bytes"), "{shown}");
    }
}
