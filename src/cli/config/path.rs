//! `meibo config path`: where the user's file lies.

use serde_json::json;

use crate::{
    cli::{context::Context, failure::Failure},
    ui::Record,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Shows it.
pub(crate) fn run(_: &Args, context: &mut Context) -> Result<(), Failure> {
    let path = super::edit::user_file(context)?;
    let system: Vec<String> = context.places.system.iter().map(|path| path.display().to_string()).collect();
    let value = json!({"path": path.display().to_string(), "exists": path.exists(), "system_paths": system});
    context.show(&Record::new(value, Vec::new()).id("path"))
}
