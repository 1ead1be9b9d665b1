//! How many messages leave in a day, on both engines (MSG-6).

use jiff::civil::date;
use meibo::{
    rules::Id,
    store::{
        self, Store,
        message_day::{Whose, give_back, of, take, tidy},
    },
};

use crate::support::{Engine, engine::Storage};

on_both_stores!(msg_6_so_many_are_counted_in_a_day_and_no_more, |store, _url| {
    let mut tx = store.write().await.unwrap();
    let (day, next) = (date(2026, 4, 13), date(2026, 4, 14));
    let owner = Whose::Account(Id::from_i64(-7));
    for (whose, day) in [(Whose::All, day), (owner, day), (Whose::All, next)] {
        for number in 1..=3 {
            assert_eq!(take(&mut tx, day, whose, 3).await.unwrap(), Some(number), "{whose:?} {day}");
        }
        assert_eq!(take(&mut tx, day, whose, 3).await.unwrap(), None, "{whose:?} {day}");
        assert_eq!(of(&mut tx, day, whose).await.unwrap(), 3);
    }
    assert_eq!(take(&mut tx, day, Whose::All, 2).await.unwrap(), None, "a lower limit counts the same");
    assert_eq!(take(&mut tx, day, Whose::All, 4).await.unwrap(), Some(4));
    give_back(&mut tx, day, Whose::All).await.unwrap();
    assert_eq!((of(&mut tx, day, Whose::All).await.unwrap(), of(&mut tx, day, owner).await.unwrap()), (3, 3));
    assert_eq!(tidy(&mut tx, next).await.unwrap(), 2);
    assert_eq!((of(&mut tx, day, Whose::All).await.unwrap(), of(&mut tx, next, Whose::All).await.unwrap()), (0, 3));
    tx.commit().await.unwrap();
});

on_both_stores!(msg_6_of_services_that_send_at_once_none_goes_beyond, |store, _url| {
    let day = date(2026, 4, 13);
    let one = async || {
        let mut tx = store.write().await.unwrap();
        let taken = store::message_day::take(&mut tx, day, Whose::All, 5).await.unwrap();
        tx.commit().await.unwrap();
        taken
    };
    let (a, b, c, d) = tokio::join!(one(), one(), one(), one());
    let (e, f, g, h) = tokio::join!(one(), one(), one(), one());
    let mut numbers: Vec<u32> = [a, b, c, d, e, f, g, h].into_iter().flatten().collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
});
