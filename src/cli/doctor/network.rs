//! The way to the service, step by step; where one step fails, the next ones are not tried.

use std::{
    net::{SocketAddr, TcpStream, ToSocketAddrs},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::{Timestamp, tz::TimeZone};

use super::check::{Check, Verdict};
use crate::{
    cli::{
        connection::{Connection, Held, of_client, proxy},
        context::Context,
        failure::{Exit, Failure, local_code::LocalCode},
        settings::{Key, Origin, Setting},
    },
    client::{
        self, Certificate, Proxy, Sending,
        endpoint::{CONNECT_TIMEOUT, Url},
        trace::Trace,
    },
    contract::{
        session::{SessionShow, SessionView},
        wire::PACKAGE_VERSION,
    },
    ui::visible,
};

/// More than this between two clocks makes codes and certificates fail.
const SKEW_SECONDS: i64 = 30;
/// A certificate that ends within so many days is told.
const SOON_DAYS: i64 = 14;
/// The service's address, its name and port, the proxy, TLS, and the two clocks.
pub(super) async fn service(context: &mut Context) -> Vec<Check> {
    let settings = context.settings.clone();
    let address = settings.value_or(Key::Service, "embedded").to_owned();
    let origin = settings.get(Key::Service).map(|setting| setting.origin.to_string()).unwrap_or_default();
    let is_set = settings.get(Key::Service).is_some_and(|setting| setting.origin != Origin::Default);
    let kind = if is_set { "set" } else { "default" };
    let values = vec![("service", address.clone()), ("origin", origin), ("kind", kind.to_owned())];
    let mut checks = vec![Check::new("service", Verdict::Good, "doctor-service", values)];
    if address == "embedded" {
        checks.extend(speak(context, true).await);
        return checks;
    }
    let Ok(url) = Url::parse(&address) else {
        let failure = Failure::new(LocalCode::SettingInvalid).fact("name", "service").fact("value", address);
        checks.push(Check::failed("network", failure));
        return checks;
    };
    checks.extend(settings.get(Key::CaFile).map(authorities));
    match proxy(&settings, &context.environment, &url) {
        Err(failure) => checks.push(Check::failed("proxy", failure)),
        Ok(Some(proxy)) if has_failed(&checks) => checks.push(leads_through(&proxy, false)),
        Ok(Some(proxy)) => checks.extend(through(&proxy, context).await),
        Ok(None) => {
            checks.push(Check::new("proxy", Verdict::Good, "doctor-proxy-none", Vec::new()));
            checks.push(reach(&address, &url));
            if !has_failed(&checks) {
                checks.extend(speak(context, false).await);
            }
        }
    }
    checks
}

/// What lies behind a proxy says whether it leads there.
async fn through(proxy: &Proxy, context: &Context) -> Vec<Check> {
    let mut spoken = speak(context, false).await;
    if !spoken.iter().any(|check| check.is("proxy")) {
        let has_led = !has_failed(&spoken);
        spoken.insert(0, leads_through(proxy, has_led));
    }
    spoken
}

/// The proxy that is gone through, and whether the service has answered behind it.
fn leads_through(proxy: &Proxy, has_led: bool) -> Check {
    let values = vec![("host", proxy.address()), ("origin", proxy.origin.clone())];
    Check::new("proxy", Verdict::Good, if has_led { "doctor-proxy-leads" } else { "doctor-proxy" }, values)
}

fn has_failed(checks: &[Check]) -> bool {
    checks.iter().any(|check| check.verdict == Verdict::Failed)
}

/// The file of `--ca-file`, whether or not anything answers.
fn authorities(setting: &Setting) -> Check {
    let (path, origin) = (setting.value.clone(), setting.origin.to_string());
    match client::authorities(Path::new(&path)) {
        Ok(count) => {
            let values = vec![("path", path), ("origin", origin), ("count", count.to_string())];
            Check::new("ca_file", Verdict::Good, "doctor-ca-file", values)
        }
        Err(error) => Check::failed("ca_file", of_client(error)),
    }
}

fn reach(address: &str, url: &Url) -> Check {
    let unreachable = |why: &str, cause: std::io::Error| {
        Check::failed("network", Failure::unreachable(address, cause).fact("why", why))
    };
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
    let found = (host.as_str(), url.port_or_known_default().unwrap_or(443)).to_socket_addrs();
    let addresses: Vec<SocketAddr> = match found {
        Ok(addresses) => addresses.collect(),
        Err(error) => return unreachable("reach-dns", error),
    };
    let mut last = std::io::Error::from(std::io::ErrorKind::NotFound);
    for at in addresses {
        match TcpStream::connect_timeout(&at, CONNECT_TIMEOUT) {
            Ok(_) => {
                let values = vec![("host", host), ("address", at.to_string())];
                return Check::new("network", Verdict::Good, "doctor-network", values);
            }
            Err(error) => last = error,
        }
    }
    unreachable(if last.kind() == std::io::ErrorKind::TimedOut { "reach-timeout" } else { "reach-refused" }, last)
}

/// Asks the service who we are: any answer of its own proves TLS and the service; its `Date` tells its clock.
async fn speak(context: &Context, embedded: bool) -> Vec<Check> {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let into = Arc::clone(&lines);
    let trace: Trace = Arc::new(move |line| into.lock().unwrap_or_else(PoisonError::into_inner).push(line.to_owned()));
    let connection = match Connection::of(&context.settings, &context.environment, Some(trace)) {
        Ok(connection) => connection,
        Err(failure) => return vec![Check::failed("tls", failure)],
    };
    let answer = connection.exchange(&SessionShow {}, None, &Sending::default()).await;
    let mut checks = vec![match answer {
        Err(failure) if failure.code == LocalCode::ProxyFailed => Check::failed("proxy", failure),
        Err(failure) if !matches!(failure.exit, Exit::SignInNeeded) => Check::failed("tls", failure),
        _ if embedded => Check::new("tls", Verdict::Good, "doctor-tls-embedded", Vec::new()),
        _ => Check::new("tls", Verdict::Good, "doctor-tls", Vec::new()),
    }];
    if !has_failed(&checks) {
        checks.extend(connection.is_ready().await.map(writes));
    }
    checks.extend(connection.certificate().filter(|_| !embedded).map(|shown| certificate(&shown)));
    checks.extend(version(&connection));
    let lines = lines.lock().unwrap_or_else(PoisonError::into_inner);
    checks.extend(lines.iter().find_map(|line| line.strip_prefix("< date: ")).and_then(clock));
    checks
}

/// Whether the service can write: one that cannot answers all the same, and everything that is read looks well.
fn writes(is_ready: bool) -> Check {
    if is_ready {
        return Check::new("writes", Verdict::Good, "doctor-writes", Vec::new());
    }
    Check::new("writes", Verdict::Failed, "doctor-writes-not", Vec::new()).exits(Exit::Unreachable)
}

/// The token in the environment, which is sent in place of a sign-in. Where nothing leads to the service, nobody can say more
/// of it than whether it has the form of one.
pub(super) async fn token(context: &mut Context, before: &[Check]) -> Check {
    if context.connect().is_err() {
        return Check::new("token", Verdict::Warning, "doctor-token-unlooked", Vec::new());
    }
    let held = match context.held() {
        Ok(held) => held,
        Err(failure) => return Check::failed("token", failure),
    };
    if has_failed(before) {
        return Check::new("token", Verdict::Warning, "doctor-token-unasked", Vec::new());
    }
    match shown(&held, context).await {
        Err(failure) if failure.exit == Exit::SignInNeeded => Check::failed("token", held.blame(failure)),
        Ok(_) => Check::new("token", Verdict::Good, "doctor-token", Vec::new()),
        // Known, and without that right.
        Err(failure) if failure.exit == Exit::NotAllowed => {
            Check::new("token", Verdict::Good, "doctor-token", Vec::new())
        }
        Err(_) => Check::new("token", Verdict::Warning, "doctor-token-unasked", Vec::new()),
    }
}

/// The sign-in that is kept, if there is one; where nothing leads to the service, nobody can say whether it holds.
pub(super) async fn sign_in(context: &mut Context, before: &[Check]) -> Option<Check> {
    context.connect().ok()?;
    let held = context.held().ok()?;
    let id = vec![("id", held.login_id()?.to_owned())];
    if has_failed(before) {
        return Some(Check::new("sign_in", Verdict::Warning, "doctor-sign-in-unasked", id));
    }
    Some(match shown(&held, context).await {
        Err(failure) if failure.exit == Exit::SignInNeeded => Check::failed("sign_in", held.blame(failure)),
        Err(failure) if failure.exit != Exit::NotAllowed => {
            Check::new("sign_in", Verdict::Warning, "doctor-sign-in-unasked", id)
        }
        _ => Check::new("sign_in", Verdict::Good, "doctor-sign-in", id),
    })
}

/// What the service says of whoever shows this.
async fn shown(held: &Held, context: &mut Context) -> Result<SessionView, Failure> {
    let connection = context.connect()?;
    let token = held.token(&connection.service()).cloned();
    connection.exchange(&SessionShow {}, token.as_ref(), &Sending::default()).await
}

/// Who issued the certificate that was believed, and whether it ends soon: a proxy that inspects TLS is known by that name.
fn certificate(shown: &Certificate) -> Check {
    let days = shown.expires_at.duration_since(now()).as_hours() / 24;
    let (verdict, key) = match days < SOON_DAYS {
        true => (Verdict::Warning, "doctor-certificate-soon"),
        false => (Verdict::Good, "doctor-certificate"),
    };
    let until = shown.expires_at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d").to_string();
    Check::new("certificate", verdict, key, vec![("issuer", visible(&shown.issuer)), ("until", until)])
}

/// The versions of both programs.
fn version(connection: &Connection) -> Option<Check> {
    let theirs = connection.version()?;
    let (verdict, key) = match theirs == PACKAGE_VERSION {
        true => (Verdict::Good, "doctor-version"),
        false => (Verdict::Warning, "doctor-version-differs"),
    };
    Some(Check::new("version", verdict, key, vec![("own", PACKAGE_VERSION.to_owned()), ("theirs", visible(theirs))]))
}

/// The service's clock against this machine's.
fn clock(date: &str) -> Option<Check> {
    let theirs = jiff::fmt::rfc2822::parse(date).ok()?.timestamp();
    let seconds = now().duration_since(theirs).as_secs();
    let (verdict, key) = match seconds {
        seconds if seconds > SKEW_SECONDS => (Verdict::Warning, "doctor-clock-ahead"),
        seconds if seconds < -SKEW_SECONDS => (Verdict::Warning, "doctor-clock-behind"),
        _ => (Verdict::Good, "doctor-clock"),
    };
    Some(Check::new("clock", verdict, key, vec![("seconds", seconds.abs().to_string())]))
}

/// The clock that is being checked.
#[expect(clippy::disallowed_methods, reason = "this machine's clock is what is examined here")]
fn now() -> Timestamp {
    Timestamp::now()
}
