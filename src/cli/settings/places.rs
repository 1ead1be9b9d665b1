//! Where configuration files lie.

use std::path::PathBuf;

use etcetera::{BaseStrategy, base_strategy::Xdg};

use super::file::File;
use crate::cli::{context::environment::Environment, failure::Failure};

/// The user's file, and the system's.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places {
    /// `$XDG_CONFIG_HOME/meibo/config.toml`; none without a home.
    pub(crate) user: Option<PathBuf>,
    /// `/etc/xdg/meibo/config.toml`, or as `XDG_CONFIG_DIRS` says; the first wins.
    pub(crate) system: Vec<PathBuf>,
}

impl Places {
    /// As the XDG base directories have it.
    pub(crate) fn of(environment: &Environment) -> Self {
        let file = |folder: PathBuf| folder.join("meibo").join("config.toml");
        let system = environment.get("XDG_CONFIG_DIRS").unwrap_or("/etc/xdg");
        let given = environment.get("XDG_CONFIG_HOME").filter(|it| it.starts_with('/')).map(PathBuf::from);
        Self {
            user: given.or_else(|| Xdg::new().ok().map(|xdg| xdg.config_dir())).map(file),
            system: system.split(':').filter(|it| it.starts_with('/')).map(|it| file(it.into())).collect(),
        }
    }

    /// The files that exist, the user's first.
    ///
    /// # Errors
    /// A file that is there but cannot be read or understood.
    pub(crate) fn read(&self) -> Result<Vec<File>, Failure> {
        let all = self.user.iter().chain(&self.system);
        all.filter_map(|path| File::read(path).transpose()).collect()
    }
}
