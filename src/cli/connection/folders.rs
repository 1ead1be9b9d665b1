//! Where data and state lie, by the XDG base directories.

use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy, base_strategy::Xdg};

use crate::cli::{
    context::environment::Environment,
    failure::{Failure, local_code::LocalCode},
};

/// The folders of this person. Who has no home has none, and misses them only where something is to be kept.
#[derive(Debug, Clone)]
pub(crate) struct Folders {
    data: Option<PathBuf>,
    state: Option<PathBuf>,
    cache: Option<PathBuf>,
}

impl Folders {
    /// As the environment has it.
    pub(crate) fn of(environment: &Environment) -> Self {
        let given = |name: &str| environment.get(name).filter(|it| it.starts_with('/')).map(PathBuf::from);
        let home = || Xdg::new().ok();
        let data = given("XDG_DATA_HOME").or_else(|| Some(home()?.data_dir()));
        let state = given("XDG_STATE_HOME").or_else(|| home()?.state_dir());
        let cache = given("XDG_CACHE_HOME").or_else(|| Some(home()?.cache_dir()));
        let own = |folder: Option<PathBuf>| folder.map(|it| it.join("meibo"));
        Self { data: own(data), state: own(state), cache: own(cache) }
    }

    /// `$XDG_DATA_HOME/meibo`: the embedded service's.
    ///
    /// # Errors
    /// There is no home folder (12).
    pub(crate) fn data(&self) -> Result<&Path, Failure> {
        self.data.as_deref().ok_or_else(|| Failure::new(LocalCode::NoHome))
    }

    /// `$XDG_CACHE_HOME/meibo`: who was shown lately. Who has no home misses nothing.
    pub(crate) fn cache(&self) -> Option<&Path> {
        self.cache.as_deref()
    }

    /// `$XDG_STATE_HOME/meibo`: sign-ins, those that wait for their second step, and bulk jobs.
    ///
    /// # Errors
    /// There is no home folder (12).
    pub(crate) fn state(&self) -> Result<&Path, Failure> {
        self.state.as_deref().ok_or_else(|| Failure::new(LocalCode::NoHome))
    }
}
