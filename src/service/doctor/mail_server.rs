//! Whether a mail server asks this service at a log-in (MAIL-2): a stranger is sent to it, who reads the one sentence that
//! this service has for strangers; whether this service was then asked; and what a mail app reads while the service fails.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use super::{
    super::{clock::Clock, tls},
    advice::with_advice,
    finding::{Finding, Level},
};
use crate::{
    contract::{Operation, mail_log_in::MailLogIn},
    delivery::mail_server::{MailServer, Said, tries},
    ops::mail_log_in::password_that_fails,
    rules::{
        Code, Secret,
        mail_log_in::Protocol,
        policy::{self, MailServersPolicy},
    },
    store::{self, Store, Vault},
    ui::visible,
};

/// A name that nobody has, in a domain that cannot exist (RFC 2606).
const STRANGER: &str = "meibod-doctor@doctor.invalid";
const SECRET: &str = "no secret of anybody";
/// How far the clock of the machine that serves may be behind this one's.
const SKEW: SignedDuration = SignedDuration::from_secs(2);

/// The mail servers that mail apps are set up with.
pub(super) fn of_policy(servers: &MailServersPolicy) -> Vec<MailServer> {
    let place = |server: &policy::MailServer| MailServer {
        host: server.host.clone(),
        port: u16::try_from(server.port).unwrap_or_default(),
        tls: server.tls,
    };
    [&servers.imap, &servers.pop].into_iter().chain(&servers.smtp).map(place).collect()
}

/// What log-ins are tried with.
pub(super) struct Trial<'a> {
    /// Authorities that are believed beside the system's.
    pub(super) authorities: Option<&'a Path>,
    /// Without it, nobody knows whether this service was asked.
    pub(super) store: Option<&'a Store>,
    /// Without it, the service cannot be made to fail.
    pub(super) vault: Option<&'a Vault>,
    pub(super) clock: Clock,
}

impl Trial<'_> {
    /// Tries log-ins there.
    pub(super) async fn look(&self, server: &MailServer) -> anyhow::Result<Finding> {
        let (level, message) = match self.denied(server).await? {
            (Level::Ok, denied) => self.failed(server, &denied).await?,
            found => found,
        };
        Ok(Finding::new("mail-server", level, format!("{server}: {message}")))
    }

    /// What a stranger with a made-up password meets with.
    async fn denied(&self, server: &MailServer) -> anyhow::Result<(Level, String)> {
        let now = self.clock.now()?;
        let (protocol, said) = match self.log_in(server, &Secret::from(SECRET)).await {
            Ok(tried) => tried,
            Err(why) => return Ok((Level::Trouble, format!("no log-in can be tried: {why}"))),
        };
        let asked = match self.store {
            Some(store) => was_asked(store, now - SKEW).await.ok(),
            None => None,
        };
        let (level, message) = judge(&said, asked);
        Ok((level, format!("{} {message}", named(protocol))))
    }

    /// What the same stranger meets with while the service fails.
    async fn failed(&self, server: &MailServer, denied: &str) -> anyhow::Result<(Level, String)> {
        let Some(vault) = self.vault else {
            return Ok((Level::Ok, format!("{denied}; without the key nobody can try whether it fails closed")));
        };
        let (level, message) = match self.log_in(server, &password_that_fails(vault, self.clock.now()?)).await {
            Ok((_, said)) => judge_failed(&said),
            Err(why) => (Level::Warning, format!("no second log-in can be tried: {why}")),
        };
        Ok((level, format!("{denied}; {message}")))
    }

    async fn log_in(&self, server: &MailServer, secret: &Secret) -> Result<(Protocol, Said), String> {
        let authorities = tls::authorities(self.authorities).map_err(|error| error.to_string())?;
        let tried = tries(server, &authorities, STRANGER, secret.expose()).await;
        tried.map_err(|error| with_advice(&error.to_string(), "--mail-ca-file"))
    }
}

