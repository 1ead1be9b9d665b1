//! Sending one operation and reading its answer.

use std::{
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use super::{
    Embedded, Endpoint, Error, Sending,
    endpoint::{Url, connect_timeout},
    error::{self, Local, What},
    proxy,
    reply::Reply,
    retry,
    sending::Outgoing,
    tls::{self, Certificate},
    trace::{self, Trace},
};
use crate::{
    contract::{
        Operation, Problem,
        bulk::BulkReply,
        embedded::State,
        header::{TIME_ZONE, VERSION},
        masked,
        wire::{IDLE_SECONDS, NOT_READY, READY},
    },
    rules::Secret,
};

/// How often a request is sent again through a fresh start of the embedded service.
const RENEWALS: u32 = 8;
/// How long a connection is kept for the next request: less long than the service holds it.
const KEPT: Duration = Duration::from_secs(IDLE_SECONDS - 5);

/// Speaks to one service. Nothing is loaded, started or connected before the first request, and everything is then
/// kept for the next.
pub struct Client {
    source: Source,
    timeout: Duration,
    trace: Option<Trace>,
    live: Mutex<Option<Arc<Live>>>,
    /// The service's time zone, once it has answered.
    zone: OnceLock<String>,
    /// The version of the service's program, once it has answered.
    version: OnceLock<String>,
}

/// Where the service is found.
enum Source {
    At(Endpoint),
    Beside(Embedded),
}

/// A service that has been found.
struct Live {
    endpoint: Endpoint,
    tls: rustls::ClientConfig,
    /// Keeps its connections for the next request.
    keeping: reqwest::Client,
    /// Makes a connection for each request.
    fresh: OnceLock<reqwest::Client>,
    witness: Arc<tls::Witness>,
    /// What stood in the state file, for the embedded service.
    state: Option<State>,
}

/// A try that brought no answer.
struct Failure {
    error: Error,
    /// Whether the service may have seen the request.
    sent: bool,
}

impl Failure {
    /// Whether a connection ended before its answer: one that was kept may have been closed meanwhile.
    fn is_lost(&self) -> bool {
        self.sent && matches!(self.error, Error::Unreachable { what: What::Closed | What::Tls, .. })
    }
}

impl Client {
    /// A client of a service that somebody else runs.
    pub fn new(endpoint: Endpoint) -> Self {
        let timeout = endpoint.timeout;
        Self::of(Source::At(endpoint), timeout)
    }

    /// A client of the service beside the program: it is started when it is not running, and started again when it
    /// stops between two requests. `timeout` is for the answer; starting has a limit of its own.
    pub fn embedded(embedded: Embedded, timeout: Duration) -> Self {
        Self::of(Source::Beside(embedded), timeout)
    }

    fn of(source: Source, timeout: Duration) -> Self {
        let (zone, version) = (OnceLock::new(), OnceLock::new());
        Self { source, timeout, trace: None, live: Mutex::default(), zone, version }
    }

    /// The same client, telling every request and answer, secrets masked (`--debug`).
    pub fn traced(mut self, trace: Trace) -> Self {
        self.trace = Some(trace);
        self
    }

    /// The name a token is bound to: the service's address, or the data folder of the embedded service, whose port
    /// changes with every start.
    pub fn service(&self) -> String {
        match &self.source {
            Source::At(endpoint) => endpoint.base.as_str().trim_end_matches('/').to_owned(),
            Source::Beside(embedded) => embedded.service(),
        }
    }

    /// The name of the service's time zone, once it has answered.
    pub fn zone(&self) -> Option<&str> {
        self.zone.get().map(String::as_str)
    }

    /// The version of the service's program, once it has answered; an older one does not tell it.
    pub fn version(&self) -> Option<&str> {
        self.version.get().map(String::as_str)
    }

    /// The certificate that the service has shown and that was believed, if a connection was made; of the service beside the
    /// program it is its own.
    pub fn certificate(&self) -> Option<Certificate> {
        self.kept()?.witness.believed()
    }

    /// Sends an operation and reads its answer.
    ///
    /// A `GET`, or a write with an idempotency key, is sent again after load (429, 503) and after a lost connection,
    /// within the timeout; at once and on a new connection, if one that was kept has been lost. Anything else has a
    /// connection of its own, which nobody can have closed before. A request that cannot have been seen by the embedded
    /// service is always sent again, through a fresh start.
    ///
    /// # Errors
    /// [`Error`]: a problem of the service, no connection, a certificate that is not believed, an unreadable answer,
    /// or something on this machine.
    pub async fn send<O: Operation>(
        &self,
        request: &O,
        token: Option<&Secret>,
        sending: &Sending,
    ) -> Result<O::Reply, Error> {
        let outgoing = Outgoing::new(request, token, sending, self.trace.is_some())?;
        self.carry(&outgoing).await?.read()
    }

    /// Sends rows of one operation, a `BulkRequest` of [`bulk`](crate::contract::bulk), and reads what came of each. They
    /// are sent again as a write with an idempotency key is.
    ///
    /// # Errors
    /// As [`send`](Self::send).
    pub async fn send_rows<R: serde::Serialize>(
        &self,
        operation: &str,
        rows: &R,
        token: Option<&Secret>,
        sending: &Sending,
    ) -> Result<BulkReply, Error> {
        let outgoing = Outgoing::rows(operation, rows, token, sending, self.trace.is_some())?;
        self.carry(&outgoing).await?.read()
    }

    /// Whether the service says that it can do its work, which is to say write; nothing where what answers on the way says
    /// neither.
    ///
    /// # Errors
    /// As [`send`](Self::send).
    pub async fn is_ready(&self) -> Result<Option<bool>, Error> {
        let reply = self.carry(&Outgoing::ready()).await?;
        let says = |status, word: &str| reply.status == status && reply.body == word.as_bytes();
        let (can, cannot) = (says(200, READY), says(503, NOT_READY));
        Ok((can || cannot).then_some(can))
    }

    async fn carry(&self, outgoing: &Outgoing) -> Result<Reply, Error> {
        let mut live = self.live().await?;
        let mut deadline = Instant::now() + self.timeout;
        let (mut attempt, mut renewals, mut fresh) = (1, 0, !outgoing.repeatable);
        loop {
            let tried = self.once(&live, outgoing, fresh, deadline).await;
            if let Err(failure) = &tried {
                if !std::mem::replace(&mut fresh, true) && failure.is_lost() {
                    continue;
                }
                if renewals < RENEWALS && self.worth_a_start(failure, outgoing) {
                    let found = self.renew(&live).await?;
                    // One that runs as before is not looked for again.
                    renewals = if found.state == live.state { RENEWALS } else { renewals + 1 };
                    live = found;
                    deadline = Instant::now() + self.timeout;
                    continue;
                }
            }
            let Some(wait) = pause(&tried, outgoing, attempt, deadline) else {
                return tried.map_err(|failure| failure.error);
            };
            tokio::time::sleep(wait).await;
            attempt += 1;
        }
    }

    /// Whether the embedded service seems to be gone, and the request may be sent to its successor.
    fn worth_a_start(&self, failure: &Failure, outgoing: &Outgoing) -> bool {
        let gone = match failure.error {
            Error::Certificate { .. } => true,
            Error::Unreachable { what, .. } => what != What::Timeout || !failure.sent,
            _ => false,
        };
        matches!(self.source, Source::Beside(_)) && gone && (!failure.sent || outgoing.repeatable)
    }

    async fn once(&self, live: &Live, outgoing: &Outgoing, fresh: bool, deadline: Instant) -> Result<Reply, Failure> {
        let (service, through) = (live.endpoint.base.as_str(), live.endpoint.proxy.as_ref());
        let failed = |error: &reqwest::Error, sent| Failure {
            error: error::of_reqwest(error, service, live.witness.issuer(), through),
            sent,
        };
        let unsent = |error| Failure { error, sent: false };
        let request = live.request(outgoing, deadline).map_err(unsent)?;
        let http = live.http(fresh).map_err(unsent)?;
        self.tell_request(outgoing);
        let answer = match http.execute(request).await {
            Ok(answer) => answer,
            Err(error) => {
                let mut failure = failed(&error, !error.is_connect());
                proxy::learn(&mut failure.error, &live.endpoint.base).await;
                return Err(failure);
            }
        };
        let reply = Reply::take(answer).await.map_err(|error| failed(&error, true))?;
        self.tell_reply(outgoing, &reply);
        if let Some(zone) = reply.header(TIME_ZONE) {
            self.zone.get_or_init(|| zone.to_owned());
        }
        if let Some(version) = reply.header(VERSION) {
            self.version.get_or_init(|| version.to_owned());
        }
        Ok(reply)
    }

    fn tell_request(&self, outgoing: &Outgoing) {
        let (Some(trace), Some(shown)) = (&self.trace, &outgoing.shown) else { return };
        trace::head(trace, '>', &format!("{} {}", outgoing.method, shown.target), &outgoing.headers);
        trace::body(trace, '>', outgoing.body.as_deref().unwrap_or_default(), shown.body.as_deref());
    }

    fn tell_reply(&self, outgoing: &Outgoing, reply: &Reply) {
        let (Some(trace), Some(shown)) = (&self.trace, &outgoing.shown) else { return };
        trace::head(trace, '<', &reply.status.to_string(), &reply.headers);
        let read = if reply.is_problem() { masked::body::<Problem> } else { shown.reply };
        trace::body(trace, '<', &reply.body, read(&reply.body).as_deref());
    }

    /// The service as it was last found, or found now.
    async fn live(&self) -> Result<Arc<Live>, Error> {
        if let Some(live) = self.kept() {
            return Ok(live);
        }
        let live = match &self.source {
            Source::At(endpoint) => Live::at(endpoint, None)?,
            Source::Beside(embedded) => match embedded.running() {
                Some(state) => Live::beside(state)?,
                None => start(embedded, None).await?,
            },
        };
        Ok(self.keep(live))
    }

    /// The embedded service, other than the one that was just tried; another task may have found it already.
    async fn renew(&self, tried: &Arc<Live>) -> Result<Arc<Live>, Error> {
        match (&self.source, self.kept()) {
            (Source::Beside(embedded), Some(kept)) if Arc::ptr_eq(&kept, tried) => {
                Ok(self.keep(start(embedded, tried.state.clone()).await?))
            }
            (_, kept) => Ok(kept.unwrap_or_else(|| Arc::clone(tried))),
        }
    }

    fn kept(&self) -> Option<Arc<Live>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep(&self, live: Live) -> Arc<Live> {
        let live = Arc::new(live);
        *self.live.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&live));
        live
    }
}

