//! Everything that a person is asked, behind one gate.
//!
//! A question is put only when stdin and stderr are terminals and `--no-input` is not given; otherwise it fails at
//! once and names the flag that answers it. `--no-input` never means yes.

mod choose;
mod confirm;
mod line;
mod secret;

#[cfg(test)]
mod tests;

pub use confirm::MANY_ROWS;

use super::{Streams, Trouble, Ui, terminal};

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

impl Ui {
    /// Whether a person can be asked at all.
    pub fn can_ask(&self) -> bool {
        !self.gate.no_input && self.streams().can_ask()
    }

    /// Checks that somebody can be asked for what these flags would have given; all missing flags are named together.
    ///
    /// # Errors
    /// [`Trouble::InputNeeded`] with the flags; never where no flag is missing.
    pub fn can_be_asked_for(&self, missing: &[&str]) -> Result<(), Trouble> {
        if missing.is_empty() { Ok(()) } else { self.gate(&missing.join(" ")) }
    }

    fn gate(&self, flag: &str) -> Result<(), Trouble> {
        self.gate.open(self.streams(), flag)
    }
}
