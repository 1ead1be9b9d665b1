//! What every bench does: time things in turns, and print a table. The reference is always measured in the same run,
//! because a figure from another machine or another day says nothing.

#[allow(dead_code, reason = "not every bench asks whether two things can be told apart")]
pub(crate) mod apart;
#[allow(dead_code, reason = "not every bench compares with a directory")]
pub(crate) mod directory;
#[allow(dead_code, clippy::disallowed_methods, reason = "not every bench has a mail server; one is waited for")]
pub(crate) mod dovecot;
#[allow(dead_code, clippy::disallowed_methods, reason = "not every bench guesses; who runs one names its size")]
pub(crate) mod guess;
#[allow(dead_code, reason = "not every bench compares with hello")]
pub(crate) mod hello;
#[allow(
    dead_code,
    clippy::disallowed_methods,
    reason = "not every bench puts a load on a service; a load reads the clock"
)]
pub(crate) mod load;
#[allow(dead_code, reason = "not every bench has mailboxes")]
pub(crate) mod mailboxes;
#[allow(dead_code, reason = "not every bench compares with the engine's own program")]
pub(crate) mod raw;
#[allow(dead_code, reason = "not every bench needs a large campus")]
pub(crate) mod roll;
#[allow(dead_code, reason = "not every bench starts a service")]
pub(crate) mod service;
#[allow(dead_code, reason = "not every bench prints a table")]
pub(crate) mod table;
#[allow(dead_code, reason = "not every bench times things in turns")]
pub(crate) mod timing;
#[allow(dead_code, reason = "not every bench plays a mail server")]
pub(crate) mod token;
