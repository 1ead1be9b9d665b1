//! Phone numbers that codes go to, whoever asks for them (2SV-3, SIGN-4).

use jiff::{SignedDuration, Timestamp};

use super::{
    Code, Refusal,
    policy::{SignInPolicy, TwoStepPolicy},
    secret_code::within,
    tries::Factor,
};

/// How long a code that was sent to a number counts, and how long a wrong one that was entered for it.
pub const SPAN: SignedDuration = SignedDuration::from_hours(24);

/// Whether one more code may be sent to a phone number: so many in any day (2SV-3). `sent` are those that went to
/// it: everybody's while it is being enrolled, for nobody knows yet whose it is; its owner's where it is a method, for
/// strangers must not use up theirs.
///
/// # Errors
/// `phone_code_limit` with the instant from which it may.
pub fn may_send(sent: &[Timestamp], now: Timestamp, policy: &TwoStepPolicy) -> Result<(), Refusal> {
    let most = policy.codes_per_phone_per_day;
    within(sent, now, SPAN, most).map_err(|from| {
        let refusal = Refusal::new(Code::PhoneCodeLimit).fact("limit", most);
        match from {
            Some(from) => refusal.from_when(from),
            None => refusal,
        }
    })
}

/// Whether one more code may be sent to phones that are enrolled, whatever their numbers: `most` in any day of one account, or
/// of one network (2SV-3). `whose` says which.
///
/// # Errors
/// `code_day_limit` with the instant from which it may.
pub fn may_enrol(sent: &[Timestamp], now: Timestamp, most: u32, whose: &str) -> Result<(), Refusal> {
    within(sent, now, SPAN, most).map_err(|from| {
        let refusal = Refusal::new(Code::CodeDayLimit).fact("limit", most).fact("whose", whose);
        match from {
            Some(from) => refusal.from_when(from),
            None => refusal,
        }
    })
}

/// Whether one more code may be entered for a phone that is being enrolled, after those wrong ones for all phones (SIGN-4):
/// so many in any day. Proving what is one's own clears a row of wrong tries, and must not clear guesses at somebody
/// else's phone.
///
/// # Errors
/// `too_many_tries` with the instant from which it may.
pub fn may_try(wrong: &[Timestamp], now: Timestamp, policy: &SignInPolicy) -> Result<(), Refusal> {
    within(wrong, now, SPAN, policy.max_wrong_tries).map_err(|from| {
        let refusal = Refusal::new(Code::TooManyTries).fact("factor", Factor::Code.as_str());
        match from {
            Some(from) => refusal.from_when(from),
            None => refusal,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    #[test]
    fn _2sv_3_twenty_codes_to_a_phone_in_any_day() {
        let policy = TwoStepPolicy::default();
        let sent: Vec<Timestamp> = (0..20).map(|place| at(place * 3600)).collect();
        let from = |sent: &[Timestamp], second| {
            may_send(sent, at(second), &policy).map_err(|refusal| (refusal.code, refusal.possible_from))
        };
        assert_eq!(from(&sent[..19], 70_000), Ok(()));
        assert_eq!(from(&sent, 70_000), Err((Code::PhoneCodeLimit, Some(at(86_400)))));
        assert_eq!(from(&sent, 86_399), Err((Code::PhoneCodeLimit, Some(at(86_400)))));
        assert_eq!(from(&sent, 86_400), Ok(()));
    }

    #[test]
    fn _2sv_3_so_many_codes_to_phones_that_are_enrolled_in_any_day() {
        let sent: Vec<Timestamp> = (0..3).map(|place| at(place * 3600)).collect();
        assert_eq!(may_enrol(&sent, at(70_000), 4, "account"), Ok(()));
        let refused = may_enrol(&sent, at(86_399), 3, "network").unwrap_err();
        assert_eq!((refused.code, refused.possible_from), (Code::CodeDayLimit, Some(at(86_400))));
        assert_eq!(may_enrol(&sent, at(86_400), 3, "network"), Ok(()));
    }

    #[test]
    fn sign_4_twenty_wrong_codes_of_phones_in_any_day() {
        let policy = SignInPolicy::default();
        let wrong: Vec<Timestamp> = (0..20).map(|place| at(place * 60)).collect();
        assert_eq!(may_try(&wrong[1..], at(1200), &policy), Ok(()));
        let refused = may_try(&wrong, at(1200), &policy).unwrap_err();
        assert_eq!((refused.code, refused.possible_from), (Code::TooManyTries, Some(at(86_400))));
    }
}
