//! The queue of messages on both engines: whose turn it is, and what a gateway's word changes.

use jiff::{SignedDuration, ToSpan};
use meibo::{
    rules::{
        Id,
        message::{Channel, Hindrance, Kind, LEASE, Topic},
    },
    store::{
        self, Conn, Store,
        message::{Claim, Message},
    },
};

use super::{account, now};
use crate::support::{Engine, engine::Storage};

/// A text message to this account that waits, written so many seconds after the beginning.
fn message(id: i64, owner: i64, kind: Kind, seconds: i64) -> Message {
    let created_at = now() + seconds.seconds();
    let expires_at = now() + 24.hours();
    Message {
        id: Id::from_i64(id),
        account: Some(Id::from_i64(owner)),
        channel: Channel::Sms,
        topic: if kind == Kind::Code { Topic::Code } else { Topic::PopOn },
        about: (kind == Kind::Code).then(|| Id::from_i64(900 + owner)),
        recipient: format!("****{owner:04}"),
        sealed: "sealed".to_owned(),
        created_at,
        useful_until: if kind == Kind::Code { created_at + 10.minutes() } else { expires_at },
        expires_at,
        waits: true,
    }
}

/// Writes them; the accounts are 1, 2 and 3.
async fn written(conn: &mut Conn, messages: &[Message]) {
    let owners = [account(1, "tanaka", "one"), account(2, "sato", "two"), account(3, "suzuki", "three")];
    store::account::insert(conn, &owners).await.unwrap();
    store::message::insert(conn, messages).await.unwrap();
}

async fn claimed(conn: &mut Conn, id: i64, seconds: i64) -> Claim {
    store::message::claim(conn, Id::from_i64(id), now() + seconds.seconds()).await.unwrap().expect("it is free")
}

/// What stands in a row: state, text, and what is set of the due time, the lease and the time of its sending.
async fn row(conn: &mut Conn, id: i64) -> String {
    let select = format!(
        "SELECT state || ':' || sealed || ':' || CASE WHEN due_at IS NULL THEN '' ELSE 'due' END || ':' ||
         CASE WHEN leased_until IS NULL THEN '' ELSE 'leased' END || ':' || COALESCE(hindrance, '') FROM messages WHERE id = {id}"
    );
    conn.query(&select).await.unwrap()[0].at(0).unwrap()
}

/// The one that is handed over next.
async fn next(conn: &mut Conn) -> Option<i64> {
    let due = store::message::due(conn, Channel::Sms, now() + 10.seconds(), 1).await.unwrap();
    due.first().map(|id| id.to_i64())
}

on_both_stores!(msg_2_a_report_that_comes_before_the_answer_erases_the_text, |store, _url| {
    let mut tx = store.write().await.unwrap();
    written(&mut tx, &[message(1, 1, Kind::Code, 0), message(2, 2, Kind::Code, 0), message(3, 3, Kind::Code, 0)]).await;
    for (id, arrived, stands) in [(1, true, "delivered:::leased:"), (2, false, "failed:::leased:undelivered")] {
        let claim = claimed(&mut tx, id, 0).await;
        assert!(store::message::report(&mut tx, claim.id, arrived, now()).await.unwrap());
        assert_eq!(row(&mut tx, id).await, stands);
        // The answer is lost: what the gateway told stays.
        for again_at in [Some(now() + 5.seconds()), None] {
            let lost = (Hindrance::Unreachable, "no answer in time");
            assert!(!store::message::not_sent(&mut tx, &claim, lost, again_at).await.unwrap());
            assert_eq!(row(&mut tx, id).await, stands);
        }
    }
    let claim = claimed(&mut tx, 3, 0).await;
    assert!(store::message::report(&mut tx, claim.id, true, now()).await.unwrap());
    assert!(store::message::sent(&mut tx, &claim, now()).await.unwrap(), "its time is written down");
    assert_eq!(row(&mut tx, 3).await, "delivered::::");
    tx.commit().await.unwrap();
});

