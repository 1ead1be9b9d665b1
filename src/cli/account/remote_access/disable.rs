//! `meibo account remote-access disable [ID…]`: gives the seat back (REMOTE-3).

use crate::{
    cli::{
        args::target,
        context::Context,
        failure::Failure,
        report::several::{self, Question},
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
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let ids = target::several(&args.ids, context)?;
    let many = several::many(&args.ids);
    let question = Question { ask: "account-remote-access-confirm-off", line };
    let told = |changed: &_, id: &LoginId, context: &_| told(changed, id.is_me(), context);
    several::change_asked(ids, many, question, context, |account| RemoteAccessDisable { account }, told).await
}

/// Who it is, and now → then.
fn line(would: &RemoteAccessChanged, context: &Context) -> String {
    let now = &would.now;
    let whom = context.named(now.account.as_str(), &now.name, &now.department);
    let change = context.now_then("remote_access.state", would.before.state.as_str(), now.remote_access.state.as_str());
    format!("{whom}\n  {change}")
}

fn told(changed: &RemoteAccessChanged, own: bool, context: &Context) -> Result<Done, Failure> {
    let now = &changed.now;
    let said = context.ui.text(
        "account-remote-access-off",
        args![would = context.would(), id = now.account.as_str(), name = visible(&now.name)],
    );
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("now.account");
    if context.global.dry_run {
        return Ok(done);
    }
    let of_whom = if own { String::new() } else { format!(" {} {}", now.account, context.reason_flag()) };
    Ok(done.undo(context.command(&format!("account remote-access enable{of_whom}"))))
}
