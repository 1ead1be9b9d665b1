//! The command line: one folder per noun, one file per verb: parse, call, hand the result to `ui`.
//!
//! A verb is a file with `struct Args` (clap derive, no help text) and `run(args, &mut Context)`. Its help is in
//! texts (`help-<path>-about`, `help-<path>-<argument>`), its failures are [`failure::Failure`]s.
//! A verb that needs the service is `async` and is started by [`context::online::online`].

mod account;
mod alias;
mod app_password;
mod application;
mod args;
mod audit;
mod bulk;
mod clipboard;
mod command;
mod completions;
mod config;
mod connection;
mod context;
mod dispatch;
mod doctor;
mod explain;
mod failure;
pub mod fuzz;
mod help;
mod less_secure_apps;
mod login;
mod logout;
mod mail_servers;
mod new_file;
mod policy;
mod pop;
mod quickstart;
mod report;
mod seen;
mod settings;
mod status;
mod two_step;

#[cfg(test)]
mod tests;

use std::process::ExitCode;

/// The program `meibo`: its arguments, environment and streams are the process's own.
pub fn main() -> ExitCode {
    dispatch::main(
        std::env::args_os().collect(),
        context::environment::Environment::of_process(),
        crate::ui::Streams::standard(),
    )
}
