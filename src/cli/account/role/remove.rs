//! `meibo account role remove ID ROLE`.

use super::Args;
use crate::{
    cli::{failure::Failure, session::Session, whose},
    contract::account::RoleRemove,
};

/// Takes away the role.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let role = super::role(&args.role)?;
    let changed = session.send(&RoleRemove { account: whose::one(Some(&args.id))?, role }).await?;
    let done = super::told("account-role-removed", &changed, role, "add", session)?;
    session.show(&done)
}
