//! Accounts: create, list, show, update, disable, enable.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::{
    Act, Call, Failure,
    condition::{conditions, is, never, order},
    each::{ActEach, Done, Outcomes},
    first_password, gate, less_secure_apps, mail_log_in,
    meanwhile::meanwhile,
    outbox,
    people::People,
    reset, sync, view,
};
use crate::{
    contract::{
        Operation,
        account::{
            AccountChanged, AccountCreate, AccountCreated, AccountDisable, AccountEnable, AccountList, AccountShow,
            AccountUpdate, AccountView, AccountWhole, LockView, PasswordState, PasswordView, RefusalView,
        },
        mail_log_in::MailLogIn,
        page::{DEFAULT_LIMIT, MAX_LIMIT, Page},
    },
    delivery::Letter,
    rules::{
        Code, Id, LoginId, Refusal, Secret,
        account::{self, Account, Changes, Language, Standing},
        caller::{Caller, stands_over},
        condition::{Comparison, Condition, Operand},
        contact::Contact,
        password,
        role::{Kind, Role},
        search,
        tries::{self, Factor, Tries},
    },
    store::{
        self, Conn,
        account::{Asked, Filter, Password, Stored, Whole},
        audit::{self, Equal},
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

fn language(word: Option<&str>) -> Result<Option<Language>, Refusal> {
    word.map(|word| word.parse().map_err(|_| Refusal::invalid("language", "language-unknown"))).transpose()
}

impl ActEach for AccountCreate {
    fn about(&self) -> Option<LoginId> {
        Some(self.login_id.clone())
    }

    fn secret(reply: &AccountCreated) -> Option<&Secret> {
        Some(&reply.first_password)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AccountCreated>, Failure> {
        let names: Vec<LoginId> = rows.iter().map(|row| row.login_id.clone()).collect();
        let known = store::account::find(&mut *call.house.store.read().await?, &names).await?;
        let ids = call.ids();
        let drafts: Vec<Result<(Stored, Secret), Refusal>> = rows
            .iter()
            .zip(ids)
            .map(|(row, id)| match known.contains_key(&row.login_id) {
                true => Err(taken(&row.login_id)),
                false => draft(call, id, row),
            })
            .collect();
        let mut new: Vec<Stored> = drafts.iter().flatten().map(|(stored, _)| stored.clone()).collect();
        // Two sets with the same ids wait for each other one after the other, not each for the other one.
        new.sort_by(|one, other| one.account.login_id.cmp(&other.account.login_id));
        let made = store::account::insert(call.tx().await?, &new).await?;
        if let Caller::Machine { token, .. } = call.caller {
            let made: Vec<Id> = made.iter().copied().collect();
            store::token::note_made(call.tx().await?, token, &made).await?;
        }
        let expires_at = call.promise(password::first_expires_at(call.now, &call.house.policy.password));
        let created = |(stored, first_password): (Stored, Secret)| {
            let login_id = &stored.account.login_id;
            if !made.contains(&stored.account.id) {
                return Err(taken(login_id));
            }
            let account = view::account(call, &stored, None);
            Ok(Done::new(login_id, AccountCreated { account, first_password, first_password_expires_at: expires_at }))
        };
        Ok(drafts.into_iter().map(|draft| draft.and_then(created)).collect())
    }
}

/// A new account as it was asked for, and its first password.
fn draft(call: &mut Call<'_>, id: Id, row: &AccountCreate) -> Result<(Stored, Secret), Refusal> {
    account::new_login_id(&row.login_id)?;
    let (now, kind) = (call.now, row.kind.unwrap_or(Kind::Person));
    let first = password::first_password(call.rng);
    let stored = Stored {
        account: Account {
            id,
            login_id: row.login_id.clone(),
            name: account::name(&row.name)?,
            department: account::department(&row.department)?,
            affiliation: row.affiliation,
            kind,
            enabled: true,
            roles: Vec::new(),
            created_at: now,
            ends_at: account::ends_at(kind, row.last_day, now, &call.house.zone)?,
            lang: language(row.language.as_deref())?.unwrap_or(Language::Ja),
            locked_down_at: None,
        },
        contact: Contact::read(&row.contact, &call.house.policy.two_step)?.as_str().to_owned(),
        password: Password { hash: first_password::digest(call.house, id, &first), set_at: now, first: true },
        two_step_since: None,
        version: 1,
    };
    Ok((stored, first))
}

fn taken(login_id: &LoginId) -> Refusal {
    Refusal::new(Code::LoginIdTaken).fact("login_id", login_id.as_str())
}

impl Act for AccountList {
    async fn act(&self, call: &mut Call<'_>) -> Result<Page<AccountView>, Failure> {
        let fields = &AccountList::fields().plain;
        let filter = Filter {
            search: self.search.as_deref().map(search::words).transpose()?.unwrap_or_default(),
            conditions: [self.named()?, conditions(call, &self.filter, fields)?].concat(),
            now: call.now,
            order: order(self.sort.as_deref(), "login_id", fields)?,
            limit: limit(self.limit)?,
            after: self.cursor.as_deref().map(|cursor| cursor.parse().map_err(|_| bad_cursor())).transpose()?,
        };
        let mut conn = call.house.store.read().await?;
        if let Some(after) = &filter.after {
            // No page ends with an account that does not exist; an empty page would look like the end of the list.
            store::account::find_one(&mut conn, after).await?.ok_or_else(bad_cursor)?;
        }
        are_there(&mut conn, &filter.conditions).await?;
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

impl AccountList {
    /// The conditions that have fields of their own.
    fn named(&self) -> Result<Vec<Condition>, Refusal> {
        let department = self.department.as_deref().map(account::department).transpose()?;
        let standing = self.state.as_deref().map(standing).transpose()?;
        let all = [
            department.map(|department| is("department", department)),
            self.affiliation.map(|affiliation| is("affiliation", affiliation.as_str())),
            self.role.map(|role| is("roles", role.as_str())),
            standing.map(|standing| is("state", standing.as_str())),
            self.kind.map(|kind| is("kind", kind.as_str())),
        ];
        Ok(all.into_iter().flatten().collect())
    }
}

fn standing(word: &str) -> Result<Standing, Refusal> {
    let known = Standing::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", ");
    word.parse().map_err(|_| Refusal::invalid("state", "state-unknown").fact("known", known))
}

/// Departments that a refusal names at the most.
const NAMED: u32 = 40;

/// Whether there are the departments and login ids by which a list is filtered: an empty answer would hide a slip (FIND-1).
async fn are_there(conn: &mut Conn, conditions: &[Condition]) -> Result<(), Failure> {
    for (condition, text) in texts(conditions) {
        match condition.field.as_str() {
            "department" if !store::account::has_department(conn, text).await? => {
                let known = store::account::departments(conn, NAMED).await?;
                return Err(never(condition, text, &known).into());
            }
            "login_id" if !is_account(conn, text).await? => return Err(never(condition, text, &[]).into()),
            _ => {}
        }
    }
    Ok(())
}

/// The texts that conditions name exactly.
pub(super) fn texts(conditions: &[Condition]) -> impl Iterator<Item = (&Condition, &str)> {
    let exact =
        conditions.iter().filter(|condition| matches!(condition.comparison, Comparison::Is | Comparison::IsNot));
    exact.flat_map(|condition| {
        condition.operands.iter().filter_map(move |operand| match operand {
            Operand::Text(text) => Some((condition, text.as_str())),
            _ => None,
        })
    })
}

/// Whether there is an account of this login id.
///
/// # Errors
/// When the database fails.
pub(super) async fn is_account(conn: &mut Conn, text: &str) -> Result<bool, Failure> {
    match text.parse() {
        Ok(login_id) => Ok(store::account::find_one(conn, &login_id).await?.is_some()),
        Err(_) => Ok(false),
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
        let whole = whole(call, &self.account).await?;
        let (stored, held) = (&whole.stored, whole.entitlement.as_ref());
        let has_mailbox = stored.account.kind == Kind::Person;
        let sees = view::sees_contact(call, stored);
        let two_step = sync::propagation(call.house, stored, whole.standing.as_ref());
        let due_at = whole.standing.as_ref().and_then(|standing| standing.due_at);
        let locks = locks(call, &whole);
        Ok(AccountWhole {
            account: view::account(call, stored, held),
            contact: contact(call, stored),
            password: password_view(call, stored, whole.password_short),
            reset: reset::waiting(call, stored, whole.reset.as_ref()),
            entitlement: held.map(|held| view::entitlement(call, held)),
            address: has_mailbox.then(|| view::address(call, &whole.addresses, due_at)),
            mail_password: has_mailbox.then(|| view::mail_password(call, &whole.mail_passwords, due_at)),
            two_step: view::two_step(call, stored, &whole.methods, whole.backup_codes, two_step),
            platform: sync::shown(call, &whole)?,
            app_passwords: sees.then(|| whole.app_passwords.iter().map(|one| view::app_password(call, one)).collect()),
            aliases: sees.then(|| whole.aliases.iter().map(|one| view::alias(call, one)).collect()),
            less_secure_apps: Some(less_secure_apps::shown(call, whole.less_secure_apps.as_ref())),
            pop: Some(view::pop(call, &whole.pop)),
            mail_log_ins: has_mailbox.then(|| mail_log_in::shown(call, &whole)),
            remote_access: Some(view::remote_access(call, held, whole.seat.as_ref())),
            sessions: whole.sessions,
            sign_in_lock: sign_in_lock(&locks),
            locks,
            recent_refusals: whole.refusals.iter().map(|equal| refused(call, equal, sees)).collect(),
            withheld: view::withheld(sees, &["contact", "app_passwords", "aliases", "recent_refusals.address"]),
        })
    }
}

/// Everything of the account that a path names.
///
/// # Errors
/// `account_not_found`.
async fn whole(call: &mut Call<'_>, login_id: &LoginId) -> Result<Whole, Failure> {
    let login_id = call.named(login_id)?;
    let refusals = audit::Filter {
        account: Some(login_id.to_string()),
        outcome: Some(audit::REFUSED.to_owned()),
        // They have a part of their own, and a phone that polls would push out all others.
        except: Some(MailLogIn::ID.to_owned()),
        limit: RECENT_REFUSALS,
        ..audit::Filter::default()
    };
    let asked = Asked {
        login_id: &login_id,
        who: &gate::who(call.house, login_id.as_str()),
        now: call.now,
        alias_codes_since: tries::alias_codes_since(call.now),
        uses_since: mail_log_in::uses_since(call.house, call.now),
        uses: mail_log_in::RECENT,
        refusals: &refusals,
        mail_refusals: &mail_log_in::refusals(&login_id),
    };
    let mut conn = call.house.store.read().await?;
    let whole = store::account::whole(&mut conn, &asked).await?;
    call.house.store.hand_on(conn);
    Ok(whole.ok_or_else(|| Refusal::new(Code::AccountNotFound).fact("account", login_id.as_str()))?)
}

/// Equal refusals; who sees no contact details sees no address either.
fn refused(call: &Call<'_>, equal: &Equal, sees: bool) -> RefusalView {
    let Equal { newest: entry, count } = equal;
    RefusalView {
        at: call.moment(entry.at),
        count: *count,
        operation: entry.operation.clone(),
        code: entry.code.clone().unwrap_or_default(),
        actor: entry.actor.clone(),
        address: sees.then(|| entry.address.clone()),
        request_id: entry.request_id.clone(),
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

fn password_view(call: &Call<'_>, stored: &Stored, found_short: bool) -> PasswordView {
    let policy = &call.house.policy.password;
    let set_at = stored.password.set_at;
    let state = match (stored.password.first, password::first_expired(set_at, call.now, policy)) {
        (false, _) => PasswordState::Set,
        (true, false) => PasswordState::First,
        (true, true) => PasswordState::FirstExpired,
    };
    let expires_at = stored.password.first.then(|| call.promise(password::first_expires_at(set_at, policy)));
    let must_change = stored.password.first || found_short;
    PasswordView { state: state.into(), set_at: call.moment(set_at), expires_at, must_change }
}

/// Every factor that is locked, or whose next try has to wait; of the places that count by themselves the worst one.
fn locks(call: &Call<'_>, whole: &Whole) -> Vec<LockView> {
    let policy = &call.house.policy.sign_in;
    let of = |factor: Factor, known_place: bool| match factor {
        Factor::Alias if known_place => Tries::default(),
        Factor::Alias => Tries::of_alias_codes(&whole.alias_codes, call.now, policy),
        factor => {
            let placed = whole.tries.iter().filter(|it| (it.factor, it.known_place) == (factor, known_place));
            placed.map(|it| it.tries).max_by_key(|tries| (tries.wrong, tries.last_at)).unwrap_or_default()
        }
    };
    let view = |(factor, known_place): (Factor, bool)| {
        let tries = of(factor, known_place);
        let refusal = tries::may_try(factor, &tries, call.now, policy).err()?;
        Some(LockView {
            factor: factor.into(),
            known_place,
            locked: tries.is_locked(policy),
            wrong_tries: tries.wrong,
            last_try_at: tries.last_at.map(|at| call.moment(at)),
            possible_from: refusal.possible_from.map(|at| call.promise(at)),
        })
    };
    Factor::ALL.iter().flat_map(|factor| [(*factor, false), (*factor, true)]).filter_map(view).collect()
}

/// The lock of signing in, if that is locked.
fn sign_in_lock(locks: &[LockView]) -> Option<LockView> {
    locks.iter().find(|lock| lock.locked && lock.factor == Factor::SignIn).cloned()
}

impl ActEach for AccountUpdate {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AccountChanged>, Failure> {
        let mut people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let (mut updated, mut moved) = (HashSet::new(), HashMap::new());
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(updated_row(call, &people, row).map(|(done, after)| {
                let id = after.account.id;
                if let Some(before) = people.find(&done.account).filter(|before| before.contact != after.contact) {
                    moved.entry(id).or_insert_with(|| before.clone());
                }
                updated.insert(id);
                people.put(after);
                done
            }));
        }
        let updated: Vec<&Stored> = people.all().filter(|stored| updated.contains(&stored.account.id)).collect();
        let mut tx = call.take_tx().await?;
        let owners = moved.values().chain(updated.iter().copied());
        let tell = || tell_changed::<Self>(call, &outcomes, owners);
        let (written, told) = meanwhile(store::account::update(&mut tx, &updated), tell).await;
        written?;
        told?;
        // A code that went to the contact of before proves nothing any more.
        let ids: Vec<Id> = moved.keys().copied().collect();
        store::reset::end(&mut tx, &ids).await?;
        call.tx = Some(tx);
        Ok(outcomes)
    }
}

/// What comes of a row, and the account afterwards.
fn updated_row(
    call: &Call<'_>,
    people: &People,
    row: &AccountUpdate,
) -> Result<(Done<AccountChanged>, Stored), Refusal> {
    let before = people.get(call, &row.account)?;
    let contact = match &row.contact {
        Some(typed) => Contact::read(typed, &call.house.policy.two_step)?.as_str().to_owned(),
        None => before.contact.clone(),
    };
    let changes = Changes {
        name: row.name.as_deref().map(account::name).transpose()?,
        department: row.department.as_deref().map(account::department).transpose()?,
        affiliation: row.affiliation,
        lang: language(row.language.as_deref())?,
        ends_at: match row.last_day {
            Some(day) => account::ends_at(before.account.kind, Some(day), call.now, &call.house.zone)?,
            None => None,
        },
        beside: contact != before.contact,
    };
    let account = account::update(&call.caller, &before.account, &changes)?;
    let after = Stored { account, contact, password: before.password.clone(), ..*before };
    let done = changed(call, people, before, &after);
    Ok((with_changes(done, before, &after), after))
}

/// What the audit trail says of an update: the fields, and their values but for contact details.
fn with_changes(mut done: Done<AccountChanged>, before: &Stored, after: &Stored) -> Done<AccountChanged> {
    let (old, new) = (&before.account, &after.account);
    let fields = [
        ("name", old.name.clone(), new.name.clone()),
        ("department", old.department.clone(), new.department.clone()),
        ("affiliation", old.affiliation.to_string(), new.affiliation.to_string()),
        ("language", old.lang.to_string(), new.lang.to_string()),
        ("ends_at", instant(old.ends_at), instant(new.ends_at)),
    ];
    for (field, old, new) in fields.into_iter().filter(|(_, old, new)| old != new) {
        done = done.note(field, format!("{old} → {new}"));
    }
    if before.contact == after.contact { done } else { done.note("contact", "changed") }
}

fn instant(at: Option<Timestamp>) -> String {
    at.map_or_else(|| "-".to_owned(), |at| at.to_string())
}

/// A changed account as the reply shows it.
pub(super) fn changed(call: &Call<'_>, people: &People, before: &Stored, after: &Stored) -> Done<AccountChanged> {
    let reply = AccountChanged { before: people.view(call, before), account: people.view(call, after) };
    Done::new(&after.account.login_id, reply)
}

/// The account that a path names, held and read inside the transaction: two changes of one account come one after
/// the other, so that neither writes over what it has not seen. A caller whose sign-in was ended meanwhile (by a
/// lockdown, a new password) changes nothing any more.
///
/// # Errors
/// `account_not_found`, or `sign_in_needed`.
pub(super) async fn in_tx(call: &mut Call<'_>, login_id: &LoginId) -> Result<Stored, Failure> {
    let login_id = call.named(login_id)?;
    store::account::hold(call.tx().await?, std::slice::from_ref(&login_id)).await?;
    still_signed_in(call).await?;
    let stored = store::account::find_one(call.tx().await?, &login_id).await?;
    Ok(stored.ok_or_else(|| Refusal::new(Code::AccountNotFound).fact("account", login_id.as_str()))?)
}

/// The caller's sign-in has not been ended while the request waited for its turn.
///
/// # Errors
/// `sign_in_needed`.
pub(super) async fn still_signed_in(call: &mut Call<'_>) -> Result<(), Failure> {
    let Some(session) = call.caller.person().map(|person| person.session) else { return Ok(()) };
    if store::session::holds(call.tx().await?, session).await? { Ok(()) } else { Err(Code::SignInNeeded.into()) }
}

/// Those who administer, one left out: rules ask for the others.
pub(super) fn others(administrators: u32, account: &Account) -> u32 {
    administrators.saturating_sub(u32::from(account.enabled && account.holds(Role::Administrator)))
}

impl ActEach for AccountDisable {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AccountChanged>, Failure> {
        let mut administrators = store::role::count_enabled(call.tx().await?, Role::Administrator).await?;
        let mut people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let mut disabled = Vec::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(people.get(call, &row.account).cloned().and_then(|before| {
                let left = others(administrators, &before.account);
                account::disable(&call.caller, &before.account, left)?;
                administrators = left;
                disabled.push(before.account.id);
                Ok(switched(call, &mut people, before, false))
            }));
        }
        let now = call.now;
        let tx = call.tx().await?;
        let won = store::account::set_enabled(tx, &disabled, false).await?;
        store::sync::want(tx, &won.iter().copied().collect::<Vec<_>>(), now).await?;
        store::session::delete_all(tx, &disabled, None).await?;
        store::sign_in::delete_all(tx, &disabled).await?;
        let outcomes = refuse_lost(outcomes, &people, Code::AlreadyDisabled, |stored| won.contains(&stored.account.id));
        tell_changed::<Self>(call, &outcomes, people.all())?;
        Ok(outcomes)
    }
}

impl ActEach for AccountEnable {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act_each(rows: &[Self], call: &mut Call<'_>) -> Result<Outcomes<AccountChanged>, Failure> {
        let mut people = People::named(call, rows.iter().map(|row| &row.account)).await?;
        let mut enabled = Vec::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            outcomes.push(people.get(call, &row.account).cloned().and_then(|before| {
                account::enable(&call.caller, &before.account, call.now)?;
                enabled.push(before.account.id);
                Ok(switched(call, &mut people, before, true))
            }));
        }
        let now = call.now;
        let won = store::account::set_enabled(call.tx().await?, &enabled, true).await?;
        store::sync::want(call.tx().await?, &won.iter().copied().collect::<Vec<_>>(), now).await?;
        let outcomes = refuse_lost(outcomes, &people, Code::AlreadyEnabled, |stored| won.contains(&stored.account.id));
        tell_changed::<Self>(call, &outcomes, people.all())?;
        Ok(outcomes)
    }
}

fn switched(call: &Call<'_>, people: &mut People, before: Stored, enabled: bool) -> Done<AccountChanged> {
    let mut after = before.clone();
    after.account.enabled = enabled;
    let done = changed(call, people, &before, &after);
    people.put(after);
    done
}

/// Refuses the rows whose change another request made between the rule's look and the write (on PostgreSQL a read
/// locks nothing).
fn refuse_lost(
    outcomes: Outcomes<AccountChanged>,
    people: &People,
    lost: Code,
    won: impl Fn(&Stored) -> bool,
) -> Outcomes<AccountChanged> {
    let holds = |done: &Done<AccountChanged>| people.find(&done.account).is_some_and(&won);
    outcomes
        .into_iter()
        .map(|outcome| outcome.and_then(|done| if holds(&done) { Ok(done) } else { Err(lost.into()) }))
        .collect()
}

/// Tells the owners of changed accounts what somebody else did; where the contact was changed, at the old one and at
/// the new one.
pub(super) fn tell_changed<'o, O: Operation>(
    call: &mut Call<'_>,
    outcomes: &Outcomes<AccountChanged>,
    owners: impl Iterator<Item = &'o Stored>,
) -> Result<(), Failure> {
    let changed: HashSet<&LoginId> = outcomes.iter().flatten().map(|done| &done.account).collect();
    let mut told = HashSet::new();
    let mut letters = Vec::new();
    for owner in owners.filter(|owner| changed.contains(&owner.account.login_id)) {
        if let Some(letter) = acted_on::<O>(call, &owner.account)?
            && told.insert((&owner.account.login_id, &owner.contact))
        {
            letters.push((owner, letter));
        }
    }
    Ok(outbox::tell_each(call, &letters)?)
}

/// What the owner is told when somebody else acts on the account, and why; and nobody acts on someone above them.
///
/// # Errors
/// `target_above`.
pub(super) fn acted_on<O: Operation>(call: &Call<'_>, target: &Account) -> Result<Option<Letter>, Refusal> {
    stands_over(&call.caller, &target.login_id, &target.roles)?;
    if call.caller.owns(&target.login_id) {
        return Ok(None);
    }
    let reason = call.origin.reason.clone().unwrap_or_else(|| "-".to_owned());
    Ok(Some(Letter::ActedOn { operation: O::ID.to_owned(), reason }))
}
