//! What another account password, a reset and a lockdown leave behind (PASS-2): everything that other sign-ins had begun,
//! waited for or opened ends; what stays, and could let somebody in or speak for the account, is named.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::role::words;

/// What was ended beside sign-ins and app passwords: what other sign-ins had begun, waited for or opened.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct AlsoEnded {
    /// Sign-ins that waited for their second step.
    pub unfinished_sign_ins: u32,
    /// Whether an enrolment in 2-step verification was under way.
    pub enrolment: bool,
    /// Whether a mail password waited; it comes into force no more.
    pub mail_password: bool,
    /// The address that waited; it comes into force no more.
    pub address: Option<String>,
    /// Send-as addresses that were not verified; they are deleted, and their codes do not work any more.
    pub aliases: Vec<String>,
    /// Whether less secure app access was on, and is now off.
    pub less_secure_apps: bool,
    /// Service tokens that the person made and that do not work while the account is locked down, by name.
    pub service_tokens: Vec<String>,
}

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
