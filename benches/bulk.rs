//! Rows a second of `meibo … --from` as a whole process, plan and run, durable, on SQLite and (with `MEIBO_BENCH_POSTGRES`)
//! on PostgreSQL; beside the same changes and entries written by the engines' own programs, and beside `ldapadd` and
//! `ldapmodify` of the same people (with `MEIBO_BENCH_LDAP`). benches/run sets both. `cargo bench --bench bulk`;
//! `MEIBO_BENCH_ROWS` names other numbers of rows.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock, and stops when it cannot go on"
)]

mod support;

use std::{
    env, fs,
    path::PathBuf,
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use support::{
    directory, load, raw,
    service::{PASSWORD, Service},
};

fn main() {
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let rows = env::var("MEIBO_BENCH_ROWS").unwrap_or_else(|_| "10000".to_owned());
    for rows in rows.split(' ').map(|number| number.parse().unwrap()) {
        let files = Files::write(rows);
        println!("{rows} rows: SQLite");
        measure(&files, Service::start());
        if let Ok(database) = env::var("MEIBO_BENCH_POSTGRES") {
            println!("{rows} rows: PostgreSQL");
            raw::empty(&database);
            measure(&files, Service::start_on(database, tempfile::tempdir().unwrap()));
        }
        if let Ok(ldap) = env::var("MEIBO_BENCH_LDAP") {
            println!("{rows} rows: slapd");
            print("ldapadd", rows, timed(directory::add(&ldap, rows, files.folder.path())));
            print("ldapmodify", rows, timed(directory::modify(&ldap, rows, files.folder.path())));
        }
        println!();
    }
}

/// The same people in files.
struct Files {
    rows: usize,
    folder: tempfile::TempDir,
}

impl Files {
    fn write(rows: usize) -> Self {
        let files = Self { rows, folder: tempfile::tempdir().unwrap() };
        let people = "id,name,department,affiliation,contact";
        files.put("create.csv", people, |n| format!("p{n:07},名簿 {n},理学部,staff,p{n}@example.jp"));
        files.put("update.csv", "id,department", |n| format!("p{n:07},文学部"));
        files.put("again.csv", "id,department", |n| format!("p{n:07},医学部"));
        files.put("apply.csv", "id", |n| format!("p{n:07}"));
        files
    }

    fn put(&self, name: &str, head: &str, row: impl Fn(usize) -> String) {
        let rows = (0..self.rows).map(|n| row(n) + "\n").collect::<String>();
        fs::write(self.path(name), format!("{head}\n{rows}")).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn measure(files: &Files, mut service: Service) {
    service.login();
    let secrets = tempfile::tempdir().unwrap();
    let secrets = secrets.path().join("secrets.csv").display().to_string();
    let (create, update) = (["account", "create"], ["account", "update"]);
    job(files, &service, &create, "create.csv", &["--secrets-out", &secrets]);
    job(files, &service, &update, "update.csv", &[]);
    job(files, &service, &["apply"], "apply.csv", &["--reason", "bench"]);
    let busy = Busy::begin();
    print("account update, both cores busy", files.rows, timed(run(files, &service, &update, "again.csv", &[])));
    drop(busy);
    beside(files, &service, &update);
    service.end();
    print(
        "by the engine's own program",
        files.rows,
        timed(raw::update(&service.database, files.folder.path(), files.rows)),
    );
}

/// A plan, and then a plan and its run.
fn job(files: &Files, service: &Service, command: &[&str], file: &str, more: &[&str]) {
    let name = command.join(" ");
    let plan = timed(meibo(files, service, command, file, &[more, &["-n"]].concat()));
    print(&format!("{name} -n"), files.rows, plan);
    print(&name, files.rows, timed(run(files, service, command, file, more)));
}

fn run(files: &Files, service: &Service, command: &[&str], file: &str, more: &[&str]) -> Command {
    meibo(files, service, command, file, &[more, &["--confirm", &files.rows.to_string()]].concat())
}

fn meibo(files: &Files, service: &Service, command: &[&str], file: &str, more: &[&str]) -> Command {
    let file = files.path(file).display().to_string();
    service.meibo(&[command, &["--from", &file, "-o", "json"], more].concat())
}

/// How long others wait while a job runs.
fn beside(files: &Files, service: &Service, command: &[&str]) {
    let pem = fs::read(&service.certificate).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut job = run(files, service, command, "update.csv", &[]).stdout(Stdio::null()).spawn().unwrap();
    let time = Duration::from_secs_f64(files.rows as f64 / 20_000.0);
    let answered = runtime.block_on(async {
        let token = sign_in(&pem, &service.url).await;
        let url = format!("{}/v1/accounts/admin", service.url);
        load::run(&pem, 2, time, move |client, _, _| client.get(&url).bearer_auth(&token)).await
    });
    answered.print("account show of two others beside a job");
    assert!(job.wait().unwrap().success());
}

async fn sign_in(pem: &[u8], url: &str) -> String {
    let request = load::client(pem).post(format!("{url}/v1/sign-ins"));
    let body = serde_json::json!({"account": "admin", "password": PASSWORD});
    let answer: serde_json::Value = request.json(&body).send().await.unwrap().json().await.unwrap();
    answer["token"].as_str().unwrap().to_owned()
}

/// Two threads that compute, until it is dropped.
struct Busy(Arc<AtomicBool>);

impl Busy {
    fn begin() -> Self {
        let ends = Arc::new(AtomicBool::new(false));
        for _ in 0..2 {
            let ends = Arc::clone(&ends);
            thread::spawn(move || while !ends.load(Ordering::Relaxed) {});
        }
        Self(ends)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn print(name: &str, rows: usize, seconds: f64) {
    println!("{name:<34} {seconds:7.2} s {:9.0} rows/s", rows as f64 / seconds);
}

fn timed(mut command: Command) -> f64 {
    let began = Instant::now();
    assert!(command.stdout(Stdio::null()).status().unwrap().success());
    began.elapsed().as_secs_f64()
}
