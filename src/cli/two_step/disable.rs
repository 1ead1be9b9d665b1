//! `meibo 2sv disable`: turns 2-step verification off, after saying what is lost with it (2SV-9).

use super::propagation;
use crate::{
    cli::{failure::Failure, mail_servers, session::Session, whose},
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
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    session.password_stdin = args.password_stdin;
    let would = session.rehearse(&TwoStepDisable {}).await.map_err(|failure| {
        // What is off needs not be turned on for this.
        if failure.code == Code::TwoStepOff { failure.fact("account", ME) } else { failure }
    })?;
    if session.global.dry_run {
        return session.show(&result(&would, "two-step-would-off", session)?);
    }
    let whom = session.whom(&whose::me()?).await?;
    let state = session.now_then("two_step.state", "on", "off");
    session.ui.confirm(&session.question([whom, state], counted("two-step-confirm-off", &would, session)))?;
    let done = session.send(&TwoStepDisable {}).await?;
    let result = result(&done, "two-step-off", session)?
        .and(counted("two-step-off-revoked", &done, session))
        .and(session.ui.text("two-step-off-mail", args![]))
        .and(session.ui.text("two-step-off-short", args![]))
        .and(mail_apps(&done, session))
        .undo(session.command("2sv enable"));
    let propagation = propagation::of(done.propagating, done.do_at.as_deref(), &session.ui);
    session.show(&propagation.into_iter().fold(result, Done::and))
}

/// 2SV-9: what mail apps can use now.
fn mail_apps(done: &TwoStepDisabled, session: &Session) -> String {
    let credential = mail_servers::credential(&done.credential, session.ui.texts);
    session.ui.text("less-secure-apps-credential", args![credential = credential])
}

fn counted(key: &str, counts: &TwoStepDisabled, session: &Session) -> String {
    session.ui.text(key, args![apps = counts.app_passwords_revoked, codes = counts.backup_codes_revoked])
}

fn result(counts: &TwoStepDisabled, key: &str, session: &Session) -> Result<Done, Failure> {
    let value = serde_json::to_value(counts).map_err(Failure::unexpected)?;
    Ok(Done::new(value, counted(key, counts, session)).id("app_passwords_revoked"))
}
