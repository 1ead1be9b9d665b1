//! One configuration file.

use std::path::{Path, PathBuf};

use super::{key::Key, origin::Origin, setting::Setting};
use crate::{
    cli::failure::{Exit, Failure, local_code::LocalCode, os_error},
    client::folder,
};

/// A file as read: settings at the top, and tables `[profile.NAME]`.
#[derive(Debug, Clone)]
pub(crate) struct File {
    path: PathBuf,
    table: toml::Table,
}

impl File {
    /// Reads a file; nothing if there is none.
    ///
    /// # Errors
    /// A file that cannot be read, is not TOML, or has a setting that does not exist (12).
    pub(crate) fn read(path: &Path) -> Result<Option<Self>, Failure> {
        let shown = path.display().to_string();
        match folder::read_text(path) {
            Ok(text) => Self::parse(path, &text).map(Some),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => Ok(None),
            Err(error) => Err(Failure::new(LocalCode::ConfigUnreadable)
                .fact("path", shown)
                .fact("why", os_error::why(&error))
                .because(error)),
        }
    }

    /// Understands a file's text.
    ///
    /// # Errors
    /// Text that is not TOML, or a setting that does not exist.
    pub(crate) fn parse(path: &Path, text: &str) -> Result<Self, Failure> {
        let broken = || Failure::new(LocalCode::ConfigBroken).fact("path", path.display().to_string());
        let table: toml::Table = text
            .parse()
            .map_err(|error: toml::de::Error| broken().fact("why", error.message()).fact("line", line(text, &error)))?;
        let file = Self { path: path.to_owned(), table };
        match file.stranger() {
            None => Ok(file),
            Some(name) => Err(Failure::new(LocalCode::SettingUnknown)
                .ending(Exit::Local)
                .fact("name", name)
                .fact("path", path.display().to_string())
                .fact("names", Key::ALL.iter().map(|key| key.as_str()).collect::<Vec<_>>().join(", "))),
        }
    }

    /// The names of all profiles, in order.
    pub(crate) fn profile_names(files: &[File]) -> Vec<String> {
        let mut names: Vec<String> =
            files.iter().filter_map(File::profiles).flat_map(|all| all.keys().cloned()).collect();
        names.sort();
        names.dedup();
        names
    }

    /// A setting at the top.
    pub(crate) fn top(&self, key: Key) -> Option<Setting> {
        let value = plain(self.table.get(key.as_str())?)?;
        Some(Setting { value, origin: Origin::File(self.path.clone()) })
    }

    /// A setting of a profile.
    pub(crate) fn in_profile(&self, profile: &str, key: Key) -> Option<Setting> {
        let value = plain(self.profiles()?.get(profile)?.get(key.as_str())?)?;
        Some(Setting { value, origin: Origin::Profile(profile.to_owned(), self.path.clone()) })
    }

    fn profiles(&self) -> Option<&toml::Table> {
        self.table.get("profile")?.as_table()
    }

    /// The first name that is no setting.
    fn stranger(&self) -> Option<String> {
        let unknown = |name: &str, value: &toml::Value| Key::named(name).is_none() || plain(value).is_none();
        let mut top = self.table.iter().filter(|(name, value)| !(*name == "profile" && value.is_table()));
        let found = top.find(|(name, value)| unknown(name, value)).map(|(name, _)| name.clone());
        found.or_else(|| {
            self.profiles()?.iter().find_map(|(profile, settings)| match settings.as_table() {
                None => Some(format!("profile.{profile}")),
                Some(settings) => {
                    let name =
                        settings.iter().find(|(name, value)| *name == Key::Profile.as_str() || unknown(name, value))?.0;
                    Some(format!("profile.{profile}.{name}"))
                }
            })
        })
    }
}

fn plain(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

fn line(text: &str, error: &toml::de::Error) -> i64 {
    let before = error.span().map_or(0, |span| text.bytes().take(span.start).filter(|&byte| byte == b'\n').count());
    i64::try_from(before).unwrap_or(0) + 1
}