/// How long to wait before the next try, or `None` when what came is the answer.
fn pause(tried: &Result<Reply, Failure>, outgoing: &Outgoing, attempt: u32, deadline: Instant) -> Option<Duration> {
    let asked = match tried {
        Ok(reply) if retry::means_load(reply.status) => reply.retry_after(),
        Err(Failure { error: Error::Unreachable { what: What::Refused | What::Closed, .. }, .. }) => None,
        _ => return None,
    };
    let left = deadline.saturating_duration_since(Instant::now());
    outgoing.repeatable.then(|| retry::wait(attempt, rand::random(), asked, left)).flatten()
}

/// Starting waits for a process, so it has a thread of its own.
async fn start(embedded: &Embedded, seen: Option<State>) -> Result<Live, Error> {
    let embedded = embedded.clone();
    let started = tokio::task::spawn_blocking(move || embedded.start(seen.as_ref())).await;
    Live::beside(started.map_err(|error| Local::Http(error.to_string()))??)
}

impl Live {
    fn beside(state: State) -> Result<Self, Error> {
        Self::at(&Embedded::endpoint(&state)?, Some(state))
    }

    fn at(endpoint: &Endpoint, state: Option<State>) -> Result<Self, Error> {
        if !is_address(&endpoint.base) {
            return Err(Local::Address.into());
        }
        let (tls, witness) = tls::config(&endpoint.trust)?;
        let keeping = http(endpoint, &tls, true)?;
        Ok(Self { endpoint: endpoint.clone(), tls, keeping, fresh: OnceLock::new(), witness, state })
    }

