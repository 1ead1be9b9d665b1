//! What this process keeps of mail log-ins between one and the next.

use super::{
    remembered::{Known, Other, Remembered},
    uses::Uses,
};

/// Verified secrets, secrets that are not, and uses that are still to be written.
#[derive(Default)]
pub(crate) struct Memory {
    pub(super) right: Remembered<Known>,
    pub(super) others: Remembered<Other>,
    pub(super) uses: Uses,
}
