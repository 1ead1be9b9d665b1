//! Whom a mailbox may send as: what mail servers ask before they take a message (ALIAS-4).

use super::{Code, Refusal, address::Held, alias::Address};

/// The address that a mail server asks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sender {
    /// The empty one, of receipts and bounces: it stands for nobody.
    Nobody,
    /// An address, of the mailbox or not.
    Address(Address),
}

impl Sender {
    /// Reads an address as `MAIL FROM` has it, with or without angle brackets.
    ///
    /// # Errors
    /// `invalid_value`.
    pub fn read(given: &str) -> Result<Self, Refusal> {
        let given = given.trim();
        let bare = given.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(given);
        if bare.is_empty() { Ok(Sender::Nobody) } else { Address::read(bare).map(Sender::Address) }
    }
}

/// What the address that an account wants to send from is to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is the mailbox's present address.
    Present,
    /// It was the mailbox's address.
    Former,
    /// It is an alias, verified or not.
    Alias {
        /// Whether its code was entered.
        verified: bool,
    },
    /// It is none of the account's.
    Strange,
}

impl Standing {
    /// What the address is to an account with these addresses; `alias` says whether it is one of its aliases, and verified.
    pub fn of(address: &Address, held: &Held, alias: Option<bool>) -> Self {
        let is = |other: &super::address::Address| other.as_str() == address.as_str();
        if held.present.as_ref().is_some_and(|present| is(&present.address)) {
            Standing::Present
        } else if held.former.iter().any(|former| is(&former.address)) {
            Standing::Former
        } else {
            alias.map_or(Standing::Strange, |verified| Standing::Alias { verified })
        }
    }
}

/// Whether the mailbox may send from the address (ALIAS-4). A former address still receives, and does no more. One of the
/// mailboxes' own `domain` is its owner's alone: nobody else can add it.
///
/// # Errors
/// `sender_former`, `sender_unverified` or `sender_not_yours`.
pub fn may_send_from(address: &Address, standing: Standing, domain: &str) -> Result<(), Refusal> {
    let code = match standing {
        Standing::Present | Standing::Alias { verified: true } => return Ok(()),
        Standing::Former => Code::SenderFormer,
        Standing::Alias { verified: false } => Code::SenderUnverified,
        Standing::Strange => Code::SenderNotYours,
    };
    let refusal = Refusal::new(code).fact("address", address.as_str());
    let is_another_mailbox = standing == Standing::Strange && address.domain().eq_ignore_ascii_case(domain);
    Err(if is_another_mailbox { refusal.fact("domain", domain) } else { refusal })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alias_4_present_and_verified_addresses_and_no_others() {
        let address = Address::read("hanako@lab.example.com").unwrap();
        let judged = |standing| may_send_from(&address, standing, "mail.example.jp").map_err(|refusal| refusal.code);
        assert_eq!(judged(Standing::Present), Ok(()));
        assert_eq!(judged(Standing::Alias { verified: true }), Ok(()));
        assert_eq!(judged(Standing::Alias { verified: false }), Err(Code::SenderUnverified));
        assert_eq!(judged(Standing::Former), Err(Code::SenderFormer));
        assert_eq!(judged(Standing::Strange), Err(Code::SenderNotYours));
        let domain = |address: &str| {
            let refused =
                may_send_from(&Address::read(address).unwrap(), Standing::Strange, "mail.example.jp").unwrap_err();
            refused.facts.contains_key("domain")
        };
        assert!(!domain("hanako@lab.example.com") && domain("hanako@Mail.Example.jp"));
    }

    #[test]
    fn alias_4_what_an_address_is_to_an_account() {
        use crate::rules::address::{Former, Present};
        let at = jiff::Timestamp::UNIX_EPOCH;
        let held = Held {
            present: Some(Present { address: "hanako@mail.example.jp".parse().unwrap(), since: at, is_first: false }),
            former: vec![Former { address: "old@mail.example.jp".parse().unwrap(), since: at, lost_at: None }],
            pending: None,
        };
        for (address, alias, standing) in [
            ("hanako@mail.example.jp", None, Standing::Present),
            ("old@mail.example.jp", None, Standing::Former),
            ("new@mail.example.jp", None, Standing::Strange),
            ("hanako@lab.example.com", Some(true), Standing::Alias { verified: true }),
            ("hanako@lab.example.com", Some(false), Standing::Alias { verified: false }),
        ] {
            assert_eq!(Standing::of(&Address::read(address).unwrap(), &held, alias), standing, "{address}");
        }
        let mine = Address::read("hanako@mail.example.jp").unwrap();
        assert_eq!(Standing::of(&mine, &Held::default(), None), Standing::Strange);
    }

    #[test]
    fn alias_4_a_sender_is_read_as_mail_from_has_it() {
        assert_eq!(Sender::read("<>"), Ok(Sender::Nobody));
        assert_eq!(Sender::read(""), Ok(Sender::Nobody));
        let address = Sender::Address(Address::read("hanako@lab.example.com").unwrap());
        assert_eq!(Sender::read("<Hanako@Lab.example.com>"), Ok(address));
        assert!(Sender::read("hanako").is_err());
    }
}
