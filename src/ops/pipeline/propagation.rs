//! How far the outside follows the state of an account.

use jiff::Timestamp;

use super::failure::Failure;
use crate::{
    ops::house::House,
    rules::{
        Id,
        sync::wish::{Ability, Deed},
    },
    store::{self, Conn, account::Stored, sync::Standing},
};

/// Whether the platform has not confirmed the state of 2-step verification yet (2SV-7).
pub(crate) struct Propagation {
    pub(crate) propagating: bool,
    /// Where a person brings it about, if that is not possible from here.
    pub(crate) do_at: Option<String>,
}

/// 2SV-7: whether the outside follows the account's state already. Our own decisions do at once.
pub(crate) async fn two_step(house: &House, conn: &mut Conn, stored: &Stored) -> Result<Propagation, Failure> {
    let id = stored.account.id;
    let standing = store::sync::find(conn, &[id]).await?.remove(&id);
    Ok(propagation(house, stored, standing.as_ref()))
}

/// The same, where it is known where the account stands.
pub(crate) fn propagation(house: &House, stored: &Stored, standing: Option<&Standing>) -> Propagation {
    let on = stored.two_step_since.is_some();
    let told = standing.is_none_or(|it| it.confirmed >= it.wanted || it.held.two_step == Some(on));
    let ability = house.platform.ability(if on { Deed::TwoStepOn } else { Deed::TwoStepOff });
    let propagating = !told && ability != Ability::AsksUs;
    let do_at = if let Ability::NotHere { url } = ability { propagating.then_some(url) } else { None };
    Propagation { propagating, do_at }
}

/// When the platform is asked about the account next; nothing if nothing waits.
pub(crate) async fn due_at(conn: &mut Conn, account: Id) -> Result<Option<Timestamp>, store::Error> {
    Ok(store::sync::find(conn, &[account]).await?.remove(&account).and_then(|standing| standing.due_at))
}
