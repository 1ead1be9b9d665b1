//! Resets of the account password (PASS-1, PASS-2): the codes of each login id, known or not.

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        row::Row,
        sql::Sql,
        time::{micros, timestamp},
    },
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

/// What the help desk asks for.
pub const DESK: &str = "desk";
/// What is asked for at the places where the owner is known, all together; [`ELSEWHERE`](super::tries::ELSEWHERE) otherwise.
pub const KNOWN: &str = "known";

/// Keeps a new code. Those before it work on.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, who: &str, asked_at: &str, new: &Reset) -> Result<()> {
    Sql::new("INSERT INTO resets (who, asked_at_place, digest, id, account, sent_at, expires_at) VALUES (")
        .values([who, asked_at, &new.digest])
        .text(", ")
        .value(new.id.to_i64())
        .text(", ")
        .number_value(new.account.map(Id::to_i64))
        .text(", ")
        .values([micros(new.sent_at), micros(new.expires_at)])
        .text(")")
        .run(conn)
        .await?;
    Ok(())
}

/// When codes were sent for the login id since an instant, asked for at this place, and when each no longer works.
///
/// # Errors
/// When the database fails.
pub async fn sent_since(
    conn: &mut Conn,
    who: &str,
    asked_at: &str,
    since: Timestamp,
) -> Result<Vec<(Timestamp, Timestamp)>> {
    let rows = Sql::new("SELECT sent_at, expires_at FROM resets WHERE who = ")
        .value(who)
        .text(" AND asked_at_place = ")
        .value(asked_at)
        .text(" AND sent_at > ")
        .value(micros(since))
        .text(" ORDER BY sent_at")
        .rows(conn)
        .await?;
    rows.iter().map(|row| Ok((timestamp(row.try_get("sent_at")?)?, timestamp(row.try_get("expires_at")?)?))).collect()
}

/// The codes of the login id that work, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn alive(conn: &mut Conn, who: &str, now: Timestamp) -> Result<Vec<Reset>> {
    let rows = select(who, now).rows(conn).await?;
    rows.iter().map(reset).collect()
}

fn select(who: &str, now: Timestamp) -> Sql {
    let sql = Sql::new("SELECT id, account, digest, sent_at, expires_at FROM resets WHERE who = ").value(who);
    working(sql, now).text(" ORDER BY sent_at DESC, id DESC")
}

/// The part of the one view: the newest code that works.
pub(super) fn part(who: &str, now: Timestamp) -> Sql {
    select(who, now).limit(1)
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
fn working(sql: Sql, now: Timestamp) -> Sql {
    sql.text(" AND expires_at > ").value(micros(now)).text(" AND sent_at <= ").value(micros(after(now, SKEW)))
}

/// Spends the proof: this code, of this row, for this account, if it still works. False if it does not any more.
///
/// # Errors
/// When the database fails.
pub async fn spend(conn: &mut Conn, account: Id, proof: &Reset, now: Timestamp) -> Result<bool> {
    let sql = Sql::new("UPDATE resets SET expires_at = 0 WHERE id = ")
        .value(proof.id.to_i64())
        .text(" AND account = ")
        .value(account.to_i64())
        .text(" AND digest = ")
        .value(proof.digest.as_str());
    working(sql, now).run_once(conn).await
}

/// Takes the codes of accounts back. That they were sent still counts.
///
/// # Errors
/// When the database fails.
pub async fn end(conn: &mut Conn, accounts: &[Id]) -> Result<u64> {
    if accounts.is_empty() {
        return Ok(0);
    }
    Sql::new("UPDATE resets SET expires_at = 0 WHERE expires_at > 0 AND account IN (")
        .values(accounts.iter().map(|id| id.to_i64()))
        .text(")")
        .run(conn)
        .await
}

/// Deletes codes that no longer work, when they are older than `sent_before`.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, now: Timestamp, sent_before: Timestamp) -> Result<u64> {
    Sql::new("DELETE FROM resets WHERE expires_at <= ")
        .value(micros(now))
        .text(" AND sent_at < ")
        .value(micros(sent_before))
        .run(conn)
        .await
}
