//! What comes over the wire: requests of every operation, replies, headers.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderValue};
use ipnet::IpNet;
use meibo::{
    client::retry,
    contract::{Moment, Operation, Problem, masked, wire},
    each_operation,
    service::proxies::Proxies,
};

use super::texts;

/// The first byte chooses the operation; behind it stand, between record separators, the body, the query, and what is in the
/// path.
pub(super) fn requests(input: &[u8]) {
    let Some((operation, input)) = input.split_first() else { return };
    let texts = texts(input);
    let text = |at: usize| texts.get(at).map_or("", String::as_str);
    call(usize::from(*operation), text(0), text(1), &texts[1..]);
    rows(text(1), text(0));
    answers(text(0));
    headers(&texts);
}

fn call(operation: usize, body: &str, query: &str, in_path: &[String]) {
    use meibo::contract::{
        account, address, alias, app_password, application, audit, less_secure_apps, lockdown, mail_log_in,
        mail_password, mail_servers, mailbox, message, password, policy, pop, recipient, remote_access, reset, sender,
        session, token, two_step, workshop,
    };
    macro_rules! calls {
        ($($operation:path,)*) => { [$(request::<$operation>),*] };
    }
    let calls: &[fn(&str, &str, &[String])] = &each_operation!(calls);
    calls[operation % calls.len()](body, query, in_path);
}

/// A request that is taken is sent as it was taken, and shown without its secrets; so is a reply.
fn request<O: Operation>(body: &str, query: &str, in_path: &[String]) {
    let in_path: Vec<(String, String)> =
        wire::path_fields(O::PATH).map(str::to_owned).zip(in_path.iter().cloned()).collect();
    if let Ok(read) = wire::from_parts::<O>(&in_path, query, body.as_bytes()) {
        let sent = wire::to_parts(&read).unwrap();
        let again: O = wire::from_parts(&in_path_of::<O>(&sent.path), &sent.query, sent.body.as_deref().unwrap_or(b""))
            .unwrap_or_else(|refusal| panic!("{}: {sent:?} is refused: {refusal:?}", O::ID));
        assert_eq!(wire::to_parts(&again).unwrap(), sent, "{}", O::ID);
        masked::request(&read).unwrap();
    }
    if let Ok(reply) = serde_json::from_str::<O::Reply>(body) {
        let sent = serde_json::to_string(&reply).unwrap();
        let again: O::Reply = serde_json::from_str(&sent).unwrap_or_else(|error| panic!("{}: {error}: {sent}", O::ID));
        assert_eq!(serde_json::to_string(&again).unwrap(), sent, "{}", O::ID);
    }
}

/// The fields of a path, as a router finds them.
fn in_path_of<O: Operation>(path: &str) -> Vec<(String, String)> {
    let parts = O::PATH.split('/').zip(path.split('/'));
    let named = parts.filter_map(|(name, part)| Some((name.strip_prefix('{')?.strip_suffix('}')?, part)));
    named.map(|(name, part)| (name.to_owned(), decoded(part))).collect()
}

fn decoded(part: &str) -> String {
    let mut bytes = part.bytes();
    let mut plain = Vec::new();
    while let Some(byte) = bytes.next() {
        plain.push(match byte {
            b'%' => {
                let digits = [bytes.next().unwrap(), bytes.next().unwrap()];
                u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            byte => byte,
        });
    }
    String::from_utf8(plain).unwrap()
}

fn rows(query: &str, body: &str) {
    if let Ok(read) = wire::rows(query, body.as_bytes()) {
        let sent = serde_json::to_vec(&read).unwrap();
        let again = wire::rows("", &sent).unwrap();
        assert_eq!(serde_json::to_vec(&again).unwrap(), sent);
        masked::rows("account.create", &sent).unwrap();
    }
}

fn answers(body: &str) {
    if let Ok(problem) = serde_json::from_str::<Problem>(body) {
        let sent = serde_json::to_value(&problem).unwrap();
        let again: Problem = serde_json::from_value(sent.clone()).unwrap();
        assert_eq!(serde_json::to_value(&again).unwrap(), sent);
    }
    if let Ok(moment) = body.parse::<Moment>() {
        assert_eq!(moment.to_string().parse::<Moment>().unwrap().to_string(), moment.to_string());
    }
}

/// Nobody whom the proxies do not vouch for chooses their own address (SIGN-8).
fn headers(lines: &[String]) {
    let mut headers = HeaderMap::new();
    for line in lines {
        if let Ok(value) = HeaderValue::from_bytes(line.as_bytes()) {
            headers.append("x-forwarded-for", value);
        }
    }
    let networks: [IpNet; 2] = ["192.0.2.0/24", "2001:db8:1::/48"].map(|network| network.parse().unwrap());
    let [stranger, proxy]: [IpAddr; 2] = ["203.0.113.7", "192.0.2.1"].map(|address| address.parse().unwrap());
    assert_eq!(Proxies::default().client(proxy, &headers), proxy, "nobody is believed by default");
    let proxies = Proxies::new(&networks);
    assert_eq!(proxies.client(stranger, &headers), stranger);
    let client = proxies.client(proxy, &headers);
    let mut with_one_more = headers.clone();
    with_one_more.append("x-forwarded-for", HeaderValue::from_static("198.51.100.4"));
    assert_eq!(proxies.client(proxy, &with_one_more).to_string(), "198.51.100.4", "and not {client}");
    for line in lines {
        let _ = retry::asked(line, "2026-11-30T00:00:00Z".parse().unwrap());
    }
}
