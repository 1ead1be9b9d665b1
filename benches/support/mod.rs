//! What every bench does: time things in turns, and print a table. The reference is always measured in the same run,
//! because a figure from another machine or another day says nothing.

pub(crate) mod table;
pub(crate) mod timing;
