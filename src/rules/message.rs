//! Messages to people: the ways they go out, where they are, and what keeps them from their readers.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};

use super::{policy::MessagesPolicy, role::words, time};

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

/// What a message tells: its text is `letter-` and this word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// The code of a second step or an enrolment.
    Code,
    /// The code that resets the account password, or lifts locks.
    ResetCode,
    /// The code that verifies an alias.
    AliasCode,
    /// Wrong tries have locked a factor.
    Locked,
    /// A code has lifted the owner's own locks.
    LiftedByCode,
    /// The help desk has lifted locks.
    Unlocked,
    /// The account password was changed.
    PasswordChanged,
    /// 2-step verification was turned on.
    TwoStepOn,
    /// 2-step verification was turned off.
    TwoStepOff,
    /// A method was added.
    MethodAdded,
    /// A method was deleted.
    MethodDeleted,
    /// A method took the place of another.
    MethodReplaced,
    /// A set of backup codes was made.
    BackupCodesMade,
    /// Few backup codes are left.
    BackupCodesFew,
    /// An app password was made.
    AppPasswordMade,
    /// An app password was revoked.
    AppPasswordRevoked,
    /// An alias was verified.
    AliasAdded,
    /// An alias was deleted.
    AliasDeleted,
    /// The account was locked down.
    LockedDown,
    /// POP was turned on.
    PopOn,
    /// POP was turned off.
    PopOff,
    /// Much of the day's POP limit is used.
    PopNearLimit,
    /// The day's POP limit was passed.
    PopLocked,
    /// A seat of remote access was taken.
    RemoteAccessOn,
    /// The seat was given back.
    RemoteAccessOff,
    /// An entitlement was given.
    Entitled,
    /// A stop was recorded.
    StopRecorded,
    /// A stop was withdrawn.
    StopWithdrawn,
    /// The entitlement ends soon.
    EntitlementEnding,
    /// The entitlement has ended.
    EntitlementEnded,
    /// Less secure apps were allowed.
    LessSecureAppsAllowed,
    /// Less secure apps are still allowed.
    LessSecureAppsReminder,
    /// Less secure apps are no longer allowed.
    LessSecureAppsEnded,
    /// A change of address waits.
    AddressAsked,
    /// The change was withdrawn.
    AddressWithdrawn,
    /// The address is in force.
    AddressEffective,
    /// A mail password waits.
    MailPasswordAsked,
    /// The mail password that waited was withdrawn.
    MailPasswordWithdrawn,
    /// The mail password is in force.
    MailPasswordEffective,
    /// Somebody else acted on the account.
    ActedOn,
}

words!(
    Topic: Code = "code",
    ResetCode = "reset-code",
    AliasCode = "alias-code",
    Locked = "locked",
    LiftedByCode = "lifted-by-code",
    Unlocked = "unlocked",
    PasswordChanged = "password-changed",
    TwoStepOn = "two-step-on",
    TwoStepOff = "two-step-off",
    MethodAdded = "method-added",
    MethodDeleted = "method-deleted",
    MethodReplaced = "method-replaced",
    BackupCodesMade = "backup-codes-made",
    BackupCodesFew = "backup-codes-few",
    AppPasswordMade = "app-password-made",
    AppPasswordRevoked = "app-password-revoked",
    AliasAdded = "alias-added",
    AliasDeleted = "alias-deleted",
    LockedDown = "locked-down",
    PopOn = "pop-on",
    PopOff = "pop-off",
    PopNearLimit = "pop-near-limit",
    PopLocked = "pop-locked",
    RemoteAccessOn = "remote-access-on",
    RemoteAccessOff = "remote-access-off",
    Entitled = "entitled",
    StopRecorded = "stop-recorded",
    StopWithdrawn = "stop-withdrawn",
    EntitlementEnding = "entitlement-ending",
    EntitlementEnded = "entitlement-ended",
    LessSecureAppsAllowed = "less-secure-apps-allowed",
    LessSecureAppsReminder = "less-secure-apps-reminder",
    LessSecureAppsEnded = "less-secure-apps-ended",
    AddressAsked = "address-asked",
    AddressWithdrawn = "address-withdrawn",
    AddressEffective = "address-effective",
    MailPasswordAsked = "mail-password-asked",
    MailPasswordWithdrawn = "mail-password-withdrawn",
    MailPasswordEffective = "mail-password-effective",
    ActedOn = "acted-on"
);

impl Topic {
    /// What it is about, in a word that groups notices.
    pub fn kind(self) -> Kind {
        match self {
            Topic::Code => Kind::Code,
            Topic::ResetCode => Kind::ResetCode,
            Topic::AliasCode => Kind::AliasCode,
            _ => Kind::Notice,
        }
    }