on_both_stores!(msg_2_a_newer_code_takes_the_place_of_one_that_nobody_hands_over_any_more, |store, _url| {
    let mut tx = store.write().await.unwrap();
    written(&mut tx, &[message(1, 1, Kind::Code, 0)]).await;
    claimed(&mut tx, 1, 0).await;
    let flow = Id::from_i64(901);
    store::message::supersede(&mut tx, flow, now() + LEASE - SignedDuration::from_secs(1)).await.unwrap();
    assert_eq!(row(&mut tx, 1).await, "waiting:sealed:due:leased:");
    store::message::supersede(&mut tx, flow, now() + LEASE).await.unwrap();
    assert_eq!(row(&mut tx, 1).await, "failed::::superseded");
    tx.commit().await.unwrap();
});

on_both_stores!(msg_2_nobodys_notices_hold_up_those_of_others, |store, _url| {
    let mut tx = store.write().await.unwrap();
    let mut all: Vec<Message> = (1..=6).map(|id| message(id, 1, Kind::Notice, 0)).collect();
    all.extend([message(7, 2, Kind::Notice, 1), message(8, 1, Kind::Code, 2)]);
    written(&mut tx, &all).await;
    let mut order = Vec::new();
    while let Some(id) = next(&mut tx).await {
        claimed(&mut tx, id, 10).await;
        order.push(id);
    }
    assert_eq!(order, [8, 1, 2, 3, 7, 4, 5, 6], "a code, three of the one, the other's, and nothing is lost");
    tx.commit().await.unwrap();
});

/// Of three codes: what hinders each, or none if it was handed over in the second after it was written.
async fn held_up(store: &Store, owners: [i64; 3], hindered: [Option<Hindrance>; 3]) -> bool {
    let mut tx = store.write().await.unwrap();
    tx.script("DELETE FROM messages").await.unwrap();
    for (id, (owner, hindrance)) in (1..).zip(owners.into_iter().zip(hindered)) {
        store::message::insert(&mut tx, &[message(id, owner, Kind::Code, 2 * id)]).await.unwrap();
        let claim = claimed(&mut tx, id, 2 * id).await;
        match hindrance {
            Some(why) => {
                store::message::not_sent(&mut tx, &claim, (why, ""), Some(now() + 60.seconds())).await.unwrap()
            }
            None => store::message::sent(&mut tx, &claim, now() + (2 * id + 1).seconds()).await.unwrap(),
        };
    }
    // A notice that waits all day says nothing.
    store::message::insert(&mut tx, &[message(4, 1, Kind::Notice, 0)]).await.unwrap();
    let claim = claimed(&mut tx, 4, 9).await;
    let why = (Hindrance::Unreachable, "");
    store::message::not_sent(&mut tx, &claim, why, Some(now() + 60.seconds())).await.unwrap();
    let at = now() + 20.seconds();
    let waiting = store::message::waiting(&mut tx, Channel::Sms, at).await.unwrap();
    assert_eq!(store::message::waiting(&mut tx, Channel::Voice, at).await.unwrap(), None);
    let dead = store::message::waiting(&mut tx, Channel::Sms, now() + 11.minutes()).await.unwrap();
    assert_eq!(dead, None, "they have died");
    tx.commit().await.unwrap();
    waiting.is_some_and(|waiting| waiting.holds_up(at))
}

on_both_stores!(msg_3_a_channel_is_held_up_if_its_gateway_has_taken_nothing_since, |store, _url| {
    let mut tx = store.write().await.unwrap();
    written(&mut tx, &[]).await;
    tx.commit().await.unwrap();
    let (busy, gone) = (Some(Hindrance::Busy), Some(Hindrance::Unreachable));
    let silent = Some(Hindrance::NoAnswer);
    for (hindered, owners, is) in [
        ([None, None, busy], [1, 2, 3], false),
        ([busy, None, busy], [1, 2, 3], false),
        ([busy, busy, None], [1, 2, 3], false),
        ([None, busy, busy], [1, 2, 3], true),
        ([None, None, gone], [1, 2, 3], true),
        ([gone, gone, None], [1, 2, 3], false),
        // A number that is not taken does not hide that the gateway is down now.
        ([busy, None, gone], [1, 2, 3], true),
        // What one person has sent to says nothing of others.
        ([busy, busy, busy], [1, 1, 1], false),
        // Nor does one number that the gateway never answers for.
        ([None, None, silent], [1, 2, 3], false),
        ([None, silent, silent], [1, 2, 3], true),
    ] {
        assert_eq!(held_up(store, owners, hindered).await, is, "{hindered:?} {owners:?}");
    }
});
