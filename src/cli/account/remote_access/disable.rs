//! `meibo account remote-access disable [ID…]`: gives the seat back (REMOTE-3).

use crate::{
    cli::{
        failure::Failure,
        rows::{self, Question},
        session::Session,
        whose,
    },
    contract::remote_access::{RemoteAccessChanged, RemoteAccessDisable},
    rules::LoginId,
    texts::args,
    ui::{Done, visible},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    ids: Vec<String>,
}

/// Asks, for a seat that is given back may be taken by another; then gives them back.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let ids = whose::several(&args.ids, session)?;
    let many = rows::many(&args.ids);
    let question = Question { ask: "account-remote-access-confirm-off", line };
    let told = |changed: &_, id: &LoginId, session: &_| told(changed, id.is_me(), session);
    rows::change_asked(ids, many, question, session, |account| RemoteAccessDisable { account }, told).await
}

/// Who it is, and now → then.
fn line(would: &RemoteAccessChanged, session: &Session) -> String {
    let now = &would.now;
    let whom = session.named(now.account.as_str(), &now.name, &now.department);
    let change = session.now_then("remote_access.state", would.before.state.as_str(), now.remote_access.state.as_str());
    format!("{whom}\n  {change}")
}

fn told(changed: &RemoteAccessChanged, own: bool, session: &Session) -> Result<Done, Failure> {
    let now = &changed.now;
    let said = session.ui.text(
        "account-remote-access-off",
        args![would = session.would(), id = now.account.as_str(), name = visible(&now.name)],
    );
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("now.account");
    if session.global.dry_run {
        return Ok(done);
    }
    let of_whom = if own { String::new() } else { format!(" {} --reason TEXT", now.account) };
    Ok(done.undo(session.command(&format!("account remote-access enable{of_whom}"))))
}
