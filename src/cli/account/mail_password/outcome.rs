//! What became of the mail password, in words.

use crate::{
    cli::{context::Context, failure::Failure},
    contract::mail_password::MailPasswordChanged,
    texts::args,
    ui::Done,
};

/// What was done, or with a dry run would be.
pub(super) fn done(changed: &MailPasswordChanged, said: &str, context: &Context) -> Result<Done, Failure> {
    let value = serde_json::to_value(changed).map_err(Failure::unexpected)?;
    let held = &changed.mail_password;
    let time = held.pending.as_ref().map(|pending| context.ui.promise(&pending.effective_at.to_string()));
    let said = context
        .ui
        .text(said, args![would = context.would(), state = held.state.as_str(), time = time.unwrap_or_default()]);
    Ok(Done::new(value, said).id("account"))
}
