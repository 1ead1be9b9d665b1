//! Everything that a person is asked, behind one gate.
//!
//! A question is put only when stdin and stderr are terminals and `--no-input` is not given; otherwise it fails at
//! once and names the flag that answers it. `--no-input` never means yes.

mod choose;
mod confirm;
mod escape;
mod gate;
mod line;
mod secret;

#[cfg(test)]
mod tests;

pub use confirm::MANY_ROWS;
pub use gate::Gate;

use super::{Trouble, Ui};

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
