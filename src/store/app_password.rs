//! App passwords (APPPW-*): the digest of the secret, never the secret.

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        row::Row,
        sql::Sql,
        time::{maybe, micros, timestamp},
    },
};
use crate::rules::Id;

/// An app password.
#[derive(Debug, Clone)]
pub struct AppPassword {
    /// Its id.
    pub id: Id,
    /// Whose.
    pub account: Id,
    /// Its name.
    pub name: String,
    /// Made when.
    pub created_at: Timestamp,
    /// Last used when.
    pub last_used_at: Option<Timestamp>,
    /// Last used over which protocol.
    pub last_used_protocol: Option<String>,
    /// Last used from where.
    pub last_used_address: Option<String>,
}

const COLUMNS: &str = "id, account, name, created_at, last_used_at, last_used_protocol, last_used_address";

pub(super) fn select(accounts: &[Id]) -> Sql {
    Sql::new(&format!("SELECT {COLUMNS}, number FROM app_passwords WHERE account")).of_accounts(accounts)
}

/// The app passwords in the order in which they were made.
pub(super) fn in_order(rows: &[Row]) -> Result<Vec<AppPassword>> {
    let mut all =
        rows.iter().map(|row| Ok((row.try_get::<i64>("number")?, app_password(row)?))).collect::<Result<Vec<_>>>()?;
    all.sort_by_key(|(number, one)| (*number, one.id));
    Ok(all.into_iter().map(|(_, one)| one).collect())
}

fn app_password(row: &Row) -> Result<AppPassword> {
    Ok(AppPassword {
        id: Id::from_i64(row.try_get("id")?),
        account: Id::from_i64(row.try_get("account")?),
        name: row.try_get("name")?,
        created_at: timestamp(row.try_get("created_at")?)?,
        last_used_at: maybe(row.try_get("last_used_at")?)?,
        last_used_protocol: row.try_get("last_used_protocol")?,
        last_used_address: row.try_get("last_used_address")?,
    })
}

/// The app passwords of an account, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn, account: Id) -> Result<Vec<AppPassword>> {
    in_order(&select(&[account]).rows(conn).await?)
}

/// Adds one if the account then has no more than `max` (APPPW-3). False if it has as many already. The account's row
/// is touched first, so that two requests cannot both take the last place.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, one: &AppPassword, digest: &str, max: u32) -> Result<bool> {
    super::account::touch(conn, &[one.account]).await?;
    Sql::new("INSERT INTO app_passwords (id, number, account, name, digest, created_at) SELECT CAST(")
        .value(one.id.to_i64())
        .text(" AS BIGINT), (SELECT COALESCE(MAX(number), 0) + 1 FROM app_passwords WHERE account = ")
        .value(one.account.to_i64())
        .text("), CAST(")
        .value(one.account.to_i64())
        .text(" AS BIGINT), ")
        .values([one.name.as_str(), digest])
        .text(", CAST(")
        .value(micros(one.created_at))
        .text(" AS BIGINT) WHERE (SELECT COUNT(*) FROM app_passwords WHERE account = ")
        .value(one.account.to_i64())
        .text(") < ")
        .value(i64::from(max))
        .run_once(conn)
        .await
}

/// Revokes app passwords, each of its account; those that there were.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, of: &[(Id, Id)]) -> Result<Vec<AppPassword>> {
    if of.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Sql::new("DELETE FROM app_passwords WHERE (account, id) IN (VALUES ")
        .tuples(of, |sql, (account, id)| {
            sql.number_value(Some(account.to_i64())).text(", ").number_value(Some(id.to_i64()))
        })
        .text(&format!(") RETURNING {COLUMNS}"))
        .rows(conn)
        .await?;
    rows.iter().map(app_password).collect()
}

/// Revokes all of the account's (APPPW-7, 2SV-9); how many there were.
///
/// # Errors
/// When the database fails.
pub async fn delete_all(conn: &mut Conn, account: Id) -> Result<u32> {
    let count = Sql::new("DELETE FROM app_passwords WHERE account = ").value(account.to_i64()).run(conn).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
