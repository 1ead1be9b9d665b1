//! Mail through the organisation's own server, which signs it (DKIM) and carries it on. See docs/decisions/0062.

use std::{error::Error as _, time::Duration};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
        extension::ClientId,
    },
};
use reqwest::Url;
use rustls_pki_types::CertificateDer;

use super::outgoing::{NotSent, Outgoing};
use crate::rules::{
    Secret,
    message::{Hindrance, bare, is_this_machine},
};

/// How long the server may take for one answer.
const WAIT: Duration = Duration::from_secs(20);

/// The scheme of a server without TLS, which is on this machine.
const PLAIN: &str = "smtp+unencrypted";

/// A mail server.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp").finish_non_exhaustive()
    }
}

impl Smtp {
    /// One at `smtps://HOST[:465]`, `smtp://HOST[:587]` (STARTTLS) or, on this machine, `smtp+unencrypted://HOST[:25]`, with the
    /// address that mail comes from.
    ///
    /// # Errors
    /// When the address is none, or the authorities cannot be used.
    pub fn new(
        url: &Url,
        log_in: Option<(String, Secret)>,
        from: &str,
        authorities: &[CertificateDer<'static>],
    ) -> Result<Self, String> {
        let from: Mailbox = from.parse().map_err(|_| "`from` is no mail address".to_owned())?;
        let host = bare(url.host_str().unwrap_or_default());
        let (port, tls) = match url.scheme() {
            "smtps" => (465, Tls::Wrapper(trust(host, authorities)?)),
            PLAIN if is_this_machine(host) => (25, Tls::None),
            _ => (587, Tls::Required(trust(host, authorities)?)),
        };
        let builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(url.port().unwrap_or(port))
            .tls(tls)
            .timeout(Some(WAIT))
            .hello_name(ClientId::Domain(from.email.domain().to_owned()));
        let builder = match log_in {
            Some((user, password)) => builder.credentials(Credentials::new(user, password.expose().to_owned())),
            None => builder,
        };
        Ok(Self { transport: builder.build(), from })
    }

    pub(super) async fn send(&self, message: &Outgoing<'_>) -> Result<(), NotSent> {
        let refused = || NotSent::new(Hindrance::Refused, "no mail can be made of it");
        let mail = self.mail(message).ok_or_else(refused)?;
        self.transport.send(mail).await.map(drop).map_err(|error| judge(&error))
    }

    fn mail(&self, message: &Outgoing<'_>) -> Option<Message> {
        let content = message.content;
        let mail = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, content.to.parse().ok()?))
            .subject(content.subject.as_str())
            .date(message.now.into())
            .message_id(Some(format!("<{}@{}>", message.id, self.from.email.domain())))
            // RFC 3834: no answering machine answers it.
            .raw_header(raw("Auto-Submitted", "auto-generated"))
            .header(ContentType::TEXT_PLAIN);
        let mail = match content.language {
            Some(language) => mail.raw_header(raw("Content-Language", language.as_str())),
            None => mail,
        };
        mail.body(content.body.clone()).ok()
    }
}

fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

