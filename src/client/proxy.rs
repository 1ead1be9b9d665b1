//! A proxy between here and the service: which one, who said so, and how it failed.

mod refusal;

pub(super) use refusal::learn;

use std::fmt;

use hyper_util::client::proxy::matcher::Matcher;
use url::Url;

use super::step::{self, What};

/// A proxy to go through.
#[derive(Clone)]
pub struct Proxy {
    /// `http://…`, `https://…`, `socks5://…` or `socks5h://…`; it may hold a name and a password.
    pub url: Url,
    /// The flag, variable or file that named it.
    pub origin: String,
}

impl Proxy {
    /// Its address without what may stand before the host's name: that often is a password.
    pub fn address(&self) -> String {
        let host = self.url.host_str().unwrap_or_default();
        let port = self.url.port().map(|port| format!(":{port}")).unwrap_or_default();
        format!("{}://{host}{port}", self.url.scheme())
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.address(), self.origin)
    }
}

/// The library's words for each trouble.
const SIGN_IN: &[&str] = &["proxy authorization required", "credentials not accepted", "user/pass authentication"];
const REFUSED: &[&str] = &[
    "tunnel error: unsuccessful",
    "SOCKS error: general server failure",
    "SOCKS error: connection not allowed",
    "SOCKS error: network unreachable",
    "SOCKS error: host unreachable",
    "SOCKS error: connection refused",
    "SOCKS error: ttl expired",
];
const UNREACHABLE: &[&str] = &["failed to create underlying connection"];

/// How a proxy failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It cannot be reached itself.
    Unreachable(What),
    /// It shows a certificate that is not believed.
    Certificate,
    /// It wants a name and a password (407), or other ones.
    SignIn,
    /// It refused to lead there (403), or could not (502): with this status, where it is known.
    Refused(Option<u16>),
    /// What it answered is not HTTP.
    NotHttp,
    /// It said that the way is open, and then answered itself: with a page, most often.
    Page,
    /// It said that the way is open, and then the connection ended before the service had answered.
    Ended,
    /// It broke off, or does not speak as a proxy of its kind does.
    Broken,
}

impl Trouble {
    /// What a failed connection through a proxy says of the proxy, if it is the proxy that failed.
    pub(super) fn of(error: &reqwest::Error) -> Option<Self> {
        if !error.is_connect() {
            return None;
        }
        // The library tells these errors by their words only.
        let said = step::chain(error).map(ToString::to_string).collect::<Vec<_>>().join("; ");
        let says = |words: &[&str]| words.iter().any(|words| said.contains(words));
        if says(SIGN_IN) {
            Some(Trouble::SignIn)
        } else if says(REFUSED) {
            Some(Trouble::Refused(None))
        } else if says(UNREACHABLE) {
            Some(match step::step(error) {
                _ if step::is_certificate(error) => Trouble::Certificate,
                What::Tls => Trouble::Broken,
                What::Closed if !said.contains("SOCKS") => Trouble::Broken,
                What::Closed => Trouble::Unreachable(What::Refused),
                step => Trouble::Unreachable(step),
            })
        } else if says(&["tunnel error", "SOCKS error"]) {
            Some(Trouble::Broken)
        } else if step::is_certificate(error) {
            // Whose it is, its issuer tells.
            None
        } else {
            match step::step(error) {
                What::Timeout => Some(Trouble::Unreachable(What::Timeout)),
                What::Tls => step::is_no_tls(error).then_some(Trouble::Page),
                What::Closed => Some(Trouble::Ended),
                What::Dns | What::Refused | What::NotHttp => None,
            }
        }
    }
}

/// Whether a service is one of those that `NO_PROXY` names: `*`; a name, with or without `*.` or a dot before it, and all
/// names below it; an address or a network (`10.0.0.0/8`); each of them with a port or without.
pub fn is_passed_by(no_proxy: &str, service: &Url) -> bool {
    let port = service.port_or_known_default();
    let entries = no_proxy.split([',', ' ', '\t', '\n']).map(|entry| entry.trim_end_matches('.'));
    let meant: Vec<&str> = entries.filter_map(|entry| without_port(entry, port)).map(plain).collect();
    // The library reads it of names, and not of addresses.
    if meant.contains(&"*") {
        return true;
    }
    let Ok(target) = service.as_str().parse() else { return false };
    Matcher::builder().https("http://proxy.invalid").no(meant.join(",")).build().intercept(&target).is_none()
}

/// An entry's host, where it has no port or this one.
fn without_port(entry: &str, ours: Option<u16>) -> Option<&str> {
    let (host, port) = match entry.rsplit_once(':') {
        // An IPv6 address without its brackets has colons, and no port.
        Some((host, port)) if !host.contains(':') || host.ends_with(']') => (host, port),
        _ => return Some(entry),
    };
    match port.parse::<u16>() {
        Ok(port) => (Some(port) == ours).then_some(host),
        Err(_) => Some(entry),
    }
}

fn plain(host: &str) -> &str {
    let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    if host == "*" { host } else { host.strip_prefix('*').unwrap_or(host) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(no_proxy: &str, service: &str) -> bool {
        is_passed_by(no_proxy, &service.parse().unwrap())
    }

    #[test]
    fn no_proxy_is_read_in_every_form_that_people_write() {
        let service = "https://meibo.u.example:8443/prefix";
        for entry in [
            "*",
            "meibo.u.example",
            "MEIBO.U.Example",
            "meibo.u.example.",
            ".u.example",
            "u.example",
            "*.u.example",
            "*.example",
            "meibo.u.example:8443",
            "*.u.example:8443",
            "other.example, .u.example",
            "other.example .u.example",
            "meibo.u.example:443,u.example",
        ] {
            assert!(passes(entry, service), "{entry}");
        }
        for entry in [
            "",
            ",",
            "other.example",
            "o.u.example",
            "eibo.u.example",
            ".meibo.u.example.org",
            "meibo.u.example:443",
            "*.u.example:443",
            "example.u",
            "10.0.0.0/8",
        ] {
            assert!(!passes(entry, service), "{entry}");
        }
    }

    #[test]
    fn no_proxy_takes_addresses_and_networks() {
        for (entry, service, expected) in [
            ("127.0.0.1", "https://127.0.0.1:8443", true),
            ("127.0.0.1:8443", "https://127.0.0.1:8443", true),
            ("127.0.0.1:8444", "https://127.0.0.1:8443", false),
            ("127.0.0.0/8", "https://127.0.0.1:8443", true),
            ("10.0.0.0/8", "https://127.0.0.1", false),
            ("::1", "https://[::1]:8443", true),
            ("[::1]", "https://[::1]:8443", true),
            ("[::1]:8443", "https://[::1]:8443", true),
            ("[::1]:443", "https://[::1]:8443", false),
            ("fd00::/8", "https://[fd12::1]", true),
            ("meibo.example:443", "https://meibo.example", true),
        ] {
            assert_eq!(passes(entry, service), expected, "{entry} {service}");
        }
    }

    #[test]
    fn a_proxy_is_told_without_its_password() {
        let url = "http://me:CANARY@proxy.example:8080/".parse().unwrap();
        let proxy = Proxy { url, origin: "HTTPS_PROXY".to_owned() };
        assert_eq!(format!("{proxy:?}"), "http://proxy.example:8080 (HTTPS_PROXY)");
    }
}
