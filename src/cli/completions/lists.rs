//! What the rows of a command can be chosen and ordered by.

use crate::{
    cli::bulk::{self, SHEETS},
    contract::{
        account::AccountList,
        alias::AliasView,
        app_password::AppPasswordView,
        application::ApplicationView,
        audit::AuditList,
        field::{Fields, fields},
        pop::PopList,
        token::TokenView,
    },
    rules::condition::Kind,
};

/// The fields of a list, or the columns of the file that a command reads.
pub(super) fn of(command: &str) -> Fields {
    match command {
        "account list" => AccountList::fields().clone(),
        "account applications" => fields::<ApplicationView>(),
        "account token list" => fields::<TokenView>(),
        "alias list" => fields::<AliasView>(),
        "app-password list" => fields::<AppPasswordView>(),
        "audit list" => AuditList::fields().clone(),
        "bulk list" => bulk::list::fields(),
        "config list" => texts(["setting", "value", "origin"]),
        "pop-quota list" => PopList::fields().clone(),
        command => {
            let sheet = SHEETS.iter().find(|sheet| sheet.command == command);
            texts(sheet.into_iter().flat_map(|sheet| sheet.columns.columns.iter().map(|column| column.name)))
        }
    }
}

fn texts(names: impl IntoIterator<Item = &'static str>) -> Fields {
    Fields::of(names.into_iter().map(|name| (name, Kind::Text)))
}
