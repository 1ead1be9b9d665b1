//! Wrong tries: they slow down, then lock (SIGN-4). The database counts them per account and factor, and per client
//! address.

use std::net::{IpAddr, Ipv6Addr};

use jiff::{SignedDuration, Timestamp};

use super::{Code, Refusal, policy::SignInPolicy, role::words, secret_code, time};

/// What is tried; each is counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Factor {
    /// The account password, wherever it is asked for.
    SignIn,
    /// The second step: a sent code, an authenticator's or a backup code.
    SecondStep,
    /// A mail log-in: an app password or the mail password.
    Mail,
    /// A code that proves a phone or an authenticator while it is enrolled.
    Code,
    /// A code that was mailed to the address of an alias.
    Alias,
    /// A code that resets the account password.
    Reset,
}

words!(Factor: SignIn = "sign-in", SecondStep = "second-step", Mail = "mail", Code = "code", Alias = "alias", Reset = "reset");

impl Factor {
    /// Whether the same wrong secret again counts once. A code changes by itself: the same digits later are another
    /// guess.
    pub fn counts_once(self) -> bool {
        matches!(self, Factor::SignIn | Factor::Mail)
    }

    /// Whether the same wrong secret again weighs on the network that it comes from: it costs a hash each time. A mail
    /// app's does not: it asks every minute for ever, through a mail server with limits of its own.
    pub fn repeats_weigh(self) -> bool {
        self == Factor::SignIn
    }

    /// Whether its secrets can be guessed at all, so that wrong tries of it wait and lock. A reset code cannot, and a lock
    /// would only be a way to keep its owner out (PASS-2).
    pub fn is_guessable(self) -> bool {
        self != Factor::Reset
    }

    /// Whether wrong tries at a place where the owner has succeeded count apart (SIGN-7). The others are tried by whoever
    /// has signed in, and by nobody else.
    pub fn knows_places(self) -> bool {
        matches!(self, Factor::SignIn | Factor::SecondStep | Factor::Mail | Factor::Reset)
    }

    /// Whether the owner lifts its lock with a code from the registered contact: what strangers can lock, and nothing that
    /// only whoever has signed in can try, for those guess at what is somebody else's (SIGN-7).
    pub fn is_lifted_by_owner(self) -> bool {
        matches!(self, Factor::SignIn | Factor::SecondStep | Factor::Mail)
    }

    /// The factor whose success makes a place known for it. For a reset that is a sign-in: whoever has forgotten a password
    /// has nothing else to succeed with.
    pub fn known_by(self) -> Factor {
        if self == Factor::Reset { Factor::SignIn } else { self }
    }

    /// The refusal of every further try of it: each lock has its own name. What cannot be guessed has no lock.
    pub fn locked(self) -> Code {
        match self {
            Factor::SignIn => Code::SignInLocked,
            Factor::SecondStep => Code::SecondStepLocked,
            Factor::Mail => Code::MailLogInLocked,
            Factor::Code => Code::EnrolmentCodeLocked,
            Factor::Alias => Code::AliasCodeLocked,
            Factor::Reset => Code::TooManyTriesFromAddress,
        }
    }
}

/// The wrong tries that count for one factor of one account: those in a row; for alias codes, those of a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tries {
    /// How many; a success or the help desk sets it to none.
    pub wrong: u32,
    /// When the last one was.
    pub last_at: Option<Timestamp>,
    /// When the lock that they have caused ends by itself: never where they count in a row.
    pub lock_ends_at: Option<Timestamp>,
}

/// Wrong tries by where they were made: those of strangers, and those of the place that a try comes from, where its owner
/// has succeeded there (SIGN-7).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those made anywhere but at known places.
    pub elsewhere: Tries,
    /// Those made at this place.
    pub here: Tries,
    /// When the owner last succeeded here.
    pub succeeded_at: Option<Timestamp>,
}

impl Counts {
    /// Whether the place is one where the owner has succeeded lately.
    pub fn is_known(&self, now: Timestamp, policy: &SignInPolicy) -> bool {
        self.succeeded_at.is_some_and(|at| time::lives(at, policy.known_place_life(), now))
    }

    /// The tries that decide whether one more is evaluated.
    pub fn tries(&self, now: Timestamp, policy: &SignInPolicy) -> Tries {
        if self.is_known(now, policy) { self.here } else { self.elsewhere }
    }
}

