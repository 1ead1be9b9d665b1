//! SENDS: SMS, voice, mail. What a message says is a [`Letter`]; how it goes out is a channel's business.

pub mod letter;

pub use letter::{Content, Letter};
