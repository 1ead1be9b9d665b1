//! Downloads by POP through the meter, beside the same Dovecot without it, in turns: `cargo bench --bench pop`. Both are
//! on one machine over a plain connection, where nothing else is slow; the reports go to a service on SQLite.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench stops when it cannot go on, and prints")]

mod support;

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

use meibo::store::Store;
use support::{
    dovecot::Dovecot,
    service::Service,
    timing::{Candidate, in_turns},
    token,
};

/// Messages of a mailbox, and bytes of each.
const MAILBOXES: [(usize, usize); 2] = [(40, 4_000_000), (2000, 20_000)];
/// Measured downloads of each.
const ROUNDS: usize = 9;

fn main() {
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let service = Service::start_configured("[policy.pop]\ndaily_megabytes = 1000000\n");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let token = runtime.block_on(prepare(&service));
    let meter = Meter::start(&service, &token);
    for (messages, bytes) in MAILBOXES {
        let plain = Dovecot::start(messages, bytes, None);
        let metered = Dovecot::start(messages, bytes, Some(&meter.socket));
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
        println!("{messages} messages of {bytes} bytes, {ROUNDS} downloads each, median");
        println!("  {:<18} {:>7.0} MB/s", measured[0].name, rate(0));
        println!("  {:<18} {:>7.0} MB/s, {:.0} %", measured[1].name, rate(1), 100.0 * rate(1) / rate(0));
    }
}

/// POP is on for the mailbox's owner; a token for the meter.
async fn prepare(service: &Service) -> String {
    let store = Store::open(&service.database).await.unwrap();
    let mut tx = store.write().await.unwrap();
    let on = "INSERT INTO pop (account, mode, bytes, fresh_at, warned) SELECT id, 'all', 0, 0, 0 FROM accounts";
    sqlx::query(on).execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    token::mail_decision(&fs::read(&service.certificate).unwrap(), &service.url).await
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
