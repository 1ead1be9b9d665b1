//! meibo, the roll of names: campus accounts and their cloud mail from a terminal.
//!
//! The map of the house. A line of code knows its room, and an arrow between rooms that is
//! not listed here fails `tests/house.rs`:
//!
//! | room | does | may call |
//! |---|---|---|
//! | [`rules`] | decides; pure | nothing |
//! | [`contract`] | the wire: every operation as a type | rules |
//! | [`texts`] | every text a person reads, English and Japanese | nothing |
//! | [`ui`] | the terminal: streams, prompts, tables | texts |
//! | `disk` | what the system says of files: whether they can be believed; sockets of this machine | rules |
//! | [`client`] | speaks HTTPS; the token at rest; the embedded start | contract, disk, rules |
//! | `spreadsheet` | reads people's files of rows; knows no command | rules |
//! | [`probe`] | the mail test: speaks SMTP, IMAP and POP as a mail app does | client, rules |
//! | [`cli`] | one folder per noun, one file per verb | client, contract, probe, rules, spreadsheet, texts, ui |
//! | [`ops`] | orders steps: caller, rule, one transaction, reply | rules, contract, faces of store, platform, delivery |
//! | [`store`] | speaks SQL: SQLite and PostgreSQL | rules |
//! | [`platform`] | touches mailboxes | rules |
//! | [`delivery`] | sends: SMS, voice, mail | rules, texts |
//! | [`jobs`] | waits: timers and retries | ops, rules |
//! | [`meter`] | the POP meter beside Dovecot, a client of the service | client, contract, disk, rules, texts |
//! | [`sender_policy`] | answers Postfix: who may send from an address | client, contract, disk, rules, texts |
//! | [`service`] | the HTTPS edge of `meibod` | all but cli, client, meter, probe, sender_policy, spreadsheet |

#[cfg(not(target_os = "linux"))]
compile_error!("meibo runs on Linux; nothing else was tried (docs/architecture.md)");

pub mod cli;
pub mod client;
pub mod contract;
pub mod delivery;
pub(crate) mod disk;
pub mod jobs;
pub mod meter;
pub mod ops;
pub mod platform;
pub mod probe;
pub mod rules;
pub mod sender_policy;
pub mod service;
pub(crate) mod spreadsheet;
pub mod store;
pub mod texts;
pub mod ui;
