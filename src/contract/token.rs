//! Service tokens: a machine's credential.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Method, Moment, Operation, word::ScopeWord};
use crate::rules::{Code, Id, Secret, caller::May, role::Role, token::Scope};

/// A service token, never its secret.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TokenView {
    /// Its id, for `delete`.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<ScopeWord>,
    /// Who made it.
    pub created_by: String,
    /// Made when.
    pub created_at: Moment,
    /// When it stops working.
    pub expires_at: Moment,
    /// Last used when.
    pub last_used_at: Option<Moment>,
}

/// Makes a service token.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenCreate {
    /// A name to know it by.
    pub name: String,
    /// What it may do; at least one.
    pub scopes: Vec<Scope>,
    /// Days it lives, 1 to 366; 90 if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
}

impl Operation for TokenCreate {
    const ID: &'static str = "token.create";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/tokens";
    const MAY: May = May::AtLeast(Role::Administrator);
    const DANGEROUS: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::TokenNameTaken]];
    const SUMMARY: &'static str = "Make a service token; its secret is shown once";
    type Reply = TokenCreated;
}

/// A new service token. The secret is in this reply and nowhere else.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TokenCreated {
    /// The token.
    pub token: TokenView,
    /// The bearer token, for `MEIBO_TOKEN`.
    pub secret: Secret,
}

/// Lists service tokens.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenList {}

impl Operation for TokenList {
    const ID: &'static str = "token.list";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/tokens";
    const MAY: May = May::AtLeast(Role::Administrator);
    const SUMMARY: &'static str = "List service tokens";
    type Reply = Tokens;
}

/// The service tokens, oldest first.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Tokens {
    /// All that have not been deleted.
    pub items: Vec<TokenView>,
}

/// Deletes a service token; it stops working at once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenDelete {
    /// Its id.
    pub token: Id,
}

impl Operation for TokenDelete {
    const ID: &'static str = "token.delete";
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/v1/tokens/{token}";
    const MAY: May = May::AtLeast(Role::Administrator);
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::TokenNotFound]];
    const SUMMARY: &'static str = "Delete a service token";
    type Reply = TokenDeleted;
}

/// A deleted service token.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TokenDeleted {
    /// What it was.
    pub token: TokenView,
}
