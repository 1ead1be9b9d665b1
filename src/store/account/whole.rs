//! All that the one view of an account shows, as it stood at one moment.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{Stored, select, stored};
use crate::{
    rules::{
        Id, LoginId, address::Held as Addresses, entitlement::Entitlement, less_secure_apps::LessSecureApps,
        mail_password::Held as MailPasswords, pop::Pop, remote_access::Seat,
    },
    store::{
        Conn, Result, address, alias,
        alias::Alias,
        app_password,
        app_password::AppPassword,
        audit,
        audit::{Equal, Filter, Shut},
        backup_code,
        database::{
            counted::{self, What},
            row::Row,
            sql::{Sql, at_once},
        },
        entitlement, less_secure_apps, mail_log_in,
        mail_log_in::Use,
        mail_password, message, pop, remote_access, reset,
        reset::Reset,
        role, session, sync,
        sync::Standing,
        tries::{self, Placed},
        two_step,
        two_step::Method,
    },
};

/// What is asked for.
pub struct Asked<'a> {
    /// Whose.
    pub login_id: &'a LoginId,
    /// Whose tries and reset: the keyed digest of the login id.
    pub who: &'a str,
    /// The time at which it is judged.
    pub now: Timestamp,
    /// Since when the owner's last success makes a place known.
    pub known_since: Timestamp,
    /// Since when wrong codes of aliases count.
    pub alias_codes_since: Timestamp,
    /// Since when the uses of the mail password are shown.
    pub uses_since: Timestamp,
    /// Uses at the most.
    pub uses: u32,
    /// Which refusals.
    pub refusals: &'a Filter,
    /// Which refusals of mail log-ins.
    pub mail_refusals: &'a Filter,
    /// Messages at the most.
    pub messages: u32,
}

/// An account and everything of it.
pub struct Whole {
    /// The account.
    pub stored: Stored,
    /// Who has disabled it, if it is disabled.
    pub disabled: Option<Shut>,
    /// Who has locked it down, if it is locked down.
    pub locked_down: Option<Shut>,
    /// Its newest entitlement.
    pub entitlement: Option<Entitlement>,
    /// Its second steps, in the order in which they were added.
    pub methods: Vec<Method>,
    /// Backup codes left.
    pub backup_codes: u32,
    /// Its app passwords, in the order in which they were made.
    pub app_passwords: Vec<AppPassword>,
    /// Its aliases, by address.
    pub aliases: Vec<Alias>,
    /// Where it stands with the platform.
    pub standing: Option<Standing>,
    /// Less secure apps, where they are or were allowed.
    pub less_secure_apps: Option<LessSecureApps>,
    /// Its addresses.
    pub addresses: Addresses,
    /// Its mail passwords.
    pub mail_passwords: MailPasswords,
    /// POP.
    pub pop: Pop,
    /// Its seat of remote access.
    pub seat: Option<Seat>,
    /// The newest code that resets its password.
    pub reset: Option<Reset>,
    /// Sessions that hold.
    pub sessions: u32,
    /// When the newest of them was begun.
    pub signed_in_at: Option<Timestamp>,
    /// Whether one of them has found the password too short (MPASS-3).
    pub password_short: bool,
    /// Wrong tries of each factor at each place that had any.
    pub tries: Vec<Placed>,
    /// When wrong codes of aliases were tried.
    pub alias_codes: Vec<Timestamp>,
    /// The refusals that were asked for, equal ones as one, the newest first.
    pub refusals: Vec<Equal>,
    /// The refusals of mail log-ins, likewise.
    pub mail_refusals: Vec<Equal>,
    /// Uses of the mail password, the newest first.
    pub uses: Vec<Use>,
    /// Where its newest messages are, the newest first.
    pub messages: Vec<message::Standing>,
}

