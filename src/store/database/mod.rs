//! How statements reach the database, and how values lie in it: what knows no noun.

pub mod anchor;
mod blocking;
pub mod condition;
pub(crate) mod connection;
pub mod counted;
pub(crate) mod engine;
pub(crate) mod error;
pub(crate) mod migration;
pub(crate) mod pool;
mod postgres;
mod ready;
pub(crate) mod row;
pub mod setting;
pub(crate) mod sql;
mod sqlite;
pub(crate) mod store;
pub mod time;
mod tls;
pub(crate) mod transaction;
pub(crate) mod value;
pub mod vault;
