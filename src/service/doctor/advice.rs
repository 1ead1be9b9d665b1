//! What to do about a connection that was not made: libraries say what is wrong, and not where to turn.

/// Words of what was said, and the advice for them; `{ca}` is where an authority can be named.
const ADVICE: [(&str, &str); 9] = [
    (
        "UnknownIssuer",
        "nobody who is believed here vouches for its certificate: name its authority with {ca}, and see to it that it \
         sends its whole chain",
    ),
    (
        "not valid for name",
        "its certificate is for another name: give the name that is in it, or get one for this name",
    ),
    ("certificate expired", "its certificate has ended: renew it there"),
    ("not valid yet", "its certificate is not valid yet: look at the clocks of both machines"),
    ("InvalidContentType", "it does not begin with TLS: is the port one of STARTTLS, or of something else?"),
    ("Connection refused", "nothing listens there: is it running, and the port right?"),
    ("lookup address", "its name leads nowhere: is it right, and does this machine reach a name server?"),
    ("timed out", "nothing answers there: is a firewall in between?"),
    (
        "does not answer",
        "nothing answers there in time: is a firewall in between, or the port one of another protocol?",
    ),
];

/// A failure with what to do about it, where that is known.
pub(super) fn with_advice(why: &str, ca: &str) -> String {
    match ADVICE.iter().find(|(words, _)| why.contains(words)) {
        Some((_, advice)) => format!("{} ({why})", advice.replace("{ca}", ca)),
        None => why.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use rustls::{CertificateError, Error};
    use rustls_pki_types::{ServerName, UnixTime};

    use super::*;

    fn told(certificate: CertificateError) -> String {
        with_advice(&Error::InvalidCertificate(certificate).to_string(), "ca_file")
    }

    #[test]
    fn what_the_library_says_of_a_certificate_comes_with_what_to_do() {
        let (then, now) = (UnixTime::since_unix_epoch(Duration::from_secs(1)), UnixTime::now());
        let name = ServerName::try_from("imap.example.jp").unwrap();
        for (certificate, advice) in [
            (CertificateError::UnknownIssuer, "name its authority with ca_file"),
            (
                CertificateError::NotValidForNameContext { expected: name, presented: vec!["a.jp".to_owned()] },
                "is for another name",
            ),
            (CertificateError::ExpiredContext { time: now, not_after: then }, "renew it there"),
            (CertificateError::NotValidYetContext { time: then, not_before: now }, "look at the clocks"),
        ] {
            let told = told(certificate);
            assert!(told.contains(advice) && told.contains("invalid peer certificate"), "{told}");
        }
        let no_tls = Error::InvalidMessage(rustls::InvalidMessage::InvalidContentType).to_string();
        assert!(with_advice(&no_tls, "").starts_with("it does not begin with TLS"), "{no_tls}");
        assert_eq!(with_advice("anything else", ""), "anything else");
    }
}
