//! `meibo account token delete ID`.

use crate::{
    cli::{context::Context, failure::Failure},
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
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let missing = || Failure::new(Code::TokenNotFound);
    let token: Id = fold(&args.id).parse().map_err(|_| missing())?;
    if !context.global.dry_run && !context.ui.gate.yes {
        let would = context.rehearse(&TokenDelete { token }).await?;
        let ask = context.ui.text("token-delete-question", args![name = visible(&would.token.name)]);
        context.ui.confirm(&Context::question([], ask))?;
    }
    let deleted = context.send(&TokenDelete { token }).await?;
    let value = serde_json::to_value(&deleted).map_err(Failure::unexpected)?;
    let said = args![would = context.would(), name = deleted.token.name.as_str()];
    context.show(&Done::new(value, context.ui.text("token-deleted", said)).id("token.id"))
}
