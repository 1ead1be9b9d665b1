//! POP: its mode, the bytes of a day, and the lock (POP-1 to POP-6). Everything is decided from timestamps when asked.
//!
//! Bytes are counted in spans. A span ends at the midnight of the service's zone that follows its first byte, or, once it
//! has gone past the limit, when the lock ends; an unlock begins a new one. So a lock that is over has been served: it
//! leaves nothing behind that would lock again at the next byte.

mod report;
mod start;

pub use report::{Report, Session, Taken};
pub use start::{Start, Told};

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

use super::{Code, Refusal, policy::PopPolicy, role::words, time};

/// What POP delivers of a mailbox (POP-1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mode {
    /// Nothing: POP is off.
    #[default]
    Disabled,
    /// All mail, also what came before POP was turned on.
    All,
    /// Mail that came since it was turned on.
    FromNowOn,
}

words!(Mode: Disabled = "disabled", All = "all", FromNowOn = "from-now-on");

/// What POP is to deliver of a mailbox when it is turned on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Messages {
    /// All mail, also what is there already.
    All,
    /// Mail that comes from now on.
    FromNowOn,
}

words!(Messages: All = "all", FromNowOn = "from-now-on");

impl From<Messages> for Mode {
    fn from(messages: Messages) -> Self {
        match messages {
            Messages::All => Mode::All,
            Messages::FromNowOn => Mode::FromNowOn,
        }
    }
}

/// POP of one account, as it was when it was last written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pop {
    /// The mode that was set last.
    pub mode: Mode,
    /// Since when the mode holds; `None` if POP has never been on.
    pub since: Option<Timestamp>,
    /// Bytes downloaded in the span.
    pub bytes: u64,
    /// When the span ends.
    pub fresh_at: Timestamp,
    /// Whether the owner has been warned in this span.
    pub warned: bool,
    /// When the span went past the limit.
    pub locked_at: Option<Timestamp>,
    /// The span's number: what was granted in one is not given back in another (POP-6).
    pub span: u64,
    /// Where the mail begins that `from-now-on` delivers; `None` in other modes, and where no mail server has told it.
    pub start: Option<Start>,
}

impl Default for Pop {
    fn default() -> Self {
        Self {
            mode: Mode::Disabled,
            since: None,
            bytes: 0,
            fresh_at: Timestamp::MIN,
            warned: false,
            locked_at: None,
            span: 0,
            start: None,
        }
    }
}

/// A lock, which passing the day's limit brings (POP-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lock {
    /// When the limit was passed.
    pub at: Timestamp,
    /// From when POP works again.
    pub until: Timestamp,
}

/// What a reading of the meter brought about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The part of the limit at which the owner is warned was reached.
    NearLimit,
    /// The limit was passed.
    Locked(Lock),
}

impl Pop {
    /// The lock, while it holds. It is void when the clock stands before its crossing by its own length or more: then
    /// it was given by a clock that ran ahead, and nobody waits until the right one has caught up.
    pub fn lock(&self, now: Timestamp) -> Option<Lock> {
        let lock = Lock { at: self.locked_at?, until: self.fresh_at };
        let length = lock.until.duration_since(lock.at);
        (now < lock.until && lock.at.duration_since(now) < length).then_some(lock)
    }

    /// Whether what was counted still counts. A span that ends after tomorrow was begun by a clock that ran ahead; one
    /// that ends tomorrow stands, so that a clock set back over midnight gives no fresh allowance.
    fn is_current(&self, now: Timestamp, zone: &TimeZone) -> bool {
        match self.locked_at {
            Some(_) => self.lock(now).is_some(),
            None => now < self.fresh_at && self.fresh_at <= midnight_after_tomorrow(now, zone),
        }
    }

    /// The same as it stands now: where the span is over, a new one with nothing in it.
    pub fn now(&self, now: Timestamp, zone: &TimeZone) -> Pop {
        if self.is_current(now, zone) { self.clone() } else { self.fresh(now, zone) }
    }

