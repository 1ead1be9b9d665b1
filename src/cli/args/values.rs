//! What the values of an argument are where they are no closed set of the argument itself: what completion offers, and
//! where whoever leaves one out finds it.

use super::help_page::TOPICS;
use crate::{cli::settings::Key, contract::table, rules::two_step::Method};

/// What an argument names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Values {
    /// Login IDs.
    Accounts,
    /// App passwords, by their IDs.
    AppPasswords,
    /// Addresses to send from.
    Addresses,
    /// Codes of problems.
    Codes,
    /// Departments.
    Departments,
    /// Conditions on the fields of a list.
    Conditions,
    /// Fields of a result.
    Fields,
    /// Jobs of this machine.
    Jobs,
    /// Methods of 2-step verification.
    Methods,
    /// Operations.
    Operations,
    /// Fields of a list, in either order.
    Orders,
    /// Profiles.
    Profiles,
    /// Requests, as the audit trail has them.
    Requests,
    /// Settings of this program.
    Settings,
    /// Service tokens, by their IDs.
    Tokens,
    /// What `meibo help` explains.
    Topics,
}

impl Values {
    /// What an argument of a command, its words with blanks between them, names; nothing where people make the value up.
    pub(crate) fn of(command: &str, argument: &str) -> Option<Self> {
        Some(match (command, argument) {
            ("account create", "id") => return None,
            ("account token delete", "id") => Self::Tokens,
            ("explain", "code") => Self::Codes,
            ("help", "path") => Self::Topics,
            ("alias delete" | "alias verify", "addresses" | "address") => Self::Addresses,
            ("2sv method delete", "method") | (_, "replaced") => Self::Methods,
            (_, "id" | "ids" | "account" | "actor") => Self::Accounts,
            (_, "app_password") => Self::AppPasswords,
            (_, "department") => Self::Departments,
            (_, "job") => Self::Jobs,
            (_, "operation") => Self::Operations,
            (_, "request") => Self::Requests,
            (_, "setting") => Self::Settings,
            (_, "profile") => Self::Profiles,
            (_, "columns") => Self::Fields,
            (_, "filter") => Self::Conditions,
            (_, "sort") => Self::Orders,
            _ => return None,
        })
    }

    /// All of them, where they are known without a service and few enough to be read.
    pub(crate) fn all(self) -> Vec<&'static str> {
        match self {
            Self::Methods => Method::ALL.iter().map(|method| method.as_str()).collect(),
            Self::Settings => Key::ALL.iter().map(|key| key.as_str()).collect(),
            Self::Topics => TOPICS.to_vec(),
            _ => Vec::new(),
        }
    }

    /// The command that shows them.
    pub(crate) fn shown_by(self) -> Option<&'static str> {
        Some(match self {
            Self::Accounts => "meibo account list",
            Self::AppPasswords => "meibo app-password list",
            Self::Addresses => "meibo alias list",
            Self::Jobs => "meibo bulk list",
            Self::Methods => "meibo 2sv show",
            Self::Requests => "meibo audit list",
            Self::Tokens => "meibo account token list",
            _ => return None,
        })
    }
}

/// The names of all operations.
pub(crate) fn operations() -> Vec<&'static str> {
    table::table().iter().map(|row| row.id).collect()
}
