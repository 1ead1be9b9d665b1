//! The cloud mail address (ADDR-*): its form, and when it may be set.

use std::{fmt, str::FromStr};

use jiff::{SignedDuration, Timestamp};

use super::{Code, Refusal, policy::CloudMailPolicy, sync, text, time};

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

/// The text is not an address in its one form.
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

    /// The whole address, local part and domain.
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
    /// `invalid_value` where it has no letter, or `address_reserved`.
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
    /// The address, in its one form.
    pub address: Address,
    /// Since when it is in force; the next change is counted from here (ADDR-3).
    pub since: Timestamp,
    /// Whether it is the account's first address, which does not count as a change (ADDR-3).
    pub is_first: bool,
}

/// An address that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The address that was asked for.
    pub address: Address,
    /// When the change was asked for.
    pub asked_at: Timestamp,
    /// The run that it takes effect with (ADDR-2).
    pub effective_at: Timestamp,
}

/// An address that the account had, and still receives mail for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The address, in its one form.
    pub address: Address,
    /// Since when the account has another one.
    pub since: Timestamp,
    /// When it becomes that of somebody who waits for it (ADDR-4).
    pub lost_at: Option<Timestamp>,
}

/// Every address of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// The one in force.
    pub present: Option<Present>,
    /// The one that waits.
    pub pending: Option<Pending>,
    /// Those it had, oldest first; also one that somebody waits for, its owner included.
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
        let kept = self.former.iter().filter(|former| former.lost_at.is_none_or(|at| now < at));
        let all = kept.map(|former| &former.address).chain(present);
        all.filter(|address| Some(*address) != in_force).collect()
    }

    /// From when the address may be changed again (ADDR-3): 30 × 24 hours after the last change took effect. Nothing
    /// where there was no change: the first address does not count.
    pub fn change_possible_from(&self, policy: &CloudMailPolicy) -> Option<Timestamp> {
        let changed = self.present.as_ref().filter(|present| !present.is_first)?;
        Some(time::after(changed.since, SignedDuration::from_hours(24 * i64::from(policy.change_days))))
    }
}

