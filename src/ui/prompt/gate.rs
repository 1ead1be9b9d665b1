//! The gate before every question.

use crate::ui::{streams::Streams, terminal, trouble::Trouble};

/// Who answers questions.
#[derive(Debug, Clone, Default)]
pub struct Gate {
    /// `--no-input`: nobody.
    pub no_input: bool,
    /// `--yes`: y/N questions are answered with yes; a typed confirmation never is.
    pub yes: bool,
    /// `--confirm`: what would have been typed.
    pub confirm: Option<String>,
}

impl Gate {
    /// Lets a question through, or names the flag that answers it.
    ///
    /// # Errors
    /// [`Trouble::InputNeeded`] when nobody can be asked.
    pub fn open(&self, streams: &Streams, flag: &str) -> Result<(), Trouble> {
        if self.no_input || !streams.can_ask() {
            return Err(Trouble::InputNeeded { flag: flag.to_owned() });
        }
        terminal::guard().map_err(Trouble::Terminal)
    }
}
