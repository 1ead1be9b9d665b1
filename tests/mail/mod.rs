//! Real mail servers that ask the service, and real mail programs that log in to them.

mod client;
mod config;
mod doctor;
mod fault;
mod log_in;
mod pop;
mod sender_policy;
mod sending;
