//! A statement as its engine reads it.

use super::value::Value;

/// A statement that is ready to be run.
#[derive(Debug)]
pub(crate) struct Ready {
    /// Its text.
    pub(crate) text: String,
    /// Whether it is kept prepared.
    pub(crate) keep: bool,
    /// Whether all that it reads is found by whole keys.
    pub(crate) by_key: bool,
    /// Its values, in their order.
    pub(crate) values: Vec<Value>,
}
