//! Messages to people: the ways they go out.

use super::role::words;

/// How a message goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Channel {
    /// A text message to a phone.
    Sms,
    /// A voice call that reads it out.
    Voice,
    /// A mail, with a subject.
    Mail,
}

words!(Channel: Sms = "sms", Voice = "voice", Mail = "mail");
