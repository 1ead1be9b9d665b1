//! Phone numbers that codes were sent to, by their digests (2SV-3).

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        sql::Sql,
        time::{micros, timestamp},
    },
};
use crate::rules::Id;

/// When codes were sent to a number since an instant: all of them, or those that one account asked for. The number's row is
/// held until the transaction ends, so that two requests cannot both send the last one.
///
/// # Errors
/// When the database fails.
pub async fn held_since(
    conn: &mut Conn,
    phone: &str,
    account: Option<Id>,
    since: Timestamp,
    now: Timestamp,
) -> Result<Vec<Timestamp>> {
    Sql::new("INSERT INTO phones (phone, last_at) VALUES (")
        .value(phone)
        .text(", ")
        .value(micros(now))
        .text(") ON CONFLICT (phone) DO UPDATE SET last_at = excluded.last_at")
        .run(conn)
        .await?;
    let sql =
        Sql::new("SELECT at FROM phone_codes WHERE phone = ").value(phone).text(" AND at > ").value(micros(since));
    let sql = match account {
        Some(account) => sql.text(" AND account = ").value(account.to_i64()),
        None => sql,
    };
    sql.rows(conn).await?.iter().map(|row| timestamp(row.try_get("at")?)).collect()
}

/// When codes were sent since an instant to phones that an account enrolled, whatever their numbers.
///
/// # Errors
/// When the database fails.
pub async fn enrolled_by(conn: &mut Conn, account: Id, since: Timestamp) -> Result<Vec<Timestamp>> {
    let sql = Sql::new("SELECT at FROM phone_codes WHERE network <> '' AND account = ").value(account.to_i64());
    instants(sql, conn, since).await
}

/// When codes were sent since an instant to phones that were enrolled from a network.
///
/// # Errors
/// When the database fails.
pub async fn enrolled_from(conn: &mut Conn, network: &str, since: Timestamp) -> Result<Vec<Timestamp>> {
    instants(Sql::new("SELECT at FROM phone_codes WHERE network = ").value(network), conn, since).await
}

async fn instants(sql: Sql, conn: &mut Conn, since: Timestamp) -> Result<Vec<Timestamp>> {
    let rows = sql.text(" AND at > ").value(micros(since)).rows(conn).await?;
    rows.iter().map(|row| timestamp(row.try_get("at")?)).collect()
}

/// Counts one more; `network` is from where the phone is enrolled, and empty where it is a method.
///
/// # Errors
/// When the database fails.
pub async fn note(conn: &mut Conn, phone: &str, network: &str, account: Id, now: Timestamp) -> Result<()> {
    Sql::new("INSERT INTO phone_codes (phone, network, account, at) VALUES (")
        .values([phone, network])
        .text(", ")
        .values([account.to_i64(), micros(now)])
        .text(")")
        .run(conn)
        .await?;
    Ok(())
}

/// Deletes what was counted before an instant.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, before: Timestamp) -> Result<u64> {
    let codes = Sql::new("DELETE FROM phone_codes WHERE at < ").value(micros(before)).run(conn).await?;
    let phones = Sql::new("DELETE FROM phones WHERE last_at < ").value(micros(before)).run(conn).await?;
    Ok(codes + phones)
}
