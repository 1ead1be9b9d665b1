//! Downloads by POP through the meter, beside the same Dovecot without it, in turns: over TLS as mail apps do it, and over
//! plain connections, where nothing else is slow. Then log-ins a second that the service decides, beside the same Dovecot
//! with a file of passwords. All is on one machine, the service on SQLite: `cargo bench --bench pop`, or a part of it with
//! `-- downloads` or `-- log-ins`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock, stops when it cannot go on, and prints"
)]

mod support;

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use meibo::store::Store;
use support::{
    dovecot::{Dovecot, Plan},
    mailboxes, roll,
    service::Service,
    timing::{Candidate, in_turns},
    token,
};
use tokio::runtime::Runtime;

/// Messages of a mailbox, and bytes of each.
const MAILBOXES: [(usize, usize); 2] = [(40, 4_000_000), (2000, 20_000)];
/// Measured turns of each.
const ROUNDS: usize = 9;
/// Mailboxes that log in.
const PEOPLE: i64 = 400;
/// Log-ins at once.
const CLIENTS: usize = 8;

fn main() {
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let service = Service::start_configured("[policy.pop]\ndaily_megabytes = 1000000\n");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let token = runtime.block_on(prepare(&service));
    if asked_for("downloads") {
        let meter = Meter::start(&service, &token);
        for tls in [Some((&*service.certificate, &*service.key)), None] {
            for inbox in MAILBOXES {
                downloads(&meter, &Plan { inbox, tls, ..Plan::default() });
            }
        }
    }
    if asked_for("log-ins") {
        log_ins(&service, &token, &runtime);
    }
}

/// Everything is, where nothing is named.
fn asked_for(part: &str) -> bool {
    let mut named = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).peekable();
    named.peek().is_none() || named.any(|argument| argument == part)
}

fn downloads(meter: &Meter, plan: &Plan<'_>) {
    let plain = Dovecot::start(plan);
    let metered = Dovecot::start(&Plan { meter: Some(&meter.socket), users: &[], ..*plan });
    let whole = plain.download();
    let measured = in_turns(
        vec![
            Candidate { name: "without", once: Box::new(|| assert_eq!(plain.download(), whole)) },
            Candidate { name: "through the meter", once: Box::new(|| assert_eq!(metered.download(), whole)) },
        ],
        1,
        ROUNDS,
    );
    let rate = |at: usize| whole as f64 / 1e6 / measured[at].quantile(0.5).as_secs_f64();
    let ((messages, bytes), over) = (plan.inbox, if plan.tls.is_some() { "TLS" } else { "plain connections" });
    println!("{messages} messages of {bytes} bytes over {over}, {ROUNDS} downloads each, median");
    println!("  {:<18} {:>7.0} MB/s", measured[0].name, rate(0));
    println!("  {:<18} {:>7.0} MB/s, {:.0} %", measured[1].name, rate(1), 100.0 * rate(1) / rate(0));
}

/// Log-ins a second over plain connections by [`CLIENTS`] at once, each of a secret that has logged in before, in turns
/// with the same Dovecot that looks into a file; and the part of the machine's work that asking is.
fn log_ins(service: &Service, token: &str, runtime: &Runtime) {
    let hash = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA";
    let people = runtime.block_on(async {
        roll::fill(&service.database, 0..PEOPLE, hash).await;
        let people = mailboxes::fill(&service.database, PEOPLE, PEOPLE).await;
        turn_pop_on(service).await;
        people
    });
    let people: Vec<(String, String)> =
        people.into_iter().map(|(user, secret)| (user, secret.expose().to_owned())).collect();
    let file = Dovecot::start(&Plan { users: &people, ..Plan::default() });
    let asking = Dovecot::start(&Plan { asks: Some((service, token)), ..Plan::default() });
    let mut seen = [(Vec::new(), Vec::new()), (Vec::new(), Vec::new())];
    for round in 0..=ROUNDS {
        for (dovecot, (rates, work)) in [&file, &asking].into_iter().zip(&mut seen) {
            let (before, began) = (busy(), Instant::now());
            std::thread::scope(|scope| {
                for people in people.chunks(people.len() / CLIENTS) {
                    scope.spawn(move || people.iter().for_each(|(user, password)| dovecot.log_in(user, password)));
                }
            });
            // The first round makes the mailboxes' folders, and compares each secret once.
            if round > 0 {
                rates.push(people.len() as f64 / began.elapsed().as_secs_f64());
                work.push((busy() - before) / people.len() as f64);
            }
        }
    }
    let median = |values: &mut Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let [(mut file, mut file_work), (mut asking, mut asking_work)] = seen;
    let (file, asking) = (median(&mut file), median(&mut asking));
    let (file_work, asking_work) = (median(&mut file_work), median(&mut asking_work));
    println!("POP log-ins a second, {CLIENTS} at once, {ROUNDS} times {PEOPLE}, median");
    println!("  a file of passwords {file:>7.0} /s, {:.2} ms of CPU each", file_work * 1e3);
    println!(
        "  the service asked   {asking:>7.0} /s, {:.2} ms of CPU each: {:.0} %; {:.0} % of the work is asking",
        asking_work * 1e3,
        100.0 * asking / file,
        100.0 * (asking_work - file_work) / asking_work
    );
}

/// Seconds that the processors of this machine have worked.
fn busy() -> f64 {
    let stat = fs::read_to_string("/proc/stat").unwrap();
    let fields: Vec<f64> =
        stat.lines().next().unwrap().split_whitespace().skip(1).map(|it| it.parse().unwrap()).collect();
    // user, nice, system, and what interrupts take; in hundredths.
    (fields[0] + fields[1] + fields[2] + fields[5] + fields[6]) / 100.0
}

/// POP is on for the mailbox's owner; a token for the meter.
async fn prepare(service: &Service) -> String {
    turn_pop_on(service).await;
    token::mail_decision(&fs::read(&service.certificate).unwrap(), &service.url).await
}

async fn turn_pop_on(service: &Service) {
    let store = Store::open(&service.database).await.unwrap();
    let mut tx = store.write().await.unwrap();
    let on = "INSERT INTO pop (account, mode, bytes, fresh_at, warned) SELECT id, 'all', 0, 0, 0 FROM accounts
              WHERE id NOT IN (SELECT account FROM pop)";
    tx.script(on).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
}

/// A meter that listens. It ends with the bench.
struct Meter {
    socket: PathBuf,
    child: Child,
    _folder: tempfile::TempDir,
}

impl Meter {
    fn start(service: &Service, token: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let (socket, file) = (folder.path().join("meter.sock"), folder.path().join("token"));
        fs::write(&file, token).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        let child = spawn(service, &socket, &file);
        // Its mode is set when it listens.
        let listens = || socket.metadata().is_ok_and(|seen| seen.permissions().mode() & 0o777 == 0o666);
        while !listens() {
            sleep(Duration::from_millis(10));
        }
        Self { socket, child, _folder: folder }
    }
}

fn spawn(service: &Service, socket: &Path, token: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_meibod"));
    command.args(["meter", "--socket-mode", "666", "--service", &service.url]);
    command.arg("--socket").arg(socket).arg("--token-file").arg(token).arg("--ca-file").arg(&service.certificate);
    command.env_clear().stdin(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

impl Drop for Meter {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