    /// Whether it tells of what lets somebody else in or takes over the account: no number of other notices holds it back
    /// (MSG-6).
    pub fn is_security_alert(self) -> bool {
        matches!(
            self,
            Topic::PasswordChanged
                | Topic::TwoStepOn
                | Topic::TwoStepOff
                | Topic::MethodAdded
                | Topic::MethodDeleted
                | Topic::MethodReplaced
                | Topic::BackupCodesMade
                | Topic::AppPasswordMade
                | Topic::AliasAdded
                | Topic::LockedDown
                | Topic::LessSecureAppsAllowed
                | Topic::AddressEffective
                | Topic::MailPasswordAsked
                | Topic::MailPasswordEffective
                // Of the help desk alone: another contact, for one.
                | Topic::ActedOn
        )
    }
}

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
    /// No connection to the gateway can be made, or nobody can vouch for it.
    Unreachable,
    /// The gateway was reached, and does not answer in time.
    NoAnswer,
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
    /// So many had gone out on that day already (MSG-6).
    DayLimit,
}

words!(
    Hindrance: Unreachable = "unreachable",
    NoAnswer = "no-answer",
    Busy = "busy",
    NotAdmitted = "not-admitted",
    Refused = "refused",
    Undelivered = "undelivered",
    Expired = "expired",
    Superseded = "superseded",
    DayLimit = "day-limit"
);

impl Hindrance {
    /// Whether another try can help.
    pub fn passes(self) -> bool {
        matches!(self, Hindrance::Unreachable | Hindrance::NoAnswer | Hindrance::Busy | Hindrance::NotAdmitted)
    }

    /// Whether its reader may have got it all the same: such a hand-over counts among those of its day (MSG-6).
    pub fn may_have_left(self) -> bool {
        matches!(self, Hindrance::NoAnswer | Hindrance::Undelivered)
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

/// How long a channel that is held up lets nobody else find out whether it still is.
pub const PROBE_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// The codes that wait for a gateway and were written since it last took anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Of how many accounts some were tried in vain.
    pub accounts: u32,
    /// To how many numbers.
    pub numbers: u32,
    /// Whether for one of them no connection could be made.
    pub unreachable: bool,
    /// When the newest was written, tried or not.
    pub newest: Timestamp,
}

impl Waiting {
    /// Whether the channel is held up (MSG-3). That nobody can be reached says so at once; an answer, or none in time, may be
    /// about one number, so two accounts and two numbers must have met with it. Whoever comes a minute after the newest code
    /// is let through: what becomes of theirs tells whether the gateway takes something again.
    pub fn holds_up(&self, now: Timestamp) -> bool {
        let fails = self.unreachable || (self.accounts > 1 && self.numbers > 1);
        fails && now.duration_since(self.newest).abs() < PROBE_EVERY
    }
}

/// How many text messages and calls may leave the service in a day, of those that serve this (MSG-6): half of them are for
/// codes alone, so that what strangers can cause never uses up what owners sign in with.
pub fn day_limit(kind: Kind, policy: &MessagesPolicy) -> u32 {
    match kind {
        Kind::Code => policy.phone_per_day,
        _ => policy.half_of_phone_per_day(),
    }
}

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
    fn msg_3_a_channel_is_held_up_by_what_is_no_one_numbers_own() {
        let now: Timestamp = "2026-04-13T00:10:00Z".parse().unwrap();
        let holds = |accounts, numbers, unreachable, seconds| {
            let newest = now - SignedDuration::from_secs(seconds);
            Waiting { accounts, numbers, unreachable, newest }.holds_up(now)
        };
        assert!(!holds(0, 0, false, 0), "nothing was tried in vain");
        assert!(!holds(1, 1, false, 0), "one number that times out, or is not taken");
        assert!(!holds(2, 1, false, 0), "one number of two accounts");
        assert!(!holds(1, 2, false, 0), "two numbers of one account");
        assert!(holds(2, 2, false, 0), "two numbers of two accounts");
        assert!(holds(1, 1, true, 0), "nobody can be reached");
        for held_up in [(2, 2, false), (1, 1, true)] {
            let (accounts, numbers, unreachable) = held_up;
            assert!(holds(accounts, numbers, unreachable, 59));
            assert!(!holds(accounts, numbers, unreachable, 60), "the next one finds out");
        }
    }

    #[test]
    fn msg_6_half_of_a_days_messages_are_for_codes_alone() {
        let policy = MessagesPolicy { phone_per_day: 5, ..MessagesPolicy::default() };
        let limits = Kind::ALL.iter().map(|kind| day_limit(*kind, &policy)).collect::<Vec<_>>();
        assert_eq!(limits, [5, 3, 3, 3]);
        assert_eq!(day_limit(Kind::Notice, &MessagesPolicy { phone_per_day: 1, ..policy }), 1, "never none");
    }

    #[test]
    fn msg_6_what_may_have_left_stays_counted() {
        let counted: Vec<_> = Hindrance::ALL.iter().filter(|it| it.may_have_left()).map(|it| it.as_str()).collect();
        assert_eq!(counted, ["no-answer", "undelivered"]);
    }

    #[test]
    fn msg_2_only_what_passes_is_tried_again() {
        let passing: Vec<_> = Hindrance::ALL.iter().filter(|it| it.passes()).map(|it| it.as_str()).collect();
        assert_eq!(passing, ["unreachable", "no-answer", "busy", "not-admitted"]);
    }
}