/// Whether a stranger was refused here since: it is counted at once, and told in the trail where its minute has just ended.
async fn was_asked(store: &Store, since: Timestamp) -> store::Result<bool> {
    let (operation, code) = (MailLogIn::ID, Code::MailUserUnknown);
    let mut conn = store.read().await?;
    Ok(store::refusal::was_refused(&mut conn, operation, code, since).await?
        || store::audit::was_refused(&mut conn, operation, code, since).await?)
}

fn named(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Imap => "IMAP",
        Protocol::Pop => "POP",
        Protocol::Smtp => "submission (SMTP)",
    }
}

/// What is found, from what the server said, and whether this service was asked where that is known.
fn judge(said: &Said, asked: Option<bool>) -> (Level, String) {
    match (said, asked) {
        (Said::LetIn, _) => (Level::Trouble, "lets in a stranger with a made-up password: stop it".to_owned()),
        (Said::InTheClear, _) => {
            let why = "takes passwords before TLS has begun: it must ask for TLS first (Dovecot 2.3: \
                disable_plaintext_auth = yes; 2.4: auth_allow_cleartext = no)";
            (Level::Trouble, why.to_owned())
        }
        (Said::OurSentence, Some(true)) => (Level::Ok, "asks this service, and denies".to_owned()),
        (Said::OurSentence, Some(false)) => {
            let why = "denies in the words of a meibo, but this service was not asked: it asks another one";
            (Level::Trouble, why.to_owned())
        }
        (Said::OurSentence, None) => {
            let why =
                "denies in the words of a meibo; without the database nobody can say whether it asks this service";
            (Level::Warning, why.to_owned())
        }
        (Said::Unavailable, _) => {
            let why = "lets nobody in: it gets no decision from the service; its log has the cause";
            (Level::Trouble, why.to_owned())
        }
        (Said::Other(line), _) => (Level::Trouble, format!("denies without asking this service: {}", visible(line))),
    }
}

/// What is found where the service was made to fail.
fn judge_failed(said: &Said) -> (Level, String) {
    match said {
        Said::Unavailable => {
            (Level::Ok, "while the service fails, it lets nobody in and says so (fails closed)".to_owned())
        }
        Said::LetIn => (Level::Trouble, "while the service fails, it lets in a stranger: stop it".to_owned()),
        Said::OurSentence => {
            let why = "the service was told to fail, and did not: it is older than this program, or its clock is more than a \
                minute from this one's";
            (Level::Warning, why.to_owned())
        }
        Said::InTheClear | Said::Other(_) => {
            let line = if let Said::Other(line) = said { visible(line) } else { String::new() };
            let why = format!(
                "while the service fails, it speaks of a wrong password, and mail apps ask their users for another: let \
                 Dovecot take the log-ins with the pieces of meibod mail-config (docs/mail-servers.md): {line}"
            );
            (Level::Trouble, why)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_services_own_sentence_is_good_and_only_where_it_was_asked() {
        let level = |said: &Said, asked| judge(said, asked).0;
        assert_eq!(level(&Said::OurSentence, Some(true)), Level::Ok);
        assert_eq!(level(&Said::OurSentence, Some(false)), Level::Trouble);
        assert_eq!(level(&Said::OurSentence, None), Level::Warning);
        let (_, told) = judge(&Said::Other("-ERR \u{1b}]0;title\u{7}".to_owned()), Some(true));
        assert!(!told.contains('\u{1b}'), "{told:?}");
        let other = Said::Other("-ERR [AUTH] Authentication failed.".to_owned());
        for said in [Said::LetIn, Said::InTheClear, Said::Unavailable, other] {
            assert_eq!(level(&said, Some(true)), Level::Trouble, "{said:?}");
        }
    }

    #[test]
    fn mail_2_while_the_service_fails_only_a_failure_that_passes_is_good() {
        let other = Said::Other("535 5.7.8 \u{1b}Error: authentication failed".to_owned());
        let levels =
            [Said::Unavailable, Said::LetIn, Said::OurSentence, other.clone()].map(|said| judge_failed(&said).0);
        assert_eq!(levels, [Level::Ok, Level::Trouble, Level::Warning, Level::Trouble]);
        let (_, told) = judge_failed(&other);
        assert!(told.contains("535 5.7.8") && !told.contains('\u{1b}'), "{told:?}");
    }
}
