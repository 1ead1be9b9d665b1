//! What Postfix is to do (access(5)).

use crate::texts::{Lang, Texts, args};

/// Characters of a sentence at the most: a line of SMTP has 512 bytes, and Postfix adds the address to it.
const LONGEST: usize = 300;

/// An answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Action {
    /// The message may be sent.
    Ok,
    /// It may not, for the reason that the mail app is told.
    Reject(String),
    /// Nobody can say now: the mail app is to try again.
    Defer,
}

impl Action {
    /// The answer as Postfix reads it.
    pub(super) fn line(&self) -> String {
        let action = match self {
            Action::Ok => "OK".to_owned(),
            Action::Reject(why) => format!("REJECT 5.7.1 {}", told(why)),
            Action::Defer => format!("DEFER 4.7.0 {}", told(&say("sender-policy-later"))),
        };
        format!("action={action}\n\n")
    }
}

/// A sentence of ours. English: a reply of SMTP is in ASCII.
pub(super) fn say(key: &str) -> String {
    Texts::of(Lang::En).say(key, args![])
}

/// A sentence as replies of SMTP hold it: one line of ASCII. Dovecot, which hands the reply on, ends the session at any other
/// byte.
fn told(sentence: &str) -> String {
    let plain = sentence.chars().map(|sign| match sign {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        ' '..='~' => sign,
        sign if sign.is_whitespace() => ' ',
        _ => '?',
    });
    plain.take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alias_4_an_answer_is_one_line_of_ascii_whatever_was_asked_for() {
        let why = "“花@b.example”: the mailbox’s\r\naction=OK\n\nno".to_owned();
        assert_eq!(Action::Reject(why).line(), "action=REJECT 5.7.1 \"?@b.example\": the mailbox's  action=OK  no\n\n");
        assert!(Action::Reject("x".repeat(2_000)).line().len() < 400);
        assert_eq!(Action::Ok.line(), "action=OK\n\n");
        assert!(Action::Defer.line().starts_with("action=DEFER 4.7.0 "));
    }
}
