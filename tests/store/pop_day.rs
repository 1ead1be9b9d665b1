//! What accounts download by POP on each day, on both engines (POP-5).

use jiff::civil::date;
use meibo::{
    rules::Id,
    store::{
        self, Store,
        pop_day::{add, of, tidy},
    },
};

use super::account;
use crate::support::{Engine, engine::Storage};

on_both_stores!(pop_5_bytes_of_a_day_are_added_up_and_never_fall_below_nothing, |store, _url| {
    let mut tx = store.write().await.unwrap();
    store::account::insert(&mut tx, &[account(7, "tanaka", "田中")]).await.unwrap();
    let (owner, day, next) = (Id::from_i64(7), date(2026, 4, 13), date(2026, 4, 14));
    for (day, bytes) in [(day, 1_000), (day, 500), (day, -300), (next, 7), (next, -9), (date(2026, 4, 1), -5)] {
        add(&mut tx, owner, day, bytes).await.unwrap();
    }
    let all = of(&mut tx, owner, next, 3).await.unwrap();
    assert_eq!(all, [(date(2026, 4, 12), 0), (day, 1_200), (next, 0)]);
    assert_eq!(tidy(&mut tx, next).await.unwrap(), 1);
    assert_eq!(of(&mut tx, owner, day, 1).await.unwrap(), [(day, 0)]);
    tx.commit().await.unwrap();
});
