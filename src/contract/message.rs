//! Messages to people: where they are (MSG-4).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Moment,
    word::{ChannelWord, HindranceWord, MessageKindWord, MessageStateWord},
};

/// Where a message is. What it says is in the message and nowhere else.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MessageView {
    /// Written when.
    pub created_at: Moment,
    /// What it is about.
    pub kind: MessageKindWord,
    /// How it goes out; withheld from a helper.
    pub channel: Option<ChannelWord>,
    /// The masked number or address; withheld from a helper, absent in what an earlier build has written.
    pub to: Option<String>,
    /// Where it is.
    pub state: MessageStateWord,
    /// Tries so far.
    pub tries: u32,
    /// When the gateway took it.
    pub sent_at: Option<Moment>,
    /// When the gateway said that it reached the phone.
    pub delivered_at: Option<Moment>,
    /// When it is tried again, where it waits.
    pub next_try_at: Option<Moment>,
    /// What keeps it, or kept it last.
    pub hindrance: Option<HindranceWord>,
    /// What the gateway answered then: `HTTP 503`, `SMTP 550`; withheld from a helper.
    pub detail: Option<String>,
}
