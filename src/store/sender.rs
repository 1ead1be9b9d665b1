//! Whose mailbox an address is, and what an account has of an address (ALIAS-4).

use sqlx::Row;

use super::{Conn, Result, sql::Sql};
use crate::rules::{Id, alias::Address, sender::Standing};

/// The cloud mail address in force, if the account has one.
///
/// # Errors
/// When the database fails.
pub async fn mailbox(conn: &mut Conn, account: Id) -> Result<Option<String>> {
    let row = Sql::new("SELECT address FROM addresses WHERE state = 'present' AND account = ")
        .value(account.to_i64())
        .row(conn)
        .await?;
    Ok(row.map(|row| row.try_get("address")).transpose()?)
}

/// The account whose cloud mail address in force this is.
///
/// # Errors
/// When the database fails.
pub async fn owner(conn: &mut Conn, address: &Address) -> Result<Option<Id>> {
    let row = Sql::new("SELECT account FROM addresses WHERE state = 'present' AND address = ")
        .value(address.as_str())
        .row(conn)
        .await?;
    Ok(row.map(|row| row.try_get("account")).transpose()?.map(Id::from_i64))
}

/// What the account has of the address.
///
/// # Errors
/// When the database fails.
pub async fn standing(conn: &mut Conn, account: Id, address: &Address) -> Result<Standing> {
    let row = Sql::new("SELECT state FROM addresses WHERE account = ")
        .value(account.to_i64())
        .text(" AND address = ")
        .value(address.as_str())
        .row(conn)
        .await?;
    let state: Option<String> = row.map(|row| row.try_get("state")).transpose()?;
    match state.as_deref() {
        Some("present") => return Ok(Standing::Present),
        Some("former") => return Ok(Standing::Former),
        _ => {}
    }
    let alias = super::alias::find(conn, account, address).await?;
    Ok(alias.map_or(Standing::Strange, |alias| Standing::Alias { verified: alias.verified_at.is_some() }))
}
