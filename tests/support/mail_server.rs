//! A real mail server (aiosmtpd) that takes the service's mail.

use std::{fs, path::Path};

use serde_json::Value;
use tempfile::TempDir;

use super::{
    certificate::AUTHORITY,
    deadline::wait_for,
    gateway::{Gateway, secret_file},
};

/// The password by which it knows the service.
pub(crate) const PASSWORD: &str = "canary-of-mail 4";

/// A mail server.
pub(crate) struct MailServer {
    kind: &'static str,
    gateway: Gateway,
    _folder: TempDir,
}

impl MailServer {
    /// Starts one: `smtps` or `starttls`.
    pub(crate) fn start(kind: &'static str) -> Self {
        let folder = tempfile::Builder::new().prefix("mail-").tempdir().unwrap();
        AUTHORITY.write_as(folder.path(), "mail", &["127.0.0.1", "localhost"]);
        let gateway = Gateway::start("mail_server.py", &[kind, folder.path().to_str().unwrap(), "meibo", PASSWORD]);
        Self { kind, gateway, _folder: folder }
    }

    /// A configuration of the service that sends mail through it; the files lie in `folder`.
    pub(crate) fn config(&self, folder: &Path) -> String {
        let password = secret_file(folder, "mail.password", PASSWORD);
        let authority = folder.join("mail-authority.pem");
        fs::write(&authority, AUTHORITY.pem()).unwrap();
        let scheme = if self.kind == "smtps" { "smtps" } else { "smtp" };
        format!(
            "[delivery.mail]\nkind = \"smtp\"\nurl = \"{scheme}://127.0.0.1:{}\"\nuser = \"meibo\"\n\
             password_file = \"{password}\"\nca_file = {:?}\nfrom = \"名簿 <meibo@service.example.ac.jp>\"\n",
            self.gateway.port,
            authority.to_str().unwrap()
        )
    }

    /// The mail that it has taken for an address.
    pub(crate) fn taken(&self, to: &str) -> Vec<Value> {
        self.gateway.taken().into_iter().filter(|mail| mail["envelope"][1] == to).collect()
    }

    /// Waits for so many mails to an address, and gives them.
    pub(crate) fn wait_for(&self, to: &str, count: usize) -> Vec<Value> {
        let taken = wait_for(|| Some(self.taken(to)).filter(|taken| taken.len() >= count));
        taken.unwrap_or_else(|| panic!("{count} mails to {to} never came: {:?}", self.gateway.taken()))
    }
}
