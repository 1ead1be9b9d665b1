//! What mail servers ask before they take a message (ALIAS-4).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Method, Operation, alias::SmtpView, refusals, word::word_sets};
use crate::rules::{Code, LoginId, caller::May, role::words};

/// What an address is to a mailbox that may send from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SenderKind {
    /// Its own address in force.
    Mailbox,
    /// A verified alias.
    Alias,
    /// The empty sender of receipts.
    Nobody,
}

words!(SenderKind: Mailbox = "mailbox", Alias = "alias", Nobody = "nobody");

word_sets! {
    /// What an address is to a mailbox that may send from it.
    SenderKindWord = SenderKind, "SenderKind";
}

/// Asks whether a mailbox may send from an address. A refusal is a problem whose code says why; the mail server then
/// takes no message from that address.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailSender {
    /// Who has logged in: the cloud mail address that was in force then, or its local part.
    pub mailbox: String,
    /// `MAIL FROM`, with or without angle brackets; empty for the empty sender of receipts.
    #[serde(default)]
    pub sender: String,
}

impl Operation for MailSender {
    const ID: &'static str = "mail.sender";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/mail/sender";
    const MAY: May = May::MailServer;
    const REFUSALS: &'static [&'static [Code]] =
        &[refusals::CLOSED, &[Code::AccountNotFound, Code::SenderFormer, Code::SenderUnverified, Code::SenderNotYours]];
    const SUMMARY: &'static str = "Whether a mailbox may send from an address";
    type Reply = SenderAllowed;
}

/// The mailbox may send from the address.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SenderAllowed {
    /// Whose mailbox it is.
    pub account: LoginId,
    /// What the address is.
    pub kind: SenderKindWord,
    /// The server of the alias's own through which the message should go out; its password is not part of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub smtp: Option<SmtpView>,
}
