//! `meibo account role remove ID ROLE`.

use super::change::{self, Args};
use crate::{
    cli::{args::target, context::Context, failure::Failure},
    contract::account::RoleRemove,
};

/// Takes away the role.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let role = change::role(&args.role)?;
    let changed = context.send(&RoleRemove { account: target::one(Some(&args.id))?, role }).await?;
    let done = change::told("account-role-removed", &changed, role, "add", context)?;
    context.show(&done)
}