/// How long a wrong alias code counts: somebody who adds address after address never gets all of them right in a row.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Since when wrong alias codes count.
pub fn alias_codes_since(now: Timestamp) -> Timestamp {
    time::after(now, -DAY)
}

/// Seconds to wait after each wrong try, beginning with the first that is not free; the last goes on.
const WAITS: [i64; 12] = [1, 3, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600];

/// How long the next try must wait after so many wrong ones: not at all at first, then longer up to an hour.
pub fn wait(wrong: u32, policy: &SignInPolicy) -> SignedDuration {
    match wrong.checked_sub(policy.free_wrong_tries) {
        None => SignedDuration::ZERO,
        Some(place) => SignedDuration::from_secs(WAITS[(place as usize).min(WAITS.len() - 1)]),
    }
}

/// Whether tries are evaluated at all.
///
/// # Errors
/// The factor's own lock until the help desk lifts it; one that ends by itself says when.
pub fn must_be_open(factor: Factor, tries: &Tries, policy: &SignInPolicy) -> Result<(), Refusal> {
    if !tries.is_locked(policy) {
        return Ok(());
    }
    let locked = Refusal::new(factor.locked());
    Err(match tries.lock_ends_at {
        Some(at) => locked.from_when(at),
        None => locked,
    })
}

/// Whether one more try is evaluated.
///
/// # Errors
/// `too_many_tries` with the instant from which it is, or the factor's own lock.
pub fn may_try(factor: Factor, tries: &Tries, now: Timestamp, policy: &SignInPolicy) -> Result<(), Refusal> {
    must_be_open(factor, tries, policy)?;
    let wait = wait(tries.wrong, policy);
    match tries.last_at {
        // Measured both ways: a clock that was set back must not make anyone wait until it has caught up.
        Some(last_at) if now.duration_since(last_at).abs() < wait => {
            let waits = Refusal::new(Code::TooManyTries).fact("factor", factor.as_str());
            Err(waits.from_when(time::after(last_at, wait)))
        }
        _ => Ok(()),
    }
}

/// Whether a code that is sent now could be tried before it dies: none is sent for a factor that is locked, or that waits
/// for as long as the code lives.
///
/// # Errors
/// As [`may_try`].
pub fn may_send(
    factor: Factor,
    tries: &Tries,
    life: SignedDuration,
    now: Timestamp,
    policy: &SignInPolicy,
) -> Result<(), Refusal> {
    let waits = |refusal: &Refusal| refusal.possible_from.is_none_or(|from| from >= time::after(now, life));
    match may_try(factor, tries, now, policy) {
        Err(refusal) if waits(&refusal) => Err(refusal),
        _ => Ok(()),
    }
}

/// What a client's address counts as: an IPv4 address as itself, an IPv6 address as the /64 that one site has.
pub fn network(address: &str) -> String {
    match address.parse::<IpAddr>().map(|address| address.to_canonical()) {
        Ok(IpAddr::V4(address)) => address.to_string(),
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        Err(_) => "unknown".to_owned(),
    }
}

/// A network that a client's address lies in, and how many times as many tries as one address it may make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// As it is counted and shown.
    pub name: String,
    share: i32,
}

impl Network {
    /// How long tries of this weight take to drain from it.
    pub fn each(&self, weight: i32, policy: &SignInPolicy) -> SignedDuration {
        policy.address_try() * weight / self.share
    }
}

/// How many times as many tries as one site a network of many sites may make.
const SITES: i32 = 8;

/// The networks of a client's address, in the order in which they are locked: its own, and for an IPv6 address the /48
/// around it too, for whoever has a /48 has 65,536 sites to guess from.
pub fn networks(address: &str) -> Vec<Network> {
    let own = Network { name: network(address), share: 1 };
    match address.parse::<IpAddr>().map(|address| address.to_canonical()) {
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, ..] = address.segments();
            let around = format!("{}/48", Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0));
            vec![own, Network { name: around, share: SITES }]
        }
        _ => vec![own],
    }
}

/// The wrong tries of a network. They drain steadily.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NetworkTries {
    /// When none of them counts any longer.
    pub drained_at: Timestamp,
    /// When the last one was counted.
    pub counted_at: Timestamp,
}

