//! `meibo account mail-password set`: at a terminal it asks twice; otherwise the new password is the first line of
//! stdin, and the account password the second where it is asked for.

use super::outcome::done;
use crate::{
    cli::{
        account::password,
        context::{Context, password::PASSWORD_FLAG},
        failure::Failure,
    },
    contract::{
        mail_password::{MailPasswordChanged, MailPasswordSet},
        policy::PolicyShow,
    },
    texts::args,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long)]
    password_stdin: bool,
}

/// Sets it.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    context.password_stdin = args.password_stdin;
    let changed = if args.password_stdin {
        let waiting = context.ui.text("mail-password-stdin", args![]);
        let new = context.ui.secret_from_stdin(&waiting, PASSWORD_FLAG)?;
        context.send(&MailPasswordSet { new }).await?
    } else {
        asked(context).await?
    };
    let done = done(&changed, "mail-password-set", context)?;
    if context.global.dry_run {
        return context.show(&done);
    }
    context.show(&done.undo(context.command("account mail-password withdraw")))
}

/// Asks the person twice, telling the rule first, until one is taken or they give up.
async fn asked(context: &mut Context) -> Result<MailPasswordChanged, Failure> {
    tell_rule(context).await;
    let id = context.own_id();
    loop {
        let new = password::twice(context, ["mail-password-new", "mail-password-new-again"], &id)?;
        match context.send(&MailPasswordSet { new }).await {
            Err(failure) if password::another_may_do(&failure) => {
                context.tell(&failure);
            }
            outcome => return outcome,
        }
    }
}

/// What the policy asks for. A policy that cannot be read now is told by its refusal later.
async fn tell_rule(context: &mut Context) {
    if !context.ui.can_ask() {
        return;
    }
    let Ok(view) = context.send_plainly(&PolicyShow {}).await else { return };
    let number = |name| view.policy.number("password", name);
    let ui = &context.ui;
    if let (Some(min), Some(max)) = (number("min_length"), number("max_length")) {
        ui.complain(&ui.text("mail-password-rule", args![min = min, max = max]));
    }
    if let Some(kinds) = number("kinds").filter(|kinds| *kinds > 0) {
        ui.complain(&ui.text("account-password-kinds", args![kinds = kinds]));
    }
}
