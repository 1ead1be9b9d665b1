//! The cloud mail address (ADDR-*).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Method, Moment, Operation};
use crate::rules::{Code, LoginId, caller::May, role::Role};

/// The addresses of an account.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AddressView {
    /// The one in force; absent until the first one has taken effect.
    pub present: Option<PresentAddress>,
    /// The one that waits for the mail platform.
    pub pending: Option<PendingAddress>,
    /// Former ones, oldest first; they still receive.
    pub former: Vec<FormerAddress>,
    /// From when the next change is possible; absent where that is now (ADDR-3).
    pub change_possible_from: Option<Moment>,
}

/// An address in force.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PresentAddress {
    /// The address.
    pub address: String,
    /// Since when.
    pub effective_at: Moment,
}

/// An address that waits.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PendingAddress {
    /// The address.
    pub address: String,
    /// Asked for when.
    pub asked_at: Moment,
    /// When it reaches the mail platform (ADDR-2).
    pub effective_at: Moment,
}

/// A former address.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct FormerAddress {
    /// The address.
    pub address: String,
    /// Since when it is a former one.
    pub former_since: Moment,
}

/// Shows the addresses of an account.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddressShow {
    /// The login id, or `me`.
    pub account: LoginId,
}

impl Operation for AddressShow {
    const ID: &'static str = "address.show";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/accounts/{account}/address";
    const MAY: May = May::OwnerOr(Role::Helper);
    const SUMMARY: &'static str = "Show the cloud mail address in force, the one that waits, and former ones";
    type Reply = AddressView;
}

/// Finds the accounts of an address: present, pending, former or send-as (FIND-4). Who may not read them is told the same
/// whether there are any or not.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddressOwner {
    /// The whole address.
    pub address: String,
}

impl Operation for AddressOwner {
    const ID: &'static str = "address.owner";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/addresses/{address}";
    // Everybody for their own addresses; for others' the op asks for a helper.
    const MAY: May = May::SignedIn;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::AccountNotFound, Code::NotAllowed]];
    const SUMMARY: &'static str = "Find the accounts of an address: present, pending, former or send-as";
    type Reply = AddressOwners;
}

/// Whose an address is.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AddressOwners {
    /// Their login ids; several only where it is a send-as address of several.
    pub accounts: Vec<LoginId>,
}

/// Sets one's own address; it reaches the mail platform at the next minute 0 (ADDR-2).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddressSet {
    /// The local part or the whole address.
    pub address: String,
}

impl Operation for AddressSet {
    const ID: &'static str = "address.set";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/v1/me/address";
    const MAY: May = May::Owner;
    const REFUSALS: &'static [&'static [Code]] = &[&[
        Code::AddressReserved,
        Code::AddressPending,
        Code::AddressUnchanged,
        Code::AddressTooSoon,
        Code::AddressTaken,
    ]];
    const SUMMARY: &'static str = "Set one's own cloud mail address; it takes effect at the next minute 0";
    type Reply = AddressChanged;
}

/// Takes back an address that waits.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddressWithdraw {}

impl Operation for AddressWithdraw {
    const ID: &'static str = "address.withdraw";
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/v1/me/address/pending";
    const MAY: May = May::Owner;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::NoAddressPending, Code::TooLateToWithdraw]];
    const SUMMARY: &'static str = "Withdraw a change of address that has not taken effect";
    type Reply = AddressChanged;
}

/// What changed, or with a dry run would.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AddressChanged {
    /// The login id.
    pub account: LoginId,
    /// The person's name.
    pub name: String,
    /// Their department.
    pub department: String,
    /// The addresses before.
    pub before: AddressView,
    /// The addresses now.
    pub address: AddressView,
}
