//! The scopes of service tokens.

use crate::rules::role::{Role, words};

/// What a service token may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
