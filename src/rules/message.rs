//! Messages to people: the ways they go out, where they are, and what keeps them from their readers.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};

use super::{role::words, time};

/// How a message goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Channel {
    /// A text message to a phone.
    Sms,
    /// A voice call that reads it out.
    Voice,
    /// A mail, with a subject.
    Mail,
}

words!(Channel: Sms = "sms", Voice = "voice", Mail = "mail");

/// What a message is about, as far as the help desk sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A code of a sign-in or an enrolment (2SV-1).
    Code,
    /// A code that resets the account password or lifts locks (PASS-1, SIGN-7).
    ResetCode,
    /// A code that verifies an alias (ALIAS-3).
    AliasCode,
    /// Anything else that an owner is told.
    Notice,
}

words!(Kind: Code = "code", ResetCode = "reset-code", AliasCode = "alias-code", Notice = "notice");

/// Where a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// In the outbox, where the operator reads it: there is no gateway for its channel.
    Kept,
    /// It waits for its gateway, or for the next try.
    Waiting,
    /// The gateway has taken it.
    Sent,
    /// The gateway has said that it reached the phone.
    Delivered,
    /// It will not be sent, or did not arrive.
    Failed,
}

words!(State: Kept = "kept", Waiting = "waiting", Sent = "sent", Delivered = "delivered", Failed = "failed");

/// What keeps a message from its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hindrance {
    /// The gateway does not answer, or not in time, or nobody can vouch for it.
    Unreachable,
    /// It has no room now.
    Busy,
    /// It does not take this service: a wrong password, secret or address. The operator mends that.
    NotAdmitted,
    /// It refuses this message for good.
    Refused,
    /// It took the message, and then could not deliver it.
    Undelivered,
    /// The code in it died before it could be sent.
    Expired,
    /// A newer code has taken the place of the one in it.
    Superseded,
}

words!(
    Hindrance: Unreachable = "unreachable",
    Busy = "busy",
    NotAdmitted = "not-admitted",
    Refused = "refused",
    Undelivered = "undelivered",
    Expired = "expired",
    Superseded = "superseded"
);

impl Hindrance {
    /// Whether another try can help.
    pub fn passes(self) -> bool {
        matches!(self, Hindrance::Unreachable | Hindrance::Busy | Hindrance::NotAdmitted)
    }
}

/// A host of a URL as a resolver takes it: an IPv6 address without its brackets.
pub fn bare(host: &str) -> &str {
    host.trim_start_matches('[').trim_end_matches(']')
}

/// Whether a host of an address is this machine: what goes there needs no TLS.
pub fn is_this_machine(host: &str) -> bool {
    let bare = bare(host);
    bare == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// How long the right to hand a message to its gateway holds.
pub const LEASE: SignedDuration = SignedDuration::from_secs(60);

/// Notices of a day after which an account's further ones wait behind those of others.
pub const NOTICES_IN_TURN: u32 = 3;

/// Seconds until the second try, and the most between two.
const FIRST_WAIT: i64 = 5;
const LONGEST_WAIT: i64 = 300;

/// When a message is tried again after `tries` that failed: the wait doubles, up to a cap.
pub fn next_try(tries: u32, now: Timestamp) -> Timestamp {
    let doubled = FIRST_WAIT << tries.saturating_sub(1).min(20);
    time::after(now, SignedDuration::from_secs(doubled.min(LONGEST_WAIT)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn msg_2_the_wait_doubles_up_to_five_minutes() {
        let now: Timestamp = "2026-04-13T00:00:00Z".parse().unwrap();
        for (tries, seconds) in [(0, 5), (1, 5), (2, 10), (3, 20), (6, 160), (7, 300), (8, 300), (u32::MAX, 300)] {
            assert_eq!(next_try(tries, now), now + SignedDuration::from_secs(seconds), "{tries}");
        }
    }

    #[test]
    fn msg_1_only_this_machine_is_reached_without_tls() {
        for (host, is) in [("127.0.0.1", true), ("[::1]", true), ("localhost", true), ("10.0.0.1", false), ("", false)]
        {
            assert_eq!(is_this_machine(host), is, "{host}");
        }
    }

    #[test]
    fn msg_1_an_ipv6_address_is_connected_to_without_its_brackets() {
        for (host, to) in [("[::1]", "::1"), ("127.0.0.1", "127.0.0.1"), ("mail.example.ac.jp", "mail.example.ac.jp")] {
            assert_eq!(bare(host), to);
        }
    }

    #[test]
    fn msg_2_only_what_passes_is_tried_again() {
        let passing: Vec<_> = Hindrance::ALL.iter().filter(|it| it.passes()).map(|it| it.as_str()).collect();
        assert_eq!(passing, ["unreachable", "busy", "not-admitted"]);
    }
}
