//! When mail servers last asked for what, for the operator: noted before the answer, and seldom, for they ask many times a
//! second.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use jiff::Timestamp;

use crate::{
    rules::Id,
    store::{
        self, Store,
        token::{self, NOTED_EVERY},
    },
};

/// What this process has noted: as many as there are tokens and operations of mail servers.
#[derive(Default)]
pub(crate) struct MachineUses(Mutex<HashMap<(Id, &'static str), Timestamp>>);

impl MachineUses {
    /// Whether it has to be noted now.
    fn is_due(&self, token: Id, operation: &'static str, now: Timestamp) -> bool {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let last = noted.entry((token, operation)).or_insert(Timestamp::MIN);
        let is_due = *last == Timestamp::MIN || now.duration_since(*last).abs() >= NOTED_EVERY;
        if is_due {
            *last = now;
        }
        is_due
    }
}

/// Notes that an operation was asked for by a token. No request depends on this note: a full disk must not stop reads.
pub(super) async fn note(uses: &MachineUses, store: &Store, token: Id, operation: &'static str, now: Timestamp) {
    if uses.is_due(token, operation, now)
        && let Err(error) = write(store, token, operation, now).await
    {
        tracing::warn!(%error, "what a mail server asked for was not noted");
    }
}

async fn write(store: &Store, token: Id, operation: &str, now: Timestamp) -> store::Result<()> {
    let mut tx = store.write().await?;
    token::asked(&mut tx, token, operation, now).await?;
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_use_is_noted_every_ten_seconds_also_where_the_clock_is_set_back() {
        let (uses, token) = (MachineUses::default(), Id::from_i64(7));
        let due = |seconds| uses.is_due(token, "mail.log-in", Timestamp::from_second(seconds).unwrap());
        assert_eq!([100, 100, 109, 110, 111, 50].map(due), [true, false, false, true, false, true]);
        assert!(uses.is_due(token, "mail.sender", Timestamp::from_second(50).unwrap()));
    }
}
