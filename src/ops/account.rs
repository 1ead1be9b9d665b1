//! Accounts: create, list, show, update, disable, enable.

use jiff::Timestamp;

use super::{Act, Call, Failure, outbox, raced, view};
use crate::{
    contract::{
        account::{
            AccountChanged, AccountCreate, AccountCreated, AccountDisable, AccountEnable, AccountList, AccountShow,
            AccountUpdate, AccountView, AccountWhole, LockView, PasswordView, RefusalView,
        },
        page::{DEFAULT_LIMIT, MAX_LIMIT, Page},
    },
    delivery::Letter,
    rules::{
        Code, LoginId, Refusal,
        account::{self, Account, Changes, Language},
        caller::stands_over,
        contact::Contact,
        password,
        role::{Kind, Role},
        text,
        tries::{self, Factor},
    },
    store::{
        self, Conn,
        account::{Filter, Password, Sort, Stored},
    },
};

/// The refusals that the one view shows.
const RECENT_REFUSALS: u32 = 10;

/// The account that a path names.
///
/// # Errors
/// `account_not_found`.
pub(super) async fn named(call: &mut Call<'_>, conn: &mut Conn, login_id: &LoginId) -> Result<Stored, Failure> {
    let login_id = call.named(login_id)?;
    let stored = store::account::find_one(conn, &login_id).await?;
    Ok(stored.ok_or_else(|| Refusal::new(Code::AccountNotFound).fact("account", login_id.as_str()))?)
}

/// The account as lists show it.
pub(super) async fn shown(call: &mut Call<'_>, stored: &Stored) -> Result<AccountView, Failure> {
    let held = store::entitlement::find(call.tx().await?, &[stored.account.id]).await?;
    Ok(view::account(call, stored, held.get(&stored.account.id)))
}

fn language(word: Option<&str>) -> Result<Option<Language>, Refusal> {
    word.map(|word| word.parse().map_err(|_| Refusal::invalid("language", "language-unknown"))).transpose()
}

impl Act for AccountCreate {
    async fn act(&self, call: &mut Call<'_>) -> Result<AccountCreated, Failure> {
        call.concerns(&self.login_id);
        account::new_login_id(&self.login_id)?;
        let (now, kind) = (call.now, self.kind.unwrap_or(Kind::Person));
        let first_password = password::first_password(call.rng);
        let mut stored = Stored {
            account: Account {
                id: call.id(),
                login_id: self.login_id.clone(),
                name: account::name(&self.name)?,
                department: account::department(&self.department)?,
                affiliation: self.affiliation,
                kind,
                enabled: true,
                roles: Vec::new(),
                created_at: now,
                ends_at: account::ends_at(kind, self.last_day, now, &call.house.zone)?,
                lang: language(self.language.as_deref())?.unwrap_or(Language::Ja),
            },
            contact: Contact::read(&self.contact, &call.house.policy.two_step)?.as_str().to_owned(),
            password: Password { hash: String::new(), set_at: now, first: true },
            two_step_since: None,
            version: 1,
        };
        if store::account::find_one(&mut *call.house.store.read().await?, &self.login_id).await?.is_some() {
            return Err(taken(&self.login_id).into());
        }
        stored.password.hash = call.house.hashing.hash(&password::prepare(first_password.expose()), call.rng).await?;
        if store::account::insert(call.tx().await?, std::slice::from_ref(&stored)).await?.is_empty() {
            return Err(taken(&self.login_id).into());
        }
        let expires_at = password::first_expires_at(now, &call.house.policy.password);
        Ok(AccountCreated {
            account: view::account(call, &stored, None),
            first_password,
            first_password_expires_at: call.moment(expires_at),
        })
    }
}

fn taken(login_id: &LoginId) -> Refusal {
    Refusal::new(Code::LoginIdTaken).fact("login_id", login_id.as_str())
}

impl Act for AccountList {
    async fn act(&self, call: &mut Call<'_>) -> Result<Page<AccountView>, Failure> {
        let (sort, descending) = sort(self.sort.as_deref())?;
        let filter = Filter {
            search: self.search.as_deref().map(forms).unwrap_or_default(),
            department: self.department.as_deref().map(text::compose),
            affiliation: self.affiliation,
            role: self.role,
            enabled: enabled(self.state.as_deref())?,
            kind: self.kind,
            sort,
            descending,
            limit: limit(self.limit)?,
            after: self.cursor.as_deref().map(|cursor| cursor.parse().map_err(|_| bad_cursor())).transpose()?,
        };
        let mut conn = call.house.store.read().await?;
        if let Some(after) = &filter.after {
            // No page ends with an account that does not exist; an empty page would look like the end of the list.
            store::account::find_one(&mut conn, after).await?.ok_or_else(bad_cursor)?;
        }
        let total = store::account::count(&mut conn, &filter).await?;
        let mut rows = store::account::list(&mut conn, &Filter { limit: filter.limit + 1, ..filter.clone() }).await?;
        let more = rows.len() > filter.limit as usize;
        rows.truncate(filter.limit as usize);
        let ids: Vec<_> = rows.iter().map(|stored| stored.account.id).collect();
        let held = store::entitlement::find(&mut conn, &ids).await?;
        Ok(Page {
            next_cursor: rows.last().filter(|_| more).map(|last| last.account.login_id.to_string()),
            items: rows.iter().map(|stored| view::account(call, stored, held.get(&stored.account.id))).collect(),
            total,
        })
    }
}

