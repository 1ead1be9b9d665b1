//! `meibo account remote-access enable [ID…]`: takes a seat, at once (REMOTE-1).

use crate::{
    cli::{args::target, context::Context, failure::Failure, report::several},
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
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let ids = target::several(&args.ids, context)?;
    let many = several::many(&args.ids);
    several::change(
        ids,
        many,
        context,
        |account| RemoteAccessEnable { account },
        |changed, id, context| told(changed, id.is_me(), context),
    )
    .await
}

fn told(changed: &RemoteAccessChanged, own: bool, context: &Context) -> Result<Done, Failure> {
    let now = &changed.now;
    let ends = now.remote_access.ends_at.map(|at| context.ui.promise(&at.to_string())).unwrap_or_default();
    let said = context.ui.text(
        "account-remote-access-on",
        args![would = context.would(), id = now.account.as_str(), name = visible(&now.name), ends = ends],
    );
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("now.account");
    if context.global.dry_run {
        return Ok(done);
    }
    let of_whom = if own { String::new() } else { format!(" {} {}", now.account, context.reason_flag()) };
    Ok(done.undo(context.command(&format!("account remote-access disable{of_whom}"))))
}
