//! DECIDES. Pure: no I/O, no async; time, randomness and [`policy::Policy`] come in as arguments.
//!
//! Every rule is here, by its id in docs/rules.md (ENT-1, 2SV-3, …).

pub mod account;
pub mod address;
pub mod aftermath;
pub mod alias;
pub mod app_password;
pub mod application;
pub mod authenticator;
pub mod caller;
pub mod chain;
pub mod code;
pub mod condition;
pub mod contact;
pub mod day;
pub mod entitlement;
pub mod id;
pub mod less_secure_apps;
pub mod lockdown;
pub mod login_id;
pub mod mail_log_in;
pub mod mail_password;
pub mod mail_servers;
pub mod meant;
pub mod message;
pub mod outcome;
pub mod own_change;
pub mod password;
pub mod phone;
pub mod policy;
pub mod pop;
pub mod recipient;
pub mod refusal;
pub mod remote_access;
pub mod reset;
pub mod role;
pub mod search;
pub mod secret;
pub mod secret_code;
pub mod sender;
pub mod session;
pub mod smtp_server;
pub mod sync;
pub mod text;
pub mod time;
pub mod token;
pub mod tries;
pub mod trust;
pub mod two_step;

pub use code::{Code, CodeKind};
pub use id::Id;
pub use login_id::LoginId;
pub use policy::Policy;
pub use refusal::{Fact, Refusal};
pub use secret::Secret;
