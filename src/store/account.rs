//! Accounts.

mod whole;

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
pub use whole::{Asked, Whole, whole};

use super::{
    Conn, Result,
    database::{
        condition::{List, Order, Table},
        row::Row,
        sql::{Sql, ids, word},
        time::{maybe, micros, timestamp},
    },
    role,
};
use crate::rules::{
    Id, LoginId,
    account::{Account, Language},
    condition::Condition,
    role::{Affiliation, Kind},
    search::Word,
};

/// An account as it is stored.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Who it is.
    pub account: Account,
    /// The registered contact, as its rule writes it.
    pub contact: String,
    /// The account password.
    pub password: Password,
    /// Since when 2-step verification is on.
    pub two_step_since: Option<Timestamp>,
    /// Changes with everything that sign-ins depend on.
    pub version: i64,
}

/// An account password, hashed.
#[derive(Clone)]
pub struct Password {
    /// The argon2id hash (PHC string).
    pub hash: String,
    /// Set when.
    pub set_at: Timestamp,
    /// Whether it is a first or reset one, which must be changed (PASS-1).
    pub first: bool,
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Password").field("set_at", &self.set_at).field("first", &self.first).finish_non_exhaustive()
    }
}

pub(super) const COLUMNS: &str =
    "id, login_id, name, department, affiliation, kind, enabled, language, contact, search_key, created_at, ends_at,
    password_hash, password_set_at, password_first, two_step_since, version, locked_down_at";

fn select(sql: Sql) -> Sql {
    sql.text(&format!("SELECT {COLUMNS} FROM accounts"))
}

/// The accounts with these login ids, in no order.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, login_ids: &[LoginId]) -> Result<HashMap<LoginId, Stored>> {
    if login_ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = select(Sql::default())
        .text(" WHERE login_id IN (")
        .values(login_ids.iter().map(LoginId::as_str))
        .text(")")
        .rows(conn)
        .await?;
    let found = with_roles(conn, &rows).await?;
    Ok(found.into_iter().map(|stored| (stored.account.login_id.clone(), stored)).collect())
}

/// The account with this login id.
///
/// # Errors
/// When the database fails.
pub async fn find_one(conn: &mut Conn, login_id: &LoginId) -> Result<Option<Stored>> {
    Ok(find(conn, std::slice::from_ref(login_id)).await?.remove(login_id))
}

/// Holds the accounts' rows until the transaction ends, so that what is read next is what is changed: on PostgreSQL
/// others wait here, and all hold rows in one order, so that no two wait for each other; on SQLite there is one writer
/// anyway.
///
/// # Errors
/// When the database fails.
pub async fn hold(conn: &mut Conn, login_ids: &[LoginId]) -> Result<()> {
    let Some(hold) = conn.engine().holding_rows() else { return Ok(()) };
    if !login_ids.is_empty() {
        Sql::new("SELECT id FROM accounts WHERE login_id IN (")
            .values(login_ids.iter().map(LoginId::as_str))
            .text(") ORDER BY login_id ")
            .text(hold)
            .rows(conn)
            .await?;
    }
    Ok(())
}

/// The account in this row.
///
/// # Errors
/// When the database fails.
pub async fn find_by_id(conn: &mut Conn, id: Id) -> Result<Option<Stored>> {
    let rows = select(Sql::default()).text(" WHERE id = ").value(id.to_i64()).rows(conn).await?;
    Ok(with_roles(conn, &rows).await?.pop())
}

async fn with_roles(conn: &mut Conn, rows: &[Row]) -> Result<Vec<Stored>> {
    let mut accounts = rows.iter().map(stored).collect::<Result<Vec<_>>>()?;
    let mut ids: Vec<Id> = accounts.iter().map(|stored| stored.account.id).collect();
    if ids.is_empty() {
        // The same is asked where there is nobody (SIGN-1).
        ids.push(Id::from_i64(0));
    }
    let mut roles = role::of(conn, &ids).await?;
    for stored in &mut accounts {
        stored.account.roles = roles.remove(&stored.account.id).unwrap_or_default();
    }
    Ok(accounts)
}

