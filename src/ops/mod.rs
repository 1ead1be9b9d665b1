//! ORDERS STEPS: may the caller? → rule → one transaction {state, audit, outbox} → reply.
//!
//! One file for each noun. What every request passes on its way, and what the nouns share, is in [`pipeline`].

pub mod account;
pub mod address;
pub mod administrator;
mod aftermath;
pub mod alias;
pub mod app_password;
pub mod application;
pub mod audit;
pub mod entitlement;
mod first_password;
mod house;
pub mod less_secure_apps;
pub mod lockdown;
pub mod mail_log_in;
pub mod mail_password;
mod mail_servers;
pub mod mailbox;
pub mod message;
mod message_day;
pub mod password;
pub mod phone;
pub mod pipeline;
mod policy;
pub mod pop;
pub mod recipient;
pub mod remote_access;
pub mod reset;
pub mod role;
pub mod sample;
mod second_step;
pub mod sender;
mod sent_code;
pub mod session;
mod smtp_server;
pub mod sync;
pub mod token;
pub mod two_step;
pub mod unlock;
pub mod workshop;

pub use house::{House, Parts};
pub use pipeline::{
    act::{Act, ActEach},
    call::{Call, Origin},
    caller, chain,
    failure::{Failure, Fault},
    hashing::Hashing,
    outbox, refusal, tidy,
};
