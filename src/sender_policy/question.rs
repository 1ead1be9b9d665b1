//! What Postfix asks: lines `name=value`, ended by an empty one (Postfix's SMTPD_POLICY_README).

use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt};

/// Bytes of one question at the most. Postfix's have about 1,000; its own addresses and names end far below this.
const BYTES: u64 = 64 * 1024;

/// The attributes of a question that matter here; absent ones are empty.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Question {
    /// Who has logged in (`sasl_username`).
    pub(super) mailbox: String,
    /// `MAIL FROM`, without angle brackets (`sender`); empty for `<>`.
    pub(super) sender: String,
    /// The message, by Postfix's name for it: each recipient of one message is a question of its own.
    instance: String,
    is_about_mail: bool,
}

impl Question {
    /// Reads the next question of a connection; none at its end, and where what came is no whole question.
    pub(super) async fn read(from: &mut (impl AsyncBufRead + Unpin)) -> Option<Self> {
        let mut from = from.take(BYTES);
        let mut question = Question::default();
        loop {
            let mut line = Vec::new();
            from.read_until(b'\n', &mut line).await.ok()?;
            match line.strip_suffix(b"\n")? {
                b"" => return Some(question).filter(|it| it.is_about_mail),
                line => question.take(line),
            }
        }
    }

    /// Whether another question asks the same of the same message.
    pub(super) fn is_again(&self, other: &Self) -> bool {
        !self.instance.is_empty() && self == other
    }

    /// Bytes that are no UTF-8 become U+FFFD, which is in no address.
    fn take(&mut self, line: &[u8]) {
        let line = String::from_utf8_lossy(line);
        match line.split_once('=') {
            Some(("request", "smtpd_access_policy")) => self.is_about_mail = true,
            Some(("sasl_username", name)) => name.clone_into(&mut self.mailbox),
            Some(("sender", address)) => address.clone_into(&mut self.sender),
            Some(("instance", name)) => name.clone_into(&mut self.instance),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn all(bytes: &[u8]) -> Vec<Question> {
        let mut from = bytes;
        let mut all = Vec::new();
        while let Some(question) = Question::read(&mut from).await {
            all.push(question);
        }
        all
    }

    fn question(mailbox: &str, sender: &str) -> Question {
        let (mailbox, sender) = (mailbox.to_owned(), sender.to_owned());
        Question { mailbox, sender, instance: String::new(), is_about_mail: true }
    }

    #[tokio::test]
    async fn alias_4_only_the_same_of_the_same_message_is_asked_again() {
        let of = async |lines: &str| all(format!("request=smtpd_access_policy\n{lines}\n").as_bytes()).await.remove(0);
        let asked = of("sender=a@b.example\nsasl_username=a\ninstance=1.2\nrecipient=x@y.example\n").await;
        let same = of("sender=a@b.example\nsasl_username=a\ninstance=1.2\nrecipient=z@y.example\n").await;
        assert!(same.is_again(&asked));
        for other in [
            "sender=a@b.example\nsasl_username=a\ninstance=1.3\n",
            "sender=c@b.example\nsasl_username=a\ninstance=1.2\n",
            "sender=a@b.example\nsasl_username=b\ninstance=1.2\n",
        ] {
            assert!(!of(other).await.is_again(&asked), "{other}");
        }
        let nameless = question("a", "a@b.example");
        assert!(!nameless.is_again(&nameless));
    }

    #[tokio::test]
    async fn alias_4_questions_are_read_as_postfix_writes_them() {
        let asked = b"request=smtpd_access_policy\nprotocol_state=MAIL\nsender=a=b@x.example\nsasl_username=hanako\n\n\
            request=smtpd_access_policy\nsender=\nsasl_username=taro\n\n";
        assert_eq!(all(asked).await, [question("hanako", "a=b@x.example"), question("taro", "")]);
    }

    #[tokio::test]
    async fn alias_4_what_is_no_whole_question_is_none() {
        for asked in [
            &b""[..],
            b"\n",
            b"request=smtpd_access_policy\nsender=a@b.example\n",
            b"request=junk_policy\nsender=a@b.example\n\n",
            b"GET / HTTP/1.1\r\n\r\n\n",
        ] {
            assert_eq!(all(asked).await, [], "{}", String::from_utf8_lossy(asked));
        }
        let endless = [&b"request=smtpd_access_policy\nsender="[..], &vec![b'a'; 70_000], b"\n\n"].concat();
        assert_eq!(all(&endless).await, []);
    }

    #[tokio::test]
    async fn alias_4_bytes_of_another_encoding_are_in_no_address() {
        let asked = b"request=smtpd_access_policy\nsender=\x8e\xc0@b.example\nsasl_username=a\n\n";
        assert_eq!(all(asked).await, [question("a", "\u{fffd}\u{fffd}@b.example")]);
    }
}
