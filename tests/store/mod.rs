//! The store on both engines: what a constraint or a conditional write decides, the order of text, the schema.

use jiff::{Timestamp, ToSpan};
use meibo::{
    rules::{
        Id, LoginId, Secret,
        account::{Account, Language},
        role::{Affiliation, Kind},
        tries::{Counts, Factor},
    },
    store::{
        self, Error, Store, Vault,
        account::{Filter, Password, Stored},
        condition::Order,
        reset::{DESK, Reset},
        sync::Ended,
        tries::{ELSEWHERE, Key},
        vault::Place,
    },
};
use rand::{SeedableRng, rngs::StdRng};

use crate::support::{Engine, engine::Storage};

/// One test on both engines, each on a fresh database with the schema.
macro_rules! on_both_stores {
    ($name:ident, |$store:ident, $url:ident| $body:block) => {
        mod $name {
            use super::*;

            async fn steps($store: &Store, $url: &str) $body

            fn run(engine: Engine) {
                let folder = tempfile::tempdir().unwrap();
                let storage: Storage = engine.storage(folder.path());
                tokio::runtime::Runtime::new().unwrap().block_on(async {
                    let store = Store::open(&storage.url()).await.unwrap();
                    store.migrate().await.unwrap();
                    steps(&store, &storage.url()).await;
                    store.close().await;
                });
            }

            #[test]
            fn on_sqlite() {
                run(Engine::Sqlite);
            }

            #[test]
            fn on_postgres() {
                run(Engine::Postgres);
            }
        }
    };
}

mod connection;
mod earlier;
mod lookup;
mod message;
mod message_day;
mod pop_day;

fn now() -> Timestamp {
    "2026-04-13T00:00:00Z".parse().unwrap()
}

fn account(id: i64, login_id: &str, name: &str) -> Stored {
    let account = Account {
        id: Id::from_i64(id),
        login_id: login_id.parse().unwrap(),
        name: name.to_owned(),
        department: "理学部".to_owned(),
        affiliation: Affiliation::Staff,
        kind: Kind::Person,
        enabled: true,
        roles: Vec::new(),
        created_at: now(),
        ends_at: None,
        lang: Language::Ja,
        locked_down_at: None,
    };
    let password = Password { hash: "$argon2id$".to_owned(), set_at: now(), first: true };
    Stored { account, contact: "a@example.jp".to_owned(), password, two_step_since: None, version: 1 }
}

async fn count(store: &Store, table: &str) -> i64 {
    store.read().await.unwrap().query(&format!("SELECT COUNT(*) FROM {table}")).await.unwrap()[0].at(0).unwrap()
}

on_both_stores!(wanting_twice_is_one_wait_and_the_earlier_goes_first, |store, _url| {
    let id = Id::from_i64(1);
    let mut tx = store.write().await.unwrap();
    store::account::insert(&mut tx, &[account(1, "tanaka", "田中")]).await.unwrap();
    let (early, late) = ("2026-04-13T01:00:00Z".parse().unwrap(), "2026-04-13T02:00:00Z".parse().unwrap());
    store::sync::want(&mut tx, &[id, id], late).await.unwrap();
    store::sync::want(&mut tx, &[id], early).await.unwrap();
    store::sync::want(&mut tx, &[id], late).await.unwrap();
    let standing = store::sync::find(&mut tx, &[id]).await.unwrap().remove(&id).unwrap();
    assert_eq!((standing.wanted, standing.confirmed, standing.due_at), (3, 0, Some(early)));
    let until = "2026-04-13T01:02:00Z".parse().unwrap();
    assert_eq!(store::sync::due(&mut tx, now(), until, 9).await.unwrap(), []);
    let claim = store::sync::claim(&mut tx, id, early, until).await.unwrap().unwrap();
    assert_eq!((claim.number, claim.attempts, claim.unsure_since), (3, 1, None));
    assert_eq!(store::sync::claim(&mut tx, id, early, until).await.unwrap(), None, "it is taken");
    // Another service's clock may be behind; one that was set back by hours is not.
    let behind = "2026-04-13T01:01:30Z".parse().unwrap();
    store::sync::want(&mut tx, &[id], now()).await.unwrap();
    assert_eq!(store::sync::due(&mut tx, early - 30.seconds(), behind, 9).await.unwrap(), [], "it is taken");
    assert_eq!(store::sync::due(&mut tx, now(), "2026-04-13T00:02:00Z".parse().unwrap(), 9).await.unwrap(), [id]);
    // What is wished during the call stays due.
    store::sync::want(&mut tx, &[id], early).await.unwrap();
    let ended = store::sync::Ended { held: None, confirmed: true, trouble: None, unsure_since: None, again_at: None };
    assert!(store::sync::end(&mut tx, &claim, &ended, early).await.unwrap());
    assert!(!store::sync::end(&mut tx, &claim, &ended, early).await.unwrap(), "a right is spent once");
    let standing = store::sync::find(&mut tx, &[id]).await.unwrap().remove(&id).unwrap();
    assert_eq!((standing.wanted, standing.confirmed, standing.due_at), (5, 3, Some(now())));
    // A lease that ran out is taken over, and its call may still arrive.
    store::sync::claim(&mut tx, id, early, until).await.unwrap().unwrap();
    let later = "2026-04-13T01:04:00Z".parse().unwrap();
    let over = store::sync::claim(&mut tx, id, until, later).await.unwrap().unwrap();
    assert_eq!(over.unsure_since, Some(until));
    assert!(store::sync::end(&mut tx, &over, &ended, until).await.unwrap());
    let standing = store::sync::find(&mut tx, &[id]).await.unwrap().remove(&id).unwrap();
    assert_eq!((standing.wanted, standing.confirmed, standing.due_at), (5, 5, None), "nothing waits");
    tx.rollback().await.unwrap();
});

