//! Which commands read rows from a file, and what their columns say.

use clap::ArgMatches;

use super::convention::{ACCOUNT_KINDS, AFFILIATIONS, CONVENTIONS, LANGUAGES, ROLES};
use crate::{
    contract::{
        Operation,
        account::{AccountCreate, AccountDisable, AccountEnable, AccountUnlock, AccountUpdate, RoleAdd, RoleRemove},
        alias::AliasDelete,
        app_password::AppPasswordDelete,
        application::{Apply, ProxyApply, Stop, StopWithdraw},
        less_secure_apps::LessSecureAppsDisable,
        lockdown::AccountLockdown,
        pop::PopUnlock,
        remote_access::{RemoteAccessDisable, RemoteAccessEnable},
        reset::AccountReset,
        table,
        two_step::TwoStepReset,
    },
    rules::{caller::May, role::Role},
    spreadsheet::{Column, Columns, Kind},
};

/// A command that takes `--from`.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// The command: `account create`.
    pub(crate) command: &'static str,
    /// The operation that each row asks for.
    pub(crate) operation: &'static str,
    /// The flag of the command that chooses this sheet before the others of the same command.
    pub(crate) flag: Option<&'static str>,
    /// What its columns say.
    pub(crate) columns: &'static Columns,
    /// Whether what it does cannot be undone: then the number of rows is typed, however few they are.
    pub(crate) is_final: bool,
    /// The secret that each row makes, as `--secrets-out` names it.
    pub(crate) secret: Option<&'static str>,
    /// The command that undoes it, for the rows that were carried out.
    pub(crate) undo: Option<&'static str>,
    /// Whether it needs a reason whoever asks.
    needs_reason: bool,
}

const fn column(name: &'static str, field: &'static str, required: bool, kind: Kind) -> Column {
    Column { name, also: &[], field, required, kind }
}

const fn id(field: &'static str) -> Column {
    Column {
        name: "id",
        // `key` is what `bulk results` has where the file is gone.
        also: &["login-id", "account", "key", "学籍番号", "職員番号", "利用者番号"],
        field,
        required: true,
        kind: Kind::LoginId,
    }
}

/// What a file of stops has beside the IDs, and then what `account list -o csv` writes: it is handed in to withdraw them.
const OF_STOPS: &[&str] = &[
    "on",
    "name",
    "department",
    "affiliation",
    "kind",
    "state",
    "roles",
    "language",
    "entitlement",
    "two-step",
    "created-at",
    "ends-at",
    "locked-down-at",
];

/// What `account list -o csv` writes beside what a command reads.
const OF_LISTS: &[&str] = OF_STOPS.split_at(1).1;

const ACCOUNTS: Columns =
    Columns { columns: &[id("account")], key: &["id"], needs_one: false, ignored: OF_LISTS, conventions: &CONVENTIONS };

const CREATE: Columns = Columns {
    columns: &[
        id("login_id"),
        Column { also: &["氏名"], ..column("name", "name", true, Kind::Text) },
        column("department", "department", true, Kind::Text),
        column("affiliation", "affiliation", true, Kind::Word(&AFFILIATIONS)),
        column("contact", "contact", true, Kind::Text),
        column("language", "language", false, Kind::Word(&LANGUAGES)),
        column("kind", "kind", false, Kind::Word(&ACCOUNT_KINDS)),
        column("last-day", "last_day", false, Kind::Date),
    ],
    key: &["id"],
    needs_one: false,
    ignored: &["state", "roles", "entitlement", "two-step", "created-at", "ends-at", "locked-down-at"],
    conventions: &CONVENTIONS,
};

const UPDATE: Columns = Columns {
    columns: &[
        id("account"),
        Column { also: &["氏名"], ..column("name", "name", false, Kind::Text) },
        column("department", "department", false, Kind::Text),
        column("affiliation", "affiliation", false, Kind::Word(&AFFILIATIONS)),
        column("contact", "contact", false, Kind::Text),
        column("language", "language", false, Kind::Word(&LANGUAGES)),
        column("last-day", "last_day", false, Kind::Date),
    ],
    key: &["id"],
    needs_one: true,
    ignored: &["kind", "state", "roles", "entitlement", "two-step", "created-at", "ends-at", "locked-down-at"],
    conventions: &CONVENTIONS,
};

const ROLE_CHANGES: Columns = Columns {
    columns: &[id("account"), column("role", "role", true, Kind::Word(&ROLES))],
    key: &["id", "role"],
    needs_one: false,
    ignored: OF_LISTS,
    conventions: &CONVENTIONS,
};

const STOPS: Columns = Columns {
    columns: &[id("account"), column("on", "on", false, Kind::Date)],
    key: &["id"],
    needs_one: false,
    ignored: OF_LISTS,
    conventions: &CONVENTIONS,
};

const WITHDRAWALS: Columns =
    Columns { columns: &[id("account")], key: &["id"], needs_one: false, ignored: OF_STOPS, conventions: &CONVENTIONS };

