//! `meibo lsa enable [--until DATE]`: the risk is told, the state before and after shown, and confirmed (LSA-2).

use jiff::civil::Date;

use super::told;
use crate::{
    cli::{application::day::Day, failure::Failure, session::Session},
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
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    session.password_stdin = args.password_stdin;
    let day = args.until.as_deref().map(|typed| Day::read("until", typed)).transpose()?;
    let until = match day {
        Some(day) => Some(date(day, session).await?),
        None => None,
    };
    let request = LessSecureAppsEnable { until };
    let would = session.rehearse(&request).await?;
    if session.global.dry_run {
        let result = result(&would, session)?.and(session.ui.text("less-secure-apps-would", args![]));
        return session.show(&result);
    }
    session.ui.confirm(&question(&would, session))?;
    let changed = session.send(&request).await?;
    let done = result(&changed, session)?
        .and(told::credential(&changed.credential, session))
        .undo(session.command(&told::back_to(&changed.before)));
    session.show(&done)
}

/// What day it is, is the service's to say.
async fn date(day: Day, session: &mut Session) -> Result<Date, Failure> {
    if let Day::On(date) = day {
        return Ok(date);
    }
    let would = session.rehearse(&LessSecureAppsEnable { until: None }).await?;
    let since = would.less_secure_apps.since.map_or(Date::MIN, |since| since.offset.to_datetime(since.at).date());
    Ok(if day == Day::Today { since } else { since.tomorrow().unwrap_or(Date::MAX) })
}

fn question(would: &LessSecureAppsChanged, session: &Session) -> String {
    let lines = [told::change(would, session), session.ui.text("less-secure-apps-risk", args![])];
    let end = told::end(&would.less_secure_apps, session);
    session.question(lines.into_iter().chain(end), session.ui.text("less-secure-apps-ask-enable", args![]))
}

fn result(changed: &LessSecureAppsChanged, session: &Session) -> Result<Done, Failure> {
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let done = Done::new(value, told::change(changed, session)).id("less_secure_apps.state");
    Ok(told::end(&changed.less_secure_apps, session).into_iter().fold(done, Done::and))
}