impl NetworkTries {
    /// When none counts any longer, by the clock of `now`: one that was set back must not shut anyone out until it has
    /// caught up.
    fn drained_by(self, now: Timestamp) -> Timestamp {
        if self.counted_at <= now {
            return self.drained_at;
        }
        time::after(now, self.drained_at.duration_since(self.counted_at))
    }
}

/// Whether one more try from a network is evaluated that takes so long to drain; with it the network's tries have drained at
/// the instant answered. So many at once, then so many a minute.
///
/// # Errors
/// `too_many_tries_from_address` with the instant from which it is.
pub fn may_try_from(
    tries: NetworkTries,
    now: Timestamp,
    each: SignedDuration,
    policy: &SignInPolicy,
) -> Result<Timestamp, Refusal> {
    let all = policy.address_tries_drain();
    let full = time::after(now, all);
    let after = tries.drained_by(now).clamp(now, full) + each;
    if after > full {
        let wait = after.duration_since(full);
        return Err(Refusal::new(Code::TooManyTriesFromAddress).from_when(time::after(now, wait)));
    }
    Ok(after)
}

impl Tries {
    /// The wrong tries of alias codes, of all addresses, that count: those of a day (`at` may hold older ones too, in any
    /// order).
    pub fn of_alias_codes(at: &[Timestamp], now: Timestamp, policy: &SignInPolicy) -> Self {
        let counts = at.iter().copied().filter(|at| now.duration_since(*at).abs() < DAY);
        Self {
            wrong: u32::try_from(counts.clone().count()).unwrap_or(u32::MAX),
            last_at: counts.max(),
            lock_ends_at: secret_code::within(at, now, DAY, policy.max_wrong_tries).err().flatten(),
        }
    }

    /// The count after one more wrong try.
    pub fn after_wrong(self, now: Timestamp) -> Self {
        Self { wrong: self.wrong.saturating_add(1), last_at: Some(now), ..self }
    }