pub(super) fn stored(row: &Row) -> Result<Stored> {
    Ok(Stored {
        account: Account {
            id: Id::from_i64(row.try_get("id")?),
            login_id: word(row.try_get("login_id")?)?,
            name: row.try_get("name")?,
            department: row.try_get("department")?,
            affiliation: word::<Affiliation>(row.try_get("affiliation")?)?,
            kind: word::<Kind>(row.try_get("kind")?)?,
            enabled: row.try_get::<i64>("enabled")? == 1,
            roles: Vec::new(),
            created_at: timestamp(row.try_get("created_at")?)?,
            ends_at: maybe(row.try_get("ends_at")?)?,
            lang: word::<Language>(row.try_get("language")?)?,
            locked_down_at: maybe(row.try_get("locked_down_at")?)?,
        },
        contact: row.try_get("contact")?,
        password: Password {
            hash: row.try_get("password_hash")?,
            set_at: timestamp(row.try_get("password_set_at")?)?,
            first: row.try_get::<i64>("password_first")? == 1,
        },
        two_step_since: maybe(row.try_get("two_step_since")?)?,
        version: row.try_get("version")?,
    })
}

/// Adds accounts; the rows whose login ids were free. Roles are added apart.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, accounts: &[Stored]) -> Result<HashSet<Id>> {
    if accounts.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = Sql::new(&format!("INSERT INTO accounts ({COLUMNS}) VALUES "))
        .tuples(accounts, |sql, stored| {
            let account = &stored.account;
            sql.value(account.id.to_i64())
                .text(", ")
                .values([account.login_id.as_str(), &account.name, &account.department])
                .text(", ")
                .values([account.affiliation.as_str(), account.kind.as_str()])
                .text(", ")
                .value(i64::from(account.enabled))
                .text(", ")
                .values([account.lang.as_str(), &stored.contact, &account.search_key()])
                .text(", ")
                .values([Some(micros(account.created_at)), account.ends_at.map(micros)])
                .text(", ")
                .value(stored.password.hash.as_str())
                .text(", ")
                .values([
                    Some(micros(stored.password.set_at)),
                    Some(i64::from(stored.password.first)),
                    stored.two_step_since.map(micros),
                    Some(stored.version),
                    account.locked_down_at.map(micros),
                ])
        })
        .text(" ON CONFLICT DO NOTHING RETURNING id")
        .rows(conn)
        .await?;
    ids(&rows, "id")
}

/// Writes name, department, affiliation, language, contact and end of each.
///
/// # Errors
/// When the database fails.
pub async fn update(conn: &mut Conn, accounts: &[&Stored]) -> Result<()> {
    if accounts.is_empty() {
        return Ok(());
    }
    Sql::new(
        "UPDATE accounts SET name = given.column2, department = given.column3, affiliation = given.column4,
         language = given.column5, contact = given.column6, search_key = given.column7, ends_at = given.column8, version = version + 1 FROM (VALUES ",
    )
    .tuples(accounts, |sql, stored| {
        let account = &stored.account;
        sql.number_value(Some(account.id.to_i64()))
            .text(", ")
            .values([account.name.as_str(), &account.department, account.affiliation.as_str()])
            .text(", ")
            .values([account.lang.as_str(), &stored.contact, &account.search_key()])
            .text(", ")
            .number_value(account.ends_at.map(micros))
    })
    .text(") AS given WHERE id = given.column1")
    .run(conn)
    .await?;
    Ok(())
}

/// Enables or disables; the rows for which that was a change.
///
/// # Errors
/// When the database fails.
pub async fn set_enabled(conn: &mut Conn, accounts: &[Id], enabled: bool) -> Result<HashSet<Id>> {
    if accounts.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = Sql::new("UPDATE accounts SET enabled = ")
        .value(i64::from(enabled))
        .text(", version = version + 1 WHERE enabled <> ")
        .value(i64::from(enabled))
        .text(" AND id IN (")
        .values(accounts.iter().map(|id| id.to_i64()))
        .text(") RETURNING id")
        .rows(conn)
        .await?;
    ids(&rows, "id")
}

/// Replaces the password whose hash is `old`. False if it is another one meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn set_password(conn: &mut Conn, id: Id, old: &str, password: &Password) -> Result<bool> {
    Sql::new("UPDATE accounts SET password_hash = ")
        .value(password.hash.as_str())
        .text(", password_set_at = ")
        .value(micros(password.set_at))
        .text(", password_first = ")
        .value(i64::from(password.first))
        .text(", version = version + 1 WHERE id = ")
        .value(id.to_i64())
        .text(" AND password_hash = ")
        .value(old)
        .run_once(conn)
        .await
}

/// Replaces the hash of the same password by one of another cost; sign-ins go on.
///
/// # Errors
/// When the database fails.
pub async fn rehash(conn: &mut Conn, id: Id, old: &str, new: &str) -> Result<bool> {
    Sql::new("UPDATE accounts SET password_hash = ")
        .value(new)
        .text(" WHERE id = ")
        .value(id.to_i64())
        .text(" AND password_hash = ")
        .value(old)
        .run_once(conn)
        .await
}

