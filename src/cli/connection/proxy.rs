//! The proxy that leads to a service: by our own setting, or by the customary variables.

use super::step::step;
use crate::{
    cli::{
        context::environment::Environment,
        failure::{Exit, Failure, local_code::LocalCode},
        settings::{Key, Settings, key::PROXIES},
    },
    client::{
        Proxy,
        endpoint::Url,
        proxy::{Trouble, is_passed_by},
    },
    rules::text::quotable,
};

/// The variables that name a proxy for `https://`, the strongest first.
const VARIABLES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
/// Those that name what is reached without one. Our own setting is meant for its service, and is not asked about them.
const PASSED_BY: [&str; 2] = ["NO_PROXY", "no_proxy"];

/// The proxy to go through, if any.
///
/// # Errors
/// An address that cannot be one, named with its variable and without its password (2 or 12).
pub(crate) fn proxy(settings: &Settings, environment: &Environment, service: &Url) -> Result<Option<Proxy>, Failure> {
    if let Some(setting) = settings.get(Key::Proxy) {
        return read(&setting.value, &setting.origin.to_string(), Exit::Local).map(Some);
    }
    let passed_by = PASSED_BY.iter().find_map(|name| environment.get(name));
    if passed_by.is_some_and(|list| is_passed_by(list, service)) {
        return Ok(None);
    }
    let named = VARIABLES.iter().find_map(|name| Some((*name, environment.get(name)?.trim())));
    named.map(|(name, value)| read(value, name, Exit::Usage)).transpose()
}

/// In the variables a name and a password are customary, and an address without a scheme.
fn read(value: &str, origin: &str, exit: Exit) -> Result<Proxy, Failure> {
    let whole = if value.contains("://") { value.to_owned() } else { format!("http://{value}") };
    let url = Url::parse(&whole).ok().filter(|url| url.has_host() && PROXIES.contains(&url.scheme()));
    let url = url.ok_or_else(|| {
        let failure = Failure::new(LocalCode::SettingInvalid).ending(exit).fact("name", "proxy");
        failure.fact("value", quotable(value)).fact("origin", origin).fact("why", "proxy-variable")
    })?;
    Ok(Proxy { url, origin: origin.to_owned() })
}

/// The failure of a proxy.
pub(super) fn failure(proxy: &Proxy, trouble: Trouble, service: &str) -> Failure {
    let failure = Failure::new(LocalCode::ProxyFailed).fact("service", service);
    let failure = failure.fact("proxy", proxy.address()).fact("origin", proxy.origin.as_str());
    let failure = failure.fact("why", sentence(trouble));
    let failure = match trouble {
        Trouble::Refused(Some(status)) => failure.fact("status", i64::from(status)),
        _ => failure,
    };
    match VARIABLES.contains(&proxy.origin.as_str()) {
        true => failure.fact("variable", proxy.origin.as_str()),
        false => failure,
    }
}

/// The sentence (a text `invalid-…`) for what a proxy did.
fn sentence(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Unreachable(what) => step(what),
        Trouble::Certificate => "proxy-certificate",
        Trouble::SignIn => "proxy-sign-in",
        Trouble::Refused(_) => "proxy-refused",
        Trouble::NotHttp => "proxy-not-http",
        Trouble::Page => "proxy-page",
        Trouble::Ended => "proxy-ended",
        Trouble::Broken => "proxy-broken",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Fact;

    fn found(pairs: &[(&str, &str)]) -> Result<Option<String>, Failure> {
        let service = "https://meibo.example.ac.jp:8443".parse().unwrap();
        let found = proxy(&Settings::default(), &Environment::of(pairs), &service)?;
        Ok(found.map(|proxy| format!("{proxy:?}")))
    }

    #[test]
    fn the_variables_are_read_as_people_write_them() {
        let told = |pairs: &[(&str, &str)]| found(pairs).unwrap().unwrap_or_default();
        assert_eq!(told(&[]), "");
        assert_eq!(told(&[("HTTP_PROXY", "http://p.example:1")]), "", "is for http:// only");
        assert_eq!(told(&[("https_proxy", "p.example:3128")]), "http://p.example:3128 (https_proxy)");
        assert_eq!(
            told(&[("ALL_PROXY", "socks5h://p.example:1080"), ("HTTPS_PROXY", " http://me:CANARY@q.example:8080/ ")]),
            "http://q.example:8080 (HTTPS_PROXY)"
        );
        assert_eq!(told(&[("HTTPS_PROXY", "p.example:1"), ("no_proxy", "*.ac.jp")]), "");
        assert_eq!(
            told(&[("HTTPS_PROXY", "p.example:1"), ("NO_PROXY", "*.ac.jp:443")]),
            "http://p.example:1 (HTTPS_PROXY)"
        );
    }

    #[test]
    fn a_variable_that_names_no_proxy_is_refused_by_its_name_and_without_its_password() {
        for (value, shown) in [
            ("ftp://p.example:21", "ftp://p.example:21"),
            ("http://", "http://"),
            ("http://me:CANARY@p.example:99999", "http://…@p.example:99999"),
            ("me:CANARY@", "…@"),
            ("socks9://p.example", "socks9://p.example"),
        ] {
            let failure = found(&[("HTTPS_PROXY", value)]).unwrap_err();
            assert_eq!((failure.exit, failure.code.as_str()), (Exit::Usage, "setting_invalid"), "{value}");
            assert_eq!(failure.facts["value"], Fact::from(shown), "{value}");
            assert_eq!(failure.facts["origin"], Fact::from("HTTPS_PROXY"), "{value}");
        }
    }
}
