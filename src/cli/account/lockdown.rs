//! `meibo account lockdown [ID]`: one act for a leak (ALIAS-5). It cannot be undone, so the ID is typed.

use crate::{
    cli::{args::target, context::Context, failure::Failure, report::aftermath},
    contract::lockdown::{AccountLockdown, LockedDown},
    rules::aftermath::AlsoEnded,
    texts::{ABSENT, args, yes_or_no},
    ui::{Done, visible},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Option<String>,
}

/// Shows what would end and what was exposed, has the ID typed, and stops it all.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let request = AccountLockdown { account: target::one(args.account.as_deref())? };
    let answer = format!("--confirm {}", context.called(&request.account));
    let would = context.rehearse_before(&answer, &request).await?;
    if context.global.dry_run {
        let own = context.is_own(&would.account.login_id);
        return context.show(&told(&would, own, context)?);
    }
    let question = question(&would, context);
    context.ui.confirm_typed(&question, would.account.login_id.as_str())?;
    let done = context.send(&request).await?;
    let id = &done.account.login_id;
    // Who has locked oneself down is signed in no longer.
    let own = context.is_own(id);
    let next = match own {
        true => format!("account password set --reset {id}"),
        false => format!("account reset {id} {}", context.reason_flag()),
    };
    context.show(&told(&done, own, context)?.next(context.command(&next)))
}

fn question(would: &LockedDown, context: &Context) -> String {
    let account = &would.account;
    let whom = context.named(account.login_id.as_str(), &account.name, &account.department);
    let counts =
        args![sessions = would.sessions_ended, apps = would.app_passwords_revoked, aliases = would.exposed.len(),];
    Context::question(
        [whom, context.now_then("state", "enabled", "locked_down")],
        context.ui.text("lockdown-question", counts),
    )
}

fn told(done: &LockedDown, own: bool, context: &Context) -> Result<Done, Failure> {
    let ui = &context.ui;
    let account = &done.account;
    let (id, name) = (account.login_id.as_str(), visible(&account.name));
    let value = serde_json::to_value(done).map_err(Failure::unexpected)?;
    let said = ui.text("lockdown-done", args![would = context.would(), id = id, name = name]);
    let mut told = Done::new(value, said).id("account.login_id");
    let ended = args![would = context.would(), sessions = done.sessions_ended, apps = done.app_passwords_revoked];
    told = told.and(ui.text("lockdown-ended", ended));
    if done.less_secure_apps_ended {
        told = told.and(ui.text("lockdown-less-secure-apps", args![would = context.would()]));
    }
    let reader = if own { aftermath::Reader::Owner } else { aftermath::Reader::Another };
    // The switch has a sentence of its own.
    let also = AlsoEnded { less_secure_apps: false, ..done.also_ended.clone() };
    let told = aftermath::told(told.and(exposed(done, context)), &also, &done.stays, reader, context);
    let lift = args![would = context.would(), id = id, by = context.typed_by(own), own = yes_or_no(own)];
    Ok(told.and(ui.text("lockdown-lift", lift)))
}

/// The addresses, and where a password must be changed.
fn exposed(done: &LockedDown, context: &Context) -> String {
    if done.exposed.is_empty() {
        return context.ui.text("lockdown-exposed-none", args![]);
    }
    let lines = done.exposed.iter().map(|one| {
        let host = one.smtp.as_ref().map_or(ABSENT, |smtp| smtp.host.as_str());
        context.ui.text("lockdown-exposed-line", args![address = one.address.as_str(), host = host])
    });
    let head = context.ui.text("lockdown-exposed", args![count = done.exposed.len()]);
    std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n")
}
