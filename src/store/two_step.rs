//! Methods of 2-step verification.

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        row::Row,
        sql::{Sql, word},
        time::{micros, timestamp},
    },
};
use crate::rules::{Id, two_step};

/// A method. `phone` is empty for an authenticator, `sealed` (its secret) for the others.
#[derive(Debug, Clone)]
pub struct Method {
    /// Its id.
    pub id: Id,
    /// Whose.
    pub account: Id,
    /// SMS, voice or authenticator.
    pub method: two_step::Method,
    /// The number in E.164, or nothing.
    pub phone: String,
    /// The authenticator's sealed secret, or nothing.
    pub sealed: String,
    /// Added when.
    pub added_at: Timestamp,
}

const COLUMNS: &str = "id, account, method, phone, sealed, added_at";

pub(super) fn select(accounts: &[Id]) -> Sql {
    Sql::new(&format!("SELECT {COLUMNS}, number FROM two_step_methods WHERE account")).of_accounts(accounts)
}

/// The methods in the order in which they were added.
pub(super) fn in_order(rows: &[Row]) -> Result<Vec<Method>> {
    let mut methods =
        rows.iter().map(|row| Ok((row.try_get::<i64>("number")?, method(row)?))).collect::<Result<Vec<_>>>()?;
    methods.sort_by_key(|(number, method)| (*number, method.id));
    Ok(methods.into_iter().map(|(_, method)| method).collect())
}

fn method(row: &Row) -> Result<Method> {
    Ok(Method {
        id: Id::from_i64(row.try_get("id")?),
        account: Id::from_i64(row.try_get("account")?),
        method: word(row.try_get("method")?)?,
        phone: row.try_get("phone")?,
        sealed: row.try_get("sealed")?,
        added_at: timestamp(row.try_get("added_at")?)?,
    })
}

/// The methods of an account, the oldest (the default one) first.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn, account: Id) -> Result<Vec<Method>> {
    in_order(&select(&[account]).rows(conn).await?)
}

/// Adds a method. False if the account has it already.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, new: &Method) -> Result<bool> {
    Sql::new(&format!("INSERT INTO two_step_methods ({COLUMNS}, number) VALUES ("))
        .values([new.id.to_i64(), new.account.to_i64()])
        .text(", ")
        .values([new.method.as_str(), &new.phone, &new.sealed])
        .text(", ")
        .value(micros(new.added_at))
        .text(", (SELECT COALESCE(MAX(number), 0) + 1 FROM two_step_methods WHERE account = ")
        .value(new.account.to_i64())
        .text(")) ON CONFLICT DO NOTHING")
        .run_once(conn)
        .await
}

/// Puts a new method in the place of an older one, also in the order of the methods. False if there is no such older one
/// any more.
///
/// # Errors
/// When the database fails.
pub async fn replace(conn: &mut Conn, old: Id, new: &Method) -> Result<bool> {
    Sql::new("UPDATE two_step_methods SET id = ")
        .value(new.id.to_i64())
        .text(", method = ")
        .value(new.method.as_str())
        .text(", phone = ")
        .value(new.phone.as_str())
        .text(", sealed = ")
        .value(new.sealed.as_str())
        .text(", added_at = ")
        .value(micros(new.added_at))
        .text(" WHERE account = ")
        .value(new.account.to_i64())
        .text(" AND id = ")
        .value(old.to_i64())
        .run_once(conn)
        .await
}

/// Deletes a method of the account. False if there is none such.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, account: Id, id: Id) -> Result<bool> {
    Sql::new("DELETE FROM two_step_methods WHERE account = ")
        .value(account.to_i64())
        .text(" AND id = ")
        .value(id.to_i64())
        .run_once(conn)
        .await
}

/// Deletes all methods of the account.
///
/// # Errors
/// When the database fails.
pub async fn delete_all(conn: &mut Conn, account: Id) -> Result<u64> {
    Sql::new("DELETE FROM two_step_methods WHERE account = ").value(account.to_i64()).run(conn).await
}
