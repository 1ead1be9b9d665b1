//! App passwords (APPPW-*).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Method, Moment, Operation, mail_servers::MailSettingsView, word::ProtocolWord};
use crate::rules::{Code, Id, LoginId, Secret, caller::May, role::Role};

/// An app password, never its secret (APPPW-4).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AppPasswordView {
    /// Its id, for `delete`.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Made when.
    pub created_at: Moment,
    /// Last used when.
    pub last_used_at: Option<Moment>,
    /// Last used over which protocol.
    pub last_used_protocol: Option<ProtocolWord>,
    /// Last used from where.
    pub last_used_address: Option<String>,
}

/// Lists app passwords.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AppPasswordList {
    /// The login id, or `me`.
    pub account: LoginId,
}

impl Operation for AppPasswordList {
    const ID: &'static str = "app-password.list";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/accounts/{account}/app-passwords";
    const MAY: May = May::OwnerOr(Role::HelpDesk);
    const SUMMARY: &'static str = "List app passwords";
    type Reply = AppPasswords;
}

/// The app passwords of an account, oldest first.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AppPasswords {
    /// Up to 50.
    pub items: Vec<AppPasswordView>,
}

/// Makes an app password (APPPW-1..3).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AppPasswordCreate {
    /// A name to know it by.
    pub name: String,
}

impl Operation for AppPasswordCreate {
    const ID: &'static str = "app-password.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/me/app-passwords";
    const MAY: May = May::Owner;
    const DANGEROUS: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::TwoStepOff, Code::AppPasswordLimit]];
    const SUMMARY: &'static str = "Make an app password; its secret is shown once";
    type Reply = AppPasswordCreated;
}

/// A new app password. The secret is in this reply and nowhere else.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AppPasswordCreated {
    /// The app password.
    pub app_password: AppPasswordView,
    /// Four groups of four letters; spaces are ignored when it is used (APPPW-2).
    pub secret: Secret,
    /// What to enter in the mail app (APPPW-6).
    pub settings: MailSettingsView,
}

/// Revokes an app password at once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AppPasswordDelete {
    /// The login id, or `me`; the help desk may revoke another's.
    pub account: LoginId,
    /// Its id.
    pub app_password: Id,
}

impl Operation for AppPasswordDelete {
    const ID: &'static str = "app-password.delete";
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/v1/accounts/{account}/app-passwords/{app_password}";
    const MAY: May = May::OwnerOr(Role::HelpDesk);
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::AppPasswordNotFound]];
    const SUMMARY: &'static str = "Revoke an app password";
    type Reply = AppPasswordDeleted;
}

/// A revoked app password.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AppPasswordDeleted {
    /// What it was.
    pub app_password: AppPasswordView,
    /// Since when it no longer works.
    pub revoked_at: Moment,
}
