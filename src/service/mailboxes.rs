//! `[mailboxes]` of the configuration file: the Dovecot that is asked for the size of a mailbox, and for where new mail begins
//! in it (POP-1, POP-3).

use std::path::PathBuf;

use anyhow::{Context, anyhow};
use serde::{Deserialize, Serialize};
use url::Url;

use super::{
    gateways::{Unfit, fits, secret},
    tls,
    trust::must_be_ours,
};
use crate::{delivery, platform::Dovecot, rules::refusal::Facts};

/// Where Dovecot's HTTP API is; without an address, nothing is asked.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mailboxes {
    /// Its address: `https://HOST:PORT`, or `http://…` on this machine.
    pub url: Option<String>,
    /// The file of its `doveadm_api_key` (0600).
    pub key_file: Option<PathBuf>,
    /// Authorities (PEM) that are believed beside the system's.
    pub ca_file: Option<PathBuf>,
}

impl Mailboxes {
    /// Every file that is named.
    pub(super) fn files(&mut self) -> impl Iterator<Item = &mut PathBuf> {
        [&mut self.key_file, &mut self.ca_file].into_iter().flatten()
    }

    /// Checks what can be judged without touching a file.
    pub(super) fn check(&self) -> Result<(), Unfit> {
        let unfit = |name: &str, value: Option<&str>, why| Unfit {
            setting: format!("mailboxes.{name}"),
            value: value.map(str::to_owned),
            why,
            facts: Facts::new(),
        };
        match (&self.url, &self.key_file) {
            (Some(url), _) if !fits(&self.url, &["https"], "http") => Err(unfit("url", Some(url), "gateway-url-http")),
            (Some(_), None) => Err(unfit("key_file", None, "goes-with-the-other")),
            (None, Some(_)) => Err(unfit("url", None, "goes-with-the-other")),
            _ => Ok(()),
        }
    }

    /// Reads the files, and makes what asks.
    ///
    /// # Errors
    /// When a file cannot be read, is open to others, or does not hold what it should.
    pub(super) fn open(&self) -> anyhow::Result<Option<Dovecot>> {
        let (Some(url), Some(key_file)) = (&self.url, &self.key_file) else { return Ok(None) };
        self.dovecot(&Url::parse(url)?, key_file).map(Some).context("[mailboxes]")
    }

    fn dovecot(&self, url: &Url, key_file: &std::path::Path) -> anyhow::Result<Dovecot> {
        self.ca_file.as_deref().map_or(Ok(()), must_be_ours)?;
        let tls = delivery::tls::client(&tls::authorities(self.ca_file.as_deref())?)?;
        Dovecot::new(url.clone(), &secret(key_file)?, tls).map_err(|why| anyhow!(why))
    }
}
