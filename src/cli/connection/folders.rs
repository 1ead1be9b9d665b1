//! Where data and state lie, by the XDG base directories.

use std::path::PathBuf;

use etcetera::{BaseStrategy, base_strategy::Xdg};

use crate::cli::{environment::Environment, failure::Failure};

/// The folders of this person.
#[derive(Debug, Clone)]
pub(crate) struct Folders {
    /// `$XDG_DATA_HOME/meibo`: the embedded service's.
    pub(crate) data: PathBuf,
    /// `$XDG_STATE_HOME/meibo`: sign-ins, and those that wait for their second step.
    pub(crate) state: PathBuf,
}

impl Folders {
    /// As the environment has it.
    ///
    /// # Errors
    /// There is no home folder (12).
    pub(crate) fn of(environment: &Environment) -> Result<Self, Failure> {
        let given = |name: &str| environment.get(name).filter(|it| it.starts_with('/')).map(PathBuf::from);
        let home = || Xdg::new().map_err(|_| Failure::local("no_home"));
        let data = match given("XDG_DATA_HOME") {
            Some(folder) => folder,
            None => home()?.data_dir(),
        };
        let state = match given("XDG_STATE_HOME") {
            Some(folder) => folder,
            None => home()?.state_dir().ok_or_else(|| Failure::local("no_home"))?,
        };
        Ok(Self { data: data.join("meibo"), state: state.join("meibo") })
    }
}
