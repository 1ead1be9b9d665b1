//! Resets of the account password (PASS-1): one code for each login id, known or not, the newest one.

use jiff::Timestamp;

use super::{
    Conn, Result,
    parts::Part,
    row::Row,
    sql::Sql,
    time::{micros, timestamp},
};
use crate::rules::{
    Id,
    time::{SKEW, after},
};

/// A code that was sent, or only looks as if it was: asking for an id that nobody has leaves the same row (SIGN-1).
#[derive(Debug, Clone)]
pub struct Reset {
    /// Its id.
    pub id: Id,
    /// Whose password it resets; nobody's where the id is unknown.
    pub account: Option<Id>,
    /// The keyed digest of the code, bound to the row.
    pub digest: String,
    /// Sent when.
    pub sent_at: Timestamp,
    /// No longer works when.
    pub expires_at: Timestamp,
}

/// Puts a code in the place of the one before, which then no longer works. The row is held until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn replace(conn: &mut Conn, who: &str, new: &Reset) -> Result<()> {
    Sql::new("INSERT INTO resets (who, digest, id, account, sent_at, expires_at, wrong) VALUES (")
        .values([who, &new.digest])
        .text(", ")
        .value(new.id.to_i64())
        .text(", ")
        .number_value(new.account.map(Id::to_i64))
        .text(", ")
        .values([micros(new.sent_at), micros(new.expires_at), 0])
        .text(
            ") ON CONFLICT (who) DO UPDATE SET digest = EXCLUDED.digest, id = EXCLUDED.id, account = EXCLUDED.account,
             sent_at = EXCLUDED.sent_at, expires_at = EXCLUDED.expires_at, wrong = 0",
        )
        .run(conn)
        .await?;
    Ok(())
}

/// Holds the login id's row until the transaction ends, also where there was none: two requests cannot both send the last
/// code of an hour. The row of `id` that stands there then is a dead code.
///
/// # Errors
/// When the database fails.
pub async fn hold(conn: &mut Conn, who: &str, id: Id) -> Result<()> {
    Sql::new("INSERT INTO resets (who, digest, id, account, sent_at, expires_at, wrong) VALUES (")
        .values([who, ""])
        .text(", ")
        .value(id.to_i64())
        .text(", NULL, 0, 0, 0) ON CONFLICT (who) DO UPDATE SET wrong = resets.wrong")
        .run(conn)
        .await?;
    Ok(())
}

/// When codes were sent for the login id since an instant: those that somebody asked for without a sign-in, or those
/// that the help desk sent.
///
/// # Errors
/// When the database fails.
pub async fn sent_since(conn: &mut Conn, who: &str, by_desk: bool, since: Timestamp) -> Result<Vec<Timestamp>> {
    let rows = Sql::new("SELECT sent_at FROM reset_sends WHERE who = ")
        .value(who)
        .text(" AND by_desk = ")
        .value(i64::from(by_desk))
        .text(" AND sent_at > ")
        .value(micros(since))
        .text(" ORDER BY sent_at")
        .rows(conn)
        .await?;
    rows.iter().map(|row| timestamp(row.try_get("sent_at")?)).collect()
}

/// Notes that a code was sent.
///
/// # Errors
/// When the database fails.
pub async fn note_sent(conn: &mut Conn, who: &str, by_desk: bool, now: Timestamp) -> Result<()> {
    Sql::new("INSERT INTO reset_sends (who, by_desk, sent_at) VALUES (")
        .value(who)
        .text(", ")
        .values([i64::from(by_desk), micros(now)])
        .text(")")
        .run(conn)
        .await?;
    Ok(())
}

/// The newest code of the login id.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, who: &str) -> Result<Option<Reset>> {
    select(Sql::default(), who).row(conn).await?.as_ref().map(reset).transpose()
}

const FIELDS: &[&str] = &["id", "account", "sent_at", "expires_at", "digest"];

fn select(sql: Sql, who: &str) -> Sql {
    sql.text("SELECT id, account, digest, sent_at, expires_at FROM resets WHERE who = ").value(who)
}

/// The part of the one view.
pub(super) fn part(who: &str) -> Part<'_> {
    Part::new(FIELDS, move |sql| select(sql, who))
}

pub(super) fn reset(row: &Row) -> Result<Reset> {
    Ok(Reset {
        id: Id::from_i64(row.try_get("id")?),
        account: row.try_get::<Option<i64>>("account")?.map(Id::from_i64),
        digest: row.try_get("digest")?,
        sent_at: timestamp(row.try_get("sent_at")?)?,
        expires_at: timestamp(row.try_get("expires_at")?)?,
    })
}

/// The rest of a condition: the code has not expired, and was not sent in the future (a clock set back lengthens nothing).
fn alive(sql: Sql, now: Timestamp) -> Sql {
    sql.text(" AND expires_at > ").value(micros(now)).text(" AND sent_at <= ").value(micros(after(now, SKEW)))
}

/// Counts a try before it is compared. False if the code has had `max` of them, has expired or was replaced.
///
/// # Errors
/// When the database fails.
pub async fn count_try(conn: &mut Conn, id: Id, max: u32, now: Timestamp) -> Result<bool> {
    let sql = Sql::new("UPDATE resets SET wrong = wrong + 1 WHERE id = ")
        .value(id.to_i64())
        .text(" AND wrong < ")
        .value(i64::from(max));
    alive(sql, now).run_once(conn).await
}

/// Takes a counted try back: the code was right, the new password was not.
///
/// # Errors
/// When the database fails.
pub async fn give_try_back(conn: &mut Conn, id: Id) -> Result<()> {
    Sql::new("UPDATE resets SET wrong = wrong - 1 WHERE wrong > 0 AND id = ").value(id.to_i64()).run(conn).await?;
    Ok(())
}

/// Spends the proof: this code, of this row, for this account, still alive. False if it is not there any more.
///
/// # Errors
/// When the database fails.
pub async fn spend(conn: &mut Conn, account: Id, proof: &Reset, now: Timestamp) -> Result<bool> {
    let sql = Sql::new("DELETE FROM resets WHERE id = ")
        .value(proof.id.to_i64())
        .text(" AND account = ")
        .value(account.to_i64())
        .text(" AND digest = ")
        .value(proof.digest.as_str());
    alive(sql, now).run_once(conn).await
}

/// Takes the codes of accounts back; how many were alive.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, accounts: &[Id]) -> Result<u64> {
    if accounts.is_empty() {
        return Ok(0);
    }
    Sql::new("DELETE FROM resets WHERE account IN (")
        .values(accounts.iter().map(|id| id.to_i64()))
        .text(")")
        .run(conn)
        .await
}

/// Deletes codes that have expired, and what was noted of sendings, when both are older than `sent_before`.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, now: Timestamp, sent_before: Timestamp) -> Result<u64> {
    let codes = Sql::new("DELETE FROM resets WHERE expires_at <= ")
        .value(micros(now))
        .text(" AND sent_at < ")
        .value(micros(sent_before))
        .run(conn)
        .await?;
    let sent = Sql::new("DELETE FROM reset_sends WHERE sent_at < ").value(micros(sent_before)).run(conn).await?;
    Ok(codes + sent)
}