on_both_stores!(who_has_lost_the_right_to_ask_writes_nothing_down, |store, _url| {
    let (id, mut tx) = (Id::from_i64(7), store.write().await.unwrap());
    store::account::insert(&mut tx, &[account(7, "sato", "佐藤")]).await.unwrap();
    store::sync::want(&mut tx, &[id], now()).await.unwrap();
    let (until, later) = (now() + 10.minutes(), now() + 20.minutes());
    let slow = store::sync::claim(&mut tx, id, now(), until).await.unwrap().unwrap();
    let next = store::sync::claim(&mut tx, id, until, later).await.unwrap().unwrap();
    let ended = Ended { held: None, confirmed: true, trouble: None, unsure_since: None, again_at: None };
    assert!(!store::sync::end(&mut tx, &slow, &ended, until).await.unwrap());
    let standing = store::sync::find(&mut tx, &[id]).await.unwrap().remove(&id).unwrap();
    assert!(standing.confirmed < standing.wanted);
    assert!(store::sync::end(&mut tx, &next, &ended, until).await.unwrap());
    assert!(!store::sync::end(&mut tx, &next, &ended, until).await.unwrap(), "once");
});

on_both_stores!(a_login_id_is_taken_once, |store, _url| {
    let mut tx = store.write().await.unwrap();
    let both = [account(1, "tanaka", "one"), account(2, "tanaka", "two"), account(3, "suzuki", "three")];
    let made = store::account::insert(&mut tx, &both).await.unwrap();
    assert_eq!(made, [Id::from_i64(1), Id::from_i64(3)].into());
    assert!(store::account::insert(&mut tx, &both[..1]).await.unwrap().is_empty());
    tx.commit().await.unwrap();
});

on_both_stores!(text_orders_byte_by_byte, |store, _url| {
    let names = ["b", "B", "_", "あ", "ア", "é", "e\u{301}", "a", "~", "𠮷"];
    let accounts: Vec<Stored> =
        names.iter().enumerate().map(|(place, name)| account(place as i64, &format!("p{place}"), name)).collect();
    let mut tx = store.write().await.unwrap();
    store::account::insert(&mut tx, &accounts).await.unwrap();
    let order = Order { field: "name".to_owned(), descending: false };
    let filter = Filter { order, limit: 100, ..Filter::everyone(now()) };
    let listed = store::account::list(&mut tx, &filter).await.unwrap();
    let listed: Vec<&str> = listed.iter().map(|stored| stored.account.name.as_str()).collect();
    assert_eq!(listed, ["B", "_", "a", "b", "e\u{301}", "~", "é", "あ", "ア", "𠮷"]);
});

