//! `meibo account remote-access enable [ID…]`: takes a seat, at once (REMOTE-1).

use crate::{
    cli::{failure::Failure, rows, session::Session, whose},
    contract::remote_access::{RemoteAccessChanged, RemoteAccessEnable},
    texts::args,
    ui::{Done, visible},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    ids: Vec<String>,
}

/// Takes the seats.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let ids = whose::several(&args.ids, session)?;
    let many = rows::many(&args.ids);
    rows::change(
        ids,
        many,
        session,
        |account| RemoteAccessEnable { account },
        |changed, id, session| told(changed, id.is_me(), session),
    )
    .await
}

fn told(changed: &RemoteAccessChanged, own: bool, session: &Session) -> Result<Done, Failure> {
    let now = &changed.now;
    let ends = now.remote_access.ends_at.map(|at| session.ui.promise(&at.to_string())).unwrap_or_default();
    let said = session.ui.text(
        "account-remote-access-on",
        args![would = session.would(), id = now.account.as_str(), name = visible(&now.name), ends = ends],
    );
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("now.account");
    if session.global.dry_run {
        return Ok(done);
    }
    let of_whom = if own { String::new() } else { format!(" {} --reason TEXT", now.account) };
    Ok(done.undo(session.command(&format!("account remote-access disable{of_whom}"))))
}
