//! `meibo account unlock ID…`: the help desk lifts what wrong tries (SIGN-4) or a lockdown (ALIAS-5) have locked.

use crate::{
    cli::{
        args::target,
        context::Context,
        failure::Failure,
        report::{several, word},
    },
    contract::account::{AccountUnlock, AccountUnlocked},
    texts::args,
    ui::{Done, Ui, visible},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
}

/// Lifts the locks; it weakens nothing that the owner has, so nothing is asked but the reason (`--reason`).
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let ids = target::several(&args.ids, context)?;
    let many = several::many(&args.ids);
    several::change(
        ids,
        many,
        context,
        |account| AccountUnlock { account },
        |unlocked, _, context| told(unlocked, context),
    )
    .await
}

/// A factor as people call it.
pub(crate) fn factor(factor: &str, ui: &Ui) -> String {
    word::said("value-factor", factor, ui.texts)
}

/// What was lifted, by name.
fn lifted(unlocked: &AccountUnlocked, ui: &Ui) -> Vec<String> {
    let lockdown = unlocked.lockdown_lifted.then(|| ui.text("value-lifted-lockdown", args![]));
    let networks =
        unlocked.networks.iter().map(|network| ui.text("account-unlocked-network", args![network = visible(network)]));
    unlocked.factors.iter().map(|word| factor(word.as_str(), ui)).chain(networks).chain(lockdown).collect()
}

fn told(unlocked: &AccountUnlocked, context: &Context) -> Result<Done, Failure> {
    let account = &unlocked.account;
    let lifted = lifted(unlocked, &context.ui);
    let lifted = lifted.join(&context.ui.text("list-separator", args![]));
    let (id, name) = (account.login_id.as_str(), account.name.as_str());
    let said =
        context.ui.text("account-unlocked", args![would = context.would(), id = id, name = name, lifted = lifted]);
    let value = serde_json::to_value(unlocked).map_err(Failure::unexpected)?;
    let done = Done::new(value, said).id("account.login_id");
    if !unlocked.lockdown_lifted {
        return Ok(done);
    }
    let key = if context.global.dry_run { "account-lockdown-would-lift" } else { "account-lockdown-lifted" };
    Ok(done.and(context.ui.text(key, args![])))
}
