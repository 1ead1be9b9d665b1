//! `meibo alias verify ADDRESS [CODE]`: the code that was mailed to the address (ALIAS-3), or `--resend` for a new one.

use secrecy::ExposeSecret;

use crate::{
    cli::{
        failure::Failure,
        quoted::{argument, quoted},
        session::Session,
    },
    contract::alias::{AliasSend, AliasVerify},
    rules::Secret,
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    address: String,
    #[arg(conflicts_with = "resend")]
    code: Option<String>,
    #[arg(long)]
    resend: bool,
}

/// Enters the code, or has a new one mailed.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    if args.resend {
        return resend(args, session).await;
    }
    let code = code(args, session)?;
    let verified = session.send(&AliasVerify { address: args.address.clone(), code }).await?;
    let address = verified.alias.address.as_str();
    let value = serde_json::to_value(&verified).map_err(Failure::unexpected)?;
    let done = Done::new(value, session.ui.text("alias-verified", args![address = address])).id("alias.address");
    session.show(&done.undo(session.command(&format!("alias delete{}", argument(address)))))
}

async fn resend(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let sent = session.send(&AliasSend { address: args.address.clone() }).await?;
    let address = sent.alias.address.as_str();
    let until = session.ui.promise(&sent.code_expires_at.to_string());
    let key = if session.global.dry_run { "alias-would-resend" } else { "alias-resent" };
    let said = session.ui.text(key, args![address = address, time = until]);
    let value = serde_json::to_value(&sent).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("alias.address");
    session.show(&done.next(session.command(&command(address))))
}

/// The command that enters the code of an address.
pub(super) fn command(address: &str) -> String {
    let mark = if address.starts_with('-') { " --" } else { "" };
    format!("alias verify{mark} {} CODE", quoted(address))
}

/// The code from the command line, from stdin (`-`), or from the person.
fn code(args: &Args, session: &Session) -> Result<Secret, Failure> {
    let question = session.ui.text("alias-code", args![address = args.address.as_str()]);
    match args.code.as_deref() {
        None => Ok(Secret::from(session.ui.ask_line(&question, "CODE")?)),
        Some("-") => Ok(Secret::from(session.ui.secret_from_stdin(&question, "CODE")?.expose_secret())),
        Some(code) => Ok(Secret::from(code)),
    }
}
