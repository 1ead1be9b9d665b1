//! How large mailboxes are (POP-3).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Method, Moment, Operation};
use crate::rules::{Code, caller::May};

/// Reports how large a mailbox is.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailboxSize {
    /// The mail address or the login id.
    pub user: String,
    /// Bytes of all its mail.
    pub bytes: u64,
}

impl Operation for MailboxSize {
    const ID: &'static str = "mailbox.size";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/v1/mailbox/size";
    const MAY: May = May::MailServer;
    const READING: bool = true;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::AccountNotFound]];
    const SUMMARY: &'static str = "Report how large a mailbox is";
    type Reply = MailboxSizeView;
}

/// A mailbox's size: what a mail server has reported, or the inbox, where the service has asked.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailboxSizeView {
    /// Bytes of all its mail.
    pub bytes: u64,
    /// When a mail server measured it.
    pub measured_at: Moment,
}
