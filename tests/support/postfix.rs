//! A real Postfix behind a test's Dovecot, with the pieces that `meibod mail-config postfix` writes, and `meibod
//! sender-policy` beside it. Both have a folder and loopback ports of their own; the machine's own Postfix is not touched.
//! Postfix's master is for root alone.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    os::unix::{
        fs::{MetadataExt, PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Mutex,
        atomic::{AtomicU16, Ordering},
    },
    thread,
};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::{Program, certificate::AUTHORITY, deadline::wait_for, program, service::meibod};

/// The domain whose mail arrives here; mail to any other is refused.
pub(crate) const DOMAIN: &str = "arrives.example";

/// A running Postfix, and what answers it.
pub(crate) struct Postfix {
    /// Where its Dovecot listens: 587.
    pub(crate) submission: u16,
    /// And 465.
    pub(crate) submissions: u16,
    /// Where `meibod sender-policy` answers.
    pub(crate) policy: u16,
    /// Where mail from outside comes, if it does.
    pub(crate) smtp: u16,
    /// Where it is handed to Dovecot.
    pub(crate) lmtp: u16,
    service: String,
    answering: Mutex<Child>,
    master: Mutex<Child>,
    // Behind the programs: it goes last.
    folder: TempDir,
}

impl Postfix {
    /// A Postfix whose senders are asked of the service at `url`, with a service token.
    pub(crate) fn start(url: &str, token: &str) -> Self {
        Self::begin(url, token, &[])
    }

    /// The same, which also takes mail from outside for a domain.
    pub(crate) fn takes_mail(url: &str, token: &str, domain: &str) -> Self {
        Self::begin(url, token, &["--mail-domain", domain])
    }

    fn begin(url: &str, token: &str, options: &[&str]) -> Self {
        assert!(rustix::process::geteuid().is_root(), "Postfix's master is for root: run the tests as root");
        let folder = tempfile::Builder::new().prefix("postfix-").tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let [submission, submissions, relay, policy, smtp, lmtp] = ports();
        pieces(folder.path(), url, [relay, policy, lmtp])
            .args(["--token-stdin"])
            .args(options)
            .stdin(format!("{token}\n"))
            .run()
            .done();
        configure(folder.path(), smtp);
        let answering = Mutex::new(answers(folder.path(), url, policy));
        let master = Mutex::new(master(folder.path(), relay));
        Self { submission, submissions, policy, smtp, lmtp, service: url.to_owned(), answering, master, folder }
    }

    /// What the Dovecot in front of it needs beside its own pieces.
    pub(crate) fn front(&self) -> String {
        let (pieces, submission, submissions) = (self.folder.path().join(PIECES), self.submission, self.submissions);
        let lmtp = pieces.join("lmtp.conf");
        let lmtp = if lmtp.exists() { format!("!include {}\n", lmtp.display()) } else { String::new() };
        format!(
            "{lmtp}!include {}/submission.conf
service submission-login {{
  inet_listener submission {{
    port = {submission}
  }}
  inet_listener submissions {{
    port = {submissions}
  }}
}}
",
            pieces.display()
        )
    }

    /// Mail to one address arrives in a Maildir, as its owner; to be said before the first mail.
    pub(crate) fn delivers_to(&self, address: &str, maildir: &Path) {
        let (_, domain) = address.split_once('@').expect("an address");
        let owner = fs::metadata(maildir.parent().unwrap()).unwrap();
        let file = self.folder.path().join("conf/main.cf");
        let before = fs::read_to_string(&file).unwrap();
        let stays = before.lines().filter(|line| !line.starts_with("virtual_"));
        let virtuals = [
            format!("virtual_mailbox_domains = {domain}"),
            "virtual_mailbox_base = /".to_owned(),
            format!("virtual_mailbox_maps = inline:{{ {{ {address} = {}/ }} }}", maildir.display()),
            format!("virtual_uid_maps = static:{}", owner.uid()),
            format!("virtual_gid_maps = static:{}", owner.gid()),
        ];
        let lines: Vec<String> = stays.map(str::to_owned).chain(virtuals).collect();
        fs::write(file, lines.join("\n") + "\n").unwrap();
    }

