//! What a platform is asked for, and what it says it holds, as plain values.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::rules::{LoginId, Secret, role::words};

/// What an account's mailbox and systems should hold, all of it: telling it again is harmless.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Numbers the wishes of one account: a later one has a larger number.
    pub number: i64,
    /// The login id of the account.
    pub login_id: LoginId,
    /// Whether the account may sign in at all.
    pub enabled: bool,
    /// Whether the systems behind the entitlement are open to it (STOP-3).
    pub entitled: bool,
    /// Whether 2-step verification is on (2SV-7).
    pub two_step: bool,
    /// The address in force, if the account has a mailbox (ADDR-2).
    pub address: Option<String>,
    /// The addresses that still receive (ADDR-4).
    pub former_addresses: BTreeSet<String>,
    /// A mail password that is to take effect now (MPASS-1); where none waits, the platform keeps what it has.
    pub mail_password: Option<NewMailPassword>,
}

/// A mail password that is to take effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewMailPassword {
    /// When it was set, which tells it from the account's others.
    pub asked_at: Timestamp,
    /// Its text, for a platform that has said that it needs it.
    pub text: Option<Secret>,
}

/// What a platform says it holds; a part that it does not report is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Held {
    /// Whether the account may sign in.
    pub enabled: Option<bool>,
    /// Whether the systems behind the entitlement are open.
    pub entitled: Option<bool>,
    /// Whether 2-step verification is on.
    pub two_step: Option<bool>,
    /// The address in force.
    pub address: Option<String>,
    /// The addresses that still receive.
    pub former_addresses: Option<BTreeSet<String>>,
    /// When the mail password that it was told last had been set.
    pub mail_password_of: Option<Timestamp>,
}

/// One thing that a platform is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Deed {
    /// Open or close the sign-in.
    SignIn,
    /// Open or close the systems behind the entitlement.
    Entitlement,
    /// Turn 2-step verification on.
    TwoStepOn,
    /// Turn 2-step verification off.
    TwoStepOff,
    /// Give the mailbox its address.
    Address,
    /// Let former addresses receive, and no others.
    FormerAddresses,
    /// Set the mail password.
    MailPassword,
}

words!(
    Deed: SignIn = "sign_in",
    Entitlement = "entitlement",
    TwoStepOn = "two_step_on",
    TwoStepOff = "two_step_off",
    Address = "address",
    FormerAddresses = "former_addresses",
    MailPassword = "mail_password"
);

/// How far a platform can do a deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ability {
    /// It asks this service whenever it matters (at each log-in): there is nothing to tell it and nothing to wait for.
    AsksUs,
    /// It does it when told.
    Does,
    /// It is not possible from here: a person does it at this address, and the platform is looked at until it is done.
    NotHere {
        /// The page on which a person does it.
        url: String,
    },
}

impl Wish {
    /// What is still to be done where a platform holds this. A part that it does not report counts as not done.
    pub fn open(&self, held: &Held) -> Vec<Deed> {
        let two_step = if self.two_step { Deed::TwoStepOn } else { Deed::TwoStepOff };
        let parts = [
            (held.enabled == Some(self.enabled), Deed::SignIn),
            (held.entitled == Some(self.entitled), Deed::Entitlement),
            (held.two_step == Some(self.two_step), two_step),
            (self.address.is_none() || held.address == self.address, Deed::Address),
            (
                self.address.is_none() || held.former_addresses.as_ref() == Some(&self.former_addresses),
                Deed::FormerAddresses,
            ),
            (self.holds_mail_password(held), Deed::MailPassword),
        ];
        parts.into_iter().filter(|(done, _)| !done).map(|(_, deed)| deed).collect()
    }

    /// Whether the mail password that is to take effect, if there is one, is the one that the platform was told last.
    pub fn holds_mail_password(&self, held: &Held) -> bool {
        self.mail_password.as_ref().is_none_or(|new| held.mail_password_of == Some(new.asked_at))
    }
}

impl Held {
    /// What a platform that has done all of a wish holds.
    pub fn all(wish: &Wish) -> Self {
        Self {
            enabled: Some(wish.enabled),
            entitled: Some(wish.entitled),
            two_step: Some(wish.two_step),
            address: wish.address.clone(),
            former_addresses: Some(wish.former_addresses.clone()),
            mail_password_of: wish.mail_password.as_ref().map(|new| new.asked_at),
        }
    }

    /// What is held; a part that the platform does not report is as it was known before.
    pub fn with_known(self, before: &Self) -> Self {
        let before = before.clone();
        Self {
            enabled: self.enabled.or(before.enabled),
            entitled: self.entitled.or(before.entitled),
            two_step: self.two_step.or(before.two_step),
            address: self.address.or(before.address),
            former_addresses: self.former_addresses.or(before.former_addresses),
            mail_password_of: self.mail_password_of.or(before.mail_password_of),
        }
    }

