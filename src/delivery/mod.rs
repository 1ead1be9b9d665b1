//! SENDS: SMS, voice, mail; and tries the servers through which somebody wants to send. What a message says is a
//! [`Letter`]; how it goes out is a channel's business.

pub mod letter;
pub mod mail_log_in;
pub mod mail_server;
pub mod smtp_server;

pub use letter::{Content, Letter};
pub use smtp_server::SmtpClient;
