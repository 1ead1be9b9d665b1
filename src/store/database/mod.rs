//! How statements reach the database, and how values lie in it: what knows no noun.

pub mod anchor;
mod at_hand;
pub mod condition;
pub(crate) mod connection;
pub mod counted;
pub(crate) mod engine;
pub(crate) mod error;
pub(crate) mod parts;
pub(crate) mod row;
pub mod setting;
pub(crate) mod sql;
pub(crate) mod store;
pub mod time;
pub(crate) mod together;
pub mod vault;
