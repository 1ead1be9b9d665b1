//! SPEAKS SQL: one store, two engines (SQLite, PostgreSQL).
//!
//! One schema and one set of portable SQL; what truly differs is in `database/engine.rs`. A noun has a file here; how
//! statements reach the database stands in `database/`. Uniqueness and one-time use are
//! decided by the database: a constraint, or a conditional `UPDATE`/`DELETE` that must change one row.

pub mod account;
pub mod address;
pub mod alias;
pub mod app_password;
pub mod application;
pub mod audit;
pub mod backup_code;
pub mod chain;
mod database;
pub mod enrolment;
pub mod entitlement;
pub mod idempotency;
pub mod less_secure_apps;
pub mod lockdown;
pub mod mail_log_in;
pub mod mail_password;
pub mod mail_servers;
pub mod mailbox;
pub mod message;
pub mod message_day;
pub mod phone;
pub mod pop;
pub mod pop_day;
pub mod refusal;
pub mod remote_access;
pub mod reset;
pub mod role;
pub mod schema;
pub mod sent_code;
pub mod session;
pub mod sign_in;
pub mod sync;
pub mod token;
pub mod totp_step;
pub mod tries;
pub mod two_step;

pub use self::database::{
    anchor::{self, Anchor},
    condition,
    connection::Conn,
    counted,
    engine::Engine,
    error::{Error, Result},
    pool::Lent,
    row::Row,
    setting,
    sql::{FULL_SET, Statement},
    store::Store,
    time,
    transaction::Tx,
    vault::{self, Vault},
};
