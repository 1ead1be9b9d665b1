//! Remote access: a service with limited seats (REMOTE-*).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Method, Moment, Operation, refusals, word::SwitchWord};
use crate::rules::{Code, LoginId, caller::May, role::Role};

/// Remote access of one account.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RemoteAccessView {
    /// Whether there is a seat.
    pub state: SwitchWord,
    /// Since when there is a seat.
    pub since: Option<Moment>,
    /// When the seat is given back by itself: at the entitlement's end.
    pub ends_at: Option<Moment>,
}

/// Remote access of one account, and how many seats there are.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RemoteAccessWhole {
    /// Whose.
    pub account: LoginId,
    /// Their name.
    pub name: String,
    /// Their department.
    pub department: String,
    /// Remote access.
    pub remote_access: RemoteAccessView,
    /// Seats there are.
    pub seats: u32,
    /// Seats that are free.
    pub seats_free: u32,
}

/// Shows remote access of an account.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoteAccessShow {
    /// The login id, or `me`.
    pub account: LoginId,
}

impl Operation for RemoteAccessShow {
    const ID: &'static str = "remote-access.show";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/accounts/{account}/remote-access";
    const MAY: May = May::OwnerOr(Role::Helper);
    const SUMMARY: &'static str = "Remote access of an account, and the seats that are free";
    type Reply = RemoteAccessWhole;
}

/// Takes a seat, at once (REMOTE-1, REMOTE-2).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoteAccessEnable {
    /// The login id, or `me`; an administrator may do it for an ID, with a reason.
    pub account: LoginId,
}

impl Operation for RemoteAccessEnable {
    const ID: &'static str = "remote-access.enable";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/accounts/{account}/remote-access/enable";
    const MAY: May = May::OwnerOr(Role::Administrator);
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] =
        &[refusals::CLOSED, &[Code::NotEntitled, Code::RemoteAccessOn, Code::RemoteAccessFull]];
    const SUMMARY: &'static str = "Take a seat of remote access";
    type Reply = RemoteAccessChanged;
}

/// Gives the seat back (REMOTE-3).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoteAccessDisable {
    /// The login id, or `me`; an administrator may do it for an ID, with a reason.
    pub account: LoginId,
}

impl Operation for RemoteAccessDisable {
    const ID: &'static str = "remote-access.disable";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/accounts/{account}/remote-access/disable";
    const MAY: May = May::OwnerOr(Role::Administrator);
    const LESSENS: bool = true;
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::RemoteAccessOff]];
    const SUMMARY: &'static str = "Give the seat of remote access back";
    type Reply = RemoteAccessChanged;
}

/// What remote access was and is.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RemoteAccessChanged {
    /// Before.
    pub before: RemoteAccessView,
    /// Now.
    pub now: RemoteAccessWhole,
}
