//! The mail that is sent to oneself.

use std::time::SystemTime;

use lettre::{
    Address, Message,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
};

/// A mail from one's own address to the same.
#[derive(Debug, Clone)]
pub struct Letter {
    address: Address,
    subject: String,
    body: String,
    date: SystemTime,
    /// What its `Message-ID` begins with, with a number behind it for each mail that is sent.
    name: String,
}

impl Letter {
    /// A mail to `address`, which is one that the service gave; `name` is as unique as the test.
    ///
    /// # Errors
    /// It is no address that mail can be sent to.
    pub fn new(
        address: &str,
        subject: String,
        body: String,
        date: SystemTime,
        name: String,
    ) -> Result<Self, lettre::address::AddressError> {
        Ok(Self { address: address.parse()?, subject, body, date, name })
    }

    /// The address, in the form in which commands carry it.
    pub(super) fn address(&self) -> &str {
        self.address.as_ref()
    }

    /// The `Message-ID` of the mail with this number.
    pub(super) fn id(&self, number: usize) -> String {
        format!("<{}.{number}@{}>", self.name, self.address.domain())
    }

    /// The mail with this number, as it goes out behind DATA, without the dot that ends it.
    pub(super) fn octets(&self, number: usize) -> Result<Vec<u8>, lettre::error::Error> {
        let own = Mailbox::new(None, self.address.clone());
        let mail = Message::builder()
            .from(own.clone())
            .to(own)
            .subject(self.subject.as_str())
            .date(self.date)
            .message_id(Some(self.id(number)))
            // RFC 3834: no answering machine answers it.
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(self.body.clone())?;
        Ok(stuffed(&mail.formatted()))
    }
}

/// Each line that begins with a dot begins with two (RFC 5321 4.5.2), and the last one is ended.
fn stuffed(mail: &[u8]) -> Vec<u8> {
    let mut octets = Vec::with_capacity(mail.len() + 16);
    for line in mail.split_inclusive(|octet| *octet == b'\n') {
        if line.starts_with(b".") {
            octets.push(b'.');
        }
        octets.extend_from_slice(line);
    }
    if !octets.ends_with(b"\r\n") {
        octets.extend_from_slice(b"\r\n");
    }
    octets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apppw_6_the_mail_to_oneself_is_automatic_unique_and_ends_where_it_ends() {
        let body = ".one\r\n.\r\nthree".to_owned();
        let letter = |to: &str| Letter::new(to, "試験".into(), body.clone(), SystemTime::UNIX_EPOCH, "abc".into());
        let letter = letter("taro@mail.example.jp").unwrap();
        let text = String::from_utf8(letter.octets(2).unwrap()).unwrap();
        for line in [
            "From: taro@mail.example.jp",
            "To: taro@mail.example.jp",
            "Message-ID: <abc.2@mail.example.jp>",
            "Auto-Submitted: auto-generated",
            "..one",
            "..",
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line}: {text}");
        }
        assert!(text.ends_with("three\r\n") && text.is_ascii(), "{text}");
    }

    #[test]
    fn apppw_6_an_address_that_would_be_a_command_is_none() {
        for address in ["taro", "taro@x.jp>\r\nRCPT TO:<b@x.jp", ""] {
            let refused = Letter::new(address, String::new(), String::new(), SystemTime::UNIX_EPOCH, String::new());
            assert!(refused.is_err(), "{address:?}");
        }
    }
}