/// The forms in which searched words may be stored: names as typed (full-width letters and spaces stay), ids folded.
fn forms(words: &str) -> Vec<String> {
    let mut forms = vec![text::compose(words), text::fold(words)];
    forms.dedup();
    forms.retain(|words| !words.is_empty());
    forms
}

fn sort(word: Option<&str>) -> Result<(Sort, bool), Refusal> {
    let word = word.unwrap_or("login_id");
    let (descending, column) = word.strip_prefix('-').map_or((false, word), |column| (true, column));
    let sort = match column {
        "login_id" => Sort::LoginId,
        "name" => Sort::Name,
        "department" => Sort::Department,
        "created_at" => Sort::CreatedAt,
        _ => {
            return Err(
                Refusal::invalid("sort", "sort-unknown").fact("known", "login_id, name, department, created_at")
            );
        }
    };
    Ok((sort, descending))
}

fn enabled(word: Option<&str>) -> Result<Option<bool>, Refusal> {
    match word {
        None => Ok(None),
        Some("enabled") => Ok(Some(true)),
        Some("disabled") => Ok(Some(false)),
        Some(_) => Err(Refusal::invalid("state", "state-unknown").fact("known", "enabled, disabled")),
    }
}

/// The rows of a page.
///
/// # Errors
/// `invalid_value` beyond 1 to 1000.
pub(super) fn limit(asked: Option<u32>) -> Result<u32, Refusal> {
    let limit = asked.unwrap_or(DEFAULT_LIMIT);
    if (1..=MAX_LIMIT).contains(&limit) {
        Ok(limit)
    } else {
        Err(Refusal::invalid("limit", "limit-range").fact("max", MAX_LIMIT))
    }
}

/// A cursor that no page gave out.
pub(super) fn bad_cursor() -> Refusal {
    Refusal::invalid("cursor", "cursor-unknown")
}

impl Act for AccountShow {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<AccountWhole, Failure> {
        let mut conn = call.house.store.read().await?;
        let stored = named(call, &mut conn, &self.account).await?;
        let id = stored.account.id;
        let held = store::entitlement::find(&mut conn, &[id]).await?.remove(&id);
        let methods = store::two_step::list(&mut conn, id).await?;
        let backup_codes = store::backup_code::count(&mut conn, id).await?;
        let app_passwords = store::app_password::list(&mut conn, id).await?;
        let refusals = store::audit::Filter {
            account: Some(stored.account.login_id.to_string()),
            outcome: Some(store::audit::REFUSED.to_owned()),
            limit: RECENT_REFUSALS,
            ..Default::default()
        };
        Ok(AccountWhole {
            account: view::account(call, &stored, held.as_ref()),
            contact: contact(call, &stored),
            password: password_view(call, &stored),
            entitlement: held.as_ref().map(|held| view::entitlement(call, held)),
            two_step: view::two_step(call, &stored, &methods, backup_codes),
            app_passwords: app_passwords.iter().map(|one| view::app_password(call, one)).collect(),
            sessions: store::session::count(&mut conn, id, None, call.now).await?,
            sign_in_lock: lock(call, &mut conn, &stored.account.login_id).await?,
            recent_refusals: store::audit::list(&mut conn, &refusals)
                .await?
                .into_iter()
                .map(|entry| RefusalView {
                    at: call.moment(entry.at),
                    operation: entry.operation,
                    code: entry.code.unwrap_or_default(),
                    address: entry.address,
                    request_id: entry.request_id,
                })
                .collect(),
        })
    }
}

/// The registered contact: whole for the owner and administrators, masked for the help desk, absent for a helper.
fn contact(call: &Call<'_>, stored: &Stored) -> Option<String> {
    let contact = Contact::from_stored(stored.contact.clone());
    if call.caller.owns(&stored.account.login_id) || call.caller.at_least(Role::Administrator, false) {
        Some(contact.as_str().to_owned())
    } else {
        call.caller.at_least(Role::HelpDesk, false).then(|| contact.masked())
    }
}

fn password_view(call: &Call<'_>, stored: &Stored) -> PasswordView {
    let policy = &call.house.policy.password;
    let set_at = stored.password.set_at;
    let state = match (stored.password.first, password::first_expired(set_at, call.now, policy)) {
        (false, _) => "set",
        (true, false) => "first",
        (true, true) => "first_expired",
    };
    let expires_at = stored.password.first.then(|| call.moment(password::first_expires_at(set_at, policy)));
    PasswordView { state: state.to_owned(), set_at: call.moment(set_at), expires_at }
}