    /// The same at the beginning of a new span.
    fn fresh(&self, now: Timestamp, zone: &TimeZone) -> Pop {
        let (fresh_at, span) = (midnight(now, zone), self.span.wrapping_add(1));
        Pop { bytes: 0, fresh_at, warned: false, locked_at: None, span, ..self.clone() }
    }

    /// Bytes that may still be downloaded; as far as [`now`](Pop::now) has been asked for.
    pub fn left(&self, policy: &PopPolicy) -> u64 {
        if self.locked_at.is_some() { 0 } else { policy.daily_bytes().saturating_sub(self.bytes) }
    }

    /// How much of the limit is used, in whole percent, rounded down.
    pub fn percent(&self, policy: &PopPolicy) -> u64 {
        self.bytes.saturating_mul(100) / policy.daily_bytes().max(1)
    }

    /// The same in another mode, with what a mail server has told of the mailbox; what was counted and a lock stay, so that
    /// turning POP off and on again brings nothing. `from-now-on` can be chosen again where it cannot be obeyed as it was.
    ///
    /// # Errors
    /// `nothing_to_change` when that is its mode.
    pub fn switch(&self, mode: Mode, told: Told, now: Timestamp) -> Result<Pop, Refusal> {
        if self.mode == mode && (mode != Mode::FromNowOn || told.changes_nothing(self.start)) {
            return Err(Code::NothingToChange.into());
        }
        let start = told.start().filter(|_| mode == Mode::FromNowOn);
        Ok(Pop { mode, since: Some(now), start, ..self.clone() })
    }

    /// The name of what a POP session is to see of the mailbox: `all`, or `v` and the UID of the first message. A part of a
    /// path for mail servers. `None` where that is nothing, or not known.
    pub fn view(&self) -> Option<String> {
        match self.mode {
            Mode::Disabled => None,
            Mode::All => Some("all".to_owned()),
            Mode::FromNowOn => self.start.map(|start| format!("v{}", start.uid)),
        }
    }

    /// The same with its lock lifted and a fresh allowance (POP-2).
    ///
    /// # Errors
    /// `pop_not_locked`.
    pub fn unlock(&self, now: Timestamp, zone: &TimeZone) -> Result<Pop, Refusal> {
        self.lock(now).map(|_| self.fresh(now, zone)).ok_or_else(|| Code::PopNotLocked.into())
    }

    /// What the count of a span brings about, where the client has also asked for `refused` bytes that it was not given: as
    /// asking for more than is left is how a limit is passed, they count for the lock, and in no sum. Exactly at the limit
    /// nothing is crossed.
    fn judge(self, refused: u64, now: Timestamp, policy: &PopPolicy) -> (Pop, Option<Event>) {
        if self.locked_at.is_some() {
            return (self, None);
        }
        if self.bytes.saturating_add(refused) > policy.daily_bytes() {
            let lock = Lock { at: now, until: time::after(now, policy.lock_life()) };
            return (Pop { locked_at: Some(lock.at), fresh_at: lock.until, ..self }, Some(Event::Locked(lock)));
        }
        if !self.warned && policy.warns() && self.percent(policy) >= u64::from(policy.warn_percent) {
            return (Pop { warned: true, ..self }, Some(Event::NearLimit));
        }
        (self, None)
    }
}

/// When the day of `now` ends.
pub fn midnight(now: Timestamp, zone: &TimeZone) -> Timestamp {
    time::end_of_day(time::today(now, zone), zone)
}

/// When the day after it ends: a span that ends later was begun by a clock that ran ahead.
pub fn midnight_after_tomorrow(now: Timestamp, zone: &TimeZone) -> Timestamp {
    time::end_of_day(time::next_day(time::today(now, zone)), zone)
}

/// Days of which is told what was downloaded (POP-5); today is one of them.
pub const DAYS_TOLD: u8 = 14;

