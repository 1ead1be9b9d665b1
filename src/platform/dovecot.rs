//! Dovecot's own HTTP API (`doveadm`): what the service asks of an inbox (POP-1, POP-3). It changes nothing there.

use std::{error::Error, time::Duration};

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use reqwest::{
    Client, Response, Url,
    header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue},
    redirect::Policy,
};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use crate::rules::{Secret, pop::Start};

/// How long an answer may take. People wait for it, and Dovecot gives none at all to some questions with a wrong key.
const WAIT: Duration = Duration::from_secs(3);
/// Inquiries at once. While one is asked at a log-in, a worker of Dovecot's waits for the decision, and Dovecot needs another to
/// answer: with all of them waiting, nobody logs in. By default it has 30.
const AT_ONCE: usize = 8;
/// Octets of an answer, far above what one mailbox needs.
const LARGEST: usize = 64 * 1024;
/// Where the API is on a Dovecot.
const PATH: &str = "/doveadm/v1";
/// The name of a request in its answer.
const TAG: &str = "inbox";
/// What `doveadm` ends with where it knows no such user (`EX_NOUSER`).
const NO_USER: i64 = 67;

/// What is said of an answer of something else than Dovecot.
const NO_JSON: &str = "no JSON of doveadm";

/// A Dovecot that can be asked.
pub struct Dovecot {
    http: Client,
    url: Url,
    authorization: HeaderValue,
    places: Semaphore,
}

/// What an inbox holds, and what it will.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inbox {
    /// Bytes of all its mail, as POP counts them.
    pub bytes: u64,
    /// Where mail begins that comes from now on.
    pub next: Start,
}

/// Why nothing is known of an inbox.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotTold {
    /// Dovecot cannot be reached, or gives no answer in time.
    #[error("no answer from {0}")]
    NoAnswer(String),
    /// It does not take the key.
    #[error("the key is not taken")]
    Key,
    /// It has no such mailbox.
    #[error("there is no such mailbox")]
    NoMailbox,
    /// It answers something else.
    #[error("not an answer: {0}")]
    Other(String),
    /// It is being asked about so many others that it was not asked.
    #[error("too many inquiries at once")]
    Busy,
}

impl Dovecot {
    /// The one at this address, with its `doveadm_api_key`. What is on this machine is asked without a proxy.
    ///
    /// # Errors
    /// When the key cannot stand in a request, or the client cannot be made.
    pub fn new(mut url: Url, key: &Secret, tls: rustls::ClientConfig) -> Result<Self, String> {
        if url.path() == "/" {
            url.set_path(PATH);
        }
        let authorization = format!("X-Dovecot-API {}", BASE64.encode(key.expose()));
        let mut authorization = HeaderValue::from_str(&authorization).map_err(|error| error.to_string())?;
        authorization.set_sensitive(true);
        // No kept connection: Dovecot may have been started again since.
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(Policy::none())
            .timeout(WAIT)
            .pool_max_idle_per_host(0);
        let client = if url.scheme() == "https" { client } else { client.no_proxy() };
        let http = client.build().map_err(|error| error.without_url().to_string())?;
        Ok(Self { http, url, authorization, places: Semaphore::new(AT_ONCE) })
    }

    /// What the inbox of a mailbox holds, by the mailbox's address.
    ///
    /// # Errors
    /// [`NotTold`], within a few seconds.
    pub async fn inbox(&self, address: &str) -> Result<Inbox, NotTold> {
        let field = ["vsize", "uidnext", "uidvalidity"];
        let question = json!([["mailboxStatus", { "user": address, "field": field, "mailboxMask": ["INBOX"] }, TAG]]);
        read(&self.asked(&question).await?)
    }

    /// Whether it can be asked: by a request with no question in it, which touches no mailbox.
    ///
    /// # Errors
    /// [`NotTold`], within a few seconds.
    pub async fn answers(&self) -> Result<(), NotTold> {
        let answer = self.asked(&json!([])).await?;
        let answers: Result<Vec<Value>, _> = serde_json::from_slice(&answer);
        answers.map(drop).map_err(|_| NotTold::Other(NO_JSON.to_owned()))
    }

    async fn asked(&self, question: &Value) -> Result<Vec<u8>, NotTold> {
        let _place = self.places.try_acquire().map_err(|_| NotTold::Busy)?;
        let request = self.http.post(self.url.clone()).header(AUTHORIZATION, self.authorization.clone());
        let request = request.header(CONTENT_TYPE, "application/json").body(question.to_string());
        let answer = request.send().await.map_err(|error| self.unheard(error))?;
        match answer.status().as_u16() {
            200 => self.body(answer).await,
            401 | 403 => Err(NotTold::Key),
            status => Err(NotTold::Other(format!("HTTP {status}"))),
        }
    }

