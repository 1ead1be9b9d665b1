//! What a proxy that has refused answers: the library does not tell it.

use std::time::Duration;

use hyper_util::client::proxy::matcher::Matcher;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use url::Url;

use super::{Proxy, Trouble};
use crate::client::error::Error;

/// How long a proxy is waited for that is asked once more.
const ASKED: Duration = Duration::from_secs(5);

/// Asks a proxy that has refused once more, for the library does not tell its answer.
pub(crate) async fn learn(failed: &mut Error, service: &Url) {
    let Error::Proxy { proxy, trouble: trouble @ Trouble::Refused(None), .. } = failed else { return };
    if proxy.url.scheme() == "http"
        && let Ok(Some(learned)) = tokio::time::timeout(ASKED, answer(proxy, service)).await
    {
        *trouble = learned;
    }
}

/// What a proxy answers to the wish to be led to a service; nothing where that is no refusal, or the answer is not whole.
async fn answer(proxy: &Proxy, service: &Url) -> Option<Trouble> {
    let at = (proxy.url.host_str()?.trim_matches(['[', ']']), proxy.url.port_or_known_default()?);
    let mut stream = TcpStream::connect(at).await.ok()?;
    let target = format!("{}:{}", service.host_str()?, service.port_or_known_default()?);
    stream.write_all(format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n").as_bytes()).await.ok()?;
    if let Some(password) = password(proxy, service) {
        stream.write_all(b"Proxy-Authorization: ").await.ok()?;
        stream.write_all(password.as_bytes()).await.ok()?;
        stream.write_all(b"\r\n").await.ok()?;
    }
    stream.write_all(b"\r\n").await.ok()?;
    let mut head = Vec::new();
    stream.take(STATUS_LINE).read_to_end(&mut head).await.ok()?;
    status(&head)
}

/// As much of an answer as has the status in it.
const STATUS_LINE: u64 = 12;

fn status(head: &[u8]) -> Option<Trouble> {
    if head.is_empty() {
        return None;
    }
    let Some(rest) = head.strip_prefix(b"HTTP/1.") else { return Some(Trouble::NotHttp) };
    let status = std::str::from_utf8(rest.get(2..5)?).ok()?.parse().ok()?;
    (!(200..300).contains(&status)).then_some(Trouble::Refused(Some(status)))
}

/// The name and password of a proxy's address, as they are sent to it.
fn password(proxy: &Proxy, service: &Url) -> Option<reqwest::header::HeaderValue> {
    let target = service.as_str().parse().ok()?;
    let way = Matcher::builder().https(proxy.url.as_str()).build().intercept(&target)?;
    way.basic_auth().cloned()
}
