//! A secret, typed without being seen.

use std::io::{BufRead, Read};

use secrecy::SecretString;
use zeroize::Zeroizing;

use crate::ui::{Trouble, Ui, terminal, visible};

/// The longest secret read from stdin, in bytes: far above every policy's maximum.
const LONGEST: u64 = 64 * 1024;

impl Ui {
    /// Asks for a secret. Nothing typed, or Ctrl-D, gives up; `flag` answers it without a terminal.
    ///
    /// # Errors
    /// [`Trouble::Declined`] when nothing was typed; nobody to ask; Ctrl-C.
    pub fn ask_secret(&self, question: &str, flag: &str) -> Result<SecretString, Trouble> {
        self.gate(flag)?;
        let prompt = format!("{}: ", visible(question));
        let typed = rpassword::prompt_password(prompt);
        // rpassword leaves the cursor behind the prompt.
        self.streams().err("");
        let typed = Zeroizing::new(typed.map_err(terminal::failed)?);
        if typed.is_empty() { Err(Trouble::Declined) } else { Ok(SecretString::from(typed.as_str())) }
    }

    /// Reads a secret from the first line of stdin (`--password-stdin`), saying what it waits for when a person
    /// is there.
    ///
    /// # Errors
    /// [`Trouble::InputNeeded`] when stdin is empty; a stdin that cannot be read.
    pub fn secret_from_stdin(&self, waiting: &str, flag: &str) -> Result<SecretString, Trouble> {
        if self.streams().in_terminal {
            self.note(waiting);
        }
        let mut line = Zeroizing::new(String::new());
        std::io::stdin().lock().take(LONGEST).read_line(&mut line).map_err(Trouble::Terminal)?;
        let secret = line.trim_end_matches(['\n', '\r']);
        if secret.is_empty() {
            return Err(Trouble::InputNeeded { flag: flag.to_owned() });
        }
        Ok(SecretString::from(secret))
    }
}
