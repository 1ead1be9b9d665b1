//! Enrolments under way (2SV-1): one an account; a new one replaces the old.

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        sql::{Sql, word},
        time::{maybe, micros, timestamp},
    },
};
use crate::rules::{Id, two_step};

/// An enrolment. `phone` is empty for an authenticator, `sealed` (its secret) for the others.
#[derive(Debug, Clone)]
pub struct Enrolment {
    /// Its id, which becomes the method's.
    pub id: Id,
    /// Whose.
    pub account: Id,
    /// SMS, voice or authenticator.
    pub method: two_step::Method,
    /// The number in E.164, or nothing.
    pub phone: String,
    /// The authenticator's sealed secret, or nothing.
    pub sealed: String,
    /// The method whose place it is to take.
    pub replaces: Option<Id>,
    /// Started when, or its newest code sent.
    pub started_at: Timestamp,
    /// Its code was entered when.
    pub proved_at: Option<Timestamp>,
}

/// Starts an enrolment; an older one of the account is given up.
///
/// # Errors
/// When the database fails.
pub async fn start(conn: &mut Conn, new: &Enrolment) -> Result<()> {
    Sql::new("INSERT INTO enrolments (account, id, method, phone, sealed, started_at, replaces) VALUES (")
        .values([new.account.to_i64(), new.id.to_i64()])
        .text(", ")
        .values([new.method.as_str(), &new.phone, &new.sealed])
        .text(", ")
        .value(micros(new.started_at))
        .text(", ")
        .value(new.replaces.map(Id::to_i64))
        .text(
            ") ON CONFLICT (account) DO UPDATE SET id = EXCLUDED.id, method = EXCLUDED.method, phone = EXCLUDED.phone,
             sealed = EXCLUDED.sealed, started_at = EXCLUDED.started_at, replaces = EXCLUDED.replaces, proved_at = NULL",
        )
        .run(conn)
        .await?;
    Ok(())
}

/// The account's enrolment, if one was started.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, account: Id) -> Result<Option<Enrolment>> {
    let row =
        Sql::new("SELECT id, method, phone, sealed, started_at, proved_at, replaces FROM enrolments WHERE account = ")
            .value(account.to_i64())
            .row(conn)
            .await?;
    row.map(|row| {
        Ok(Enrolment {
            id: Id::from_i64(row.try_get("id")?),
            account,
            method: word(row.try_get("method")?)?,
            phone: row.try_get("phone")?,
            sealed: row.try_get("sealed")?,
            replaces: row.try_get::<Option<i64>>("replaces")?.map(Id::from_i64),
            started_at: timestamp(row.try_get("started_at")?)?,
            proved_at: maybe(row.try_get("proved_at")?)?,
        })
    })
    .transpose()
}

/// Counts its time anew, for a code that was sent. False if the enrolment was replaced meanwhile, or is proved.
///
/// # Errors
/// When the database fails.
pub async fn restart(conn: &mut Conn, id: Id, now: Timestamp) -> Result<bool> {
    Sql::new("UPDATE enrolments SET started_at = ")
        .value(micros(now))
        .text(" WHERE id = ")
        .value(id.to_i64())
        .text(" AND proved_at IS NULL")
        .run_once(conn)
        .await
}

/// Notes that the code was entered. False if the enrolment was replaced meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn prove(conn: &mut Conn, id: Id, now: Timestamp) -> Result<bool> {
    Sql::new("UPDATE enrolments SET proved_at = ")
        .value(micros(now))
        .text(" WHERE id = ")
        .value(id.to_i64())
        .text(" AND proved_at IS NULL")
        .run_once(conn)
        .await
}

/// Spends a proved enrolment. False if it was spent or replaced meanwhile, or is not proved.
///
/// # Errors
/// When the database fails.
pub async fn spend(conn: &mut Conn, id: Id) -> Result<bool> {
    Sql::new("DELETE FROM enrolments WHERE id = ")
        .value(id.to_i64())
        .text(" AND proved_at IS NOT NULL")
        .run_once(conn)
        .await
}

/// Gives up the account's enrolment. False if none is under way.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, account: Id) -> Result<bool> {
    Sql::new("DELETE FROM enrolments WHERE account = ").value(account.to_i64()).run_once(conn).await
}
