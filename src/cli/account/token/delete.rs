//! `meibo account token delete ID`.

use crate::{
    cli::{exit::Exit, failure::Failure, session::Session},
    contract::token::{TokenDelete, TokenList},
    rules::{Id, text::fold},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "TOKEN-ID")]
    id: String,
}

/// Deletes it.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let missing = || Failure::new(Exit::NotFound, "token_not_found");
    let token: Id = fold(&args.id).parse().map_err(|_| missing())?;
    if !session.global.dry_run {
        let name = if session.ui.can_ask() && !session.global.yes {
            let all = session.send(&TokenList {}).await?;
            all.items.into_iter().find(|it| it.id == token).ok_or_else(missing)?.name
        } else {
            token.to_string()
        };
        let ask = session.ui.text("token-delete-question", args![name = name]);
        session.ui.confirm(&session.question([], ask))?;
    }
    let deleted = session.send(&TokenDelete { token }).await?;
    let value = serde_json::to_value(&deleted.token).map_err(Failure::unexpected)?;
    let said = args![would = session.would(), name = deleted.token.name.as_str()];
    session.show(&Done::new(value, session.ui.text("token-deleted", said)))
}
