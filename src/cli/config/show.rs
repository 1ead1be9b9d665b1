//! `meibo config show SETTING`: one setting, and where it came from.

use super::list::row;
use crate::{
    cli::{failure::Failure, local_code::LocalCode, session::Session},
    ui::Record,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    setting: String,
}

/// Shows it.
pub(crate) fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let key = super::key(&args.setting)?;
    match session.settings.get(key) {
        Some(setting) => session.show(&Record::new(row(key, setting), Vec::new()).id("value")),
        None => Err(Failure::new(LocalCode::SettingNotSet).fact("name", key.as_str())),
    }
}
