//! The cloud mail address (ADDR-*): its form, and when it may be set.

use std::{fmt, str::FromStr};

use jiff::{SignedDuration, Timestamp};

use super::{Code, Refusal, policy::CloudMailPolicy, text, time};

/// RFC 5321 4.5.3.1: octets of a local part, and of a whole address (a path of 256 without its brackets).
const MAX_LOCAL: usize = 64;
const MAX_WHOLE: usize = 254;

/// What RFC 2142 keeps for roles, what certificate authorities take for proof of a domain, and what only the operators
/// of a service should be taken for. Compared without dots, underscores and hyphens.
const RESERVED: [&str; 62] = [
    "abuse",
    "admin",
    "administrator",
    "autoconfig",
    "autodiscover",
    "billing",
    "bounce",
    "bounces",
    "broadcasthost",
    "certadmin",
    "certmaster",
    "contact",
    "daemon",
    "dmarc",
    "donotreply",
    "everyone",
    "ftp",
    "guest",
    "help",
    "helpdesk",
    "hostmaster",
    "imap",
    "info",
    "infosec",
    "itsupport",
    "listserv",
    "localhost",
    "mail",
    "mailerdaemon",
    "mailman",
    "majordomo",
    "marketing",
    "master",
    "meibo",
    "meibod",
    "news",
    "nobody",
    "noc",
    "noreply",
    "office",
    "operator",
    "owner",
    "pop",
    "postmaster",
    "president",
    "root",
    "sales",
    "security",
    "service",
    "smtp",
    "ssladmin",
    "ssladministrator",
    "sslwebmaster",
    "support",
    "sysadmin",
    "system",
    "test",
    "undisclosedrecipients",
    "usenet",
    "uucp",
    "webmaster",
    "www",
];

/// A cloud mail address in its one form: a local part of `a-z 0-9 . _ -`, `@`, and the service's domain.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address(String);

/// The text is no address in its one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnAddress;

impl Address {
    /// Reads a local part or a whole address as typed: width and letter case are folded first, then the form is judged.
    ///
    /// # Errors
    /// `invalid_value` for a wrong form or another domain.
    pub fn read(typed: &str, policy: &CloudMailPolicy) -> Result<Self, Refusal> {
        let folded = text::fold(typed).to_ascii_lowercase();
        let ours = policy.domain.to_ascii_lowercase();
        let (local, domain) = folded.rsplit_once('@').unwrap_or((&folded, &ours));
        if domain != ours {
            return Err(Refusal::invalid("address", "address-domain").fact("domain", ours.as_str()));
        }
        let whole = format!("{local}@{ours}");
        if local.len() > MAX_LOCAL || whole.len() > MAX_WHOLE {
            let most = MAX_LOCAL.min((MAX_WHOLE - 1).saturating_sub(ours.len()));
            return Err(Refusal::invalid("address", "too-long").fact("max", i64::try_from(most).unwrap_or(0)));
        }
        if is_local_part(local) { Ok(Self(whole)) } else { Err(Refusal::invalid("address", "address-form")) }
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `@`.
    pub fn local(&self) -> &str {
        self.0.split_once('@').map_or(&self.0, |(local, _)| local)
    }

    /// Whether anybody may choose it (ADDR-4): not digits only, no reserved word.
    ///
    /// # Errors
    /// `invalid_value` where no letter is in it, `address_reserved`.
    pub fn may_be_chosen(&self, policy: &CloudMailPolicy) -> Result<(), Refusal> {
        let word = bare(self.local());
        if !word.bytes().any(|c| c.is_ascii_alphabetic()) {
            return Err(Refusal::invalid("address", "address-digits"));
        }
        let reserved = RESERVED.contains(&word.as_str())
            || policy.reserved.iter().any(|kept| bare(&text::fold(kept).to_ascii_lowercase()) == word);
        if reserved { Err(Refusal::new(Code::AddressReserved).fact("address", self.as_str())) } else { Ok(()) }
    }
}

/// RFC 5321's dot-string, narrowed to what every mail system and person handles.
fn is_local_part(local: &str) -> bool {
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit();
    local.bytes().all(|c| plain(c) || b"._-".contains(&c))
        && local.bytes().next().is_some_and(plain)
        && local.bytes().next_back().is_some_and(plain)
        && !local.contains("..")
}

fn bare(local: &str) -> String {
    local.chars().filter(|c| !matches!(c, '.' | '_' | '-')).collect()
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Address {
    type Err = NotAnAddress;

    /// Out of the store, where addresses are in their one form; the domain may be one that the service had.
    fn from_str(stored: &str) -> Result<Self, NotAnAddress> {
        match stored.split_once('@') {
            Some((local, domain)) if is_local_part(local) && !domain.is_empty() => Ok(Self(stored.to_owned())),
            _ => Err(NotAnAddress),
        }
    }
}

/// What an address is to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// In force: mail is received and sent under it.
    Present,
    /// Waits for the mail platform.
    Pending,
    /// Still receives; nobody signs in or sends with it.
    Former,
}

super::role::words!(State: Present = "present", Pending = "pending", Former = "former");

/// An address in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// The address.
    pub address: Address,
    /// In force since.
    pub since: Timestamp,
    /// Whether it replaced none.
    pub is_first: bool,
}

