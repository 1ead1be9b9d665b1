//! Whether messages leave: those that wait longer than they should, those that will never leave, and how many text messages
//! and calls have gone out today, against what a day may cost (MSG-1, MSG-2, MSG-6).

use jiff::{SignedDuration, Timestamp};

use super::finding::{Finding, Level, ago};
use crate::{
    rules::{
        message::{Channel, Hindrance},
        policy::MessagesPolicy,
        time,
    },
    service::config::Config,
    store::{self, Conn, Store, message::Stuck, message_day::Whose},
    ui::visible,
};

/// How long a message may wait before somebody should look: longer than the longest pause between two tries (MSG-2).
const PATIENCE: SignedDuration = SignedDuration::from_mins(10);

/// Looks at each channel that has a gateway; nothing where the database cannot say, which is told elsewhere.
pub(super) async fn look(store: &Store, config: &Config, now: Timestamp) -> Vec<Finding> {
    match store.read().await {
        Ok(mut conn) => looked(&mut conn, config, now).await.unwrap_or_default(),
        Err(_) => Vec::new(),
    }
}

async fn looked(conn: &mut Conn, config: &Config, now: Timestamp) -> store::Result<Vec<Finding>> {
    let without: Vec<&str> = config.delivery.without_gateway().collect();
    let has_gateway = |channel: &Channel| !without.contains(&channel.as_str());
    let mut found = Vec::new();
    for channel in [Channel::Sms, Channel::Voice, Channel::Mail].into_iter().filter(has_gateway) {
        if let Some(stuck) = store::message::stuck(conn, channel, now - PATIENCE, now).await? {
            found.push(Finding::new("messages", Level::Trouble, waits(channel, &stuck, now)));
        }
        let kept = store::message::kept(conn, channel, now).await?;
        found.extend((kept > 0).then(|| Finding::new("messages", Level::Warning, stays(channel, kept))));
    }
    if has_gateway(&Channel::Sms) || has_gateway(&Channel::Voice) {
        found.extend(today(conn, config, now).await?);
    }
    Ok(found)
}

fn waits(channel: Channel, stuck: &Stuck, now: Timestamp) -> String {
    let (number, written) = (stuck.number, ago(Some(stuck.oldest), now));
    format!("{number} of [delivery.{channel}] wait(s), the first written {written}: {}", advice(channel, stuck))
}

/// What keeps them, and what to do.
fn advice(channel: Channel, stuck: &Stuck) -> String {
    let said = match stuck.detail.as_str() {
        "" => String::new(),
        detail => format!(" ({})", visible(detail)),
    };
    match stuck.hindrance {
        None => "none was tried. Is meibod serve running, with this configuration?".to_owned(),
        Some(Hindrance::Unreachable) => format!(
            "its gateway cannot be reached, or its certificate is not believed{said}. Look whether it runs, and at url and \
             ca_file"
        ),
        Some(Hindrance::NoAnswer) => {
            format!("its gateway is reached and gives no answer in time{said}. Look at the gateway and its log")
        }
        Some(Hindrance::Busy) => format!("its gateway takes nothing now{said}. Look at the gateway and its log"),
        Some(Hindrance::NotAdmitted) => format!(
            "its gateway does not take this service{said}. Correct the user, its password or secret, or the address in \
             [delivery.{channel}], and restart serve"
        ),
        Some(other) => format!("{}{said}", other.as_str()),
    }
}

fn stays(channel: Channel, kept: u32) -> String {
    format!(
        "{kept} of [delivery.{channel}] was or were written before there was a gateway: they are not sent any more. Read \
         them with meibod outbox; each is erased when it expires"
    )
}

async fn today(conn: &mut Conn, config: &Config, now: Timestamp) -> store::Result<Option<Finding>> {
    let Ok(zone) = time::zone(&config.policy) else { return Ok(None) };
    let number = store::message_day::of(conn, time::today(now, &zone), Whose::All).await?;
    Ok(Some(judge(number, &config.policy.messages)))
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

    #[test]
    fn msg_2_what_holds_messages_up_is_told_with_what_to_do() {
        let told = |hindrance, detail: &str| {
            let stuck = Stuck { number: 2, oldest: Timestamp::UNIX_EPOCH, hindrance, detail: detail.to_owned() };
            waits(Channel::Sms, &stuck, Timestamp::from_second(1200).unwrap())
        };
        assert_eq!(
            told(None, ""),
            "2 of [delivery.sms] wait(s), the first written 20 min ago: none was tried. Is meibod serve running, with this \
             configuration?"
        );
        let refused = told(Some(Hindrance::NotAdmitted), "HTTP 403\u{1b}");
        assert!(refused.contains("(HTTP 403") && refused.contains("[delivery.sms], and restart serve"), "{refused}");
        assert!(!refused.contains('\u{1b}'), "{refused:?}");
    }
}
