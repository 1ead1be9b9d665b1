//! The account password, asked for on the way (SIGN-3).

use super::Context;
use crate::{
    cli::failure::{Failure, message},
    contract::session::{Opened, PasswordAgain},
    rules::{Code, Secret},
    texts::args,
};

/// How often a password or code is asked for again, before the person is left to start anew.
pub(crate) const TRIES: u32 = 3;
/// The flag that answers the question for a password.
pub(crate) const PASSWORD_FLAG: &str = "--password-stdin";

impl Context {
    /// The password once more (SIGN-3); a wrong one is asked for again at a terminal.
    pub(super) async fn password_again(&mut self) -> Result<(), Failure> {
        let mut left = TRIES;
        loop {
            left -= 1;
            let password = self.password("prompt-password-again")?;
            match self.send_plainly(&PasswordAgain { password }).await {
                Ok(Opened { token, expires_at, .. }) => return self.keep(token, expires_at),
                Err(failure) if failure.code == Code::WrongCredentials && left > 0 && !self.password_stdin => {
                    self.ui.complain(&message::for_people(&failure, &self.ui));
                }
                Err(failure) => return Err(failure),
            }
        }
    }

    /// The account password: from stdin where the command was told so, else from the person.
    ///
    /// # Errors
    /// Nobody to ask (11), or nothing given.
    pub(crate) fn password(&self, question: &str) -> Result<Secret, Failure> {
        Ok(if self.password_stdin {
            self.ui.secret_from_stdin(&self.ui.text("prompt-password-stdin", args![]), PASSWORD_FLAG)?
        } else {
            self.ui.ask_secret(&self.ui.text(question, args![]), PASSWORD_FLAG)?
        })
    }
}