on_both_stores!(find_2_keys_of_searches_that_were_written_in_another_form_are_written_anew, |store, _url| {
    let people: Vec<Stored> =
        (0..1_001).map(|place| account(place, &format!("p{place:04}"), "葛\u{e0100}城 一郎")).collect();
    let mut tx = store.write().await.unwrap();
    store::account::insert(&mut tx, &people).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.write().await.unwrap();
    tx.script("UPDATE accounts SET search_key = 'old'; UPDATE settings SET value = '1' WHERE name = 'search_form'")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let filter = Filter { search: meibo::rules::search::words("葛城").unwrap(), ..Filter::everyone(now()) };
    let mut reader = store.read().await.unwrap();
    assert_eq!(store::account::count(&mut reader, &filter).await.unwrap(), 0);
    store.migrate().await.unwrap();
    assert_eq!(store::account::count(&mut reader, &filter).await.unwrap(), 1_001);
});

on_both_stores!(a_password_is_replaced_only_where_it_is_the_one_that_was_checked, |store, _url| {
    let mut tx = store.write().await.unwrap();
    store::account::insert(&mut tx, &[account(1, "tanaka", "one")]).await.unwrap();
    let id = Id::from_i64(1);
    let password = Password { hash: "new".to_owned(), set_at: now(), first: false };
    // A job moves the version on, and the password is what it was.
    store::account::touch(&mut tx, &[id]).await.unwrap();
    assert!(store::account::set_password(&mut tx, id, "$argon2id$", &password).await.unwrap());
    assert!(!store::account::set_password(&mut tx, id, "$argon2id$", &password).await.unwrap(), "it is another one");
    assert_eq!(store::account::set_enabled(&mut tx, &[id], false).await.unwrap(), [id].into());
    assert!(store::account::set_enabled(&mut tx, &[id], false).await.unwrap().is_empty());
    assert!(!store::account::rehash(&mut tx, id, "old", "newer").await.unwrap());
    assert!(store::account::rehash(&mut tx, id, "new", "newer").await.unwrap());
});

on_both_stores!(one_time_things_are_spent_once, |store, _url| {
    let mut tx = store.write().await.unwrap();
    store::account::insert(&mut tx, &[account(1, "tanaka", "one")]).await.unwrap();
    let (id, other) = (Id::from_i64(1), Id::from_i64(9));
    assert!(store::totp_step::spend(&mut tx, id, 7).await.unwrap());
    assert!(!store::totp_step::spend(&mut tx, id, 7).await.unwrap());
    assert!(store::totp_step::spend(&mut tx, other, 7).await.unwrap());
    store::backup_code::replace(&mut tx, id, &["x".to_owned()]).await.unwrap();
    assert!(!store::backup_code::spend(&mut tx, other, "x").await.unwrap());
    assert!(store::backup_code::spend(&mut tx, id, "x").await.unwrap());
    assert!(!store::backup_code::spend(&mut tx, id, "x").await.unwrap());
    store::sent_code::insert(&mut tx, Id::from_i64(2), id, other, "d", now()).await.unwrap();
    for _ in 0..2 {
        assert!(store::sent_code::count_try(&mut tx, Id::from_i64(2), 2).await.unwrap());
    }
    assert!(!store::sent_code::count_try(&mut tx, Id::from_i64(2), 2).await.unwrap());
    assert!(store::sent_code::spend(&mut tx, Id::from_i64(2), now()).await.unwrap());
    assert!(!store::sent_code::spend(&mut tx, Id::from_i64(2), now()).await.unwrap());
});

on_both_stores!(the_newest_code_is_the_one_not_replaced_whatever_the_clock_says, |store, _url| {
    let mut tx = store.write().await.unwrap();
    store::account::insert(&mut tx, &[account(1, "tanaka", "one")]).await.unwrap();
    let (id, flow) = (Id::from_i64(1), Id::from_i64(5));
    let earlier = now() - jiff::SignedDuration::from_mins(5);
    store::sent_code::insert(&mut tx, Id::from_i64(2), id, flow, "older", now()).await.unwrap();
    store::sent_code::insert(&mut tx, Id::from_i64(3), id, flow, "newer", earlier).await.unwrap();
    let codes = store::sent_code::of_flow(&mut tx, flow).await.unwrap();
    assert_eq!(codes.iter().map(|code| code.digest.as_str()).collect::<Vec<_>>(), ["newer", "older"]);
});

