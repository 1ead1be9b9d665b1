//! Service tokens: a machine's credential with named scopes, an expiry and a last use.

use serde::{Deserialize, Serialize};

use super::{
    Code, Refusal,
    caller::Caller,
    role::{Role, words},
};

/// What a service token may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The mail log-in decision, for mail servers.
    MailDecision,
    /// The help desk's reads.
    HelpDeskRead,
    /// The help desk's reads and writes.
    HelpDeskWrite,
    /// The administrator's reads.
    AdministratorRead,
    /// The administrator's reads and writes.
    AdministratorWrite,
}

words!(Scope: MailDecision = "mail-decision", HelpDeskRead = "help-desk-read", HelpDeskWrite = "help-desk-write",
    AdministratorRead = "administrator-read", AdministratorWrite = "administrator-write");

impl Scope {
    /// The role whose operations this scope opens, for a write or for a read.
    pub fn rank(self, writes: bool) -> Option<Role> {
        match self {
            Scope::MailDecision => None,
            Scope::HelpDeskRead => (!writes).then_some(Role::HelpDesk),
            Scope::HelpDeskWrite => Some(Role::HelpDesk),
            Scope::AdministratorRead => (!writes).then_some(Role::Administrator),
            Scope::AdministratorWrite => Some(Role::Administrator),
        }
    }
}

/// Code points that a token's name may have.
pub const MAX_NAME: u32 = 64;

/// Days that a token may live at the most.
pub const MAX_DAYS: u32 = 366;

/// The scopes of a new token: at least one, each once.
///
/// # Errors
/// `invalid_value`.
pub fn scopes(asked: &[Scope]) -> Result<Vec<Scope>, Refusal> {
    let mut scopes = asked.to_vec();
    scopes.sort_unstable();
    scopes.dedup();
    if scopes.is_empty() { Err(Refusal::invalid("scopes", "missing")) } else { Ok(scopes) }
}

/// The days of a new token: it always expires.
///
/// # Errors
/// `invalid_value`.
pub fn days(asked: u32) -> Result<(), Refusal> {
    if (1..=MAX_DAYS).contains(&asked) {
        Ok(())
    } else {
        Err(Refusal::invalid("days", "days-range").fact("max", MAX_DAYS))
    }
}

/// What a token makes neither outlives nor exceeds it without a person's act: a token gives no role to an account that a
/// token made, for whoever holds the token has its first password.
///
/// # Errors
/// `person_needed`.
pub fn may_raise(caller: &Caller, made_by_token: bool) -> Result<(), Refusal> {
    if made_by_token { persons_only(caller) } else { Ok(()) }
}

/// A token changes no registered contact: a reset code to one that it chose would sign in whoever holds the token.
///
/// # Errors
/// `person_needed`.
pub fn may_change_contact(caller: &Caller) -> Result<(), Refusal> {
    persons_only(caller)
}

fn persons_only(caller: &Caller) -> Result<(), Refusal> {
    if matches!(caller, Caller::Machine { .. }) { Err(Code::PersonNeeded.into()) } else { Ok(()) }
}

/// Nobody gives a machine more than they may themselves.
///
/// # Errors
/// `not_allowed`.
pub fn may_grant(caller: &Caller, scopes: &[Scope]) -> Result<(), Refusal> {
    let within = |scope: &Scope| {
        [false, true].into_iter().all(|writes| scope.rank(writes).is_none_or(|rank| caller.at_least(rank, writes)))
    };
    if scopes.iter().all(within) { Ok(()) } else { Err(Code::NotAllowed.into()) }
}
