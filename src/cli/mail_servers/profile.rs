//! Apple's configuration profile: an iPhone, an iPad or a Mac that is given this file sets up its mail app by itself, and asks
//! for the password (APPPW-6). No password is in the file.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    chosen::{Chosen, Incoming},
    plist::Plist,
};
use crate::{
    cli::{context::Context, failure::Failure, new_file, report::mail_servers},
    contract::mail_servers::{MailServerView, MailServersShown},
    texts::args,
    ui::visible,
};

/// A profile that can be written.
pub(crate) struct ProfileFile {
    path: PathBuf,
    text: String,
    protocol: &'static str,
}

impl ProfileFile {
    /// The profile of an account, for a new file. Nothing is written yet.
    ///
    /// # Errors
    /// There is no address yet; there is such a file already, or none can be made there.
    pub(crate) fn new(path: &Path, shown: &MailServersShown, incoming: Incoming) -> Result<Self, Failure> {
        new_file::can_be_made(path)?;
        Ok(Self { path: path.to_owned(), text: document(shown, incoming)?, protocol: incoming.name() })
    }

    /// Writes it (0600).
    ///
    /// # Errors
    /// There is such a file by now, or it cannot be written: then there is none.
    pub(crate) fn write(&self) -> Result<(), Failure> {
        Ok(new_file::write(&self.path, self.text.as_bytes())?)
    }

    /// As programs are told.
    pub(crate) fn value(&self) -> Value {
        json!(self.path.display().to_string())
    }

    /// What is in the file, and what to do with it.
    pub(crate) fn said(&self, context: &Context) -> String {
        let file = visible(&self.path.display().to_string());
        let values = args![would = context.would(), file = file, protocol = self.protocol];
        context.ui.text("mail-servers-profile", values)
    }
}

fn document(shown: &MailServersShown, incoming: Incoming) -> Result<String, Failure> {
    let user = shown.settings.user.as_ref();
    let address = user.ok_or_else(|| mail_servers::no_address(&shown.settings))?;
    Ok(Profile { shown, address, incoming }.plist().document())
}

struct Profile<'a> {
    shown: &'a MailServersShown,
    address: &'a str,
    incoming: Incoming,
}

impl Profile<'_> {
    fn plist(&self) -> Plist {
        Plist::Dict(vec![
            ("PayloadContent", Plist::List(vec![self.mail()])),
            ("PayloadDescription", format!("{} ({})", self.shown.service_name, self.address).as_str().into()),
            ("PayloadDisplayName", self.shown.service_name.as_str().into()),
            ("PayloadIdentifier", self.name("").into_plist()),
            ("PayloadRemovalDisallowed", Plist::Bool(false)),
            ("PayloadType", "Configuration".into()),
            ("PayloadUUID", self.uuid("").into_plist()),
            ("PayloadVersion", Plist::Number(1)),
        ])
    }

    fn mail(&self) -> Plist {
        let Chosen { incoming, outgoing } = Chosen::of(&self.shown.settings, self.incoming);
        let kind = match self.incoming {
            Incoming::Imap => "EmailTypeIMAP",
            Incoming::Pop => "EmailTypePOP",
        };
        let part = format!(".{}", self.incoming.name().to_ascii_lowercase());
        let about = vec![
            ("EmailAccountDescription", self.shown.service_name.as_str().into()),
            ("EmailAccountName", self.shown.name.as_str().into()),
            ("EmailAccountType", kind.into()),
            ("EmailAddress", self.address.into()),
            ("PayloadDisplayName", self.shown.service_name.as_str().into()),
            ("PayloadIdentifier", self.name(&part).into_plist()),
            ("PayloadType", "com.apple.mail.managed".into()),
            ("PayloadUUID", self.uuid(&part).into_plist()),
            ("PayloadVersion", Plist::Number(1)),
        ];
        let incoming = [
            ("IncomingMailServerAuthentication", "EmailAuthPassword".into()),
            ("IncomingMailServerHostName", incoming.host.as_str().into()),
            ("IncomingMailServerPortNumber", Plist::Number(incoming.port)),
            ("IncomingMailServerUseSSL", Plist::Bool(true)),
            ("IncomingMailServerUsername", self.address.into()),
        ];
        let outgoing = outgoing.map(|server| self.outgoing(server)).into_iter().flatten();
        Plist::Dict(about.into_iter().chain(incoming).chain(outgoing).collect())
    }

    fn outgoing(&self, server: &MailServerView) -> [(&'static str, Plist); 6] {
        [
            ("OutgoingMailServerAuthentication", "EmailAuthPassword".into()),
            ("OutgoingMailServerHostName", server.host.as_str().into()),
            ("OutgoingMailServerPortNumber", Plist::Number(server.port)),
            ("OutgoingMailServerUseSSL", Plist::Bool(true)),
            ("OutgoingMailServerUsername", self.address.into()),
            ("OutgoingPasswordSameAsIncomingPassword", Plist::Bool(true)),
        ]
    }

    /// A name that stays while address and servers change: a newer profile takes the place of an older one on the device.
    fn name(&self, part: &str) -> Name {
        let domain = self.address.rsplit_once('@').map_or("", |(_, domain)| domain);
        let reversed: Vec<&str> = domain.rsplit('.').collect();
        Name(format!("{}.mail.{}{part}", reversed.join("."), self.shown.account))
    }

    fn uuid(&self, part: &str) -> Name {
        Name(uuid(&self.name(part).0))
    }
}

