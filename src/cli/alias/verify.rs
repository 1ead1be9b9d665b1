//! `meibo alias verify ADDRESS [CODE]`: the code that was mailed to the address (ALIAS-3), or `--resend` for a new one.

use crate::{
    cli::{
        args::{
            one_time_code,
            shell::{argument, quoted},
        },
        context::Context,
        failure::Failure,
    },
    contract::alias::{AliasAsked, AliasSend, AliasVerified, AliasVerify},
    rules::{Secret, secret_code},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    address: String,
    #[arg(conflicts_with = "resend", value_parser = one_time_code::parse)]
    code: Option<String>,
    #[arg(long)]
    resend: bool,
}

/// Enters the code, or has a new one mailed.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    if args.resend {
        return resend(args, context).await;
    }
    let verified = match args.code.as_deref() {
        Some(given) => {
            let code = one_time_code::read(given, &question(args, context), "CODE", context)?;
            enter(args, code, context).await?
        }
        None => asked(args, context).await?,
    };
    let address = verified.alias.address.as_str();
    let value = serde_json::to_value(&verified).map_err(Failure::unexpected)?;
    let done = Done::new(value, context.ui.text("alias-verified", args![address = address])).id("alias.address");
    context.show(&done.undo(context.command(&format!("alias delete{}", argument(address)))))
}

async fn resend(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let sent = context.send(&AliasSend { address: args.address.clone() }).await?;
    let value = serde_json::to_value(&sent).map_err(Failure::unexpected)?;
    let done = Done::new(value, resent(&sent, context)).id("alias.address");
    let done = context.outbox(sent.in_outbox).into_iter().fold(done, Done::and);
    context.show(&done.next(context.command(&command(sent.alias.address.as_str(), context))))
}

fn resent(sent: &AliasAsked, context: &Context) -> String {
    let until = context.ui.promise(&sent.code_expires_at.to_string());
    let key = if context.global.dry_run { "alias-would-resend" } else { "alias-resent" };
    context.ui.text(key, args![address = sent.alias.address.as_str(), time = until])
}

fn question(args: &Args, context: &Context) -> String {
    context.ui.text("alias-code", args![address = args.address.as_str()])
}

/// Asks for the code until it is right.
async fn asked(args: &Args, context: &mut Context) -> Result<AliasVerified, Failure> {
    let question = question(args, context);
    loop {
        let typed = context.ui.ask_line(&question, "CODE")?;
        let outcome = if one_time_code::is_resend(&typed) {
            context.send(&AliasSend { address: args.address.clone() }).await.map(|sent| {
                context.ui.note(&resent(&sent, context));
                context.outbox(sent.in_outbox).iter().for_each(|said| context.ui.note(said));
                None
            })
        } else if let Err(refusal) = secret_code::must_be_sent(&typed) {
            Err(Failure::of_refusal(refusal))
        } else {
            enter(args, Secret::from(typed), context).await.map(Some)
        };
        match outcome {
            Ok(Some(verified)) => return Ok(verified),
            Ok(None) => {}
            Err(failure) if one_time_code::may_go_on(&failure) => context.tell(&failure),
            Err(failure) => return Err(failure),
        }
    }
}

/// Enters a code; a refusal names the command for a new one.
async fn enter(args: &Args, code: Secret, context: &mut Context) -> Result<AliasVerified, Failure> {
    let outcome = context.send(&AliasVerify { address: args.address.clone(), code }).await;
    outcome.map_err(|failure| failure.fact("command", format!("alias verify{}", argument(&args.address))))
}

/// The command that enters the code of an address.
pub(super) fn command(address: &str, context: &Context) -> String {
    let mark = if address.starts_with('-') { " --" } else { "" };
    format!("alias verify{mark} {} {}", quoted(address), context.code_place())
}
