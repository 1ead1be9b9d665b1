//! A real Kannel (bearerbox and smsbox) on ports of the loopback interface, with the SMSC that comes with it: what reaches a
//! phone is what that prints.

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
};

use tempfile::TempDir;

use super::{certificate::AUTHORITY, deadline::wait_for, gateway::Gateway};

/// The user that it knows, and the password.
pub(crate) const USER: &str = "meibo";
/// And the password.
pub(crate) const PASSWORD: &str = "canary-of-kannel 3";
/// The number that text messages come from.
pub(crate) const FROM: &str = "0120000000";

/// Where Debian has the SMSC for tests.
const SMSC: &str = "/usr/lib/kannel/test/fakesmsc";

/// A Kannel that carries text messages to the tests.
pub(crate) struct Kannel {
    ports: Ports,
    smsc: Option<Gateway>,
    tls: bool,
    folder: TempDir,
    boxes: Mutex<Vec<Child>>,
    arrived: Arc<Mutex<Vec<String>>>,
}

#[derive(Clone, Copy)]
struct Ports {
    admin: u16,
    smsbox: u16,
    smsc: u16,
    send: u16,
}

impl Kannel {
    /// Starts one, and waits until it carries messages.
    pub(crate) fn start() -> Self {
        let kannel = Self::prepared();
        kannel.come_up();
        kannel
    }

    /// One that is not running yet.
    pub(crate) fn prepared() -> Self {
        Self::made(None, false)
    }

    /// One whose network is `smsc.py`, which reports what cannot be delivered.
    pub(crate) fn with_smpp() -> Self {
        let kannel = Self::made(Some(Gateway::start("smsc.py", &[])), false);
        kannel.come_up();
        kannel
    }

    /// One that takes messages by HTTPS, with a certificate of the tests' authority.
    pub(crate) fn with_tls() -> Self {
        let kannel = Self::made(None, true);
        kannel.come_up();
        kannel
    }

    fn made(smsc: Option<Gateway>, tls: bool) -> Self {
        let folder = tempfile::Builder::new().prefix("kannel-").tempdir().unwrap();
        let [admin, smsbox, fake, send] = free_ports();
        let ports = Ports { admin, smsbox, smsc: smsc.as_ref().map_or(fake, |smsc| smsc.port), send };
        fs::create_dir(folder.path().join("store")).unwrap();
        AUTHORITY.write_as(folder.path(), "kannel", &["127.0.0.1"]);
        fs::write(folder.path().join("kannel.conf"), config(folder.path(), ports, smsc.is_some(), tls)).unwrap();
        Self { ports, smsc, tls, folder, boxes: Mutex::default(), arrived: Arc::default() }
    }

    /// Starts what is not running.
    pub(crate) fn come_up(&self) {
        let conf = self.folder.path().join("kannel.conf");
        let conf = conf.to_str().unwrap();
        let bearerbox = self.spawn("/usr/sbin/bearerbox", &["-v", "4", conf]);
        self.logs("bearerbox.log", "Start-up done");
        let smsbox = self.spawn("/usr/sbin/smsbox", &["-v", "4", conf]);
        self.logs("smsbox.log", "Connected to bearerbox");
        self.boxes.lock().unwrap().extend([bearerbox, smsbox]);
        if self.smsc.is_none() {
            self.comes_with_phones();
        }
        let up = wait_for(|| self.status().contains("online").then_some(()));
        up.unwrap_or_else(|| panic!("Kannel's SMSC never came up: {}", self.log("bearerbox.log")));
    }

    fn comes_with_phones(&self) {
        let mut smsc = Command::new(SMSC)
            .args(["-H", "127.0.0.1", "-r", &self.ports.smsc.to_string(), "-m", "0", "1 2 text x"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("kannel-extras has fakesmsc: tests/run installs it");
        follow(smsc.stdout.take().unwrap(), &self.arrived);
        follow(smsc.stderr.take().unwrap(), &self.arrived);
        self.boxes.lock().unwrap().push(smsc);
    }

    /// Ends all of it.
    pub(crate) fn go_down(&self) {
        for mut one in self.boxes.lock().unwrap().drain(..) {
            one.kill().ok();
            one.wait().ok();
        }
        for name in ["bearerbox.log", "smsbox.log"] {
            fs::remove_file(self.folder.path().join(name)).ok();
        }
    }

    /// A configuration of the service that sends text messages through it; the files lie in `folder`.
    pub(crate) fn config(&self, folder: &Path, more: &str) -> String {
        let password = super::gateway::secret_file(folder, "kannel.password", PASSWORD);
        let scheme = if self.tls { "https" } else { "http" };
        format!(
            "[delivery.sms]\nkind = \"kannel\"\nurl = \"{scheme}://127.0.0.1:{}/cgi-bin/sendsms\"\nuser = \"{USER}\"\n\
             password_file = \"{password}\"\nfrom = \"{FROM}\"\n{more}\n",
            self.ports.send
        )
    }

    /// What has arrived at phones so far: text messages, or parts of them.
    pub(crate) fn arrived(&self) -> Vec<Sms> {
        self.arrived.lock().unwrap().iter().filter_map(|line| Sms::read(line)).collect()
    }

    /// The texts that have arrived at a number.
    pub(crate) fn texts(&self, to: &str) -> Vec<String> {
        let mut parts: Vec<Sms> = self.arrived().into_iter().filter(|sms| sms.to == to).collect();
        // Parts of one message share their reference.
        let mut texts: Vec<(Option<u8>, String)> = Vec::new();
        parts.sort_by_key(|sms| (sms.order, sms.part));
        for sms in parts {
            match texts.iter_mut().find(|(reference, _)| reference.is_some() && *reference == sms.reference) {
                Some((_, text)) => text.push_str(&sms.text),
                None => texts.push((sms.reference, sms.text)),
            }
        }
        texts.into_iter().map(|(_, text)| text).collect()
    }

    /// Everything that it has written to its logs.
    pub(crate) fn logs_of_all(&self) -> String {
        ["bearerbox.log", "smsbox.log"].map(|name| self.log(name)).concat()
    }

    fn spawn(&self, program: &str, args: &[&str]) -> Child {
        Command::new(program)
            .args(args)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} starts ({error}): tests/run installs kannel"))
    }

    fn log(&self, name: &str) -> String {
        fs::read(self.folder.path().join(name))
            .map_or_else(|_| String::new(), |log| String::from_utf8_lossy(&log).into())
    }

    fn logs(&self, name: &str, what: &str) {
        let said = wait_for(|| self.log(name).contains(what).then_some(()));
        said.unwrap_or_else(|| panic!("{name} never says {what:?}: {}", self.log(name)));
    }

    fn status(&self) -> String {
        use std::io::Write;
        let Ok(mut stream) = std::net::TcpStream::connect(("127.0.0.1", self.ports.admin)) else {
            return String::new();
        };
        let request = "GET /status.txt?password=sta HTTP/1.0\r\n\r\n";
        let mut answer = String::new();
        stream.write_all(request.as_bytes()).and_then(|()| stream.read_to_string(&mut answer)).ok();
        answer
    }
}

impl Drop for Kannel {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("--- Kannel\n{}\n{:?}", self.logs_of_all(), self.arrived.lock());
        }
        self.go_down();
    }
}

