//! `meibo config show SETTING`: one setting, and where it came from.

use super::{key::key, list::row};
use crate::{
    cli::{
        context::Context,
        failure::{Failure, local_code::LocalCode},
    },
    ui::Record,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    setting: String,
}

/// Shows it.
pub(crate) fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let key = key(&args.setting)?;
    match context.settings.get(key) {
        Some(setting) => context.show(&Record::new(row(key, setting), Vec::new()).id("value")),
        None => Err(Failure::new(LocalCode::SettingNotSet).fact("name", key.as_str())),
    }
}