    /// The messages that have arrived, in no order.
    pub(crate) fn arrived(&self) -> Vec<String> {
        let Ok(files) = fs::read_dir(self.folder.path().join("boxes/inbox/new")) else { return Vec::new() };
        files.map(|file| String::from_utf8(fs::read(file.unwrap().path()).unwrap()).unwrap()).collect()
    }

    /// Ends what answers it.
    pub(crate) fn loses_its_policy(&self) {
        let mut answering = self.answering.lock().unwrap();
        answering.kill().unwrap();
        answering.wait().unwrap();
    }

    /// Starts it again.
    pub(crate) fn finds_its_policy(&self) {
        *self.answering.lock().unwrap() = answers(self.folder.path(), &self.service, self.policy);
    }

    /// Tries at once what waits in the queue.
    pub(crate) fn tries_again(&self) {
        let conf = self.folder.path().join("conf");
        Program::new("/usr/sbin/postqueue").args(["-c".as_ref(), conf.as_os_str(), "-f".as_ref()]).run().ok();
    }

    /// Ends Postfix, as an operator does.
    pub(crate) fn stop(&self) {
        end(&mut self.master.lock().unwrap());
    }

    /// The folder with the pieces that `meibod` has written.
    pub(crate) fn pieces(&self) -> PathBuf {
        self.folder.path().join(PIECES)
    }

    /// What Postfix has logged so far.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("maillog")).unwrap_or_default()
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        end(self.master.get_mut().unwrap());
        let answering = self.answering.get_mut().unwrap();
        answering.kill().ok();
        answering.wait().ok();
        if thread::panicking() {
            eprintln!("--- the log of Postfix\n{}", self.log());
        }
    }
}

/// The folder with what `meibod mail-config` writes.
const PIECES: &str = "meibo";

fn end(master: &mut Child) {
    if master.try_wait().is_ok_and(|ended| ended.is_none()) {
        kill_process(Pid::from_child(master), Signal::TERM).unwrap();
        program::end_of(master);
    }
}

/// `meibod mail-config postfix`, about to write.
fn pieces(folder: &Path, service: &str, [relay, policy, lmtp]: [u16; 3]) -> Program {
    let authority = folder.join("authority.pem");
    fs::write(&authority, AUTHORITY.pem()).unwrap();
    let into = folder.join(PIECES);
    meibod()
        .args(["mail-config", "postfix", "--folder", into.to_str().unwrap(), "--service", service])
        .args(["--ca-file", authority.to_str().unwrap(), "--policy-user", "root"])
        .args(["--relay-port", &relay.to_string(), "--policy-port", &policy.to_string()])
        .args(["--lmtp-port", &lmtp.to_string()])
}

/// What an operator has: a main.cf, and a master.cf to which the piece is added.
fn configure(folder: &Path, smtp: u16) {
    for name in ["conf", "queue", "data", "boxes"] {
        fs::create_dir(folder.join(name)).unwrap();
    }
    let (uid, gid) = user("postfix");
    chown(folder.join("data"), Some(uid), Some(gid)).unwrap();
    let (uid, gid) = user("nobody");
    chown(folder.join("boxes"), Some(uid), Some(gid)).unwrap();
    let here = folder.display();
    let main = format!(
        "compatibility_level = 3.6
queue_directory = {here}/queue
data_directory = {here}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
maillog_file = {here}/maillog
maillog_file_prefixes = {here}
multi_instance_enable = no
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.example.jp
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
virtual_mailbox_domains = {DOMAIN}
virtual_mailbox_maps = static:inbox/
virtual_mailbox_base = {here}/boxes
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
default_transport = error:5.1.1 nothing leaves this machine
smtpd_tls_security_level = encrypt
smtpd_recipient_restrictions = reject
"
    );
    fs::write(folder.join("conf/main.cf"), main).unwrap();
    let piece = |name: &str| fs::read_to_string(folder.join(PIECES).join(name));
    let outside = piece("inbound.cf").ok().map(|inbound| {
        let settings = inbound.lines().filter(|line| line.starts_with(|sign: char| sign.is_ascii_lowercase()));
        let postconf = Program::new("/usr/sbin/postconf").args(["-c".as_ref(), folder.join("conf").as_os_str()]);
        postconf.args(["-e"]).args(settings).run().ok();
        format!("127.0.0.1:{smtp} inet n - n - - smtpd -o smtpd_tls_security_level=none\n")
    });
    let services = format!("{SERVICES}{}{}", outside.unwrap_or_default(), piece("master.cf").unwrap());
    fs::write(folder.join("conf/master.cf"), services).unwrap();
}

