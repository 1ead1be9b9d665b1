//! `meibo config path`: where the user's file lies.

use serde_json::json;

use crate::{
    cli::{failure::Failure, session::Session},
    ui::Record,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Shows it.
pub(crate) fn run(_: &Args, session: &mut Session) -> Result<(), Failure> {
    let path = super::edit::user_file(session)?;
    let system: Vec<String> = session.places.system.iter().map(|path| path.display().to_string()).collect();
    let value = json!({"path": path.display().to_string(), "exists": path.exists(), "system_paths": system});
    session.show(&Record::new(value, Vec::new()).id("path"))
}
