//! A Dovecot of its own for POP, over TLS or a plain connection. It runs as the user that Debian's package made where the
//! bench is root's.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::fs::{PermissionsExt, chown},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    thread::sleep,
    time::Duration,
};

use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned,
    pki_types::{CertificateDer, pem::PemObject},
};
use tempfile::TempDir;

use super::service::Service;

/// The name and password of the mailbox that is downloaded.
const USER: (&str, &str) = ("admin", "bench");

/// What is measured of a Dovecot.
#[derive(Default)]
pub(crate) struct Plan<'a> {
    /// Messages in the mailbox that is downloaded, and bytes of each.
    pub(crate) inbox: (usize, usize),
    /// Sessions go through the meter at this socket.
    pub(crate) meter: Option<&'a Path>,
    /// The certificate and its key, for TLS from the first byte.
    pub(crate) tls: Option<(&'a Path, &'a Path)>,
    /// Who can log in beside the mailbox that is downloaded, by a file of passwords.
    pub(crate) users: &'a [(String, String)],
    /// Nobody is let in by a file: the service is asked, with this token.
    pub(crate) asks: Option<(&'a Service, &'a str)>,
}

/// A running Dovecot.
pub(crate) struct Dovecot {
    port: u16,
    tls: Option<Arc<ClientConfig>>,
    child: Child,
    _folder: TempDir,
}

impl Dovecot {
    /// Starts it.
    pub(crate) fn start(plan: &Plan<'_>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        fill(folder.path(), plan.inbox);
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let config = config(folder.path(), port, plan);
        fs::write(folder.path().join("dovecot.conf"), &config).unwrap();
        give(folder.path());
        let mut command = Command::new("/usr/sbin/dovecot");
        if rustix::process::geteuid().is_root() {
            command = Command::new("setpriv");
            command.args(["--reuid=dovecot", "--regid=dovecot", "--clear-groups", "--", "/usr/sbin/dovecot"]);
        }
        command.args(["-F", "-c"]).arg(folder.path().join("dovecot.conf")).stdin(Stdio::null());
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let tls = plan.tls.map(|(certificate, _)| Arc::new(believing(certificate)));
        let mut dovecot = Self { port, tls, child, _folder: folder };
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(dovecot.child.try_wait().unwrap().is_none(), "Dovecot does not start: {}", config);
            sleep(Duration::from_millis(20));
        }
        dovecot
    }

    /// Logs in, gets every message, and leaves; the bytes that came behind the log-in.
    pub(crate) fn download(&self) -> u64 {
        let mut session = self.session(USER.0, USER.1);
        let stat = session.ask("STAT");
        let messages: u32 = stat.split(' ').nth(1).unwrap().parse().unwrap();
        let bytes = (1..=messages).map(|number| session.get(number)).sum();
        session.ask("QUIT");
        bytes
    }

    /// Logs in and leaves.
    pub(crate) fn log_in(&self, user: &str, password: &str) {
        self.session(user, password).ask("QUIT");
    }

    fn session(&self, user: &str, password: &str) -> Session {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_nodelay(true).unwrap();
        let stream: Box<dyn Stream> = match &self.tls {
            None => Box::new(stream),
            Some(tls) => {
                let client = ClientConnection::new(Arc::clone(tls), "localhost".try_into().unwrap()).unwrap();
                Box::new(StreamOwned::new(client, stream))
            }
        };
        let mut session = Session { stream: BufReader::with_capacity(256 * 1024, stream) };
        session.line();
        session.ask(&format!("USER {user}"));
        session.ask(&format!("PASS {password}"));
        session
    }
}

/// A client that trusts this certificate alone.
fn believing(certificate: &Path) -> ClientConfig {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(certificate).unwrap()).unwrap();
    ClientConfig::builder().with_root_certificates(roots).with_no_client_auth()
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).ok();
        self.child.wait().ok();
    }
}

trait Stream: Read + Write {}

impl<T: Read + Write> Stream for T {}

struct Session {
    stream: BufReader<Box<dyn Stream>>,
}

impl Session {
    fn line(&mut self) -> String {
        let mut line = String::new();
        self.stream.read_line(&mut line).unwrap();
        assert!(line.starts_with("+OK"), "{line}");
        line
    }

    fn ask(&mut self, command: &str) -> String {
        self.stream.get_mut().write_all(format!("{command}\r\n").as_bytes()).unwrap();
        self.line()
    }

    fn get(&mut self, number: u32) -> u64 {
        let mut bytes = self.ask(&format!("RETR {number}")).len();
        let mut line = Vec::new();
        while line != b".\r\n" {
            line.clear();
            bytes += self.stream.read_until(b'\n', &mut line).unwrap();
        }
        bytes as u64
    }
}

