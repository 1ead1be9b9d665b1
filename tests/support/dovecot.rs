//! A real Dovecot 2.3 that asks a test's service at every log-in: with the pieces that `meibod mail-config` writes, its
//! mail in a folder of its own, on loopback ports of its own. It needs no root, and runs as an ordinary user where the
//! tests run as root.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::{TcpListener, TcpStream},
    os::unix::fs::{PermissionsExt, chown},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use tempfile::TempDir;

use super::{
    certificate::{AUTHORITY, Files},
    deadline::wait_for,
    program,
    service::meibod,
};

/// The user that Debian's package makes; the tests' Dovecot is this one where they run as root.
const USER: &str = "dovecot";

/// The key of its HTTP API.
pub(crate) const DOVEADM_KEY: &str = "canary-of-doveadm";

/// How a Dovecot is to be started.
pub(crate) struct Setup {
    service: String,
    token: String,
    authority: Option<PathBuf>,
    options: Vec<String>,
    asks: bool,
    more: String,
}

/// A running Dovecot.
pub(crate) struct Dovecot {
    /// The files of its certificate, for `localhost` and 127.0.0.1.
    pub(crate) files: Files,
    /// Its ports.
    pub(crate) ports: Ports,
    service: String,
    child: Child,
    // Behind the child: it goes last.
    folder: TempDir,
}

/// Where a Dovecot listens, on 127.0.0.1.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ports {
    /// IMAP, with STARTTLS.
    pub(crate) imap: u16,
    /// IMAP over TLS.
    pub(crate) imaps: u16,
    /// POP, with STLS.
    pub(crate) pop3: u16,
    /// POP over TLS.
    pub(crate) pop3s: u16,
    /// Its own HTTP API, over TLS.
    pub(crate) doveadm: u16,
}

impl Setup {
    /// A Dovecot that asks the service at `url` with a service token.
    pub(crate) fn new(url: &str, token: &str) -> Self {
        let (service, token) = (url.to_owned(), token.to_owned());
        Self { service, token, authority: None, options: Vec::new(), asks: true, more: String::new() }
    }

    /// With another authority that vouches for the service than the tests' own.
    pub(crate) fn authority(mut self, file: &Path) -> Self {
        self.authority = Some(file.to_owned());
        self
    }

    /// With one more option of `meibod mail-config dovecot`.
    pub(crate) fn option(mut self, flag: &str, value: &str) -> Self {
        self.options.extend([flag.to_owned(), value.to_owned()]);
        self
    }

    /// With more configuration, behind the pieces.
    pub(crate) fn config(mut self, more: &str) -> Self {
        self.more.push_str(more);
        self
    }

    /// With another passdb in the place of the pieces.
    pub(crate) fn without_pieces(mut self, passdb: &str) -> Self {
        self.asks = false;
        self.config(passdb)
    }

    /// Starts it, and waits until it greets.
    pub(crate) fn start(self) -> Dovecot {
        let folder = tempfile::Builder::new().prefix("dovecot-").tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let site = Site { folder: folder.path(), files: AUTHORITY.write_as(folder.path(), "dovecot", HOSTS) };
        site.prepare(&self);
        let started = (0..10).find_map(|_| site.start(&self));
        let (child, ports) = started.unwrap_or_else(|| panic!("Dovecot does not start:\n{}", site.log()));
        Dovecot { files: site.files, ports, service: self.service, child, folder }
    }
}

const HOSTS: &[&str] = &["localhost", "127.0.0.1"];

impl Dovecot {
    /// What it has logged so far.
    pub(crate) fn log(&self) -> String {
        log(self.folder.path())
    }

    /// The folder with the pieces that `meibod` has written.
    pub(crate) fn pieces(&self) -> PathBuf {
        self.folder.path().join(PIECES)
    }

    /// Replaces the token with another, as an operator does.
    pub(crate) fn takes_token(&self, token: &str) {
        let authority = self.pieces().join("service-ca.pem");
        let mail = self.folder.path().join("mail");
        pieces(self.folder.path(), &self.service, token)
            .args(["--ca-file", authority.to_str().unwrap(), "--overwrite"])
            .args(["--mail-user", &name().0, "--mail-root", mail.to_str().unwrap()])
            .run()
            .done();
    }

    /// The home of a mailbox, as Dovecot finds it.
    #[track_caller]
    pub(crate) fn home(&self, address: &str) -> PathBuf {
        PathBuf::from(self.doveadm(&["user", "-f", "home", address]).ok().trim())
    }

    /// The folder of all mailboxes.
    pub(crate) fn mail_root(&self) -> PathBuf {
        self.folder.path().join("mail")
    }

