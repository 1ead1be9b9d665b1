//! Accounts: what makes a valid one, and who may change what.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{
    Code, Id, LoginId, Refusal,
    caller::{Caller, stands_over},
    role::{Affiliation, Kind, Role, words},
    text, time,
};

/// The language in which the service writes to someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// English.
    En,
    /// Japanese.
    Ja,
}

words!(Language: En = "en", Ja = "ja");

/// A person's (or a workshop's) sign-in identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its row.
    pub id: Id,
    /// What is typed to sign in; it never changes.
    pub login_id: LoginId,
    /// The person's name, composed.
    pub name: String,
    /// The department, composed.
    pub department: String,
    /// Staff, student or other.
    pub affiliation: Affiliation,
    /// Person or workshop account.
    pub kind: Kind,
    /// Whether it has not been disabled.
    pub enabled: bool,
    /// The roles it holds.
    pub roles: Vec<Role>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When a workshop account ends (SIGN-6); a person's has no end.
    pub ends_at: Option<Timestamp>,
    /// The language of the messages it is sent.
    pub lang: Language,
}

impl Account {
    /// Whether the account can be used now: enabled, and its end, if it has one, not reached.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.enabled && self.ends_at.is_none_or(|end| now < end)
    }

    /// Whether it may apply for itself and stop (APPLY-1, STOP-1): a staff member's own account.
    pub fn is_staff(&self) -> bool {
        self.kind == Kind::Person && self.affiliation == Affiliation::Staff
    }

    /// Whether it holds the role.
    pub fn holds(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether it is one of those without whom nobody could administer.
    fn administers(&self) -> bool {
        self.enabled && self.holds(Role::Administrator)
    }
}

/// What an update asks for; `None` leaves it as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// A new name, composed by [`name`].
    pub name: Option<String>,
    /// A new department, composed by [`department`].
    pub department: Option<String>,
    /// Another affiliation.
    pub affiliation: Option<Affiliation>,
    /// Another language for messages.
    pub lang: Option<Language>,
    /// Whether anything kept beside the account (a registered contact) changes.
    pub beside: bool,
}

/// Code points that a name or a department may have.
pub const MAX_NAME: u32 = 128;

/// A person's name: composed, 1 to 128 code points, nothing unsafe to show.
///
/// # Errors
/// `invalid_value`.
pub fn name(typed: &str) -> Result<String, Refusal> {
    text::label("name", typed, MAX_NAME)
}

/// A department: composed, 1 to 128 code points, nothing unsafe to show.
///
/// # Errors
/// `invalid_value`.
pub fn department(typed: &str) -> Result<String, Refusal> {
    text::label("department", typed, MAX_NAME)
}

/// The login id of an account to be created: [`me`](super::login_id::ME) names whoever asks, so nobody is called so.
///
/// # Errors
/// `invalid_value`.
pub fn new_login_id(login_id: &LoginId) -> Result<(), Refusal> {
    if login_id.is_me() { Err(Refusal::invalid("login_id", "login-id-reserved")) } else { Ok(()) }
}

