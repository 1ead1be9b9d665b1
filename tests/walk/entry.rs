//! What is said of one operation.

use serde_json::{Value, json};

use crate::api::campus::Campus;

/// Who is refused: a student, the first administrator, or a stranger, as the audit trail names them.
pub(crate) const STUDENT: &str = "gakusei";
pub(crate) const ADMIN: &str = crate::api::campus::ADMIN;
pub(crate) const STRANGER: &str = "-";

/// All that is said of one operation, by hand.
pub(crate) struct Entry {
    pub(crate) id: &'static str,
    /// What a request has where nothing else is said, but for `account`.
    pub(crate) fields: Value,
    /// Who may: whose account the path names (`me`, `target`, or none), and a sign for each caller (`may.rs`).
    pub(crate) may: Vec<(&'static str, &'static str)>,
    /// What another's account answers to whoever is let in; with an account in the path only.
    pub(crate) states: Option<States>,
    /// One way or more to be refused: each must be in the audit trail.
    pub(crate) refusals: Vec<Refused>,
    /// What it leaves out of that which every write does, and why.
    pub(crate) exceptions: Vec<(Exception, &'static str)>,
}

/// What every write does, unless its entry says why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exception {
    /// It can be refused to somebody who is known.
    NeverRefused,
    /// It is done on the journey, and leaves an audit entry.
    NotWalked,
    /// Sent 64 times at once under one key, it is done once.
    SentOnce,
    /// Its audit entry has a fact.
    NotesNothing,
}

/// The outcome on a disabled account, on one above the caller, and on the maker of the token that calls.
pub(crate) struct States {
    pub(crate) disabled: &'static str,
    pub(crate) above: &'static str,
    pub(crate) maker: &'static str,
}

/// One refusal.
pub(crate) struct Refused {
    pub(crate) by: &'static str,
    /// Beside the entry's own fields.
    pub(crate) fields: Value,
    pub(crate) code: &'static str,
    /// Whom the trail names.
    pub(crate) account: Option<&'static str>,
    /// What has to be true before; such refusals come last, for it may be in the way of others.
    pub(crate) before: Option<fn(&Campus<'_>)>,
}

/// Nothing said yet.
pub(super) fn operation(id: &'static str) -> Entry {
    Entry { id, fields: json!({}), may: Vec::new(), states: None, refusals: Vec::new(), exceptions: Vec::new() }
}

impl Entry {
    /// What a request has.
    pub(super) fn with(self, fields: Value) -> Self {
        Self { fields, ..self }
    }

    /// Who may call it, where its path names no account.
    pub(super) fn may(self, signs: &'static str) -> Self {
        self.on("", signs)
    }

    /// Who may call it on their own account.
    pub(super) fn own(self, signs: &'static str) -> Self {
        self.on("me", signs)
    }

    /// Who may call it on another's account, which has no role; and what it answers on one that is disabled, on one that
    /// stands above the caller, and on the account of the administrator by whose token it is called.
    pub(super) fn another(
        self,
        signs: &'static str,
        disabled: &'static str,
        above: &'static str,
        maker: &'static str,
    ) -> Self {
        Self { states: Some(States { disabled, above, maker }), ..self.on("target", signs) }
    }

    fn on(mut self, whose: &'static str, signs: &'static str) -> Self {
        self.may.push((whose, signs));
        self
    }

    /// A refusal, and whom the trail names.
    pub(super) fn refused(
        self,
        by: &'static str,
        code: &'static str,
        account: impl Into<Option<&'static str>>,
    ) -> Self {
        self.refused_with(json!({}), by, code, account)
    }

    /// The same for other fields.
    pub(super) fn refused_with(
        mut self,
        fields: Value,
        by: &'static str,
        code: &'static str,
        account: impl Into<Option<&'static str>>,
    ) -> Self {
        self.refusals.push(Refused { by, fields, code, account: account.into(), before: None });
        self
    }

    /// What has to be true before the last refusal that was said.
    pub(super) fn after(mut self, before: fn(&Campus<'_>)) -> Self {
        self.refusals.last_mut().expect("a refusal").before = Some(before);
        self
    }

    /// What it leaves out, and why.
    pub(super) fn except(mut self, exception: Exception, why: &'static str) -> Self {
        self.exceptions.push((exception, why));
        self
    }

    /// Whether it leaves something out.
    pub(crate) fn is_excepted(&self, exception: Exception) -> bool {
        self.exceptions.iter().any(|(known, _)| *known == exception)
    }

    /// Its fields with others over them.
    pub(crate) fn fields_with(&self, others: &Value) -> Value {
        let mut fields = self.fields.clone();
        for (name, value) in others.as_object().expect("fields") {
            fields[name] = value.clone();
        }
        fields
    }
}

/// An id that nothing has.
pub(super) const NO_ID: &str = "0000000000000";

/// Why an audit entry may have no fact.
pub(super) const NAME_SAYS_ALL: &str = "the operation, whoever asked and whom it is about are all there is to say";
