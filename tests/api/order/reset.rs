//! The way to a new account password by a code (PASS-1).

use jiff::{Timestamp, ToSpan};

use super::{GENEROUS, Mailbox, unlock};
use crate::{
    api::{
        campus::{Campus, PASSWORD, outcome},
        reset::{ask, finish, sends},
        walk,
    },
    support::{Engine, service::Setup},
};

const NEW: &str = "quite another passphrase";

/// What can be done on the way to a new password; what begins comes last (see [`walk::every_order`]).
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    WrongCode,
    OlderCode,
    AnothersCode,
    RightCode,
    DeskSends,
    Ask,
}

const STEPS: [Step; 6] =
    [Step::WrongCode, Step::OlderCode, Step::AnothersCode, Step::RightCode, Step::DeskSends, Step::Ask];

/// A code, until when it works, and whether a new password has ended it.
struct Sent {
    code: String,
    until: Timestamp,
    ended: bool,
}

impl Sent {
    fn works(&self, now: Timestamp) -> bool {
        !self.ended && now < self.until
    }
}

/// What the walk of four calls, and the one of six, meet, counted apart from these tests: passwords changed by the newest code
/// and by the one before, a code of another account while one worked, the newest one when it did not.
const RESETS: [[u32; 4]; 2] = [[119, 66, 116, 96], [4_463, 2_281, 4_358, 3_312]];

/// The password changes exactly with a code of the account that works, once, and then with none of the others.
fn no_order_resets_without_its_proof(engine: Engine) {
    let service = Setup::new(engine).config(GENEROUS).start();
    let campus = Campus::new(&service);
    campus.person("tanaka", "staff");
    campus.person("suzuki", "staff");
    let mailbox = Mailbox::of(&service);
    let length = walk::length();
    let steps: Vec<Step> = walk::every_order(STEPS.len(), length).into_iter().map(|kind| STEPS[kind]).collect();
    let (mut desk, mut passwords, mut met) = (campus.admin(), (PASSWORD, NEW), [0; 4]);
    let (mut newest, mut older) = (None::<Sent>, None::<Sent>);
    for (place, step) in steps.iter().copied().enumerate() {
        service.clock.pass(41.seconds());
        let now = service.clock.now();
        if place % 50 == 0 {
            unlock(&campus, "tanaka");
            desk = campus.admin();
            ask(&campus, "suzuki").ok();
        }
        let way = &steps[place.saturating_sub(length)..=place];
        let tried = match step {
            Step::Ask | Step::DeskSends => {
                if step == Step::Ask { ask(&campus, "tanaka") } else { sends(&campus, &desk, "tanaka") }.ok();
                let sent = Sent { code: mailbox.code(now, "tanaka"), until: now + 1.hour(), ended: false };
                older = newest.replace(sent).or(older);
                continue;
            }
            Step::RightCode => newest.as_ref(),
            Step::OlderCode => older.as_ref(),
            Step::AnothersCode | Step::WrongCode => None,
        };
        let works = tried.is_some_and(|sent| sent.works(now));
        let typed = match step {
            Step::AnothersCode => mailbox.code(now, "suzuki"),
            _ => tried.map_or_else(|| "BCDF-GHJK-LMNP".to_owned(), |sent| sent.code.clone()),
        };
        met[2] += u32::from(step == Step::AnothersCode && newest.as_ref().is_some_and(|sent| sent.works(now)));
        met[3] += u32::from(step == Step::RightCode && tried.is_some() && !works);
        let answer = finish(&campus, "tanaka", &typed, passwords.1);
        if works {
            assert_eq!(answer.ok()["login_id"], "tanaka", "{way:?}");
            passwords = (passwords.1, passwords.0);
            newest.iter_mut().chain(&mut older).for_each(|sent| sent.ended = true);
            campus.sign_in("tanaka", passwords.1).refused(401, "wrong_credentials");
            met[usize::from(step == Step::OlderCode)] += 1;
        } else {
            assert_eq!(outcome(&answer), "reset_code_wrong", "{way:?}");
        }
        campus.sign_in("tanaka", passwords.0).ok();
    }
    assert_eq!(met, RESETS[usize::from(length == 6)]);
}

#[test]
fn pass_1_no_order_of_calls_resets_without_its_proof_on_sqlite() {
    no_order_resets_without_its_proof(Engine::Sqlite);
}

#[test]
fn pass_1_no_order_of_calls_resets_without_its_proof_on_postgres() {
    no_order_resets_without_its_proof(Engine::Postgres);
}
