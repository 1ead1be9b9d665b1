//! The HTTPS API as rules.md has it, on the real service and both databases. Each test is named by its rule; the
//! expected answers are written by hand from rules.md.

pub(crate) mod campus;

mod app_password;
mod application;
mod audit;
mod contract;
mod idempotency;
mod openapi;
pub(crate) mod order;
mod password;
mod race;
mod session;
mod two_step;
