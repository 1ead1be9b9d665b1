//! How many messages have left on each day (MSG-6): the notices of an account, and all text messages and calls.

use jiff::civil::Date;

use super::{
    Conn, Result,
    database::{sql::Sql, time::day_number},
};
use crate::rules::Id;

/// Whose messages of a day are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// An account's notices.
    Account(Id),
    /// Text messages and calls of the whole service.
    All,
}

impl Whose {
    fn value(self) -> i64 {
        match self {
            Whose::Account(id) => id.to_i64(),
            Whose::All => 0,
        }
    }
}

/// Counts one more of a day, and gives its number; nothing, and nothing changes, where `limit` went out already. The limit is
/// 1 at least.
///
/// # Errors
/// When the database fails.
pub async fn take(conn: &mut Conn, day: Date, whose: Whose, limit: u32) -> Result<Option<u32>> {
    let sql = Sql::new("INSERT INTO message_days (day, account, number) VALUES (")
        .values([day_number(day), whose.value(), 1])
        .text(
            ") ON CONFLICT (day, account) DO UPDATE SET number = message_days.number + 1 WHERE message_days.number < ",
        )
        .value(i64::from(limit))
        .text(" RETURNING number");
    sql.row(conn).await?.map(|row| Ok(count(row.try_get("number")?))).transpose()
}

/// Counts one less of a day: its gateway has not taken it.
///
/// # Errors
/// When the database fails.
pub async fn give_back(conn: &mut Conn, day: Date, whose: Whose) -> Result<()> {
    let sql =
        Sql::new("UPDATE message_days SET number = number - 1 WHERE number > 0 AND day = ").value(day_number(day));
    sql.text(" AND account = ").value(whose.value()).run(conn).await.map(drop)
}

/// How many went out on a day.
///
/// # Errors
/// When the database fails.
pub async fn of(conn: &mut Conn, day: Date, whose: Whose) -> Result<u32> {
    let sql = Sql::new("SELECT COALESCE(MAX(number), 0) FROM message_days WHERE day = ").value(day_number(day));
    Ok(count(sql.text(" AND account = ").value(whose.value()).number(conn).await?))
}

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Deletes what was counted before a day.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, before: Date) -> Result<u64> {
    Sql::new("DELETE FROM message_days WHERE day < ").value(day_number(before)).run(conn).await
}
