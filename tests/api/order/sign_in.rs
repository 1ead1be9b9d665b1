//! The way through a second step (SIGN-2).

use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use super::{GENEROUS, Mailbox, unlock};
use crate::{
    api::{
        campus::{Campus, PASSWORD, outcome, token_of},
        walk,
    },
    support::{Engine, service::Setup},
};

const NEW: &str = "quite another passphrase";

/// What can be done on the way through a second step; what begins comes last (see [`walk::every_order`]).
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    WrongCode,
    OlderCode,
    RightCode,
    WrongPassword,
    SendAgain,
    ChangePassword,
    Password,
}

const WAYS: [Way; 7] = [
    Way::WrongCode,
    Way::OlderCode,
    Way::RightCode,
    Way::WrongPassword,
    Way::SendAgain,
    Way::ChangePassword,
    Way::Password,
];

/// What the walk of four calls, and the one of six, meet, counted apart from these tests: sessions opened, an older code
/// while the newest was alive, the newest one when it was dead, codes sent again.
const SIGN_INS: [[u32; 4]; 2] = [[107, 121, 6, 118], [5_441, 5_664, 53, 5_582]];

/// A session comes exactly from a flow that its password began, that nothing has ended, and the newest code that was sent
/// for it, after fewer than five wrong ones.
fn no_order_signs_in_without_its_proof(engine: Engine) {
    let service = Setup::new(engine).config(GENEROUS).start();
    let campus = Campus::new(&service);
    let mut own = campus.person("tanaka", "staff");
    campus.turns_on_sms("tanaka", &own);
    let mailbox = Mailbox::of(&service);
    let length = walk::length();
    let ways: Vec<Way> = walk::every_order(WAYS.len(), length).into_iter().map(|kind| WAYS[kind]).collect();
    let (mut passwords, mut met) = ((PASSWORD, NEW), [0; 4]);
    let (mut flow, mut begun, mut wrong) = ("0000000000000".to_owned(), None::<Timestamp>, 0);
    let (mut newest, mut older) = ("000000".to_owned(), "000000".to_owned());
    for (place, way) in ways.iter().copied().enumerate() {
        service.clock.pass(41.seconds());
        let now = service.clock.now();
        if place % 50 == 0 {
            unlock(&campus, "tanaka");
        }
        // The owner's own sign-in, by which the password is changed, ends by itself.
        if place % 800 == 0 {
            let reply = campus.sign_in("tanaka", passwords.0).ok();
            let code = mailbox.sent(now, "tanaka");
            own = token_of(&campus.second_step(reply["flow"].as_str().unwrap(), &code).ok());
        }
        let walked = &ways[place.saturating_sub(length)..=place];
        let waits = begun.is_some_and(|begun| now < begun + 1.hour());
        let typed = match way {
            Way::Password => {
                let reply = campus.sign_in("tanaka", passwords.0).ok();
                assert_eq!((&reply["state"], &reply["token"]), (&json!("second_step"), &Value::Null), "{walked:?}");
                reply["flow"].as_str().unwrap().clone_into(&mut flow);
                (begun, wrong) = (Some(now), 0);
                older = std::mem::replace(&mut newest, mailbox.sent(now, "tanaka"));
                continue;
            }
            Way::WrongPassword => {
                campus.sign_in("tanaka", passwords.1).refused(401, "wrong_credentials");
                continue;
            }
            Way::SendAgain => {
                let sent = campus.post("", &format!("/v1/sign-ins/{flow}/send"), &json!({}));
                assert_eq!(sent.status == 200, waits, "{walked:?}: {sent:?}");
                if waits {
                    older = std::mem::replace(&mut newest, mailbox.sent(now, "tanaka"));
                    wrong = 0;
                    met[3] += 1;
                }
                continue;
            }
            Way::ChangePassword => {
                let body = json!({ "current": passwords.0, "new": passwords.1 });
                own = token_of(&campus.call(&own, "PUT", "/v1/me/password", &body).ok());
                passwords = (passwords.1, passwords.0);
                begun = None;
                continue;
            }
            Way::RightCode => newest.clone(),
            Way::OlderCode => older.clone(),
            Way::WrongCode => if newest.ends_with("000000") { "000001" } else { "000000" }.to_owned(),
        };
        let answer = campus.second_step(&flow, &typed);
        let alive = waits && wrong < 5;
        // Of a million codes one is the same as the one before.
        let may = alive && typed == newest;
        assert_eq!(answer.status == 200, may, "{walked:?}: {answer:?}");
        if may {
            campus.get(&token_of(&answer.ok()), "/v1/session").ok();
            begun = None;
        } else {
            assert_ne!(outcome(&answer), "internal");
            wrong += u32::from(waits);
        }
        met[0] += u32::from(may);
        met[1] += u32::from(way == Way::OlderCode && alive);
        met[2] += u32::from(way == Way::RightCode && waits && !alive);
    }
    campus.get(&own, "/v1/session").ok();
    assert_eq!(met, SIGN_INS[usize::from(length == 6)]);
}

#[test]
fn sign_2_no_order_of_calls_signs_in_without_its_proof_on_sqlite() {
    no_order_signs_in_without_its_proof(Engine::Sqlite);
}

#[test]
fn sign_2_no_order_of_calls_signs_in_without_its_proof_on_postgres() {
    no_order_signs_in_without_its_proof(Engine::Postgres);
}
