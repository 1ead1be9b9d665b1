//! A small sample campus for an empty store: some 200 people in departments, in the states that accounts can be in.
//! Everything is done by the operations themselves, by callers who may, at a clock that is moved from last April on.

mod actor;
mod calendar;
mod life;
mod people;
mod person;
mod roll;

use std::sync::Arc;

use jiff::Timestamp;
use serde::Serialize;
use tokio::task::JoinSet;

use self::{
    actor::Actor,
    calendar::Calendar,
    person::{Deed, Person},
};
use super::{
    administrator::{self, NewAdministrator},
    house::House,
    pipeline::failure::{Failure, Fault},
};
use crate::{
    contract::{
        account::{AccountCreate, AccountDisable, RoleAdd},
        session::SignIn as SignInRequest,
    },
    rules::{Code, Secret, account::Language, password, role::Kind},
    store,
};

pub use person::SignIn;

/// The setting that marks a sample store; its value says when it was begun.
const MARK: &str = "sample";
/// The setting that says that the sample is whole.
const WHOLE: &str = "sample-whole";
/// Lives that are led at the same time; hashing bounds them, so a few more than processors.
const AT_ONCE: usize = 4;

/// What a store holds, as far as samples are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// No account.
    Empty,
    /// A sample that was begun and not finished: nobody can have used it.
    Unfinished,
    /// A whole sample.
    Sample,
    /// Accounts that are no sample.
    Real,
}

/// What was made.
#[derive(Debug, Clone, Serialize)]
pub struct Sample {
    /// How many people there are.
    pub people: usize,
    /// The sign-ins to try, the administrator's first.
    pub sign_ins: Vec<SignIn>,
}

/// What the store holds.
///
/// # Errors
/// When the database fails.
pub async fn state(house: &House) -> Result<State, Fault> {
    let mut conn = house.store.read().await?;
    let marked = store::setting::find(&mut conn, MARK).await?.is_some();
    let whole = store::setting::find(&mut conn, WHOLE).await?.is_some();
    let people = store::account::count(&mut conn, &store::account::Filter::everyone(Timestamp::UNIX_EPOCH)).await?;
    Ok(match (people, marked, whole) {
        (_, true, true) => State::Sample,
        (_, true, false) => State::Unfinished,
        (0, false, _) => State::Empty,
        (_, false, _) => State::Real,
    })
}

/// Fills an empty store. `now` is where the moved clock ends.
///
/// # Errors
/// [`Fault::Internal`] when the store is not empty, or an operation answered otherwise than it should.
pub async fn fill(house: &Arc<House>, now: Timestamp) -> Result<Sample, Failure> {
    if state(house).await? != State::Empty {
        return Err(Fault::Internal("the store is not empty: a sample fills an empty one only".to_owned()).into());
    }
    mark(house, MARK, now).await?;
    let calendar = Calendar::new(now, &house.zone);
    let (first, others) = people::everyone();
    let admin = administrator(house, &calendar, &first).await?;
    let made = create(house, &calendar, admin.clone(), others).await?;
    let admin = admin.again(house, calendar.day(1)).await?;
    appoint(house, &calendar, &admin, &made).await?;
    let people = made.len() + 1;
    let mut sign_ins = lead(house, &calendar, &admin, made).await?;
    sign_ins.insert(0, first.sign_in(admin.password.clone()));
    super::entitlement::run(house, calendar.day(5)).await?;
    super::tidy::tidy(house, now).await?;
    mark(house, WHOLE, now).await?;
    Ok(Sample { people, sign_ins })
}

async fn mark(house: &House, name: &str, now: Timestamp) -> Result<(), Failure> {
    let mut tx = house.store.write().await?;
    let fresh = store::setting::insert(&mut tx, name, &now.to_string()).await?;
    tx.commit().await?;
    if fresh { Ok(()) } else { Err(Fault::Internal("another sample is being made here".to_owned()).into()) }
}

/// The first administrator, made as an operator makes one, and signed in.
async fn administrator(house: &House, calendar: &Calendar, first: &Person) -> Result<Actor, Failure> {
    let (at, password) = (calendar.day(0), password::first_password(&mut *house.rng()));
    let new = NewAdministrator {
        login_id: first.login_id.clone(),
        name: first.name.clone(),
        department: first.department.clone(),
        contact: first.contact(),
        password: password.clone(),
        language: Language::Ja,
    };
    administrator::create(house, new, at, &mut *house.rng()).await?;
    Actor::sign_in(house, first.login_id.clone(), password, at).await
}

