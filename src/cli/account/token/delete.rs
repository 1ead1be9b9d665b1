//! `meibo account token delete ID`.

use crate::{
    cli::{failure::Failure, session::Session},
    contract::token::TokenDelete,
    rules::{Code, Id, text::fold},
    texts::args,
    ui::{Done, visible},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "TOKEN-ID")]
    id: String,
}

/// Deletes it.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let missing = || Failure::new(Code::TokenNotFound);
    let token: Id = fold(&args.id).parse().map_err(|_| missing())?;
    if !session.global.dry_run && !session.ui.gate.yes {
        let would = session.rehearse(&TokenDelete { token }).await?;
        let ask = session.ui.text("token-delete-question", args![name = visible(&would.token.name)]);
        session.ui.confirm(&session.question([], ask))?;
    }
    let deleted = session.send(&TokenDelete { token }).await?;
    let value = serde_json::to_value(&deleted.token).map_err(Failure::unexpected)?;
    let said = args![would = session.would(), name = deleted.token.name.as_str()];
    session.show(&Done::new(value, session.ui.text("token-deleted", said)))
}
