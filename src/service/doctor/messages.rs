//! How many text messages and calls have gone out today, against what a day may cost (MSG-6).

use jiff::Timestamp;

use super::finding::{Finding, Level};
use crate::{
    rules::{policy::MessagesPolicy, time},
    service::{config::Config, open},
    store::{self, Store, message_day::Whose},
};

/// Nothing where neither has a gateway, or the database cannot say: that is told elsewhere.
pub(super) async fn look(url: &str, config: &Config, now: Timestamp) -> Option<Finding> {
    let without: Vec<&str> = config.delivery.without_gateway().collect();
    if ["sms", "voice"].iter().all(|channel| without.contains(channel)) {
        return None;
    }
    if open::sqlite_file(url).is_some_and(|file| !file.exists()) {
        return None;
    }
    let zone = time::zone(&config.policy).ok()?;
    let store = Store::open(url).await.ok()?;
    let mut conn = store.read().await.ok()?;
    let number = store::message_day::of(&mut conn, time::today(now, &zone), Whose::All).await.ok()?;
    drop(conn);
    store.close().await;
    Some(judge(number, &config.policy.messages))
}

fn judge(number: u32, policy: &MessagesPolicy) -> Finding {
    let all = policy.phone_per_day;
    let sent =
        format!("{number} of {all} text messages and calls of today have gone out (policy.messages.phone_per_day)");
    let (level, what) = match number {
        _ if number >= all => (Level::Trouble, ": none goes out until midnight"),
        _ if number >= policy.half_of_phone_per_day() => {
            (Level::Warning, ": until midnight, phones get codes of sign-ins alone")
        }
        _ => (Level::Ok, ""),
    };
    Finding::new("messages", level, format!("{sent}{what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn msg_6_the_operator_is_warned_at_half_of_a_days_messages() {
        let policy = MessagesPolicy { phone_per_day: 9, ..MessagesPolicy::default() };
        let level = |number| judge(number, &policy).level;
        assert_eq!([0, 4].map(level), [Level::Ok; 2]);
        assert_eq!([5, 8].map(level), [Level::Warning; 2]);
        assert_eq!([9, 10].map(level), [Level::Trouble; 2]);
    }
}
