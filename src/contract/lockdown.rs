//! Locking an account down after a leak (ALIAS-5).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Method, Moment, Operation, account::AccountView, aftermath::Staying, alias::AliasView};
use crate::rules::{Code, LoginId, aftermath::AlsoEnded, caller::May, role::Role};

/// Stops a leak in one act: sign-ins end, app passwords and less secure apps go, pending steps and codes die, and neither
/// the account nor its mailbox can be signed in to until that is lifted: by its owner's reset of the account password,
/// or by `account unlock`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountLockdown {
    /// The login id, or `me`.
    pub account: LoginId,
}

impl Operation for AccountLockdown {
    const ID: &'static str = "account.lockdown";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/accounts/{account}/lockdown";
    const MAY: May = May::OwnerOr(Role::HelpDesk);
    const LESSENS: bool = true;
    const ENDS_SIGN_INS: bool = true;
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::AlreadyLockedDown]];
    const SUMMARY: &'static str = "Stop a leak: end every way into the account, and list what was exposed";
    type Reply = LockedDown;
}

/// What was stopped, and what its owner has to do elsewhere.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LockedDown {
    /// The account.
    pub account: AccountView,
    /// Since when it is locked down.
    pub locked_down_at: Moment,
    /// Sign-ins that were ended.
    pub sessions_ended: u32,
    /// App passwords that were revoked.
    pub app_passwords_revoked: u32,
    /// Whether less secure app access was on, and is now off.
    pub less_secure_apps_ended: bool,
    /// Every alias address that was exposed. Where one has a server of its own, its password must be changed there.
    pub exposed: Vec<AliasView>,
    /// What else was ended (PASS-2).
    pub also_ended: AlsoEnded,
    /// What stays: look through it, and remove what is not the owner's doing.
    pub stays: Vec<Staying>,
}
