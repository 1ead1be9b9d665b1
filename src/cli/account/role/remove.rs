//! `meibo account role remove ID ROLE`.

use crate::{
    cli::{failure::Failure, session::Session, whose},
    contract::account::RoleRemove,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(value_name = "ROLE", value_parser = super::roles())]
    role: String,
}

/// Takes away the role.
pub(crate) async fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let role = super::role(&args.role)?;
    let changed = session.send(&RoleRemove { account: whose::one(Some(&args.id))?, role }).await?;
    let done = super::told("account-role-removed", &changed, role, "add", session)?;
    session.show(&done)
}
