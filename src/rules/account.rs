//! Accounts: what makes a valid one, and who may change what.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    Code, Id, LoginId, Refusal,
    caller::{Caller, stands_over},
    day,
    login_id::RESERVED,
    refusal::HAPPENED,
    role::{Affiliation, Kind, Role, words},
    search, text, time, token,
};

/// The language in which the service writes to someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English, `en` on the wire.
    En,
    /// Japanese, `ja` on the wire.
    Ja,
}

words!(Language: En = "en", Ja = "ja");

/// The state of an account at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It can be used.
    Enabled,
    /// Locked down after a leak, until that is lifted (ALIAS-5).
    LockedDown,
    /// Disabled, or a workshop account that has ended (SIGN-6).
    Disabled,
}

words!(Standing: Enabled = "enabled", LockedDown = "locked_down", Disabled = "disabled");

/// A person's (or a workshop's) sign-in identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The id of its row in the store.
    pub id: Id,
    /// What is typed to sign in; it never changes.
    pub login_id: LoginId,
    /// The person's name, composed, 1 to 128 code points (ALL-6).
    pub name: String,
    /// The department, composed, 1 to 128 code points (ALL-6).
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
    /// Since when it is locked down (ALIAS-5), until that is lifted.
    pub locked_down_at: Option<Timestamp>,
}

impl Account {
    /// What searches look in (FIND-2): login id, name and department.
    pub fn search_key(&self) -> String {
        search::key([self.login_id.as_str(), &self.name, &self.department])
    }

    /// Whether the account can be used now: enabled, its end, if it has one, not reached, and not locked down. Whatever a
    /// credential of the account opens asks here at the moment when the credential is redeemed.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.standing(now) == Standing::Enabled
    }

    /// What the account is now.
    pub fn standing(&self, now: Timestamp) -> Standing {
        match (self.may_recover(now), self.locked_down_at) {
            (false, _) => Standing::Disabled,
            (true, Some(_)) => Standing::LockedDown,
            (true, None) => Standing::Enabled,
        }
    }

    /// Whether the account password may be reset by its owner now: a reset is what lifts a lockdown (ALIAS-5), and opens
    /// nothing that was disabled or has ended.
    pub fn may_recover(&self, now: Timestamp) -> bool {
        self.enabled && self.ends_at.is_none_or(|end| now < end)
    }

    /// The same, with why not: it was disabled, or is over, since when.
    ///
    /// # Errors
    /// `account_disabled`.
    pub fn must_recover(&self, now: Timestamp) -> Result<(), Refusal> {
        match self.ends_at.filter(|end| self.enabled && *end <= now) {
            Some(end) => Err(Refusal::new(Code::AccountDisabled).fact(HAPPENED, end)),
            None if !self.enabled => Err(Code::AccountDisabled.into()),
            None => Ok(()),
        }
    }

    /// Whether the account can be used now, for whoever holds a credential of it and may be told why not.
    ///
    /// # Errors
    /// `locked_down` or `account_disabled`.
    pub fn must_be_open(&self, now: Timestamp) -> Result<(), Refusal> {
        self.must_recover(now)?;
        match self.locked_down_at {
            Some(at) => Err(Refusal::new(Code::LockedDown).fact(HAPPENED, at)),
            None => Ok(()),
        }
    }

    /// Whether it may apply for itself and stop (APPLY-1, STOP-1): a staff member's own account.
    pub fn is_staff(&self) -> bool {
        self.kind == Kind::Person && self.affiliation == Affiliation::Staff
    }

    /// Whether it holds the role.
    pub fn holds(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether it is an administrator who counts as one: somebody has to remain who can administer.
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
    /// Another affiliation, which all roles that are held must fit.
    pub affiliation: Option<Affiliation>,
    /// Another language for messages.
    pub lang: Option<Language>,
    /// Another end, made by [`ends_at`].
    pub ends_at: Option<Timestamp>,
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
    text::name("name", typed, MAX_NAME)
}

/// A department: composed, 1 to 128 code points, nothing unsafe to show.
///
/// # Errors
/// `invalid_value`.
pub fn department(typed: &str) -> Result<String, Refusal> {
    text::name("department", typed, MAX_NAME)
}