/// Everything of the account with this login id, as it all stood at one moment.
///
/// # Errors
/// When the database fails.
pub async fn whole(conn: &mut Conn, asked: &Asked<'_>) -> Result<Option<Whole>> {
    // Whose it is never changes; all else is read at one moment.
    let found = Sql::new("SELECT id FROM accounts WHERE login_id = ").value(asked.login_id.as_str());
    let found = found.by_key().row(conn).await?;
    let Some(id) = found.and_then(|row| row.at(0)).map(Id::from_i64) else { return Ok(None) };
    let [
        account,
        roles,
        entitlements,
        methods,
        backup_codes,
        app_passwords,
        aliases,
        standings,
        less_secure,
        addresses,
        mail_passwords,
        pops,
        seats,
        resets,
        sessions,
        wrong,
        alias_codes,
        refusals,
        mail_refusals,
        shut,
        uses,
        messages,
    ] = at_once(
        conn,
        [
            select(Sql::default()).text(" WHERE id").of_accounts(&[id]),
            role::select(&[id]),
            entitlement::select(&[id]),
            two_step::select(&[id]),
            backup_code::select(&[id]),
            app_password::select(&[id]),
            alias::select(&[id]),
            sync::select(&[id]),
            less_secure_apps::select(&[id]),
            address::select(&[id]),
            mail_password::select(&[id]),
            pop::select(&[id]),
            remote_access::select(&[id]),
            reset::part(asked.who, asked.now),
            session::select(&[id], asked.now),
            tries::part(asked.who, asked.known_since),
            counted::select(&[id], What::AliasCode, asked.alias_codes_since),
            audit::equal_part(asked.refusals),
            audit::equal_part(asked.mail_refusals),
            audit::shut_part(id, asked.login_id),
            mail_log_in::select(&[id], asked.uses_since, asked.uses),
            message::part(id, asked.now, asked.messages),
        ]
        .map(Sql::by_key),
    )
    .await?;
    let Some(mut stored) = one(&account, stored)? else { return Ok(None) };
    for row in &roles {
        stored.account.roles.push(role::pair(row)?.1);
    }
    stored.account.roles.sort_unstable();
    let [disabled, locked_down] = audit::shut(&shut)?;
    Ok(Some(Whole {
        stored,
        disabled,
        locked_down,
        entitlement: one(&entitlements, entitlement::entitlement)?.map(|(_, held)| held),
        methods: two_step::in_order(&methods)?,
        backup_codes: backup_code::left(&backup_codes)?,
        app_passwords: app_password::in_order(&app_passwords)?,
        aliases: alias::in_order(&aliases)?,
        standing: one(&standings, sync::standing)?,
        less_secure_apps: one(&less_secure, less_secure_apps::of_row)?.map(|(_, held)| held),
        addresses: of(address::held(&addresses)?, id),
        mail_passwords: one(&mail_passwords, mail_password::held)?.unwrap_or_default(),
        pop: one(&pops, pop::pop)?.unwrap_or_default(),
        seat: one(&seats, remote_access::seat)?.map(|(_, seat)| seat),
        reset: one(&resets, reset::reset)?,
        sessions: session::counted(&sessions)?,
        signed_in_at: session::newest_at(&sessions)?,
        password_short: session::found_short(&sessions)?,
        tries: wrong.iter().map(tries::placed).collect::<Result<_>>()?,
        alias_codes: counted::instants(&alias_codes)?,
        refusals: audit::equal(&refusals)?,
        mail_refusals: audit::equal(&mail_refusals)?,
        uses: mail_log_in::latest_first(&uses)?,
        messages: message::newest_first(&messages)?,
    }))
}

/// What a part of one row at the most says.
fn one<T>(rows: &[Row], read: impl Fn(&Row) -> Result<T>) -> Result<Option<T>> {
    rows.first().map(read).transpose()
}

fn of<T: Default>(mut all: HashMap<Id, T>, account: Id) -> T {
    all.remove(&account).unwrap_or_default()
}
