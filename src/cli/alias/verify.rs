//! `meibo alias verify ADDRESS [CODE]`: the code that was mailed to the address (ALIAS-3), or `--resend` for a new one.

use crate::{
    cli::{
        code,
        failure::Failure,
        quoted::{argument, quoted},
        session::Session,
    },
    contract::alias::{AliasAsked, AliasSend, AliasVerified, AliasVerify},
    rules::Secret,
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    address: String,
    #[arg(conflicts_with = "resend", value_parser = code::parse)]
    code: Option<String>,
    #[arg(long)]
    resend: bool,
}

/// Enters the code, or has a new one mailed.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    if args.resend {
        return resend(args, session).await;
    }
    let verified = match args.code.as_deref() {
        Some(given) => {
            let code = code::read(given, &question(args, session), "CODE", session)?;
            enter(args, code, session).await?
        }
        None => asked(args, session).await?,
    };
    let address = verified.alias.address.as_str();
    let value = serde_json::to_value(&verified).map_err(Failure::unexpected)?;
    let done = Done::new(value, session.ui.text("alias-verified", args![address = address])).id("alias.address");
    session.show(&done.undo(session.command(&format!("alias delete{}", argument(address)))))
}

async fn resend(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let sent = session.send(&AliasSend { address: args.address.clone() }).await?;
    let value = serde_json::to_value(&sent).map_err(Failure::unexpected)?;
    let done = Done::new(value, resent(&sent, session)).id("alias.address");
    session.show(&done.next(session.command(&command(sent.alias.address.as_str()))))
}

fn resent(sent: &AliasAsked, session: &Session) -> String {
    let until = session.ui.promise(&sent.code_expires_at.to_string());
    let key = if session.global.dry_run { "alias-would-resend" } else { "alias-resent" };
    session.ui.text(key, args![address = sent.alias.address.as_str(), time = until])
}

fn question(args: &Args, session: &Session) -> String {
    session.ui.text("alias-code", args![address = args.address.as_str()])
}

/// Asks for the code until it is right.
async fn asked(args: &Args, session: &mut Session) -> Result<AliasVerified, Failure> {
    let question = question(args, session);
    loop {
        let typed = session.ui.ask_line(&question, "CODE")?;
        let outcome = if code::is_resend(&typed) {
            session.send(&AliasSend { address: args.address.clone() }).await.map(|sent| {
                session.ui.note(&resent(&sent, session));
                None
            })
        } else {
            enter(args, Secret::from(typed), session).await.map(Some)
        };
        match outcome {
            Ok(Some(verified)) => return Ok(verified),
            Ok(None) => {}
            Err(failure) if code::may_go_on(&failure) => session.tell(&failure),
            Err(failure) => return Err(failure),
        }
    }
}

/// Enters a code; a refusal names the command for a new one.
async fn enter(args: &Args, code: Secret, session: &mut Session) -> Result<AliasVerified, Failure> {
    let outcome = session.send(&AliasVerify { address: args.address.clone(), code }).await;
    outcome.map_err(|failure| failure.fact("command", format!("alias verify{}", argument(&args.address))))
}

/// The command that enters the code of an address.
pub(super) fn command(address: &str) -> String {
    let mark = if address.starts_with('-') { " --" } else { "" };
    format!("alias verify{mark} {} CODE", quoted(address))
}
