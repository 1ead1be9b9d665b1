//! One row on its way through the pipeline.

use super::{act::ActEach, call::Call, idempotency::Ticket};
use crate::rules::LoginId;

/// What is known of a request beside what it asks for.
pub(super) struct Row {
    /// Its name in the audit trail; of one that was done before, the one under which it was done.
    pub(super) name: String,
    /// The account that its path names.
    pub(super) target: Option<LoginId>,
    /// Whom it is about, as far as is known; a flow may find out more on its way.
    pub(super) account: Option<LoginId>,
    /// By what it is known when it is sent again; without one it is not.
    pub(super) ticket: Option<Ticket>,
}

impl Row {
    /// The row of a request that can be read. As long as nobody has let it in, it is about the account in its path, or its caller.
    pub(super) fn of<O: ActEach>(request: &O, name: String, call: &Call<'_>) -> Self {
        let target = request.target().and_then(|target| call.named(target).ok());
        let caller = || call.caller.person().map(|person| person.login_id.clone());
        let account = if request.target().is_some() { target.clone() } else { caller() };
        Self { name, target, account, ticket: None }
    }

    /// The row of a request that cannot be read.
    pub(super) fn unread(name: String) -> Self {
        Self { name, target: None, account: None, ticket: None }
    }

    /// The same, let in: from here on it is about whom its body names, where its path names nobody.
    pub(super) fn let_in<O: ActEach>(self, request: &O, ticket: Option<Ticket>) -> Self {
        let account = if request.target().is_some() { self.account } else { request.about().or(self.account) };
        Self { account, ticket, ..self }
    }
}

/// The keys of rows, as far as they have one.
pub(super) fn keys<'r>(rows: impl Iterator<Item = &'r Row>) -> Vec<String> {
    rows.filter_map(|row| row.ticket.as_ref()).map(|ticket| ticket.key.clone()).collect()
}
