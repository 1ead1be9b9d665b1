//! `meibo config unset SETTING`: out of the user's file.

use serde_json::json;

use super::{edit::Edit, key::key};
use crate::{
    cli::{
        args::shell::argument,
        context::Context,
        failure::{Failure, local_code::LocalCode},
    },
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    setting: String,
}

/// Takes it out.
pub(crate) fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let key = key(&args.setting)?;
    let mut edit = Edit::open(context)?;
    let not_set = || Failure::new(LocalCode::SettingNotSet).fact("name", key.as_str());
    let before = edit.unset(key).ok_or_else(not_set)?;
    edit.save(context)?;
    let text = if context.global.dry_run { "config-would-unset" } else { "config-unset" };
    let said = context.ui.text(text, args![name = key.as_str()]);
    let undo = context.command(&format!("config set {}{}", key.as_str(), argument(&before)));
    let value = json!({"setting": key.as_str(), "before": before, "path": edit.path()});
    let done = Done::new(value, said).id("setting");
    context.show(&if context.global.dry_run { done } else { done.undo(undo) })
}
