//! `meibo alias create ADDRESS`: says what is stored and what a leak would expose, asks, tries the server, and has a code
//! mailed (ALIAS-1 to ALIAS-3).

use clap::builder::PossibleValuesParser;

use super::verify::command as verify;
use crate::{
    cli::{
        args::{shell::argument, target},
        context::Context,
        failure::Failure,
    },
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
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
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
    let asked = context.rehearse(&wish).await?;
    let would = &asked.alias;
    if context.global.dry_run {
        let said = context.ui.text("alias-would-create", args![address = would.address.as_str()]);
        let value = serde_json::to_value(&asked).map_err(Failure::unexpected)?;
        return context.show(&Done::new(value, said).id("alias.address"));
    }
    let yes = (!context.ui.gate.yes).then_some("--yes");
    let asks_password = wish.smtp.is_some() && !args.smtp_password_stdin;
    let missing: Vec<&str> = yes.into_iter().chain(asks_password.then_some(SMTP_PASSWORD_FLAG)).collect();
    context.ui.can_be_asked_for(&missing)?;
    let whom = context.whom(&target::me()?).await?;
    context.ui.confirm(&question(whom, would, context))?;
    if let Some(smtp) = &mut wish.smtp {
        smtp.password = Some(password(args, would, context)?);
    }
    let asked = context.send(&wish).await?;
    context.show(&told(&asked, context)?)
}

/// What is stored, and what a leak would expose (ALIAS-2).
fn question(whom: String, would: &AliasView, context: &Context) -> String {
    let stored = if would.display_name.is_empty() { "alias-stored" } else { "alias-stored-named" };
    let mut lines = vec![
        whom,
        context.ui.text(stored, args![address = would.address.as_str(), name = visible(&would.display_name)]),
    ];
    if let Some(smtp) = &would.smtp {
        lines.push(context.ui.text(
            "alias-stored-server",
            args![host = smtp.host.as_str(), port = u32::from(smtp.port), user = visible(&smtp.user)],
        ));
    }
    lines.push(context.ui.text("alias-leak", args![server = yes_or_no(would.smtp.is_some())]));
    Context::question(lines, context.ui.text("alias-confirm-create", args![address = would.address.as_str()]))
}

fn password(args: &Args, would: &AliasView, context: &Context) -> Result<Secret, Failure> {
    let host = would.smtp.as_ref().map_or("", |smtp| smtp.host.as_str());
    let question = context.ui.text("alias-smtp-password", args![host = host]);
    Ok(if args.smtp_password_stdin {
        context.ui.secret_from_stdin(&question, SMTP_PASSWORD_FLAG)?
    } else {
        context.ui.ask_secret(&question, SMTP_PASSWORD_FLAG)?
    })
}

fn told(asked: &AliasAsked, context: &Context) -> Result<Done, Failure> {
    let ui = &context.ui;
    let address = asked.alias.address.as_str();
    let value = serde_json::to_value(asked).map_err(Failure::unexpected)?;
    let mut done = Done::new(value, ui.text("alias-created", args![address = address])).id("alias.address");
    if let Some(smtp) = &asked.alias.smtp {
        done = done.and(ui.text("alias-server-tried", args![host = smtp.host.as_str()]));
    }
    let until = ui.promise(&asked.code_expires_at.to_string());
    let done = done.and(ui.text("alias-code-mailed", args![address = address, time = until]));
    let done = context.outbox(asked.in_outbox).into_iter().fold(done, Done::and);
    Ok(done
        .undo(context.command(&format!("alias delete{}", argument(address))))
        .next(context.command(&verify(address, context))))
}
