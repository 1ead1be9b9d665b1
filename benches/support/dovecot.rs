//! A Dovecot of its own for POP over a plain connection, with one mailbox. It runs as the user that Debian's package made
//! where the bench is root's.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    os::unix::fs::{PermissionsExt, chown},
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

use tempfile::TempDir;

/// The mailbox's name and password.
pub(crate) const USER: (&str, &str) = ("admin", "bench");

/// A running Dovecot.
pub(crate) struct Dovecot {
    port: u16,
    child: Child,
    _folder: TempDir,
}

impl Dovecot {
    /// Starts it with so many messages of so many bytes; sessions go through the meter's socket, if there is one.
    pub(crate) fn start(messages: usize, bytes: usize, meter: Option<&Path>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        fill(folder.path(), messages, bytes);
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        fs::write(folder.path().join("dovecot.conf"), config(folder.path(), port, meter)).unwrap();
        give(folder.path());
        let mut command = Command::new("/usr/sbin/dovecot");
        if rustix::process::geteuid().is_root() {
            command = Command::new("setpriv");
            command.args(["--reuid=dovecot", "--regid=dovecot", "--clear-groups", "--", "/usr/sbin/dovecot"]);
        }
        command.args(["-F", "-c"]).arg(folder.path().join("dovecot.conf")).stdin(Stdio::null());
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let dovecot = Self { port, child, _folder: folder };
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            sleep(Duration::from_millis(20));
        }
        dovecot
    }

    /// Logs in, gets every message, and leaves; the bytes that came behind the log-in.
    pub(crate) fn download(&self) -> u64 {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let mut session = Session { answers: BufReader::with_capacity(256 * 1024, &stream), to: &stream };
        session.line();
        session.ask(&format!("USER {}", USER.0));
        session.ask(&format!("PASS {}", USER.1));
        let stat = session.ask("STAT");
        let messages: u32 = stat.split(' ').nth(1).unwrap().parse().unwrap();
        let bytes = (1..=messages).map(|number| session.get(number)).sum();
        session.ask("QUIT");
        bytes
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).ok();
        self.child.wait().ok();
    }
}

struct Session<'a> {
    answers: BufReader<&'a TcpStream>,
    to: &'a TcpStream,
}

impl Session<'_> {
    fn line(&mut self) -> String {
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        assert!(line.starts_with("+OK"), "{line}");
        line
    }

    fn ask(&mut self, command: &str) -> String {
        self.to.write_all(format!("{command}\r\n").as_bytes()).unwrap();
        self.line()
    }

    fn get(&mut self, number: u32) -> u64 {
        let mut bytes = self.ask(&format!("RETR {number}")).len();
        let mut line = Vec::new();
        while line != b".\r\n" {
            line.clear();
            bytes += self.answers.read_until(b'\n', &mut line).unwrap();
        }
        bytes as u64
    }
}

fn fill(folder: &Path, messages: usize, bytes: usize) {
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

fn config(folder: &Path, port: u16, meter: Option<&Path>) -> String {
    let (dir, root) = (folder.display(), rustix::process::geteuid().is_root());
    let user = if root { "dovecot".to_owned() } else { rustix::process::geteuid().as_raw().to_string() };
    let users = folder.join("users");
    fs::write(&users, format!("{}:{{PLAIN}}{}:{user}:{user}::{dir}/mail::\n", USER.0, USER.1)).unwrap();
    let services: String = ["anvil", "stats", "pop3-login", "imap-login"]
        .map(|service| format!("service {service} {{\n  chroot =\n}}\n"))
        .concat();
    let executable = meter.map(|socket| format!("  executable = pop3 {}\n", socket.display())).unwrap_or_default();
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
ssl = no
disable_plaintext_auth = no
{services}service pop3-login {{
  service_count = 0
  inet_listener pop3 {{
    port = {port}
  }}
}}
service pop3 {{
  service_count = 1000
{executable}}}
passdb {{
  driver = passwd-file
  args = {users}
}}
userdb {{
  driver = passwd-file
  args = {users}
}}
",
        users = users.display()
    )
}
