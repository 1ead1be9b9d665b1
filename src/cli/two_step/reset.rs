//! `meibo 2sv reset ID…`: the help desk turns off a second step that its owner has lost (2SV-9).

use crate::{
    cli::{
        failure::Failure,
        mail_servers,
        rows::{self, Question},
        session::Session,
        whose,
    },
    contract::two_step::{TwoStepReset, TwoStepWasReset},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    #[arg(long)]
    password_stdin: bool,
}

/// Asks once for all, then turns it off for each.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    session.password_stdin = args.password_stdin;
    let ids = whose::several(&args.ids, session)?;
    let many = rows::many(&args.ids);
    let question = Question { ask: "two-step-confirm-reset", line };
    let told = |done: &_, _: &_, session: &_| told(done, session);
    rows::change_asked(ids, many, question, session, |account| TwoStepReset { account }, told).await
}

/// Who it is, and what is lost.
fn line(would: &TwoStepWasReset, session: &Session) -> String {
    let account = &would.account;
    let whom = session.named(account.login_id.as_str(), &account.name, &account.department);
    let lost = session.ui.text(
        "two-step-reset-lost",
        args![sessions = would.sessions_ended, apps = would.app_passwords_revoked, codes = would.backup_codes_revoked],
    );
    format!("{whom}\n  {}\n  {lost}", session.now_then("two_step.state", "on", "off"))
}

fn told(done: &TwoStepWasReset, session: &Session) -> Result<Done, Failure> {
    let value = serde_json::to_value(done).map_err(Failure::unexpected)?;
    let said = session.ui.text(
        "two-step-reset",
        args![
            would = session.would(),
            id = done.account.login_id.as_str(),
            name = done.account.name.as_str(),
            sessions = done.sessions_ended,
            apps = done.app_passwords_revoked,
            codes = done.backup_codes_revoked,
        ],
    );
    let after = ["two-step-off-mail", "two-step-off-short"].map(|key| session.ui.text(key, args![]));
    let credential = done.credential.as_ref().map(|credential| {
        let credential = mail_servers::credential(credential, session.ui.texts);
        session.ui.text("two-step-reset-mail", args![credential = credential])
    });
    let done = after.into_iter().chain(credential).fold(Done::new(value, said), Done::and);
    Ok(done.id("account.login_id"))
}
