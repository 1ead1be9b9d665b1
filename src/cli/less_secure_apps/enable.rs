//! `meibo lsa enable [--until DATE]`: the risk is told, the state before and after shown, and confirmed (LSA-2).

use super::words;
use crate::{
    cli::{application::day::Day, context::Context, failure::Failure},
    contract::less_secure_apps::{LessSecureAppsChanged, LessSecureAppsEnable},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    #[arg(long)]
    password_stdin: bool,
}

/// Tries it out, asks, turns it on.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    context.password_stdin = args.password_stdin;
    let day = args.until.as_deref().map(|typed| Day::read("until", typed)).transpose()?;
    let until = match day {
        Some(day) => Some(day.date(context).await?),
        None => None,
    };
    let request = LessSecureAppsEnable { until };
    let would = context.rehearse(&request).await?;
    if context.global.dry_run {
        let result = result(&would, context)?.and(context.ui.text("less-secure-apps-would", args![]));
        return context.show(&result);
    }
    context.ui.confirm(&question(&would, context))?;
    let changed = context.send(&request).await?;
    let done = result(&changed, context)?
        .and(words::credential(&changed.credential, context))
        .undo(context.command(&words::back_to(&changed.before)));
    context.show(&done)
}

fn question(would: &LessSecureAppsChanged, context: &Context) -> String {
    let lines = [words::change(would, context), context.ui.text("less-secure-apps-risk", args![])];
    let end = words::end(&would.less_secure_apps, context);
    Context::question(lines.into_iter().chain(end), context.ui.text("less-secure-apps-ask-enable", args![]))
}

fn result(changed: &LessSecureAppsChanged, context: &Context) -> Result<Done, Failure> {
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let done = Done::new(value, words::change(changed, context)).id("less_secure_apps.state");
    Ok(words::end(&changed.less_secure_apps, context).into_iter().fold(done, Done::and))
}
