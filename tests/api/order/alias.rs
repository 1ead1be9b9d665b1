//! The way to a send-as alias (ALIAS-3).

use jiff::ToSpan;
use serde_json::{Value, json};

use super::{GENEROUS, Mailbox, unlock};
use crate::{
    api::{
        alias,
        campus::{Campus, outcome},
        walk,
    },
    support::{Engine, service::Setup},
};

/// What can be done on the way to an alias; what begins comes last (see [`walk::every_order`]).
#[derive(Debug, Clone, Copy, PartialEq)]
enum Move {
    WrongCode,
    OlderCode,
    OtherAliassCode,
    RightCode,
    Delete,
    Send,
    Ask,
}

const MOVES: [Move; 7] =
    [Move::WrongCode, Move::OlderCode, Move::OtherAliassCode, Move::RightCode, Move::Delete, Move::Send, Move::Ask];

/// An alias as it should be.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Alias {
    None,
    Waiting,
    Verified,
}

/// What the walk of four calls, and the one of six, meet: verified, an older code or one of another alias while a code
/// was alive, the newest one when it was dead.
const ALIASES: [[u32; 4]; 2] = [[86, 113, 110, 12], [3_439, 4_808, 4_736, 79]];

/// It may be sent from exactly when the newest code that was mailed for it has been entered after fewer than five wrong
/// ones, and it has not been deleted since.
#[test]
fn alias_3_no_order_of_calls_verifies_without_its_proof() {
    const LAB: &str = "hanako@lab.example.com";
    const OTHER: &str = "boss@lab.example.com";
    const MINE: &str = "/v1/me/aliases";
    let service = Setup::new(Engine::Sqlite).config(GENEROUS).start();
    let campus = Campus::new(&service);
    let mut token = alias::mailbox(&campus, "hanako");
    let server = campus.service_token("mail-decision");
    let mailbox = Mailbox::of(&service);
    let ask = |token: &str, address: &str| campus.post(token, MINE, &json!({ "address": address }));
    let length = walk::length();
    let moves: Vec<Move> = walk::every_order(MOVES.len(), length).into_iter().map(|kind| MOVES[kind]).collect();
    let (mut alias, mut met) = (Alias::None, [0; 4]);
    let (mut newest, mut older, mut wrong) = (String::new(), String::new(), 0);
    for (place, one) in moves.iter().copied().enumerate() {
        service.clock.pass(40.seconds());
        let now = service.clock.now();
        if place % 800 == 0 {
            token = campus.token("hanako");
        }
        if place % 50 == 0 {
            unlock(&campus, "hanako");
        }
        let typed = match one {
            Move::WrongCode => Some(if newest.ends_with("000000") { "000001" } else { "000000" }.to_owned()),
            Move::OlderCode if older.is_empty() => Some("000002".to_owned()),
            Move::OlderCode => Some(older.clone()),
            Move::OtherAliassCode => {
                ask(&token, OTHER).ok();
                Some(mailbox.sent(now, "hanako"))
            }
            Move::RightCode => Some(newest.clone()),
            Move::Delete | Move::Send | Move::Ask => None,
        };
        let dead = wrong >= 5;
        let alive = alias == Alias::Waiting && !dead;
        // Of a million codes one is the same as another.
        let is_newest = typed.as_ref() == Some(&newest);
        let (answer, may, next) = match (one, typed) {
            (Move::Ask, _) => (ask(&token, LAB), alias != Alias::Verified, Alias::Waiting),
            (Move::Send, _) => {
                let sent = campus.post(&token, &format!("{MINE}/{LAB}/send"), &json!({}));
                (sent, alias == Alias::Waiting, Alias::Waiting)
            }
            (_, None) => {
                let path = format!("/v1/accounts/me/aliases/{LAB}");
                (campus.call(&token, "DELETE", &path, &Value::Null), alias != Alias::None, Alias::None)
            }
            (_, Some(code)) => {
                let entered = campus.post(&token, &format!("{MINE}/{LAB}/code"), &json!({ "code": code }));
                (entered, alive && is_newest, Alias::Verified)
            }
        };
        let way = &moves[place.saturating_sub(length)..=place];
        assert_eq!(answer.status == 200, may, "{way:?} in {alias:?}: {answer:?}");
        assert_ne!(outcome(&answer), "internal");
        match one {
            Move::RightCode => {
                met[0] += u32::from(may);
                met[3] += u32::from(alias == Alias::Waiting && dead);
            }
            Move::OlderCode => met[1] += u32::from(alive && !older.is_empty()),
            Move::OtherAliassCode => met[2] += u32::from(alive),
            Move::Ask | Move::Send if may => {
                (older, newest) = (newest, mailbox.sent(now, "hanako"));
                wrong = 0;
            }
            _ => {}
        }
        if matches!(one, Move::WrongCode | Move::OlderCode | Move::OtherAliassCode | Move::RightCode) {
            wrong += u32::from(alive && !may);
        }
        alias = if may { next } else { alias };
        let path = format!("/v1/mail/sender?mailbox=hanako%40mail.example.jp&sender={}", LAB.replace('@', "%40"));
        let sender = outcome(&campus.get(&server, &path));
        let expected = match alias {
            Alias::None => "sender_not_yours",
            Alias::Waiting => "sender_unverified",
            Alias::Verified => "done",
        };
        assert_eq!(sender, expected, "{way:?}");
    }
    assert_eq!(met, ALIASES[usize::from(length == 6)]);
}