struct Name(String);

impl Name {
    fn into_plist(self) -> Plist {
        Plist::Text(self.0)
    }
}

/// The UUID of a name (RFC 9562, version 8: the first bits of its SHA-256).
fn uuid(name: &str) -> String {
    let mut bytes = [0u8; 16];
    bytes.iter_mut().zip(Sha256::digest(name)).for_each(|(byte, of_name)| *byte = of_name);
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let number = u128::from_be_bytes(bytes);
    let group = |shift: u32, width: usize| format!("{:0width$X}", (number >> shift) & ((1 << (width * 4)) - 1));
    [group(96, 8), group(80, 4), group(64, 4), group(48, 4), group(0, 12)].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(name: &str) -> MailServersShown {
        let server = |host: &str, port: u32, tls: &str| json!({ "host": host, "port": port, "tls": tls });
        let smtp = [server("smtp.example.jp", 465, "tls"), server("smtp.example.jp", 587, "starttls")];
        let value = json!({
            "account": "taro", "name": name, "service_name": "メール & <名簿>", "pop_mode": "all",
            "credential": null, "withheld": [],
            "settings": { "user": "taro@mail.example.jp", "imap": server("imap.example.jp", 993, "tls"),
                "pop": server("pop.example.jp", 995, "tls"), "smtp": smtp },
        });
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn apppw_6_a_profile_keeps_its_names_and_has_no_password() {
        let (once, again) = (shown("田中 太郎"), shown("田中 花子"));
        let of = |shown: &MailServersShown, incoming: Incoming| {
            let all = document(shown, incoming).unwrap();
            let uuids = all.lines().skip_while(|line| !line.contains("PayloadUUID"));
            let uuids: Vec<String> = uuids.filter(|line| line.matches('-').count() == 4).map(str::to_owned).collect();
            assert!(!all.contains("<key>IncomingPassword") && !all.contains("<key>OutgoingPassword<"), "{all}");
            uuids
        };
        let imap = of(&once, Incoming::Imap);
        assert_eq!((imap.len(), &imap), (2, &of(&again, Incoming::Imap)));
        assert_ne!(imap[0], imap[1]);
        let pop = of(&once, Incoming::Pop);
        assert_eq!(pop[1], imap[1], "one profile takes the place of the other");
        assert_ne!(pop[0], imap[0]);
    }

    #[test]
    fn apppw_6_what_a_person_is_called_cannot_leave_its_place() {
        let all = document(&shown("</string><key>IncomingPassword</key>\u{1}&\"'"), Incoming::Imap).unwrap();
        assert!(all.contains("<string>&lt;/string&gt;&lt;key&gt;IncomingPassword&lt;/key&gt;&amp;"), "{all}");
        assert!(all.contains("<string>メール &amp; &lt;名簿&gt;</string>") && !all.contains('\u{1}'), "{all}");
    }

    #[test]
    fn apppw_6_a_uuid_is_that_of_its_name() {
        // The first 16 bytes of `printf a | sha256sum`, with version 8 and variant 10.
        assert_eq!(uuid("a"), "CA978112-CA1B-8DCA-BAC2-31B39A23DC4D");
    }
}
