//! `meibo 2sv method delete METHOD-ID`: one method less (2SV-5).

use crate::{
    cli::{failure::Failure, session::Session, two_step::way, whose},
    contract::two_step::{MethodDelete, TwoStepShow},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "METHOD-ID")]
    method: String,
    #[arg(long)]
    password_stdin: bool,
}

/// Names it, asks, deletes it.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    session.password_stdin = args.password_stdin;
    let held = session.send(&TwoStepShow { account: whose::me()? }).await?;
    let found = way::named(&held.methods, &args.method)?;
    let operation = MethodDelete { method: found.id };
    session.rehearse(&operation).await?;
    let way = way::of_method(&found, &session.ui);
    let say = |session: &Session, key: &str| session.ui.text(key, args![way = way.as_str()]);
    if session.global.dry_run {
        let value = serde_json::to_value(&found).map_err(Failure::unexpected)?;
        return session.show(&Done::new(value, say(session, "two-step-would-delete")));
    }
    let whom = session.whom(&whose::me()?).await?;
    session.ui.confirm(&session.question([whom], say(session, "two-step-confirm-delete")))?;
    let left = session.send(&operation).await?;
    let value = serde_json::to_value(&left).map_err(Failure::unexpected)?;
    let result = Done::new(value, say(session, "two-step-deleted"))
        .id("state")
        .and(session.ui.text("two-step-left", args![ways = way::all(&left, &session.ui)]))
        .undo(session.command(&format!("2sv method add{}", way::flags(&found))));
    session.show(&result)
}