/// Somebody, with the first password.
type Made = (Person, Secret);

/// The administrator makes everybody else: most in April, some a few days ago.
async fn create(
    house: &Arc<House>,
    calendar: &Calendar,
    admin: Actor,
    people: Vec<Person>,
) -> Result<Vec<Made>, Failure> {
    let recent = admin.again(house, calendar.ago(3)).await?;
    at_once(people, |number, person| {
        let (house, calendar, early, recent) = (Arc::clone(house), calendar.clone(), admin.clone(), recent.clone());
        async move {
            let actor = if person.is_new { &recent } else { &early };
            let at = calendar.seconds_after(actor.since, 20 * (number as i64 + 1));
            let request = AccountCreate {
                login_id: person.login_id.clone(),
                name: person.name.clone(),
                department: person.department.clone(),
                affiliation: person.affiliation,
                contact: person.contact(),
                language: Some(person.language.to_string()),
                kind: (person.kind == Kind::Workshop).then_some(Kind::Workshop),
                last_day: person.days.map(|days| calendar.date(actor.since, days)),
            };
            let created = actor.run(&house, at, request).await?;
            Ok((person, created.first_password))
        }
    })
    .await
}

/// Roles come before anybody acts in one.
async fn appoint(house: &House, calendar: &Calendar, admin: &Actor, made: &[Made]) -> Result<(), Failure> {
    for (number, (person, _)) in made.iter().enumerate() {
        let Some(role) = person.role else { continue };
        let at = calendar.seconds_after(calendar.day(1), 60 * (number as i64 % 200 + 1));
        admin.run(house, at, RoleAdd { account: person.login_id.clone(), role }).await?;
    }
    Ok(())
}

/// Everybody does what they do; gives the sign-ins worth trying.
async fn lead(house: &Arc<House>, calendar: &Calendar, admin: &Actor, made: Vec<Made>) -> Result<Vec<SignIn>, Failure> {
    let left: Vec<_> = made.iter().filter(|(person, _)| person.deeds.contains(&Deed::Leave)).cloned().collect();
    let led = at_once(made, |number, (person, first)| {
        let (house, calendar) = (Arc::clone(house), calendar.clone());
        async move { life::lead(&house, &calendar, number, person, first).await }
    })
    .await?;
    let admin = admin.again(house, calendar.ago_in_term(2)).await?;
    for (number, (person, _)) in left.iter().enumerate() {
        let at = calendar.seconds_after(admin.since, 60 * (number as i64 + 1));
        let gone = AccountDisable { account: person.login_id.clone() };
        admin.run_because(house, at, "left the university", gone).await?;
    }
    wrong_password(house, &calendar.ago(1)).await?;
    Ok(led.into_iter().flatten().collect())
}

/// Somebody tries an account that does not exist: the audit trail shows it, and the answer tells nothing.
async fn wrong_password(house: &House, at: &Timestamp) -> Result<(), Failure> {
    let request = SignInRequest { account: "nobody.here".to_owned(), password: Secret::from("not a password") };
    actor::refused(Code::WrongCredentials, actor::nobody(house, *at, request).await)
}

/// Runs something for each, a few at once, and keeps the order.
async fn at_once<T, U, F>(all: Vec<T>, mut each: impl FnMut(usize, T) -> F) -> Result<Vec<U>, Failure>
where
    U: Send + 'static,
    F: Future<Output = Result<U, Failure>> + Send + 'static,
{
    let (mut running, mut done) = (JoinSet::new(), Vec::new());
    for (number, one) in all.into_iter().enumerate() {
        if running.len() >= AT_ONCE
            && let Some(ended) = running.join_next().await
        {
            done.push(ended.map_err(|error| Fault::Internal(error.to_string()))?);
        }
        let work = each(number, one);
        running.spawn(async move { (number, work.await) });
    }
    while let Some(ended) = running.join_next().await {
        done.push(ended.map_err(|error| Fault::Internal(error.to_string()))?);
    }
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}
