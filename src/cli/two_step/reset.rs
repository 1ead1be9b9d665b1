//! `meibo 2sv reset ID…`: the help desk turns off a second step that its owner has lost (2SV-9).

use crate::{
    cli::{
        args::target,
        context::Context,
        failure::Failure,
        report::{
            mail_servers,
            several::{self, Question},
        },
    },
    contract::two_step::{TwoStepReset, TwoStepWasReset},
    texts::args,
    ui::{Done, theirs},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    #[arg(long)]
    password_stdin: bool,
}

/// Asks once for all, then turns it off for each.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    context.password_stdin = args.password_stdin;
    let ids = target::several(&args.ids, context)?;
    let many = several::many(&args.ids);
    let question = Question { ask: "two-step-confirm-reset", line };
    let told = |done: &_, _: &_, context: &_| told(done, context);
    several::change_asked(ids, many, question, context, |account| TwoStepReset { account }, told).await
}

/// Who it is, and what is lost.
fn line(would: &TwoStepWasReset, context: &Context) -> String {
    let account = &would.account;
    let whom = context.named(account.login_id.as_str(), &account.name, &account.department);
    let lost = context.ui.text(
        "two-step-reset-lost",
        args![sessions = would.sessions_ended, apps = would.app_passwords_revoked, codes = would.backup_codes_revoked],
    );
    format!("{whom}\n  {}\n  {lost}", context.now_then("two_step.state", "on", "off"))
}

fn told(done: &TwoStepWasReset, context: &Context) -> Result<Done, Failure> {
    let value = serde_json::to_value(done).map_err(Failure::unexpected)?;
    let said = context.ui.text(
        "two-step-reset",
        args![
            would = context.would(),
            id = done.account.login_id.as_str(),
            name = done.account.name.as_str(),
            sessions = done.sessions_ended,
            apps = done.app_passwords_revoked,
            codes = done.backup_codes_revoked,
        ],
    );
    let after = ["two-step-reset-next", "two-step-off-mail", "two-step-off-short"]
        .map(|key| theirs(&context.ui.text(key, args![])));
    let credential = done.credential.as_ref().map(|credential| {
        let credential = mail_servers::credential(credential, context.ui.texts);
        context.ui.text("two-step-reset-mail", args![credential = theirs(&credential)])
    });
    let done = after.into_iter().chain(credential).fold(Done::new(value, said), Done::and);
    Ok(done.id("account.login_id"))
}
