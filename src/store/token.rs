//! Service tokens.

use jiff::{SignedDuration, Timestamp};
use sqlx::{Row, any::AnyRow};

use super::{
    Conn, Result,
    sql::{Sql, word},
    time::{maybe, micros, timestamp},
};
use crate::rules::{Id, role::Role, token::Scope};

/// A service token, without its secret.
#[derive(Debug, Clone)]
pub struct Token {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// Who made it.
    pub created_by: String,
    /// Made when.
    pub created_at: Timestamp,
    /// When it stops working.
    pub expires_at: Timestamp,
    /// Last used when, to the minute.
    pub last_used_at: Option<Timestamp>,
}

const COLUMNS: &str = "id, name, scopes, created_by, created_at, expires_at, last_used_at";

fn token(row: &AnyRow) -> Result<Token> {
    Ok(Token {
        id: Id::from_i64(row.try_get("id")?),
        name: row.try_get("name")?,
        scopes: row.try_get::<&str, _>("scopes")?.split_whitespace().map(word).collect::<Result<_>>()?,
        created_by: row.try_get("created_by")?,
        created_at: timestamp(row.try_get("created_at")?)?,
        expires_at: timestamp(row.try_get("expires_at")?)?,
        last_used_at: maybe(row.try_get("last_used_at")?)?,
    })
}

/// Adds a token under the digest of its secret. False if the name is taken.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, new: &Token, digest: &str) -> Result<bool> {
    let scopes = new.scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" ");
    Sql::new("INSERT INTO service_tokens (id, name, scopes, digest, created_by, created_at, expires_at) VALUES (")
        .value(new.id.to_i64())
        .text(", ")
        .values([new.name.as_str(), &scopes, digest, &new.created_by])
        .text(", ")
        .values([micros(new.created_at), micros(new.expires_at)])
        .text(") ON CONFLICT DO NOTHING")
        .run_once(conn)
        .await
}

/// The token with this digest, if it has not expired and whoever made it still administers: a token lives no longer than
/// the right of its maker. In one statement, for mail servers ask many times a second.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, digest: &str, now: Timestamp) -> Result<Option<Token>> {
    let row = Sql::new(&format!("SELECT {COLUMNS} FROM service_tokens WHERE digest = "))
        .value(digest)
        .text(" AND expires_at > ")
        .value(micros(now))
        .text(
            " AND EXISTS (SELECT 1 FROM accounts JOIN roles ON roles.account = accounts.id
             WHERE accounts.login_id = service_tokens.created_by AND accounts.enabled = 1
             AND accounts.locked_down_at IS NULL AND (accounts.ends_at IS NULL OR accounts.ends_at > ",
        )
        .value(micros(now))
        .text(") AND roles.role = ")
        .value(Role::Administrator.as_str())
        .text(")")
        .row(conn)
        .await?;
    row.as_ref().map(token).transpose()
}

/// Notes a use, at most once a minute.
///
/// # Errors
/// When the database fails.
pub async fn used(conn: &mut Conn, id: Id, now: Timestamp) -> Result<()> {
    Sql::new("UPDATE service_tokens SET last_used_at = ")
        .value(micros(now))
        .text(" WHERE id = ")
        .value(id.to_i64())
        .text(" AND (last_used_at IS NULL OR last_used_at < ")
        .value(micros(now - SignedDuration::from_mins(1)))
        .text(")")
        .run(conn)
        .await?;
    Ok(())
}

/// All tokens, oldest first; expired ones too.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn) -> Result<Vec<Token>> {
    let rows = Sql::new(&format!("SELECT {COLUMNS} FROM service_tokens ORDER BY created_at, id")).rows(conn).await?;
    rows.iter().map(token).collect()
}

/// Deletes a token. `None` if there is none such.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, id: Id) -> Result<Option<Token>> {
    let row = Sql::new("DELETE FROM service_tokens WHERE id = ")
        .value(id.to_i64())
        .text(&format!(" RETURNING {COLUMNS}"))
        .row(conn)
        .await?;
    row.as_ref().map(token).transpose()
}
