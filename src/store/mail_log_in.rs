//! What a mail log-in is decided from, in one statement; and what let mail apps in, written in sets.

use jiff::{SignedDuration, Timestamp};

use super::{
    Conn, Error, Result, Store,
    database::{
        row::Row,
        sql::{Sql, word},
        time::{maybe, micros, timestamp},
    },
};
use crate::rules::{
    Id, LoginId,
    account::Language,
    address::{Address, State},
    less_secure_apps::LessSecureApps,
    mail_log_in::Protocol,
    pop::Pop,
    tries::{Counts, Factor, Tries},
};

/// The mailbox behind an address, and everything that its log-ins depend on.
#[derive(Clone)]
pub struct Found {
    /// The account.
    pub account: Id,
    /// Its login id.
    pub login_id: LoginId,
    /// The language of its owner.
    pub lang: Language,
    /// What the address is to it.
    pub state: State,
    /// Whether it is enabled.
    pub enabled: bool,
    /// A workshop account's end.
    pub ends_at: Option<Timestamp>,
    /// Since when it is locked down.
    pub locked_down_at: Option<Timestamp>,
    /// Since when 2-step verification is on.
    pub two_step_since: Option<Timestamp>,
    /// Changes with everything that log-ins depend on.
    pub version: i64,
    /// POP.
    pub pop: Pop,
    /// Less secure apps, where they are or were allowed.
    pub less_secure_apps: Option<LessSecureApps>,
    /// The hash of the mail password in force.
    pub mail_password: Option<String>,
    /// The wrong tries that were asked for.
    pub tries: Counts,
}

/// The mailbox behind an address, with the wrong tries of `who` at `place` (see [`Key`](super::tries::Key)): the caller knows whose to
/// ask for before the statement only where it remembers whose the address is.
///
/// # Errors
/// When the database fails.
pub async fn find(store: &Store, address: &Address, who: &str, place: &str) -> Result<Option<Found>> {
    let factor = Factor::Mail.as_str();
    let row = Sql::new(
        "SELECT accounts.id AS account, login_id, language, enabled, accounts.ends_at AS account_ends_at, locked_down_at,
         two_step_since, version, addresses.state, addresses.former_of, mail_passwords.hash,
         pop.mode, pop.since AS pop_since, pop.bytes, pop.fresh_at, pop.warned, pop.locked_at,
         pop.start_uid, pop.start_validity,
         lsa.since AS lsa_since, lsa.until_at, lsa.last_used_at, lsa.ends_at AS lsa_ends_at,
         elsewhere.wrong, elsewhere.last_at, here.wrong AS wrong_here, here.last_at AS last_at_here, succeeded_at
         FROM addresses
         JOIN accounts ON accounts.id = COALESCE(addresses.former_of, addresses.account)
         LEFT JOIN mail_passwords ON mail_passwords.account = accounts.id
         LEFT JOIN pop ON pop.account = accounts.id
         LEFT JOIN less_secure_apps AS lsa ON lsa.account = accounts.id
         LEFT JOIN tries AS elsewhere ON elsewhere.place = '' AND elsewhere.who = ",
    )
    .value(who)
    .text(" AND elsewhere.factor = ")
    .value(factor)
    .text(" LEFT JOIN tries AS here ON here.who = ")
    .value(who)
    .text(" AND here.place = ")
    .value(place)
    .text(" AND here.factor = ")
    .value(factor)
    .text(" LEFT JOIN known_places AS known ON known.who = ")
    .value(who)
    .text(" AND known.place = ")
    .value(place)
    .text(" AND known.factor = ")
    .value(factor)
    .text(" WHERE addresses.address = ")
    .value(address.as_str())
    .by_key()
    .row(&mut *store.read().await?)
    .await?;
    row.as_ref().map(found).transpose()
}

