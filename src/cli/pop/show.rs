//! `meibo pop-quota show [ID]`: mode, today's use, lock, and what a mail app needs (POP-5).

use super::words;
use crate::{
    cli::{args::target, context::Context, failure::Failure, report::mail_servers},
    contract::{
        field::fields,
        pop::{PopShow, PopWhole},
    },
    texts::args,
    ui::{Record, Section},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Option<String>,
}

/// Shows it.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let account = target::person(args.account.as_deref(), context).await?;
    let whole = context.send(&PopShow { account }).await?;
    let is_own = args.account.is_none() || context.is_own(&whole.account);
    let ui = &context.ui;
    let shown: &[&'static str] =
        if whole.pop.since.is_some() { &["account", "pop.mode", "pop.since"] } else { &["account", "pop.mode"] };
    let mut sections = vec![
        Section::fields(shown),
        Section::lines(words::today(&whole.pop, ui)).under("pop-heading-today"),
        Section::lines(words::first_download(&whole, None, ui)).under("pop-heading-mailbox"),
    ];
    let withheld = || ui.text("value-withheld", args![]);
    let password =
        whole.credential.as_ref().map_or_else(withheld, |view| mail_servers::credential_of(view, is_own, ui.texts));
    sections.push(Section::lines(vec![password]).under("pop-heading-password"));
    let user_withheld = whole.withheld.iter().any(|name| name == "settings.user");
    let settings = mail_servers::settings(&whole.settings, user_withheld, &ui.page());
    sections.push(Section::lines(settings).under("pop-heading-settings"));
    let about = ["pop-disk", "pop-not-delivered"].map(|key| ui.text(key, args![])).to_vec();
    sections.push(Section::lines(about).under("pop-heading-about"));
    let value = serde_json::to_value(&whole).map_err(Failure::unexpected)?;
    context.show(&Record::new(value, sections).id("account").fields(fields::<PopWhole>().names))
}
