//! `meibo config list`: every setting in force.

use serde_json::json;

use crate::{
    cli::{
        context::Context,
        failure::Failure,
        settings::{Key, Setting},
    },
    contract::field::Fields,
    rules::condition::Kind,
    ui::Listing,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long)]
    origins: bool,
}

/// Lists them.
pub(crate) fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let in_force = Key::ALL.iter().filter_map(|&key| Some((key, context.settings.get(key)?)));
    let rows = in_force.map(|(key, setting)| row(key, setting)).collect();
    let columns: &[&str] = if args.origins { &["setting", "value", "origin"] } else { &["setting", "value"] };
    let listing = Listing::new(rows, columns).wide(if args.origins { &[] } else { &["origin"] }).id("setting");
    context.show_list(listing, &Fields::of(["setting", "value", "origin"].map(|name| (name, Kind::Text))))
}

pub(crate) fn row(key: Key, setting: &Setting) -> serde_json::Value {
    json!({"setting": key.as_str(), "value": setting.value, "origin": setting.origin.to_string()})
}
