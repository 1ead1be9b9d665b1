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

    /// Bytes that are no UTF-8 become U+FFFD, which is in no address.
    fn take(&mut self, line: &[u8]) {
        let line = String::from_utf8_lossy(line);
        match line.split_once('=') {
            Some(("request", "smtpd_access_policy")) => self.is_about_mail = true,
            Some(("sasl_username", name)) => name.clone_into(&mut self.mailbox),
            Some(("sender", address)) => address.clone_into(&mut self.sender),
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
        Question { mailbox: mailbox.to_owned(), sender: sender.to_owned(), is_about_mail: true }
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