    /// The whole of an answer that is not too large to be one.
    async fn body(&self, mut answer: Response) -> Result<Vec<u8>, NotTold> {
        let mut body = Vec::new();
        while let Some(part) = answer.chunk().await.map_err(|error| self.unheard(error))? {
            add(&mut body, &part)?;
        }
        Ok(body)
    }

    /// Who gave none, and why: what lies deepest says it best, such as what is wrong with a certificate.
    fn unheard(&self, error: reqwest::Error) -> NotTold {
        let error = error.without_url();
        let mut why: &dyn Error = &error;
        while let Some(deeper) = why.source() {
            why = deeper;
        }
        NotTold::NoAnswer(format!("{}: {why}", self.url.authority()))
    }
}

fn add(body: &mut Vec<u8>, part: &[u8]) -> Result<(), NotTold> {
    if body.len() + part.len() > LARGEST {
        return Err(NotTold::Other("it is too large".to_owned()));
    }
    body.extend_from_slice(part);
    Ok(())
}

/// What Dovecot says of one mailbox; its numbers are texts.
#[derive(Deserialize)]
struct Status {
    mailbox: String,
    vsize: String,
    uidnext: String,
    uidvalidity: String,
}

fn read(answer: &[u8]) -> Result<Inbox, NotTold> {
    let other = |why: &str| NotTold::Other(why.to_owned());
    let answers: Vec<(String, Value, String)> = serde_json::from_slice(answer).map_err(|_| other(NO_JSON))?;
    let Some((kind, content, _)) = answers.into_iter().find(|(_, _, tag)| tag == TAG) else {
        return Err(other("none to this question"));
    };
    if kind == "error" {
        let code = content["exitCode"].as_i64();
        return Err(if code == Some(NO_USER) { NotTold::NoMailbox } else { other(&format!("exit code {code:?}")) });
    }
    let all: Vec<Status> = serde_json::from_value(content).map_err(|_| other("no status"))?;
    let inbox = all.into_iter().find(|it| it.mailbox == "INBOX").ok_or(NotTold::NoMailbox)?;
    inbox.numbers().ok_or_else(|| other("no numbers"))
}

impl Status {
    fn numbers(&self) -> Option<Inbox> {
        let next = Start { uid: self.uidnext.parse().ok()?, uid_validity: self.uidvalidity.parse().ok()? };
        let bytes = self.vsize.parse().ok()?;
        (next.uid > 0 && next.uid_validity > 0).then_some(Inbox { bytes, next })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pop_3_what_dovecot_says_of_an_inbox_is_read() {
        let answer = r#"[["doveadmResponse",[{"mailbox":"INBOX","uidnext":"10019","uidvalidity":"1764552257","vsize":"31382949"}],"inbox"]]"#;
        let next = Start { uid: 10_019, uid_validity: 1_764_552_257 };
        assert_eq!(read(answer.as_bytes()), Ok(Inbox { bytes: 31_382_949, next }));
    }

    #[test]
    fn pop_3_an_answer_that_is_too_large_is_none() {
        let mut body = vec![b' '; LARGEST - 1];
        assert_eq!(add(&mut body, b" "), Ok(()));
        assert_eq!(add(&mut body, b" "), Err(NotTold::Other("it is too large".to_owned())));
    }

    #[test]
    fn pop_3_what_is_no_answer_of_dovecots_is_none() {
        for (answer, why) in [
            (r#"[["error",{"type":"exitCode", "exitCode":67},"inbox"]]"#, NotTold::NoMailbox),
            (r#"[["doveadmResponse",[],"inbox"]]"#, NotTold::NoMailbox),
            (
                r#"[["error",{"type":"exitCode", "exitCode":75},"inbox"]]"#,
                NotTold::Other("exit code Some(75)".to_owned()),
            ),
            (r#"[["doveadmResponse",[],"other"]]"#, NotTold::Other("none to this question".to_owned())),
            ("<html>", NotTold::Other("no JSON of doveadm".to_owned())),
            (
                r#"[["doveadmResponse",[{"mailbox":"INBOX","uidnext":"0","uidvalidity":"0","vsize":"0"}],"inbox"]]"#,
                NotTold::Other("no numbers".to_owned()),
            ),
        ] {
            assert_eq!(read(answer.as_bytes()), Err(why), "{answer}");
        }
    }
}