/// An address that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The address.
    pub address: Address,
    /// Asked for when.
    pub asked_at: Timestamp,
    /// The run it goes with.
    pub effective_at: Timestamp,
}

/// An address that the account had, and still receives mail for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The address.
    pub address: Address,
    /// Former since.
    pub since: Timestamp,
}

/// Every address of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// The one in force.
    pub present: Option<Present>,
    /// The one that waits.
    pub pending: Option<Pending>,
    /// Those it had, oldest first; also one that somebody, or its owner again, waits for.
    pub former: Vec<Former>,
}

impl Held {
    /// The one that waits, once its run has come.
    pub fn due(&self, now: Timestamp) -> Option<&Pending> {
        self.pending.as_ref().filter(|pending| pending.effective_at <= now)
    }

    /// What the mail platform is to hold in force at `now`: the one that is due, else the present one.
    pub fn in_force(&self, now: Timestamp) -> Option<&Address> {
        let present = || self.present.as_ref().map(|present| &present.address);
        self.due(now).map(|due| &due.address).or_else(present)
    }

    /// What else the mail platform is to receive for at `now`: former addresses, and the present one once another is
    /// due.
    pub fn also_receives(&self, now: Timestamp) -> Vec<&Address> {
        let in_force = self.in_force(now);
        let present = self.present.as_ref().map(|present| &present.address);
        let all = self.former.iter().map(|former| &former.address).chain(present);
        all.filter(|address| Some(*address) != in_force).collect()
    }

    /// From when the address may be changed again (ADDR-3): 30 × 24 hours after the last change took effect. Nothing
    /// where there was no change: the first address does not count.
    pub fn change_possible_from(&self, policy: &CloudMailPolicy) -> Option<Timestamp> {
        let changed = self.present.as_ref().filter(|present| !present.is_first)?;
        Some(time::after(changed.since, SignedDuration::from_hours(24 * i64::from(policy.change_days))))
    }
}

/// Whether `new` may become the address of an account that holds these (ADDR-3). That nobody else has it is decided by
/// the database.
///
/// # Errors
/// `address_pending`, `address_unchanged`, or `address_too_soon` with the instant from which it is possible.
pub fn may_set(held: &Held, new: &Address, now: Timestamp, policy: &CloudMailPolicy) -> Result<(), Refusal> {
    if let Some(pending) = &held.pending {
        return Err(Refusal::new(Code::AddressPending).fact("address", pending.address.as_str()));
    }
    if held.present.as_ref().is_some_and(|present| present.address == *new) {
        return Err(Refusal::new(Code::AddressUnchanged).fact("address", new.as_str()));
    }
    match held.change_possible_from(policy) {
        Some(from) if now < from => {
            Err(Refusal::new(Code::AddressTooSoon).fact("days", policy.change_days).from_when(from))
        }
        _ => Ok(()),
    }
}

/// Former addresses of others that became so by this instant are free (ADDR-4); nothing where they are kept for ever.
pub fn free_since(now: Timestamp, policy: &CloudMailPolicy) -> Option<Timestamp> {
    let kept = SignedDuration::from_hours(24 * i64::from(policy.former_days));
    (policy.former_days > 0).then(|| now.checked_sub(kept).unwrap_or(Timestamp::MIN))
}
