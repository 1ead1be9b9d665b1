//! `meibo config set SETTING VALUE`: into the user's file; with `--profile`, into that profile.

use serde_json::json;

use super::{edit::Edit, key::key};
use crate::{
    cli::{
        args::shell::argument,
        context::Context,
        failure::{Exit, Failure, local_code::LocalCode},
        settings::Key,
    },
    rules::text::quotable,
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    setting: String,
    value: String,
}

/// Sets it.
pub(crate) fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let key = key(&args.setting)?;
    let value = args.value.trim();
    key.check(value).map_err(|why| {
        let failure = Failure::new(LocalCode::SettingInvalid).ending(Exit::Usage).fact("name", key.as_str());
        failure.fact("value", quotable(value)).fact("origin", "config set").fact("why", why)
    })?;
    let whole = lasting(key, value);
    let value = whole.as_str();
    let mut edit = Edit::open(context)?;
    let before = edit.set(key, value)?;
    let undo = match &before {
        Some(before) => format!("config set {}{}", key.as_str(), argument(before)),
        None => format!("config unset {}", key.as_str()),
    };
    let undo = context.command(&undo);
    edit.save(context)?;
    let said = said(context, key.as_str(), value);
    let shown = json!({"setting": key.as_str(), "value": value, "before": before, "path": edit.path()});
    let done = Done::new(shown, said).id("setting");
    let done = if context.global.dry_run { done } else { done.undo(undo) };
    context.show(&match key {
        Key::Lang => done.and(context.ui.text("config-lang", args![value = value])),
        _ => done,
    })
}

/// A path that leads to the same place from every folder.
fn lasting(key: Key, value: &str) -> String {
    match key {
        Key::CaFile | Key::Data => {
            std::path::absolute(value).map_or(value.to_owned(), |path| path.display().to_string())
        }
        _ => value.to_owned(),
    }
}

fn said(context: &Context, name: &str, value: &str) -> String {
    let key = if context.global.dry_run { "config-would-set" } else { "config-set" };
    context.ui.text(key, args![name = name, value = value])
}
