//! A roll of invented people, written straight into the store: a bench asks how a large campus is served, not how it came.

use meibo::{
    rules::{
        Id,
        account::{Account, Language},
        role::{Affiliation, Kind},
    },
    store::{
        Store, Tx,
        account::{Password, Stored, insert},
    },
};

/// Rows in one statement: SQLite takes 32,766 values.
const ROWS: i64 = 1_500;

/// Writes people `p0000000`, `p0000001`, … into the database, all of one password hash.
pub(crate) async fn fill(database: &str, people: std::ops::Range<i64>, hash: &str) {
    let store = Store::open(database).await.unwrap();
    store.migrate().await.unwrap();
    let mut tx: Tx = store.write().await.unwrap();
    for from in people.clone().step_by(usize::try_from(ROWS).unwrap()) {
        let rows: Vec<Stored> = (from..people.end.min(from + ROWS)).map(|number| person(number, hash)).collect();
        insert(&mut tx, &rows).await.unwrap();
    }
    tx.commit().await.unwrap();
    store.close().await;
}

/// The login id of a number.
pub(crate) fn login_id(number: i64) -> String {
    format!("p{number:07}")
}

fn person(number: i64, hash: &str) -> Stored {
    let at = jiff::Timestamp::from_second(1_775_000_000).unwrap();
    Stored {
        account: Account {
            id: Id::from_i64(number + 1),
            login_id: login_id(number).parse().unwrap(),
            name: format!("名簿 {number}"),
            department: "工学部".to_owned(),
            affiliation: Affiliation::Staff,
            kind: Kind::Person,
            enabled: true,
            roles: Vec::new(),
            created_at: at,
            ends_at: None,
            lang: Language::Ja,
        },
        contact: format!("p{number}@example.jp"),
        password: Password { hash: hash.to_owned(), set_at: at, first: false },
        two_step_since: None,
        version: 1,
    }
}