/// Debian's services, without those that listen.
const SERVICES: &str = "\
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
";

fn master(folder: &Path, relay: u16) -> Child {
    let conf = folder.join("conf");
    let checked = Program::new("/usr/sbin/postfix").args([Path::new("-c"), &conf, Path::new("check")]).run();
    assert_eq!(
        checked.code, 0,
        "postfix is installed (tests/run installs it), and its configuration is right: {checked}"
    );
    // A process group of its own: the master ends the whole group.
    let mut child = Command::new("/usr/lib/postfix/sbin/master")
        .args(["-d", "-c"])
        .arg(&conf)
        .env_clear()
        .env("MAIL_CONFIG", &conf)
        .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
        .current_dir(folder.join("queue"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .unwrap();
    listens(&mut child, relay, || fs::read_to_string(folder.join("maillog")).unwrap_or_default());
    child
}

/// `meibod sender-policy`, with the options that the unit has.
fn answers(folder: &Path, service: &str, policy: u16) -> Child {
    let unit = fs::read_to_string(folder.join(PIECES).join("meibo-sender-policy.service")).unwrap();
    let line = unit.lines().find_map(|line| line.strip_prefix("ExecStart=")).unwrap();
    let mut words = line.split(' ');
    let mut command = Command::new(words.next().unwrap());
    let log = folder.join("policy.log");
    let open = || fs::OpenOptions::new().create(true).append(true).open(&log).unwrap();
    command.args(words).env_clear().stdin(Stdio::null()).stdout(open()).stderr(open());
    let mut child = command.spawn().unwrap();
    listens(&mut child, policy, || format!("{service}: {}", fs::read_to_string(&log).unwrap()));
    child
}

fn listens(child: &mut Child, port: u16, log: impl Fn() -> String) {
    let listens = wait_for(|| match child.try_wait().unwrap() {
        Some(_) => Some(false),
        None => TcpStream::connect(("127.0.0.1", port)).is_ok().then_some(true),
    });
    if listens != Some(true) {
        child.kill().ok();
        child.wait().ok();
        panic!("nothing listens on port {port}:\n{}", log());
    }
}

fn user(name: &str) -> (u32, u32) {
    let users = fs::read_to_string("/etc/passwd").unwrap();
    let line = users.lines().find(|line| line.starts_with(&format!("{name}:")));
    let mut ids = line.expect("postfix is installed: tests/run installs it").split(':').skip(2);
    let mut id = || ids.next().unwrap().parse().unwrap();
    (id(), id())
}

/// Ports that are free, and below those that the system gives to whoever asks for any.
fn ports() -> [u16; 6] {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = u16::try_from(std::process::id() % 1_300).unwrap() * 6;
    let found: Vec<u16> = (0..2_000)
        .map(|_| 12_000 + (first + NEXT.fetch_add(1, Ordering::Relaxed)) % 8_000)
        .filter(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .take(6)
        .collect();
    found.try_into().expect("six free ports")
}
