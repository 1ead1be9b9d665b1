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

    /// The account password of whoever is signed in: from stdin where the command was told so, else from the person.
    ///
    /// # Errors
    /// Nobody to ask (11), or nothing given.
    pub(crate) fn password(&mut self, question: &str) -> Result<Secret, Failure> {
        if self.password_stdin {
            return self.password_from_stdin();
        }
        let id = self.own_id();
        Ok(self.ui.ask_secret(&self.ui.text(question, args![id = id]), PASSWORD_FLAG)?)
    }

    /// The next line of stdin.
    ///
    /// # Errors
    /// There is none (11).
    pub(crate) fn password_from_stdin(&self) -> Result<Secret, Failure> {
        Ok(self.ui.secret_from_stdin(&self.ui.text("prompt-password-stdin", args![]), PASSWORD_FLAG)?)
    }

    /// Whose password is asked for, as far as this machine knows.
    pub(crate) fn own_id(&mut self) -> String {
        let held = self.held().ok();
        let id = held.as_ref().and_then(|held| held.login_id()).map(str::to_owned);
        id.unwrap_or_else(|| self.ui.text("prompt-own-account", args![]))
    }
}
