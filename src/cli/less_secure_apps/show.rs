//! `meibo lsa show [ID]`: whether it is on, until when, and what mail apps can use.

use super::told;
use crate::{
    cli::{failure::Failure, session::Session, whose},
    contract::less_secure_apps::LessSecureAppsShow,
    ui::{Record, Section},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Option<String>,
}

/// Shows it.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let account = whose::one(args.account.as_deref())?;
    let shown = session.send(&LessSecureAppsShow { account }).await?;
    let mut value = serde_json::to_value(&shown.less_secure_apps).map_err(Failure::unexpected)?;
    if let Some(fields) = value.as_object_mut() {
        let credential = serde_json::to_value(&shown.credential).map_err(Failure::unexpected)?;
        fields.insert("credential".to_owned(), credential);
    }
    let fields: Vec<&'static str> = ["state", "since", "last_used_at", "until_at", "ends_at"]
        .into_iter()
        .filter(|field| value.get(field).is_some())
        .collect();
    let mut said = told::end(&shown.less_secure_apps, session);
    said.extend(shown.credential.as_ref().map(|credential| told::credential(credential, session)));
    session.show(&Record::new(value, vec![Section::fields(&fields), Section::lines(said)]).id("state"))
}
