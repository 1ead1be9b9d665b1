//! The numbers in force.

use super::{
    entry::{Entry, operation},
    may::SIGNED_IN,
};

pub(super) fn entries() -> Vec<Entry> {
    // They tell nothing of anybody, and a first password must meet them.
    vec![operation("policy.show").may(SIGNED_IN)]
}