/// The first day of which what was downloaded is kept.
pub fn first_day_kept(now: Timestamp, zone: &TimeZone) -> Date {
    time::today(now, zone).saturating_sub(i64::from(DAYS_TOLD).days())
}

/// Whether a mail app may log in over POP (POP-1, POP-2): the part of the mail log-in decision that belongs to POP.
///
/// # Errors
/// `pop_disabled`; `pop_start_unknown` where nobody can say which mail is new; or `pop_locked` with the instant from which it
/// works again.
pub fn may_log_in(pop: &Pop, now: Timestamp) -> Result<(), Refusal> {
    if pop.mode == Mode::Disabled {
        return Err(Code::PopDisabled.into());
    }
    if pop.view().is_none() {
        return Err(Code::PopStartUnknown.into());
    }
    match pop.lock(now) {
        Some(lock) => Err(Refusal::new(Code::PopLocked).fact("until", lock.until).from_when(lock.until)),
        None => Ok(()),
    }
}

/// The days that a first download of a mailbox takes when no day goes past the limit (POP-3); at least one.
pub fn first_download_days(mailbox_bytes: u64, policy: &PopPolicy) -> u64 {
    mailbox_bytes.div_ceil(policy.daily_bytes().max(1)).max(1)
}

/// Bytes that a session or a mailbox may be said to have: a petabyte. More is a mistake in measuring.
pub const MAX_BYTES: u64 = 1_000_000_000_000_000;

