//! The outbox: messages written in the transaction of their cause, sealed until delivered or expired (ALL-2).

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        sql::{Sql, Statement, word},
        time::{maybe, micros, timestamp},
    },
};
use crate::rules::{Id, message::Channel};

/// A message in the outbox.
#[derive(Debug, Clone)]
pub struct Message {
    /// Its id.
    pub id: Id,
    /// Whom it concerns.
    pub account: Option<Id>,
    /// How it goes out.
    pub channel: Channel,
    /// Recipient, subject and text, sealed.
    pub sealed: String,
    /// Written when.
    pub created_at: Timestamp,
    /// Erased when.
    pub expires_at: Timestamp,
    /// Delivered when.
    pub delivered_at: Option<Timestamp>,
}

/// Adds messages.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, messages: &[Message]) -> Result<()> {
    inserting(conn, messages).await?.run(conn).await.map(drop)
}

/// What adds messages.
///
/// # Errors
/// When the database fails.
pub async fn inserting(conn: &mut Conn, messages: &[Message]) -> Result<Statement> {
    if messages.is_empty() {
        return Ok(Statement::none());
    }
    let last = Sql::new("SELECT COALESCE(MAX(number), 0) FROM messages").number(conn).await?;
    let sql = Sql::new("INSERT INTO messages (id, number, account, channel, sealed, created_at, expires_at) VALUES ")
        .tuples((last + 1..).zip(messages), |sql, (number, message)| {
            sql.values([message.id.to_i64(), number])
                .text(", ")
                .value(message.account.map(Id::to_i64))
                .text(", ")
                .values([message.channel.as_str(), message.sealed.as_str()])
                .text(", ")
                .values([micros(message.created_at), micros(message.expires_at)])
        });
    Ok(sql.into())
}

/// The messages that have not expired, oldest first, with the login id each concerns.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn, now: Timestamp) -> Result<Vec<(Message, Option<String>)>> {
    let rows = Sql::new(
        "SELECT messages.id AS id, account, channel, sealed, messages.created_at AS created_at, expires_at, delivered_at, login_id
         FROM messages LEFT JOIN accounts ON accounts.id = account WHERE expires_at > ",
    )
    .value(micros(now))
    .text(" ORDER BY number, messages.id")
    .rows(conn)
    .await?;
    rows.iter()
        .map(|row| {
            let message = Message {
                id: Id::from_i64(row.try_get("id")?),
                account: row.try_get::<Option<i64>>("account")?.map(Id::from_i64),
                channel: word(row.try_get("channel")?)?,
                sealed: row.try_get("sealed")?,
                created_at: timestamp(row.try_get("created_at")?)?,
                expires_at: timestamp(row.try_get("expires_at")?)?,
                delivered_at: maybe(row.try_get("delivered_at")?)?,
            };
            Ok((message, row.try_get("login_id")?))
        })
        .collect()
}

/// Erases what has expired.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, now: Timestamp) -> Result<u64> {
    Sql::new("DELETE FROM messages WHERE expires_at <= ").value(micros(now)).run(conn).await
}
