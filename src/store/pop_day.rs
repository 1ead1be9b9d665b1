//! What accounts have downloaded by POP on each day (POP-5).

use std::collections::HashMap;

use jiff::{ToSpan, civil::Date};

use super::{
    Conn, Error, Result,
    database::{sql::Sql, time::day_number},
};
use crate::rules::Id;

/// Adds to what an account has downloaded on a day; a negative number takes back, down to nothing.
///
/// # Errors
/// When the database fails.
pub async fn add(conn: &mut Conn, account: Id, day: Date, bytes: i64) -> Result<()> {
    let (account, day) = (account.to_i64(), day_number(day));
    let sql = if bytes < 0 {
        let sql = Sql::new("UPDATE pop_days SET bytes = CASE WHEN bytes > ").value(-bytes);
        sql.text(" THEN bytes - ")
            .value(-bytes)
            .text(" ELSE 0 END WHERE account = ")
            .value(account)
            .text(" AND day = ")
            .value(day)
    } else {
        let sql = Sql::new("INSERT INTO pop_days (account, day, bytes) VALUES (").values([account, day, bytes]);
        sql.text(") ON CONFLICT (account, day) DO UPDATE SET bytes = pop_days.bytes + EXCLUDED.bytes")
    };
    sql.run(conn).await.map(drop)
}

/// What an account has downloaded on each of the days that end with `last`, the oldest first; nothing where nothing was
/// counted.
///
/// # Errors
/// When the database fails.
pub async fn of(conn: &mut Conn, account: Id, last: Date, days: u8) -> Result<Vec<(Date, u64)>> {
    let first = last.saturating_sub((i64::from(days) - 1).days());
    let sql = Sql::new("SELECT day, bytes FROM pop_days WHERE account = ").value(account.to_i64());
    let rows = sql.text(" AND day >= ").value(day_number(first)).rows(conn).await?;
    let counted = rows.iter().map(|row| {
        let bytes = u64::try_from(row.try_get::<i64>("bytes")?).map_err(|_| Error::Unreadable("a count of bytes"))?;
        Ok((row.try_get::<i64>("day")?, bytes))
    });
    let counted: HashMap<i64, u64> = counted.collect::<Result<_>>()?;
    let day = |back: u8| last.saturating_sub(i64::from(back).days());
    let all = (0..days).rev().map(day);
    Ok(all.map(|day| (day, counted.get(&day_number(day)).copied().unwrap_or_default())).collect())
}

/// Deletes what was counted before a day.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, before: Date) -> Result<u64> {
    Sql::new("DELETE FROM pop_days WHERE day < ").value(day_number(before)).run(conn).await
}
