//! `meibo lsa show [ID]`: whether it is on, until when, and what mail apps can use.

use super::words;
use crate::{
    cli::{args::target, context::Context, failure::Failure},
    contract::{
        field::fields,
        less_secure_apps::{LessSecureAppsShow, LessSecureAppsShown},
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
    let value = serde_json::to_value(&shown).map_err(Failure::unexpected)?;
    let names = [
        "less_secure_apps.state",
        "less_secure_apps.since",
        "less_secure_apps.last_used_at",
        "less_secure_apps.until_at",
        "less_secure_apps.ends_at",
        "credential",
    ];
    let shown_fields: Vec<&'static str> = told_fields(&value, &names)
        .into_iter()
        .filter(|name| *name != "credential" || shown.credential.is_none())
        .collect();
    let mut said = words::end(&shown.less_secure_apps, context);
    said.extend(shown.credential.as_ref().map(|credential| words::credential(credential, context)));
    let sections = vec![Section::fields(&shown_fields), Section::lines(said)];
    let known = fields::<LessSecureAppsShown>().names;
    context.show(&Record::new(value, sections).id("less_secure_apps.state").fields(known))
}
