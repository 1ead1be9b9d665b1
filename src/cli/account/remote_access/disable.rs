//! `meibo account remote-access disable [ID…]`: gives the seat back (REMOTE-3).

use crate::{
    cli::{failure::Failure, rows, session::Session, whose},
    contract::remote_access::{RemoteAccessChanged, RemoteAccessDisable},
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
    if !session.global.dry_run {
        let names: Vec<String> = ids.iter().map(|id| session.called(id)).collect();
        let names = names.join(&session.ui.text("list-separator", args![]));
        let profile = session.settings.profile();
        let question = session.ui.text("account-remote-access-confirm-off", args![ids = names, profile = profile]);
        session.ui.confirm_rows(&question, ids.len())?;
    }
    rows::change(
        ids,
        many,
        session,
        |account| RemoteAccessDisable { account },
        |changed, id, session| told(changed, id.is_me(), session),
    )
    .await
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
