//! `meibod doctor`: what an operator looks at first. Changes no data that anybody reads; exits with 1 when something is
//! in trouble.

mod advice;
mod certificate;
mod disk;
mod finding;
mod machine;
mod mail_server;
mod mailboxes;
mod messages;
mod token_file;

use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use self::{
    finding::{Finding, Level, trouble},
    mail_server::Trial,
};
use super::{
    answer,
    args::{Doctor, OutboxForm},
    clock::Clock,
    config::Config,
    key, logging, open, serve, tls,
};
use crate::store::{self, Store, Vault, schema::Age};

/// Looks at everything and prints it.
///
/// # Errors
/// When something is in trouble, after everything was printed.
pub(super) async fn run(args: Doctor) -> anyhow::Result<()> {
    let found = match Config::read(args.target.config.as_deref()) {
        Ok(config) => look(&args, &config).await.unwrap_or_else(|error| vec![trouble("config", &error)]),
        Err(error) => vec![Finding::new("config", Level::Trouble, format!("{error:#}"))],
    };
    print(&found, args.output)?;
    let troubles = found.iter().filter(|finding| finding.level == Level::Trouble).count();
    if troubles == 0 { Ok(()) } else { anyhow::bail!("{troubles} of {} checks found trouble", found.len()) }
}

async fn look(args: &Doctor, config: &Config) -> anyhow::Result<Vec<Finding>> {
    let now = Clock::new(args.target.test_clock.as_deref()).now()?;
    let url = open::database(&args.target, config)?;
    let key_file = open::key_file(&args.target, config, &url)?;
    let mut found = database(&url, &key_file, now).await;
    found.extend(tls(args, config, now));
    if let Some(file) = open::sqlite_file(&url) {
        found.push(disk::look(file));
    }
    if let Some(file) = &args.target.config {
        found.push(Finding::new("config", Level::Ok, format!("{} is understood", file.display())));
    }
    found.extend(logging::wrong_filter().map(|wrong| Finding::new("log", Level::Trouble, wrong)));
    found.extend(delivery(config));
    found.extend(mailboxes::look(&config.mailboxes).await);
    found.extend(departures(config));
    if let Some(store) = opened(&url).await {
        found.extend(messages::look(&store, config, now).await);
        found.extend(mail_servers(args, config, Some((&store, &key_file))).await?);
        found.extend(token_file::look(&args.token_file, &store, now).await);
        store.close().await;
    } else {
        found.extend(mail_servers(args, config, None).await?);
    }
    Ok(found)
}

/// Sends a stranger to each mail server, and then looks at what tokens have asked for.
async fn mail_servers(
    args: &Doctor,
    config: &Config,
    service: Option<(&Store, &Path)>,
) -> anyhow::Result<Vec<Finding>> {
    let clock = Clock::new(args.target.test_clock.as_deref());
    let of_policy = if args.mail_servers { mail_server::of_policy(&config.policy.mail_servers) } else { Vec::new() };
    let vault = match service {
        Some((store, key_file)) => key_in_force(store, key_file).await,
        None => None,
    };
    let store = service.map(|(store, _)| store);
    let trial = Trial { authorities: args.mail_ca_file.as_deref(), store, vault: vault.as_ref(), clock: clock.clone() };
    let mut found = Vec::new();
    for server in args.mail_server.iter().chain(&of_policy) {
        found.push(trial.look(server).await?);
    }
    if let Some(store) = store {
        found.extend(machine::look(store, clock.now()?).await);
    }
    Ok(found)
}

/// The key, where it is the database's; what is wrong with it is told elsewhere.
async fn key_in_force(store: &Store, file: &Path) -> Option<Vault> {
    match open::wrong_key(store, file).await {
        Ok(None) => key::read(file).ok().flatten(),
        _ => None,
    }
}

/// The database, where it answers and has this program's schema; what is wrong with it is told elsewhere.
async fn opened(url: &str) -> Option<Store> {
    if open::sqlite_file(url).is_some_and(|file| !file.exists()) {
        return None;
    }
    let store = Store::open(url).await.ok()?;
    if store.is_current().await.is_ok_and(|is_current| is_current) { Some(store) } else { None }
}

/// Opens the gateways, as `serve` does, and says of which channels messages stay in the outbox.
fn delivery(config: &Config) -> Vec<Finding> {
    if let Err(error) = config.delivery.open() {
        return vec![trouble("delivery", &error)];
    }
    let without: Vec<&str> = config.delivery.without_gateway().collect();
    let is_reached = config.is_reached(config.listen.unwrap_or(serve::ADDRESS));
    let (level, message) = match (without.is_empty(), is_reached) {
        (true, _) => (Level::Ok, "each channel has its gateway".to_owned()),
        (false, is_reached) => {
            let level = if is_reached { Level::Warning } else { Level::Ok };
            (level, format!("without a gateway, so that messages stay in the outbox: {}", without.join(", ")))
        }
    };
    vec![Finding::new("delivery", level, message)]
}

