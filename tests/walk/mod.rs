//! Every operation once: who may call it, what it answers on accounts in every state, what it refuses, and the journey on
//! which each write is done. What is expected is written by hand from docs/rules.md; how a request lies in path, query and
//! body is the contract's own.
//!
//! One file per noun. The matrix of roles (`tests/authorisation.rs`), the audit trail and the races (`tests/api`) read from
//! here, and `what_is_forgotten` names an operation that is missing.

pub(crate) mod entry;
pub(crate) mod journey;
pub(crate) mod may;
mod message;
pub(crate) mod request;

mod account;
mod address;
mod alias;
mod app_password;
mod application;
mod audit;
mod less_secure_apps;
mod lockdown;
mod mail_log_in;
mod mail_password;
mod mail_servers;
mod mailbox;
mod password;
mod policy;
mod pop;
mod recipient;
mod remote_access;
mod reset;
mod role;
mod sender;
mod session;
mod token;
mod two_step;
mod workshop;

use std::sync::LazyLock;

use meibo::contract::table::{Row, table};

pub(crate) use entry::Entry;

/// The contract's table, made once.
pub(crate) static TABLE: LazyLock<Vec<Row>> = LazyLock::new(table);

/// All that is said of every operation, noun by noun.
pub(crate) fn entries() -> &'static [Entry] {
    static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
        let nouns = [
            session::entries(),
            account::entries(),
            lockdown::entries(),
            role::entries(),
            password::entries(),
            workshop::entries(),
            two_step::entries(),
            app_password::entries(),
            less_secure_apps::entries(),
            mail_log_in::entries(),
            mail_servers::entries(),
            mailbox::entries(),
            message::entries(),
            recipient::entries(),
            sender::entries(),
            application::entries(),
            alias::entries(),
            address::entries(),
            mail_password::entries(),
            pop::entries(),
            remote_access::entries(),
            token::entries(),
            policy::entries(),
            audit::entries(),
            reset::entries(),
        ];
        nouns.into_iter().flatten().collect()
    });
    &ENTRIES
}

/// What is said of one operation.
#[track_caller]
pub(crate) fn entry(id: &str) -> &'static Entry {
    entries().iter().find(|entry| entry.id == id).unwrap_or_else(|| panic!("tests/walk has no {id}"))
}
