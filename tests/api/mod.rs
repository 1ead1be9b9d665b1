//! The HTTPS API as rules.md has it, on the real service and both databases. Each test is named by its rule; the
//! expected answers are written by hand from rules.md.

pub(crate) mod campus;

mod access;
mod address;
mod aftermath;
pub(crate) mod alias;
mod app_password;
mod application;
mod audit;
mod bulk;
pub(crate) mod chain;
mod condition;
mod contract;
mod disk;
mod gate;
mod idempotency;
mod less_secure_apps;
mod lockdown;
pub(crate) mod mail_log_in;
mod mail_password;
mod mail_servers;
mod openapi;
mod order;
mod own_change;
mod password;
mod pop;
mod race;
mod recipient;
pub(crate) mod refusal;
mod remote_access;
pub(crate) mod reset;
mod search;
mod sender;
mod session;
pub(crate) mod sync;
pub(crate) mod timer;
mod two_step;
mod walk;
mod workshop;
