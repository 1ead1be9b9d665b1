//! THE MAIL TEST: speaks SMTP, IMAP and POP with a member's mail servers as a mail app does (APPPW-6), and tells each step.
//! It prints nothing. See docs/decisions/0066.

mod certificate;
mod course;
mod imap;
mod letter;
mod line;
mod plain;
mod pop;
mod server;
mod smtp;
mod step;
mod trouble;
mod way;
mod words;

pub use certificate::Certificate;
pub use course::{Plan, Told, run};
pub use letter::Letter;
pub use server::Server;
pub use step::{Found, Outcome, Step};
pub use trouble::Trouble;
pub use words::Words;
