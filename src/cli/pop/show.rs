//! `meibo pop-quota show [ID]`: mode, today's use, lock, and what a mail app needs (POP-5).

use super::words;
use crate::{
    cli::{
        args::target,
        context::Context,
        failure::Failure,
        report::{mail_servers, word},
    },
    contract::{
        field::fields,
        pop::{PopShow, PopWhole},
    },
    texts::{ABSENT, args, yes_or_no},
    ui::{Answer, Record, Section, Tone, Ui},
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
    let mut sections = vec![Section::answers(answers(&whole, is_own, ui))];
    sections.push(Section::lines(words::today_drawn(&whole.pop, ui)).under("pop-heading-today"));
    let days = words::days(&whole, ui);
    if !days.is_empty() {
        sections.push(Section::lines(days).under("pop-heading-days"));
    }
    sections.push(Section::lines(words::first_download(&whole, None, ui)).under("pop-heading-mailbox"));
    let settings =
        mail_servers::settings(&whole.settings, mail_servers::is_shut(whole.credential.as_ref()), &ui.page());
    sections.push(Section::lines(settings).under("pop-heading-settings"));
    let about = ["pop-disk", "pop-not-delivered"].map(|key| ui.text(key, args![])).to_vec();
    sections.push(Section::lines(about).under("pop-heading-about"));
    let value = serde_json::to_value(&whole).map_err(Failure::unexpected)?;
    context.show(&Record::new(value, sections).id("account").fields(fields::<PopWhole>().names))
}

/// Whose it is, whether POP works now, and the password that a mail app can use.
fn answers(whole: &PopWhole, is_own: bool, ui: &Ui) -> Vec<Answer> {
    let withheld = || ui.text("value-withheld", args![]);
    let password =
        whole.credential.as_ref().map_or_else(withheld, |view| mail_servers::credential_of(view, is_own, ui.texts));
    let (state, tone) = state(whole, is_own, ui);
    vec![
        Answer::new("account-show-account", whole.account.to_string()),
        Answer::new("pop-answer-state", state).toned(tone),
        Answer::new("pop-heading-password", password),
    ]
}

fn state(whole: &PopWhole, is_own: bool, ui: &Ui) -> (String, Tone) {
    let pop = &whole.pop;
    let mode = word::said("value-mode", pop.mode.as_str(), ui.texts);
    if let Some(until) = pop.locked_until {
        let (id, own) = (whole.account.as_str(), yes_or_no(is_own));
        let said = args![id = id, own = own, until = ui.promise(&until.to_string()), mode = mode];
        return (ui.text("pop-state-locked", said), Tone::Against);
    }
    let since = pop.since.map_or_else(|| ABSENT.to_owned(), |at| ui.time(&at.to_string()));
    let said = ui.text("pop-state", args![mode = mode, since = since]);
    (said, if whole.start_known == Some(false) { Tone::Waits } else { Tone::Plain })
}
