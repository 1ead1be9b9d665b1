//! The rules as a state machine: the same random sequences of requests and moves of the clock go to a plain model written
//! by hand from rules.md, to a service on SQLite and to one on PostgreSQL. After every step the three must agree.
//!
//! `tests/run --night` asks for 100,000 transitions; `MEIBO_SEED` repeats a run.

mod account;
mod address;
mod app_password;
mod application;
mod clock;
mod drive;
mod house;
mod less_secure_apps;
mod lockdown;
mod mail_password;
mod outcome;
mod password;
mod pop;
mod remote_access;
mod reset;
mod role;
mod session;
mod step;
mod tally;
mod tries;
mod two_step;

use std::{
    cell::RefCell,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use jiff::{ToSpan, Zoned};
use proptest::{
    arbitrary::any,
    strategy::{BoxedStrategy, Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner},
};
use proptest_state_machine::Sequential;

use drive::Pair;
use house::House;
pub(crate) use step::NOT_CARRIED;
use step::{Expected, Step};
use tally::Tally;

/// Steps of one sequence.
const LENGTH: usize = 100;
/// Sequences on one pair of services.
const SEQUENCES: usize = 30;
/// Transitions where nobody asks for more.
const FEW: usize = 1500;
/// Steps that lead by day to every kind, done and refused; far fewer are needed.
const LONG: usize = 4000;

/// Years from the beginning of one sequence to the next; leap years stay.
const YEARS: i64 = 8;

/// When sequences begin: an ordinary day, and days before a border.
const BEGINNINGS: [&str; 6] = [
    "2026-04-13T09:00:00+09:00[Asia/Tokyo]",
    "2026-04-30T23:50:00+09:00[Asia/Tokyo]",
    "2026-12-31T23:58:00+09:00[Asia/Tokyo]",
    "2027-03-30T12:00:00+09:00[Asia/Tokyo]",
    "2027-03-31T23:55:00+09:00[Asia/Tokyo]",
    "2028-02-28T23:40:00+09:00[Asia/Tokyo]",
];

/// The refusals that the model knows. The nightly form fails when one was never met.
const CODES: [&str; 64] = [
    "account_disabled",
    "account_not_found",
    "address_pending",
    "address_reserved",
    "address_taken",
    "already_disabled",
    "already_enabled",
    "already_entitled",
    "already_locked_down",
    "app_password_limit",
    "app_password_not_found",
    "code_dead",
    "code_expired",
    "code_send_limit",
    "code_used",
    "code_wrong",
    "first_password_expired",
    "flow_not_found",
    "invalid_value",
    "last_method",
    "less_secure_apps_off",
    "less_secure_apps_two_step",
    "locked_down",
    "login_id_taken",
    "mail_password_limit",
    "method_held",
    "method_not_found",
    "no_address_pending",
    "no_mail_password_pending",
    "no_stop_pending",
    "not_allowed",
    "not_entitled",
    "not_locked",
    "nothing_to_change",
    "own_lock",
    "own_role",
    "password_again",
    "password_change_needed",
    "password_common",
    "password_is_account_password",
    "password_is_mail_password",
    "password_too_long",
    "password_too_short",
    "password_unchanged",
    "pop_not_locked",
    "proxy_target_refused",
    "reason_needed",
    "remote_access_full",
    "remote_access_off",
    "remote_access_on",
    "role_held",
    "role_not_fitting",
    "role_not_held",
    "second_step_locked",
    "sign_in_needed",
    "staff_only",
    "step_missing",
    "stop_date_after_end",
    "stop_date_past",
    "stop_pending",
    "target_above",
    "too_many_tries",
    "two_step_off",
    "wrong_credentials",
];

/// Random sequences. Each begins years after the one before, so that a service's clock goes on.
fn sequences() -> impl Strategy<Value = (House, Vec<Step>, Option<Arc<AtomicUsize>>)> {
    let count = AtomicUsize::new(0);
    let begins = move || {
        let years = YEARS * i64::try_from(count.fetch_add(1, Ordering::Relaxed)).unwrap();
        let later = move |at: &str| at.parse::<Zoned>().unwrap() + years.years();
        proptest::sample::select(&BEGINNINGS[..]).prop_map(move |at| House::new(later(at).timestamp())).boxed()
    };
    let apply = |mut house: House, step: &Step| {
        step.judge(&mut house);
        house
    };
    Sequential::new(LENGTH.into(), begins, |_, _| true, steps, apply)
}

fn steps(house: &House) -> BoxedStrategy<Step> {
    let house = house.clone();
    let choice = any::<(u32, u32, u32)>().no_shrink();
    choice.prop_map(move |(noun, place, dry)| step::choose(&house, noun, place, dry)).boxed()
}

#[test]
fn both_engines_do_what_the_model_says() {
    let (wanted, seed) = (number("MEIBO_TRANSITIONS").unwrap_or(FEW), number("MEIBO_SEED").unwrap_or(1));
    let tally = RefCell::new(Tally::default());
    let mut round = 0;
    while tally.borrow().total() < wanted {
        run(seed + round, wanted, &tally);
        round += 1;
    }
    let tally = tally.into_inner();
    eprintln!("{tally}");
    if wanted > FEW {
        assert!(tally.never().is_empty(), "never done (true) or refused: {:?}", tally.never());
        let met = tally.codes();
        let never: Vec<&str> = CODES.into_iter().filter(|code| !met.contains(code)).collect();
        assert!(never.is_empty(), "never met: {never:?}");
    }
}

/// By day, too: otherwise a rule's refusal could be deleted, and all would stay green until the night.
#[test]
fn each_kind_of_step_is_done_and_refused() {
    let (mut tally, mut pair) = (Tally::default(), Pair::start());
    let mut random = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[1; 32]));
    pair.restart();
    tally.add_restart();
    let mut round = 0;
    while !tally.never().is_empty() && tally.total() < LONG {
        let begins = BEGINNINGS[0].parse::<Zoned>().unwrap() + (round * YEARS).years();
        round += 1;
        let (mut house, mut taken) = (House::new(begins.timestamp()), Vec::new());
        pair.begins(&house);
        while taken.len() < LENGTH && !tally.never().is_empty() {
            let (noun, place, dry) = any::<(u32, u32, u32)>().new_tree(&mut random).unwrap().current();
            let towards = step::towards(&house, &tally.never());
            let step = towards.unwrap_or_else(|| step::choose(&house, noun, place, dry));
            let before = house.clone();
            let expected = step.judge(&mut house);
            tally.add(&step, &expected);
            taken.push(step);
            if let Some(diverged) = pair.step(&before, taken.last().unwrap(), &expected, &house) {
                drop(pair);
                panic!("{}", story(House::new(begins.timestamp()), &taken, &diverged, 1));
            }
        }
    }
    eprintln!("{tally}");
    assert!(tally.never().is_empty(), "never done (true) or refused: {:?}", tally.never());
}