/// Whether `new` may become the address of an account that holds these (ADDR-3), about which the platform is asked next at
/// `due_at`. That nobody else has it is decided by the database.
///
/// # Errors
/// `address_pending`, `address_unchanged`, or `address_too_soon` with the instant from which it is possible.
pub fn may_set(
    held: &Held,
    new: &Address,
    due_at: Option<Timestamp>,
    now: Timestamp,
    policy: &CloudMailPolicy,
) -> Result<(), Refusal> {
    if let Some(pending) = &held.pending {
        let waiting = Refusal::new(Code::AddressPending).fact("address", pending.address.as_str());
        return Err(waiting.fact("at", sync::expected_at(pending.effective_at, due_at, now)));
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn read(typed: &str) -> Result<String, Refusal> {
        Address::read(typed, &CloudMailPolicy::default()).map(|address| address.to_string())
    }

    fn address(typed: &str) -> Address {
        Address::read(typed, &CloudMailPolicy::default()).unwrap()
    }

    #[test]
    fn addr_4_the_local_part_or_the_whole_address_in_any_width_and_case() {
        for typed in [
            "hanako.s",
            "hanako.s@mail.example.jp",
            " Hanako.S@Mail.Example.JP ",
            "ｈａｎａｋｏ．ｓ",
            "\u{3000}ＨＡＮＡＫＯ．Ｓ＠ｍａｉｌ．ｅｘａｍｐｌｅ．ｊｐ\u{3000}",
            "hanako.s\u{fe6b}mail.example.jp",
            // The Kelvin sign is a K, once and for all.
            "hana\u{212a}o.s",
        ] {
            assert_eq!(read(typed), Ok("hanako.s@mail.example.jp".to_owned()), "{typed:?}");
        }
        assert_eq!(address("hanako.s").local(), "hanako.s");
    }

    #[test]
    fn addr_4_the_domain_is_the_services() {
        for typed in [
            "hanako@example.jp",
            "hanako@",
            "hanako@mail.example.jp.",
            "hanako@mail.example.jp@example.com",
            "hanako@mail.example.jp,x@example.com",
            "hanako＠example.com",
            "hanako@mail.example.jp\u{200b}",
            "hanako@mail\u{3002}example\u{3002}com",
        ] {
            let expected = Refusal::invalid("address", "address-domain").fact("domain", "mail.example.jp");
            assert_eq!(read(typed), Err(expected), "{typed:?}");
        }
        let shouted = CloudMailPolicy { domain: "G.Example.JP".to_owned(), ..CloudMailPolicy::default() };
        assert_eq!(Address::read("hanako", &shouted).unwrap().as_str(), "hanako@g.example.jp");
    }

    #[test]
    fn addr_4_a_form_that_every_mail_system_takes() {
        for typed in ["a", "a1", "1a", "hanako_s", "hanako-s", "h.a.n.a", "2026.hanako"] {
            assert!(read(typed).is_ok(), "{typed}");
        }
        for typed in [
            "",
            " ",
            ".hanako",
            "hanako.",
            "hana..ko",
            "-hanako",
            "hanako_",
            "hana ko",
            "花子",
            "hanako+news",
            "\"hanako\"",
            "hana/ko",
            "hana'ko",
            "hana%ko",
            "hanako\r\nBcc: x",
            "a@b@mail.example.jp",
            "evil@example.com@mail.example.jp",
            // A Cyrillic а, a dotless ı, a capital İ, a combining mark.
            "h\u{430}nako",
            "m\u{131}ke",
            "M\u{130}KE",
            "hanako\u{301}",
        ] {
            assert_eq!(read(typed), Err(Refusal::invalid("address", "address-form")), "{typed:?}");
        }
    }

    #[test]
    fn addr_4_only_the_one_form_comes_out_of_the_store_under_any_domain_that_the_service_had() {
        let stored = |text: &str| text.parse::<Address>().map(|address| address.to_string());
        for text in ["hanako.s@mail.example.jp", "hanako@old.example.jp"] {
            assert_eq!(stored(text), Ok(text.to_owned()));
        }
        for text in ["", "hanako", "hanako@", "@mail.example.jp", "Hanako@mail.example.jp", "hana..ko@mail.example.jp"]
        {
            assert_eq!(stored(text), Err(NotAnAddress), "{text:?}");
        }
    }

    #[test]
    fn rfc_5321_a_local_part_has_64_octets_and_an_address_254() {
        let too_long = |most: i64| Err(Refusal::invalid("address", "too-long").fact("max", most));
        assert!(read(&"a".repeat(64)).is_ok());
        assert_eq!(read(&"a".repeat(65)), too_long(64));
        let long = CloudMailPolicy { domain: format!("{}.jp", "d".repeat(200)), ..CloudMailPolicy::default() };
        let read = |length: usize| Address::read(&"a".repeat(length), &long).map(|address| address.as_str().len());
        assert_eq!(read(50), Ok(254));
        assert_eq!(read(51), Err(Refusal::invalid("address", "too-long").fact("max", 50i64)));
    }

    #[test]
    fn addr_4_not_digits_only_and_no_reserved_word() {
        let policy = CloudMailPolicy { reserved: vec!["Gakucho".to_owned()], ..CloudMailPolicy::default() };
        let may = |typed: &str| Address::read(typed, &policy).unwrap().may_be_chosen(&policy);
        for typed in ["2026", "０１２３", "2026.04", "1-2-3"] {
            assert_eq!(may(typed), Err(Refusal::invalid("address", "address-digits")), "{typed}");
        }
        for typed in [
            "postmaster",
            "Admin",
            "ＡＢＵＳＥ",
            "no-reply",
            "noreply",
            "post.master",
            "mailer-daemon",
            "gakucho",
            "root",
        ] {
            assert_eq!(may(typed).map_err(|refusal| refusal.code), Err(Code::AddressReserved), "{typed}");
        }
        for typed in ["hanako", "postmasters", "admin2", "my.admin", "a2026"] {
            assert_eq!(may(typed), Ok(()), "{typed}");
        }
    }

    #[test]
    fn addr_4_reserved_words_are_in_the_form_they_are_compared_in() {
        for word in RESERVED {
            assert_eq!(bare(word), word);
        }
        // RFC 2142, all of it.
        for word in [
            "info",
            "marketing",
            "sales",
            "support",
            "abuse",
            "noc",
            "security",
            "postmaster",
            "hostmaster",
            "usenet",
            "news",
            "webmaster",
            "www",
            "uucp",
            "ftp",
        ] {
            assert!(RESERVED.contains(&word), "{word}");
        }
    }

    fn in_force_since(since: &str, is_first: bool) -> Held {
        let present = Present { address: address("hanako"), since: at(since), is_first };
        Held { present: Some(present), ..Held::default() }
    }

    #[test]
    fn addr_3_refuses_within_30_times_24_hours_of_the_last_effective_change() {
        let policy = CloudMailPolicy::default();
        let held = in_force_since("2026-04-13T10:00:00+09:00", false);
        let asked = |now: &str| may_set(&held, &address("sato"), None, at(now), &policy);
        let refusal = Refusal::new(Code::AddressTooSoon).fact("days", 30u32).from_when(at("2026-05-13T10:00:00+09:00"));
        for now in ["2026-04-13T10:00:00+09:00", "2026-05-13T09:59:59.999999+09:00", "2026-04-12T00:00:00+09:00"] {
            assert_eq!(asked(now), Err(refusal.clone()), "{now}");
        }
        assert_eq!(asked("2026-05-13T10:00:00+09:00"), Ok(()));
        // Hours, not days of the calendar: in New York the clock goes on in between.
        let held = in_force_since("2027-02-20T10:00:00-05:00", false);
        let possible = held.change_possible_from(&policy);
        assert_eq!(possible, Some(at("2027-03-22T11:00:00-04:00")));
        // A leap day counts as a day.
        let held = in_force_since("2028-02-15T10:00:00+09:00", false);
        assert_eq!(held.change_possible_from(&policy), Some(at("2028-03-16T10:00:00+09:00")));
    }

    #[test]
    fn addr_3_the_first_address_does_not_count() {
        let policy = CloudMailPolicy::default();
        let now = at("2026-04-13T10:00:00+09:00");
        assert_eq!(may_set(&Held::default(), &address("sato"), None, now, &policy), Ok(()));
        let first = in_force_since("2026-04-13T10:00:00+09:00", true);
        assert_eq!(may_set(&first, &address("sato"), None, now, &policy), Ok(()));
        assert_eq!(first.change_possible_from(&policy), None);
    }

    #[test]
    fn addr_3_one_change_at_a_time_and_it_changes_something() {
        let policy = CloudMailPolicy::default();
        let now = at("2026-04-13T10:00:00+09:00");
        let first = in_force_since("2026-04-13T10:00:00+09:00", true);
        let unchanged = Refusal::new(Code::AddressUnchanged).fact("address", "hanako@mail.example.jp");
        assert_eq!(may_set(&first, &address("HANAKO"), None, now, &policy), Err(unchanged));
        let run = at("2026-04-13T11:00:00+09:00");
        let pending = Pending { address: address("sato"), asked_at: now, effective_at: run };
        let held = Held { pending: Some(pending), ..first };
        let waiting = |from: Timestamp| {
            Refusal::new(Code::AddressPending).fact("address", "sato@mail.example.jp").fact("at", from)
        };
        for new in ["sato", "suzuki", "hanako"] {
            assert_eq!(may_set(&held, &address(new), None, now, &policy), Err(waiting(run)), "{new}");
        }
        // ADDR-2: where the run came and the platform has not confirmed, it is told when it is asked again.
        let (late, again) = (at("2026-04-13T11:17:00+09:00"), at("2026-04-13T11:21:00+09:00"));
        assert_eq!(may_set(&held, &address("hanako"), Some(again), late, &policy), Err(waiting(again)));
    }

    #[test]
    fn addr_2_the_old_one_is_in_force_until_the_run() {
        let mut held = in_force_since("2026-04-01T10:00:00+09:00", false);
        let due = at("2026-04-13T10:00:00+09:00");
        held.pending = Some(Pending { address: address("sato"), asked_at: due, effective_at: due });
        held.former =
            vec![Former { address: address("suzuki"), since: at("2026-04-01T10:00:00+09:00"), lost_at: None }];
        let (hanako, sato, suzuki) = (address("hanako"), address("sato"), address("suzuki"));
        let before = at("2026-04-13T09:59:59.999999+09:00");
        assert_eq!((held.due(before), held.in_force(before)), (None, Some(&hanako)));
        assert_eq!(held.also_receives(before), [&suzuki]);
        assert_eq!((held.due(due), held.in_force(due)), (held.pending.as_ref(), Some(&sato)));
        assert_eq!(held.also_receives(due), [&suzuki, &hanako]);
        // ADDR-4: a freed one goes to whoever waits for it, by their run.
        held.former[0].lost_at = Some(due);
        assert_eq!((held.also_receives(before), held.also_receives(due)), (vec![&suzuki], vec![&hanako]));
        held.former[0].lost_at = None;
        // One that is taken back is not listed twice.
        held.former.push(Former { address: address("sato"), since: due, lost_at: None });
        assert_eq!(held.also_receives(due), [&suzuki, &hanako]);
        assert_eq!(held.also_receives(before), [&suzuki, &sato]);
    }

    #[test]
    fn addr_4_former_addresses_of_others_are_kept_for_ever_or_as_long_as_the_policy_says() {
        let now = at("2026-04-13T10:00:00+09:00");
        assert_eq!(free_since(now, &CloudMailPolicy::default()), None);
        let two_days = CloudMailPolicy { former_days: 2, ..CloudMailPolicy::default() };
        assert_eq!(free_since(now, &two_days), Some(at("2026-04-11T10:00:00+09:00")));
        let absurd = CloudMailPolicy { former_days: u32::MAX, ..CloudMailPolicy::default() };
        assert_eq!(free_since(now, &absurd), Some(Timestamp::MIN));
    }

    proptest! {
        #[test]
        fn addr_4_an_address_read_again_is_the_same(typed in "[a-zA-Z0-9._ Ａ-Ｚ０-９＠@-]{0,40}") {
            if let Ok(once) = read(&typed) {
                prop_assert_eq!(read(&once), Ok(once.clone()));
                prop_assert!(once.parse::<Address>().is_ok());
                prop_assert!(once.is_ascii() && once == once.to_lowercase());
            }
        }
    }
}
