//! `meibo account role add ID ROLE`.

use super::Args;
use crate::{
    cli::{failure::Failure, session::Session, whose},
    contract::account::RoleAdd,
};

/// Gives the role.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let role = super::role(&args.role)?;
    let changed = session.send(&RoleAdd { account: whose::one(Some(&args.id))?, role }).await?;
    let done = super::told("account-role-added", &changed, role, "remove", session)?;
    session.show(&done)
}
