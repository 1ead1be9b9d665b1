//! What becomes of mail to an address: what mail servers ask before they take it (ADDR-5).

use super::{
    address::{Address, State},
    role::words,
    text,
};

/// Why mail to an address is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unwanted {
    /// Nobody has the address, or ever had it.
    Nobody,
    /// Somebody waits for it; it receives from the moment it is in force (ADDR-2).
    Pending,
}

words!(Unwanted: Nobody = "nobody", Pending = "pending");

/// The address that a mail server asks about: whole, or its local part alone in the service's own `domain`; in any width and
/// letter case. What stands behind a `+` is the owner's own mark. The domain may be one that the service had before.
pub fn read(asked: &str, domain: &str) -> Option<Address> {
    let folded = text::fold(asked).to_lowercase();
    let ours = domain.to_lowercase();
    let (local, domain) = folded.rsplit_once('@').unwrap_or((&folded, &ours));
    let local = local.split_once('+').map_or(local, |(local, _)| local);
    let is_name = domain.chars().all(|sign| sign.is_alphanumeric() || ".-".contains(sign));
    (is_name && !local.contains('@')).then(|| format!("{local}@{domain}").parse().ok()).flatten()
}

/// Whether mail is taken for an address that is this to an account, if it is anything to anybody. Nothing else counts: a
/// disabled account, one that is locked down and one without an entitlement may come back, and lose no mail.
///
/// # Errors
/// Why it is not.
pub fn receives(state: Option<State>) -> Result<(), Unwanted> {
    match state {
        Some(State::Present | State::Former) => Ok(()),
        Some(State::Pending) => Err(Unwanted::Pending),
        None => Err(Unwanted::Nobody),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Option<String> {
        read(text, "Mail.example.jp").map(|address| address.to_string())
    }

    #[test]
    fn addr_5_an_address_is_known_however_it_is_written() {
        for text in [
            "hanako.s@mail.example.jp",
            "HANAKO.S@Mail.Example.JP",
            "hanako.s",
            "hanako.s+news@mail.example.jp",
            "hanako.s+a+b",
            "ｈａｎａｋｏ．ｓ＠ｍａｉｌ．ｅｘａｍｐｌｅ．ｊｐ",
        ] {
            assert_eq!(asked(text).as_deref(), Some("hanako.s@mail.example.jp"), "{text:?}");
        }
        assert_eq!(asked("hanako@old.example.jp").as_deref(), Some("hanako@old.example.jp"), "a domain that there was");
        assert_eq!(asked("2026").as_deref(), Some("2026@mail.example.jp"), "nobody can choose it, and nobody has it");
    }

    #[test]
    fn addr_5_what_is_no_address_is_nobodys() {
        for text in ["", "@", "@mail.example.jp", "+news", "a b", "a/b", "..", "../x", "a..b", "a@", "%u", "a%n"] {
            assert_eq!(asked(text), None, "{text:?}");
        }
        for domain in ["../../etc", "a/b", "a%d", "a b", "a\0b", "a\nb", "b@c"] {
            assert_eq!(asked(&format!("a@{domain}")), None, "{domain:?}");
        }
    }

    #[test]
    fn addr_5_mail_is_taken_for_present_and_former_addresses_and_no_others() {
        assert_eq!(receives(Some(State::Present)), Ok(()));
        assert_eq!(receives(Some(State::Former)), Ok(()));
        assert_eq!(receives(Some(State::Pending)), Err(Unwanted::Pending));
        assert_eq!(receives(None), Err(Unwanted::Nobody));
    }
}