on_both_stores!(accounts_held_in_opposite_orders_never_wait_for_each_other, |store, _url| {
    let names: Vec<String> = (0..20).map(|place| format!("p{place:02}")).collect();
    let accounts: Vec<Stored> = (0i64..).zip(&names).map(|(id, name)| account(id, name, name)).collect();
    let mut tx = store.write().await.unwrap();
    store::account::insert(&mut tx, &accounts).await.unwrap();
    tx.commit().await.unwrap();
    let forward: Vec<LoginId> = names.iter().map(|name| name.parse().unwrap()).collect();
    let backward: Vec<LoginId> = forward.iter().rev().cloned().collect();
    let mut all = Vec::new();
    for place in 0..8 {
        let (store, ids) = (store.clone(), if place % 2 == 0 { forward.clone() } else { backward.clone() });
        all.push(tokio::spawn(async move {
            for _ in 0..25 {
                let mut tx = store.write().await.unwrap();
                store::account::hold(&mut tx, &ids).await.expect("no deadlock");
                let turned: Vec<Id> = (0..20).map(Id::from_i64).collect();
                store::account::set_enabled(&mut tx, &turned, place % 2 == 0).await.expect("no deadlock");
                tx.commit().await.unwrap();
            }
        }));
    }
    for one in all {
        one.await.unwrap();
    }
});

on_both_stores!(who_holds_an_account_is_waited_for, |store, _url| {
    let mut tx = store.write().await.unwrap();
    store::account::insert(&mut tx, &[account(1, "tanaka", "one")]).await.unwrap();
    tx.commit().await.unwrap();
    let ids: Vec<LoginId> = vec!["tanaka".parse().unwrap()];
    let mut first = store.write().await.unwrap();
    store::account::hold(&mut first, &ids).await.unwrap();
    let second = tokio::spawn({
        let (store, ids) = (store.clone(), ids.clone());
        async move {
            let mut tx = store.write().await.unwrap();
            store::account::hold(&mut tx, &ids).await.unwrap();
            store::account::find_one(&mut tx, &ids[0]).await.unwrap().unwrap().account.enabled
        }
    });
    tokio::task::yield_now().await;
    store::account::set_enabled(&mut first, &[Id::from_i64(1)], false).await.unwrap();
    first.commit().await.unwrap();
    assert!(!second.await.unwrap(), "what the first one changed is seen");
});

on_both_stores!(tries_are_counted_by_factor_and_a_secret_is_remembered_once, |store, _url| {
    let mut tx = store.write().await.unwrap();
    let id: LoginId = "tanaka".parse().unwrap();
    let key = |factor| Key { who: "digest of tanaka".to_owned(), factor, place: ELSEWHERE.to_owned() };
    assert_eq!(store::tries::hold(&mut tx, &key(Factor::SignIn), &id, now()).await.unwrap().wrong, 0);
    store::tries::count(&mut tx, &key(Factor::SignIn), now()).await.unwrap();
    assert_eq!(store::tries::hold(&mut tx, &key(Factor::SignIn), &id, now()).await.unwrap().wrong, 1);
    assert_eq!(store::tries::find(&mut tx, &key(Factor::SecondStep)).await.unwrap(), Counts::default());
    let here = Key { place: "here".to_owned(), ..key(Factor::SignIn) };
    store::tries::succeeded(&mut tx, &[(here.clone(), now())]).await.unwrap();
    let counts = store::tries::find(&mut tx, &here).await.unwrap();
    assert_eq!((counts.elsewhere.wrong, counts.here.wrong, counts.succeeded_at), (1, 0, Some(now())));
    let reset = Key { factor: Factor::Reset, ..here.clone() };
    assert_eq!(store::tries::find(&mut tx, &reset).await.unwrap().succeeded_at, Some(now()), "known by the sign-in");
    let second = Key { factor: Factor::SecondStep, ..here };
    assert_eq!(store::tries::find(&mut tx, &second).await.unwrap().succeeded_at, None);
    assert!(store::tries::remember(&mut tx, &key(Factor::SignIn), "one", now()).await.unwrap());
    assert!(!store::tries::remember(&mut tx, &key(Factor::SignIn), "one", now()).await.unwrap());
    assert!(store::tries::remember(&mut tx, &key(Factor::Mail), "one", now()).await.unwrap());
    store::tries::clear(&mut tx, &key(Factor::SignIn)).await.unwrap();
    assert!(!store::tries::is_remembered(&mut tx, &key(Factor::SignIn), "one").await.unwrap());
    assert!(store::tries::is_remembered(&mut tx, &key(Factor::Mail), "one").await.unwrap());
});