const PROXY: Columns =
    Columns { columns: &[id("target")], key: &["id"], needs_one: false, ignored: OF_LISTS, conventions: &CONVENTIONS };

const APP_PASSWORDS: Columns = Columns {
    columns: &[id("account"), column("app-password-id", "app_password", true, Kind::AppPassword)],
    key: &["id", "app-password-id"],
    needs_one: false,
    ignored: &["name"],
    conventions: &CONVENTIONS,
};

const ALIASES: Columns = Columns {
    columns: &[id("account"), column("address", "address", true, Kind::Id)],
    key: &["id", "address"],
    needs_one: false,
    ignored: &["display-name", "state"],
    conventions: &CONVENTIONS,
};

const fn of<O: Operation>(command: &'static str, columns: &'static Columns) -> Sheet {
    let needs_reason = O::NEEDS_REASON;
    Sheet { command, operation: O::ID, flag: None, columns, is_final: false, secret: None, undo: None, needs_reason }
}

const fn undone(undo: &'static str, sheet: Sheet) -> Sheet {
    Sheet { undo: Some(undo), ..sheet }
}

/// Every command that reads rows.
pub(crate) const SHEETS: &[Sheet] = &[
    Sheet { secret: Some("first_password"), ..of::<AccountCreate>("account create", &CREATE) },
    of::<AccountUpdate>("account update", &UPDATE),
    undone("account enable", of::<AccountDisable>("account disable", &ACCOUNTS)),
    undone("account disable", of::<AccountEnable>("account enable", &ACCOUNTS)),
    of::<AccountReset>("account reset", &ACCOUNTS),
    of::<AccountUnlock>("account unlock", &ACCOUNTS),
    Sheet { is_final: true, ..undone("account unlock", of::<AccountLockdown>("account lockdown", &ACCOUNTS)) },
    undone("account role remove", of::<RoleAdd>("account role add", &ROLE_CHANGES)),
    undone("account role add", of::<RoleRemove>("account role remove", &ROLE_CHANGES)),
    undone("account remote-access disable", of::<RemoteAccessEnable>("account remote-access enable", &ACCOUNTS)),
    undone("account remote-access enable", of::<RemoteAccessDisable>("account remote-access disable", &ACCOUNTS)),
    of::<TwoStepReset>("2sv reset", &ACCOUNTS),
    of::<AppPasswordDelete>("app-password delete", &APP_PASSWORDS),
    of::<AliasDelete>("alias delete", &ALIASES),
    of::<LessSecureAppsDisable>("lsa disable", &ACCOUNTS),
    of::<PopUnlock>("pop-quota unlock", &ACCOUNTS),
    undone("stop", of::<Apply>("apply", &ACCOUNTS)),
    Sheet { flag: Some("withdraw"), ..of::<StopWithdraw>("stop", &WITHDRAWALS) },
    undone("stop --withdraw", of::<Stop>("stop", &STOPS)),
    of::<ProxyApply>("proxy-apply", &PROXY),
];

/// The sheet of a command, given its arguments.
pub(crate) fn of_command(command: &str, matches: &ArgMatches) -> Option<&'static Sheet> {
    let given = |flag: &str| matches.try_get_one::<bool>(flag).is_ok_and(|given| given == Some(&true));
    SHEETS.iter().find(|sheet| sheet.command == command && sheet.flag.is_none_or(given))
}

impl Sheet {
    /// Whether roles below the administrator's may do it to another's account: then they name its ID.
    pub(crate) fn is_for_single_accounts(&self) -> bool {
        self.row().is_some_and(|row| match row.may {
            May::OwnerOr(role) | May::AtLeast(role) => role != Role::Administrator,
            _ => false,
        })
    }

    /// What the contract says of its operation.
    pub(crate) fn row(&self) -> Option<table::Row> {
        table::table().into_iter().find(|row| row.id == self.operation)
    }
}

/// Whether a command needs a reason whoever asks.
pub(super) fn needs_reason(command: &str) -> bool {
    SHEETS.iter().any(|sheet| sheet.command == command && sheet.needs_reason)
}

/// The sheet of a job that was begun.
pub(crate) fn of_operation(operation: &str) -> Option<&'static Sheet> {
    SHEETS.iter().find(|sheet| sheet.operation == operation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bulk_operation_has_a_command() {
        let mut sheets: Vec<&str> = SHEETS.iter().map(|sheet| sheet.operation).collect();
        let mut bulk: Vec<&str> = table::table().iter().filter(|row| row.bulk).map(|row| row.id).collect();
        sheets.sort_unstable();
        bulk.sort_unstable();
        assert_eq!(sheets, bulk);
    }

    #[test]
    fn a_column_fills_a_field_that_the_request_has() {
        for sheet in SHEETS {
            let row = table::table().into_iter().find(|row| row.id == sheet.operation).unwrap();
            let schema = serde_json::to_value(&row.request).unwrap();
            for column in sheet.columns.columns {
                assert!(schema["properties"].get(column.field).is_some(), "{}: {}", sheet.command, column.field);
            }
        }
    }
}
