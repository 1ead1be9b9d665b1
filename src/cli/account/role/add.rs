//! `meibo account role add ID ROLE`.

use super::change::{self, Args};
use crate::{
    cli::{args::target, context::Context, failure::Failure},
    contract::account::RoleAdd,
};

/// Gives the role.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let role = change::role(&args.role)?;
    let changed = context.send(&RoleAdd { account: target::one(Some(&args.id))?, role }).await?;
    let done = change::told("account-role-added", &changed, role, "remove", context)?;
    context.show(&done)
}
