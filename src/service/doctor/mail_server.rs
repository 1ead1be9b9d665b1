//! Whether a mail server asks this service at a log-in (MAIL-2): a stranger is sent to it, who reads the one sentence that
//! this service has for strangers.

use std::path::Path;

use super::{
    super::tls,
    finding::{Finding, Level},
};
use crate::{
    delivery::mail_server::{Said, log_in},
    ui::visible,
};

/// A name that nobody has, in a domain that cannot exist (RFC 2606).
const STRANGER: &str = "meibod-doctor@doctor.invalid";
const SECRET: &str = "no secret of anybody";

pub(super) async fn look(server: &str, authorities: Option<&Path>) -> Finding {
    let finding = |level, message| Finding::new("mail-server", level, format!("{server}: {message}"));
    let authorities = match tls::authorities(authorities) {
        Ok(authorities) => authorities,
        Err(error) => return finding(Level::Trouble, error.to_string()),
    };
    match log_in(server, &authorities, STRANGER, SECRET).await {
        Ok(said) => {
            let (level, message) = judge(&said);
            finding(level, message)
        }
        Err(error) => finding(Level::Trouble, format!("no log-in can be tried: {error}")),
    }
}

fn judge(said: &Said) -> (Level, String) {
    match said {
        Said::LetIn => (Level::Trouble, "lets in a stranger with a made-up password: stop it".to_owned()),
        Said::OurSentence => (Level::Ok, "asks this service, and denies".to_owned()),
        Said::Unavailable => {
            let why = "lets nobody in: it gets no decision from the service; its log has the cause";
            (Level::Trouble, why.to_owned())
        }
        Said::Other(line) => (Level::Trouble, format!("denies without asking this service: {}", visible(line))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_services_own_sentence_is_good() {
        assert_eq!(judge(&Said::OurSentence).0, Level::Ok);
        let (_, told) = judge(&Said::Other("-ERR \u{1b}]0;title\u{7}".to_owned()));
        assert!(!told.contains('\u{1b}'), "{told:?}");
        for said in [Said::LetIn, Said::Unavailable, Said::Other("-ERR [AUTH] Authentication failed.".to_owned())] {
            assert_eq!(judge(&said).0, Level::Trouble, "{said:?}");
        }
    }
}
