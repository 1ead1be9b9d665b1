//! `meibo config unset SETTING`: out of the user's file.

use serde_json::json;

use super::edit::Edit;
use crate::{
    cli::{failure::Failure, local_code::LocalCode, quoted::argument, session::Session},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    setting: String,
}

/// Takes it out.
pub(crate) fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let key = super::key(&args.setting)?;
    let mut edit = Edit::open(session)?;
    let not_set = || Failure::new(LocalCode::SettingNotSet).fact("name", key.as_str());
    let before = edit.unset(key).ok_or_else(not_set)?;
    edit.save(session)?;
    let text = if session.global.dry_run { "config-would-unset" } else { "config-unset" };
    let said = session.ui.text(text, args![name = key.as_str()]);
    let undo = session.command(&format!("config set {}{}", key.as_str(), argument(&before)));
    let value = json!({"setting": key.as_str(), "before": before, "path": edit.path()});
    session.show(&Done::new(value, said).id("setting").undo(undo))
}
