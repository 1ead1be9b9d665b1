//! The HTTP side of gateways: one client, and what an answer means.

use std::{error::Error, time::Duration};

use reqwest::{Client, RequestBuilder, StatusCode, Url, redirect::Policy};
use rustls_pki_types::CertificateDer;

use super::{outgoing::NotSent, tls};
use crate::rules::message::Hindrance;

/// How long a gateway may take to answer.
const WAIT: Duration = Duration::from_secs(20);
/// How long of that to a connection: what is not connected to has certainly taken nothing.
const CONNECT: Duration = Duration::from_secs(10);

/// A client for a gateway's address. What lies on this machine is asked without a proxy.
///
/// # Errors
/// When the authorities cannot be used.
pub(super) fn client(url: &Url, authorities: &[CertificateDer<'static>]) -> Result<Client, String> {
    let tls = tls::client(authorities).map_err(|error| error.to_string())?;
    let client = Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(Policy::none())
        .timeout(WAIT)
        .connect_timeout(CONNECT)
        .user_agent(concat!("meibod/", env!("CARGO_PKG_VERSION")));
    let client = if url.scheme() == "https" { client } else { client.no_proxy() };
    client.build().map_err(|error| error.without_url().to_string())
}

/// Sends a request; what comes back but success is told by `judge`. The address may hold a password and a code, so it is
/// in no error.
pub(super) async fn send(request: RequestBuilder, judge: impl Fn(StatusCode) -> Hindrance) -> Result<(), NotSent> {
    match request.send().await {
        Ok(answer) if answer.status().is_success() => Ok(()),
        // A proxy before the gateway: what is behind it may have taken the message.
        Ok(answer) if answer.status() == StatusCode::GATEWAY_TIMEOUT => {
            Err(NotSent::new(Hindrance::NoAnswer, "HTTP 504"))
        }
        Ok(answer) => {
            let status = answer.status();
            Err(NotSent::new(judge(status), format!("HTTP {}", status.as_u16())))
        }
        Err(error) if is_untrusted(&error) => {
            Err(NotSent::new(Hindrance::Unreachable, "its certificate is not trusted (ca_file)"))
        }
        Err(error) if error.is_connect() => Err(NotSent::new(Hindrance::Unreachable, "no connection")),
        Err(error) if error.is_timeout() => Err(NotSent::new(Hindrance::NoAnswer, "no answer in time")),
        Err(_) => Err(NotSent::new(Hindrance::NoAnswer, "no answer")),
    }
}

/// Whether nobody that is believed vouches for the gateway.
fn is_untrusted(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(inner) = cause {
        if let Some(tls) = inner.downcast_ref::<rustls::Error>() {
            return matches!(tls, rustls::Error::InvalidCertificate(_));
        }
        // The source of an I/O error is that of the one that it wraps, not that one itself.
        cause = match inner.downcast_ref::<std::io::Error>().and_then(|error| error.get_ref()) {
            Some(wrapped) => Some(wrapped),
            None => inner.source(),
        };
    }
    false
}
