//! A secret, typed without being seen.

use crate::ui::{Trouble, Ui, terminal};

impl Ui {
    /// Asks for a secret, which goes as it was typed into the caller's own type of secrets: no copy stays here. Nothing typed,
    /// or Ctrl-D, gives up; `flag` answers it without a terminal.
    ///
    /// # Errors
    /// [`Trouble::NothingTyped`] when nothing was typed; nobody to ask; Ctrl-C.
    pub fn ask_secret<S: From<String>>(&self, question: &str, flag: &str) -> Result<S, Trouble> {
        self.gate(flag)?;
        let typed = rpassword::prompt_password(self.put(question));
        // rpassword leaves the cursor behind the prompt.
        self.streams().err("");
        let typed = typed.map_err(terminal::failed)?;
        if typed.is_empty() { Err(Trouble::NothingTyped) } else { Ok(S::from(typed)) }
    }
}
