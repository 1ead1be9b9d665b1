//! Real mail servers that ask the service, and real mail programs that log in to them.

mod app_password;
mod client;
mod config;
mod doctor;
mod fault;
mod log_in;
mod pop;
mod pop_client;
mod pop_views;
mod recipient;
mod sender_policy;
mod sending;
