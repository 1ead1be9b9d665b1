//! `meibo account show` as a process against a running service, and where its time goes: `cargo bench --bench show`.
//!
//! With `MEIBO_BENCH_LDAP` (set by benches/run) the same question is put to slapd by ldapsearch over TLS.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock, and stops when it cannot go on"
)]

mod support;

use std::{
    env,
    process::{Command, Stdio},
};

use support::{service::Service, table, timing};

fn main() {
    let rounds = env::args().filter_map(|word| word.parse().ok()).next().unwrap_or(200);
    let service = Service::start();
    service.login();
    let mut candidates = vec![
        candidate("meibo --version (start of a process)", || service.meibo(&["--version"])),
        candidate("meibo config list (and settings)", || service.meibo(&["config", "list"])),
        candidate("meibo account show (and TLS, the request)", || service.meibo(&["account", "show"])),
        candidate("meibo account show -o json", || service.meibo(&["account", "show", "-o", "json"])),
    ];
    if let Some(ldap) = env::var("MEIBO_BENCH_LDAP").ok().filter(|url| !url.is_empty()) {
        candidates.push(candidate("ldapsearch over TLS, slapd", move || ldapsearch(&ldap)));
    } else {
        println!("without ldapsearch: run benches/run\n");
    }
    table::print("one account, shown by a process", &timing::in_turns(candidates, 10, rounds));
}

fn ldapsearch(url: &str) -> Command {
    let mut command = Command::new("ldapsearch");
    command.args(["-x", "-LLL", "-H", url, "-D", "cn=admin,dc=example,dc=org", "-w", "bench"]);
    command.args(["-b", "dc=example,dc=org", "(uid=tanaka)"]).env("LDAPTLS_REQCERT", "allow");
    command
}

fn candidate<'a>(name: &'a str, command: impl Fn() -> Command + 'a) -> timing::Candidate<'a> {
    let said = command().output().unwrap();
    assert!(said.status.success() && !said.stdout.is_empty(), "{name}: {said:?}");
    let once = Box::new(move || {
        let mut command = command();
        let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
        assert!(status.success(), "{name}: {status}");
    });
    timing::Candidate { name, once }
}
