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

/// The newest code, and what was done to it.
struct Sent {
    code: String,
    until: Timestamp,
    wrong: u32,
}

/// What the walk of four calls, and the one of six, meet, counted apart from these tests: passwords changed, an older code
/// or one of another account while a code was alive, the newest one when it was dead.
const RESETS: [[u32; 4]; 2] = [[127, 137, 132, 12], [5_022, 5_022, 5_022, 79]];

/// The password changes exactly with the newest code of the account, once, after fewer than five wrong ones.
fn no_order_resets_without_its_proof(engine: Engine) {
    let service = Setup::new(engine).config(GENEROUS).start();
    let campus = Campus::new(&service);
    campus.person("tanaka", "staff");
    campus.person("suzuki", "staff");
    let mailbox = Mailbox::of(&service);
    let length = walk::length();
    let steps: Vec<Step> = walk::every_order(STEPS.len(), length).into_iter().map(|kind| STEPS[kind]).collect();
    let (mut desk, mut passwords, mut met) = (campus.admin(), (PASSWORD, NEW), [0; 4]);
    let (mut newest, mut older) = (None::<Sent>, None::<String>);
    for (place, step) in steps.iter().copied().enumerate() {
        service.clock.pass(41.seconds());
        let now = service.clock.now();
        if place % 50 == 0 {
            unlock(&campus, "tanaka");
            desk = campus.admin();
            ask(&campus, "suzuki").ok();
        }
        let way = &steps[place.saturating_sub(length)..=place];
        let alive = newest.as_ref().is_some_and(|sent| sent.wrong < 5 && now < sent.until);
        let typed = match step {
            Step::Ask | Step::DeskSends => {
                if step == Step::Ask { ask(&campus, "tanaka") } else { sends(&campus, &desk, "tanaka") }.ok();
                let sent = Sent { code: mailbox.code(now, "tanaka"), until: now + 1.hour(), wrong: 0 };
                older = newest.replace(sent).map(|sent| sent.code).or(older);
                continue;
            }
            Step::RightCode => newest.as_ref().map(|sent| sent.code.clone()),
            Step::OlderCode => older.clone(),
            Step::AnothersCode => Some(mailbox.code(now, "suzuki")),
            Step::WrongCode => None,
        };
        let answer = finish(&campus, "tanaka", typed.as_deref().unwrap_or("000000"), passwords.1);
        if step == Step::RightCode && alive {
            assert_eq!(answer.ok()["login_id"], "tanaka", "{way:?}");
            passwords = (passwords.1, passwords.0);
            older = newest.take().map(|sent| sent.code).or(older);
            campus.sign_in("tanaka", passwords.1).refused(401, "wrong_credentials");
            met[0] += 1;
        } else {
            assert_eq!(outcome(&answer), "reset_code_wrong", "{way:?}");
            met[1] += u32::from(step == Step::OlderCode && alive && typed.is_some());
            met[2] += u32::from(step == Step::AnothersCode && alive);
            met[3] += u32::from(step == Step::RightCode && newest.is_some());
            newest.iter_mut().for_each(|sent| sent.wrong += 1);
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
