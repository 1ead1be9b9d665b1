//! Mail programs that log in to a Dovecot, as a person has them on a desk: each reads all mail of the inbox.

use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Ended, Program, dovecot::Dovecot};

/// A person's desk: settings and mail of several programs.
pub(super) struct Desk<'a> {
    dovecot: &'a Dovecot,
    home: TempDir,
    user: String,
}

impl<'a> Desk<'a> {
    /// Programs that are set up for one mailbox.
    pub(super) fn new(dovecot: &'a Dovecot, user: &str) -> Self {
        Self { dovecot, home: tempfile::Builder::new().prefix("desk-").tempdir().unwrap(), user: user.to_owned() }
    }

    /// A file that nobody else reads, as these programs demand.
    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.home.path().join(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        path
    }

    fn authority(&self) -> &str {
        self.dovecot.files.authority.to_str().unwrap()
    }

    fn program(&self, name: &str, args: &[&str]) -> Program {
        Program::new(name).args(args).folder(self.home.path()).env("HOME", self.home.path())
    }

    /// mpop: POP over TLS.
    pub(super) fn mpop(&self, secret: &str) -> Ended {
        let (home, authority, port) = (self.home.path().display(), self.authority(), self.dovecot.ports.pop3s);
        self.file("secret", secret);
        self.file("inbox", "");
        let settings = format!(
            "account a\nhost localhost\nport {port}\ntls on\ntls_starttls off\ntls_trust_file {authority}\nauth user\n\
             user {}\npasswordeval cat {home}/secret\nkeep on\nuidls_file {home}/uidls\ndelivery mbox {home}/inbox\n",
            self.user
        );
        let settings = self.file("mpoprc", &settings);
        self.program("mpop", &["-C", settings.to_str().unwrap(), "a"]).run()
    }

    /// How many messages mpop has brought the last time.
    pub(super) fn brought(&self) -> usize {
        let inbox = fs::read_to_string(self.home.path().join("inbox")).unwrap();
        inbox.lines().filter(|line| line.starts_with("From ")).count()
    }

    /// fetchmail: POP with STLS, in so many words.
    pub(super) fn fetchmail(&self, secret: &str) -> Ended {
        let (home, authority, port) = (self.home.path().display(), self.authority(), self.dovecot.ports.pop3);
        let settings = format!(
            "poll localhost service {port} protocol POP3 user \"{}\" password \"{secret}\" sslproto \"TLS1.2+\" sslcertck \
             sslcertfile \"{authority}\" mda \"cat >> {home}/fetched\" keep\n",
            self.user
        );
        let settings = self.file("fetchmailrc", &settings);
        let files = [format!("{home}/fetchmail.pid"), format!("{home}/fetchmail.ids")];
        let args =
            ["-v", "--nosyslog", "--pidfile", &files[0], "--idfile", &files[1], "-f", settings.to_str().unwrap()];
        self.program("fetchmail", &args).run()
    }

    /// mbsync: IMAP over TLS.
    pub(super) fn mbsync(&self, secret: &str) -> Ended {
        let (home, authority, port) = (self.home.path().display(), self.authority(), self.dovecot.ports.imaps);
        self.file("secret", secret);
        fs::create_dir_all(self.home.path().join("mail")).unwrap();
        let settings = format!(
            "IMAPAccount a\nHost localhost\nPort {port}\nUser {}\nPassCmd \"cat {home}/secret\"\nSSLType IMAPS\n\
             CertificateFile {authority}\nSystemCertificates no\nAuthMechs PLAIN\n\nIMAPStore far\nAccount a\n\n\
             MaildirStore near\nPath {home}/mail/\nInbox {home}/mail/inbox\n\nChannel c\nFar :far:\nNear :near:\n\
             Patterns INBOX\nCreate Near\nSyncState *\n",
            self.user
        );
        let settings = self.file("mbsyncrc", &settings);
        self.program("mbsync", &["-c", settings.to_str().unwrap(), "c"]).run()
    }

    /// curl: IMAP over TLS, in so many words.
    pub(super) fn curl(&self, secret: &str) -> Ended {
        let url = format!("imaps://localhost:{}/INBOX;MAILINDEX=1", self.dovecot.ports.imaps);
        let settings = self.file("curlrc", &format!("user = \"{}:{secret}\"\n", self.user));
        self.program("curl", &["-sv", "-K", settings.to_str().unwrap(), "--cacert", self.authority(), &url]).run()
    }
}

/// A log-in to come: `imap` or `pop`, the user name, the secret.
pub(super) fn log_in(protocol: &str, user: &str, secret: &str) -> Value {
    json!({ "protocol": protocol, "user": user, "secret": secret })
}

/// Python's imaplib and poplib, over TLS: for each log-in, `in: ` and the number of messages, or the server's refusal.
#[track_caller]
pub(super) fn python(dovecot: &Dovecot, log_ins: &[Value]) -> Vec<String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail/log_in.py");
    let ports = [dovecot.ports.imaps, dovecot.ports.pop3s].map(|port| port.to_string());
    let said = Program::new("/usr/bin/python3")
        .args([script, dovecot.files.authority.to_str().unwrap(), &ports[0], &ports[1]])
        .stdin(Value::from(log_ins).to_string())
        .run()
        .json();
    said.as_array().unwrap().iter().map(|said| said.as_str().unwrap().to_owned()).collect()
}

/// The same for one log-in.
#[track_caller]
pub(super) fn says(dovecot: &Dovecot, protocol: &str, user: &str, secret: &str) -> String {
    python(dovecot, &[log_in(protocol, user, secret)]).remove(0)
}
