//! `meibo mail-settings show [ID]`: what to enter in a mail app, and which password it can use now; none is made or shown
//! (APPPW-6).

use crate::{
    cli::{args::target, context::Context, failure::Failure, report::mail_servers},
    contract::{
        field::fields,
        mail_servers::{MailServersShow, MailServersShown},
    },
    texts::args,
    ui::{Record, Section},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Option<String>,
}

/// Shows them.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let account = target::one(args.account.as_deref())?;
    let shown = context.send(&MailServersShow { account }).await?;
    let ui = &context.ui;
    let user_withheld = shown.withheld.iter().any(|name| name == "settings.user");
    let settings = mail_servers::settings(&shown.settings, user_withheld, ui.texts);
    let withheld = || ui.text("value-withheld", args![]);
    let password =
        shown.credential.as_ref().map_or_else(withheld, |credential| mail_servers::credential(credential, ui.texts));
    let sections = vec![
        Section::fields(&["account", "name", "pop_mode"]),
        Section::lines(settings).under("mail-servers-heading-settings"),
        Section::lines(vec![password]).under("mail-servers-heading-password"),
    ];
    let value = serde_json::to_value(&shown).map_err(Failure::unexpected)?;
    context.show(&Record::new(value, sections).id("account").fields(fields::<MailServersShown>().names))
}
