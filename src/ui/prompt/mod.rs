//! Everything that a person is asked, behind one gate.
//!
//! A question is put only when stdin and stderr are terminals and `--no-input` is not given; otherwise it fails at
//! once and names the flag that answers it. `--no-input` never means yes.
//!
//! The first question of a run, and whatever is to be confirmed, says for which profile. At every question Ctrl-C ends the
//! program, Ctrl-Z stops it until `fg`, and Esc or Ctrl-D leaves it; what is typed before a question is seen answers none.

mod choose;
mod confirm;
mod escape;
mod gate;
mod keys;
mod line;
mod resumed;
mod secret;

#[cfg(test)]
mod tests;

pub use confirm::MANY_ROWS;
pub use gate::Gate;

pub(super) use keys::NO_PASTE_MARKS;

use super::{Trouble, Ui, terminal, visible, visible_lines};
use crate::texts::args;

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

    /// Says for which profile, before the first question of a run.
    fn head(&self) {
        if !self.headed.get() {
            self.head_again();
        }
    }

    /// The same before what is to be confirmed, whatever was asked before it.
    fn head_again(&self) {
        self.headed.set(true);
        if let Some(profile) = &self.look.profile {
            self.complain(&self.text("prompt-profile", args![profile = visible(profile)]));
        }
    }

    /// Writes down what stands above an answer.
    fn write_down(&self, question: &str) {
        terminal::forget_typed_ahead();
        self.complain(&visible_lines(question));
    }

    fn gate(&self, flag: &str) -> Result<(), Trouble> {
        self.gate.open(self.streams(), flag)
    }
}
