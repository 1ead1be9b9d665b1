//! How long `meibo` takes to start, against a trivial clap program: `cargo bench --bench start [-- RUNS]`.
//!
//! The trivial program is this one, called with `reference` first: one derived command with one flag, built by the
//! same compiler with the same settings, and nothing of meibo in it.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench that cannot go on should stop, and say why")]

mod support;

use std::{
    env,
    path::Path,
    process::{Command, Stdio},
};

use clap::Parser;
use support::{table, timing};

/// A trivial clap program.
#[derive(Parser)]
#[command(name = "reference", version)]
struct Reference {
    /// A flag.
    #[arg(long)]
    flag: bool,
}

fn main() {
    if env::args().nth(1).as_deref() == Some("reference") {
        let reference = Reference::parse_from(env::args().skip(1));
        println!("{}", reference.flag);
        return;
    }
    let rounds = env::args().filter_map(|word| word.parse().ok()).next().unwrap_or(200);
    let (itself, meibo) = (env::current_exe().unwrap(), Path::new(env!("CARGO_BIN_EXE_meibo")));
    for flag in ["--version", "--help"] {
        let (trivial, ours) = (format!("trivial {flag}"), format!("meibo {flag}"));
        let candidates =
            vec![candidate(&trivial, &itself, vec!["reference", flag]), candidate(&ours, meibo, vec![flag])];
        table::print(&format!("start, {flag}"), &timing::in_turns(candidates, 10, rounds));
        println!();
    }
}

/// Starts a program without a terminal, and waits for its end, which must be a success with something said.
fn candidate<'a>(name: &'a str, program: &'a Path, args: Vec<&'a str>) -> timing::Candidate<'a> {
    let command = move || {
        let mut command = Command::new(program);
        command.args(&args).env_clear().env("LANG", "C.UTF-8").env("HOME", "/nonexistent").stdin(Stdio::null());
        command
    };
    let said = command().output().unwrap();
    assert!(said.status.success() && !said.stdout.is_empty(), "{name} says nothing: {said:?}");
    let once = Box::new(move || {
        let status = command().stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
        assert!(status.success(), "{name}: {status}");
    });
    timing::Candidate { name, once }
}
