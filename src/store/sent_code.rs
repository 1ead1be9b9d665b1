//! Codes sent by SMS, voice or mail (2SV-1..3, ALIAS-3): their digests, tries and ends.

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        row::Row,
        sql::Sql,
        time::{micros, timestamp},
    },
};
use crate::rules::{Id, secret_code::SentCode};

/// A sent code.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Its id.
    pub id: Id,
    /// The keyed digest of the six digits.
    pub digest: String,
    /// What the rule judges.
    pub code: SentCode,
}

/// Adds a code; older ones of the flow no longer work (2SV-2).
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, id: Id, account: Id, flow: Id, digest: &str, now: Timestamp) -> Result<()> {
    Sql::new("UPDATE sent_codes SET replaced_at = ")
        .value(micros(now))
        .text(" WHERE flow = ")
        .value(flow.to_i64())
        .text(" AND replaced_at IS NULL")
        .run(conn)
        .await?;
    Sql::new("INSERT INTO sent_codes (id, account, flow, digest, sent_at, wrong) VALUES (")
        .values([id.to_i64(), account.to_i64(), flow.to_i64()])
        .text(", ")
        .value(digest)
        .text(", ")
        .values([micros(now), 0])
        .text(")")
        .run(conn)
        .await?;
    Ok(())
}

fn stored(row: &Row) -> Result<Stored> {
    Ok(Stored {
        id: Id::from_i64(row.try_get("id")?),
        digest: row.try_get("digest")?,
        code: SentCode {
            sent_at: timestamp(row.try_get("sent_at")?)?,
            wrong: u32::try_from(row.try_get::<i64>("wrong")?).unwrap_or(u32::MAX),
            spent: row.try_get::<Option<i64>>("spent_at")?.is_some(),
            replaced: row.try_get::<Option<i64>>("replaced_at")?.is_some(),
        },
    })
}

/// The codes of a flow, newest first. The one that no other replaced is the newest whatever the clock said.
///
/// # Errors
/// When the database fails.
pub async fn of_flow(conn: &mut Conn, flow: Id) -> Result<Vec<Stored>> {
    let rows = Sql::new("SELECT id, digest, sent_at, wrong, spent_at, replaced_at FROM sent_codes WHERE flow = ")
        .value(flow.to_i64())
        .text(" ORDER BY CASE WHEN replaced_at IS NULL THEN 0 ELSE 1 END, sent_at DESC, id DESC")
        .rows(conn)
        .await?;
    rows.iter().map(stored).collect()
}

/// When codes were sent for the account since an instant, oldest first (2SV-3). The account's row is touched first, so
/// that two requests cannot both send the last one.
///
/// # Errors
/// When the database fails.
pub async fn sent_since(conn: &mut Conn, account: Id, since: Timestamp) -> Result<Vec<Timestamp>> {
    Sql::new("UPDATE accounts SET version = version WHERE id = ").value(account.to_i64()).run(conn).await?;
    let rows = Sql::new("SELECT sent_at FROM sent_codes WHERE account = ")
        .value(account.to_i64())
        .text(" AND sent_at > ")
        .value(micros(since))
        .text(" ORDER BY sent_at")
        .rows(conn)
        .await?;
    rows.iter().map(|row| timestamp(row.try_get("sent_at")?)).collect()
}

/// Counts a wrong try, before it is compared. False if the code has had `max` of them or has ended meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn count_try(conn: &mut Conn, id: Id, max: u32) -> Result<bool> {
    Sql::new("UPDATE sent_codes SET wrong = wrong + 1 WHERE id = ")
        .value(id.to_i64())
        .text(" AND spent_at IS NULL AND replaced_at IS NULL AND wrong < ")
        .value(i64::from(max))
        .run_once(conn)
        .await
}

/// Spends a code. False if it was spent or replaced meanwhile (2SV-3: exactly one request gets in).
///
/// # Errors
/// When the database fails.
pub async fn spend(conn: &mut Conn, id: Id, now: Timestamp) -> Result<bool> {
    Sql::new("UPDATE sent_codes SET spent_at = ")
        .value(micros(now))
        .text(" WHERE id = ")
        .value(id.to_i64())
        .text(" AND spent_at IS NULL AND replaced_at IS NULL")
        .run_once(conn)
        .await
}

/// Ends every code of the account that could still be entered, whatever it is for (ALIAS-5).
///
/// # Errors
/// When the database fails.
pub async fn void_all(conn: &mut Conn, account: Id, now: Timestamp) -> Result<()> {
    Sql::new("UPDATE sent_codes SET replaced_at = ")
        .value(micros(now))
        .text(" WHERE account = ")
        .value(account.to_i64())
        .text(" AND spent_at IS NULL AND replaced_at IS NULL")
        .run(conn)
        .await?;
    Ok(())
}

/// Deletes codes sent before an instant.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, before: Timestamp) -> Result<u64> {
    Sql::new("DELETE FROM sent_codes WHERE sent_at < ").value(micros(before)).run(conn).await
}
