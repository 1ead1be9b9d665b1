//! A secret, typed without being seen.

use secrecy::SecretString;
use zeroize::Zeroizing;

use crate::ui::{Trouble, Ui, terminal};

impl Ui {
    /// Asks for a secret. Nothing typed, or Ctrl-D, gives up; `flag` answers it without a terminal.
    ///
    /// # Errors
    /// [`Trouble::NothingTyped`] when nothing was typed; nobody to ask; Ctrl-C.
    pub fn ask_secret(&self, question: &str, flag: &str) -> Result<SecretString, Trouble> {
        self.gate(flag)?;
        let typed = rpassword::prompt_password(self.put(question));
        // rpassword leaves the cursor behind the prompt.
        self.streams().err("");
        let typed = Zeroizing::new(typed.map_err(terminal::failed)?);
        if typed.is_empty() { Err(Trouble::NothingTyped) } else { Ok(SecretString::from(typed.as_str())) }
    }
}
