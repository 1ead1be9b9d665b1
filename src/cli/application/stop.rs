//! `meibo stop [ID…]`: the end of the entitlement on a day, or taking that back (STOP-1 to STOP-3).

use super::{carry_out::carry_out, day::Day, wording::Wording};
use crate::{
    cli::{args::target, context::Context, failure::Failure},
    contract::application::{Stop, StopWithdraw},
    rules::LoginId,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Vec<String>,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[arg(long, conflicts_with = "on")]
    withdraw: bool,
}

/// Shows it, asks, stops or withdraws.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let accounts = target::several(&args.account, context)?;
    let own = accounts.iter().all(LoginId::is_me);
    if args.withdraw {
        let wording = Wording {
            ask: "application-ask-withdraw",
            did: "application-did-withdraw",
            undo: Some(|withdrawn| {
                let on = withdrawn.before.as_ref().filter(|_| withdrawn.can_stop)?.stop_on?;
                Some(format!(" --on {on}"))
            }),
            own,
            remark: None,
        };
        return carry_out(accounts.into_iter().map(|account| StopWithdraw { account }).collect(), wording, context)
            .await;
    }
    let stops = stops(accounts, args.on.as_deref(), context).await?;
    let wording = Wording {
        ask: "application-ask-stop",
        did: "application-did-stop",
        undo: Some(|_| Some(" --withdraw".to_owned())),
        own,
        remark: None,
    };
    carry_out(stops, wording, context).await
}

async fn stops(accounts: Vec<LoginId>, typed: Option<&str>, context: &mut Context) -> Result<Vec<Stop>, Failure> {
    let day = typed.map(|typed| Day::read("on", typed)).transpose()?.unwrap_or(Day::Today);
    let on = match day {
        Day::Today => None,
        day => Some(day.date(context).await?),
    };
    Ok(accounts.into_iter().map(|account| Stop { account, on }).collect())
}
