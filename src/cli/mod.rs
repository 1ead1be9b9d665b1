//! The command line: one folder per noun, one file per verb: parse, call, hand the result to `ui`.
//!
//! A verb is a file with `struct Args` (clap derive, no help text) and `run(args, &mut Session)`. Its help is in
//! texts (`help-<path>-about`, `help-<path>-<argument>`), its failures are [`failure::Failure`]s.
//! A verb that needs the service is `async` and is started by [`dispatch::online`].

mod account;
mod aftermath;
mod alias;
mod app_password;
mod application;
mod audit;
mod bulk;
mod choice;
mod code;
mod command;
mod completions;
mod config;
mod connection;
mod dispatch;
mod doctor;
mod environment;
mod exit;
mod explain;
mod failure;
mod failure_code;
pub mod files;
mod given;
mod global;
mod help;
mod less_secure_apps;
mod local_code;
mod localise;
mod login;
mod logout;
mod mail_log_in;
mod mail_servers;
mod obeyed;
mod pages;
mod policy;
mod pop;
mod question;
mod quickstart;
mod quoted;
mod reason;
mod rehearsal;
mod rows;
mod sending;
mod session;
mod settings;
mod shown;
mod status;
mod system;
mod told;
mod two_step;
mod usage;
mod whose;
mod word;

#[cfg(test)]
mod tests;

use std::process::ExitCode;

/// The program `meibo`: its arguments, environment and streams are the process's own.
pub fn main() -> ExitCode {
    dispatch::main(
        std::env::args_os().collect(),
        environment::Environment::of_process(),
        crate::ui::Streams::standard(),
    )
}
