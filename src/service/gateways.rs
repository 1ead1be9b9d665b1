//! `[delivery.…]` of the configuration file: what carries messages out of the service (MSG-1).

use std::{
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow, bail};
use serde::{Deserialize, Serialize};
use url::Url;

use super::{tls, trust::must_be_ours};
use crate::{
    delivery::{Gateway, Gateways, Kannel, Smtp, Webhook},
    rules::{
        Secret,
        message::{Channel, is_this_machine},
        refusal::Facts,
    },
};

/// What carries the messages of a channel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Nothing: they stay in the outbox (`meibod outbox`).
    #[default]
    Outbox,
    /// Kannel's `sendsms`.
    Kannel,
    /// A signed request (Standard Webhooks).
    Webhook,
    /// A mail server.
    Smtp,
}

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Kind::Outbox => "outbox",
            Kind::Kannel => "kannel",
            Kind::Webhook => "webhook",
            Kind::Smtp => "smtp",
        }
    }
}

/// The gateway of each channel.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Delivery {
    /// For text messages.
    pub sms: Setting,
    /// For calls.
    pub voice: Setting,
    /// For mail.
    pub mail: Setting,
}

/// The gateway of one channel.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Setting {
    /// What it is.
    pub kind: Kind,
    /// Where it is.
    pub url: Option<String>,
    /// Its user for this service.
    pub user: Option<String>,
    /// The file of that user's password (0600).
    pub password_file: Option<PathBuf>,
    /// The file of a webhook's secret (0600).
    pub secret_file: Option<PathBuf>,
    /// Authorities (PEM) that are believed beside the system's.
    pub ca_file: Option<PathBuf>,
    /// The number or address that messages come from.
    pub from: Option<String>,
    /// This service's own address, as Kannel reaches it to report how messages ended.
    pub receipts: Option<String>,
}

/// A setting with a value that cannot be.
#[derive(Debug, PartialEq)]
pub struct Unfit {
    /// Its whole name.
    pub setting: String,
    /// Its value; none where it is missing.
    pub value: Option<String>,
    /// Why it cannot be: the key of a text, `invalid-…`.
    pub why: &'static str,
    /// The arguments of that text.
    pub facts: Facts,
}

impl Delivery {
    fn each(&self) -> [(Channel, &Setting); 3] {
        [(Channel::Sms, &self.sms), (Channel::Voice, &self.voice), (Channel::Mail, &self.mail)]
    }

    /// Every file that is named.
    pub(super) fn files(&mut self) -> impl Iterator<Item = &mut PathBuf> {
        let settings = [&mut self.sms, &mut self.voice, &mut self.mail];
        settings.into_iter().flat_map(|it| [&mut it.password_file, &mut it.secret_file, &mut it.ca_file]).flatten()
    }

    /// The channels whose messages stay in the outbox.
    pub(super) fn without_gateway(&self) -> impl Iterator<Item = &'static str> {
        self.each().into_iter().filter(|(_, it)| it.kind == Kind::Outbox).map(|(channel, _)| channel.as_str())
    }

    /// Checks what can be judged without touching a file.
    pub(super) fn check(&self) -> Result<(), Unfit> {
        self.each().into_iter().try_for_each(|(channel, setting)| setting.check(channel))
    }

    /// Reads the files, and makes the gateways.
    ///
    /// # Errors
    /// When a file cannot be read, is open to others, or does not hold what it should; the message names the setting.
    pub(super) fn open(&self) -> anyhow::Result<Gateways> {
        let open =
            |channel: Channel, setting: &Setting| setting.open().with_context(|| format!("[delivery.{channel}]"));
        Ok(Gateways {
            sms: open(Channel::Sms, &self.sms)?,
            voice: open(Channel::Voice, &self.voice)?,
            mail: open(Channel::Mail, &self.mail)?,
        })
    }
}

/// Whether an address has one of the schemes, or on this machine the one without encryption, and no password in it.
pub(super) fn fits(url: &Option<String>, schemes: &[&str], unencrypted: &str) -> bool {
    let Some(url) = url.as_deref().and_then(|url| Url::parse(url).ok()) else { return false };
    let host = url.host_str().unwrap_or_default();
    let is_bare = !host.is_empty() && url.username().is_empty() && url.password().is_none();
    is_bare && (schemes.contains(&url.scheme()) || url.scheme() == unencrypted && is_this_machine(host))
}

/// What a channel can have.
fn possible(channel: Channel) -> &'static [Kind] {
    match channel {
        Channel::Sms => &[Kind::Kannel, Kind::Webhook, Kind::Outbox],
        Channel::Voice => &[Kind::Webhook, Kind::Outbox],
        Channel::Mail => &[Kind::Smtp, Kind::Outbox],
    }
}

/// A kind that a channel cannot have, or that there is not.
pub(super) fn wrong_kind(channel: Channel, value: &str) -> Unfit {
    let known: Vec<&str> = possible(channel).iter().map(|kind| kind.as_str()).collect();
    let facts = Facts::from([("known".to_owned(), known.join(", ").into())]);
    let setting = format!("delivery.{channel}.kind");
    Unfit { setting, value: Some(value.to_owned()), why: "gateway-kind", facts }
}