    /// What speaks HTTP: over a connection that was kept, or over a fresh one.
    fn http(&self, fresh: bool) -> Result<&reqwest::Client, Error> {
        match self.fresh.get() {
            _ if !fresh => Ok(&self.keeping),
            Some(ready) => Ok(ready),
            None => {
                let made = http(&self.endpoint, &self.tls, false)?;
                Ok(self.fresh.get_or_init(|| made))
            }
        }
    }

    fn request(&self, outgoing: &Outgoing, deadline: Instant) -> Result<reqwest::Request, Error> {
        let address = format!("{}{}", self.endpoint.base.as_str().trim_end_matches('/'), outgoing.target);
        let url = Url::parse(&address).map_err(|error| Local::Request(error.to_string()))?;
        let mut request = reqwest::Request::new(outgoing.method.clone(), url);
        *request.headers_mut() = outgoing.headers.clone();
        *request.body_mut() = outgoing.body.clone().map(Into::into);
        *request.timeout_mut() = Some(deadline.saturating_duration_since(Instant::now()));
        Ok(request)
    }
}

fn http(endpoint: &Endpoint, tls: &rustls::ClientConfig, keeping: bool) -> Result<reqwest::Client, Error> {
    // Who names a proxy is the caller's business: the variables are not read again here.
    let mut http = reqwest::Client::builder()
        .tls_backend_preconfigured(tls.clone())
        .https_only(true)
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(connect_timeout(endpoint.timeout))
        .pool_idle_timeout(KEPT)
        .user_agent(concat!("meibo/", env!("CARGO_PKG_VERSION")));
    if !keeping {
        http = http.pool_max_idle_per_host(0);
    }
    if let Some(proxy) = &endpoint.proxy {
        let wrong = |_| Local::Proxy(proxy.clone());
        http = http.proxy(reqwest::Proxy::all(proxy.url.clone()).map_err(wrong)?);
    }
    Ok(http.build().map_err(|error| Local::Http(error.to_string()))?)
}

fn is_address(base: &Url) -> bool {
    let plain = base.username().is_empty() && base.password().is_none();
    base.scheme() == "https" && plain && base.query().is_none() && base.fragment().is_none()
}
