//! `meibod sync`: what the mail platform has not confirmed; with `--now` it is asked first. Ends with 1 where it did not
//! confirm.

use std::sync::Arc;

use anyhow::bail;
use serde_json::{Value, json};

use super::{
    answer,
    args::{OutboxForm, Sync},
    clock::Clock,
    config::Config,
    open, serve,
};
use crate::{
    contract::Moment,
    jobs,
    ops::{self, House, sync::Report},
    rules::{LoginId, text},
    store::sync::Standing,
};

/// The most accounts that are shown; the count is of all.
const SHOWN: u32 = 1000;

/// Asks the platform, or shows what waits for it.
///
/// # Errors
/// When the platform failed or refused, after everything was printed.
pub(super) async fn run(args: Sync) -> anyhow::Result<()> {
    let config = Config::read(args.target.config.as_deref())?;
    let house = Arc::new(open::house(&args.target, &config).await?);
    let printed = if args.now { ask(&args, &house).await } else { show(&args, &house).await };
    house.store.close().await;
    printed
}

async fn ask(args: &Sync, house: &Arc<House>) -> anyhow::Result<()> {
    let clock = Clock::new(args.target.test_clock.as_deref());
    ops::sync::hurry(house, clock.now()?).await?;
    let reports = jobs::sync::once(house, &serve::clock(&clock)).await?;
    let failed = reports.iter().filter(|report| report.trouble.is_some()).count();
    // A running service takes up what has become due as this does.
    let elsewhere = ops::sync::under_way(house, clock.now()?).await?;
    match args.output {
        OutboxForm::Json => {
            let reports: Vec<Value> = reports.iter().map(object).collect();
            answer::print(&serde_json::to_string_pretty(&reports)?)?;
        }
        OutboxForm::Text => answer::print(&told(&reports, elsewhere))?,
    }
    if failed > 0 {
        bail!("the mail platform did not confirm {failed} of {}; they are tried again", reports.len());
    }
    Ok(())
}

fn told(reports: &[Report], elsewhere: u64) -> String {
    let mut lines: Vec<String> = reports.iter().map(line).collect();
    match (elsewhere, lines.is_empty()) {
        (0, true) => lines.push("Nothing is due.".to_owned()),
        (0, false) => {}
        (1, _) => {
            lines.push("1 account is being asked about by a running meibod: look again with meibod sync.".to_owned())
        }
        (_, _) => lines.push(format!(
            "{elsewhere} accounts are being asked about by a running meibod: look again with meibod sync."
        )),
    }
    lines.join("\n")
}

fn object(report: &Report) -> Value {
    json!({
        "account": report.login_id,
        "confirmed": report.trouble.is_none() && report.open.is_empty(),
        "changes": report.changes.iter().map(|(part, change)| (*part, change)).collect::<std::collections::BTreeMap<_, _>>(),
        "open": report.open,
        "trouble": report.trouble.as_ref().map(|failed| failed.trouble.as_str()),
        "detail": report.trouble.as_ref().map(|failed| visible(&failed.detail)),
    })
}

fn line(report: &Report) -> String {
    let what = match &report.trouble {
        Some(failed) => format!("{}: {}", failed.trouble, visible(&failed.detail)),
        None if !report.open.is_empty() => {
            format!("not done yet: {}", report.open.iter().map(|deed| deed.as_str()).collect::<Vec<_>>().join(", "))
        }
        None => "confirmed".to_owned(),
    };
    let changes: Vec<String> = report.changes.iter().map(|(part, change)| format!("{part} {change}")).collect();
    if changes.is_empty() {
        format!("{}  {what}", report.login_id)
    } else {
        format!("{}  {what} ({})", report.login_id, changes.join(", "))
    }
}

async fn show(args: &Sync, house: &House) -> anyhow::Result<()> {
    let (waiting, count) = ops::sync::waiting(house, SHOWN).await?;
    match args.output {
        OutboxForm::Json => {
            let accounts: Vec<Value> = waiting.iter().map(|(id, standing)| waits(id, standing, house)).collect();
            answer::print(&serde_json::to_string_pretty(&json!({ "count": count, "accounts": accounts }))?)
        }
        OutboxForm::Text => {
            let lines = waiting.iter().map(|(id, standing)| waits_line(id, standing, house));
            let head = if count == 1 { "1 account waits".to_owned() } else { format!("{count} accounts wait") };
            let head = format!("{head} for the mail platform.");
            answer::print(&std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n"))
        }
    }
}

fn waits(login_id: &LoginId, standing: &Standing, house: &House) -> Value {
    json!({
        "account": login_id,
        "since": Moment::new(standing.waits_since, &house.zone),
        "tries": standing.attempts,
        "next_try_at": standing.due_at.map(|at| Moment::new(at, &house.zone)),
        "trouble": standing.trouble,
        "detail": standing.detail.as_deref().map(visible),
    })
}

fn waits_line(login_id: &LoginId, standing: &Standing, house: &House) -> String {
    let since = Moment::new(standing.waits_since, &house.zone);
    let next = standing.due_at.map_or_else(|| "-".to_owned(), |at| Moment::promised(at, &house.zone).to_string());
    let trouble = match (&standing.trouble, &standing.detail) {
        (Some(trouble), detail) => format!("  {trouble}: {}", visible(detail.as_deref().unwrap_or("-"))),
        _ => String::new(),
    };
    format!("{login_id}  since {since}  tries {}  next {next}{trouble}", standing.attempts)
}

fn visible(line: &str) -> String {
    line.chars().filter(|c| !text::is_unsafe_to_show(*c)).collect()
}
