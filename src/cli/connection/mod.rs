//! From settings to a service: which one, how it is reached, and who asks.

mod broken;
mod folders;
mod held;

pub(crate) use broken::of_store;
pub(crate) use folders::Folders;
pub(crate) use held::Held;

use std::{io::Write, path::PathBuf, sync::Arc};

use super::{
    environment::Environment,
    failure::Failure,
    settings::{Key, Origin, Settings},
};
use crate::{
    client::{Client, Embedded, Endpoint, Sending, Tokens, Trust, endpoint::Url, token::Store, trace::Trace},
    contract::{Operation, bulk::BulkReply},
    rules::Secret,
    ui::visible,
};

/// One service, and the sign-in that is kept for it. Nothing is connected before the first request.
pub(crate) struct Connection {
    client: Client,
    tokens: Tokens,
    folders: Folders,
    profile: String,
    embedded: bool,
    held: Option<Held>,
}

impl Connection {
    /// The service that the settings name.
    ///
    /// # Errors
    /// No home folder, or a setting that cannot be used (12).
    pub(crate) fn of(settings: &Settings, environment: &Environment, trace: Option<Trace>) -> Result<Self, Failure> {
        let folders = Folders::of(environment)?;
        let service = settings.value_or(Key::Service, "embedded");
        let embedded = service == "embedded";
        let client = if embedded { beside(settings, environment, &folders)? } else { campus(settings, service)? };
        Ok(Self {
            client: match trace {
                Some(trace) => client.traced(trace),
                None => client,
            },
            tokens: Tokens::new(folders.state.clone()),
            folders,
            profile: settings.profile().to_owned(),
            embedded,
            held: None,
        })
    }

    /// The service's name, as tokens are bound to it.
    pub(crate) fn service(&self) -> String {
        self.client.service()
    }

    /// The profile.
    pub(crate) fn profile(&self) -> &str {
        &self.profile
    }

    /// The sign-ins at rest.
    pub(crate) fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// The folders of this person.
    pub(crate) fn folders(&self) -> &Folders {
        &self.folders
    }

    /// Where a new sign-in is to rest: the embedded service's always in a file.
    pub(crate) fn store(&self, asked: Option<&str>) -> Store {
        if self.embedded {
            return Store::File;
        }
        asked.and_then(|name| name.parse().ok()).unwrap_or(Store::Keyring)
    }

    /// The sign-in in force for this service; `MEIBO_TOKEN` wins.
    ///
    /// # Errors
    /// A store that cannot be read, or `MEIBO_TOKEN` without a service that was named (12).
    pub(crate) fn held(&mut self, settings: &Settings, environment: &Environment) -> Result<&Held, Failure> {
        let found = match self.held.take() {
            Some(held) => held,
            None => self.find(settings, environment)?,
        };
        Ok(self.held.insert(found))
    }

    fn find(&self, settings: &Settings, environment: &Environment) -> Result<Held, Failure> {
        if let Some(token) = environment.get("MEIBO_TOKEN") {
            let named = settings.get(Key::Service).is_some_and(|setting| setting.origin != Origin::Default);
            // A token goes only to a service that somebody named for it, never to a default.
            return if named { Ok(Held::Given(Secret::from(token))) } else { Err(Failure::local("token_unbound")) };
        }
        let entry = self.tokens.load(&self.profile).map_err(of_store)?;
        let ours = entry.filter(|entry| entry.token_for(&self.service()).is_ok());
        Ok(ours.map_or(Held::Nothing, Held::Kept))
    }

    /// Keeps a new sign-in.
    ///
    /// # Errors
    /// A store that cannot be written (12).
    pub(crate) fn keep(&mut self, entry: crate::client::token::Entry) -> Result<(), Failure> {
        self.tokens.save(&self.profile, &entry).map_err(of_store)?;
        self.held = Some(Held::Kept(entry));
        Ok(())
    }

    /// Forgets the sign-in.
    ///
    /// # Errors
    /// A store that keeps it (12).
    pub(crate) fn forget(&mut self) -> Result<(), Failure> {
        self.held = None;
        self.tokens.delete(&self.profile).map_err(of_store)
    }

    /// Sends an operation once, as whoever holds the token.
    ///
    /// # Errors
    /// What the service refused, or why no answer came.
    pub(crate) async fn exchange<O: Operation>(
        &self,
        request: &O,
        token: Option<&Secret>,
        sending: &Sending,
    ) -> Result<O::Reply, Failure> {
        self.client.send(request, token, sending).await.map_err(|error| broken::failure(error, &self.service()))
    }

    /// Sends rows of one operation, as whoever holds the token.
    ///
    /// # Errors
    /// What the service refused of the request as a whole, or why no answer came.
    pub(crate) async fn exchange_rows<R: serde::Serialize>(
        &self,
        operation: &str,
        rows: &R,
        token: Option<&Secret>,
        sending: &Sending,
    ) -> Result<BulkReply, Failure> {
        let sent = self.client.send_rows(operation, rows, token, sending).await;
        sent.map_err(|error| broken::failure(error, &self.service()))
    }
}

/// The service beside the program.
fn beside(settings: &Settings, environment: &Environment, folders: &Folders) -> Result<Client, Failure> {
    let meibod = environment.get("MEIBO_MEIBOD").map(PathBuf::from);
    let embedded = Embedded::new(data_folder(settings, folders), meibod);
    let embedded = embedded.map_err(|error| broken::failure(error.into(), "embedded"))?;
    Ok(Client::embedded(embedded, settings.timeout()))
}

pub(crate) fn data_folder(settings: &Settings, folders: &Folders) -> PathBuf {
    match (settings.get(Key::Data), settings.profile()) {
        (Some(setting), _) => PathBuf::from(&setting.value),
        (None, "default") => folders.data.clone(),
        (None, profile) => folders.data.join("profiles").join(profile),
    }
}

/// A service that somebody else runs.
fn campus(settings: &Settings, service: &str) -> Result<Client, Failure> {
    let proxy = settings.get(Key::Proxy).map(|setting| address(Key::Proxy, &setting.value)).transpose()?;
    let extra_ca = settings.get(Key::CaFile).map(|setting| PathBuf::from(&setting.value));
    Ok(Client::new(Endpoint {
        base: address(Key::Service, service)?,
        trust: Trust::System { extra_ca },
        proxy,
        timeout: settings.timeout(),
    }))
}

fn address(key: Key, text: &str) -> Result<Url, Failure> {
    Url::parse(text).map_err(|error| {
        let failure = Failure::local("setting_invalid").fact("name", key.as_str()).fact("value", text);
        failure.fact("origin", key.variable()).fact("why", key.as_str()).because(error)
    })
}

/// `--debug` speaks while the request is under way, so it does not wait for the terminal's turn.
pub(crate) fn on_stderr() -> Trace {
    Arc::new(|line| {
        let _ = writeln!(std::io::stderr(), "{}", visible(line));
    })
}
