//! `meibo account mail-password set`: at a terminal it asks twice; otherwise the new password is the first line of
//! stdin, and the account password the second where it is asked for.

use super::done;
use crate::{
    cli::{account::password, failure::Failure, sending::PASSWORD_FLAG, session::Session},
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
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    session.password_stdin = args.password_stdin;
    let changed = if args.password_stdin {
        let waiting = session.ui.text("mail-password-stdin", args![]);
        let new = session.ui.secret_from_stdin(&waiting, PASSWORD_FLAG)?;
        session.send(&MailPasswordSet { new }).await?
    } else {
        asked(session).await?
    };
    let done = done(&changed, "mail-password-set", session)?;
    if session.global.dry_run {
        return session.show(&done);
    }
    session.show(&done.undo(session.command("account mail-password withdraw")))
}

/// Asks the person twice, telling the rule first, until one is taken or they give up.
async fn asked(session: &mut Session) -> Result<MailPasswordChanged, Failure> {
    tell_rule(session).await;
    loop {
        let new = password::twice(session, "mail-password-new", "mail-password-new-again")?;
        match session.send(&MailPasswordSet { new }).await {
            Err(failure) if password::another_may_do(&failure) => {
                session.tell(&failure);
            }
            outcome => return outcome,
        }
    }
}

/// What the policy asks for. A policy that cannot be read now is told by its refusal later.
async fn tell_rule(session: &mut Session) {
    if !session.ui.can_ask() {
        return;
    }
    let Ok(view) = session.send_plainly(&PolicyShow {}).await else { return };
    let number = |name| view.policy.number("password", name);
    let ui = &session.ui;
    if let (Some(min), Some(max)) = (number("min_length"), number("max_length")) {
        ui.complain(&ui.text("mail-password-rule", args![min = min, max = max]));
    }
    if let Some(kinds) = number("kinds").filter(|kinds| *kinds > 0) {
        ui.complain(&ui.text("account-password-kinds", args![kinds = kinds]));
    }
}