/// When a new account ends: a workshop account at 00:00 of the day after its last one, a person's never (SIGN-6).
///
/// # Errors
/// `invalid_value` when a workshop account has no last day or one that has passed, or a person's account has one.
pub fn ends_at(
    kind: Kind,
    last_day: Option<Date>,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Option<Timestamp>, Refusal> {
    match (kind, last_day) {
        (Kind::Person, None) => Ok(None),
        (Kind::Person, Some(_)) => Err(Refusal::invalid("until", "workshop-only")),
        (Kind::Workshop, None) => Err(Refusal::invalid("until", "missing")),
        (Kind::Workshop, Some(day)) => {
            let today = time::today(now, zone);
            if day < today {
                return Err(Refusal::invalid("until", "past").fact("today", today));
            }
            Ok(Some(time::start_of_day(time::next_day(day), zone)))
        }
    }
}

/// Whether an account of this kind and affiliation can hold the role: proxy applicants are staff (PROXY-1), and a
/// workshop account holds none (SIGN-6).
///
/// # Errors
/// `role_not_fitting`.
pub fn role_fits(kind: Kind, affiliation: Affiliation, role: Role) -> Result<(), Refusal> {
    let fits = kind == Kind::Person && (role != Role::ProxyApplicant || affiliation == Affiliation::Staff);
    if fits {
        return Ok(());
    }
    let refusal = Refusal::new(Code::RoleNotFitting).fact("role", role.as_str()).fact("kind", kind.as_str());
    Err(refusal.fact("affiliation", affiliation.as_str()))
}

/// The account as it will be after an update.
///
/// # Errors
/// `target_above`, `nothing_to_change`, or `role_not_fitting` when a role it holds does not fit the new affiliation.
pub fn update(caller: &Caller, account: &Account, changes: &Changes) -> Result<Account, Refusal> {
    stands_over(caller, &account.login_id, &account.roles)?;
    let mut updated = account.clone();
    updated.name = changes.name.clone().unwrap_or(updated.name);
    updated.department = changes.department.clone().unwrap_or(updated.department);
    updated.affiliation = changes.affiliation.unwrap_or(updated.affiliation);
    updated.lang = changes.lang.unwrap_or(updated.lang);
    if updated == *account && !changes.beside {
        return Err(Code::NothingToChange.into());
    }
    updated.roles.iter().try_for_each(|role| role_fits(updated.kind, updated.affiliation, *role))?;
    Ok(updated)
}

/// Whether the account may be disabled. `other_administrators` counts the other enabled administrators.
///
/// # Errors
/// `target_above`, `already_disabled` or `last_administrator`.
pub fn disable(caller: &Caller, account: &Account, other_administrators: u32) -> Result<(), Refusal> {
    stands_over(caller, &account.login_id, &account.roles)?;
    if !account.enabled {
        return Err(Code::AlreadyDisabled.into());
    }
    someone_administers(account, other_administrators)
}

/// Whether the account may be enabled again.
///
/// # Errors
/// `target_above` or `already_enabled`.
pub fn enable(caller: &Caller, account: &Account) -> Result<(), Refusal> {
    stands_over(caller, &account.login_id, &account.roles)?;
    if account.enabled { Err(Code::AlreadyEnabled.into()) } else { Ok(()) }
}

/// Whether the account may be given the role. Nobody gives themselves a role, or one above their own.
///
/// # Errors
/// `own_role`, `target_above`, `not_allowed`, `role_not_fitting` or `role_held`.
pub fn role_add(caller: &Caller, account: &Account, role: Role) -> Result<(), Refusal> {
    if caller.owns(&account.login_id) {
        return Err(Code::OwnRole.into());
    }
    stands_over(caller, &account.login_id, &account.roles)?;
    if !caller.at_least(role, true) {
        return Err(Refusal::new(Code::NotAllowed).fact("role", role.as_str()));
    }
    role_fits(account.kind, account.affiliation, role)?;
    if account.holds(role) {
        return Err(Refusal::new(Code::RoleHeld).fact("role", role.as_str()));
    }
    Ok(())
}

/// Whether the role may be taken from the account; giving up one's own is allowed.
/// `other_administrators` counts the other enabled administrators.
///
/// # Errors
/// `target_above`, `role_not_held` or `last_administrator`.
pub fn role_remove(caller: &Caller, account: &Account, role: Role, other_administrators: u32) -> Result<(), Refusal> {
    stands_over(caller, &account.login_id, &account.roles)?;
    if !account.holds(role) {
        return Err(Refusal::new(Code::RoleNotHeld).fact("role", role.as_str()));
    }
    if role == Role::Administrator { someone_administers(account, other_administrators) } else { Ok(()) }
}

/// The last enabled administrator stays.
fn someone_administers(account: &Account, other_administrators: u32) -> Result<(), Refusal> {
    if account.administers() && other_administrators == 0 { Err(Code::LastAdministrator.into()) } else { Ok(()) }
}