on_both_stores!(strangers_fill_no_disk_with_ids_that_nobody_has, |store, _url| {
    let mut tx = store.write().await.unwrap();
    store::account::insert(&mut tx, &[account(1, "tanaka", "one")]).await.unwrap();
    let minute = jiff::SignedDuration::from_mins(1);
    for place in 0..6 {
        let name = if place == 0 { "tanaka".to_owned() } else { format!("nobody{place}") };
        let key = Key { who: name.clone(), factor: Factor::SignIn, place: ELSEWHERE.to_owned() };
        let at = now() + minute * place;
        store::tries::hold(&mut tx, &key, &name.parse().unwrap(), at).await.unwrap();
        store::tries::count(&mut tx, &key, at).await.unwrap();
        store::tries::remember(&mut tx, &key, "wrong", at).await.unwrap();
        store::tries::hold_network(&mut tx, &format!("192.0.2.{place}"), Factor::SignIn, at).await.unwrap();
    }
    // Two unknown ids are kept, the newest; the account's own row is no stranger's. Three counts, three secrets and
    // the networks that have drained go.
    let erased = store::tries::tidy(&mut tx, now() + minute * 2, now() - minute, now() - minute, 2).await.unwrap();
    assert_eq!(erased, 3 + 3 + 3);
    for (name, wrong) in [("tanaka", 1), ("nobody1", 0), ("nobody3", 0), ("nobody4", 1), ("nobody5", 1)] {
        let key = Key { who: name.to_owned(), factor: Factor::SignIn, place: ELSEWHERE.to_owned() };
        assert_eq!(store::tries::find(&mut tx, &key).await.unwrap().elsewhere.wrong, wrong, "{name}");
    }
});

on_both_stores!(what_is_not_committed_is_not_there, |store, _url| {
    let mut tx = store.write().await.unwrap();
    store::account::insert(&mut tx, &[account(1, "tanaka", "one")]).await.unwrap();
    drop(tx);
    let mut tx = store.write().await.unwrap();
    assert!(store::account::find_one(&mut tx, &"tanaka".parse().unwrap()).await.unwrap().is_none());
    assert!(store::session::delete_all(&mut tx, &[], None).await.unwrap() == 0);
});

on_both_stores!(the_schema_comes_once_however_many_bring_it, |store, url| {
    store.migrate().await.unwrap();
    let mut others = Vec::new();
    for _ in 0..6 {
        let url = url.to_owned();
        others.push(tokio::spawn(async move {
            let store = Store::open(&url).await.unwrap();
            store.migrate().await.unwrap();
            assert!(store.is_current().await.unwrap());
            store.close().await;
        }));
    }
    for other in others {
        other.await.unwrap();
    }
    assert_eq!(count(store, "accounts").await, 0);
});

on_both_stores!(a_newer_schema_is_refused, |store, _url| {
    let mut tx = store.write().await.unwrap();
    let text = if store.engine() == store::Engine::Sqlite { "x'00'" } else { "'\\x00'" };
    let text = format!(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'newer', true, {text}, 0)"
    );
    tx.script(&text).await.unwrap();
    tx.commit().await.unwrap();
    assert!(!store.is_current().await.unwrap());
    match store.migrate().await {
        Err(Error::Configuration(why)) => assert!(why.contains("newer"), "{why}"),
        other => panic!("{other:?}"),
    }
});

on_both_stores!(a_sealed_value_moved_to_another_row_is_refused, |store, _url| {
    let vault = Vault::new(&[7; 32]);
    let mut tx = store.write().await.unwrap();
    let sealed =
        vault.seal(Place("settings", "value", "one"), &Secret::from("canary"), &mut StdRng::seed_from_u64(1)).unwrap();
    assert!(store::setting::insert(&mut tx, "one", &sealed).await.unwrap());
    assert!(!store::setting::insert(&mut tx, "one", "again").await.unwrap());
    assert!(store::setting::insert(&mut tx, "two", &sealed).await.unwrap());
    let (one, two) =
        (store::setting::find(&mut tx, "one").await.unwrap(), store::setting::find(&mut tx, "two").await.unwrap());
    assert_eq!(vault.open(Place("settings", "value", "one"), &one.unwrap()).unwrap().expose(), "canary");
    let moved = vault.open(Place("settings", "value", "two"), &two.unwrap());
    assert!(matches!(moved, Err(Error::Unreadable(_))));
});

