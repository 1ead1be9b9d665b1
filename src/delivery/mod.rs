//! SENDS: SMS, voice, mail; and tries the servers through which somebody wants to send. What a message says is a
//! [`Letter`]; how it goes out is the business of its channel's [`Gateway`].

mod gateway;
mod http;
mod kannel;
pub mod letter;
pub mod mail_log_in;
pub mod mail_server;
mod outgoing;
mod smtp;
pub mod smtp_server;
pub mod tls;
mod webhook;

pub use gateway::{Gateway, Gateways};
pub use kannel::Kannel;
pub use letter::{Content, Letter};
pub use outgoing::{NotSent, Outgoing};
pub use smtp::Smtp;
pub use smtp_server::SmtpClient;
pub use webhook::Webhook;
