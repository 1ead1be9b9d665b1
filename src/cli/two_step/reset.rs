//! `meibo 2sv reset ID…`: the help desk turns off a second step that its owner has lost (2SV-9).

use crate::{
    cli::{failure::Failure, rows, session::Session, whose},
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
    if !session.global.dry_run {
        let named: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
        let named = named.join(&session.ui.text("list-separator", args![]));
        let question =
            session.ui.text("two-step-confirm-reset", args![ids = named, profile = session.settings.profile()]);
        session.ui.confirm_rows(&question, ids.len())?;
    }
    rows::change(ids, many, session, |account| TwoStepReset { account }, |done, _, session| told(done, session)).await
}

fn told(done: &TwoStepWasReset, session: &Session) -> Result<Done, Failure> {
    let value = serde_json::to_value(done).map_err(Failure::unexpected)?;
    let said = session.ui.text(
        "two-step-reset",
        args![
            would = session.would(),
            id = done.account.login_id.as_str(),
            name = done.account.name.as_str(),
            apps = done.app_passwords_revoked,
            codes = done.backup_codes_revoked,
        ],
    );
    Ok(Done::new(value, said).id("account.login_id"))
}
