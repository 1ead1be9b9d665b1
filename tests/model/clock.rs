//! Time moves: a little, over a border, far, and seldom a little back.

use jiff::{Timestamp, ToSpan, Unit, ZonedRound};

use super::{
    house::{House, Person, midnight, next_run},
    outcome::told,
    pop, two_step,
};

#[derive(Debug, Clone)]
pub(crate) enum Move {
    /// On, by milliseconds.
    Pass(i64),
    /// To an instant, unless it has passed.
    To(Timestamp),
    /// Set back, by milliseconds, as far as the clocks of two services may differ; never over a minute 0, where the hourly run may have acted, nor to before the end of
    /// a sign-in, which may have been tidied away.
    Back(i64),
}

impl Move {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Move::Pass(_) => "clock.pass",
            Move::To(_) => "clock.to",
            Move::Back(_) => "clock.back",
        }
    }

    pub(crate) fn act(&self, house: &mut House) {
        house.furthest = house.furthest.max(house.now);
        house.now = match *self {
            Move::Pass(millis) => on(house, house.now + millis.milliseconds()),
            Move::To(at) => on(house, at),
            Move::Back(millis) => (house.now - millis.milliseconds())
                .max(house.furthest - 1.minute())
                .max(this_hour(house))
                .max(last_end(house)),
        };
    }

    pub(crate) fn says(&self) -> String {
        match self {
            Move::Pass(millis) => format!("{} s pass", *millis as f64 / 1000.0),
            Move::To(at) => format!("the clock goes on to {} ({at})", told(*at)),
            Move::Back(millis) => format!("the clock is set back by {} s", *millis as f64 / 1000.0),
        }
    }
}

/// On to an instant, as far as it goes: what the run brings is not walked here, so while somebody waits for it, it does not
/// come.
fn on(house: &House, to: Timestamp) -> Timestamp {
    let run = house.people.iter().filter_map(waits_until).min();
    run.map_or(to, |run| to.min(run - 1.second())).max(house.now)
}

/// Whether the next run comes within a second: what is asked for now could not be taken back before it.
pub(crate) fn run_is_near(house: &House) -> bool {
    next_run(house.now) <= house.now + 1.second()
}

/// The run that somebody waits for with an address or a mail password.
fn waits_until(person: &Person) -> Option<Timestamp> {
    let address = person.pending_address.as_ref().map(|pending| pending.asked_at);
    let mail_password = person.mail_password.as_ref().map(|pending| pending.asked_at);
    address.into_iter().chain(mail_password).map(next_run).min()
}

fn this_hour(house: &House) -> Timestamp {
    house.clock().round(ZonedRound::new().smallest(Unit::Hour).mode(jiff::RoundMode::Trunc)).unwrap().timestamp()
}

/// When the last of all sign-ins that have ended by time did so.
fn last_end(house: &House) -> Timestamp {
    let sessions = house.people.iter().flat_map(|person| person.sessions.iter().map(|session| session.expires_at));
    let flows = house.people.iter().flat_map(|person| person.flows.iter().map(|flow| flow.expires_at));
    sessions.chain(flows).filter(|at| *at <= house.now).max().unwrap_or(Timestamp::MIN)
}

/// Instants worth a visit: borders of the calendar, and where something of somebody's ends.
fn borders(house: &House) -> Vec<(u32, Timestamp)> {
    let (hour, today) = (this_hour(house), house.today());
    let month_end = today.last_of_month();
    let calendar = [
        (4, hour + 1.hour()),
        (3, midnight(today.tomorrow().unwrap())),
        (1, midnight(month_end)),
        (1, midnight(month_end.tomorrow().unwrap())),
        (2, house.now + (30 * 24).hours()),
    ];
    let ends = house.people.iter().flat_map(|person| ends(house, person));
    calendar.into_iter().chain(ends).filter(|(_, at)| *at > house.now).collect()
}

fn ends(house: &House, person: &Person) -> Vec<(u32, Timestamp)> {
    let sessions = person.sessions.iter().rev().take(1).filter(|session| session.holds(house.now));
    let mut ends: Vec<(u32, Timestamp)> =
        sessions.flat_map(|session| [(3, session.password_at + 10.minutes()), (1, session.expires_at)]).collect();
    let flows = person.flows.iter().rev().take(1);
    ends.extend(flows.map(|flow| (2, flow.expires_at)));
    ends.extend(two_step::ends(person).into_iter().map(|at| (2, at)));
    let tries = [&person.sign_in_tries, &person.second_step_tries, &person.code_tries];
    let tries = tries.into_iter().chain(person.sessions.last().map(|session| &session.tries));
    ends.extend(tries.filter_map(|tries| Some((8, tries.wait_until()?))));
    ends.extend(person.entitlement.as_ref().map(|held| (2, held.end())));
    ends.extend(person.less_secure_apps.as_ref().map(|held| (2, held.end())));
    ends.extend(pop::ends(person).map(|at| (3, at)));
    if person.password_is_first {
        ends.push((2, person.password_set_at + (14 * 24).hours()));
    }
    ends
}

pub(crate) fn choose(house: &House) -> Vec<(u32, Move)> {
    let mut moves = vec![
        (60, Move::Pass(0)),
        (120, Move::Pass(1_000)),
        (120, Move::Pass(10_000)),
        (120, Move::Pass(31_000)),
        (60, Move::Pass(181_000)),
        (20, Move::Pass(3_600_000)),
        (4, Move::Back(2_000)),
        (4, Move::Back(50_000)),
    ];
    for (weight, at) in borders(house) {
        moves.push((weight * 2, Move::To(at)));
        moves.push((weight, Move::To(at - 1.microsecond())));
    }
    moves
}
