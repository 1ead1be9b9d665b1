//! What needs the service runs on a runtime, which there is only then.

use super::Context;
use crate::cli::failure::Failure;

/// Runs a verb that needs the service: only then is there a runtime.
///
/// `Command::Account(command) => online(context, async |context| command.run(context).await)`
pub(crate) fn online(
    context: &mut Context,
    verb: impl AsyncFnOnce(&mut Context) -> Result<(), Failure>,
) -> Result<(), Failure> {
    context.settings.check_profile()?;
    on_runtime(context, verb)
}

/// The same for a verb that tells itself what is wrong with the profile.
pub(crate) fn on_runtime(
    context: &mut Context,
    verb: impl AsyncFnOnce(&mut Context) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::unexpected)?;
    runtime.block_on(verb(context))
}
