//! Send-as aliases: another address that the mailbox may send from (ALIAS-*).

use std::fmt;

use jiff::Timestamp;

use super::{
    Code, Refusal, contact,
    policy::{AliasPolicy, TwoStepPolicy},
    text,
};

/// An address in the one form in which it is stored, compared and written to: ASCII, in lower case, its domain as DNS
/// knows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address(String);

/// Code points that a display name may have.
pub const MAX_NAME: u32 = 64;

/// Octets that a whole address may have (RFC 5321 4.5.3.1.3, without the angle brackets).
const MAX_ADDRESS: usize = 254;

impl Address {
    /// Reads what someone typed: folded once, then judged, so that nothing is compared in one form and used in another.
    ///
    /// # Errors
    /// `invalid_value`.
    pub fn read(typed: &str) -> Result<Self, Refusal> {
        let folded = text::fold(typed).to_lowercase();
        let address = folded.split_once('@').and_then(|(local, domain)| {
            let domain = contact::host(domain).filter(|domain| contact::is_domain(domain))?;
            contact::is_local_part(local).then(|| format!("{local}@{domain}"))
        });
        let address = address.filter(|address| address.len() <= MAX_ADDRESS);
        address.map(Self).ok_or_else(|| Refusal::invalid("address", "mail-form"))
    }

    /// Back from the store, where [`as_str`](Self::as_str) put it.
    pub fn from_stored(stored: String) -> Self {
        Self(stored)
    }

    /// The address, in its one form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part after the `@`.
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name that stands beside the address in a message; without one the address stands alone.
///
/// # Errors
/// `invalid_value`.
pub fn display_name(typed: &str) -> Result<String, Refusal> {
    if text::compose(typed).is_empty() { Ok(String::new()) } else { text::name("display_name", typed, MAX_NAME) }
}

/// What is known of an account when it asks for an alias.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// How many aliases it has.
    pub count: u32,
    /// Whether it has this one, and has verified it.
    pub held: Option<bool>,
}

/// Whether the account may ask for this alias (ALIAS-1). One that was not verified yet may be asked for again: its
/// details are replaced, and a new code is sent.
///
/// # Errors
/// `alias_own_domain`, `alias_held` or `alias_limit`.
pub fn may_create(address: &Address, facts: Facts, own_domain: &str, policy: &AliasPolicy) -> Result<(), Refusal> {
    if address.domain().eq_ignore_ascii_case(own_domain) {
        Err(Refusal::new(Code::AliasOwnDomain).fact("domain", own_domain))
    } else if facts.held == Some(true) {
        Err(Refusal::new(Code::AliasHeld).fact("address", address.as_str()))
    } else if facts.held.is_none() && facts.count >= policy.max {
        Err(Refusal::new(Code::AliasLimit).fact("limit", policy.max))
    } else {
        Ok(())
    }
}

/// The refusal of an account that has no cloud mail address in force: where one waits, with that and from when it works.
pub fn mailbox_needed(waiting: Option<(&str, Timestamp)>) -> Refusal {
    let refusal = Refusal::new(Code::CloudMailNeeded);
    match waiting {
        Some((address, at)) => refusal.fact("address", address).from_when(at),
        None => refusal,
    }
}