fn trust(host: &str, authorities: &[CertificateDer<'static>]) -> Result<TlsParameters, String> {
    let mut tls = TlsParameters::builder(host.to_owned());
    for authority in authorities {
        let one = Certificate::from_der(authority.to_vec()).map_err(|error| error.to_string())?;
        tls = tls.add_root_certificate(one);
    }
    tls.build().map_err(|error| error.to_string())
}

/// What the server's answer means: of one, the number alone is kept, for its words quote the reader's address.
fn judge(error: &lettre::transport::smtp::Error) -> NotSent {
    let Some(code) = error.status() else { return silence(error) };
    let number = u16::from(code);
    let words = error.source().map(ToString::to_string).unwrap_or_default();
    NotSent::new(meaning(number, &words), format!("SMTP {number}"))
}

/// Why there is no answer. After the connection was made, mail may have been taken whose answer is lost.
fn silence(error: &lettre::transport::smtp::Error) -> NotSent {
    if error.is_tls() {
        return NotSent::new(Hindrance::Unreachable, "TLS failed");
    }
    // Its kind is in its words alone.
    if error.is_client() || error.to_string().starts_with("Connection error") {
        return NotSent::new(Hindrance::Unreachable, "no connection");
    }
    NotSent::new(Hindrance::NoAnswer, "no answer")
}

/// Final is what is said of this recipient or message alone; anything else that does not pass by itself is between the server
/// and this service, and the operator mends it.
fn meaning(number: u16, words: &str) -> Hindrance {
    let is_final = match enhanced(words) {
        // RFC 3463: the sender's address.
        Some((1, 7 | 8)) => false,
        Some((subject, _)) => matches!(subject, 1 | 2 | 6),
        None => matches!(number, 550..=553),
    };
    match number {
        500..600 if is_final => Hindrance::Refused,
        500..600 => Hindrance::NotAdmitted,
        _ => Hindrance::Busy,
    }
}

/// Subject and detail of a permanent enhanced status, with which an answer may begin (RFC 2034).
fn enhanced(words: &str) -> Option<(u16, u16)> {
    let (subject, detail) = words.split_whitespace().next()?.strip_prefix("5.")?.split_once('.')?;
    Some((subject.parse().ok()?, detail.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use std::{
        io::{BufRead, BufReader, Write},
        net::TcpListener,
        thread,
    };

    use super::*;
    use crate::{
        delivery::Content,
        rules::{
            Id,
            message::{Channel, Kind},
        },
    };

    /// A server that takes a mail, and closes the connection instead of saying so.
    fn takes_and_says_nothing(listener: TcpListener) {
        let (mut writes, _) = listener.accept().unwrap();
        let reads = BufReader::new(writes.try_clone().unwrap());
        let (mut in_data, mut says) = (false, |words: &str| writes.write_all(words.as_bytes()).unwrap());
        says("220 mail.example\r\n");
        for line in reads.lines().map_while(Result::ok).take_while(|line| line != ".") {
            if line == "DATA" {
                in_data = true;
                says("354 go on\r\n");
            } else if !in_data {
                says("250 mail.example\r\n");
            }
        }
    }

    async fn sent_to(port: u16) -> Result<(), NotSent> {
        let url = format!("{PLAIN}://127.0.0.1:{port}").parse().unwrap();
        let (to, body) = ("a@example.jp".to_owned(), "a text".to_owned());
        let content = Content { to, subject: "a subject".to_owned(), body, language: None };
        let now = jiff::Timestamp::UNIX_EPOCH;
        let (id, channel, kind) = (Id::from_i64(1), Channel::Mail, Kind::Notice);
        let outgoing = Outgoing { id, channel, kind, content: &content, useful_until: now, now, receipt: None };
        Smtp::new(&url, None, "meibo@example.jp", &[]).unwrap().send(&outgoing).await
    }

    #[tokio::test]
    async fn msg_6_mail_whose_answer_is_lost_may_have_left() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = thread::spawn(move || takes_and_says_nothing(listener));
        assert_eq!(sent_to(port).await.unwrap_err().hindrance, Hindrance::NoAnswer);
        server.join().unwrap();
        // Nobody listens there any more.
        assert_eq!(sent_to(port).await.unwrap_err().hindrance, Hindrance::Unreachable);
    }

    #[test]
    fn msg_2_only_a_refusal_of_this_recipient_or_message_is_final() {
        let refused = [
            (550, "5.1.1 <a@example.jp>: Recipient address rejected: User unknown"),
            (554, "5.1.10 null MX"),
            (552, "5.2.2 Mailbox full"),
            (554, "5.6.0 malformed"),
            (550, "no such user"),
            (551, ""),
            (553, "5 is no status"),
        ];
        let not_admitted = [
            (554, "no SMTP service here"),
            (521, "mail.example.ac.jp does not accept mail"),
            (550, "5.7.1 rejected by policy"),
            (554, "5.7.1 Relay access denied"),
            (553, "5.1.8 Sender address rejected: Domain not found"),
            (550, "5.1.7 Bad sender address"),
            (502, "command not implemented"),
            (504, "unrecognized authentication type"),
            (530, "5.7.0 Authentication required"),
            (535, "5.7.8 Authentication failed"),
            (538, ""),
        ];
        let busy = [(421, "4.3.2 shutting down"), (450, "4.2.1 later"), (451, "5.1.1 odd"), (452, "")];
        let meanings =
            [(&refused[..], Hindrance::Refused), (&not_admitted, Hindrance::NotAdmitted), (&busy, Hindrance::Busy)];
        for (answers, means) in meanings {
            for (number, words) in answers {
                assert_eq!(meaning(*number, words), means, "{number} {words}");
            }
        }
    }
}
