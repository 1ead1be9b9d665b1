//! Applications: apply, stop, apply for another; and the entitlement they give (ENT, APPLY, STOP, PROXY).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Method, Moment, Operation,
    page::Page,
    refusals,
    word::{ApplicationKindWord, EntitlementStateWord},
};
use crate::rules::{Code, Id, LoginId, caller::May, role::Role};

/// The right to use the system.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EntitlementView {
    /// How it stands.
    pub state: EntitlementStateWord,
    /// Since when.
    pub since: Moment,
    /// The last day it is valid without a stop.
    pub until: Date,
    /// The instant it ends, a stop counted in.
    pub ends_at: Moment,
    /// The day a waiting stop was asked for.
    pub stop_on: Option<Date>,
}

/// A recorded request.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ApplicationView {
    /// Its id.
    pub id: Id,
    /// What was applied for.
    pub kind: ApplicationKindWord,
    /// Whom it is for.
    pub account: LoginId,
    /// Who applied: a login id, or `token:` and a service token's name.
    pub applicant: String,
    /// When.
    pub applied_at: Moment,
    /// From when it holds.
    pub effective_at: Moment,
}

/// What an application did, or with a dry run what it would do.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Applied {
    /// The application.
    pub application: ApplicationView,
    /// The name of the person it is for.
    pub name: String,
    /// Their department.
    pub department: String,
    /// The entitlement before; absent if there was none.
    pub before: Option<EntitlementView>,
    /// The entitlement now.
    pub entitlement: EntitlementView,
    /// Whether a stop of it can be asked for now (STOP-1).
    #[serde(default)]
    pub can_stop: bool,
}

/// Applies for the entitlement (APPLY-1); it takes effect at once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Apply {
    /// The login id, or `me`; an administrator may apply for an ID that may apply for itself, with a reason.
    pub account: LoginId,
}

impl Operation for Apply {
    const ID: &'static str = "application.apply";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/accounts/{account}/applications/apply";
    const MAY: May = May::OwnerOr(Role::Administrator);
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[refusals::CLOSED, &[Code::StaffOnly, Code::AlreadyEntitled]];
    const SUMMARY: &'static str = "Apply for the entitlement";
    type Reply = Applied;
}

/// Stops the entitlement on a day (STOP-1, STOP-2).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// The login id, or `me`.
    pub account: LoginId,
    /// It ends at 00:00 of this day; today, or absent, means 00:00 of tomorrow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

impl Operation for Stop {
    const ID: &'static str = "application.stop";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/accounts/{account}/applications/stop";
    const MAY: May = May::OwnerOr(Role::Administrator);
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[
        refusals::CLOSED,
        &[Code::StaffOnly, Code::NotEntitled, Code::StopPending, Code::StopDatePast, Code::StopDateAfterEnd],
    ];
    const SUMMARY: &'static str = "Stop the entitlement on a day";
    type Reply = Applied;
}

/// Withdraws a stop that has not taken effect (STOP-3).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StopWithdraw {
    /// The login id, or `me`.
    pub account: LoginId,
}

impl Operation for StopWithdraw {
    const ID: &'static str = "application.stop-withdraw";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/accounts/{account}/applications/withdraw-stop";
    const MAY: May = May::OwnerOr(Role::Administrator);
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[refusals::CLOSED, &[Code::NotEntitled, Code::NoStopPending]];
    const LESSENS: bool = true;
    const SUMMARY: &'static str = "Withdraw a stop that has not taken effect";
    type Reply = Applied;
}

/// Applies for another (PROXY-1); it takes effect at once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProxyApply {
    /// The target's login id, as typed; one that does not exist and one that cannot be given it are answered alike.
    pub target: String,
}

impl Operation for ProxyApply {
    const ID: &'static str = "application.proxy-apply";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/applications/proxy";
    const MAY: May = May::ProxyApplicant;
    const BULK: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::ProxyTargetRefused]];
    const SUMMARY: &'static str = "Apply for the entitlement for a person who may not apply";
    type Reply = Applied;
}

/// Lists the applications for an account, newest first.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApplicationList {
    /// The login id, or `me`.
    pub account: LoginId,
    /// Rows in the page, 1 to 1000; 100 if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Where the page begins: `next_cursor` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

impl Operation for ApplicationList {
    const ID: &'static str = "application.list";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/accounts/{account}/applications";
    const MAY: May = May::OwnerOr(Role::HelpDesk);
    const SUMMARY: &'static str = "List the applications for an account";
    type Reply = Page<ApplicationView>;
}
