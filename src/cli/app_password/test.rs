//! `meibo app-password test`: sends and receives a mail as a mail app would, and tells each step (APPPW-6).

use super::mail_test::{self, Manner};
use crate::{
    cli::{context::Context, failure::Failure},
    texts::args,
    ui::{Listing, visible},
};

/// The flag that answers the question for the app password.
const FLAG: &str = "--app-password-stdin";

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long)]
    app_password_stdin: bool,
}

/// Asks for the app password, and tests it.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    if !args.app_password_stdin {
        context.ui.can_be_asked_for(&[FLAG])?;
    }
    let trial = mail_test::of_oneself(context).await?;
    let question = context.ui.text("mail-test-secret", args![user = visible(trial.user())]);
    let secret = match args.app_password_stdin {
        true => context.ui.secret_from_stdin(&question, FLAG)?,
        false => context.ui.ask_secret(&question, FLAG)?,
    };
    let manner = Manner::of(&context.ui);
    let tested = trial.run(&secret, manner, context).await?;
    if manner == Manner::Kept {
        context.show(&Listing::new(tested.rows(context), mail_test::COLUMNS).id("step"))?;
    }
    tested.end()
}
