//! `meibo account password set`: at a terminal it asks three times; otherwise the present password is the first line
//! of stdin and the new one the second.

use serde_json::json;

use super::{new_password, reset};
use crate::{
    cli::{args::one_time_code, context::Context, failure::Failure, report::aftermath},
    texts::args,
    ui::Done,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long)]
    password_stdin: bool,
    #[arg(long)]
    reset: bool,
    #[arg(value_name = "ID", requires = "reset")]
    id: Option<String>,
    #[arg(long, value_name = "CODE", requires = "reset", value_parser = one_time_code::parse)]
    code: Option<String>,
}

/// Changes it, or sets it anew with a code.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    if args.reset {
        let given = reset::Given { id: args.id.as_deref(), code: args.code.as_deref(), stdin: args.password_stdin };
        return reset::run(&given, context).await;
    }
    let changed = if args.password_stdin {
        let (current, new) = (new_password::line(context)?, new_password::line(context)?);
        new_password::set(context, current, new).await?
    } else {
        let current = context.password("prompt-password-present")?;
        new_password::asked(context, current).await?
    };
    let ui = &context.ui;
    let value = json!({
        "changed_at": changed.changed_at,
        "expires_at": changed.expires_at,
        "sessions_ended": changed.sessions_ended,
        "app_passwords_revoked": changed.app_passwords_revoked,
        "also_ended": changed.also_ended,
        "stays": changed.stays,
    });
    let said = if context.global.dry_run { "account-password-would-change" } else { "account-password-changed" };
    let mut done = Done::new(value, ui.text(said, args![])).id("changed_at");
    if changed.sessions_ended > 0 {
        done = done.and(ui.text("account-password-sessions", args![count = changed.sessions_ended]));
    }
    if changed.app_passwords_revoked > 0 {
        done = done.and(ui.text("account-password-app-passwords", args![count = changed.app_passwords_revoked]));
        done = done.next(context.command("app-password create NAME"));
    }
    context.show(&aftermath::told(done, &changed.also_ended, &changed.stays, aftermath::Reader::SignedIn, context))
}
