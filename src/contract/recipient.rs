//! What mail servers ask before they deliver (ADDR-5).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Method, Operation, tagged::tagged, word::word_sets};
use crate::rules::{Id, LoginId, caller::May, recipient::Unwanted, role::words};

/// What an address is to the account that receives for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecipientKind {
    /// Its address in force.
    Mailbox,
    /// An address that it had.
    Former,
}

words!(RecipientKind: Mailbox = "mailbox", Former = "former");

word_sets! {
    /// What an address is to the account that receives for it.
    RecipientKindWord = RecipientKind, "RecipientKind";
    /// Why mail to an address is not taken.
    UnwantedWord = Unwanted, "Unwanted";
}

/// Asks what becomes of mail to an address. Both answers are 200: mail that nobody is there for is no fault of the mail
/// server's, and comes by the thousand.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailRecipient {
    /// The address, or its local part; a `+` and what follows it are left out.
    pub address: String,
}

impl Operation for MailRecipient {
    const ID: &'static str = "mail.recipient";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/mail/recipient";
    const MAY: May = May::MailServer;
    const SUMMARY: &'static str = "What becomes of mail to an address; both answers are 200";
    type Reply = MailRecipientDecision;
}

/// What becomes of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum MailRecipientDecision {
    /// Mail goes to a mailbox.
    Accepted(MailRecipientAccepted),
    /// There is none for it.
    Refused(MailRecipientRefused),
}

tagged! {
    /// What becomes of it.
    MailRecipientDecision by "decision":
        "accepted" "MailRecipientAcceptedDecision" = MailRecipientAccepted, "Mail goes to a mailbox.";
        "refused" "MailRecipientRefusedDecision" = MailRecipientRefused, "There is none for it: mail is refused for good.";
}

/// A mailbox to which mail goes.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailRecipientAccepted {
    /// Whose it is.
    pub account: LoginId,
    /// Its present address.
    pub mailbox: String,
    /// What the address is that was asked about.
    pub kind: RecipientKindWord,
    /// Under what name the mailbox is kept on mail servers: it stays the same whatever the address, and no other account ever
    /// has it.
    pub home: Id,
}

/// Mail that is not taken.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailRecipientRefused {
    /// Why.
    pub reason: UnwantedWord,
}
