//! From settings to a service: which one, how it is reached, and who asks.

mod broken;
mod folders;
mod held;
mod proxy;
mod step;

pub(crate) use broken::{of_client, of_store, wrong_with};
pub(crate) use folders::Folders;
pub(crate) use held::Held;
pub(crate) use proxy::proxy;

use std::{io::Write, path::PathBuf, sync::Arc};

use super::{
    context::environment::Environment,
    failure::{Failure, local_code::LocalCode},
    settings::{Key, Settings},
};
use crate::{
    client::{
        Certificate, Client, Embedded, Endpoint, Sending, Tokens, Trust, device, embedded,
        endpoint::Url,
        token::{self, Store, Whose},
        trace::Trace,
    },
    contract::{Operation, bulk::BulkReply},
    rules::{Secret, text::quotable},
    ui::{Zone, visible},
};

/// One service, and the sign-in that is kept for it. Nothing is connected before the first request.
pub(crate) struct Connection {
    client: Client,
    folders: Folders,
    profile: String,
    embedded: bool,
    held: Option<Held>,
}

impl Connection {
    /// The service that the settings name.
    ///
    /// # Errors
    /// A setting that cannot be used (12); for the service on this machine, no home folder.
    pub(crate) fn of(settings: &Settings, environment: &Environment, trace: Option<Trace>) -> Result<Self, Failure> {
        let folders = Folders::of(environment);
        let service = settings.value_or(Key::Service, "embedded");
        let embedded = service == "embedded";
        let client =
            if embedded { beside(settings, environment, &folders)? } else { campus(settings, environment, service)? };
        Ok(Self {
            client: match trace {
                Some(trace) => client.traced(trace),
                None => client,
            },
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

    /// Times are shown in the service's zone (ALL-5), which each of its answers names.
    pub(crate) fn teach(&self, zone: &Zone) {
        if let Some(name) = self.client.zone() {
            zone.learn(name);
        }
    }

    /// The version of the service's program, once it has answered.
    pub(crate) fn version(&self) -> Option<&str> {
        self.client.version()
    }

    /// The certificate that the service has shown, if it was believed.
    pub(crate) fn certificate(&self) -> Option<Certificate> {
        self.client.certificate()
    }

    /// The profile.
    pub(crate) fn profile(&self) -> &str {
        &self.profile
    }

    /// The sign-ins at rest.
    ///
    /// # Errors
    /// There is no home folder (12).
    pub(crate) fn tokens(&self) -> Result<Tokens, Failure> {
        Ok(Tokens::new(self.folders.state()?.to_owned()))
    }

    /// The token of this device for the service. Without one everything works as from anywhere, so what keeps it from being
    /// kept stops nobody.
    pub(crate) fn device(&self) -> Option<Secret> {
        device::token(self.folders.state().ok()?, &self.service()).ok()
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
    /// A store that cannot be read, or a `MEIBO_TOKEN` that is not for this service (12).
    pub(crate) fn held(&mut self, settings: &Settings, environment: &Environment) -> Result<&Held, Failure> {
        let found = match self.held.take() {
            Some(held) => held,
            None => self.find(settings, environment)?,
        };
        Ok(self.held.insert(found))
    }

    fn find(&self, settings: &Settings, environment: &Environment) -> Result<Held, Failure> {
        match environment.get(token::VARIABLE) {
            Some(token) => self.given(token.trim(), settings),
            None => self.kept(),
        }
    }

    /// Whether `MEIBO_TOKEN` is set, and for this service.
    pub(crate) fn has_token(&self, settings: &Settings, environment: &Environment) -> bool {
        environment.get(token::VARIABLE).is_some_and(|token| self.given(token.trim(), settings).is_ok())
    }

    /// `MEIBO_TOKEN`, where the settings name this service for it; a flag names none.
    fn given(&self, token: &str, settings: &Settings) -> Result<Held, Failure> {
        let bound = settings.token_service().ok_or_else(|| Failure::new(LocalCode::TokenUnbound))?;
        if !is_same(&bound.value, settings.value_or(Key::Service, "embedded")) {
            let failure = Failure::new(LocalCode::TokenForAnother).fact("service", self.service());
            return Err(failure.fact("of", bound.value.as_str()).fact("origin", bound.origin.to_string()));
        }
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Failure::new(LocalCode::TokenMalformed));
        }
        Ok(Held::Given(Secret::from(token)))
    }

    /// The sign-in at rest, whatever `MEIBO_TOKEN` says.
    ///
    /// # Errors
    /// A store that cannot be read (12).
    pub(crate) fn kept(&self) -> Result<Held, Failure> {
        // Without a home nothing can have been kept.
        let Ok(tokens) = self.tokens() else { return Ok(Held::Nothing) };
        let entry = tokens.load(&self.profile).map_err(of_store)?;
        Ok(match entry {
            Some(entry) if entry.token_for(&self.service()).is_ok() => Held::Kept(entry),
            Some(entry) => Held::Elsewhere(entry.service),
            None => Held::Nothing,
        })
    }

    /// Whose sign-in at rest this run has used; nothing with `MEIBO_TOKEN`.
    pub(crate) fn used(&self) -> Option<Whose> {
        match &self.held {
            Some(Held::Kept(entry)) => Some(Whose { service: entry.service.clone(), login_id: entry.login_id.clone() }),
            _ => None,
        }
    }

    /// Goes on with another credential.
    pub(crate) fn hold(&mut self, held: Held) {
        self.held = Some(held);
    }

    /// Keeps a new sign-in.
    ///
    /// # Errors
    /// A store that cannot be written (12).
    pub(crate) fn keep(&mut self, entry: crate::client::token::Entry) -> Result<(), Failure> {
        self.tokens()?.save(&self.profile, &entry).map_err(of_store)?;
        self.held = Some(Held::Kept(entry));
        Ok(())
    }

    /// Forgets the sign-in.
    ///
    /// # Errors
    /// A store that keeps it (12).
    pub(crate) fn forget(&mut self) -> Result<(), Failure> {
        self.held = None;
        match self.tokens() {
            Ok(tokens) => tokens.delete(&self.profile).map_err(of_store),
            Err(_) => Ok(()),
        }
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

    /// Whether the service says that it can write; nothing where nobody says so.
    pub(crate) async fn is_ready(&self) -> Option<bool> {
        self.client.is_ready().await.ok().flatten()
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

/// Whether two settings name one service.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |text: &str| Url::parse(text).map_or_else(|_| text.to_owned(), |url| url.to_string());
    plain(one).trim_end_matches('/') == plain(other).trim_end_matches('/')
}

/// The service beside the program.
fn beside(settings: &Settings, environment: &Environment, folders: &Folders) -> Result<Client, Failure> {
    let meibod = environment.get(embedded::VARIABLE).map(PathBuf::from);
    let embedded = Embedded::new(found(data_folder(settings, folders)?, settings)?, meibod);
    let embedded = embedded.map_err(|error| broken::failure(error.into(), "embedded"))?;
    Ok(Client::embedded(embedded, settings.timeout()))
}

/// A folder that a setting names is there: a service that is made where a mistyped name leads knows nobody.
fn found(folder: PathBuf, settings: &Settings) -> Result<PathBuf, Failure> {
    match settings.get(Key::Data).filter(|_| !folder.exists()) {
        None => Ok(folder),
        Some(setting) => {
            let failure = Failure::new(LocalCode::DataFolderMissing).fact("path", setting.value.as_str());
            Err(failure.fact("origin", setting.origin.to_string()))
        }
    }
}

/// Where the service beside the program keeps its data.
///
/// # Errors
/// There is no home folder, and no setting names another (12).
pub(crate) fn data_folder(settings: &Settings, folders: &Folders) -> Result<PathBuf, Failure> {
    Ok(match (settings.get(Key::Data), settings.profile()) {
        (Some(setting), _) => PathBuf::from(&setting.value),
        (None, "default") => folders.data()?.to_owned(),
        (None, profile) => folders.data()?.join("profiles").join(profile),
    })
}

/// A service that somebody else runs.
fn campus(settings: &Settings, environment: &Environment, service: &str) -> Result<Client, Failure> {
    let base = Url::parse(service).map_err(|error| {
        let failure = Failure::new(LocalCode::SettingInvalid).fact("name", "service").fact("value", quotable(service));
        failure.fact("origin", Key::Service.variable()).fact("why", "service").because(error)
    })?;
    let extra_ca = settings.get(Key::CaFile).map(|setting| PathBuf::from(&setting.value));
    Ok(Client::new(Endpoint {
        proxy: proxy(settings, environment, &base)?,
        base,
        trust: Trust::System { extra_ca },
        timeout: settings.timeout(),
    }))
}

/// `--debug` speaks while the request is under way, so it does not wait for the terminal's turn.
pub(crate) fn on_stderr() -> Trace {
    Arc::new(|line| {
        let _ = writeln!(std::io::stderr(), "{}", visible(line));
    })
}
