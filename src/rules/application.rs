//! Applications: apply, stop, withdraw a stop, apply for another.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    Code, Id, Refusal,
    account::Account,
    entitlement::{self, Entitlement, Stop},
    policy::EntitlementPolicy,
    role::{self, words},
    time,
};

/// What was applied for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An entitlement for oneself (APPLY-1).
    Apply,
    /// The end of one's entitlement (STOP-1).
    Stop,
    /// Taking back a stop that waits (STOP-3).
    WithdrawStop,
    /// An entitlement for another (PROXY-1).
    ProxyApply,
}

words!(Kind: Apply = "apply", Stop = "stop", WithdrawStop = "withdraw-stop", ProxyApply = "proxy-apply");

/// APPLY-1: only staff without an entitlement may apply; it takes effect at once. `held` is the latest entitlement.
///
/// # Errors
/// `account_disabled`, `locked_down`, `staff_only`, or `already_entitled` with the day until which it is valid.
pub fn apply(
    applicant: &Account,
    held: Option<&Entitlement>,
    id: Id,
    now: Timestamp,
    policy: &EntitlementPolicy,
    zone: &TimeZone,
) -> Result<Entitlement, Refusal> {
    is_staff(applicant, now)?;
    if let Some(held) = held.filter(|held| held.holds(now)) {
        return Err(Refusal::new(Code::AlreadyEntitled).fact("until", held.until).from_when(held.end()));
    }
    Ok(entitlement::grant(id, now, policy, zone))
}

/// STOP-1 and STOP-2: only staff with an entitlement may stop, today or later and not after its own last day. It
/// ends at 00:00 of the chosen day; a day of today means 00:00 of tomorrow.
///
/// # Errors
/// `account_disabled`, `locked_down`, `staff_only`, `not_entitled`, `stop_pending`, `stop_date_past` or `stop_date_after_end`.
pub fn stop(
    applicant: &Account,
    held: Option<&Entitlement>,
    on: Date,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Stop, Refusal> {
    is_staff(applicant, now).map_err(|refusal| refusal.fact("wanted", "stop"))?;
    let held = holding(applicant, held, now)?;
    if let Some(stop) = held.stop {
        return Err(Refusal::new(Code::StopPending).fact("on", stop.on).fact("at", stop.at));
    }
    let today = time::today(now, zone);
    if on < today {
        return Err(Refusal::new(Code::StopDatePast).fact("on", on).fact("today", today));
    }
    if on > held.until {
        return Err(Refusal::new(Code::StopDateAfterEnd).fact("on", on).fact("until", held.until));
    }
    let at = if on == today { time::end_of_day(on, zone) } else { time::start_of_day(on, zone) };
    Ok(Stop { on, at })
}

/// STOP-3: a stop that has neither taken effect nor been carried out can be withdrawn, whatever its owner has become since.
/// Answers the entitlement as it will be.
///
/// # Errors
/// `account_disabled`, `locked_down`, `not_entitled` (also when the stop has taken effect) or `no_stop_pending`.
pub fn withdraw(applicant: &Account, held: Option<&Entitlement>, now: Timestamp) -> Result<Entitlement, Refusal> {
    applicant.must_be_open(now)?;
    let held = holding(applicant, held, now)?;
    if held.stop.is_none() {
        return Err(Code::NoStopPending.into());
    }
    Ok(Entitlement { stop: None, ..held.clone() })
}

/// PROXY-1 and PROXY-2: the target is an open account of a person without an entitlement that may not apply for
/// itself. A target that does not exist and one that cannot be given the entitlement get the very same answer.
///
/// # Errors
/// `proxy_target_refused`, without any fact.
pub fn proxy_apply(
    target: Option<(&Account, Option<&Entitlement>)>,
    id: Id,
    now: Timestamp,
    policy: &EntitlementPolicy,
    zone: &TimeZone,
) -> Result<Entitlement, Refusal> {
    if is_proxy_target(target, now) {
        Ok(entitlement::grant(id, now, policy, zone))
    } else {
        Err(Code::ProxyTargetRefused.into())
    }
}

/// Whether a proxy applicant may be shown the target's name and department and apply for it (PROXY-1).
pub fn is_proxy_target(target: Option<(&Account, Option<&Entitlement>)>, now: Timestamp) -> bool {
    target.is_some_and(|(account, held)| {
        account.kind == role::Kind::Person
            && account.is_open(now)
            && !account.is_staff()
            && held.is_none_or(|held| !held.holds(now))
    })
}

/// Whether a stop can be asked for (STOP-1): whoever is no longer staff may only withdraw one (STOP-3).
pub fn may_stop(account: &Account, held: &Entitlement, now: Timestamp) -> bool {
    is_staff(account, now).and_then(|()| holding(account, Some(held), now)).is_ok()
}

fn is_staff(applicant: &Account, now: Timestamp) -> Result<(), Refusal> {
    if applicant.is_staff() { applicant.must_be_open(now) } else { Err(Code::StaffOnly.into()) }
}

fn holding<'e>(applicant: &Account, held: Option<&'e Entitlement>, now: Timestamp) -> Result<&'e Entitlement, Refusal> {
    held.filter(|held| held.holds(now)).ok_or_else(|| not_entitled(applicant))
}

