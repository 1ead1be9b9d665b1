//! Messages to people: the ways they go out.

use serde::{Deserialize, Serialize};

use super::role::words;

/// How a message goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// A text message to a phone.
    Sms,
    /// A voice call that reads it out.
    Voice,
    /// A mail, with a subject.
    Mail,
}

words!(Channel: Sms = "sms", Voice = "voice", Mail = "mail");
