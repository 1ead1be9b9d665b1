//! `meibo account create`: the first password is shown here, once.

use clap::builder::PossibleValuesParser;
use serde_json::Value;

use crate::{
    cli::{application::day::Day, args::target, clipboard::Clipboard, context::Context, failure::Failure},
    contract::account::AccountCreate,
    rules::role::{Affiliation, Kind},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long)]
    name: String,
    #[arg(long, value_name = "NAME")]
    department: String,
    #[arg(long, value_name = "AFFILIATION", value_parser = PossibleValuesParser::new(Affiliation::ALL.iter().map(|it| it.as_str())))]
    affiliation: String,
    #[arg(long, value_name = "ADDRESS|PHONE")]
    contact: String,
    #[arg(long, value_name = "LANGUAGE", value_parser = PossibleValuesParser::new(["en", "ja"]))]
    language: Option<String>,
    #[arg(long, value_parser = PossibleValuesParser::new(Kind::ALL.iter().map(|it| it.as_str())))]
    kind: Option<String>,
    #[arg(long, value_name = "DATE")]
    last_day: Option<String>,
    #[arg(long, conflicts_with = "dry_run")]
    copy: bool,
}

/// Makes the account.
pub(crate) async fn run(args: Args, context: &mut Context) -> Result<(), Failure> {
    let clipboard = Clipboard::asked(args.copy, context)?;
    let request = AccountCreate {
        login_id: target::one(Some(&args.id))?,
        name: args.name,
        department: args.department,
        affiliation: args.affiliation.parse().map_err(Failure::unexpected)?,
        contact: args.contact,
        language: args.language,
        kind: args.kind.map(|kind| kind.parse()).transpose().map_err(Failure::unexpected)?,
        last_day: args.last_day.map(|typed| Day::dated("last_day", &typed)).transpose()?,
    };
    let created = context.send(&request).await?;
    let account = &created.account;
    let mut value = serde_json::to_value(&created).map_err(Failure::unexpected)?;
    let dry = context.global.dry_run;
    if dry {
        // A dry run's password opens nothing.
        value["first_password"] = Value::Null;
    }
    let said = context.ui.text(
        "account-created",
        args![would = context.would(), id = account.login_id.as_str(), name = account.name.as_str()],
    );
    let done = Done::new(value, said).id("account.login_id");
    if dry {
        return context.show(&done.showing(&[
            "account.login_id",
            "account.name",
            "account.department",
            "account.affiliation",
        ]));
    }
    let once = context.ui.text("account-first-password", args![]);
    let undo = context.command(&format!("account disable {} {}", account.login_id, context.reason_flag()));
    let done = done.and(once).showing(&["account.login_id", "first_password", "first_password_expires_at"]);
    context.show(&done.undo(undo))?;
    clipboard.map_or(Ok(()), |clipboard| clipboard.take([&created.first_password], context))
}