/// Turns 2-step verification on (with the instant) or off. False if that was its state already.
///
/// # Errors
/// When the database fails.
pub async fn set_two_step(conn: &mut Conn, id: Id, since: Option<Timestamp>) -> Result<bool> {
    let state = if since.is_some() { " AND two_step_since IS NULL" } else { " AND two_step_since IS NOT NULL" };
    Sql::new("UPDATE accounts SET two_step_since = ")
        .value(since.map(micros))
        .text(", version = version + 1 WHERE id = ")
        .value(id.to_i64())
        .text(state)
        .run_once(conn)
        .await
}

/// Notes that something changed that sign-ins depend on.
///
/// # Errors
/// When the database fails.
pub async fn touch(conn: &mut Conn, accounts: &[Id]) -> Result<()> {
    if !accounts.is_empty() {
        Sql::new("UPDATE accounts SET version = version + 1 WHERE id IN (")
            .values(accounts.iter().map(|id| id.to_i64()))
            .text(")")
            .run(conn)
            .await?;
    }
    Ok(())
}

/// Which accounts a list shows.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Words, all of which are found (FIND-2).
    pub search: Vec<Word>,
    /// Conditions, all of which hold (FIND-1).
    pub conditions: Vec<Condition>,
    /// The time at which states are judged.
    pub now: Timestamp,
    /// In which order.
    pub order: Order,
    /// Rows at the most.
    pub limit: u32,
    /// Only what comes after the account with this login id.
    pub after: Option<LoginId>,
}

impl Filter {
    /// Everybody, by login id.
    pub fn everyone(now: Timestamp) -> Self {
        let order = Order { field: "login_id".to_owned(), descending: false };
        Self { search: Vec::new(), conditions: Vec::new(), now, order, limit: 1, after: None }
    }
}

/// The fields of a list of accounts in SQL.
struct Fields {
    now: Timestamp,
}

impl Table for Fields {
    fn value(&self, sql: Sql, field: &str) -> Sql {
        match field {
            "state" => sql
                .text("CASE WHEN NOT ")
                .usable(self.now)
                .text(" THEN 'disabled' WHEN locked_down_at IS NOT NULL THEN 'locked_down' ELSE 'enabled' END"),
            "two_step" => sql.text("CASE WHEN two_step_since IS NULL THEN 'off' ELSE 'on' END"),
            "entitlement" => sql.text("COALESCE((SELECT CASE WHEN end_at <= ").value(micros(self.now)).text(
                " THEN 'ended' WHEN stop_at IS NOT NULL THEN 'stop_pending' ELSE 'valid' END
                      FROM entitlements WHERE account = accounts.id), 'none')",
            ),
            field => sql.text(column(field)),
        }
    }

    fn list(&self, field: &str) -> Option<List> {
        matches!(field, "roles" | "role").then_some(List { key: "id", table: "roles", owner: "account", value: "role" })
    }

    fn place(&self, sql: Sql, field: &str) -> Sql {
        match field {
            "roles" | "role" => sql.text(
                "COALESCE((SELECT MAX(CASE role WHEN 'administrator' THEN 4 WHEN 'help-desk' THEN 3 WHEN 'helper' THEN 2 ELSE 1 END)
                 FROM roles WHERE account = accounts.id), 0)",
            ),
            "ends_at" | "locked_down_at" => sql.text("COALESCE(").text(column(field)).text(NEVER),
            field => self.value(sql, field),
        }
    }
}

/// What is absent comes before every time.
const NEVER: &str = ", -9223372036854775807)";

/// The column that a field stands in as it is.
fn column(field: &str) -> &'static str {
    const COLUMNS: [&str; 9] = [
        "login_id",
        "name",
        "department",
        "affiliation",
        "kind",
        "language",
        "created_at",
        "ends_at",
        "locked_down_at",
    ];
    COLUMNS.into_iter().find(|column| *column == field).unwrap_or("NULL")
}

fn filtered(select: &str, filter: &Filter) -> Sql {
    let sql = Sql::new(&format!("SELECT {select} FROM accounts WHERE 1 = 1"));
    let sql = sql.conditions(&filter.conditions, &Fields { now: filter.now });
    filter.search.iter().fold(sql, Sql::found)
}

