//! One operation on its way: who asks, what goes with it, and what a person is asked when the service wants more.

use std::rc::Rc;

use super::{Context, waiting::Wait};
use crate::{
    cli::{
        connection::{Connection, Held, on_stderr},
        failure::{Failure, code::FailureCode, quoted},
        login,
        settings::Key,
    },
    client::{Sending, token::Entry},
    contract::{Moment, Operation, masked},
    rules::{Code, Secret, caller::May},
    texts::args,
    ui::visible,
};

impl Context {
    /// The connection to the service that the settings name.
    ///
    /// # Errors
    /// A setting that cannot be used (12).
    pub(crate) fn connect(&mut self) -> Result<&mut Connection, Failure> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => Connection::of(&self.settings, &self.environment, self.global.debug.then(on_stderr))?,
        };
        Ok(self.connection.insert(connection))
    }

    /// Whether `MEIBO_TOKEN` is the credential, whatever sign-in is kept.
    pub(crate) fn token_counts(&self) -> bool {
        let connection = self.connection.as_ref();
        connection.is_some_and(|connection| connection.has_token(&self.settings, &self.environment))
    }

    /// The credential of this run.
    ///
    /// # Errors
    /// A store that cannot be read (12).
    pub(crate) fn held(&mut self) -> Result<Held, Failure> {
        self.connect()?;
        match &mut self.connection {
            Some(connection) => connection.held(&self.settings, &self.environment).cloned(),
            None => Ok(Held::Nothing),
        }
    }

    /// Sends an operation. Where the service wants the password again, a sign-in or a reason, a person at a terminal
    /// is asked, and it is sent once more.
    ///
    /// # Errors
    /// What the service refused, or why no answer came.
    pub(crate) async fn send<O: Operation>(&mut self, request: &O) -> Result<O::Reply, Failure> {
        // The same key for every try: what was done although its answer was lost is not done again (ALL-2).
        let key = O::WRITES.then(key);
        let mut asked: Vec<FailureCode> = Vec::new();
        loop {
            self.reason_for(request).await?;
            let sending = Sending {
                idempotency_key: key.clone(),
                dry_run: O::WRITES && self.global.dry_run,
                acts_next: self.acts_next,
                reason: self.global.reason.clone(),
                lang: Some(self.settings.lang().to_string()),
                device: None,
            };
            let refused = match self.exchange(request, &sending).await {
                Err(failure) if !asked.contains(&failure.code) => failure,
                outcome => return outcome,
            };
            asked.push(refused.code.clone());
            self.give(refused).await?;
        }
    }

    /// Gets from the person what the service wants before it goes on: the password, a sign-in, a reason.
    ///
    /// # Errors
    /// The refusal, where it is none of these or nobody is there; what was typed was wrong.
    pub(crate) async fn give(&mut self, refused: Failure) -> Result<(), Failure> {
        match refused.code {
            FailureCode::Service(Code::PasswordAgain) if self.can_give_password() => self.password_again().await,
            FailureCode::Service(Code::SignInNeeded) if self.can_sign_in()? => login::offered(self, refused).await,
            FailureCode::Service(Code::ReasonNeeded) if self.ui.can_ask() => self.ask_reason().await,
            _ => Err(refused),
        }
    }

    /// Sends an operation of the sign-in itself: always for real, and nobody is asked anything.
    ///
    /// # Errors
    /// What the service refused, or why no answer came.
    pub(crate) async fn send_plainly<O: Operation>(&mut self, request: &O) -> Result<O::Reply, Failure> {
        let lang = Some(self.settings.lang().to_string());
        self.exchange(request, &Sending { lang, ..Sending::default() }).await
    }

    async fn exchange<O: Operation>(&mut self, request: &O, sending: &Sending) -> Result<O::Reply, Failure> {
        let ui = Rc::clone(&self.ui);
        let sending = &Sending { device: self.connect()?.device(), ..sending.clone() };
        let acts = O::WRITES && !O::READING && !sending.dry_run;
        let wait = Wait { whom: self.answerer(), acts, says: !self.global.debug };
        // Who signs in has no token yet, and an old one that has ended would only be refused.
        if O::MAY == May::Anyone {
            let connection = self.connect()?;
            let outcome = wait.until(connection.exchange(request, None, sending), &ui).await;
            connection.teach(&ui.look.zone);
            return outcome.map_err(|refused| quoted::from_fields(refused, &masked::fields_of(request)));
        }
        let held = self.held()?;
        let connection = self.connect()?;
        let token = held.token(&connection.service()).cloned();
        let outcome = wait.until(connection.exchange(request, token.as_ref(), sending), &ui).await;
        connection.teach(&ui.look.zone);
        outcome.map_err(|refused| quoted::from_fields(held.blame(refused), &masked::fields_of(request)))
    }

    /// Whose answer is waited for, in words.
    fn answerer(&self) -> String {
        match self.settings.value_or(Key::Service, "embedded") {
            "embedded" => self.ui.text("waiting-embedded", args![]),
            service => visible(service),
        }
    }

    /// Keeps the token of a session that goes on under a new one.
    ///
    /// # Errors
    /// A store that cannot be written (12).
    pub(crate) fn keep(&mut self, token: Secret, expires_at: Moment) -> Result<(), Failure> {
        let held = self.held()?;
        let (Some(store), Some(login_id)) = (held.store(), held.login_id()) else { return Ok(()) };
        let connection = self.connect()?;
        let service = connection.service();
        connection.keep(Entry::new(service, login_id.to_owned(), token, Some(expires_at.at), store))
    }

    fn can_give_password(&self) -> bool {
        self.password_stdin || self.ui.can_ask()
    }

    fn can_sign_in(&mut self) -> Result<bool, Failure> {
        Ok(self.ui.can_ask() && !matches!(self.held()?, Held::Given(_)))
    }
}

/// A new idempotency key: 128 random bits.
fn key() -> String {
    format!("{:032x}", rand::random::<u128>())
}