/// A text message, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sms {
    /// The number that it comes from.
    pub(crate) from: String,
    /// The number that it goes to.
    pub(crate) to: String,
    /// What it says.
    pub(crate) text: String,
    /// Which message it is a part of, and the how-manieth.
    reference: Option<u8>,
    part: u8,
    order: u8,
}

impl Sms {
    /// Reads a line of fakesmsc: `… Got message N: <from to KIND …>`.
    fn read(line: &str) -> Option<Self> {
        let message = line.split_once(": <")?.1.strip_suffix('>')?;
        let mut words = message.splitn(4, ' ');
        let (from, to, kind, rest) = (words.next()?, words.next()?, words.next()?, words.next()?);
        let (header, text) = match kind {
            "text" => (Vec::new(), rest.to_owned()),
            "udh" => {
                let (header, data) = rest.split_once(" data ")?;
                (octets(header), ucs2(&octets(data)))
            }
            _ => (Vec::new(), ucs2(&octets(rest))),
        };
        let (reference, part) = match header.as_slice() {
            [5, 0, 3, reference, _, part] => (Some(*reference), *part),
            _ => (None, 0),
        };
        let order = reference.unwrap_or_default();
        Some(Self { from: from.to_owned(), to: to.to_owned(), text, reference, part, order })
    }
}

fn ucs2(octets: &[u8]) -> String {
    let units: Vec<u16> = octets.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

/// Octets in percent-encoding, as fakesmsc prints them.
fn octets(text: &str) -> Vec<u8> {
    let text = text.replace('+', " ");
    percent_encoding::percent_decode_str(&text).collect()
}

fn follow(from: impl Read + Send + 'static, lines: &Arc<Mutex<Vec<String>>>) {
    let lines = Arc::clone(lines);
    thread::spawn(move || {
        let mut from = BufReader::new(from);
        let mut line = Vec::new();
        while from.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            lines.lock().unwrap().push(String::from_utf8_lossy(&line).trim_end().to_owned());
            line.clear();
        }
    });
}

/// Ports that were free a moment ago.
fn free_ports() -> [u16; 4] {
    let held: Vec<TcpListener> = (0..4).map(|_| TcpListener::bind("127.0.0.1:0").unwrap()).collect();
    std::array::from_fn(|place| held[place].local_addr().unwrap().port())
}

fn config(folder: &Path, ports: Ports, smpp: bool, tls: bool) -> String {
    let Ports { admin, smsbox, smsc, send } = ports;
    let folder = folder.display();
    let network = match smpp {
        true => format!(
            "smsc = smpp\nhost = 127.0.0.1\nport = {smsc}\nsmsc-username = kannel\nsmsc-password = kannel\n\
             system-type = VMA\ntransceiver-mode = true"
        ),
        false => format!("smsc = fake\nport = {smsc}\nconnect-allow-ip = 127.0.0.1"),
    };
    let (certificate, ssl) = match tls {
        true => (
            format!("\nssl-server-cert-file = \"{folder}/kannel.pem\"\nssl-server-key-file = \"{folder}/kannel.key\""),
            "\nsendsms-port-ssl = true",
        ),
        false => (String::new(), ""),
    };
    format!(
        "group = core
admin-port = {admin}
admin-interface = 127.0.0.1
admin-password = adm
status-password = sta
smsbox-port = {smsbox}
smsbox-interface = 127.0.0.1
box-allow-ip = \"127.0.0.1\"
box-deny-ip = \"*.*.*.*\"
log-file = \"{folder}/bearerbox.log\"
store-type = file
store-location = \"{folder}/store/store\"
dlr-storage = internal{certificate}

group = smsc
smsc-id = network
{network}

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = {send}
sendsms-interface = 127.0.0.1{ssl}
global-sender = {FROM}
log-file = \"{folder}/smsbox.log\"

group = sendsms-user
username = {USER}
password = \"{PASSWORD}\"
max-messages = 10
concatenation = true

group = sms-service
keyword = default
text = \"none\"
max-messages = 0
"
    )
}