fn found(row: &Row) -> Result<Found> {
    let former_of: Option<i64> = row.try_get("former_of")?;
    Ok(Found {
        account: Id::from_i64(row.try_get("account")?),
        login_id: word(row.try_get("login_id")?)?,
        lang: word(row.try_get("language")?)?,
        state: if former_of.is_some() { State::Former } else { word(row.try_get("state")?)? },
        enabled: row.try_get::<i64>("enabled")? == 1,
        ends_at: maybe(row.try_get("account_ends_at")?)?,
        locked_down_at: maybe(row.try_get("locked_down_at")?)?,
        two_step_since: maybe(row.try_get("two_step_since")?)?,
        version: row.try_get("version")?,
        pop: pop(row)?,
        less_secure_apps: less_secure_apps(row)?,
        mail_password: row.try_get("hash")?,
        tries: Counts {
            elsewhere: tries(row, "wrong", "last_at")?,
            here: tries(row, "wrong_here", "last_at_here")?,
            succeeded_at: maybe(row.try_get("succeeded_at")?)?,
        },
    })
}

fn tries(row: &Row, wrong: &str, last_at: &str) -> Result<Tries> {
    Ok(Tries {
        wrong: u32::try_from(row.try_get::<Option<i64>>(wrong)?.unwrap_or(0)).unwrap_or(u32::MAX),
        last_at: maybe(row.try_get(last_at)?)?,
        lock_ends_at: None,
    })
}

fn pop(row: &Row) -> Result<Pop> {
    let Some(mode) = row.try_get::<Option<&str>>("mode")? else { return Ok(Pop::default()) };
    Ok(Pop {
        mode: word(mode)?,
        since: maybe(row.try_get("pop_since")?)?,
        bytes: row.try_get::<i64>("bytes")?.unsigned_abs(),
        fresh_at: timestamp(row.try_get("fresh_at")?)?,
        warned: row.try_get::<i64>("warned")? == 1,
        locked_at: maybe(row.try_get("locked_at")?)?,
        // A decision counts nothing.
        span: 0,
        start: super::pop::start(row)?,
    })
}

fn less_secure_apps(row: &Row) -> Result<Option<LessSecureApps>> {
    let Some(since) = maybe(row.try_get("lsa_since")?)? else { return Ok(None) };
    Ok(Some(LessSecureApps {
        since,
        until_at: maybe(row.try_get("until_at")?)?,
        last_used_at: maybe(row.try_get("last_used_at")?)?,
        ends_at: timestamp(row.try_get("lsa_ends_at")?)?,
    }))
}

/// The app password of the account with this digest.
///
/// # Errors
/// When the database fails.
pub async fn app_password(conn: &mut Conn, account: Id, digest: &str) -> Result<Option<Id>> {
    let row = Sql::new("SELECT id FROM app_passwords WHERE account = ")
        .value(account.to_i64())
        .text(" AND digest = ")
        .value(digest)
        .row(conn)
        .await?;
    row.map(|row| Ok(Id::from_i64(row.try_get("id")?))).transpose()
}

/// A use of a credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The app password, or for the mail password the account.
    pub of: Id,
    /// Last when.
    pub at: Timestamp,
    /// Over which protocol.
    pub protocol: String,
    /// From where.
    pub address: String,
}

/// Rows in one statement: SQLite takes 32,766 values.
pub const ROWS: usize = 4_000;

