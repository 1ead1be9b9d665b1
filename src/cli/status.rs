//! `meibo status`: who am I, on which service, and where each setting comes from.

use serde_json::{Value, json};

use super::{config, context::Context, failure::Failure, settings::Key};
use crate::{
    contract::session::SessionShow,
    ui::{Record, Section},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Shows it.
pub(crate) async fn run(_: &Args, context: &mut Context) -> Result<(), Failure> {
    let view = context.send_plainly(&SessionShow {}).await?;
    let place = context.held()?.place();
    let connection = context.connect()?;
    let (service, profile) = (connection.service(), connection.profile().to_owned());
    let in_force = Key::ALL.iter().filter_map(|&key| Some((key, context.settings.get(key)?)));
    let settings: Vec<Value> = in_force.map(|(key, setting)| config::row(key, setting)).collect();
    let value = json!({
        "login_id": view.login_id,
        "name": view.name,
        "roles": view.roles,
        "service": service,
        "profile": profile,
        "store": place,
        "expires_at": view.expires_at,
        "password_fresh_until": view.password_fresh_until,
        "must_change_password": view.must_change_password,
        "settings": settings,
    });
    let sections = vec![
        Section::fields(&[
            "login_id",
            "name",
            "roles",
            "service",
            "profile",
            "store",
            "expires_at",
            "password_fresh_until",
            "must_change_password",
        ]),
        Section::rows("settings", &["setting", "value", "origin"]).under("login-status-settings"),
    ];
    context.show(&Record::new(value, sections).id("login_id"))
}
