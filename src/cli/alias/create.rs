//! `meibo alias create ADDRESS`: says what is stored and what a leak would expose, asks, tries the server, and has a code
//! mailed (ALIAS-1 to ALIAS-3).

use clap::builder::PossibleValuesParser;

use crate::{
    cli::{alias::verify::command as verify, failure::Failure, quoted::argument, session::Session, whose},
    contract::alias::{AliasAsked, AliasCreate, AliasView, SmtpServer},
    rules::{Secret, smtp_server::Tls},
    texts::{args, yes_or_no},
    ui::{Done, visible},
};

/// The flag that answers the question for the server's password.
const SMTP_PASSWORD_FLAG: &str = "--smtp-password-stdin";

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    address: String,
    #[arg(long, value_name = "NAME")]
    display_name: Option<String>,
    #[arg(long, value_name = "HOST", requires = "smtp_user")]
    smtp_host: Option<String>,
    #[arg(long, value_name = "PORT", requires = "smtp_host")]
    smtp_port: Option<u32>,
    #[arg(long, value_name = "TLS", requires = "smtp_host",
        value_parser = PossibleValuesParser::new(Tls::ALL.iter().map(|it| it.as_str())))]
    smtp_tls: Option<String>,
    #[arg(long, value_name = "USER", requires = "smtp_host")]
    smtp_user: Option<String>,
    #[arg(long, requires = "smtp_host")]
    smtp_password_stdin: bool,
}

/// Judges the wish without effect, asks, and sends it.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let mut wish = AliasCreate {
        address: args.address.clone(),
        display_name: args.display_name.clone(),
        smtp: args.smtp_host.as_ref().map(|host| SmtpServer {
            host: host.clone(),
            port: args.smtp_port,
            tls: args.smtp_tls.as_ref().and_then(|word| word.parse().ok()),
            user: args.smtp_user.clone().unwrap_or_default(),
            password: None,
        }),
    };
    let would = session.rehearse(&wish).await?.alias;
    if session.global.dry_run {
        let said = session.ui.text("alias-would-create", args![address = would.address.as_str()]);
        let value = serde_json::to_value(&would).map_err(Failure::unexpected)?;
        return session.show(&Done::new(value, said).id("address"));
    }
    let yes = (!session.ui.gate.yes).then_some("--yes");
    let asks_password = wish.smtp.is_some() && !args.smtp_password_stdin;
    let missing: Vec<&str> = yes.into_iter().chain(asks_password.then_some(SMTP_PASSWORD_FLAG)).collect();
    session.ui.can_be_asked_for(&missing)?;
    let whom = session.whom(&whose::me()?).await?;
    session.ui.confirm(&question(whom, &would, session))?;
    if let Some(smtp) = &mut wish.smtp {
        smtp.password = Some(password(args, &would, session)?);
    }
    let asked = session.send(&wish).await?;
    session.show(&told(&asked, session)?)
}

/// What is stored, and what a leak would expose (ALIAS-2).
fn question(whom: String, would: &AliasView, session: &Session) -> String {
    let stored = if would.display_name.is_empty() { "alias-stored" } else { "alias-stored-named" };
    let mut lines = vec![
        whom,
        session.ui.text(stored, args![address = would.address.as_str(), name = visible(&would.display_name)]),
    ];
    if let Some(smtp) = &would.smtp {
        lines.push(session.ui.text(
            "alias-stored-server",
            args![host = smtp.host.as_str(), port = u32::from(smtp.port), user = visible(&smtp.user)],
        ));
    }
    lines.push(session.ui.text("alias-leak", args![server = yes_or_no(would.smtp.is_some())]));
    session.question(lines, session.ui.text("alias-confirm-create", args![address = would.address.as_str()]))
}

fn password(args: &Args, would: &AliasView, session: &Session) -> Result<Secret, Failure> {
    let host = would.smtp.as_ref().map_or("", |smtp| smtp.host.as_str());
    let question = session.ui.text("alias-smtp-password", args![host = host]);
    Ok(if args.smtp_password_stdin {
        session.ui.secret_from_stdin(&question, SMTP_PASSWORD_FLAG)?
    } else {
        session.ui.ask_secret(&question, SMTP_PASSWORD_FLAG)?
    })
}

fn told(asked: &AliasAsked, session: &Session) -> Result<Done, Failure> {
    let ui = &session.ui;
    let address = asked.alias.address.as_str();
    let value = serde_json::to_value(asked).map_err(Failure::unexpected)?;
    let mut done = Done::new(value, ui.text("alias-created", args![address = address])).id("alias.address");
    if let Some(smtp) = &asked.alias.smtp {
        done = done.and(ui.text("alias-server-tried", args![host = smtp.host.as_str()]));
    }
    let until = ui.promise(&asked.code_expires_at.to_string());
    let done = done.and(ui.text("alias-code-mailed", args![address = address, time = until]));
    Ok(done
        .undo(session.command(&format!("alias delete{}", argument(address))))
        .next(session.command(&verify(address))))
}