impl Sql {
    /// Adds that an account is neither disabled nor has ended.
    fn usable(self, now: Timestamp) -> Self {
        self.text("(enabled = 1 AND (ends_at IS NULL OR ends_at > ").value(micros(now)).text("))")
    }

    /// Adds that a word is found in an account or in one of its addresses; a word without a domain only before the @.
    fn found(self, word: &Word) -> Self {
        let sql = self.text(" AND (search_key").like(&format!("%{}%", escaped(&word.folded)));
        let Some(address) = &word.of_address else { return sql.text(")") };
        let domain = if address.contains('@') { "" } else { "@%" };
        let pattern = format!("%{}%{domain}", escaped(address));
        sql.text(" OR id IN (SELECT account FROM addresses WHERE address")
            .like(&pattern)
            .text(" UNION SELECT former_of FROM addresses WHERE former_of IS NOT NULL AND address")
            .like(&pattern)
            .text(" UNION SELECT account FROM aliases WHERE address")
            .like(&pattern)
            .text("))")
    }

    fn like(self, pattern: &str) -> Self {
        self.text(" LIKE ").value(pattern).text(" ESCAPE '\\'")
    }
}

/// A word in a pattern, where it stands for itself.
fn escaped(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// A page of accounts.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn, filter: &Filter) -> Result<Vec<Stored>> {
    let (fields, order) = (Fields { now: filter.now }, &filter.order.field);
    let (direction, after) = filter.order.direction();
    let sql = filtered(COLUMNS, filter);
    let sql = match &filter.after {
        Some(login_id) => {
            let sql = fields.place(sql.text(" AND ("), order).text(&format!(", login_id) {after} (SELECT "));
            fields
                .place(sql, order)
                .text(", login_id FROM accounts WHERE login_id = ")
                .value(login_id.as_str())
                .text(")")
        }
        None => sql,
    };
    let rows = fields
        .place(sql.text(" ORDER BY "), order)
        .text(&format!(" {direction}, login_id {direction}"))
        .limit(filter.limit)
        .rows(conn)
        .await?;
    with_roles(conn, &rows).await
}

/// How many accounts the filter leaves.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &mut Conn, filter: &Filter) -> Result<u64> {
    Ok(filtered("COUNT(*)", filter).number(conn).await?.unsigned_abs())
}

/// Whether an account has this department.
///
/// # Errors
/// When the database fails.
pub async fn has_department(conn: &mut Conn, department: &str) -> Result<bool> {
    let sql = Sql::new("SELECT COUNT(*) FROM (SELECT id FROM accounts WHERE department = ").value(department);
    Ok(sql.text(" LIMIT 1) AS one").number(conn).await? > 0)
}

/// Departments that accounts have, by name; so many at the most.
///
/// # Errors
/// When the database fails.
pub async fn departments(conn: &mut Conn, most: u32) -> Result<Vec<String>> {
    let rows = Sql::new("SELECT DISTINCT department FROM accounts ORDER BY department").limit(most).rows(conn).await?;
    rows.iter().map(|row| row.try_get("department")).collect()
}

/// Accounts whose search keys are written anew in one transaction.
const REFOLDED: u32 = 500;

/// Writes the search keys anew of the accounts that come after a login id; the last one that it came to, or nothing at
/// the end.
///
/// # Errors
/// When the database fails.
pub async fn refold(conn: &mut Conn, after: Option<&LoginId>) -> Result<Option<LoginId>> {
    let rows = select(Sql::default())
        .text(" WHERE login_id > ")
        .value(after.map_or("", LoginId::as_str))
        .text(" ORDER BY login_id")
        .limit(REFOLDED)
        .rows(conn)
        .await?;
    let accounts = rows.iter().map(stored).collect::<Result<Vec<_>>>()?;
    if accounts.is_empty() {
        return Ok(None);
    }
    Sql::new("UPDATE accounts SET search_key = given.column2 FROM (VALUES ")
        .tuples(&accounts, |sql, stored| {
            sql.number_value(Some(stored.account.id.to_i64())).text(", ").value(stored.account.search_key())
        })
        .text(") AS given WHERE accounts.id = given.column1")
        .run(conn)
        .await?;
    Ok(accounts.last().map(|stored| stored.account.login_id.clone()))
}

/// Whether there is any account.
///
/// # Errors
/// When the database fails.
pub async fn any(conn: &mut Conn) -> Result<bool> {
    Ok(Sql::new("SELECT COUNT(*) FROM (SELECT id FROM accounts LIMIT 1) AS one").number(conn).await? > 0)
}
