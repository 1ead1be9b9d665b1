//! `meibo 2sv disable`: turns 2-step verification off, after saying what is lost with it (2SV-9).

use super::propagation;
use crate::{
    cli::{args::target, context::Context, failure::Failure, report::mail_servers},
    contract::two_step::{TwoStepDisable, TwoStepDisabled},
    rules::{Code, login_id::ME},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long)]
    password_stdin: bool,
}

/// Tries it out, asks, turns it off.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    context.password_stdin = args.password_stdin;
    let would = context.rehearse(&TwoStepDisable {}).await.map_err(|failure| {
        // What is off needs not be turned on for this.
        if failure.code == Code::TwoStepOff { failure.fact("account", ME) } else { failure }
    })?;
    if context.global.dry_run {
        return context.show(&result(&would, "two-step-would-off", context)?);
    }
    let whom = context.whom(&target::me()?).await?;
    let state = context.now_then("two_step.state", "on", "off");
    context.ui.confirm(&Context::question([whom, state], counted("two-step-confirm-off", &would, context)))?;
    let done = context.send(&TwoStepDisable {}).await?;
    let result = result(&done, "two-step-off", context)?
        .and(counted("two-step-off-revoked", &done, context))
        .and(context.ui.text("two-step-off-mail", args![]))
        .and(context.ui.text("two-step-off-short", args![]))
        .and(mail_apps(&done, context))
        .undo(context.command("2sv enable"));
    let propagation = propagation::of(done.propagating, done.do_at.as_deref(), &context.ui);
    context.show(&propagation.into_iter().fold(result, Done::and))
}

/// 2SV-9: what mail apps can use now.
fn mail_apps(done: &TwoStepDisabled, context: &Context) -> String {
    let credential = mail_servers::credential(&done.credential, context.ui.texts);
    context.ui.text("less-secure-apps-credential", args![credential = credential])
}

fn counted(key: &str, counts: &TwoStepDisabled, context: &Context) -> String {
    context.ui.text(key, args![apps = counts.app_passwords_revoked, codes = counts.backup_codes_revoked])
}

fn result(counts: &TwoStepDisabled, key: &str, context: &Context) -> Result<Done, Failure> {
    let value = serde_json::to_value(counts).map_err(Failure::unexpected)?;
    Ok(Done::new(value, counted(key, counts, context)).id("app_passwords_revoked"))
}
