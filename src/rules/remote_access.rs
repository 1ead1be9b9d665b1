//! Remote access: a service with limited seats (REMOTE-*).

use jiff::Timestamp;

use super::{
    Code, Id, Refusal, account::Account, application::not_entitled, entitlement::Entitlement,
    policy::RemoteAccessPolicy,
};

/// A seat that somebody took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// The entitlement it was taken under.
    pub entitlement: Id,
    /// When it was taken.
    pub since: Timestamp,
}

impl Seat {
    /// Whether it holds: as long as the entitlement it was taken under and no longer, whether or not a job has run.
    pub fn holds(&self, held: Option<&Entitlement>, now: Timestamp) -> bool {
        held.is_some_and(|held| held.id == self.entitlement && held.holds(now))
    }
}

/// Takes a seat, at once (REMOTE-1, REMOTE-2). `taken` are the seats that hold, counted while nobody else can take one.
///
/// # Errors
/// `account_disabled`, `locked_down`, `not_entitled`, `remote_access_on` or `remote_access_full`.
pub fn enable(
    account: &Account,
    held: Option<&Entitlement>,
    seat: Option<&Seat>,
    taken: u32,
    now: Timestamp,
    policy: &RemoteAccessPolicy,
) -> Result<Seat, Refusal> {
    account.must_be_open(now)?;
    let held = held.filter(|held| held.holds(now)).ok_or_else(|| not_entitled(account))?;
    if seat.is_some_and(|seat| seat.holds(Some(held), now)) {
        return Err(Code::RemoteAccessOn.into());
    }
    if taken >= policy.seats {
        return Err(Refusal::new(Code::RemoteAccessFull).fact("seats", policy.seats));
    }
    Ok(Seat { entitlement: held.id, since: now })
}

/// Whether there is a seat to give back (REMOTE-3).
///
/// # Errors
/// `remote_access_off`.
pub fn disable(held: Option<&Entitlement>, seat: Option<&Seat>, now: Timestamp) -> Result<(), Refusal> {
    if seat.is_some_and(|seat| seat.holds(held, now)) { Ok(()) } else { Err(Code::RemoteAccessOff.into()) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::rules::{
        account::Language,
        entitlement::Stop,
        role::{Affiliation, Kind},
    };

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn account(enabled: bool) -> Account {
        Account {
            id: Id::from_i64(1),
            login_id: "tanaka".parse().unwrap(),
            name: "田中".to_owned(),
            department: "理学部".to_owned(),
            affiliation: Affiliation::Student,
            kind: Kind::Person,
            enabled,
            roles: Vec::new(),
            created_at: at("2026-04-01T00:00:00Z"),
            ends_at: None,
            lang: Language::Ja,
            locked_down_at: None,
        }
    }

    /// Entitled until the end of March 2027.
    fn entitled(id: i64) -> Entitlement {
        Entitlement {
            id: Id::from_i64(id),
            since: at("2026-04-01T00:00:00Z"),
            until: date(2027, 3, 31),
            ends_at: at("2027-03-31T15:00:00Z"),
            stop: None,
            carried_out: false,
        }
    }

    fn asked(held: Option<&Entitlement>, seat: Option<&Seat>, taken: u32, now: &str) -> Result<Seat, Code> {
        let policy = RemoteAccessPolicy { seats: 3 };
        enable(&account(true), held, seat, taken, at(now), &policy).map_err(|refusal| refusal.code)
    }

    #[test]
    fn remote_1_only_with_a_valid_entitlement() {
        let held = entitled(7);
        let seat = Seat { entitlement: Id::from_i64(7), since: at("2027-03-31T14:59:59Z") };
        assert_eq!(asked(Some(&held), None, 0, "2027-03-31T14:59:59Z"), Ok(seat));
        assert_eq!(asked(Some(&held), None, 0, "2027-03-31T15:00:00Z"), Err(Code::NotEntitled));
        assert_eq!(asked(None, None, 0, "2026-05-01T00:00:00Z"), Err(Code::NotEntitled));
        let now = at("2026-05-01T00:00:00Z");
        let disabled = enable(&account(false), Some(&held), None, 0, now, &RemoteAccessPolicy::default());
        assert_eq!(disabled, Err(Code::AccountDisabled.into()));
    }

    #[test]
    fn remote_2_no_more_than_the_seats_and_one_for_each() {
        let held = entitled(7);
        assert!(asked(Some(&held), None, 2, "2026-05-01T00:00:00Z").is_ok());
        assert_eq!(asked(Some(&held), None, 3, "2026-05-01T00:00:00Z"), Err(Code::RemoteAccessFull));
        let seat = Seat { entitlement: held.id, since: at("2026-04-02T00:00:00Z") };
        assert_eq!(asked(Some(&held), Some(&seat), 1, "2026-05-01T00:00:00Z"), Err(Code::RemoteAccessOn));
    }

    #[test]
    fn remote_1_a_seat_ends_with_the_entitlement_it_was_taken_under() {
        let stop = Stop { on: date(2026, 6, 1), at: at("2026-05-31T15:00:00Z") };
        let stopped = Entitlement { stop: Some(stop), ..entitled(7) };
        let seat = Seat { entitlement: Id::from_i64(7), since: at("2026-04-02T00:00:00Z") };
        let now = at("2026-05-31T15:00:00Z");
        assert!(seat.holds(Some(&stopped), at("2026-05-31T14:59:59Z")));
        assert!(!seat.holds(Some(&stopped), now));
        assert!(!seat.holds(Some(&entitled(8)), now), "a later entitlement brings no seat back");
        assert!(!seat.holds(None, now));
        // Nor does an old seat stand in the way of a new one.
        assert!(asked(Some(&entitled(8)), Some(&seat), 0, "2026-06-02T00:00:00Z").is_ok());
    }

    #[test]
    fn remote_3_what_is_not_held_cannot_be_given_back() {
        let (held, now) = (entitled(7), at("2026-05-01T00:00:00Z"));
        let seat = Seat { entitlement: held.id, since: at("2026-04-02T00:00:00Z") };
        assert_eq!(disable(Some(&held), Some(&seat), now), Ok(()));
        assert_eq!(disable(Some(&held), None, now), Err(Code::RemoteAccessOff.into()));
        assert_eq!(disable(Some(&entitled(8)), Some(&seat), now), Err(Code::RemoteAccessOff.into()));
    }
}
