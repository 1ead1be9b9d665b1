//! The size of the programs, and the memory of an idle service: `cargo bench --bench size`.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench that cannot go on should stop, and say why")]

mod support;

use std::{fs, time::Duration};

use support::service::Service;

fn main() {
    for (name, file) in [("meibo", env!("CARGO_BIN_EXE_meibo")), ("meibod", env!("CARGO_BIN_EXE_meibod"))] {
        println!("{name:8} {:6.1} MiB on disk", fs::metadata(file).unwrap().len() as f64 / 1_048_576.0);
    }
    let service = Service::start();
    std::thread::sleep(Duration::from_secs(3));
    say("idle, never asked", &service);
    service.login();
    assert!(service.meibo(&["account", "show"]).output().unwrap().status.success());
    std::thread::sleep(Duration::from_secs(3));
    say("idle, after a sign-in and a request", &service);
}

fn say(when: &str, service: &Service) {
    let (resident, own) = service.resident();
    let mib = |kib: u64| kib as f64 / 1024.0;
    println!("meibod   {:6.1} MiB resident, {:.1} MiB of it its own  ({when})", mib(resident), mib(own));
}
