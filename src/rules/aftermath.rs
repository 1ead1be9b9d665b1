//! What another account password, a reset and a lockdown leave behind (PASS-2): everything that other sign-ins had begun,
//! waited for or opened ends; what stays, and could let somebody in or speak for the account, is told.

use super::role::words;

/// What stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Leftover {
    /// A method of 2-step verification beside others.
    Method,
    /// The only method of 2-step verification.
    OnlyMethod,
    /// Backup codes that are left.
    BackupCodes,
    /// A send-as alias.
    Alias,
    /// The mail password in force.
    MailPassword,
    /// Less secure app access, allowed in this sign-in.
    LessSecureApps,
    /// POP.
    Pop,
    /// A seat of remote access.
    RemoteAccess,
    /// A service token that the person made.
    ServiceToken,
}

words!(Leftover: Method = "method", OnlyMethod = "only-method", BackupCodes = "backup-codes", Alias = "alias",
    MailPassword = "mail-password", LessSecureApps = "less-secure-apps", Pop = "pop", RemoteAccess = "remote-access",
    ServiceToken = "service-token");