/// Notes the last uses of app passwords; one that has been revoked is left out.
///
/// # Errors
/// When the database fails.
pub async fn note_app_passwords(conn: &mut Conn, uses: &[Use]) -> Result<()> {
    for uses in uses.chunks(ROWS) {
        Sql::new(
            "UPDATE app_passwords SET last_used_at = given.column2, last_used_protocol = given.column3,
             last_used_address = given.column4 FROM (VALUES ",
        )
        .tuples(uses, of_use)
        .text(
            ") AS given WHERE id = given.column1
             AND (last_used_at IS NULL OR last_used_at < given.column2)",
        )
        .run(conn)
        .await?;
    }
    Ok(())
}

fn of_use(sql: Sql, one: &Use) -> Sql {
    sql.number_value(Some(one.of.to_i64()))
        .text(", ")
        .number_value(Some(micros(one.at)))
        .text(", ")
        .values([one.protocol.as_str(), one.address.as_str()])
}

/// Notes the last uses of mail passwords, one for each protocol and address.
///
/// # Errors
/// When the database fails.
pub async fn note_mail_passwords(conn: &mut Conn, uses: &[Use]) -> Result<()> {
    for uses in uses.chunks(ROWS) {
        Sql::new("INSERT INTO mail_password_uses (account, last_at, protocol, address) VALUES ")
            .tuples(uses, of_use)
            .text(
                " ON CONFLICT (account, protocol, address) DO UPDATE SET last_at = EXCLUDED.last_at
                 WHERE mail_password_uses.last_at < EXCLUDED.last_at",
            )
            .run(conn)
            .await?;
    }
    Ok(())
}

/// Moves the ends of less secure apps on by the log-ins that they allowed: `life` after each, or the end set earlier. One
/// that had ended by then, or was turned on later, stays.
///
/// # Errors
/// When the database fails.
pub async fn note_less_secure_apps(conn: &mut Conn, uses: &[(Id, Timestamp)], life: SignedDuration) -> Result<()> {
    let life = i64::try_from(life.as_micros()).unwrap_or(i64::MAX);
    for uses in uses.chunks(ROWS) {
        Sql::new(
            "UPDATE less_secure_apps SET last_used_at = given.column2,
             ends_at = CASE WHEN until_at < given.column3 THEN until_at ELSE given.column3 END FROM (VALUES ",
        )
        .tuples(uses, |sql, (account, at)| {
            sql.number_value(Some(account.to_i64()))
                .text(", ")
                .number_value(Some(micros(*at)))
                .text(", ")
                .number_value(Some(micros(*at).saturating_add(life)))
        })
        .text(
            ") AS given WHERE account = given.column1 AND since <= given.column2 AND ends_at > given.column2
             AND (last_used_at IS NULL OR last_used_at < given.column2)",
        )
        .run(conn)
        .await?;
    }
    Ok(())
}

/// The uses of an account's mail password since then, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn mail_password_uses(conn: &mut Conn, account: Id, since: Timestamp, limit: u32) -> Result<Vec<Use>> {
    latest_first(&select(&[account], since, limit).rows(conn).await?)
}

pub(super) fn select(accounts: &[Id], since: Timestamp, limit: u32) -> Sql {
    Sql::new("SELECT account, last_at, protocol, address FROM mail_password_uses WHERE account")
        .of_accounts(accounts)
        .text(" AND last_at > ")
        .value(micros(since))
        .text(" ORDER BY last_at DESC, protocol, address")
        .limit(limit)
}

/// Uses of mail passwords, the newest first.
pub(super) fn latest_first(rows: &[Row]) -> Result<Vec<Use>> {
    let one = |row: &Row| -> Result<Use> {
        Ok(Use {
            of: Id::from_i64(row.try_get("account")?),
            at: timestamp(row.try_get("last_at")?)?,
            protocol: row.try_get("protocol")?,
            address: row.try_get("address")?,
        })
    };
    let mut uses = rows.iter().map(one).collect::<Result<Vec<_>>>()?;
    uses.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| (&a.protocol, &a.address).cmp(&(&b.protocol, &b.address))));
    Ok(uses)
}

/// Deletes uses of mail passwords that nobody asks for any longer.
///
/// # Errors
/// When the database fails.
pub async fn tidy(conn: &mut Conn, older_than: Timestamp) -> Result<u64> {
    Sql::new("DELETE FROM mail_password_uses WHERE last_at < ").value(micros(older_than)).run(conn).await
}

/// When a mail app was last let in by a protocol, as far as it has been written down.
///
/// # Errors
/// When the database fails.
pub async fn last_let_in(conn: &mut Conn, protocol: Protocol) -> Result<Option<Timestamp>> {
    let row =
        Sql::new("SELECT MAX(at) AS at FROM (SELECT MAX(last_at) AS at FROM mail_password_uses WHERE protocol = ")
            .value(protocol.as_str())
            .text(" UNION ALL SELECT MAX(last_used_at) AS at FROM app_passwords WHERE last_used_protocol = ")
            .value(protocol.as_str())
            .text(") AS uses")
            .row(conn)
            .await?;
    maybe(row.ok_or(Error::Unreadable("a maximum"))?.try_get("at")?)
}