/// Some sequences on one pair of services.
fn run(seed: usize, wanted: usize, tally: &RefCell<Tally>) {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&(seed as u64).to_le_bytes());
    let config =
        Config { cases: SEQUENCES as u32, failure_persistence: None, max_shrink_iters: 150, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let pair = RefCell::new(Pair::start());
    let failed = RefCell::new(false);
    let outcome = runner.run(&sequences(), |(house, steps, seen)| {
        if tally.borrow().total() >= wanted && !*failed.borrow() {
            return Ok(());
        }
        let count = |step: &Step, expected: &Expected| {
            if !*failed.borrow() {
                tally.borrow_mut().add(step, expected);
            }
        };
        walk(&mut pair.borrow_mut(), house, &steps, seen.as_deref(), count).map_err(|diverged| {
            if !failed.replace(true) {
                eprintln!("diverged after {} transitions; looking for the shortest way", tally.borrow().total());
            }
            TestCaseError::fail(diverged)
        })
    });
    if outcome.is_ok() {
        pair.borrow_mut().restart();
        tally.borrow_mut().add_restart();
    }
    // Before a panic, in which a service would print its whole log.
    drop(pair);
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(why, (house, steps, _))) => panic!("{}", story(house, &steps, why.message(), seed)),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}

/// Takes the steps on the model and on both services; the first divergence.
fn walk(
    pair: &mut Pair,
    mut house: House,
    steps: &[Step],
    seen: Option<&AtomicUsize>,
    count: impl Fn(&Step, &Expected),
) -> Result<(), String> {
    pair.begins(&house);
    for step in steps {
        if let Some(seen) = seen {
            seen.fetch_add(1, Ordering::SeqCst);
        }
        let before = house.clone();
        let expected = step.judge(&mut house);
        count(step, &expected);
        if let Some(diverged) = pair.step(&before, step, &expected, &house) {
            return Err(diverged);
        }
    }
    Ok(())
}

/// The sequence, readably: what was done when, what the model expected, and what came instead.
fn story(mut house: House, steps: &[Step], why: &str, seed: usize) -> String {
    let mut lines = vec![format!("diverged (MEIBO_SEED={seed}); the shortest way there:")];
    for step in steps {
        let at = outcome::told(house.now);
        let expected = match step.judge(&mut house) {
            Expected::Nothing => String::new(),
            Expected::SameReply => " → the same reply".to_owned(),
            Expected::Outcome(Ok(_)) => " → done".to_owned(),
            Expected::Outcome(Err(refused)) => format!(" → {}", refused.code),
        };
        lines.push(format!("  {at}  {}{expected}", step.says()));
    }
    lines.push(why.to_owned());
    lines.join("\n")
}

fn number(variable: &str) -> Option<usize> {
    #[expect(clippy::disallowed_methods, reason = "whoever runs the tests says how long")]
    let text = std::env::var(variable).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{variable} is not a number: {text}")))
}
