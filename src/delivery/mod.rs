//! SENDS: SMS, voice, mail. What a message says is a [`Letter`]; how it goes out is a channel's business.

pub mod letter;
pub mod mail_log_in;

pub use letter::{Content, Letter};