#[test]
fn sqlite_is_3_51_3_or_later_in_wal_mode() {
    let folder = tempfile::tempdir().unwrap();
    let storage = Engine::Sqlite.storage(folder.path());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = Store::open(&storage.url()).await.unwrap();
        let mut conn = store.read().await.unwrap();
        let version: String = conn.query("SELECT sqlite_version()").await.unwrap()[0].at(0).unwrap();
        let parts: Vec<u32> = version.split('.').map(|part| part.parse().unwrap()).collect();
        assert!(parts >= vec![3, 51, 3], "{version}");
        let mode: String = conn.query("PRAGMA journal_mode").await.unwrap()[0].at(0).unwrap();
        let synchronous: i64 = conn.query("PRAGMA synchronous").await.unwrap()[0].at(0).unwrap();
        assert_eq!((mode.as_str(), synchronous), ("wal", 2), "2 is FULL");
    });
}

#[test]
fn an_address_of_no_database_is_refused() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for url in ["", "mysql://localhost/x", "meibo.db", "/var/lib/meibo.db"] {
        assert!(matches!(runtime.block_on(Store::open(url)), Err(Error::Configuration(_))), "{url}");
    }
}

fn many_begin_at_once(engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let storage = engine.storage(folder.path());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let begin = || {
            let url = storage.url();
            tokio::spawn(async move {
                let store = Store::open(&url).await.unwrap();
                store.migrate().await.unwrap();
                assert!(store.is_current().await.unwrap());
            })
        };
        let all: Vec<_> = std::iter::repeat_with(begin).take(6).collect();
        for one in all {
            one.await.unwrap();
        }
    });
}

#[test]
fn the_schema_comes_once_where_there_was_none_on_sqlite() {
    many_begin_at_once(Engine::Sqlite);
}

#[test]
fn the_schema_comes_once_where_there_was_none_on_postgres() {
    many_begin_at_once(Engine::Postgres);
}

on_both_stores!(a_reset_is_spent_with_the_proof_that_was_compared_and_no_other, |store, _url| {
    let mut tx = store.write().await.unwrap();
    store::account::insert(&mut tx, &[account(1, "tanaka", "one"), account(2, "suzuki", "two")]).await.unwrap();
    let (tanaka, suzuki) = (Id::from_i64(1), Id::from_i64(2));
    let minute = jiff::SignedDuration::from_mins(1);
    let sent = |id, digest: &str| Reset {
        id: Id::from_i64(id),
        account: Some(tanaka),
        digest: digest.to_owned(),
        sent_at: now(),
        expires_at: now() + minute,
    };
    let (older, newer) = (sent(7, "older"), sent(8, "newer"));
    store::reset::insert(&mut tx, "who", DESK, &older).await.unwrap();
    store::reset::insert(&mut tx, "who", ELSEWHERE, &newer).await.unwrap();
    let alive = store::reset::alive(&mut tx, "who", now()).await.unwrap();
    assert_eq!(alive.iter().map(|code| code.digest.as_str()).collect::<Vec<_>>(), ["newer", "older"]);
    assert_eq!(store::reset::sent_since(&mut tx, "who", DESK, now() - minute).await.unwrap().len(), 1);
    assert!(!store::reset::spend(&mut tx, suzuki, &newer, now()).await.unwrap(), "another account's");
    let forged = Reset { digest: "forged".to_owned(), ..newer.clone() };
    assert!(!store::reset::spend(&mut tx, tanaka, &forged, now()).await.unwrap(), "another secret's");
    assert!(!store::reset::spend(&mut tx, tanaka, &newer, now() + minute).await.unwrap(), "it has expired");
    assert!(store::reset::spend(&mut tx, tanaka, &newer, now()).await.unwrap());
    assert!(!store::reset::spend(&mut tx, tanaka, &newer, now()).await.unwrap(), "it was spent");
    assert_eq!(store::reset::end(&mut tx, &[tanaka]).await.unwrap(), 1);
    assert!(!store::reset::spend(&mut tx, tanaka, &older, now()).await.unwrap(), "it was taken back");
    assert_eq!(store::reset::sent_since(&mut tx, "who", DESK, now() - minute).await.unwrap().len(), 1, "and yet sent");
});
