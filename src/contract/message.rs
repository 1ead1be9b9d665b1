//! Messages to people: where they are (MSG-4).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Method, Moment, Operation,
    word::{ChannelWord, HindranceWord, MessageKindWord, MessageStateWord, MessageTopicWord},
};
use crate::rules::{Code, caller::May};

/// Tells how a message ended after its gateway had taken it. Kannel asks with GET, whatever it tells; who may is shown by the
/// token, which stands in the address that the gateway was given and can be made by nobody else.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageReport {
    /// The token of one message.
    pub token: String,
    /// What Kannel puts in the place of `%d`: 1 for delivered, 2 and 16 for not delivered; others say nothing about the end.
    pub r#type: u32,
}

impl Operation for MessageReport {
    const ID: &'static str = "message.report";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1/message-receipts/{token}";
    const MAY: May = May::Anyone;
    const REFUSALS: &'static [&'static [Code]] = &[&[Code::ReceiptUnknown]];
    const SUMMARY: &'static str = "How a message ended, as its gateway tells";
    type Reply = MessageReported;
}

/// It was heard.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MessageReported {
    /// Whether it said something new.
    pub noted: bool,
}

/// Where a message is. What it says is in the message and nowhere else.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MessageView {
    /// Written when.
    pub created_at: Moment,
    /// What it is about.
    pub kind: MessageKindWord,
    /// What it tells; absent in what an earlier build has written.
    #[serde(default)]
    pub topic: Option<MessageTopicWord>,
    /// How it goes out; withheld from a helper.
    pub channel: Option<ChannelWord>,
    /// The masked number or address; withheld from a helper, absent in what an earlier build has written.
    pub to: Option<String>,
    /// Where it is; withheld from a helper.
    pub state: Option<MessageStateWord>,
    /// Tries so far.
    pub tries: u32,
    /// When the gateway took it.
    pub sent_at: Option<Moment>,
    /// When the gateway said that it reached the phone; withheld from a helper.
    pub delivered_at: Option<Moment>,
    /// When it is tried again, where it waits; withheld from a helper.
    pub next_try_at: Option<Moment>,
    /// What keeps it, or kept it last; withheld from a helper.
    pub hindrance: Option<HindranceWord>,
    /// What the gateway answered then: `HTTP 503`, `SMTP 550`; withheld from a helper.
    pub detail: Option<String>,
}
