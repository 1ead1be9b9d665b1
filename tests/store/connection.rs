//! Connections on both engines: what is given up leaves nothing open, and one that is in doubt is not lent out again.

use std::time::Duration;

use meibo::store::{self, Conn, Error, Store};
use tokio::time::timeout;

use super::{account, count, now};
use crate::support::{Engine, engine::Storage};

/// Who answers on a connection to PostgreSQL.
async fn backend(conn: &mut Conn) -> i64 {
    conn.query("SELECT CAST(pg_backend_pid() AS BIGINT)").await.unwrap()[0].at(0).unwrap()
}

async fn on_postgres(steps: impl AsyncFnOnce(Store)) {
    let folder = tempfile::tempdir().unwrap();
    let storage: Storage = Engine::Postgres.storage(folder.path());
    let store = Store::open(&storage.url()).await.unwrap();
    store.migrate().await.unwrap();
    steps(store.clone()).await;
    store.close().await;
}

on_both_stores!(a_transaction_that_fails_spoils_none_after_it, |store, _url| {
    for _ in 0..20 {
        let mut tx = store.write().await.unwrap();
        store::account::insert(&mut tx, &[account(1, "tanaka", "one")]).await.unwrap();
        assert!(matches!(tx.script("INSERT INTO nowhere VALUES (1)").await, Err(Error::Sql(_))));
    }
    let mut tx = store.write().await.unwrap();
    store::account::insert(&mut tx, &[account(1, "tanaka", "one")]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(count(store, "accounts").await, 1);
});

#[tokio::test]
async fn writers_of_a_file_take_turns_in_the_order_in_which_they_came() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Engine::Sqlite.storage(folder.path()).url()).await.unwrap();
    store.migrate().await.unwrap();
    let mut tx = store.write().await.unwrap();
    store::setting::set(&mut tx, "order", "").await.unwrap();
    let mut writers = Vec::new();
    for number in 0..8 {
        let store = store.clone();
        writers.push(tokio::spawn(async move {
            let mut tx = store.write().await.unwrap();
            let add = format!("UPDATE settings SET value = value || '{number}' WHERE name = 'order'");
            tx.script(&add).await.unwrap();
            tx.commit().await.unwrap();
        }));
        // On a runtime of one thread: it is as far as it can be.
        for _ in 0..8 {
            tokio::task::yield_now().await;
        }
    }
    tx.commit().await.unwrap();
    for writer in writers {
        writer.await.unwrap();
    }
    let order = store::setting::find(&mut store.read().await.unwrap(), "order").await.unwrap();
    assert_eq!(order.as_deref(), Some("01234567"));
}

on_both_stores!(reading_waits_for_no_writer, |store, _url| {
    let mut tx = store.write().await.unwrap();
    store::account::insert(&mut tx, &[account(1, "tanaka", "one")]).await.unwrap();
    assert_eq!(count(store, "accounts").await, 0);
    tx.commit().await.unwrap();
    assert_eq!(count(store, "accounts").await, 1, "nobody looks at how it was");
});

#[tokio::test]
async fn the_server_ends_what_nobody_waits_for_any_more() {
    on_postgres(async |store| {
        let mut conn = store.read().await.unwrap();
        let busy = backend(&mut conn).await;
        assert!(timeout(Duration::from_millis(100), conn.query("SELECT pg_sleep(600)")).await.is_err());
        drop(conn);
        let mut other = store.read().await.unwrap();
        let sleeps = format!("SELECT COUNT(*) FROM pg_stat_activity WHERE pid = {busy} AND state = 'active'");
        let ends = async {
            while other.query(&sleeps).await.unwrap()[0].at::<i64>(0) != Some(0) {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        timeout(Duration::from_secs(60), ends).await.expect("it sleeps on, and holds what it held");
    })
    .await;
}

#[tokio::test]
async fn who_gives_up_in_the_middle_of_a_statement_leaves_no_connection_that_is_busy() {
    on_postgres(async |store| {
        let mut conn = store.read().await.unwrap();
        let busy = backend(&mut conn).await;
        assert!(timeout(Duration::from_millis(100), conn.query("SELECT pg_sleep(60)")).await.is_err());
        drop(conn);
        let mut all = Vec::new();
        for _ in 0..16 {
            let mut conn = store.read().await.unwrap();
            assert_ne!(backend(&mut conn).await, busy);
            all.push(conn);
        }
    })
    .await;
}

#[tokio::test]
async fn who_gives_up_a_transaction_holds_nothing_any_longer() {
    on_postgres(async |store| {
        let mut tx = store.write().await.unwrap();
        store::account::insert(&mut tx, &[account(1, "tanaka", "one")]).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = store.write().await.unwrap();
        store::account::hold(&mut tx, &["tanaka".parse().unwrap()]).await.unwrap();
        drop(tx);
        let mut other = store.write().await.unwrap();
        store::account::hold(&mut other, &["tanaka".parse().unwrap()]).await.unwrap();
        assert!(store::account::set_two_step(&mut other, meibo::rules::Id::from_i64(1), Some(now())).await.unwrap());
        other.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_connection_that_was_cut_is_not_lent_out_again() {
    on_postgres(async |store| {
        let (mut one, mut other) = (store.read().await.unwrap(), store.read().await.unwrap());
        let cut = backend(&mut one).await;
        drop(one);
        other.query(&format!("SELECT 1 FROM (SELECT pg_terminate_backend({cut})) AS done")).await.unwrap();
        // Its end has come by when another backend answers twice.
        let gone = format!("SELECT COUNT(*) FROM pg_stat_activity WHERE pid = {cut}");
        while other.query(&gone).await.unwrap()[0].at::<i64>(0).unwrap() > 0 {}
        drop(other);
        for _ in 0..16 {
            assert_eq!(count(&store, "accounts").await, 0);
        }
    })
    .await;
}
