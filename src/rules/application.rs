//! Applications: apply, stop, withdraw a stop, apply for another.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{
    Code, Id, Refusal,
    account::Account,
    entitlement::{self, Entitlement, Stop},
    policy::EntitlementPolicy,
    role::{self, words},
    time,
};

/// What was applied for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An entitlement for oneself (APPLY-1).
    Apply,
    /// The end of one's entitlement (STOP-1).
    Stop,
    /// To take back a stop that waits (STOP-3).
    WithdrawStop,
    /// An entitlement for another (PROXY-1).
    ProxyApply,
}

words!(Kind: Apply = "apply", Stop = "stop", WithdrawStop = "withdraw-stop", ProxyApply = "proxy-apply");

/// APPLY-1: only staff without an entitlement may apply; it takes effect at once. `held` is the latest entitlement.
///
/// # Errors
/// `account_disabled`, `staff_only`, or `already_entitled` with the day until which it is valid.
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
/// `account_disabled`, `staff_only`, `not_entitled`, `stop_pending`, `stop_date_past` or `stop_date_after_end`.
pub fn stop(
    applicant: &Account,
    held: Option<&Entitlement>,
    on: Date,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Stop, Refusal> {
    is_staff(applicant, now)?;
    let held = holding(held, now)?;
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
    let first_day_without = if on == today { time::next_day(on) } else { on };
    Ok(Stop { on, at: time::start_of_day(first_day_without, zone) })
}

/// STOP-3: a stop that has not taken effect can be withdrawn. Answers the entitlement as it will be.
///
/// # Errors
/// `account_disabled`, `staff_only`, `not_entitled` (also when the stop has taken effect) or `no_stop_pending`.
pub fn withdraw(applicant: &Account, held: Option<&Entitlement>, now: Timestamp) -> Result<Entitlement, Refusal> {
    is_staff(applicant, now)?;
    let held = holding(held, now)?;
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

fn is_staff(applicant: &Account, now: Timestamp) -> Result<(), Refusal> {
    if !applicant.is_staff() {
        Err(Code::StaffOnly.into())
    } else if !applicant.is_open(now) {
        Err(Code::AccountDisabled.into())
    } else {
        Ok(())
    }
}

fn holding(held: Option<&Entitlement>, now: Timestamp) -> Result<&Entitlement, Refusal> {
    held.filter(|held| held.holds(now)).ok_or_else(|| Code::NotEntitled.into())
}
