//! `meibo mail-settings show [ID]`: what to enter in a mail app, and which password it can use now; none is made or shown
//! (APPPW-6).

use std::path::PathBuf;

use super::{app::App, chosen::Incoming, profile::ProfileFile};
use crate::{
    cli::{args::target, context::Context, failure::Failure, report::mail_servers},
    contract::{
        field::fields,
        mail_servers::{MailServersShow, MailServersShown},
    },
    rules::pop::Mode,
    texts::{args, yes_or_no},
    ui::{Record, Section},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Option<String>,
    #[arg(id = "for", long, value_name = "APP", value_enum, group = "aim")]
    app: Option<App>,
    #[arg(long, value_name = "FILE", group = "aim")]
    profile_file: Option<PathBuf>,
    #[arg(long, requires = "aim")]
    pop: bool,
}

/// Shows them; or writes a profile.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let account = target::person(args.account.as_deref(), context).await?;
    let shown = context.send(&MailServersShow { account }).await?;
    let incoming = Incoming::asked(args.pop);
    let is_own = args.account.is_none() || context.is_own(&shown.account);
    let profile = args.profile_file.as_ref().map(|path| ProfileFile::new(path, &shown, incoming)).transpose()?;
    profile.as_ref().map_or(Ok(()), ProfileFile::write)?;
    let settings = match (&profile, args.app) {
        (Some(profile), _) => {
            let off = pop_is_off(&shown, is_own, context).filter(|_| incoming == Incoming::Pop);
            Section::lines(std::iter::once(profile.said(context)).chain(off).collect())
        }
        (None, Some(app)) => Section::lines(of_app(app, incoming, &shown, is_own, context)),
        (None, None) => Section::lines(table(&shown, is_own, context)).under("mail-servers-heading-settings"),
    };
    let withheld = || context.ui.text("value-withheld", args![]);
    let credential = |credential| mail_servers::credential_of(credential, is_own, context.ui.texts);
    let password = shown.credential.as_ref().map_or_else(withheld, credential);
    let sections = vec![
        Section::fields(&["account", "name"]),
        settings,
        Section::lines(vec![password]).under("mail-servers-heading-password"),
    ];
    let (mut value, mut names) =
        (serde_json::to_value(&shown).map_err(Failure::unexpected)?, fields::<MailServersShown>().names);
    if let (Some(profile), Some(fields)) = (&profile, value.as_object_mut()) {
        fields.insert("profile_file".to_owned(), profile.value());
        names.push("profile_file".to_owned());
    }
    context.show(&Record::new(value, sections).id("account").fields(names))
}

fn is_shut(shown: &MailServersShown) -> bool {
    mail_servers::is_shut(shown.credential.as_ref())
}

fn table(shown: &MailServersShown, is_own: bool, context: &Context) -> Vec<String> {
    let mut lines = mail_servers::settings(&shown.settings, is_shut(shown), &context.ui.page());
    lines.extend(placeholders(shown, context));
    lines.extend(pop_is_off(shown, is_own, context));
    lines.extend(is_own.then(|| context.ui.text("mail-servers-apps", args![])));
    lines
}

fn of_app(app: App, incoming: Incoming, shown: &MailServersShown, is_own: bool, context: &Context) -> Vec<String> {
    let ui = &context.ui;
    let user = mail_servers::user_or_place(&shown.settings, ui.texts);
    let missing = || mail_servers::user(&shown.settings, is_shut(shown), &ui.page());
    let settings = &shown.settings;
    let changes = settings.user.is_none() || settings.pending_user.is_some();
    let missing = changes.then(|| ui.text("mail-servers-user", args![user = missing()]));
    let off = pop_is_off(shown, is_own, context).filter(|_| incoming == Incoming::Pop);
    let pop = yes_or_no(incoming == Incoming::Pop);
    let profile = (is_own && app.reads_profiles()).then(|| ui.text("mail-servers-for-profile", args![pop = pop]));
    let said = app.said(&shown.settings, &user, incoming, ui.texts);
    std::iter::once(said).chain(profile).chain(missing).chain(off).chain(placeholders(shown, context)).collect()
}

fn placeholders(shown: &MailServersShown, context: &Context) -> Option<String> {
    mail_servers::placeholders(mail_servers::hosts(&shown.settings), context.ui.texts)
}

fn pop_is_off(shown: &MailServersShown, is_own: bool, context: &Context) -> Option<String> {
    let said = || context.ui.text("mail-servers-pop-off", args![by = context.typed_by(is_own)]);
    (shown.pop_mode == Mode::Disabled && !is_shut(shown)).then(said)
}