    /// What `doveadm` does, as an operator calls it.
    pub(crate) fn doveadm(&self, args: &[&str]) -> super::Ended {
        let command = self.doveadm_words();
        super::Program::new(&command[0]).args(&command[1..]).args(args).run()
    }

    /// The words that call `doveadm` of this Dovecot.
    pub(crate) fn doveadm_words(&self) -> Vec<String> {
        let config = self.folder.path().join(CONFIG).to_str().unwrap().to_owned();
        as_user("/usr/bin/doveadm").into_iter().chain(["-c".to_owned(), config]).collect()
    }

    /// Lays a message into a mailbox's inbox, as a delivery does.
    pub(crate) fn delivers(&self, address: &str, name: &str, message: &str) {
        let home = self.home(address);
        let maildir = home.join("Maildir");
        for folder in ["new", "cur", "tmp"] {
            fs::create_dir_all(maildir.join(folder)).unwrap();
        }
        let file = maildir.join("new").join(name);
        fs::write(&file, message).unwrap();
        let folders = ["new", "cur", "tmp"].map(|it| maildir.join(it));
        [home.parent().unwrap(), &home, &maildir, &file]
            .into_iter()
            .chain(folders.iter().map(PathBuf::as_path))
            .for_each(give);
    }

    /// Kills its processes of a service (`pop3`), as a crash does.
    pub(crate) fn kills(&self, service: &str) {
        let (master, name) = (self.child.id().to_string(), format!("({service})"));
        let of_ours = |stat: &str| {
            let mut parts = stat.split(' ');
            (parts.next()?.parse().ok(), parts.next()? == name, parts.nth(1)? == master).into()
        };
        for process in fs::read_dir("/proc").unwrap().filter_map(Result::ok) {
            let stat = fs::read_to_string(process.path().join("stat")).unwrap_or_default();
            if let Some((Some(pid), true, true)) = of_ours(&stat) {
                let pid = rustix::process::Pid::from_raw(pid).unwrap();
                rustix::process::kill_process(pid, rustix::process::Signal::KILL).ok();
            }
        }
    }

    /// Sends a signal to its master.
    pub(crate) fn signal(&self, signal: rustix::process::Signal) {
        rustix::process::kill_process(rustix::process::Pid::from_child(&self.child), signal).unwrap();
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|ended| ended.is_none()) {
            self.signal(rustix::process::Signal::TERM);
            program::end_of(&mut self.child);
        }
        if thread::panicking() {
            eprintln!("--- the log of Dovecot\n{}", self.log());
        }
    }
}

/// The folder with what `meibod mail-config` writes.
const PIECES: &str = "meibo";
const CONFIG: &str = "dovecot.conf";
/// The folder where it writes; all but the mail and this is not its user's, as on a real server.
const OWN: &str = "own";
const LOG: &str = "own/log";

fn log(folder: &Path) -> String {
    String::from_utf8_lossy(&fs::read(folder.join(LOG)).unwrap_or_default()).into_owned()
}

/// Who runs Dovecot: the tests' own user, or an ordinary one where that is root.
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// The names of that user and its group.
fn name() -> (String, String) {
    if is_root() {
        return (USER.to_owned(), USER.to_owned());
    }
    let id = |flag: &str| super::Program::new("id").args([flag]).run().ok().trim().to_owned();
    (id("-un"), id("-gn"))
}

/// `meibod mail-config dovecot`, about to write.
fn pieces(folder: &Path, service: &str, token: &str) -> super::Program {
    let folder = folder.join(PIECES);
    meibod()
        .args(["mail-config", "dovecot", "--folder", folder.to_str().unwrap(), "--service", service])
        .args(["--auth-user", &name().0, "--token-stdin"])
        .stdin(format!("{token}\n"))
}

/// The words that run a program as that user.
fn as_user(program: &str) -> Vec<String> {
    let mut words = vec![program.to_owned()];
    if is_root() {
        let (uid, gid) = user();
        let ids = ["setpriv", &format!("--reuid={uid}"), &format!("--regid={gid}"), "--clear-groups", "--"];
        words.splice(0..0, ids.map(str::to_owned));
    }
    words
}

fn user() -> (u32, u32) {
    let users = fs::read_to_string("/etc/passwd").unwrap();
    let of = |name: &str| users.lines().find(|line| line.starts_with(&format!("{name}:"))).map(str::to_owned);
    let line = of(USER).expect("dovecot-core is installed: tests/run installs it");
    let mut ids = line.split(':').skip(2).map(|id| id.parse().unwrap());
    (ids.next().unwrap(), ids.next().unwrap())
}

