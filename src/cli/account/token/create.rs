//! `meibo account token create NAME`: the secret is shown here, once.

use clap::builder::PossibleValuesParser;
use serde_json::Value;

use crate::{
    cli::{clipboard::Clipboard, context::Context, failure::Failure},
    contract::token::TokenCreate,
    rules::token::Scope,
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    name: String,
    #[arg(long = "scope", value_name = "SCOPE", required = true, value_delimiter = ',',
        value_parser = PossibleValuesParser::new(Scope::ALL.iter().map(|it| it.as_str())))]
    scopes: Vec<String>,
    #[arg(long, value_name = "N")]
    days: Option<u32>,
    #[arg(long, conflicts_with_all = ["output", "columns", "no_header", "dry_run"])]
    secret_only: bool,
    #[arg(long, conflicts_with = "dry_run")]
    copy: bool,
    #[arg(long)]
    password_stdin: bool,
}

/// Makes it.
pub(crate) async fn run(args: Args, context: &mut Context) -> Result<(), Failure> {
    context.password_stdin = args.password_stdin;
    let clipboard = Clipboard::asked(args.copy, context)?;
    let scopes = args.scopes.iter().map(|it| it.parse::<Scope>()).collect::<Result<Vec<_>, _>>();
    let request = TokenCreate { name: args.name, scopes: scopes.map_err(Failure::unexpected)?, days: args.days };
    let created = context.send(&request).await?;
    let copied = || clipboard.map_or(Ok(()), |clipboard| clipboard.take([&created.secret], context));
    if args.secret_only {
        context.ui.out(&format!("{}\n", created.secret.expose()))?;
        return copied();
    }
    let dry = context.global.dry_run;
    let mut value = serde_json::to_value(&created).map_err(Failure::unexpected)?;
    if dry {
        // A dry run's secret opens nothing.
        value["secret"] = Value::Null;
    }
    let said = args![would = context.would(), name = created.token.name.as_str()];
    let done = Done::new(value, context.ui.text("token-created", said)).id("token.id");
    if dry {
        return context.show(&done.showing(&["token.name", "token.scopes", "token.expires_at"]));
    }
    let undo = context.command(&format!("account token delete {}", created.token.id));
    let done = done.and(context.ui.text("token-once", args![]));
    context.show(&done.showing(&["token.id", "secret", "token.scopes", "token.expires_at"]).undo(undo))?;
    copied()
}
