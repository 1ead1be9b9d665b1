//! What needs the service runs on a runtime, which there is only then.

use super::Context;
use crate::cli::{args::shell::flag, failure::Failure, settings::Key};

/// Runs a verb that needs the service: only then is there a runtime.
///
/// `Command::Account(command) => online(context, async |context| command.run(context).await)`
pub(crate) fn online(
    context: &mut Context,
    verb: impl AsyncFnOnce(&mut Context) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let flag = || flag(Key::Profile.flag(), context.settings.profile());
    context.settings.check_profile().map_err(|unknown| unknown.fact("flag", flag()))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::unexpected)?;
    runtime.block_on(verb(context))
}