    /// Whether no further try is evaluated until the count is cleared.
    pub fn is_locked(&self, policy: &SignInPolicy) -> bool {
        self.wrong >= policy.max_wrong_tries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    fn judge(wrong: u32, seconds_ago: i64) -> Result<(), Refusal> {
        let tries = Tries { wrong, last_at: Some(at(0)), lock_ends_at: None };
        may_try(Factor::SignIn, &tries, at(seconds_ago), &SignInPolicy::default())
    }

    #[test]
    fn sign_4_waits_grow_from_the_fifth_wrong_try_to_an_hour() {
        let waits: Vec<i64> = (0..25).map(|wrong| wait(wrong, &SignInPolicy::default()).as_secs()).collect();
        assert_eq!(
            waits,
            [
                0, 0, 0, 0, 0, 1, 3, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 3600, 3600, 3600, 3600, 3600,
                3600, 3600, 3600
            ]
        );
    }

    #[test]
    fn sign_4_too_early_a_try_is_told_when() {
        assert_eq!(judge(4, 0), Ok(()));
        let waits = |until: i64| Err(Refusal::new(Code::TooManyTries).fact("factor", "sign-in").from_when(at(until)));
        assert_eq!(judge(5, 0), waits(1));
        assert_eq!(judge(5, 1), Ok(()));
        assert_eq!(judge(9, 29), waits(30));
        assert_eq!(judge(9, 30), Ok(()));
        assert_eq!(judge(19, 3599), waits(3600));
        assert_eq!(judge(19, 3600), Ok(()));
    }

    #[test]
    fn sign_4_each_wrong_try_is_what_the_next_waits_for() {
        let eighth = Tries { wrong: 8, last_at: Some(at(0)), lock_ends_at: None };
        let ninth = eighth.after_wrong(at(100));
        assert_eq!(ninth, Tries { wrong: 9, last_at: Some(at(100)), lock_ends_at: None });
        let waits = Refusal::new(Code::TooManyTries).fact("factor", "sign-in").from_when(at(130));
        assert_eq!(may_try(Factor::SignIn, &ninth, at(129), &SignInPolicy::default()), Err(waits));
    }

    #[test]
    fn sign_4_twenty_wrong_tries_are_evaluated_and_no_more() {
        let policy = SignInPolicy::default();
        let (mut tries, mut now, mut evaluated) = (Tries::default(), 0, 0);
        while may_try(Factor::SignIn, &tries, at(now), &policy).is_ok() {
            evaluated += 1;
            tries = tries.after_wrong(at(now));
            now += 3600;
        }
        assert_eq!(evaluated, 20);
        let locked = |factor| may_try(factor, &tries, at(now + 1_000_000), &policy).unwrap_err().code.as_str();
        let guessable = Factor::ALL.iter().filter(|factor| factor.is_guessable());
        assert_eq!(
            guessable.map(|factor| locked(*factor)).collect::<Vec<_>>(),
            [
                "sign_in_locked",
                "second_step_locked",
                "mail_log_in_locked",
                "enrolment_code_locked",
                "alias_code_locked"
            ]
        );
    }

    #[test]
    fn sign_7_a_place_of_the_owner_counts_by_itself_for_thirty_days() {
        let (policy, day) = (SignInPolicy::default(), 86_400);
        let locked = Tries { wrong: 20, last_at: Some(at(0)), lock_ends_at: None };
        let counts = Counts { elsewhere: locked, here: Tries::default(), succeeded_at: Some(at(0)) };
        assert_eq!(counts.tries(at(30 * day - 1), &policy).wrong, 0);
        assert_eq!(counts.tries(at(30 * day), &policy).wrong, 20);
        let stranger = Counts { succeeded_at: None, ..counts };
        assert_eq!(stranger.tries(at(1), &policy).wrong, 20);
        let thief = Counts { elsewhere: Tries::default(), here: locked, succeeded_at: Some(at(0)) };
        assert_eq!(thief.tries(at(1), &policy).wrong, 20, "twenty at each place too");
        let placed: Vec<Factor> = Factor::ALL.iter().copied().filter(|factor| factor.knows_places()).collect();
        assert_eq!(placed, [Factor::SignIn, Factor::SecondStep, Factor::Mail, Factor::Reset]);
    }

    #[test]
    fn sign_4_alias_codes_count_over_a_day_and_their_lock_says_when_it_ends() {
        let policy = SignInPolicy::default();
        let hour = 3600;
        let tried: Vec<Timestamp> = (0..20).map(|place| at(place * hour)).collect();
        let tries = |now: i64| Tries::of_alias_codes(&tried, at(now), &policy);
        let may = |now: i64| may_try(Factor::Alias, &tries(now), at(now), &policy);
        assert_eq!(
            tries(20 * hour),
            Tries { wrong: 20, last_at: Some(at(19 * hour)), lock_ends_at: Some(at(24 * hour)) }
        );
        assert_eq!(may(24 * hour - 1), Err(Refusal::new(Code::AliasCodeLocked).from_when(at(24 * hour))));
        // The first of them is a day old.
        assert_eq!(may(24 * hour), Ok(()));
        assert_eq!(tries(40 * hour).wrong, 3);
        assert_eq!(tries(43 * hour), Tries::default());
        assert_eq!(alias_codes_since(at(24 * hour)), at(0));
        // A clock that was set back shuts nobody out until it has caught up.
        assert_eq!(tries(-24 * hour), Tries::default());
    }

    #[test]
    fn sign_4_no_code_is_sent_that_could_not_be_tried() {
        let (life, policy) = (SignedDuration::from_mins(10), SignInPolicy::default());
        let sent = |wrong, seconds_ago| {
            let tries = Tries { wrong, last_at: Some(at(0)), lock_ends_at: None };
            may_send(Factor::Code, &tries, life, at(seconds_ago), &policy)
        };
        assert_eq!(may_send(Factor::Code, &Tries::default(), life, at(0), &policy), Ok(()));
        assert_eq!(sent(12, 0), Ok(()), "it waits for five minutes");
        // After fourteen wrong ones the wait is twenty minutes: a code outlives the last ten of them.
        let wait = Err(Refusal::new(Code::TooManyTries).fact("factor", "code").from_when(at(1200)));
        assert_eq!((sent(14, 0), sent(14, 600)), (wait.clone(), wait));
        assert_eq!(sent(14, 601), Ok(()));
        assert_eq!(sent(20, 0), Err(Code::EnrolmentCodeLocked.into()));
        assert_eq!(sent(20, 1_000_000), Err(Code::EnrolmentCodeLocked.into()));
    }

    #[test]
    fn sign_4_an_address_counts_as_its_network() {
        for (address, expected) in [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
            ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
            ("::1", "::/64"),
            ("", "unknown"),
            ("mail.example.jp", "unknown"),
        ] {
            assert_eq!(network(address), expected, "{address}");
        }
    }

    #[test]
    fn sign_8_a_site_of_ipv6_counts_and_so_does_the_network_around_it() {
        let policy = SignInPolicy::default();
        let named = |address| {
            let networks = networks(address);
            networks.iter().map(|it| (it.name.clone(), it.each(8, &policy).as_millis())).collect::<Vec<_>>()
        };
        assert_eq!(named("192.0.2.7"), [("192.0.2.7".to_owned(), 4800)]);
        let around = ("2001:db8:1::/48".to_owned(), 600);
        assert_eq!(named("2001:db8:1:2::9"), [("2001:db8:1:2::/64".to_owned(), 4800), around.clone()]);
        assert_eq!(named("2001:db8:1:3::9")[1], around);
    }

    fn counted(drained_at: Timestamp) -> NetworkTries {
        NetworkTries { drained_at, counted_at: at(0) }
    }

    fn each(weight: i32) -> SignedDuration {
        networks("192.0.2.7")[0].each(weight, &tight())
    }

    /// Four tries at once, then one every ten seconds.
    fn tight() -> SignInPolicy {
        SignInPolicy { address_tries: 4, address_tries_per_minute: 6, ..SignInPolicy::default() }
    }

    #[test]
    fn sign_4_an_address_has_so_many_tries_at_once_and_then_so_many_a_minute() {
        let mut drained = at(0);
        for tried in 1..=4 {
            drained = may_try_from(counted(drained), at(0), each(1), &tight()).unwrap();
            assert_eq!(drained, at(10 * tried));
        }
        let refused = Err(Refusal::new(Code::TooManyTriesFromAddress).from_when(at(10)));
        let drained = counted(drained);
        assert_eq!(may_try_from(drained, at(0), each(1), &tight()), refused);
        assert_eq!(may_try_from(drained, at(9), each(1), &tight()), refused);
        assert_eq!(may_try_from(drained, at(10), each(1), &tight()), Ok(at(50)));
        assert_eq!(
            may_try_from(drained, at(19), each(2), &tight()),
            Err(Refusal::new(Code::TooManyTriesFromAddress).from_when(at(20)))
        );
        // Left alone, it has all four again.
        assert_eq!(may_try_from(drained, at(40), each(1), &tight()), Ok(at(50)));
    }

    #[test]
    fn sign_4_a_clock_set_back_shuts_out_no_address() {
        for later in [1, 39, 40, 41, 86_400] {
            let none = NetworkTries { drained_at: at(later), counted_at: at(later) };
            assert_eq!(may_try_from(none, at(0), each(1), &tight()), Ok(at(10)), "{later}");
            // What it had used up stays used up.
            let full = NetworkTries { drained_at: at(later + 40), counted_at: at(later) };
            assert!(may_try_from(full, at(0), each(1), &tight()).is_err(), "{later}");
        }
    }

    #[test]
    fn sign_4_a_password_counts_once_and_a_code_each_time() {
        let once: Vec<Factor> = Factor::ALL.iter().copied().filter(|factor| factor.counts_once()).collect();
        assert_eq!(once, [Factor::SignIn, Factor::Mail]);
    }

    #[test]
    fn sign_4_only_a_password_typed_again_weighs_on_its_network() {
        let weighing: Vec<Factor> = Factor::ALL.iter().copied().filter(|factor| factor.repeats_weigh()).collect();
        assert_eq!(weighing, [Factor::SignIn]);
    }

    #[test]
    fn sign_7_the_owner_lifts_what_strangers_lock_and_nothing_else() {
        let lifted: Vec<Factor> = Factor::ALL.iter().copied().filter(|factor| factor.is_lifted_by_owner()).collect();
        assert_eq!(lifted, [Factor::SignIn, Factor::SecondStep, Factor::Mail]);
    }

    #[test]
    fn sign_7_a_sign_in_makes_a_place_known_for_resets_too() {
        for factor in [Factor::SignIn, Factor::SecondStep, Factor::Mail] {
            assert_eq!(factor.known_by(), factor);
        }
        assert_eq!(Factor::Reset.known_by(), Factor::SignIn);
    }

    #[test]
    fn sign_4_a_clock_set_back_makes_nobody_wait_for_it() {
        assert_eq!(judge(9, -86_400), Ok(()));
        // Replicas a second apart still wait.
        assert!(judge(9, -1).is_err());
    }
}
