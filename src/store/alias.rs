//! Send-as aliases (ALIAS-*).

use jiff::Timestamp;

use super::{
    Conn, Error, Result,
    database::{
        row::Row,
        sql::{Sql, word},
        time::{maybe, micros, timestamp},
    },
};
use crate::rules::{Id, LoginId, alias::Address, smtp_server::SmtpServer};

/// An alias.
#[derive(Debug, Clone)]
pub struct Alias {
    /// Its id, which is also the flow of the code that verifies it.
    pub id: Id,
    /// Whose.
    pub account: Id,
    /// The address.
    pub address: Address,
    /// The name beside it; may be empty.
    pub display_name: String,
    /// The server of its own that sends, if it has one.
    pub own: Option<OwnServer>,
    /// Asked for when.
    pub created_at: Timestamp,
    /// Since when it may be sent from (ALIAS-3).
    pub verified_at: Option<Timestamp>,
}

/// A server of an alias's own.
#[derive(Debug, Clone)]
pub struct OwnServer {
    /// Where it stands, and the user name.
    pub server: SmtpServer,
    /// The password, sealed for the alias's row.
    pub sealed: String,
}

const COLUMNS: &str =
    "id, account, address, display_name, smtp_host, smtp_port, smtp_tls, smtp_user, sealed, created_at,
    verified_at";

pub(super) fn select(accounts: &[Id]) -> Sql {
    Sql::new(&format!("SELECT {COLUMNS} FROM aliases WHERE account")).of_accounts(accounts)
}

/// The accounts that have added this address.
///
/// # Errors
/// When the database fails.
pub async fn owners(conn: &mut Conn, address: &str) -> Result<Vec<LoginId>> {
    let rows = Sql::new("SELECT login_id FROM accounts WHERE id IN (SELECT account FROM aliases WHERE address = ")
        .value(address)
        .text(")")
        .rows(conn)
        .await?;
    rows.iter().map(|row| word(row.try_get("login_id")?)).collect()
}

/// The aliases by address.
pub(super) fn in_order(rows: &[Row]) -> Result<Vec<Alias>> {
    let mut aliases = rows.iter().map(alias).collect::<Result<Vec<_>>>()?;
    aliases.sort_by(|a, b| a.address.as_str().cmp(b.address.as_str()));
    Ok(aliases)
}

fn alias(row: &Row) -> Result<Alias> {
    Ok(Alias {
        id: Id::from_i64(row.try_get("id")?),
        account: Id::from_i64(row.try_get("account")?),
        address: Address::from_stored(row.try_get("address")?),
        display_name: row.try_get("display_name")?,
        own: own_server(row)?,
        created_at: timestamp(row.try_get("created_at")?)?,
        verified_at: maybe(row.try_get("verified_at")?)?,
    })
}

fn own_server(row: &Row) -> Result<Option<OwnServer>> {
    let Some(host) = row.try_get::<Option<String>>("smtp_host")? else { return Ok(None) };
    let server = SmtpServer {
        host,
        port: u16::try_from(row.try_get::<i64>("smtp_port")?).map_err(|_| Error::Unreadable("a port"))?,
        tls: word(row.try_get("smtp_tls")?)?,
        user: row.try_get("smtp_user")?,
    };
    Ok(Some(OwnServer { server, sealed: row.try_get("sealed")? }))
}

/// The aliases of an account, by address.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn, account: Id) -> Result<Vec<Alias>> {
    in_order(&select(&[account]).rows(conn).await?)
}

/// The account's alias of this address.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, account: Id, address: &Address) -> Result<Option<Alias>> {
    let row = Sql::new(&format!("SELECT {COLUMNS} FROM aliases WHERE account = "))
        .value(account.to_i64())
        .text(" AND address = ")
        .value(address.as_str())
        .row(conn)
        .await?;
    row.as_ref().map(alias).transpose()
}

/// Keeps an alias that is not verified: a new one, or one asked for again with other details. False if it was verified
/// meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn keep(conn: &mut Conn, one: &Alias) -> Result<bool> {
    let own = one.own.as_ref();
    let server = own.map(|own| &own.server);
    Sql::new(&format!("INSERT INTO aliases ({COLUMNS}) VALUES ("))
        .values([one.id.to_i64(), one.account.to_i64()])
        .text(", ")
        .values([one.address.as_str(), &one.display_name])
        .text(", ")
        .value(server.map(|server| server.host.as_str()))
        .text(", ")
        .number_value(server.map(|server| i64::from(server.port)))
        .text(", ")
        .values([
            server.map(|server| server.tls.as_str()),
            server.map(|server| server.user.as_str()),
            own.map(|own| own.sealed.as_str()),
        ])
        .text(", ")
        .value(micros(one.created_at))
        .text(
            ", NULL) ON CONFLICT (account, address) DO UPDATE SET display_name = EXCLUDED.display_name,
             smtp_host = EXCLUDED.smtp_host, smtp_port = EXCLUDED.smtp_port, smtp_tls = EXCLUDED.smtp_tls,
             smtp_user = EXCLUDED.smtp_user, sealed = EXCLUDED.sealed, created_at = EXCLUDED.created_at
             WHERE aliases.verified_at IS NULL AND aliases.id = EXCLUDED.id",
        )
        .run_once(conn)
        .await
}

/// Notes that its code was entered. False if it was before, or it is gone.
///
/// # Errors
/// When the database fails.
pub async fn verify(conn: &mut Conn, id: Id, now: Timestamp) -> Result<bool> {
    Sql::new("UPDATE aliases SET verified_at = ")
        .value(micros(now))
        .text(" WHERE id = ")
        .value(id.to_i64())
        .text(" AND verified_at IS NULL")
        .run_once(conn)
        .await
}

/// Deletes aliases, each of its account, with all that was stored of them; those that there were.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, of: &[(Id, Address)]) -> Result<Vec<Alias>> {
    if of.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Sql::new("DELETE FROM aliases WHERE (account, address) IN (VALUES ")
        .tuples(of, |sql, (account, address)| {
            sql.number_value(Some(account.to_i64())).text(", ").value(address.as_str())
        })
        .text(&format!(") RETURNING {COLUMNS}"))
        .rows(conn)
        .await?;
    rows.iter().map(alias).collect()
}
