//! Roles held by accounts.

use std::collections::{HashMap, HashSet};

use super::{
    Conn, Result,
    database::{
        row::Row,
        sql::{Sql, word},
    },
};
use crate::rules::{Id, role::Role};

/// The roles of the accounts, in order of standing.
///
/// # Errors
/// When the database fails.
pub async fn of(conn: &mut Conn, accounts: &[Id]) -> Result<HashMap<Id, Vec<Role>>> {
    let mut roles: HashMap<Id, Vec<Role>> = HashMap::new();
    if accounts.is_empty() {
        return Ok(roles);
    }
    for row in select(accounts).rows(conn).await? {
        let (account, role) = pair(&row)?;
        roles.entry(account).or_default().push(role);
    }
    roles.values_mut().for_each(|held| held.sort_unstable());
    Ok(roles)
}

/// Gives roles; those that were not held.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, new: &[(Id, Role)]) -> Result<HashSet<(Id, Role)>> {
    if new.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = Sql::new("INSERT INTO roles (account, role) VALUES ")
        .tuples(new, |sql, (account, role)| sql.value(account.to_i64()).text(", ").value(role.as_str()))
        .text(" ON CONFLICT DO NOTHING RETURNING account, role")
        .rows(conn)
        .await?;
    rows.iter().map(pair).collect()
}

/// Takes roles away; those that were held.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, held: &[(Id, Role)]) -> Result<HashSet<(Id, Role)>> {
    if held.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = Sql::new("DELETE FROM roles WHERE (account, role) IN (VALUES ")
        .tuples(held, |sql, (account, role)| sql.number_value(Some(account.to_i64())).text(", ").value(role.as_str()))
        .text(") RETURNING account, role")
        .rows(conn)
        .await?;
    rows.iter().map(pair).collect()
}

pub(super) fn select(accounts: &[Id]) -> Sql {
    Sql::new("SELECT account, role FROM roles WHERE account").of_accounts(accounts)
}

pub(super) fn pair(row: &Row) -> Result<(Id, Role)> {
    Ok((Id::from_i64(row.try_get("account")?), word(row.try_get("role")?)?))
}

/// How many enabled accounts hold the role. On PostgreSQL the rows stay as they are until the transaction ends, so
/// that two requests cannot each remove the other's last administrator.
///
/// # Errors
/// When the database fails.
pub async fn count_enabled(conn: &mut Conn, role: Role) -> Result<u32> {
    Sql::new("UPDATE roles SET role = role WHERE role = ").value(role.as_str()).run(conn).await?;
    let count = Sql::new(
        "SELECT COUNT(*) FROM roles JOIN accounts ON accounts.id = roles.account WHERE accounts.enabled = 1 AND roles.role = ",
    )
    .value(role.as_str())
    .number(conn)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