impl Setting {
    fn check(&self, channel: Channel) -> Result<(), Unfit> {
        let unfit = |name: &str, value: Option<&str>, why| Unfit {
            setting: format!("delivery.{channel}.{name}"),
            value: value.map(str::to_owned),
            why,
            facts: Facts::new(),
        };
        if !possible(channel).contains(&self.kind) {
            return Err(wrong_kind(channel, self.kind.as_str()));
        }
        if let Some((name, value)) = self.unused() {
            return Err(unfit(name, Some(value), "gateway-outbox"));
        }
        if let Some((name, why)) = self.wrong_url() {
            let value = if name == "url" { &self.url } else { &self.receipts };
            return Err(unfit(name, value.as_deref(), why));
        }
        let missing = self.needs().into_iter().find(|(_, given)| !given);
        missing.map_or(Ok(()), |(name, _)| Err(unfit(name, None, "gateway-needs")))
    }

    /// What an outbox has no use for, with its value: whoever wrote it believes that messages go there.
    fn unused(&self) -> Option<(&'static str, &str)> {
        let given = [("url", &self.url), ("user", &self.user), ("from", &self.from), ("receipts", &self.receipts)];
        let is_outbox = self.kind == Kind::Outbox;
        given.into_iter().filter(|_| is_outbox).find_map(|(name, value)| Some((name, value.as_deref()?)))
    }

    /// The address that cannot be, and why. What is not encrypted goes to this machine only.
    fn wrong_url(&self) -> Option<(&'static str, &'static str)> {
        let http = |url: &Option<String>| fits(url, &["https"], "http");
        match self.kind {
            Kind::Outbox => None,
            Kind::Smtp => {
                let fits = fits(&self.url, &["smtps", "smtp"], "smtp+unencrypted");
                (!fits).then_some(("url", "gateway-url-smtp"))
            }
            Kind::Kannel | Kind::Webhook if !http(&self.url) => Some(("url", "gateway-url-http")),
            Kind::Kannel | Kind::Webhook => {
                let wrong = self.receipts.is_some() && !http(&self.receipts);
                wrong.then_some(("receipts", "gateway-url-http"))
            }
        }
    }

    /// What must be given, and whether it is.
    fn needs(&self) -> Vec<(&'static str, bool)> {
        let (user, password) = (("user", self.user.is_some()), ("password_file", self.password_file.is_some()));
        match self.kind {
            Kind::Outbox => Vec::new(),
            Kind::Kannel => vec![user, password],
            Kind::Webhook => vec![("secret_file", self.secret_file.is_some())],
            Kind::Smtp if user.1 || password.1 => vec![("from", self.from.is_some()), user, password],
            Kind::Smtp => vec![("from", self.from.is_some())],
        }
    }

    fn open(&self) -> anyhow::Result<Option<Gateway>> {
        let Some(url) = self.url.as_deref().filter(|_| self.kind != Kind::Outbox) else { return Ok(None) };
        let url = Url::parse(url)?;
        self.ca_file.as_deref().map_or(Ok(()), must_be_ours)?;
        let authorities = tls::authorities(self.ca_file.as_deref())?;
        let gateway = match self.kind {
            Kind::Outbox => return Ok(None),
            Kind::Kannel => {
                let log_in = self.log_in()?.ok_or_else(|| anyhow!("user is missing"))?;
                let receipts = self.receipts.as_deref().map(Url::parse).transpose()?;
                Kannel::new(url, log_in, self.from.clone(), receipts, &authorities).map(Gateway::Kannel)
            }
            Kind::Webhook => {
                let file = self.secret_file.as_deref().ok_or_else(|| anyhow!("secret_file is missing"))?;
                let made = Webhook::new(url, &secret(file)?, &authorities).map(Gateway::Webhook);
                made.map_err(|why| format!("{}: {why}", file.display()))
            }
            Kind::Smtp => {
                let from = self.from.as_deref().unwrap_or_default();
                Smtp::new(&url, self.log_in()?, from, &authorities).map(Gateway::Smtp)
            }
        };
        gateway.map(Some).map_err(|why| anyhow!(why))
    }

    fn log_in(&self) -> anyhow::Result<Option<(String, Secret)>> {
        match (&self.user, &self.password_file) {
            (Some(user), Some(file)) => Ok(Some((user.clone(), secret(file)?))),
            _ => Ok(None),
        }
    }
}

/// The secret in a file of its own: one line, which nobody else can read.
pub(super) fn secret(file: &Path) -> anyhow::Result<Secret> {
    must_be_ours(file)?;
    let shown = file.display();
    let text = Secret::from(std::fs::read_to_string(file).with_context(|| format!("{shown} cannot be read"))?);
    let mode = std::fs::metadata(file)?.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        bail!("{shown} can be read by others (mode {mode:o}): run chmod 600 on it");
    }
    match text.expose().trim_end_matches(['\r', '\n']) {
        "" => bail!("{shown} is empty"),
        line if line.contains('\n') => bail!("{shown} holds more than one line"),
        line => Ok(Secret::from(line)),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn msg_1_a_secret_is_one_line_of_a_file_that_nobody_else_reads() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        let reads = |text: &str, mode| {
            fs::write(&file, text).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
            secret(&file).map(|secret| secret.expose().to_owned()).map_err(|error| error.to_string())
        };
        assert_eq!(reads("CANARY\n", 0o600).unwrap(), "CANARY");
        for (text, mode, why) in [
            ("CANARY\n", 0o640, "can be read by others"),
            ("\n", 0o600, "is empty"),
            ("CANARY\nCANARY\n", 0o600, "more than one line"),
        ] {
            let error = reads(text, mode).unwrap_err();
            assert!(error.contains(why) && !error.contains("CANARY"), "{error}");
        }
    }
}
