//! The configuration file of `meibod` (TOML). Arguments win over it.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::args::LogForm;
use crate::rules::Policy;

/// The whole file. Paths in it are relative to its folder.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The database: `sqlite:///PATH` or `postgres://…`.
    pub database: Option<String>,
    /// The file of the key that encrypts what the database must not show; made if it is missing.
    pub key_file: Option<PathBuf>,
    /// The address to listen on.
    pub listen: Option<SocketAddr>,
    /// The certificate with its chain (PEM).
    pub tls_cert: Option<PathBuf>,
    /// The certificate's private key (PEM).
    pub tls_key: Option<PathBuf>,
    /// Authorities (PEM) that are believed beside the system's when a mail server of an alias is tried (ALIAS-1).
    pub smtp_ca_file: Option<PathBuf>,
    /// How to write the log.
    pub log: Option<LogForm>,
    /// Every number of the rules.
    pub policy: Policy,
}

impl Config {
    /// Reads a file; without one, everything has its default.
    ///
    /// # Errors
    /// When the file cannot be read, is no TOML, has an unknown setting or an impossible value; the message names it.
    pub fn read(file: Option<&Path>) -> anyhow::Result<Self> {
        let Some(file) = file else { return Ok(Self::default()) };
        let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let mut config: Config =
            toml::from_str(&text).with_context(|| format!("{} is not understood", file.display()))?;
        config.policy.check().with_context(|| format!("{} is not possible", file.display()))?;
        let folder = file.parent().unwrap_or(Path::new("."));
        let paths = [&mut config.key_file, &mut config.tls_cert, &mut config.tls_key, &mut config.smtp_ca_file];
        for path in paths.into_iter().flatten() {
            *path = folder.join(&path);
        }
        Ok(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_file_is_read_and_holds_the_defaults() {
        let example: Config = toml::from_str(include_str!("../../docs/meibod.toml")).unwrap();
        assert_eq!(example.policy, Policy::default());
    }

    #[test]
    fn an_unknown_setting_is_named() {
        let error = toml::from_str::<Config>("[policy.sign_in]\nsession_huors = 1").unwrap_err().to_string();
        assert!(error.contains("session_huors"), "{error}");
    }
}
