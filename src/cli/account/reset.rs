//! `meibo account reset ID…`: sends a reset code to the registered contact, or sends one again (PASS-1).

use crate::{
    cli::{failure::Failure, rows, session::Session, whose},
    contract::reset::{AccountReset, ResetSent},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
}

/// Sends the codes. Nothing changes before an owner types one, so nothing is asked but the reason (`--reason`).
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let ids = whose::several(&args.ids, session)?;
    let many = rows::many(&args.ids);
    rows::change(ids, many, session, |account| AccountReset { account }, |sent, _, session| told(sent, session)).await
}

fn told(sent: &ResetSent, session: &Session) -> Result<Done, Failure> {
    let account = &sent.account;
    let said = session.ui.text(
        "reset-sent",
        args![
            would = session.would(),
            id = account.login_id.as_str(),
            name = account.name.as_str(),
            time = session.ui.promise(&sent.reset.expires_at.to_string()),
        ],
    );
    let value = serde_json::to_value(sent).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("account.login_id");
    if session.global.dry_run {
        return Ok(done);
    }
    Ok(done
        .and(session.ui.text("reset-owner-types", args![id = account.login_id.as_str(), by = session.typed_by(false)])))
}