/// There is no entitlement, and whether the account can apply for one itself.
pub fn not_entitled(account: &Account) -> Refusal {
    let refusal = Refusal::new(Code::NotEntitled);
    if account.is_staff() { refusal } else { refusal.fact("staff", "no") }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, civil::date};

    use super::*;
    use crate::rules::role::{Affiliation, Role};

    const NOON: &str = "2026-11-22T12:00:00+09:00";

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn tokyo() -> TimeZone {
        TimeZone::get("Asia/Tokyo").unwrap()
    }

    fn staff() -> Account {
        Account::sample("tanaka", Affiliation::Staff, &[])
    }

    fn student() -> Account {
        Account::sample("hanako", Affiliation::Student, &[])
    }

    fn workshop(affiliation: Affiliation) -> Account {
        Account { kind: role::Kind::Workshop, ..Account::sample("ws01", affiliation, &[]) }
    }

    /// Until 31 March 2027.
    fn held() -> Entitlement {
        entitlement::grant(Id::from_i64(1), at("2026-05-01T09:00:00+09:00"), &EntitlementPolicy::default(), &tokyo())
    }

    fn stopped(on: Date, from: &str) -> Entitlement {
        Entitlement { stop: Some(Stop { on, at: at(from) }), ..held() }
    }

    fn apply_at(account: &Account, held: Option<&Entitlement>, now: &str) -> Result<Entitlement, Refusal> {
        apply(account, held, Id::from_i64(2), at(now), &EntitlementPolicy::default(), &tokyo())
    }

    #[test]
    fn stop_3_who_may_only_withdraw_cannot_stop_again() {
        assert!(may_stop(&staff(), &held(), at(NOON)));
        assert!(!may_stop(&student(), &held(), at(NOON)));
        assert!(!may_stop(&staff(), &held(), at("2027-04-01T00:00:00+09:00")));
    }

    fn stop_on(held: &Entitlement, on: Date, now: &str) -> Result<Timestamp, Code> {
        stop(&staff(), Some(held), on, at(now), &tokyo()).map(|stop| stop.at).map_err(|refusal| refusal.code)
    }

    #[test]
    fn apply_1_staff_without_an_entitlement_get_it_at_once() {
        let granted = apply_at(&staff(), None, NOON).unwrap();
        assert_eq!((granted.id, granted.since, granted.until), (Id::from_i64(2), at(NOON), date(2027, 3, 31)));
        assert!(granted.holds(at(NOON)));
        for account in [student(), Account::sample("guest", Affiliation::Other, &[]), workshop(Affiliation::Staff)] {
            assert_eq!(apply_at(&account, None, NOON), Err(Code::StaffOnly.into()), "{}", account.login_id);
        }
        let disabled = Account { enabled: false, ..staff() };
        assert_eq!(apply_at(&disabled, None, NOON), Err(Code::AccountDisabled.into()));
    }

    #[test]
    fn apply_1_a_second_one_waits_for_the_end_of_the_first() {
        let refusal = apply_at(&staff(), Some(&held()), NOON).unwrap_err();
        assert_eq!(refusal.code, Code::AlreadyEntitled);
        assert_eq!(refusal.possible_from, Some(at("2027-04-01T00:00:00+09:00")));
        assert!(apply_at(&staff(), Some(&held()), "2027-03-31T23:59:59+09:00").is_err());
        let next = apply_at(&staff(), Some(&held()), "2027-04-01T00:00:00+09:00").unwrap();
        assert_eq!(next.until, date(2028, 3, 31));
        let stopped = stopped(date(2026, 12, 1), "2026-12-01T00:00:00+09:00");
        let refusal = apply_at(&staff(), Some(&stopped), NOON).unwrap_err();
        assert_eq!(refusal.possible_from, Some(at("2026-12-01T00:00:00+09:00")));
        assert!(apply_at(&staff(), Some(&stopped), "2026-12-01T00:00:00+09:00").is_ok());
    }

    #[test]
    fn stop_1_only_staff_with_an_entitlement_may_stop() {
        let on = date(2026, 12, 1);
        let stop = |account: &Account, held: Option<&Entitlement>, now: &str| {
            stop(account, held, on, at(now), &tokyo()).map_err(|refusal| refusal.code)
        };
        assert_eq!(stop(&student(), Some(&held()), NOON), Err(Code::StaffOnly));
        assert_eq!(stop(&staff(), None, NOON), Err(Code::NotEntitled));
        assert_eq!(stop(&staff(), Some(&held()), "2027-04-01T00:00:00+09:00"), Err(Code::NotEntitled));
        let waiting = stopped(on, "2026-12-01T00:00:00+09:00");
        assert_eq!(stop(&staff(), Some(&waiting), NOON), Err(Code::StopPending));
    }

    #[test]
    fn stop_1_the_day_is_today_or_later_and_not_after_the_own_end() {
        assert_eq!(stop_on(&held(), date(2026, 11, 21), NOON), Err(Code::StopDatePast));
        assert!(stop_on(&held(), date(2026, 11, 22), NOON).is_ok());
        assert_eq!(stop_on(&held(), date(2026, 11, 22), "2026-11-23T00:00:00+09:00"), Err(Code::StopDatePast));
        assert_eq!(stop_on(&held(), date(2027, 3, 31), NOON), Ok(at("2027-03-31T00:00:00+09:00")));
        assert_eq!(stop_on(&held(), date(2027, 4, 1), NOON), Err(Code::StopDateAfterEnd));
        assert_eq!(stop_on(&held(), Date::MAX, NOON), Err(Code::StopDateAfterEnd));
    }

    #[test]
    fn stop_2_a_later_day_means_its_midnight() {
        assert_eq!(stop_on(&held(), date(2026, 11, 23), NOON), Ok(at("2026-11-23T00:00:00+09:00")));
        assert_eq!(stop_on(&held(), date(2026, 12, 1), NOON), Ok(at("2026-12-01T00:00:00+09:00")));
        let leap = apply_at(&staff(), None, "2027-11-22T12:00:00+09:00").unwrap();
        assert_eq!(stop_on(&leap, date(2028, 2, 29), "2028-02-28T12:00:00+09:00"), Ok(at("2028-02-29T00:00:00+09:00")));
    }

    #[test]
    fn stop_2_today_means_tomorrow_midnight() {
        for (today, now, end) in [
            (date(2026, 11, 22), "2026-11-22T00:00:00+09:00", "2026-11-23T00:00:00+09:00"),
            (date(2026, 11, 22), "2026-11-22T23:59:59+09:00", "2026-11-23T00:00:00+09:00"),
            (date(2026, 11, 30), NOON.replace("22T", "30T").as_str(), "2026-12-01T00:00:00+09:00"),
            (date(2026, 12, 31), "2026-12-31T12:00:00+09:00", "2027-01-01T00:00:00+09:00"),
            (date(2027, 3, 31), "2027-03-31T23:59:59+09:00", "2027-04-01T00:00:00+09:00"),
        ] {
            assert_eq!(stop_on(&held(), today, now), Ok(at(end)), "{now}");
        }
        let leap = apply_at(&staff(), None, "2027-11-22T12:00:00+09:00").unwrap();
        assert_eq!(stop_on(&leap, date(2028, 2, 28), "2028-02-28T12:00:00+09:00"), Ok(at("2028-02-29T00:00:00+09:00")));
        assert_eq!(stop_on(&leap, date(2028, 2, 29), "2028-02-29T12:00:00+09:00"), Ok(at("2028-03-01T00:00:00+09:00")));
    }

    #[test]
    fn stop_2_midnights_of_other_zones() {
        for (zone, now, on, end) in [
            ("America/New_York", "2027-03-13T12:00:00-05:00", date(2027, 3, 14), "2027-03-14T00:00:00-05:00"),
            ("America/New_York", "2027-03-14T12:00:00-04:00", date(2027, 3, 14), "2027-03-15T00:00:00-04:00"),
            ("Europe/London", "2027-03-28T12:00:00+01:00", date(2027, 3, 28), "2027-03-29T00:00:00+01:00"),
            ("America/Santiago", "2026-09-05T12:00:00-04:00", date(2026, 9, 5), "2026-09-06T01:00:00-03:00"),
            ("Asia/Beirut", "2027-03-01T12:00:00+02:00", date(2027, 3, 28), "2027-03-28T01:00:00+03:00"),
        ] {
            let zone = TimeZone::get(zone).unwrap();
            let held =
                entitlement::grant(Id::from_i64(1), at("2026-05-01T00:00:00Z"), &EntitlementPolicy::default(), &zone);
            assert_eq!(stop(&staff(), Some(&held), on, at(now), &zone), Ok(Stop { on, at: at(end) }), "{now}");
        }
    }

    #[test]
    fn stop_3_a_waiting_stop_can_be_withdrawn() {
        let waiting = stopped(date(2026, 12, 1), "2026-12-01T00:00:00+09:00");
        let last = time::after(at("2026-12-01T00:00:00+09:00"), SignedDuration::from_nanos(-1));
        assert_eq!(withdraw(&staff(), Some(&waiting), last), Ok(held()));
        let refused = |held: Option<&Entitlement>, now: &str| withdraw(&staff(), held, at(now)).map_err(|it| it.code);
        assert_eq!(refused(Some(&waiting), "2026-12-01T00:00:00+09:00"), Err(Code::NotEntitled));
        assert_eq!(refused(Some(&held()), NOON), Err(Code::NoStopPending));
        assert_eq!(refused(None, NOON), Err(Code::NotEntitled));
        assert_eq!(withdraw(&student(), Some(&waiting), at(NOON)), Ok(held()), "whatever they have become since");
        let disabled = Account { enabled: false, ..student() };
        assert_eq!(withdraw(&disabled, Some(&waiting), at(NOON)), Err(Code::AccountDisabled.into()));
    }

    #[test]
    fn all_4_who_cannot_apply_is_told_so_and_a_lockdown_is_named() {
        let nobodys = |account: &Account| withdraw(account, None, at(NOON)).unwrap_err();
        assert_eq!(nobodys(&staff()), Code::NotEntitled.into());
        assert_eq!(nobodys(&student()), Refusal::new(Code::NotEntitled).fact("staff", "no"));
        let locked = Account { locked_down_at: Some(at(NOON)), ..staff() };
        assert_eq!(apply_at(&locked, None, NOON), Err(Refusal::new(Code::LockedDown).fact("since", at(NOON))));
    }

    fn proxy(target: Option<(&Account, Option<&Entitlement>)>, now: &str) -> Result<Entitlement, Refusal> {
        proxy_apply(target, Id::from_i64(2), at(now), &EntitlementPolicy::default(), &tokyo())
    }

    #[test]
    fn proxy_1_who_may_not_apply_for_themselves_gets_it_at_once() {
        for account in [student(), Account::sample("guest", Affiliation::Other, &[Role::Helper])] {
            assert!(proxy(Some((&account, None)), NOON).is_ok_and(|granted| granted.holds(at(NOON))));
        }
        assert!(proxy(Some((&student(), Some(&held()))), "2027-04-01T00:00:00+09:00").is_ok());
    }

    #[test]
    fn proxy_2_every_refusal_of_a_target_is_the_same() {
        let nobody = proxy(None, NOON).unwrap_err();
        assert_eq!(nobody, Refusal::new(Code::ProxyTargetRefused));
        let disabled = Account { enabled: false, ..student() };
        let over = Account { ends_at: Some(at(NOON)), ..student() };
        let waiting = stopped(date(2026, 12, 1), "2026-12-01T00:00:00+09:00");
        for (account, held) in [
            (staff(), None),
            (disabled, None),
            (over, None),
            (workshop(Affiliation::Student), None),
            (workshop(Affiliation::Staff), None),
            (student(), Some(held())),
            (student(), Some(waiting)),
        ] {
            assert_eq!(proxy(Some((&account, held.as_ref())), NOON), Err(nobody.clone()), "{account:?}");
        }
    }
}
