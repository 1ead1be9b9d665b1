//! What a mail app is set up with.

use super::{
    entry::{Entry, operation},
    may::{HELPER_READS, OWNER},
};

pub(super) fn entries() -> Vec<Entry> {
    vec![operation("mail-servers.show").own(OWNER).another(HELPER_READS, "done", "done", "done")]
}
