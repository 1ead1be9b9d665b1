//! Service tokens.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};

use super::{
    Conn, Result, Store,
    database::{
        row::Row,
        sql::{Sql, ids, word},
        time::{maybe, micros, timestamp},
    },
};
use crate::rules::{Id, LoginId, role::Role, time::has_begun, token::Scope};

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
    pub created_by: LoginId,
    /// Made when.
    pub created_at: Timestamp,
    /// When it stops working.
    pub expires_at: Timestamp,
    /// Last used when, to the minute.
    pub last_used_at: Option<Timestamp>,
}

const COLUMNS: &str = "id, name, scopes, created_by, created_at, expires_at, last_used_at";

fn token(row: &Row) -> Result<Token> {
    Ok(Token {
        id: Id::from_i64(row.try_get("id")?),
        name: row.try_get("name")?,
        scopes: row.try_get::<&str>("scopes")?.split_whitespace().map(word).collect::<Result<_>>()?,
        created_by: word(row.try_get("created_by")?)?,
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
        .values([new.name.as_str(), &scopes, digest, new.created_by.as_str()])
        .text(", ")
        .values([micros(new.created_at), micros(new.expires_at)])
        .text(") ON CONFLICT DO NOTHING")
        .run_once(conn)
        .await
}

/// The token with this digest, if it has not expired, was not made in the future (a clock set back lengthens nothing), and
/// whoever made it still administers: a token lives no longer than the right of its maker.
///
/// # Errors
/// When the database fails.
pub async fn find(store: &Store, digest: &str, now: Timestamp) -> Result<Option<Token>> {
    let row = Sql::new(&format!(
        "SELECT maker_ends_at, {COLUMNS} FROM service_tokens JOIN
         (SELECT login_id, accounts.ends_at AS maker_ends_at FROM accounts JOIN roles ON roles.account = accounts.id
          WHERE accounts.enabled = 1 AND accounts.locked_down_at IS NULL AND roles.role = "
    ))
    .value(Role::Administrator.as_str())
    .text(") AS maker ON maker.login_id = service_tokens.created_by WHERE digest = ")
    .value(digest)
    .by_key()
    .row(&mut *store.read().await?)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let (token, maker_ends_at) = (token(&row)?, maybe(row.try_get("maker_ends_at")?)?);
    let holds = now < token.expires_at && has_begun(token.created_at, now) && maker_ends_at.is_none_or(|end| now < end);
    Ok(holds.then_some(token))
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

/// How often it is noted at the most that a token asked for an operation.
pub const NOTED_EVERY: SignedDuration = SignedDuration::from_secs(10);

/// When something was last asked for by a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenUse {
    /// The token.
    pub token: Id,
    /// The operation.
    pub operation: String,
    /// Last when, to ten seconds.
    pub last_at: Timestamp,
}

/// Notes that an operation was asked for by a token.
///
/// # Errors
/// When the database fails.
pub async fn asked(conn: &mut Conn, token: Id, operation: &str, now: Timestamp) -> Result<()> {
    Sql::new("INSERT INTO token_uses (token, last_at, operation) VALUES (")
        .values([token.to_i64(), micros(now)])
        .text(", ")
        .value(operation)
        .text(
            ") ON CONFLICT (token, operation) DO UPDATE SET last_at = EXCLUDED.last_at
             WHERE token_uses.last_at < EXCLUDED.last_at",
        )
        .run(conn)
        .await?;
    Ok(())
}

/// What was asked for by tokens that there are.
///
/// # Errors
/// When the database fails.
pub async fn uses(conn: &mut Conn) -> Result<Vec<TokenUse>> {
    let rows = Sql::new(
        "SELECT token, operation, last_at FROM token_uses JOIN service_tokens ON service_tokens.id = token
         ORDER BY token, operation",
    )
    .rows(conn)
    .await?;
    let one = |row: &Row| {
        Ok(TokenUse {
            token: Id::from_i64(row.try_get("token")?),
            operation: row.try_get("operation")?,
            last_at: timestamp(row.try_get("last_at")?)?,
        })
    };
    rows.iter().map(one).collect()
}

/// All tokens, oldest first; expired ones too.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn) -> Result<Vec<Token>> {
    let rows = Sql::new(&format!("SELECT {COLUMNS} FROM service_tokens ORDER BY created_at, id")).rows(conn).await?;
    rows.iter().map(token).collect()
}

/// The tokens whose maker administers no more, so that they are no longer believed.
///
/// # Errors
/// When the database fails.
pub async fn orphans(conn: &mut Conn) -> Result<HashSet<Id>> {
    let rows = Sql::new(
        "SELECT id FROM service_tokens WHERE created_by NOT IN
         (SELECT login_id FROM accounts JOIN roles ON roles.account = accounts.id
          WHERE accounts.enabled = 1 AND accounts.locked_down_at IS NULL AND roles.role = ",
    )
    .value(Role::Administrator.as_str())
    .text(")")
    .rows(conn)
    .await?;
    ids(&rows, "id")
}

/// Deletes a token. `None` if there is none such.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, id: Id) -> Result<Option<Token>> {
    Sql::new("DELETE FROM token_uses WHERE token = ").value(id.to_i64()).run(conn).await?;
    let row = Sql::new("DELETE FROM service_tokens WHERE id = ")
        .value(id.to_i64())
        .text(&format!(" RETURNING {COLUMNS}"))
        .row(conn)
        .await?;
    row.as_ref().map(token).transpose()
}

/// Notes that a token made accounts.
///
/// # Errors
/// When the database fails.
pub async fn note_made(conn: &mut Conn, token: Id, accounts: &[Id]) -> Result<()> {
    if !accounts.is_empty() {
        Sql::new("INSERT INTO made_by_tokens (account, token) VALUES ")
            .tuples(accounts, |sql, account| sql.values([account.to_i64(), token.to_i64()]))
            .run(conn)
            .await?;
    }
    Ok(())
}

/// Those of the accounts that a token made.
///
/// # Errors
/// When the database fails.
pub async fn made(conn: &mut Conn, accounts: &[Id]) -> Result<HashSet<Id>> {
    if accounts.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = Sql::new("SELECT account FROM made_by_tokens WHERE account IN (")
        .values(accounts.iter().map(|id| id.to_i64()))
        .text(")")
        .rows(conn)
        .await?;
    ids(&rows, "account")
}
