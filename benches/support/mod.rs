//! What every bench does: time things in turns, and print a table. The reference is always measured in the same run,
//! because a figure from another machine or another day says nothing.

#[allow(dead_code, reason = "not every bench starts a service")]
pub(crate) mod service;
#[allow(dead_code, reason = "not every bench prints a table")]
pub(crate) mod table;
#[allow(dead_code, reason = "not every bench times things in turns")]
pub(crate) mod timing;