/// Checks the files of TLS, as `serve` takes them.
fn tls(args: &Doctor, config: &Config, now: Timestamp) -> Vec<Finding> {
    let authorities = tls::authorities(config.smtp_ca_file.as_deref());
    let wrong = authorities.err().map(|error| trouble("smtp-ca-file", &error.into()));
    certificate(args, config, now).into_iter().chain(wrong).collect()
}

/// Of the certificate one thing is said: why it cannot be served, or how long it lasts.
fn certificate(args: &Doctor, config: &Config, now: Timestamp) -> Option<Finding> {
    if let Some(file) = &args.tls_cert {
        return Some(certificate::look(file, now));
    }
    let is_served = args.target.data_dir.is_none() && args.target.config.is_some();
    match &config.tls_cert {
        Some(file) => Some(match serve::certificate(None, None, config) {
            Ok(_) => certificate::look(file, now),
            Err(error) => trouble("certificate", &error),
        }),
        None => is_served.then(|| {
            let message = "none is configured: the service needs --tls-cert and --tls-key";
            Finding::new("certificate", Level::Warning, message)
        }),
    }
}

fn print(found: &[Finding], form: OutboxForm) -> anyhow::Result<()> {
    match form {
        OutboxForm::Json => answer::print(&serde_json::to_string_pretty(found)?),
        OutboxForm::Text => {
            let lines = found.iter().map(|it| format!("{:<8} {:<12} {}", it.level, it.check, it.message));
            answer::print(&lines.collect::<Vec<_>>().join("\n"))
        }
    }
}

/// Checks the database, its schema, its key, and the clock against the newest audit entry.
async fn database(url: &str, key: &Path, now: Timestamp) -> Vec<Finding> {
    let trouble = |message: String| vec![Finding::new("database", Level::Trouble, message), key_file(key)];
    if let Some(file) = open::sqlite_file(url)
        && !file.exists()
    {
        return trouble(format!("{} is not there: run `meibod migrate`, or start the service", file.display()));
    }
    let store = match Store::open(url).await {
        Ok(store) => store,
        Err(error) => return trouble(error.to_string()),
    };
    let mut found = vec![Finding::new("database", Level::Ok, format!("{:?} answers", store.engine()))];
    found.push(schema(&store).await);
    if found.iter().all(|it| it.level == Level::Ok) {
        found.push(writes(&store).await);
    }
    found.push(clock(&store, now).await);
    found.push(key_of(&store, key).await);
    store.close().await;
    found
}

async fn schema(store: &Store) -> Finding {
    match store.age().await {
        Ok(Age::Current) => Finding::new("schema", Level::Ok, "current"),
        Ok(Age::Older) => Finding::new("schema", Level::Trouble, "older than this program: run `meibod migrate`"),
        Ok(Age::Newer(why)) => Finding::new("schema", Level::Trouble, why),
        Err(error) => Finding::new("schema", Level::Trouble, error.to_string()),
    }
}

/// A full or read-only disk can still be read: only a write shows it.
async fn writes(store: &Store) -> Finding {
    match store.try_write().await {
        Ok(()) => Finding::new("writes", Level::Ok, "taken"),
        Err(error) => Finding::new("writes", Level::Trouble, error.to_string()),
    }
}

/// A clock that is behind the newest audit entry is wrong.
async fn clock(store: &Store, now: Timestamp) -> Finding {
    match newest(store).await {
        Ok(Some(at)) if at > now + SignedDuration::from_mins(1) => {
            let message = format!("it is {now:.0} here, but the audit trail goes on until {at:.0}: set the clock");
            Finding::new("clock", Level::Trouble, message)
        }
        Ok(_) => Finding::new("clock", Level::Ok, format!("{now:.0}, not before the newest audit entry")),
        Err(error) => Finding::new("clock", Level::Warning, format!("nothing to compare it with: {error}")),
    }
}

async fn newest(store: &Store) -> store::Result<Option<Timestamp>> {
    let newest = store::audit::Filter { limit: 1, ..store::audit::Filter::default() };
    let entries = store::audit::list(&mut *store.read().await?, &newest).await?;
    Ok(entries.first().map(|entry| entry.at))
}

/// Whether the key file is the database's, by the check that `serve` makes.
async fn key_of(store: &Store, file: &Path) -> Finding {
    match open::wrong_key(store, file).await {
        Ok(Some(wrong)) => Finding::new("key", Level::Trouble, wrong),
        Ok(None) => key_file(file),
        Err(error) => trouble("key", &error),
    }
}

/// The key file, as far as it can be judged without the database.
fn key_file(file: &Path) -> Finding {
    match key::read(file) {
        Ok(Some(_)) => Finding::new("key", Level::Ok, format!("{}; keep a copy with the backups", file.display())),
        Ok(None) => {
            let message = format!(
                "{} is not there yet: the service makes it when it first begins with a new database. Where the database is \
                 not new, bring the file back from the backup",
                file.display()
            );
            Finding::new("key", Level::Warning, message)
        }
        Err(error) => trouble("key", &error),
    }
}

/// Where the policy departs from the standard (MPASS-3).
fn departures(config: &Config) -> Vec<Finding> {
    let all = config.policy.departures();
    all.into_iter().map(|what| Finding::new("policy", Level::Warning, format!("departs from {what}"))).collect()
}
