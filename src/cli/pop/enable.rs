//! `meibo pop-quota enable --messages all|from-now-on`: turns POP on, and says all that a mail app needs (POP-1, POP-3,
//! POP-4).

use clap::builder::PossibleValuesParser;

use super::words;
use crate::{
    cli::{context::Context, failure::Failure, report::mail_servers},
    contract::{
        pop::{PopChanged, PopEnable},
        word::PopModeWord,
    },
    rules::pop::{Messages, Mode},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_parser = PossibleValuesParser::new(Messages::ALL.iter().map(|it| it.as_str())))]
    messages: String,
}

/// Turns it on, or changes what it delivers.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let messages = args.messages.parse::<Messages>().map_err(Failure::unexpected)?;
    let changed = context.send(&PopEnable { messages }).await?;
    let done = told(&changed, messages, context)?;
    if context.global.dry_run {
        return context.show(&done);
    }
    context.show(&done.undo(context.command(&undo(&changed.before.mode))))
}

/// The command that goes back to a mode.
fn undo(mode: &PopModeWord) -> String {
    if *mode == Mode::Disabled { "pop-quota disable".to_owned() } else { format!("pop-quota enable --messages {mode}") }
}

fn told(changed: &PopChanged, messages: Messages, context: &Context) -> Result<Done, Failure> {
    let (ui, whole) = (&context.ui, &changed.now);
    let start = if whole.start_known == Some(false) { "unknown" } else { "known" };
    let did = ui.text("pop-enabled", args![would = context.would(), messages = messages.to_string(), start = start]);
    let heading = |key: &str| ui.text(key, args![]);
    let indented = |lines: Vec<String>| lines.into_iter().map(|line| format!("  {line}"));
    let mut lines =
        vec![did, heading("pop-disk"), heading("pop-not-delivered"), String::new(), heading("pop-heading-mailbox")];
    lines.extend(indented(words::first_download(whole, changed.mail_server.known(), ui)));
    if let Some(credential) = &whole.credential {
        lines.extend([String::new(), heading("pop-heading-password")]);
        lines.extend(indented(vec![mail_servers::credential(credential, ui.texts)]));
    }
    lines.extend([String::new(), heading("pop-heading-settings")]);
    lines.extend(indented(mail_servers::settings(&whole.settings, false, &ui.page())));
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    Ok(lines.into_iter().fold(Done { value, ..Done::default() }, Done::and).id("now.account"))
}
