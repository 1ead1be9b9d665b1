//! What every request looks up (who asks, which mailbox), on both engines: whatever another request or replica committed is
//! seen by the next look.

use std::sync::Arc;

use jiff::ToSpan;
use meibo::{
    rules::{Id, address::Address, policy::CloudMailPolicy, role::Role, token::Scope},
    store::{self, Store, session::Session, token::Token},
};

use super::{account, now};
use crate::support::{Engine, engine::Storage};

fn session(id: i64, account: i64) -> Session {
    Session {
        id: Id::from_i64(id),
        account: Id::from_i64(account),
        created_at: now(),
        expires_at: now() + 1.hours(),
        password_at: now(),
        password_short: false,
    }
}

fn token(id: i64, created_by: &str) -> Token {
    Token {
        id: Id::from_i64(id),
        name: format!("token {id}"),
        scopes: vec![Scope::MailDecision],
        created_by: created_by.parse().unwrap(),
        created_at: now(),
        expires_at: now() + 1.hours(),
        last_used_at: None,
    }
}

/// Runs a statement as another replica would.
async fn elsewhere(url: &str, statement: &str) {
    let other = Store::open(url).await.unwrap();
    let mut tx = other.write().await.unwrap();
    tx.script(statement).await.unwrap();
    tx.commit().await.unwrap();
    other.close().await;
}

/// An administrator with a session, a token and a mailbox.
async fn admin(store: &Store) {
    let mut tx = store.write().await.unwrap();
    store::account::insert(&mut tx, &[account(1, "admin", "管理者")]).await.unwrap();
    store::role::insert(&mut tx, &[(Id::from_i64(1), Role::Administrator)]).await.unwrap();
    store::session::insert(&mut tx, &session(1, 1), "session").await.unwrap();
    store::token::insert(&mut tx, &token(1, "admin"), "token").await.unwrap();
    let mailbox = "INSERT INTO addresses (address, account, state, is_first, asked_at, effective_at)
        VALUES ('taro@mail.example.jp', 1, 'present', 1, 0, 0)";
    tx.script(mailbox).await.unwrap();
    tx.commit().await.unwrap();
}

async fn knows_session(store: &Store) -> bool {
    store::session::find(store, "session", now()).await.unwrap().is_some()
}

async fn knows_token(store: &Store) -> bool {
    store::token::find(store, "token", now()).await.unwrap().is_some()
}

async fn version_of_mailbox(store: &Store) -> Option<i64> {
    let address = Address::read("taro@mail.example.jp", &CloudMailPolicy::default()).unwrap();
    store::mail_log_in::find(store, &address, "", "").await.unwrap().map(|found| found.version)
}

on_both_stores!(what_another_replica_took_away_is_gone_at_the_next_read, |store, url| {
    admin(store).await;
    assert!(knows_session(store).await && knows_token(store).await);
    assert_eq!(version_of_mailbox(store).await, Some(1));
    elsewhere(url, "UPDATE accounts SET version = 2").await;
    assert_eq!(version_of_mailbox(store).await, Some(2));
    elsewhere(url, "UPDATE accounts SET enabled = 0").await;
    assert!(!knows_token(store).await, "its maker administers no longer");
    elsewhere(url, "UPDATE accounts SET enabled = 1").await;
    assert!(knows_token(store).await);
    elsewhere(url, "DELETE FROM roles").await;
    assert!(!knows_token(store).await, "its maker administers no longer");
    let opened = store::session::find(store, "session", now()).await.unwrap().unwrap();
    assert_eq!(opened.owner.account.roles, []);
    elsewhere(url, "DELETE FROM sessions").await;
    assert!(!knows_session(store).await);
    elsewhere(url, "DELETE FROM addresses").await;
    assert_eq!(version_of_mailbox(store).await, None);
});

on_both_stores!(times_are_judged_for_each_request, |store, url| {
    admin(store).await;
    for (later, holds) in [(0.seconds(), true), (3599.seconds(), true), (3600.seconds(), false), (-1.hours(), false)] {
        let found = store::session::find(store, "session", now() + later).await.unwrap();
        assert_eq!(found.is_some(), holds, "a session after {later:?}");
    }
    for (later, holds) in [(0.seconds(), true), (3599.seconds(), true), (3600.seconds(), false)] {
        let found = store::token::find(store, "token", now() + later).await.unwrap();
        assert_eq!(found.is_some(), holds, "a token after {later:?}");
    }
    let in_a_minute = store::time::micros(now() + 1.minutes());
    elsewhere(url, &format!("UPDATE accounts SET ends_at = {in_a_minute}")).await;
    for (later, holds) in [(59.seconds(), true), (60.seconds(), false)] {
        let found = store::token::find(store, "token", now() + later).await.unwrap();
        assert_eq!(found.is_some(), holds, "its maker's account ends {later:?}");
    }
});

on_both_stores!(of_many_who_ask_at_once_each_gets_its_own, |store, _url| {
    let mut tx = store.write().await.unwrap();
    let accounts: Vec<_> = (1..=150).map(|number| account(number, &format!("p{number}"), "x")).collect();
    store::account::insert(&mut tx, &accounts).await.unwrap();
    let (helper, desk) = (Role::Helper, Role::HelpDesk);
    let roles: Vec<_> =
        (1..=150).step_by(3).flat_map(|number| [helper, desk].map(|role| (Id::from_i64(number), role))).collect();
    store::role::insert(&mut tx, &roles).await.unwrap();
    for number in 1..=150 {
        store::session::insert(&mut tx, &session(1000 + number, number), &format!("of {number}")).await.unwrap();
    }
    tx.commit().await.unwrap();
    let store = Arc::new(store.clone());
    let mut asking = tokio::task::JoinSet::new();
    for request in 0..600 {
        let (store, number) = (Arc::clone(&store), request % 160 + 1);
        asking.spawn(async move {
            let found = store::session::find(&store, &format!("of {number}"), now()).await.unwrap();
            let found = found.map(|opened| {
                assert_eq!(opened.session.id, Id::from_i64(1000 + number));
                (opened.owner.account.id, opened.owner.account.roles.len())
            });
            let roles = if number % 3 == 1 { 2 } else { 0 };
            assert_eq!(found, (number <= 150).then_some((Id::from_i64(number), roles)), "{number}");
        });
    }
    asking.join_all().await;
});

on_both_stores!(a_statement_that_fails_fails_nobody_later, |store, url| {
    admin(store).await;
    elsewhere(url, "ALTER TABLE sessions RENAME TO sessions_elsewhere").await;
    let mut asking = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let store = store.clone();
        asking.spawn(async move { store::session::find(&store, "session", now()).await.is_err() });
    }
    assert!(asking.join_all().await.into_iter().all(|failed| failed));
    elsewhere(url, "ALTER TABLE sessions_elsewhere RENAME TO sessions").await;
    for _ in 0..20 {
        assert!(knows_session(store).await);
    }
});
