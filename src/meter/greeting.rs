//! What Dovecot says of a session when it hands it over (its protocol `script-login`).

/// What a session's hand-over says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Greeting {
    /// Whose mailbox: the name that the log-in decision gave it.
    pub(super) user: String,
    /// The client's IP address, as Dovecot writes it.
    pub(super) client: String,
    /// The user and the fields, as they came.
    rest: String,
}

/// The field that Dovecot's configuration reads.
const VIEW: &str = "popv=";

/// The version that is spoken here.
const VERSION: &str = "VERSION\tscript-login\t1\t";

impl Greeting {
    /// Whether it has come whole: two lines.
    pub(super) fn is_whole(bytes: &[u8]) -> bool {
        bytes.iter().filter(|byte| **byte == b'\n').count() >= 2
    }

    /// Reads it: `<our address> <the client's> <user> <field>…`, with tabs between; `None` where it is something else.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut lines = std::str::from_utf8(bytes).ok()?.split('\n');
        lines.next()?.strip_prefix(VERSION)?;
        let mut parts = lines.next()?.splitn(3, '\t');
        let (_ours, client, rest) = (parts.next()?, parts.next()?, parts.next()?);
        let user = rest.split('\t').next().filter(|user| !user.is_empty())?;
        Some(Self { user: user.to_owned(), client: client.to_owned(), rest: rest.to_owned() })
    }

    /// What Dovecot wants back: the user and the fields, as they came.
    pub(super) fn reply(&self) -> Vec<u8> {
        format!("{}\n", self.rest).into_bytes()
    }

    /// The same with what the session sees of the mailbox; what the log-in has said of it does not count.
    pub(super) fn reply_with_view(&self, view: &str) -> Vec<u8> {
        let kept: Vec<&str> = self.rest.split('\t').filter(|field| !field.starts_with(VIEW)).collect();
        format!("{}\t{VIEW}{view}\n", kept.join("\t")).into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &[u8] =
        b"VERSION\tscript-login\t1\t0\n127.0.0.1\t192.0.2.9\tbob@ex.test\tuid=8\thome=/m/bob\tauth_mech=PLAIN\n";

    #[test]
    fn pop_6_a_session_is_handed_over_with_its_user_and_given_back_as_it_came() {
        let greeting = Greeting::read(WHOLE).unwrap();
        assert_eq!((greeting.user.as_str(), greeting.client.as_str()), ("bob@ex.test", "192.0.2.9"));
        assert_eq!(greeting.reply(), b"bob@ex.test\tuid=8\thome=/m/bob\tauth_mech=PLAIN\n");
        let bare = Greeting::read(b"VERSION\tscript-login\t1\t0\n\t\tbob\n").unwrap();
        assert_eq!((bare.user.as_str(), bare.reply().as_slice()), ("bob", &b"bob\n"[..]));
    }

    #[test]
    fn pop_1_a_session_is_given_back_with_one_view() {
        let said = b"VERSION\tscript-login\t1\t0\n\t\tbob\tpopv=all\tuid=8\tpopv=v1\n";
        assert_eq!(Greeting::read(said).unwrap().reply_with_view("v7"), b"bob\tuid=8\tpopv=v7\n");
        assert_eq!(
            Greeting::read(b"VERSION\tscript-login\t1\t0\n\t\tbob\n").unwrap().reply_with_view("all"),
            b"bob\tpopv=all\n"
        );
    }

    #[test]
    fn pop_6_a_hand_over_of_something_else_is_none() {
        assert!(Greeting::is_whole(WHOLE) && !Greeting::is_whole(&WHOLE[..WHOLE.len() - 1]));
        for other in [&b"VERSION\tscript-login\t2\t0\na\tb\tc\n"[..], b"GET / HTTP/1.1\r\n\r\n", b"", b"\n\n"] {
            assert_eq!(Greeting::read(other), None);
        }
        assert_eq!(Greeting::read(b"VERSION\tscript-login\t1\t0\n1\t2\t\tuid=1\n"), None);
    }
}
