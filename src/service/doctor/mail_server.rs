//! Whether a mail server asks this service at a log-in (MAIL-2): a stranger is sent to it, who reads the one sentence that
//! this service has for strangers; and whether this service was then asked.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use super::{
    super::tls,
    finding::{Finding, Level},
};
use crate::{
    contract::{Operation, mail_log_in::MailLogIn},
    delivery::mail_server::{MailServer, Said, tries},
    rules::{
        Code,
        mail_log_in::Protocol,
        policy::{self, MailServersPolicy},
    },
    store::{self, Store},
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

/// Tries a log-in there. Without a store nobody knows whether this service was asked.
pub(super) async fn look(
    server: &MailServer,
    authorities: Option<&Path>,
    store: Option<&Store>,
    now: Timestamp,
) -> Finding {
    let finding = |level, message| Finding::new("mail-server", level, format!("{server}: {message}"));
    let authorities = match tls::authorities(authorities) {
        Ok(authorities) => authorities,
        Err(error) => return finding(Level::Trouble, error.to_string()),
    };
    let (protocol, said) = match tries(server, &authorities, STRANGER, SECRET).await {
        Ok(tried) => tried,
        Err(error) => return finding(Level::Trouble, format!("no log-in can be tried: {error}")),
    };
    let asked = match store {
        Some(store) => was_asked(store, now - SKEW).await.ok(),
        None => None,
    };
    let (level, message) = judge(&said, asked);
    finding(level, format!("{} {message}", named(protocol)))
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
}