/// A size that a mail server has measured.
///
/// # Errors
/// `invalid_value` beyond [`MAX_BYTES`].
pub fn measured(field: &str, bytes: u64) -> Result<u64, Refusal> {
    if bytes <= MAX_BYTES { Ok(bytes) } else { Err(Refusal::invalid(field, "too-large")) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MB: u64 = 1_000_000;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn tokyo() -> TimeZone {
        TimeZone::get("Asia/Tokyo").unwrap()
    }

    fn policy() -> PopPolicy {
        PopPolicy::default()
    }

    /// A mailbox over POP in a zone, and the meter that reads it.
    struct Meter {
        pop: Pop,
        zone: TimeZone,
        policy: PopPolicy,
    }

    impl Meter {
        fn new(zone: &str) -> Self {
            let pop = Pop { mode: Mode::All, ..Pop::default() };
            Self { pop, zone: TimeZone::get(zone).unwrap(), policy: policy() }
        }

        /// A session of its own that reports what it has read.
        fn reads(&mut self, bytes: u64, now: &str) -> Option<Event> {
            let report = Report { total: bytes, ..Report::default() };
            let taken = self.pop.take(&Session::default(), &report, at(now), &self.policy, &self.zone);
            self.pop = taken.pop;
            taken.event
        }

        fn used(&self, now: &str) -> u64 {
            self.pop.now(at(now), &self.zone).bytes
        }

        fn may(&self, now: &str) -> Result<(), Code> {
            may_log_in(&self.pop, at(now)).map_err(|refusal| refusal.code)
        }
    }

    fn locked(at_: &str, until: &str) -> Option<Event> {
        Some(Event::Locked(Lock { at: at(at_), until: at(until) }))
    }

    #[test]
    fn pop_1_it_is_disabled_at_first_and_a_mode_is_chosen() {
        let now = at("2026-04-13T00:00:00Z");
        let never = Pop::default();
        assert_eq!(may_log_in(&never, now), Err(Code::PopDisabled.into()));
        assert_eq!(never.switch(Mode::Disabled, Told::Nobody, now), Err(Code::NothingToChange.into()));
        let all = never.switch(Mode::All, Told::Nobody, now).unwrap();
        assert_eq!((all.mode, all.since), (Mode::All, Some(now)));
        assert_eq!(may_log_in(&all, now), Ok(()));
        assert_eq!(all.switch(Mode::All, Told::Nobody, now), Err(Code::NothingToChange.into()));
        assert_eq!(all.switch(Mode::FromNowOn, Told::Nobody, now).unwrap().mode, Mode::FromNowOn);
        assert_eq!(
            may_log_in(&all.switch(Mode::Disabled, Told::Nobody, now).unwrap(), now),
            Err(Code::PopDisabled.into())
        );
    }

    #[test]
    fn pop_2_exactly_at_the_limit_is_no_crossing_and_one_byte_more_is() {
        let mut meter = Meter::new("Asia/Tokyo");
        meter.reads(1_249_999_999, "2026-04-13T10:00:00+09:00");
        assert_eq!(meter.reads(1, "2026-04-13T10:00:01+09:00"), None);
        assert_eq!((meter.pop.bytes, meter.pop.left(&policy())), (1_250_000_000, 0));
        assert_eq!(meter.may("2026-04-13T10:00:01+09:00"), Ok(()));
        let crossing = meter.reads(1, "2026-04-13T10:00:02+09:00");
        assert_eq!(crossing, locked("2026-04-13T10:00:02+09:00", "2026-04-14T10:00:02+09:00"));
    }

    #[test]
    fn pop_2_the_lock_holds_for_24_hours_to_the_second_and_says_until_when() {
        let mut meter = Meter::new("Asia/Tokyo");
        meter.reads(1251 * MB, "2026-04-13T10:00:00+09:00");
        let refusal = may_log_in(&meter.pop, at("2026-04-14T09:59:59+09:00")).unwrap_err();
        assert_eq!((refusal.code, refusal.possible_from), (Code::PopLocked, Some(at("2026-04-14T10:00:00+09:00"))));
        assert_eq!(meter.may("2026-04-14T10:00:00+09:00"), Ok(()));
    }

    #[test]
    fn pop_2_a_new_calendar_day_begins_at_midnight_of_the_zone() {
        let mut meter = Meter::new("Asia/Tokyo");
        meter.reads(1000 * MB, "2026-04-13T23:59:59+09:00");
        assert_eq!(meter.used("2026-04-13T23:59:59+09:00"), 1000 * MB);
        assert_eq!(meter.used("2026-04-14T00:00:00+09:00"), 0);
        assert_eq!(meter.reads(1250 * MB, "2026-04-14T00:00:00+09:00"), Some(Event::NearLimit));
        assert_eq!(meter.used("2026-04-14T23:59:59+09:00"), 1250 * MB);
    }

    #[test]
    fn pop_2_a_lock_over_midnight_goes_on_and_leaves_a_fresh_allowance() {
        let mut meter = Meter::new("Asia/Tokyo");
        meter.reads(1300 * MB, "2026-04-13T23:00:00+09:00");
        assert_eq!(meter.may("2026-04-14T00:00:00+09:00"), Err(Code::PopLocked));
        // What was on its way when the session was cut off changes nothing, also after midnight.
        assert_eq!(meter.reads(4 * MB, "2026-04-14T00:00:01+09:00"), None);
        assert_eq!(meter.used("2026-04-14T22:59:59+09:00"), 1304 * MB);
        assert_eq!(meter.used("2026-04-14T23:00:00+09:00"), 0);
        assert_eq!(meter.reads(900 * MB, "2026-04-14T23:00:00+09:00"), None);
        assert_eq!(meter.used("2026-04-15T00:00:00+09:00"), 0);
    }

    #[test]
    fn pop_2_a_lock_that_ends_on_its_own_day_leaves_a_fresh_allowance() {
        // New York, 1 November 2026: the day has 25 hours.
        let mut meter = Meter::new("America/New_York");
        let crossing = meter.reads(1251 * MB, "2026-11-01T00:10:00-04:00");
        assert_eq!(crossing, locked("2026-11-01T00:10:00-04:00", "2026-11-01T23:10:00-05:00"));
        assert_eq!(meter.may("2026-11-01T23:09:59-05:00"), Err(Code::PopLocked));
        assert_eq!(meter.may("2026-11-01T23:10:00-05:00"), Ok(()));
        assert_eq!(meter.reads(1, "2026-11-01T23:10:00-05:00"), None);
        assert_eq!(meter.used("2026-11-01T23:59:59-05:00"), 1);
        assert_eq!(meter.used("2026-11-02T00:00:00-05:00"), 0);
    }

    #[test]
    fn pop_2_a_day_of_23_hours_ends_at_its_midnight_and_its_lock_lasts_24() {
        // New York, 8 March 2026: the day has 23 hours.
        let mut meter = Meter::new("America/New_York");
        meter.reads(1000 * MB, "2026-03-08T00:00:00-05:00");
        assert_eq!(meter.used("2026-03-08T23:59:59-04:00"), 1000 * MB);
        let crossing = meter.reads(251 * MB, "2026-03-08T01:59:59-05:00");
        assert_eq!(crossing, locked("2026-03-08T01:59:59-05:00", "2026-03-09T02:59:59-04:00"));
        let mut next = Meter::new("America/New_York");
        next.reads(1000 * MB, "2026-03-08T00:00:00-05:00");
        assert_eq!(next.used("2026-03-09T00:00:00-04:00"), 0);
    }

    #[test]
    fn pop_2_a_clock_set_back_over_midnight_gives_no_fresh_allowance() {
        let mut meter = Meter::new("Asia/Tokyo");
        meter.reads(900 * MB, "2026-04-14T00:00:05+09:00");
        assert_eq!(meter.used("2026-04-13T23:59:58+09:00"), 900 * MB);
        meter.reads(10 * MB, "2026-04-13T23:59:59+09:00");
        assert_eq!(meter.used("2026-04-14T00:00:00+09:00"), 910 * MB);
    }

    #[test]
    fn pop_2_a_clock_that_ran_far_ahead_holds_nobody_up() {
        let mut meter = Meter::new("Asia/Tokyo");
        meter.reads(1300 * MB, "2027-04-13T10:00:00+09:00");
        assert_eq!(meter.may("2026-04-13T10:00:00+09:00"), Ok(()));
        assert_eq!(meter.used("2026-04-13T10:00:00+09:00"), 0);
        let mut meter = Meter::new("Asia/Tokyo");
        meter.reads(900 * MB, "2027-04-13T10:00:00+09:00");
        assert_eq!(meter.used("2026-04-13T10:00:00+09:00"), 0);
        // A little back: the lock stands, until the instant that was told.
        let mut meter = Meter::new("Asia/Tokyo");
        meter.reads(1300 * MB, "2026-04-13T10:00:00+09:00");
        assert_eq!(meter.may("2026-04-13T09:00:00+09:00"), Err(Code::PopLocked));
        assert_eq!(meter.may("2026-04-12T10:00:00.000001+09:00"), Err(Code::PopLocked));
        assert_eq!(meter.may("2026-04-12T10:00:00+09:00"), Ok(()));
    }

    #[test]
    fn pop_2_an_unlock_gives_a_fresh_allowance_once() {
        let mut meter = Meter::new("Asia/Tokyo");
        let now = at("2026-04-13T12:00:00+09:00");
        assert_eq!(meter.pop.unlock(now, &tokyo()), Err(Code::PopNotLocked.into()));
        meter.reads(1300 * MB, "2026-04-13T10:00:00+09:00");
        meter.pop = meter.pop.unlock(now, &tokyo()).unwrap();
        assert_eq!(meter.may("2026-04-13T12:00:00+09:00"), Ok(()));
        assert_eq!(meter.used("2026-04-13T12:00:00+09:00"), 0);
        assert_eq!(meter.pop.unlock(now, &tokyo()), Err(Code::PopNotLocked.into()));
        meter.reads(1250 * MB, "2026-04-13T12:30:00+09:00");
        let again = meter.reads(1, "2026-04-13T12:40:00+09:00");
        assert_eq!(again, locked("2026-04-13T12:40:00+09:00", "2026-04-14T12:40:00+09:00"));
        let over = at("2026-04-14T12:40:00+09:00");
        assert_eq!(meter.pop.unlock(over, &tokyo()), Err(Code::PopNotLocked.into()));
    }

    #[test]
    fn pop_2_turning_it_off_and_on_brings_no_fresh_allowance() {
        let mut meter = Meter::new("Asia/Tokyo");
        let now = at("2026-04-13T11:00:00+09:00");
        meter.reads(1300 * MB, "2026-04-13T10:00:00+09:00");
        meter.pop = {
            let off = meter.pop.switch(Mode::Disabled, Told::Nobody, now).unwrap();
            off.switch(Mode::All, Told::Nobody, now).unwrap()
        };
        assert_eq!(meter.may("2026-04-13T11:00:00+09:00"), Err(Code::PopLocked));
    }

    #[test]
    fn pop_1_turning_it_on_delivers_what_was_chosen() {
        assert_eq!(Mode::from(Messages::All), Mode::All);
        assert_eq!(Mode::from(Messages::FromNowOn), Mode::FromNowOn);
    }

    #[test]
    fn pop_5_what_is_left_of_a_day_and_how_much_is_used() {
        let mut meter = Meter::new("Asia/Tokyo");
        meter.reads(200 * MB, "2026-04-13T10:00:00+09:00");
        assert_eq!((meter.pop.left(&policy()), meter.pop.percent(&policy())), (1050 * MB, 16));
        // Raising the limit while a lock holds gives nothing back before the lock ends.
        meter.reads(1100 * MB, "2026-04-13T11:00:00+09:00");
        let raised = PopPolicy { daily_megabytes: 2000, ..policy() };
        assert_eq!((meter.pop.left(&raised), meter.pop.percent(&raised)), (0, 65));
    }

    #[test]
    fn pop_3_days_of_the_first_download() {
        for (megabytes, days) in [(0, 1), (1, 1), (1250, 1), (1251, 2), (2500, 2), (2501, 3), (15_000, 12)] {
            assert_eq!(first_download_days(megabytes * MB, &policy()), days, "{megabytes} MB");
        }
    }

    #[test]
    fn pop_5_the_owner_is_warned_once_a_day_at_eighty_percent() {
        let mut meter = Meter::new("Asia/Tokyo");
        assert_eq!(meter.reads(999_999_999, "2026-04-13T10:00:00+09:00"), None);
        assert_eq!(meter.reads(1, "2026-04-13T10:00:01+09:00"), Some(Event::NearLimit));
        assert_eq!(meter.reads(MB, "2026-04-13T10:00:02+09:00"), None);
        assert_eq!(meter.reads(1000 * MB, "2026-04-14T10:00:00+09:00"), Some(Event::NearLimit));
        let mut meter = Meter::new("Asia/Tokyo");
        meter.policy.warn_percent = 0;
        assert_eq!(meter.reads(1250 * MB, "2026-04-13T10:00:00+09:00"), None);
    }

    #[test]
    fn pop_6_a_measure_beyond_a_petabyte_is_a_mistake() {
        assert_eq!(measured("total_bytes", MAX_BYTES), Ok(MAX_BYTES));
        assert_eq!(measured("total_bytes", MAX_BYTES + 1), Err(Refusal::invalid("total_bytes", "too-large")));
    }

    proptest! {
        /// However bytes come in within a day, the lock is there exactly when more than the limit was read.
        #[test]
        fn pop_2_parts_add_up(parts in proptest::collection::vec(0u64..400 * MB, 1..8)) {
            let mut meter = Meter::new("Asia/Tokyo");
            let mut events = 0;
            for part in &parts {
                let event = meter.reads(*part, "2026-04-13T10:00:00+09:00");
                events += u32::from(matches!(event, Some(Event::Locked(_))));
            }
            let over = parts.iter().sum::<u64>() > 1250 * MB;
            prop_assert_eq!(events, u32::from(over));
            prop_assert_eq!(meter.may("2026-04-13T10:00:00+09:00").is_err(), over);
        }
    }
}