/// The policy of the codes that are mailed to an alias: they live longer, since mail is slow, and are otherwise like
/// every sent code.
pub fn codes(policy: &AliasPolicy, codes: &TwoStepPolicy) -> TwoStepPolicy {
    TwoStepPolicy { code_minutes: policy.code_minutes, ..codes.clone() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn address(typed: &str) -> Option<String> {
        Address::read(typed).ok().map(|address| address.to_string())
    }

    #[test]
    fn alias_1_an_address_has_one_form_however_it_is_typed() {
        for typed in [
            "hanako@lab.example.com",
            " Hanako@Lab.Example.COM ",
            "ｈａｎａｋｏ＠ｌａｂ．ｅｘａｍｐｌｅ．ｃｏｍ",
            "hanako@lab。example。com",
        ] {
            assert_eq!(address(typed).as_deref(), Some("hanako@lab.example.com"), "{typed}");
        }
        assert_eq!(address("info@大学.example").as_deref(), Some("info@xn--pss25c.example"));
        assert_eq!(address("info@XN--PSS25C.example").as_deref(), Some("info@xn--pss25c.example"));
    }

    #[test]
    fn alias_1_the_store_holds_that_form_and_gives_it_back() {
        let read = Address::read("ｈａｎａｋｏ＠Lab.Example.COM").unwrap();
        assert_eq!((read.as_str(), read.domain()), ("hanako@lab.example.com", "lab.example.com"));
        assert_eq!(Address::from_stored(read.as_str().to_owned()), read);
    }

    #[test]
    fn alias_1_what_could_say_more_than_an_address_is_none() {
        for typed in [
            "",
            "hanako",
            "@lab.example.com",
            "hanako@",
            "hanako@localhost",
            "hanako@[127.0.0.1]",
            "hanako@127.0.0.1",
            "hanako@lab.example.com\r\nBcc: all@example.com",
            "hana\r\nko@lab.example.com",
            "hana\0ko@lab.example.com",
            "a b@lab.example.com",
            "\"a b\"@lab.example.com",
            "a,b@lab.example.com",
            "<hanako@lab.example.com>",
            "hanako@lab.example.com, x@y.example",
            "a@b@lab.example.com",
            "hanako@-lab.example.com",
            "hanako@lab..example.com",
            "hanako@lab.example.com.",
            "hanako@xn--.example",
            "hanako@xn--\u{2028}.example",
            "花子@lab.example.com",
            "h\u{202e}a@lab.example.com",
            ".hanako@lab.example.com",
            "hana..ko@lab.example.com",
        ] {
            assert_eq!(address(typed), None, "{typed:?}");
        }
        assert!(address(&format!("{}@lab.example.com", "a".repeat(64))).is_some());
        assert_eq!(address(&format!("{}@lab.example.com", "a".repeat(65))), None, "octets of the local part");
        let long = format!("{}.{}.{}.example", "b".repeat(63), "c".repeat(63), "d".repeat(63));
        assert_eq!(address(&format!("{}@{long}", "a".repeat(55))), None, "254 octets in all");
        assert!(address(&format!("{}@{long}", "a".repeat(54))).is_some());
    }

    #[test]
    fn alias_1_a_display_name_stays_in_its_header() {
        assert_eq!(display_name(" 花子　研究室 ").as_deref(), Ok("花子　研究室"));
        assert_eq!(display_name("  ").as_deref(), Ok(""));
        assert!(display_name(&"あ".repeat(64)).is_ok());
        for name in ["a\r\nBcc: x@y.example", "a\0b", "a\nb", "\u{202e}x", &"あ".repeat(65)] {
            assert_eq!(display_name(name).map_err(|refusal| refusal.code), Err(Code::InvalidValue), "{name:?}");
        }
    }

    #[test]
    fn alias_1_where_a_mailbox_waits_it_is_said_from_when_it_works() {
        let at: Timestamp = "2026-04-13T10:00:00.5+09:00".parse().unwrap();
        let refusal = mailbox_needed(Some(("hanako@mail.example.jp", at)));
        assert_eq!(refusal.facts["address"], "hanako@mail.example.jp".into());
        assert_eq!(refusal.possible_from, "2026-04-13T10:00:01+09:00".parse().ok());
        assert_eq!(mailbox_needed(None), Code::CloudMailNeeded.into());
    }

    #[test]
    fn alias_1_needs_another_domain() {
        let judged = |typed: &str, facts| {
            let address = Address::read(typed).unwrap();
            may_create(&address, facts, "mail.example.jp", &AliasPolicy::default()).map_err(|refusal| refusal.code)
        };
        let fresh = Facts { count: 0, held: None };
        assert_eq!(judged("hanako@lab.example.com", fresh), Ok(()));
        assert_eq!(judged("hanako@mail.example.jp", fresh), Err(Code::AliasOwnDomain));
        assert_eq!(judged("hanako@ＭＡＩＬ.example.jp", fresh), Err(Code::AliasOwnDomain));
        assert_eq!(judged("hanako@sub.mail.example.jp", fresh), Ok(()));
        assert_eq!(judged("hanako@lab.example.com", Facts { held: Some(true), ..fresh }), Err(Code::AliasHeld));
        assert_eq!(judged("hanako@lab.example.com", Facts { count: 20, ..fresh }), Err(Code::AliasLimit));
        let again = Facts { count: 20, held: Some(false) };
        assert_eq!(judged("hanako@lab.example.com", again), Ok(()));
    }

    #[test]
    fn alias_3_a_mailed_code_lives_an_hour_and_dies_as_every_other() {
        let codes = codes(&AliasPolicy::default(), &TwoStepPolicy::default());
        assert_eq!((codes.code_minutes, codes.code_tries, codes.codes_per_hour), (60, 5, 5));
    }

    proptest! {
        #[test]
        fn alias_1_reading_an_address_twice_is_reading_it_once(typed in "\\PC{0,20}@\\PC{0,20}") {
            if let Some(once) = address(&typed) {
                prop_assert!(once.is_ascii() && !once.bytes().any(|c| c.is_ascii_control() || c == b' '));
                prop_assert_eq!(address(&once), Some(once));
            }
        }
    }
}
