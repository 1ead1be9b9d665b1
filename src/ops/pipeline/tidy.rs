//! Erases what has expired: what ends by time is decided when asked, so that nothing depends on when this runs.

use jiff::{SignedDuration, Timestamp};

use super::failure::Fault;
use crate::{
    ops::house::House,
    rules::{pop, time},
    store,
};

/// How many ids that no account has are kept: the newest ones.
const UNKNOWN: u32 = 100_000;
/// Days that the tries of an id which no account has are kept: so long that nobody learns from their end who exists.
const UNKNOWN_DAYS: i64 = 90;

/// Days that a POP session may be silent before its running total is forgotten.
const POP_SESSION_DAYS: i64 = 7;

async fn tries(house: &House, conn: &mut store::Conn, now: Timestamp) -> store::Result<u64> {
    let (forgotten, older) =
        (now - house.policy.sign_in.known_place_life(), now - SignedDuration::from_hours(24 * UNKNOWN_DAYS));
    store::tries::tidy(conn, now, forgotten, older, UNKNOWN).await
}

/// Erases expired sessions, sign-ins, codes, messages, stored replies and counts of unknown ids.
///
/// # Errors
/// When the database fails.
pub async fn tidy(house: &House, now: Timestamp) -> Result<u64, Fault> {
    let day = SignedDuration::from_hours(24);
    let mut tx = house.store.write().await?;
    let erased = store::session::tidy(&mut tx, now).await?
        + store::sign_in::tidy(&mut tx, now).await?
        + store::sent_code::tidy(&mut tx, now - day).await?
        + store::totp_step::tidy(&mut tx, (now - day).as_second() / 30).await?
        + store::counted::tidy(&mut tx, now - day).await?
        + store::phone::tidy(&mut tx, now - day).await?
        + store::pop::tidy(&mut tx, now - SignedDuration::from_hours(24 * POP_SESSION_DAYS)).await?
        + store::pop_day::tidy(&mut tx, pop::first_day_kept(now, &house.zone)).await?
        + store::message::tidy(&mut tx, now).await?
        + store::message_day::tidy(&mut tx, time::today(now - day, &house.zone)).await?
        + store::idempotency::tidy(&mut tx, now).await?
        + store::mail_log_in::tidy(&mut tx, now - house.policy.less_secure_apps.life()).await?
        + store::reset::tidy(&mut tx, now, now - day).await?
        + tries(house, &mut tx, now).await?;
    tx.commit().await?;
    Ok(erased)
}
