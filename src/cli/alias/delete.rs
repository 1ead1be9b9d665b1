//! `meibo alias delete ADDRESS…`: what was stored is erased, and the addresses can no longer be sent from.

use crate::{
    cli::{
        args::{
            ids,
            shell::{argument, flag},
            target,
        },
        context::Context,
        failure::Failure,
        report::several::{self, Changes},
    },
    contract::alias::{AliasDelete, AliasDeleted, AliasView},
    rules::LoginId,
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ADDRESS", required = true)]
    addresses: Vec<String>,
    #[arg(long, value_name = "ID")]
    account: Option<String>,
}

/// Names them, asks, deletes them.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let account = target::one(args.account.as_deref())?;
    let addresses = ids::ids(&args.addresses, ids::ADDRESSES, context)?;
    let many = addresses.len() > 1 || args.addresses.iter().any(|address| address == "-");
    if !context.global.dry_run {
        confirm(&account, &addresses, context).await?;
    }
    let mut changes = Changes::default();
    for address in addresses {
        let outcome = context.send(&AliasDelete { account: account.clone(), address: address.clone() }).await;
        let outcome = outcome.and_then(|deleted| told(&account, &deleted, context));
        changes.take(&address, outcome)?;
    }
    changes.show(many, context)
}

/// The first that cannot be deleted ends the command before anything is asked.
async fn confirm(account: &LoginId, addresses: &[String], context: &mut Context) -> Result<(), Failure> {
    let (mut lines, answer) = (Vec::new(), several::answer(addresses.len()));
    for address in addresses {
        let request = AliasDelete { account: account.clone(), address: address.clone() };
        let would = context.rehearse_before(&answer, &request).await?;
        lines.push(format!("  {}", would.alias.address));
    }
    let whom = context.whom(account).await?;
    let ask = context.ui.text("alias-confirm-delete", args![list = lines.join("\n"), count = addresses.len()]);
    Ok(context.ui.confirm_rows(&Context::question([whom], ask), addresses.len())?)
}

fn told(account: &LoginId, deleted: &AliasDeleted, context: &Context) -> Result<Done, Failure> {
    let address = deleted.alias.address.as_str();
    let said = context.ui.text("alias-deleted", args![would = context.would(), address = address]);
    let value = serde_json::to_value(deleted).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("alias.address");
    if context.global.dry_run || !account.is_me() {
        return Ok(done);
    }
    Ok(done.undo(context.command(&created_again(&deleted.alias))))
}

/// The command that adds an address as it was; the password of its server is asked for.
fn created_again(alias: &AliasView) -> String {
    let name = Some(alias.display_name.as_str()).filter(|name| !name.is_empty());
    let name = name.map(|name| flag("--display-name", name));
    let server = alias.smtp.as_ref().map(|smtp| {
        let (port, tls) = (smtp.port.to_string(), smtp.tls.to_string());
        let details = [("host", &smtp.host), ("port", &port), ("tls", &tls), ("user", &smtp.user)];
        details.map(|(detail, value)| flag(&format!("--smtp-{detail}"), value)).concat()
    });
    let flags: String = name.into_iter().chain(server).collect();
    format!("alias create{flags}{}", argument(&alias.address))
}
