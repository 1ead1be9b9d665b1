//! `meibo 2sv method delete METHOD-ID`: one method less (2SV-5).

use crate::{
    cli::{args::target, context::Context, failure::Failure, two_step::way},
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
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    context.password_stdin = args.password_stdin;
    let held = context.send(&TwoStepShow { account: target::me()? }).await?;
    let found = way::named(&held.methods, &args.method)?;
    let operation = MethodDelete { method: found.id };
    let would = context.rehearse(&operation).await?;
    let way = way::of_method(&found, &context.ui);
    let say = |context: &Context, key: &str| context.ui.text(key, args![way = way.as_str()]);
    if context.global.dry_run {
        let value = serde_json::to_value(&would).map_err(Failure::unexpected)?;
        return context.show(&Done::new(value, say(context, "two-step-would-delete")).id("state"));
    }
    let whom = context.whom(&target::me()?).await?;
    context.ui.confirm(&Context::question([whom], say(context, "two-step-confirm-delete")))?;
    let left = context.send(&operation).await?;
    let value = serde_json::to_value(&left).map_err(Failure::unexpected)?;
    let result = Done::new(value, say(context, "two-step-deleted"))
        .id("state")
        .and(context.ui.text("two-step-left", args![ways = way::all(&left, &context.ui)]))
        .undo(context.command(&format!("2sv method add{}", way::flags(&found))));
    context.show(&result)
}
