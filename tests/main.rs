//! meibo as a user sees it: the real programs against real servers. One file per noun; `tests/run` sets up what
//! they need and runs them. Nothing here is skipped: what is missing fails.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test that cannot go on should stop, and say why"
)]

#[macro_use]
mod support;

mod account;
mod account_show;
mod address;
mod advice;
mod alias;
mod api;
mod app_password;
mod application;
mod attack;
mod audit;
mod authorisation;
mod bulk;
mod ca_file;
mod clipboard;
mod completions;
mod config;
mod doctor;
mod embedded;
mod fuzz;
mod generated_client;
mod harness;
mod house;
mod keyring;
mod less_secure_apps;
mod lockdown;
mod login;
mod mail;
mod mail_log_in;
mod mail_password;
mod mail_servers;
mod manual;
mod message;
mod model;
mod one_json;
mod operator;
mod password;
mod pop;
mod prompt;
mod proxy;
mod quickstart;
mod readme;
mod refusal;
mod remote_access;
mod reset;
mod role;
mod screen;
mod secret;
mod status;
mod store;
mod sync;
mod token;
mod transport;
mod trust;
mod two_step;
mod walk;
mod workshop;