fn give(path: &Path) {
    if is_root() {
        let (uid, gid) = user();
        chown(path, Some(uid), Some(gid)).unwrap();
    }
}

/// Where a Dovecot is to run.
struct Site<'a> {
    folder: &'a Path,
    files: Files,
}

impl Site<'_> {
    fn prepare(&self, setup: &Setup) {
        let [mail, own] = ["mail", OWN].map(|name| self.folder.join(name));
        fs::create_dir(&mail).unwrap();
        fs::create_dir(&own).unwrap();
        [&*mail, &own, &self.files.key].into_iter().for_each(give);
        let ((user, _), authority) = (name(), setup.authority.as_ref().unwrap_or(&self.files.authority));
        pieces(self.folder, &setup.service, &setup.token)
            .args(["--ca-file", authority.to_str().unwrap()])
            .args(["--mail-user", &user, "--mail-root", mail.to_str().unwrap()])
            .args(&setup.options)
            .run()
            .done();
    }

    /// One try, on ports that are free now; `None` where somebody else took one first.
    fn start(&self, setup: &Setup) -> Option<(Child, Ports)> {
        let ports = Ports::free();
        fs::write(self.folder.join(CONFIG), self.config(ports, setup)).unwrap();
        fs::remove_dir_all(self.folder.join(OWN).join("run")).ok();
        let mut child = self.command().spawn().expect("dovecot-core is installed: tests/run installs it");
        let greets = wait_for(|| match child.try_wait().unwrap() {
            Some(_) => Some(false),
            None => [ports.imap, ports.pop3].into_iter().all(greets).then_some(true),
        });
        if greets == Some(true) {
            return Some((child, ports));
        }
        child.kill().ok();
        child.wait().ok();
        None
    }

    fn command(&self) -> Command {
        let words = as_user("/usr/sbin/dovecot");
        let mut command = Command::new(&words[0]);
        command
            .args(&words[1..])
            .args(["-F", "-c"])
            .arg(self.folder.join(CONFIG))
            .env_clear()
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        command.current_dir(self.folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn log(&self) -> String {
        log(self.folder)
    }

    /// What an operator has beside the pieces. No delay behind a refusal, and no penalty for an address: tests refuse often,
    /// all from one.
    fn config(&self, ports: Ports, setup: &Setup) -> String {
        let ((user, group), folder) = (name(), self.folder.display());
        let Ports { imap, imaps, pop3, pop3s, doveadm } = ports;
        let (certificate, key) = (self.files.certificate.display(), self.files.key.display());
        let services: String = ["anvil", "stats", "imap-login", "pop3-login", "submission-login"]
            .map(|service| format!("service {service} {{\n  chroot =\n}}\n"))
            .concat();
        let more = &setup.more;
        let pieces = match setup.asks {
            true => format!("!include {folder}/{PIECES}/meibo.conf\n!include {folder}/{PIECES}/userdb.conf\n"),
            false => format!(
                "userdb {{\n  driver = static\n  args = uid={user} gid={group} home={folder}/mail/%u allow_all_users=yes\n}}\n"
            ),
        };
        format!(
            "protocols = imap pop3
listen = 127.0.0.1
base_dir = {folder}/{OWN}/run
state_dir = {folder}/{OWN}/state
log_path = {folder}/{LOG}
instance_name = meibo-tests
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
mail_location = maildir:~/Maildir
mail_max_userip_connections = 1000
ssl = required
ssl_cert = <{certificate}
ssl_key = <{key}
auth_failure_delay = 0
{services}service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service pop3-login {{
  service_count = 0
  process_min_avail = 1
  inet_listener pop3 {{
    port = {pop3}
  }}
  inet_listener pop3s {{
    port = {pop3s}
    ssl = yes
  }}
}}
service pop3 {{
  service_count = 1000
}}
service doveadm {{
  inet_listener http {{
    port = {doveadm}
    ssl = yes
  }}
}}
doveadm_api_key = {DOVEADM_KEY}
{pieces}{more}
"
        )
    }
}

impl Ports {
    fn free() -> Self {
        // All are held at once, so that they differ.
        let held: Vec<TcpListener> = (0..5).map(|_| TcpListener::bind("127.0.0.1:0").unwrap()).collect();
        let port = |at: usize| held[at].local_addr().unwrap().port();
        Self { imap: port(0), imaps: port(1), pop3: port(2), pop3s: port(3), doveadm: port(4) }
    }
}

fn greets(port: u16) -> bool {
    let Ok(stream) = TcpStream::connect(("127.0.0.1", port)) else { return false };
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).is_ok_and(|_| line.starts_with("+OK") || line.starts_with("* OK"))
}
