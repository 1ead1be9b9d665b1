//! Opening the house: configuration, database, key.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::{
    args::Target,
    clock::Clock,
    config::{Config, is_database},
    key, tls,
    trust::must_be_ours,
};
use crate::{
    delivery::SmtpClient,
    ops::{House, Parts},
    platform::{Embedded, Platform, Scripted},
    rules::text::quotable,
    store::{Anchor, Store, Vault, setting, vault::Place},
};

/// The database of the embedded service, in its data folder.
const EMBEDDED_DATABASE: &str = "meibo.db";
/// The key file of the embedded service, in its data folder.
const EMBEDDED_KEY: &str = "key";

/// Opens the store and the key, and brings the schema up to date.
///
/// # Errors
/// When there is no database, it does not answer, or its schema is newer than this program.
pub(super) async fn house(target: &Target, config: &Config) -> anyhow::Result<House> {
    let url = database(target, config)?;
    let key_file = key_file(target, config, &url)?;
    must_be_ours(&key_file)?;
    sqlite_file(&url).map_or(Ok(()), must_be_ours)?;
    let store = Store::open(&url).await?;
    store.migrate().await?;
    let vault = vault(&store, &key_file).await?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let parts = Parts {
        store,
        vault,
        anchor: Anchor::new(key_file.with_extension("anchor")),
        policy: config.policy.clone(),
        platform: platform(target),
        mailboxes: config.mailboxes.open()?,
        smtp: SmtpClient::new(authorities(config)?),
        gateways: config.delivery.open()?,
        randomness: || Box::new(key::random()),
    };
    Ok(House::new(parts, threads)?)
}

/// Refuses a database that is not there: whoever only reads makes none.
///
/// # Errors
/// When a file is named that does not exist, or there is no database.
pub(super) fn must_exist(target: &Target, config: &Config) -> anyhow::Result<()> {
    let url = database(target, config)?;
    match sqlite_file(&url) {
        Some(file) if !file.exists() => bail!("there is no service data at {}", file.display()),
        _ => Ok(()),
    }
}

fn authorities(config: &Config) -> anyhow::Result<Vec<rustls_pki_types::CertificateDer<'static>>> {
    let file = config.smtp_ca_file.as_deref();
    file.map_or(Ok(()), must_be_ours)?;
    Ok(tls::authorities(file)?)
}

/// The mail platform: the file of a test where one is given, else the embedded one.
fn platform(target: &Target) -> Box<dyn Platform> {
    match &target.test_platform {
        None => Box::new(Embedded),
        Some(file) => {
            let clock = Clock::new(target.test_clock.as_deref());
            Box::new(Scripted::new(file.clone(), Box::new(move || clock.now().ok())))
        }
    }
}

/// Makes the data folder (0700) where it is missing; what this process makes from now on is for its owner alone.
pub(super) fn folder(target: &Target) -> anyhow::Result<()> {
    if let Some(folder) = &target.data_dir {
        rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
        must_be_ours(folder)?;
        super::embedded::private_folder(folder).with_context(|| format!("{}", folder.display()))?;
    }
    Ok(())
}

/// The setting that holds a digest of the key with which the database was begun: with another key, authenticators, app
/// passwords and codes would all fail, one by one.
const MARK: &str = "key";

/// The key of the database, made where both are new.
async fn vault(store: &Store, key_file: &Path) -> anyhow::Result<Vault> {
    if is_begun(store).await?
        && let Some(wrong) = wrong_key(store, key_file).await?
    {
        bail!(wrong);
    }
    let vault = key::open(key_file)?;
    let mut tx = store.write().await?;
    setting::insert(&mut tx, MARK, &mark(&vault)).await?;
    tx.commit().await?;
    match wrong_key(store, key_file).await? {
        Some(wrong) => bail!(wrong),
        None => Ok(vault),
    }
}

fn mark(vault: &Vault) -> String {
    vault.digest(Place("settings", "value", MARK), "the key of this database")
}

async fn is_begun(store: &Store) -> anyhow::Result<bool> {
    Ok(setting::find(&mut *store.read().await?, MARK).await?.is_some())
}

/// Why the file is not the key with which the database was begun; `None` where it is, or where the database is new.
pub(super) async fn wrong_key(store: &Store, key_file: &Path) -> anyhow::Result<Option<String>> {
    let known = setting::find(&mut *store.read().await?, MARK).await?;
    let file = key_file.display();
    Ok(match (known, key::read(key_file)?) {
        (None, _) => None,
        (Some(_), None) => {
            Some(format!("{file} is missing, and the database was begun with it: bring it back from the backup"))
        }
        (Some(known), Some(vault)) if known != mark(&vault) => {
            Some(format!("{file} is not the key of this database: give the one that it was begun with"))
        }
        (Some(_), Some(_)) => None,
    })
}

/// `meibod migrate`: brings the schema up to date.
pub(super) async fn migrate(target: &Target) -> anyhow::Result<()> {
    let config = Config::read(target.config.as_deref())?;
    let store = Store::open(&database(target, &config)?).await?;
    store.migrate().await?;
    store.close().await;
    super::answer::print("The schema is up to date.")
}

/// The database's address: the data folder's, the argument's, or the configuration's.
pub(super) fn database(target: &Target, config: &Config) -> anyhow::Result<String> {
    if let Some(folder) = &target.data_dir {
        let folder = std::path::absolute(folder)?;
        return Ok(format!("sqlite://{}", folder.join(EMBEDDED_DATABASE).display()));
    }
    let named = target.database.clone().or_else(|| config.database.clone());
    let url =
        named.context("no database: give --database, MEIBOD_DATABASE, or `database` in the configuration file")?;
    if !is_database(&url) {
        bail!("{}: a database is sqlite:///PATH or postgres://USER:PASSWORD@HOST/NAME", quotable(&url));
    }
    Ok(url)
}

/// The key file: the configured one, or beside the SQLite database, or beside the configuration file.
pub(super) fn key_file(target: &Target, config: &Config, url: &str) -> anyhow::Result<PathBuf> {
    if let Some(folder) = &target.data_dir {
        return Ok(folder.join(EMBEDDED_KEY));
    }
    if let Some(file) = &config.key_file {
        return Ok(file.clone());
    }
    if let Some(file) = sqlite_file(url) {
        return Ok(file.with_extension("key"));
    }
    match &target.config {
        Some(file) => Ok(file.with_file_name("meibod.key")),
        None => bail!("no key file: give `key_file` in the configuration file"),
    }
}

/// The file of an SQLite database; `None` for any other URL.
pub(super) fn sqlite_file(url: &str) -> Option<&Path> {
    url.strip_prefix("sqlite://").map(|path| Path::new(path.split('?').next().unwrap_or(path)))
}
