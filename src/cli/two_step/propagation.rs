//! 2SV-7: what the mail platform has not confirmed yet, in sentences.

use crate::{
    texts::args,
    ui::{Ui, visible},
};

/// That trying later helps, and where a person has to do it.
pub(super) fn of(propagating: bool, do_at: Option<&str>, ui: &Ui) -> Vec<String> {
    match (propagating, do_at) {
        (false, _) => Vec::new(),
        (true, None) => vec![ui.text("two-step-propagating", args![])],
        (true, Some(url)) => vec![ui.text("two-step-do-at", args![url = visible(url)])],
    }
}