async fn lock(call: &mut Call<'_>, conn: &mut Conn, login_id: &LoginId) -> Result<Option<LockView>, Failure> {
    for factor in [Factor::SignIn, Factor::SecondStep] {
        let tries = store::tries::find(conn, login_id, factor).await?;
        if let Err(refusal) = tries::may_try(&tries, call.now, &call.house.policy.sign_in) {
            return Ok(Some(LockView {
                factor: factor.to_string(),
                wrong_tries: tries.wrong,
                possible_from: refusal.possible_from.map(|at: Timestamp| call.moment(at)),
            }));
        }
    }
    Ok(None)
}

impl Act for AccountUpdate {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<AccountChanged, Failure> {
        call.tx().await?;
        let stored = in_tx(call, &self.account).await?;
        let contact = match &self.contact {
            Some(typed) => Contact::read(typed, &call.house.policy.two_step)?.as_str().to_owned(),
            None => stored.contact.clone(),
        };
        let changes = Changes {
            name: self.name.as_deref().map(account::name).transpose()?,
            department: self.department.as_deref().map(account::department).transpose()?,
            affiliation: self.affiliation,
            lang: language(self.language.as_deref())?,
            beside: contact != stored.contact,
        };
        let account = account::update(&call.caller, &stored.account, &changes)?;
        let updated = Stored { account, contact, ..stored.clone() };
        store::account::update(call.tx().await?, &updated).await?;
        note_changes(call, &stored, &updated);
        Ok(AccountChanged { before: shown(call, &stored).await?, account: shown(call, &updated).await? })
    }
}

/// What the audit trail says of an update: the fields, and their values but for contact details.
fn note_changes(call: &mut Call<'_>, before: &Stored, after: &Stored) {
    let (old, new) = (&before.account, &after.account);
    let fields = [
        ("name", old.name.clone(), new.name.clone()),
        ("department", old.department.clone(), new.department.clone()),
        ("affiliation", old.affiliation.to_string(), new.affiliation.to_string()),
        ("language", old.lang.to_string(), new.lang.to_string()),
    ];
    for (field, old, new) in fields {
        if old != new {
            call.note(field, format!("{old} → {new}"));
        }
    }
    if before.contact != after.contact {
        call.note("contact", "changed");
    }
}

/// The account that a path names, held and read inside the transaction: two changes of one account come one after
/// the other, so that neither writes over what it has not seen.
pub(super) async fn in_tx(call: &mut Call<'_>, login_id: &LoginId) -> Result<Stored, Failure> {
    let login_id = call.named(login_id)?;
    store::account::hold(call.tx().await?, &login_id).await?;
    let stored = store::account::find_one(call.tx().await?, &login_id).await?;
    Ok(stored.ok_or_else(|| Refusal::new(Code::AccountNotFound).fact("account", login_id.as_str()))?)
}

/// How many enabled administrators there are beside this account.
pub(super) async fn other_administrators(call: &mut Call<'_>, account: &Account) -> Result<u32, Failure> {
    let all = store::role::count_enabled(call.tx().await?, Role::Administrator).await?;
    let itself = u32::from(account.enabled && account.holds(Role::Administrator));
    Ok(all.saturating_sub(itself))
}

impl Act for AccountDisable {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<AccountChanged, Failure> {
        let stored = in_tx(call, &self.account).await?;
        let others = other_administrators(call, &stored.account).await?;
        account::disable(&call.caller, &stored.account, others)?;
        let id = stored.account.id;
        raced(Code::AlreadyDisabled, store::account::set_enabled(call.tx().await?, id, false).await?)?;
        let ended = store::session::delete_all(call.tx().await?, &[id], None).await?;
        store::sign_in::delete_all(call.tx().await?, &[id]).await?;
        call.note("sessions_ended", i64::try_from(ended).unwrap_or(i64::MAX));
        switched(call, stored, false).await
    }
}

impl Act for AccountEnable {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<AccountChanged, Failure> {
        let stored = in_tx(call, &self.account).await?;
        account::enable(&call.caller, &stored.account)?;
        raced(Code::AlreadyEnabled, store::account::set_enabled(call.tx().await?, stored.account.id, true).await?)?;
        switched(call, stored, true).await
    }
}

async fn switched(call: &mut Call<'_>, before: Stored, enabled: bool) -> Result<AccountChanged, Failure> {
    let mut after = before.clone();
    after.account.enabled = enabled;
    Ok(AccountChanged { before: shown(call, &before).await?, account: shown(call, &after).await? })
}

/// Tells the owner that somebody else acted on the account, and why; and nobody acts on someone above them.
///
/// # Errors
/// `target_above`.
pub(super) async fn act_on<O: Act>(call: &mut Call<'_>, target: &Stored) -> Result<(), Failure> {
    stands_over(&call.caller, &target.account.login_id, &target.account.roles)?;
    if call.caller.owns(&target.account.login_id) {
        return Ok(());
    }
    let reason = call.origin.reason.clone().unwrap_or_default();
    outbox::tell(call, target, &Letter::ActedOn { operation: O::ID.to_owned(), reason }).await
}
