//! Accounts.

mod whole;

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
pub use whole::{Asked, Whole, whole};

use super::{
    Conn, Engine, Result, role,
    row::Row,
    sql::{Sql, ids, word},
    time::{maybe, micros, timestamp},
};
use crate::rules::{
    Id, LoginId,
    account::{Account, Language, Standing},
    role::{Affiliation, Kind, Role},
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

pub(super) const FIELDS: &[&str] = &[
    "id",
    "enabled",
    "created_at",
    "ends_at",
    "password_set_at",
    "password_first",
    "two_step_since",
    "version",
    "locked_down_at",
    "login_id",
    "name",
    "department",
    "affiliation",
    "kind",
    "language",
    "contact",
    "password_hash",
];

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
        .set(conn, FIELDS)
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
    let Some(hold) = Engine::behind(conn).holding_rows() else { return Ok(()) };
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
    let rows = select(Sql::default()).text(" WHERE id = ").value(id.to_i64()).set(conn, FIELDS).await?;
    Ok(with_roles(conn, &rows).await?.pop())
}

async fn with_roles(conn: &mut Conn, rows: &[Row]) -> Result<Vec<Stored>> {
    let mut accounts = rows.iter().map(stored).collect::<Result<Vec<_>>>()?;
    let ids: Vec<Id> = accounts.iter().map(|stored| stored.account.id).collect();
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

/// Writes name, department, affiliation, language and contact of each.
///
/// # Errors
/// When the database fails.
pub async fn update(conn: &mut Conn, accounts: &[&Stored]) -> Result<()> {
    if accounts.is_empty() {
        return Ok(());
    }
    Sql::new(
        "UPDATE accounts SET name = given.column2, department = given.column3, affiliation = given.column4,
         language = given.column5, contact = given.column6, search_key = given.column7, version = version + 1 FROM (VALUES ",
    )
    .tuples(accounts, |sql, stored| {
        let account = &stored.account;
        sql.number_value(Some(account.id.to_i64()))
            .text(", ")
            .values([account.name.as_str(), &account.department, account.affiliation.as_str()])
            .text(", ")
            .values([account.lang.as_str(), &stored.contact, &account.search_key()])
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

/// The columns a list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// By login id.
    LoginId,
    /// By name.
    Name,
    /// By department.
    Department,
    /// By age.
    CreatedAt,
}

impl Sort {
    fn column(self) -> &'static str {
        match self {
            Sort::LoginId => "login_id",
            Sort::Name => "name",
            Sort::Department => "department",
            Sort::CreatedAt => "created_at",
        }
    }
}

/// Which accounts a list shows.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Words in login id, name or department, in each form in which they may be stored.
    pub search: Option<String>,
    /// Only this department.
    pub department: Option<String>,
    /// Only this affiliation.
    pub affiliation: Option<Affiliation>,
    /// Only holders of this role.
    pub role: Option<Role>,
    /// Only what is this at that moment.
    pub standing: Option<(Standing, Timestamp)>,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// By what.
    pub sort: Sort,
    /// Largest first.
    pub descending: bool,
    /// Rows at the most.
    pub limit: u32,
    /// Only what comes after the account with this login id.
    pub after: Option<LoginId>,
}

fn filtered(select: &str, filter: &Filter) -> Sql {
    let sql = Sql::new(&format!("SELECT {select} FROM accounts WHERE 1 = 1"))
        .given(" AND department = ", filter.department.clone())
        .given(" AND affiliation = ", filter.affiliation.map(Affiliation::as_str))
        .given(" AND kind = ", filter.kind.map(Kind::as_str));
    let sql = match filter.role {
        Some(role) => sql.text(" AND id IN (SELECT account FROM roles WHERE role = ").value(role.as_str()).text(")"),
        None => sql,
    };
    let sql = match filter.standing {
        None => sql,
        Some((Standing::Disabled, now)) => sql.text(" AND NOT ").usable(now),
        Some((Standing::LockedDown, now)) => sql.text(" AND locked_down_at IS NOT NULL AND ").usable(now),
        Some((Standing::Enabled, now)) => sql.text(" AND locked_down_at IS NULL AND ").usable(now),
    };
    match &filter.search {
        Some(words) => {
            let pattern = words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            sql.text(" AND search_key LIKE ").value(format!("%{pattern}%")).text(" ESCAPE '\\'")
        }
        None => sql,
    }
}

impl Sql {
    /// Adds that an account is neither disabled nor has ended.
    fn usable(self, now: Timestamp) -> Self {
        self.text("(enabled = 1 AND (ends_at IS NULL OR ends_at > ").value(micros(now)).text("))")
    }
}

/// A page of accounts.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn, filter: &Filter) -> Result<Vec<Stored>> {
    let column = filter.sort.column();
    let (after, order) = if filter.descending { ("<", "DESC") } else { (">", "ASC") };
    let sql = filtered(COLUMNS, filter);
    let sql = match &filter.after {
        Some(login_id) => sql
            .text(&format!(
                " AND ({column}, login_id) {after} (SELECT {column}, login_id FROM accounts WHERE login_id = "
            ))
            .value(login_id.as_str())
            .text(")"),
        None => sql,
    };
    let rows = sql
        .text(&format!(" ORDER BY {column} {order}, login_id {order} LIMIT "))
        .value(i64::from(filter.limit))
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

/// Whether there is any account.
///
/// # Errors
/// When the database fails.
pub async fn any(conn: &mut Conn) -> Result<bool> {
    Ok(Sql::new("SELECT COUNT(*) FROM (SELECT id FROM accounts LIMIT 1) AS one").number(conn).await? > 0)
}
