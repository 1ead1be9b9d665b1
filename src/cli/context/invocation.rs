//! Commands of this program, as a person types them to reach the service of this run.

use super::Context;
use crate::{texts::args, ui::typed_by};

impl Context {
    /// A command of this program that reaches the same service as this run.
    pub(crate) fn command(&self, words: &str) -> String {
        self.ui.look.program.as_ref().map_or_else(|| format!("meibo {words}"), |program| program.called(words))
    }

    /// `--reason` with the word that stands for what is to be typed.
    pub(crate) fn reason_flag(&self) -> String {
        format!("--reason {}", self.ui.text("place-reason", args![]))
    }

    /// The word that stands for a code to be typed.
    pub(crate) fn code_place(&self) -> String {
        self.ui.text("place-code", args![])
    }

    /// What stands before a command of an account's owner: somebody else types it on a machine of their own.
    pub(crate) fn typed_by(&self, is_reader: bool) -> &'static str {
        typed_by(is_reader)
    }

    /// Whether a dry run speaks of what would be: the value `would` of texts.
    pub(crate) fn would(&self) -> &'static str {
        if self.global.dry_run { "yes" } else { "no" }
    }
}
