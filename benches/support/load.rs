//! Clients that ask one thing after the other over connections that stay open.

use std::time::{Duration, Instant};

use reqwest::{Client, RequestBuilder};

/// What a load was answered with.
pub(crate) struct Load {
    /// Answers a second.
    pub(crate) rate: f64,
    /// How long each answer took, the shortest first.
    pub(crate) took: Vec<Duration>,
}

impl Load {
    /// The answer that `share` of all answers were no slower than.
    pub(crate) fn quantile(&self, share: f64) -> Duration {
        self.took[((self.took.len() - 1) as f64 * share).round() as usize]
    }

    /// One row of a table.
    pub(crate) fn print(&self, name: &str) {
        let ms = |share| self.quantile(share).as_secs_f64() * 1e3;
        println!("{name:<44} {:9.0} /s   p50 {:7.3} ms   p99 {:7.3} ms", self.rate, ms(0.5), ms(0.99));
    }
}

/// A client with a connection of its own that trusts this certificate.
pub(crate) fn client(certificate: &[u8]) -> Client {
    let builder = Client::builder().tls_certs_only([reqwest::Certificate::from_pem(certificate).unwrap()]);
    builder.no_proxy().http1_only().pool_max_idle_per_host(1).build().unwrap()
}

/// So many clients ask for `time`; each request is made from the client, its number and the number of the request.
pub(crate) async fn run(
    certificate: &[u8],
    clients: usize,
    time: Duration,
    request: impl Fn(&Client, usize, usize) -> RequestBuilder + Clone + Send + 'static,
) -> Load {
    let began = Instant::now();
    let mut workers = tokio::task::JoinSet::new();
    for number in 0..clients {
        let (client, request) = (client(certificate), request.clone());
        workers.spawn(async move {
            let mut took = Vec::new();
            while began.elapsed() < time {
                let at = Instant::now();
                let answer = request(&client, number, took.len()).send().await.unwrap();
                let status = answer.status();
                let text = answer.bytes().await.unwrap();
                assert!(status.is_success(), "{status} {}", String::from_utf8_lossy(&text));
                took.push(at.elapsed());
            }
            took
        });
    }
    let mut took: Vec<Duration> = workers.join_all().await.into_iter().flatten().collect();
    let rate = took.len() as f64 / began.elapsed().as_secs_f64();
    took.sort_unstable();
    Load { rate, took }
}
