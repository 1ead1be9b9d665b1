//! `meibo lsa show [ID]`: whether it is on, until when, and what mail apps can use.

use super::words;
use crate::{
    cli::{args::target, context::Context, failure::Failure},
    contract::{
        field::fields,
        less_secure_apps::{LessSecureAppsShow, LessSecureAppsShown, LessSecureAppsView},
    },
    ui::{Record, Section, told as told_fields},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Option<String>,
}

/// Shows it.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let account = target::person(args.account.as_deref(), context).await?;
    let shown = context.send(&LessSecureAppsShow { account }).await?;
    let mut value = serde_json::to_value(&shown.less_secure_apps).map_err(Failure::unexpected)?;
    if let Some(fields) = value.as_object_mut() {
        let credential = serde_json::to_value(&shown.credential).map_err(Failure::unexpected)?;
        fields.insert("credential".to_owned(), credential);
        fields.insert("withheld".to_owned(), shown.withheld.as_slice().into());
    }
    let names = ["state", "since", "last_used_at", "until_at", "ends_at", "credential"];
    let fields: Vec<&'static str> = told_fields(&value, &names)
        .into_iter()
        .filter(|name| *name != "credential" || shown.credential.is_none())
        .collect();
    let mut said = words::end(&shown.less_secure_apps, context);
    said.extend(shown.credential.as_ref().map(|credential| words::credential(credential, context)));
    context.show(&Record::new(value, vec![Section::fields(&fields), Section::lines(said)]).id("state").fields(known()))
}

/// Every field that the view can have.
fn known() -> Vec<String> {
    let mut names = fields::<LessSecureAppsView>().names;
    names.extend(fields::<LessSecureAppsShown>().without(&["less_secure_apps"]).names);
    names
}