    /// What differs from what was held before: the part, how it was, and how it is. For the audit trail: it has no secret.
    pub fn changes(&self, before: &Self) -> Vec<(&'static str, String)> {
        let parts = self.parts().into_iter().zip(before.parts());
        let differs = parts.filter(|((_, now), (_, before))| now != before);
        differs.map(|((part, now), (_, before))| (part, format!("{before} → {now}"))).collect()
    }

    fn parts(&self) -> [(&'static str, String); 6] {
        let none = || "-".to_owned();
        let word = |held: Option<bool>| held.map_or("-", |held| if held { "yes" } else { "no" }).to_owned();
        let former = self.former_addresses.iter().flatten().cloned().collect::<Vec<_>>();
        [
            ("enabled", word(self.enabled)),
            ("entitled", word(self.entitled)),
            ("two_step", word(self.two_step)),
            ("address", self.address.clone().unwrap_or_else(none)),
            ("former_addresses", if former.is_empty() { none() } else { former.join(" ") }),
            ("mail_password_of", self.mail_password_of.map_or_else(none, |at| at.to_string())),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish() -> Wish {
        Wish {
            number: 7,
            login_id: "tanaka".parse().unwrap(),
            enabled: true,
            entitled: false,
            two_step: true,
            address: None,
            former_addresses: BTreeSet::new(),
            mail_password: None,
        }
    }

    #[test]
    fn what_a_platform_does_not_tell_is_not_done() {
        assert_eq!(wish().open(&Held::default()), [Deed::SignIn, Deed::Entitlement, Deed::TwoStepOn]);
        assert_eq!(wish().open(&Held::all(&wish())), []);
        let off = Wish { two_step: false, ..wish() };
        assert_eq!(off.open(&Held::all(&wish())), [Deed::TwoStepOff]);
        assert_eq!(wish().open(&Held { entitled: Some(true), ..Held::all(&wish()) }), [Deed::Entitlement]);
    }

    #[test]
    fn a_mailbox_is_compared_once_there_is_one() {
        let former: BTreeSet<String> = ["old@mail.example.jp".to_owned()].into();
        let asked_at = "2026-04-13T00:00:00Z".parse().unwrap();
        let new = NewMailPassword { asked_at, text: None };
        let address = Some("new@mail.example.jp".to_owned());
        let mailbox = Wish { address, former_addresses: former, mail_password: Some(new), ..wish() };
        let bare = Held::all(&wish());
        assert_eq!(mailbox.open(&bare), [Deed::Address, Deed::FormerAddresses, Deed::MailPassword]);
        assert_eq!(mailbox.open(&Held::all(&mailbox)), []);
        assert_eq!(wish().open(&Held::all(&mailbox)), [], "no password waits: the platform keeps the one it has");
        let earlier = Held { mail_password_of: Some(Timestamp::UNIX_EPOCH), ..Held::all(&mailbox) };
        assert_eq!(mailbox.open(&earlier), [Deed::MailPassword]);
    }

    #[test]
    fn what_a_platform_does_not_tell_is_as_it_was_known_before() {
        let at = Timestamp::UNIX_EPOCH;
        let known = Held {
            enabled: Some(true),
            entitled: Some(true),
            two_step: Some(false),
            address: Some("hanako@mail.example.jp".to_owned()),
            former_addresses: Some(BTreeSet::new()),
            mail_password_of: Some(at),
        };
        assert_eq!(Held::default().with_known(&known), known);
        let told = Held { enabled: Some(false), ..Held::default() };
        assert_eq!(told.with_known(&known), Held { enabled: Some(false), ..known.clone() });
        assert_eq!(known.clone().with_known(&Held::default()), known);
    }

    #[test]
    fn changes_say_how_addresses_were_and_are() {
        let address = |name: &str| format!("{name}@mail.example.jp");
        let now = Held {
            address: Some(address("new")),
            former_addresses: Some([address("old"), address("older")].into()),
            mail_password_of: Some(Timestamp::UNIX_EPOCH),
            ..Held::default()
        };
        assert_eq!(
            now.changes(&Held::default()),
            [
                ("address", "- → new@mail.example.jp".to_owned()),
                ("former_addresses", "- → old@mail.example.jp older@mail.example.jp".to_owned()),
                ("mail_password_of", "- → 1970-01-01T00:00:00Z".to_owned()),
            ]
        );
    }

    #[test]
    fn changes_name_what_was_and_is() {
        let held = Held::all(&wish());
        assert_eq!(held.changes(&held), []);
        let before = Held { two_step: Some(false), enabled: None, ..held.clone() };
        let changes = held.changes(&before);
        assert_eq!(changes, [("enabled", "- → yes".to_owned()), ("two_step", "no → yes".to_owned())]);
    }
}
