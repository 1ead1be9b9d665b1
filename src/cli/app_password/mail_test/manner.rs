//! How the steps of a test are told.

use crate::ui::Ui;

/// How the steps are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Each as it happens, in words.
    Live,
    /// All of them when they are done.
    Kept,
}

impl Manner {
    /// People see each step as it happens, unless they choose columns, or want no words.
    pub(crate) fn of(ui: &Ui) -> Self {
        let look = &ui.look;
        if look.format.is_text() && look.columns.is_none() && !look.quiet { Manner::Live } else { Manner::Kept }
    }
}