fn fill(folder: &Path, (messages, bytes): (usize, usize)) {
    let inbox = folder.join("mail/Maildir");
    ["new", "cur", "tmp"].iter().for_each(|name| fs::create_dir_all(inbox.join(name)).unwrap());
    let body = ("x".repeat(76) + "\n").repeat(bytes / 77);
    for number in 0..messages {
        fs::write(inbox.join(format!("new/{number}")), format!("Subject: {number}\n\n{body}")).unwrap();
    }
}

/// Everything is the mail user's, where that is another.
fn give(path: &Path) {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let users = fs::read_to_string("/etc/passwd").unwrap();
    let line = users.lines().find(|line| line.starts_with("dovecot:")).unwrap();
    let ids: Vec<u32> = line.split(':').skip(2).take(2).map(|id| id.parse().unwrap()).collect();
    hand_over(path, ids[0], ids[1]);
}

fn hand_over(path: &Path, user: u32, group: u32) {
    chown(path, Some(user), Some(group)).unwrap();
    if path.is_dir() {
        fs::read_dir(path).unwrap().for_each(|entry| hand_over(&entry.unwrap().path(), user, group));
    }
}

/// What `meibod mail-config` writes, for a Dovecot whose user's are all files.
fn pieces(folder: &Path, user: &str, (service, token): (&Service, &str)) {
    let (token_file, pieces) = (folder.join("token"), folder.join("meibo"));
    fs::write(&token_file, token).unwrap();
    fs::set_permissions(&token_file, fs::Permissions::from_mode(0o600)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_meibod"));
    command.args(["mail-config", "dovecot", "--service", &service.url, "--auth-user", user, "--mail-user", user]);
    command.arg("--folder").arg(&pieces).arg("--token-file").arg(&token_file);
    command.arg("--ca-file").arg(&service.certificate).arg("--mail-root").arg(folder.join("mail"));
    assert!(command.env_clear().stdout(Stdio::null()).status().unwrap().success());
}

fn config(folder: &Path, port: u16, plan: &Plan<'_>) -> String {
    let (dir, root) = (folder.display(), rustix::process::geteuid().is_root());
    let user = if root { "dovecot".to_owned() } else { rustix::process::geteuid().as_raw().to_string() };
    let services: String = ["anvil", "stats", "pop3-login", "imap-login"]
        .map(|service| format!("service {service} {{\n  chroot =\n}}\n"))
        .concat();
    let executable = plan.meter.map(|socket| format!("  executable = pop3 {}\n", socket.display())).unwrap_or_default();
    let (ssl, implicit) = match plan.tls {
        None => ("ssl = no".to_owned(), "no"),
        Some((certificate, key)) => {
            // Those of the service are in a folder that only their owner enters.
            fs::copy(certificate, folder.join("tls.pem")).unwrap();
            fs::copy(key, folder.join("tls.key")).unwrap();
            (format!("ssl = required\nssl_cert = <{dir}/tls.pem\nssl_key = <{dir}/tls.key"), "yes")
        }
    };
    let databases = match plan.asks {
        Some(asks) => {
            pieces(folder, &user, asks);
            format!("!include {dir}/meibo/meibo.conf\n!include {dir}/meibo/userdb.conf\ndisable_plaintext_auth = no\n")
        }
        None => {
            let line = |user_name: &str, password: &str, home: &str| {
                format!("{user_name}:{{PLAIN}}{password}:{user}:{user}::{dir}/{home}::\n")
            };
            let one = |(name, password): &(String, String)| line(name, password, &format!("mail/others/{name}"));
            let users: String = plan.users.iter().map(one).collect();
            fs::write(folder.join("users"), line(USER.0, USER.1, "mail") + &users).unwrap();
            ["passdb", "userdb"]
                .map(|kind| format!("{kind} {{\n  driver = passwd-file\n  args = {dir}/users\n}}\n"))
                .concat()
        }
    };
    format!(
        "protocols = pop3
listen = 127.0.0.1
base_dir = {dir}/run
state_dir = {dir}/state
log_path = {dir}/log
default_internal_user = {user}
default_internal_group = {user}
default_login_user = {user}
first_valid_uid = 1
mail_location = maildir:~/Maildir
mail_max_userip_connections = 1000
disable_plaintext_auth = no
{ssl}
{services}service pop3-login {{
  service_count = 0
  process_min_avail = 2
  inet_listener pop3 {{
    port = {port}
    ssl = {implicit}
  }}
  inet_listener pop3s {{
    port = 0
  }}
}}
service pop3 {{
  service_count = 1000
  process_min_avail = 2
{executable}}}
{databases}"
    )
}
