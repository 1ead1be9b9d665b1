//! Applications: recorded requests.

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        sql::{Sql, word},
        time::{micros, timestamp},
    },
};
use crate::rules::{Id, application::Kind};

/// A recorded request.
#[derive(Debug, Clone)]
pub struct Application {
    /// Its id.
    pub id: Id,
    /// What was asked for.
    pub kind: Kind,
    /// Whom it is for.
    pub account: Id,
    /// Who applied.
    pub applicant: String,
    /// When.
    pub applied_at: Timestamp,
    /// From when it holds.
    pub effective_at: Timestamp,
}

/// Records applications.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, applications: &[Application]) -> Result<()> {
    if applications.is_empty() {
        return Ok(());
    }
    Sql::new("INSERT INTO applications (id, kind, account, applicant, applied_at, effective_at) VALUES ")
        .tuples(applications, |sql, one| {
            sql.value(one.id.to_i64())
                .text(", ")
                .value(one.kind.as_str())
                .text(", ")
                .value(one.account.to_i64())
                .text(", ")
                .value(one.applicant.as_str())
                .text(", ")
                .values([micros(one.applied_at), micros(one.effective_at)])
        })
        .run(conn)
        .await?;
    Ok(())
}

/// A page of the account's applications, newest first.
///
/// # Errors
/// When the database fails.
pub async fn list(
    conn: &mut Conn,
    account: Id,
    limit: u32,
    before: Option<(Timestamp, Id)>,
) -> Result<Vec<Application>> {
    let sql = Sql::new("SELECT id, kind, applicant, applied_at, effective_at FROM applications WHERE account = ")
        .value(account.to_i64());
    let sql = match before {
        Some((at, id)) => sql.text(" AND (applied_at, id) < (").values([micros(at), id.to_i64()]).text(")"),
        None => sql,
    };
    let rows = sql.text(" ORDER BY applied_at DESC, id DESC LIMIT ").value(i64::from(limit)).rows(conn).await?;
    rows.iter()
        .map(|row| {
            Ok(Application {
                id: Id::from_i64(row.try_get("id")?),
                kind: word(row.try_get("kind")?)?,
                account,
                applicant: row.try_get("applicant")?,
                applied_at: timestamp(row.try_get("applied_at")?)?,
                effective_at: timestamp(row.try_get("effective_at")?)?,
            })
        })
        .collect()
}

/// How many applications the account has.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &mut Conn, account: Id) -> Result<u64> {
    let count =
        Sql::new("SELECT COUNT(*) FROM applications WHERE account = ").value(account.to_i64()).number(conn).await?;
    Ok(count.unsigned_abs())
}