/// The login id of an account to be created: some words have another meaning, so nobody may be called that.
///
/// # Errors
/// `invalid_value`.
pub fn new_login_id(login_id: &LoginId) -> Result<(), Refusal> {
    if RESERVED.contains(&login_id.as_str()) { Err(Refusal::invalid("login_id", "login-id-reserved")) } else { Ok(()) }
}

/// When an account ends: a workshop account at 00:00 of the day after its last one, a person's never (SIGN-6).
///
/// # Errors
/// `invalid_value` when a workshop account has no last day, one that has passed or one that the calendar of instants does not
/// hold, or a person's account has one.
pub fn ends_at(
    kind: Kind,
    last_day: Option<Date>,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Option<Timestamp>, Refusal> {
    match (kind, last_day) {
        (Kind::Person, None) => Ok(None),
        (Kind::Person, Some(_)) => Err(Refusal::invalid("last_day", "workshop-only")),
        (Kind::Workshop, None) => Err(Refusal::invalid("last_day", "missing")),
        (Kind::Workshop, Some(day)) => {
            let today = time::today(now, zone);
            if day < today {
                return Err(Refusal::invalid("last_day", "past").fact("today", today));
            }
            day::must_end("last_day", day, zone)?;
            Ok(Some(time::end_of_day(day, zone)))
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
/// `target_above`, `person_needed`, `nothing_to_change`, or `role_not_fitting` when a role it holds does not fit the new affiliation.
pub fn update(caller: &Caller, account: &Account, changes: &Changes) -> Result<Account, Refusal> {
    stands_over(caller, &account.login_id, &account.roles)?;
    if changes.beside {
        token::may_change_contact(caller)?;
    }
    let mut updated = account.clone();
    updated.name = changes.name.clone().unwrap_or(updated.name);
    updated.department = changes.department.clone().unwrap_or(updated.department);
    updated.affiliation = changes.affiliation.unwrap_or(updated.affiliation);
    updated.lang = changes.lang.unwrap_or(updated.lang);
    updated.ends_at = changes.ends_at.or(updated.ends_at);
    if updated == *account && !changes.beside {
        return Err(Code::NothingToChange.into());
    }
    let fit = updated.roles.iter().try_for_each(|role| role_fits(updated.kind, updated.affiliation, *role));
    fit.map_err(|refusal| refusal.fact("held", "yes"))?;
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

/// Whether the account may be enabled again. Where something else keeps it shut, the refusal says what.
///
/// # Errors
/// `target_above`, `already_enabled`, `locked_down`, or `account_disabled` for one that is over.
pub fn enable(caller: &Caller, account: &Account, now: Timestamp) -> Result<(), Refusal> {
    stands_over(caller, &account.login_id, &account.roles)?;
    if !account.enabled {
        return Ok(());
    }
    account.must_be_open(now)?;
    Err(Code::AlreadyEnabled.into())
}

/// Whether the account may be given the role. Nobody gives a role to themselves, or one above their own; a machine never
/// gives the highest.
///
/// # Errors
/// `own_role`, `target_above`, `not_allowed`, `role_not_fitting` or `role_held`.
pub fn role_add(caller: &Caller, account: &Account, role: Role) -> Result<(), Refusal> {
    if caller.acts_for(&account.login_id) {
        return Err(Code::OwnRole.into());
    }
    stands_over(caller, &account.login_id, &account.roles)?;
    let persons_only = role == Role::Administrator && caller.person().is_none();
    if persons_only || !caller.at_least(role, true) {
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

#[cfg(test)]
impl Account {
    /// An enabled person's account for tests of rules.
    pub(in crate::rules) fn sample(login_id: &str, affiliation: Affiliation, roles: &[Role]) -> Self {
        Self {
            id: Id::from_i64(1),
            login_id: login_id.parse().unwrap(),
            name: "田中 花子".to_owned(),
            department: "情報基盤センター".to_owned(),
            affiliation,
            kind: Kind::Person,
            enabled: true,
            roles: roles.to_vec(),
            created_at: Timestamp::UNIX_EPOCH,
            ends_at: None,
            lang: Language::Ja,
            locked_down_at: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::rules::caller::{Person, Scopes};
    use crate::rules::token::Scope;

    fn caller(login_id: &str, roles: &[Role]) -> Caller {
        Caller::Person(Person {
            account: Id::from_i64(9),
            login_id: login_id.parse().unwrap(),
            affiliation: Affiliation::Staff,
            kind: Kind::Person,
            roles: roles.to_vec(),
            session: Id::from_i64(8),
            expires_at: Timestamp::MAX,
            password_at: Timestamp::UNIX_EPOCH,
            must_change_password: false,
        })
    }

    fn administrator() -> Caller {
        caller("admin", &[Role::Administrator])
    }

    fn code<T>(answer: Result<T, Refusal>) -> Result<T, Code> {
        answer.map_err(|refusal| refusal.code)
    }

    #[test]
    fn names_and_departments_are_composed_and_bounded() {
        assert_eq!(name(" か\u{3099}く ").as_deref(), Ok("がく"));
        assert_eq!(department("㈱大学").as_deref(), Ok("㈱大学"));
        assert_eq!(name("隆\u{f9dc}").as_deref(), Ok("隆\u{f9dc}"));
        assert_eq!(name("〓野"), Err(Refusal::invalid("name", "character-lost")));
        assert_eq!(department("工学部\u{fffd}"), Err(Refusal::invalid("department", "character-lost")));
        assert_eq!(name("\u{202e}x"), Err(Refusal::invalid("name", "unsafe-character").fact("character", "U+202E")));
        assert_eq!(department(""), Err(Refusal::invalid("department", "empty")));
        assert!(name(&"あ".repeat(128)).is_ok());
        assert!(name(&"あ".repeat(129)).is_err());
    }

    #[test]
    fn find_2_a_search_looks_in_login_id_name_and_department() {
        let key = Account::sample("Hanako", Affiliation::Staff, &[]).search_key();
        assert_eq!(key, "hanako\n田中花子\n情報基盤せんたー");
    }

    #[test]
    fn what_an_account_is_at_a_moment() {
        let (before, end) = (Timestamp::UNIX_EPOCH, Timestamp::from_second(1).unwrap());
        for (enabled, ends_at, locked_down_at, standing) in [
            (true, None, None, Standing::Enabled),
            (true, Some(end), None, Standing::Enabled),
            (true, None, Some(before), Standing::LockedDown),
            (true, Some(before), Some(before), Standing::Disabled),
            (false, None, None, Standing::Disabled),
            (false, Some(end), Some(before), Standing::Disabled),
        ] {
            let account =
                Account { enabled, ends_at, locked_down_at, ..Account::sample("hanako", Affiliation::Staff, &[]) };
            assert_eq!(account.standing(before), standing, "{account:?}");
            assert_eq!(account.is_open(before), standing == Standing::Enabled);
            assert_eq!(account.must_be_open(before).is_ok(), standing == Standing::Enabled);
        }
        // It was disabled and has not ended: since when is not said.
        let disabled =
            Account { enabled: false, ends_at: Some(before), ..Account::sample("h", Affiliation::Staff, &[]) };
        assert_eq!(disabled.must_recover(end), Err(Code::AccountDisabled.into()));
    }

    #[test]
    fn nobody_is_called_me() {
        assert_eq!(new_login_id(&"ＭＥ".parse().unwrap()), Err(Refusal::invalid("login_id", "login-id-reserved")));
        assert_eq!(new_login_id(&"mee".parse().unwrap()), Ok(()));
    }

    #[test]
    fn sign_6_a_workshop_account_has_an_end_and_a_person_none() {
        let tokyo = TimeZone::get("Asia/Tokyo").unwrap();
        let now: Timestamp = "2026-11-22T13:59:00+09:00".parse().unwrap();
        let end = |kind, day| ends_at(kind, day, now, &tokyo);
        let midnight: Timestamp = "2026-11-23T00:00:00+09:00".parse().unwrap();
        assert_eq!(end(Kind::Workshop, Some(date(2026, 11, 22))), Ok(Some(midnight)));
        assert_eq!(code(end(Kind::Workshop, Some(date(2026, 11, 21)))), Err(Code::InvalidValue));
        assert_eq!(code(end(Kind::Workshop, None)), Err(Code::InvalidValue));
        assert_eq!(code(end(Kind::Workshop, Some(date(9999, 12, 31)))), Err(Code::InvalidValue));
        assert!(end(Kind::Workshop, Some(date(9999, 12, 30))).is_ok());
        assert_eq!(end(Kind::Person, None), Ok(None));
        assert_eq!(code(end(Kind::Person, Some(date(2026, 11, 22)))), Err(Code::InvalidValue));

        let mut workshop = Account::sample("ws01", Affiliation::Other, &[]);
        workshop.ends_at = Some(midnight);
        assert!(workshop.is_open(time::after(midnight, jiff::SignedDuration::from_nanos(-1))));
        assert!(!workshop.is_open(midnight));
    }

    #[test]
    fn sign_6_the_last_day_of_a_workshop_account_can_be_changed_also_after_it() {
        let (before, after): (Timestamp, Timestamp) =
            ("2026-11-23T00:00:00+09:00".parse().unwrap(), "2026-12-01T00:00:00+09:00".parse().unwrap());
        let over = Account { ends_at: Some(before), ..Account::sample("ws01", Affiliation::Other, &[]) };
        let shut = Err(Refusal::new(Code::AccountDisabled).fact("since", before));
        assert_eq!(over.must_be_open(before), shut);
        assert_eq!(enable(&administrator(), &over, before), shut, "it is not disabled, it is over");
        let changes = Changes { ends_at: Some(after), ..Changes::default() };
        let goes_on = update(&administrator(), &over, &changes).unwrap();
        assert_eq!(goes_on, Account { ends_at: Some(after), ..over.clone() });
        assert_eq!(goes_on.must_be_open(before), Ok(()));
        assert_eq!(code(update(&administrator(), &goes_on, &changes)), Err(Code::NothingToChange));
    }

    #[test]
    fn all_4_what_is_locked_down_is_not_enabled_already() {
        let at = Timestamp::UNIX_EPOCH;
        let account = Account { locked_down_at: Some(at), ..Account::sample("hanako", Affiliation::Staff, &[]) };
        let refused = Err(Refusal::new(Code::LockedDown).fact("since", at));
        assert_eq!(enable(&administrator(), &account, at), refused);
        assert_eq!(enable(&administrator(), &Account { enabled: false, ..account }, at), Ok(()));
    }

    #[test]
    fn only_staff_are_proxy_applicants_and_workshop_accounts_hold_no_role() {
        use Affiliation::*;
        for (kind, affiliation, role, fits) in [
            (Kind::Person, Staff, Role::ProxyApplicant, true),
            (Kind::Person, Student, Role::ProxyApplicant, false),
            (Kind::Person, Other, Role::ProxyApplicant, false),
            (Kind::Person, Student, Role::Helper, true),
            (Kind::Person, Other, Role::Administrator, true),
            (Kind::Workshop, Staff, Role::Helper, false),
            (Kind::Workshop, Staff, Role::ProxyApplicant, false),
        ] {
            assert_eq!(role_fits(kind, affiliation, role).is_ok(), fits, "{kind} {affiliation} {role}");
        }
    }

    #[test]
    fn a_role_is_given_once_by_someone_above_and_never_to_oneself() {
        let student = Account::sample("hanako", Affiliation::Student, &[]);
        let desk = Account::sample("desk", Affiliation::Staff, &[Role::HelpDesk]);
        let admin = Account::sample("admin", Affiliation::Staff, &[Role::Administrator]);
        assert_eq!(role_add(&administrator(), &student, Role::Helper), Ok(()));
        assert_eq!(code(role_add(&administrator(), &admin, Role::HelpDesk)), Err(Code::OwnRole));
        assert_eq!(code(role_add(&administrator(), &desk, Role::HelpDesk)), Err(Code::RoleHeld));
        assert_eq!(code(role_add(&administrator(), &student, Role::ProxyApplicant)), Err(Code::RoleNotFitting));
        let helper = caller("sato", &[Role::HelpDesk]);
        assert_eq!(code(role_add(&helper, &admin, Role::Helper)), Err(Code::TargetAbove));
        assert_eq!(code(role_add(&helper, &student, Role::Administrator)), Err(Code::NotAllowed));
        let machine = |scope| Caller::Machine {
            token: Id::from_i64(1),
            name: "hr".to_owned(),
            maker: "admin".parse().unwrap(),
            scopes: Scopes(vec![scope]),
        };
        assert_eq!(role_add(&machine(Scope::AdministratorWrite), &student, Role::Helper), Ok(()));
        assert_eq!(code(role_add(&machine(Scope::AdministratorRead), &student, Role::Helper)), Err(Code::NotAllowed));
        let given = |account, role| code(role_add(&machine(Scope::AdministratorWrite), account, role));
        assert_eq!(given(&admin, Role::HelpDesk), Err(Code::OwnRole), "its maker");
        assert_eq!(given(&student, Role::Administrator), Err(Code::NotAllowed), "no machine makes an administrator");
    }

    #[test]
    fn a_role_is_taken_but_never_from_the_last_administrator() {
        let mut admin = Account::sample("admin", Affiliation::Staff, &[Role::Administrator, Role::Helper]);
        let remove = |account: &Account, role, others| code(role_remove(&administrator(), account, role, others));
        assert_eq!(remove(&admin, Role::Administrator, 0), Err(Code::LastAdministrator));
        assert_eq!(remove(&admin, Role::Administrator, 1), Ok(()));
        assert_eq!(remove(&admin, Role::Helper, 0), Ok(()));
        assert_eq!(remove(&admin, Role::HelpDesk, 1), Err(Code::RoleNotHeld));
        admin.enabled = false;
        assert_eq!(remove(&admin, Role::Administrator, 0), Ok(()));
        let desk = caller("sato", &[Role::HelpDesk]);
        assert_eq!(code(role_remove(&desk, &admin, Role::Helper, 1)), Err(Code::TargetAbove));
    }

    #[test]
    fn an_account_is_disabled_once_and_never_the_last_administrator() {
        let now = Timestamp::UNIX_EPOCH;
        let mut admin = Account::sample("boss", Affiliation::Staff, &[Role::Administrator]);
        assert_eq!(code(disable(&administrator(), &admin, 0)), Err(Code::LastAdministrator));
        assert_eq!(disable(&administrator(), &admin, 1), Ok(()));
        let desk = caller("sato", &[Role::HelpDesk]);
        assert_eq!(code(disable(&desk, &admin, 1)), Err(Code::TargetAbove));
        assert_eq!(code(enable(&administrator(), &admin, now)), Err(Code::AlreadyEnabled));
        admin.enabled = false;
        assert_eq!(code(disable(&administrator(), &admin, 1)), Err(Code::AlreadyDisabled));
        assert_eq!(enable(&administrator(), &admin, now), Ok(()));
        assert_eq!(code(enable(&desk, &admin, now)), Err(Code::TargetAbove));
        let student = Account::sample("hanako", Affiliation::Student, &[]);
        assert_eq!(disable(&administrator(), &student, 0), Ok(()));
    }

    #[test]
    fn an_update_changes_something_and_keeps_roles_fitting() {
        let account = Account::sample("tanaka", Affiliation::Staff, &[Role::ProxyApplicant]);
        let change = |changes: &Changes| update(&administrator(), &account, changes);
        let renamed = change(&Changes { name: Some("佐藤 花子".to_owned()), ..Changes::default() }).unwrap();
        assert_eq!(renamed, Account { name: "佐藤 花子".to_owned(), ..account.clone() });
        assert_eq!(code(change(&Changes::default())), Err(Code::NothingToChange));
        let same = Changes { name: Some("田中 花子".to_owned()), lang: Some(Language::Ja), ..Changes::default() };
        assert_eq!(code(change(&same)), Err(Code::NothingToChange));
        let contact = Changes { beside: true, ..Changes::default() };
        assert_eq!(change(&contact), Ok(account.clone()));
        let machine = Caller::Machine {
            token: Id::from_i64(1),
            name: "hr".to_owned(),
            maker: "admin".parse().unwrap(),
            scopes: Scopes(vec![Scope::AdministratorWrite]),
        };
        assert_eq!(code(update(&machine, &account, &contact)), Err(Code::PersonNeeded));
        let student = Changes { affiliation: Some(Affiliation::Student), ..Changes::default() };
        let held = Refusal::new(Code::RoleNotFitting).fact("role", "proxy-applicant").fact("kind", "person");
        assert_eq!(change(&student), Err(held.fact("affiliation", "student").fact("held", "yes")));
        let above = Account::sample("boss", Affiliation::Staff, &[Role::Administrator]);
        assert_eq!(code(update(&caller("sato", &[Role::HelpDesk]), &above, &student)), Err(Code::TargetAbove));
    }
}
