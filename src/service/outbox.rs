//! `meibod outbox`: the messages written, until they expire.

use anyhow::anyhow;
use serde_json::json;

use super::{
    answer,
    args::{Outbox, OutboxForm},
    clock::Clock,
    config::Config,
    open,
};
use crate::{
    contract::Moment,
    ops::{
        House,
        outbox::{Readable, read},
    },
    rules::{LoginId, text},
    store,
};

pub(super) async fn run(args: Outbox) -> anyhow::Result<()> {
    let config = Config::read(args.target.config.as_deref())?;
    open::must_exist(&args.target, &config)?;
    let house = open::house(&args.target, &config).await?;
    let now = Clock::new(args.target.test_clock.as_deref()).now()?;
    let wanted = match &args.account {
        Some(account) => Some(named(&house, account).await?),
        None => None,
    };
    let messages = read(&house, now).await?;
    let shown: Vec<&Readable> =
        messages.iter().filter(|message| wanted.is_none() || message.account == wanted).collect();
    match args.output {
        OutboxForm::Json => answer::print(&serde_json::to_string_pretty(
            &shown.iter().map(|it| object(it, &house)).collect::<Vec<_>>(),
        )?),
        OutboxForm::Text if shown.is_empty() => answer::print("The outbox is empty."),
        OutboxForm::Text => {
            answer::print(&shown.iter().map(|it| paragraph(it, &house)).collect::<Vec<_>>().join("\n\n"))
        }
    }
}

/// The login id of an account. What is none is refused, so that nothing found does not look like nothing written.
async fn named(house: &House, account: &str) -> anyhow::Result<String> {
    let found = match account.parse::<LoginId>() {
        Ok(login_id) => store::account::find_one(&mut *house.store.read().await?, &login_id).await?,
        Err(_) => None,
    };
    found.map(|found| found.account.login_id.to_string()).ok_or_else(|| anyhow!("there is no account {account:?}"))
}

fn object(message: &Readable, house: &House) -> serde_json::Value {
    json!({
        "created_at": Moment::new(message.created_at, &house.zone),
        "account": message.account,
        "channel": message.channel,
        "to": message.content.to,
        "subject": message.content.subject,
        "body": message.content.body,
    })
}

fn paragraph(message: &Readable, house: &House) -> String {
    let at = Moment::new(message.created_at, &house.zone);
    let account = message.account.as_deref().unwrap_or("-");
    let head = format!("{at}  {account}  {} {}", message.channel, message.content.to);
    let visible = |line: &str| line.chars().filter(|c| !text::is_unsafe_to_show(*c)).collect::<String>();
    let lines = message.content.body.lines().map(|line| format!("  {}", visible(line)));
    std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n")
}
