//! `meibo account update`.

use clap::builder::PossibleValuesParser;
use jiff::{civil::Date, tz::TimeZone};

use crate::{
    cli::{
        application::day::Day,
        args::{shell::flag, target},
        context::Context,
        failure::Failure,
    },
    contract::{
        Moment,
        account::{AccountChanged, AccountUpdate, AccountView},
    },
    rules::{account::Standing, role::Affiliation, time},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long)]
    name: Option<String>,
    #[arg(long, value_name = "NAME")]
    department: Option<String>,
    #[arg(long, value_name = "AFFILIATION", value_parser = PossibleValuesParser::new(Affiliation::ALL.iter().map(|it| it.as_str())))]
    affiliation: Option<String>,
    #[arg(long, value_name = "ADDRESS|PHONE")]
    contact: Option<String>,
    #[arg(long, value_name = "LANGUAGE", value_parser = PossibleValuesParser::new(["en", "ja"]))]
    language: Option<String>,
    #[arg(long, value_name = "DATE", alias = "ends")]
    last_day: Option<String>,
}

/// Changes what is given.
pub(crate) async fn run(args: Args, context: &mut Context) -> Result<(), Failure> {
    let contact = args.contact.is_some();
    let request = AccountUpdate {
        account: target::one(Some(&args.id))?,
        name: args.name,
        department: args.department,
        affiliation: args.affiliation.map(|it| it.parse()).transpose().map_err(Failure::unexpected)?,
        contact: args.contact,
        language: args.language,
        last_day: args.last_day.map(|typed| Day::dated("last_day", &typed)).transpose()?,
    };
    let changed = context.send(&request).await?;
    let done = told(&changed, contact, context)?;
    context.show(&done)
}

fn told(changed: &AccountChanged, contact: bool, context: &Context) -> Result<Done, Failure> {
    let ui = &context.ui;
    let after = &changed.account;
    let head = ui.text(
        "account-updated",
        args![would = context.would(), id = after.login_id.as_str(), name = after.name.as_str()],
    );
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let mut done = Done::new(value, head).id("account.login_id");
    let page = ui.page();
    let mut flags = String::new();
    for (field, old, new) in differences(&changed.before, after) {
        let word = |text: &str| page.cell(field, &serde_json::Value::from(text));
        done =
            done.and(ui.text("account-change", args![field = page.heading(field), old = word(&old), new = word(&new)]));
        flags.push_str(&flag(&format!("--{field}"), &old));
    }
    if let (Some(old), Some(new)) = (changed.before.ends_at, after.ends_at)
        && old != new
    {
        let field = page.heading("ends_at");
        let (was, is) = (ui.promise(&old.to_string()), ui.promise(&new.to_string()));
        done = done.and(ui.text("account-change", args![field = field, old = was, new = is]));
        if changed.before.state == Standing::Disabled && after.state != Standing::Disabled && !context.global.dry_run {
            // A last day that has passed cannot be given again.
            return Ok(done.undo(context.command(&format!(
                "account disable {} {}",
                after.login_id,
                context.reason_flag()
            ))));
        }
        flags.push_str(&format!(" --last-day {}", last_day(old)));
    }
    if contact {
        done = done.and(ui.text("account-change-contact", args![]));
    }
    // The earlier contact is not told, so no command can bring it back.
    if flags.is_empty() || contact || context.global.dry_run {
        return Ok(done);
    }
    Ok(done.undo(context.command(&format!("account update {}{flags}", after.login_id))))
}

/// The last day before an end.
fn last_day(end: Moment) -> Date {
    time::last_day(end.at, &TimeZone::fixed(end.offset))
}

fn differences(before: &AccountView, after: &AccountView) -> Vec<(&'static str, String, String)> {
    let fields = [
        ("name", before.name.clone(), after.name.clone()),
        ("department", before.department.clone(), after.department.clone()),
        ("affiliation", before.affiliation.to_string(), after.affiliation.to_string()),
        ("language", before.language.to_string(), after.language.to_string()),
    ];
    fields.into_iter().filter(|(_, old, new)| old != new).collect()
}
