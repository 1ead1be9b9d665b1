//! `meibo config`: the settings of this program.

pub(crate) mod edit;
mod list;
mod path;
mod set;
mod show;
mod unset;

pub(crate) use list::row;

use super::{failure::Failure, local_code::LocalCode, session::Session, settings::Key};
use crate::rules::meant::meant;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    List(list::Args),
    Show(show::Args),
    Set(set::Args),
    Unset(unset::Args),
    Path(path::Args),
}

impl Command {
    /// Runs the verb.
    pub(crate) fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Command::List(args) => list::run(&args, session),
            Command::Show(args) => show::run(&args, session),
            Command::Set(args) => set::run(&args, session),
            Command::Unset(args) => unset::run(&args, session),
            Command::Path(args) => path::run(&args, session),
        }
    }

    /// Whether it works although the configuration is broken.
    pub(crate) fn mends(&self) -> bool {
        matches!(self, Command::Set(_) | Command::Unset(_) | Command::Path(_))
    }
}

/// The setting of a typed name, or what was probably meant.
fn key(name: &str) -> Result<Key, Failure> {
    let folded = name.trim().replace('-', "_");
    Key::named(&folded).ok_or_else(|| {
        let names = Key::ALL.iter().map(|key| key.as_str());
        let failure = Failure::new(LocalCode::SettingUnknown).fact("name", name);
        let failure = failure.fact("names", names.clone().collect::<Vec<_>>().join(", "));
        match meant(&folded, names) {
            Some(meant) => failure.fact("meant", meant),
            None => failure,
        }
    })
}
