//! Less secure app access (LSA-*).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Method, Moment, Operation, mail_servers::CredentialView, word::SwitchWord};
use crate::rules::{Code, LoginId, caller::May, role::Role};

/// The switch, as it stands now.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LessSecureAppsView {
    /// Whether it is on.
    pub state: SwitchWord,
    /// Since when it is on.
    pub since: Option<Moment>,
    /// The last log-in that it allowed.
    pub last_used_at: Option<Moment>,
    /// The end that its owner set.
    pub until_at: Option<Moment>,
    /// When it turns itself off (LSA-3). A log-in before moves this on, but not past `until_at`.
    pub ends_at: Option<Moment>,
}

/// Shows the switch.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LessSecureAppsShow {
    /// The login id, or `me`.
    pub account: LoginId,
}

impl Operation for LessSecureAppsShow {
    const ID: &'static str = "less-secure-apps.show";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/accounts/{account}/less-secure-apps";
    const MAY: May = May::OwnerOr(Role::Helper);
    const SUMMARY: &'static str = "Whether less secure apps are allowed, and until when";
    type Reply = LessSecureAppsShown;
}

/// The switch, and what follows from it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LessSecureAppsShown {
    /// The switch.
    pub less_secure_apps: LessSecureAppsView,
    /// What mail apps can log in with now; withheld from a helper.
    pub credential: Option<CredentialView>,
    /// What the caller may not see of it, by name (`a.b` for a field of a field); it stands as `null`.
    #[serde(default)]
    pub withheld: Vec<String>,
}

/// Lets mail apps log in with the mail password alone (LSA-2); only while 2-step verification is off.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LessSecureAppsEnable {
    /// The last day on which it may be on; without it, it turns itself off when it is not used (LSA-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Operation for LessSecureAppsEnable {
    const ID: &'static str = "less-secure-apps.enable";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/me/less-secure-apps/enable";
    const MAY: May = May::Owner;
    const DANGEROUS: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::LessSecureAppsTwoStep]];
    const SUMMARY: &'static str = "Allow less secure apps: the mail password alone lets a mail app in";
    type Reply = LessSecureAppsChanged;
}

/// Turns the switch off.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LessSecureAppsDisable {
    /// The login id, or `me`; an administrator may turn it off for an ID, with a reason.
    pub account: LoginId,
}

impl Operation for LessSecureAppsDisable {
    const ID: &'static str = "less-secure-apps.disable";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/accounts/{account}/less-secure-apps/disable";
    const MAY: May = May::OwnerOr(Role::Administrator);
    const LESSENS: bool = true;
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::LessSecureAppsOff]];
    const SUMMARY: &'static str = "Allow less secure apps no longer";
    type Reply = LessSecureAppsChanged;
}

/// The switch before and after, or with a dry run as it would be.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LessSecureAppsChanged {
    /// Whose.
    pub account: LoginId,
    /// The person's name.
    pub name: String,
    /// Their department.
    pub department: String,
    /// Before.
    pub before: LessSecureAppsView,
    /// Now.
    pub less_secure_apps: LessSecureAppsView,
    /// What mail apps can log in with now.
    pub credential: CredentialView,
}
