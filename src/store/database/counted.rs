//! What counts over a span of time, each by itself: servers that were tried (ALIAS-1), mail passwords that were asked for
//! (MPASS-2), wrong codes of aliases and of phones that are enrolled (SIGN-4).

use jiff::Timestamp;

use super::{
    connection::Conn,
    error::Result,
    row::Row,
    sql::Sql,
    time::{micros, timestamp},
};
use crate::rules::Id;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A server that is to send for an alias was tried.
    SmtpServer,
    /// A mail password was asked for.
    MailPassword,
    /// A code of an alias was tried, and was not right.
    AliasCode,
    /// A code that was sent to a phone while it is enrolled was tried, and was not right.
    PhoneCode,
}

impl What {
    const fn as_str(self) -> &'static str {
        match self {
            What::SmtpServer => "smtp-server",
            What::MailPassword => "mail-password",
            What::AliasCode => "alias-code",
            What::PhoneCode => "phone-code",
        }
    }
}

pub(crate) fn select(accounts: &[Id], what: What, since: Timestamp) -> Sql {
    Sql::new("SELECT at FROM counted WHERE account")
        .of_accounts(accounts)
        .text(" AND what = ")
        .value(what.as_str())
        .text(" AND at > ")
        .value(micros(since))
}

/// When it was counted for the account since an instant.
///
/// # Errors
/// When the database fails.
pub async fn since(conn: &mut Conn, account: Id, what: What, since: Timestamp) -> Result<Vec<Timestamp>> {
    instants(&select(&[account], what, since).rows(conn).await?)
}

/// The same, the account's row touched first, so that two requests cannot both be the last one.
///
/// # Errors
/// When the database fails.
pub async fn held_since(conn: &mut Conn, account: Id, what: What, from: Timestamp) -> Result<Vec<Timestamp>> {
    Sql::new("UPDATE accounts SET version = version WHERE id = ").value(account.to_i64()).run(conn).await?;
    since(conn, account, what, from).await
}

pub(crate) fn instants(rows: &[Row]) -> Result<Vec<Timestamp>> {
    rows.iter().map(|row| timestamp(row.try_get("at")?)).collect()
}

/// Whether it was counted of that address or request.
///
/// # Errors
/// When the database fails.
pub async fn is_noted(conn: &mut Conn, account: Id, what: What, of: &str) -> Result<bool> {
    let sql = Sql::new("SELECT at FROM counted WHERE account = ").value(account.to_i64());
    let sql = sql.text(" AND what = ").value(what.as_str()).text(" AND of_address = ").value(of);
    Ok(sql.row(conn).await?.is_some())
}

/// Counts it once more; of which address or request, where that matters.
///
/// # Errors
/// When the database fails.
pub async fn note(conn: &mut Conn, account: Id, what: What, of: &str, now: Timestamp) -> Result<()> {
    Sql::new("INSERT INTO counted (account, at, what, of_address) VALUES (")
        .values([account.to_i64(), micros(now)])
        .text(", ")
        .values([what.as_str(), of])
        .text(")")
        .run(conn)
        .await?;
    Ok(())
}

/// Forgets what was counted of one address, or of all; how much there was.
///
/// # Errors
/// When the database fails.
pub async fn forget(conn: &mut Conn, account: Id, what: What, of: Option<&str>) -> Result<u64> {
    let sql = Sql::new("DELETE FROM counted WHERE account = ")
        .value(account.to_i64())
        .text(" AND what = ")
        .value(what.as_str());
    match of {
        Some(of) => sql.text(" AND of_address = ").value(of),
        None => sql,
    }
    .run(conn)
    .await
}

/// Deletes what was counted before an instant.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, before: Timestamp) -> Result<u64> {
    Sql::new("DELETE FROM counted WHERE at < ").value(micros(before)).run(conn).await
}
