//! The configuration file of `meibod` (TOML). Arguments win over it.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow};
use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use super::{
    args::LogForm,
    gateways::{Delivery, Unfit, wrong_kind},
    mailboxes::Mailboxes,
    trust::must_be_ours,
};
use crate::{
    rules::{
        Policy,
        policy::{Fault, range},
        refusal::{Fact, Facts},
        text::{expected, quotable, without_passwords},
    },
    texts::{ABSENT, FluentArgs, Texts, args},
};

/// The whole file. Paths in it are relative to its folder.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The database: `sqlite:///PATH` or `postgres://…`.
    pub database: Option<String>,
    /// The file of the key that encrypts what the database must not show; made if it is missing.
    pub key_file: Option<PathBuf>,
    /// The address to listen on.
    pub listen: Option<SocketAddr>,
    /// The certificate with its chain (PEM).
    pub tls_cert: Option<PathBuf>,
    /// The certificate's private key (PEM).
    pub tls_key: Option<PathBuf>,
    /// Authorities (PEM) that are trusted besides the system's when a mail server of an alias is tried (ALIAS-1).
    pub smtp_ca_file: Option<PathBuf>,
    /// Networks of the proxies whose `X-Forwarded-For` is believed (SIGN-8).
    pub trusted_proxies: Vec<IpNet>,
    /// Whether each of their connections begins with a header of the PROXY protocol, version 2 (SIGN-8).
    pub proxy_protocol: bool,
    /// Whether other machines reach the service (MSG-5); without it, what the other settings say.
    pub reached: Option<bool>,
    /// How to write the log.
    pub log: Option<LogForm>,
    /// What carries messages out of the service (MSG-1).
    pub delivery: Delivery,
    /// The Dovecot that is asked for mailboxes (POP-1, POP-3).
    pub mailboxes: Mailboxes,
    /// Every number of the rules.
    pub policy: Policy,
}

impl Config {
    /// Reads a file; without one, everything has its default.
    ///
    /// # Errors
    /// When the file cannot be read, is no TOML, has an unknown setting or an impossible value; the message names it in
    /// the language of the locale, and quotes no password.
    pub fn read(file: Option<&Path>) -> anyhow::Result<Self> {
        let Some(file) = file else { return Ok(Self::default()) };
        must_be_ours(file)?;
        let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let said = |wrong: Wrong| anyhow!("{}: {}", file.display(), wrong.said(Texts::of(super::args::language())));
        let mut config = Self::understood(&text).map_err(said)?;
        let folder = file.parent().unwrap_or(Path::new("."));
        let paths = [&mut config.key_file, &mut config.tls_cert, &mut config.tls_key, &mut config.smtp_ca_file];
        for path in paths.into_iter().flatten().chain(config.delivery.files()).chain(config.mailboxes.files()) {
            *path = folder.join(&path);
        }
        Ok(config)
    }

    /// Whether other machines reach a service that listens there, by itself or through a proxy (MSG-5).
    pub(super) fn is_reached(&self, listens: SocketAddr) -> bool {
        self.reached.unwrap_or(!listens.ip().is_loopback() || !self.trusted_proxies.is_empty())
    }

    fn understood(text: &str) -> Result<Self, Wrong> {
        let toml = toml::Deserializer::parse(text).map_err(|error| Wrong::unreadable(text, "", &error))?;
        let config: Self = serde_path_to_error::deserialize(toml).map_err(|error| {
            let setting = error.path().to_string();
            wrong_kind_of(text, &setting).unwrap_or_else(|| Wrong::unreadable(text, &setting, error.inner()))
        })?;
        config.check()?;
        Ok(config)
    }

    /// Checks what can be judged without touching a file or the database.
    fn check(&self) -> Result<(), Wrong> {
        if let Some(url) = self.database.as_deref().filter(|url| !is_database(url)) {
            return Err(Wrong::impossible("database", url, "database-form"));
        }
        let files = [
            ("key_file", &self.key_file),
            ("tls_cert", &self.tls_cert),
            ("tls_key", &self.tls_key),
            ("smtp_ca_file", &self.smtp_ca_file),
        ];
        let is_empty = |file: &Option<PathBuf>| file.as_ref().is_some_and(|file| file.as_os_str().is_empty());
        if let Some((setting, _)) = files.into_iter().find(|(_, file)| is_empty(file)) {
            return Err(Wrong::impossible(setting, "", "empty"));
        }
        if self.proxy_protocol && self.trusted_proxies.is_empty() {
            return Err(Wrong::impossible("proxy_protocol", "true", "proxies-missing"));
        }
        if let Some(everybody) = self.trusted_proxies.iter().find(|network| network.prefix_len() == 0) {
            return Err(Wrong::impossible("trusted_proxies", &everybody.to_string(), "proxies-everybody"));
        }
        match (&self.tls_cert, &self.tls_key) {
            (Some(certificate), None) => {
                Err(Wrong::impossible("tls_cert", &certificate.display().to_string(), "tls-key-missing"))
            }
            (None, Some(key)) => Err(Wrong::impossible("tls_key", &key.display().to_string(), "tls-cert-missing")),
            _ => {
                self.delivery.check()?;
                self.mailboxes.check()?;
                Ok(self.policy.check()?)
            }
        }
    }
}

/// Whether a URL has the form of a database's: `sqlite://…` or `postgres://…`.
pub(super) fn is_database(url: &str) -> bool {
    match url.split_once("://") {
        Some(("sqlite", file)) => !file.split('?').next().unwrap_or_default().is_empty(),
        Some(("postgres" | "postgresql", _)) => url::Url::parse(url).is_ok(),
        _ => false,
    }
}

/// What is wrong with a configuration file.
#[derive(Debug, PartialEq)]
enum Wrong {
    /// A setting has a value that it cannot take.
    Impossible { setting: String, value: String, why: &'static str, facts: Facts },
    /// A setting that is needed is not there.
    Missing { setting: String, why: &'static str },
    /// There is no such setting.
    Unknown { setting: String, line: usize },
    /// Not TOML, or a value of another type; `why` is in the words of the library.
    Unreadable { setting: String, line: usize, why: String },
}

impl Wrong {
    fn impossible(setting: &str, value: &str, why: &'static str) -> Self {
        Self::Impossible { setting: setting.to_owned(), value: quotable(value), why, facts: Facts::new() }
    }

    /// The library's error quotes its line, in which a password may stand: only the line's number is kept.
    fn unreadable(text: &str, setting: &str, error: &toml::de::Error) -> Self {
        let before = error.span().map_or("", |span| text.get(..span.start).unwrap_or(text));
        let line = before.matches('\n').count() + 1;
        let why = without_passwords(error.message());
        let found = expected(&why).to_owned();
        let name = why.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
        match name {
            Some(name) => Self::Unknown { setting: below(setting, name), line },
            None => Self::Unreadable { setting: setting.to_owned(), line, why: found },
        }
    }

    fn said(&self, texts: &Texts) -> String {
        match self {
            Self::Impossible { setting, value, why, facts } => {
                let why = texts.explain(&format!("invalid-{why}"), values(facts));
                texts.say("config-impossible", args![setting = setting.as_str(), value = value.as_str(), why = why])
            }
            Self::Missing { setting, why } => {
                let why = texts.say(&format!("invalid-{why}"), args![]);
                texts.say("config-missing", args![setting = setting.as_str(), why = why])
            }
            Self::Unknown { setting, line } => {
                texts.say("config-unknown", args![setting = setting.as_str(), line = *line])
            }
            Self::Unreadable { setting, line, why } if setting.is_empty() || setting == "." => {
                texts.say("config-no-toml", args![line = *line, why = why.as_str()])
            }
            Self::Unreadable { setting, line, why } => {
                let (least, most) = bounds(setting);
                let (setting, kind, why) = (setting.as_str(), kind(why), why.as_str());
                texts.say(
                    "config-wrong-type",
                    args![setting = setting, line = *line, kind = kind, least = least, most = most, why = why],
                )
            }
        }
    }
}

impl From<Unfit> for Wrong {
    fn from(Unfit { setting, value, why, facts }: Unfit) -> Self {
        match value {
            Some(value) => Self::Impossible { setting, value: quotable(&value), why, facts },
            None => Self::Missing { setting, why },
        }
    }
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        let Fault { setting, value, why, facts } = fault;
        Self::Impossible { setting: format!("policy.{setting}"), value: quotable(&value), why, facts }
    }
}

/// A kind of gateway that there is not: what its channel can have is told, and not what others can.
fn wrong_kind_of(text: &str, setting: &str) -> Option<Wrong> {
    let name = setting.strip_prefix("delivery.")?.strip_suffix(".kind")?;
    let table: toml::Table = text.parse().ok()?;
    let kind = table.get("delivery")?.get(name)?.get("kind")?.as_str()?;
    Some(wrong_kind(name.parse().ok()?, kind).into())
}

/// What a value has to be, where the library says it in the words of Rust; else nothing, and its words are plain.
fn kind(why: &str) -> &'static str {
    match why.strip_prefix("expected ").unwrap_or_default() {
        "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" => "number",
        "a boolean" => "boolean",
        "a string" | "path string" => "text",
        "a sequence" => "list",
        table if table == "a map" || table.starts_with("struct ") => "table",
        _ => ABSENT,
    }
}

/// The least and the most of a number of the rules, as they are shown; also of one in a list (`….sync_minutes[1]`).
fn bounds(setting: &str) -> (String, String) {
    let name = setting.split('[').next().unwrap_or(setting);
    let bounds = name.strip_prefix("policy.").and_then(range);
    bounds.map_or((ABSENT.to_owned(), ABSENT.to_owned()), |(least, most)| (least.to_string(), most.to_string()))
}

/// A setting's whole name; the path may already end in it.
fn below(path: &str, name: &str) -> String {
    match path {
        "" | "." => name.to_owned(),
        path if path == name || path.ends_with(&format!(".{name}")) => path.to_owned(),
        path => format!("{path}.{name}"),
    }
}

fn values(facts: &Facts) -> FluentArgs<'_> {
    let mut values = FluentArgs::new();
    for (name, fact) in facts {
        match fact {
            Fact::Number(number) => values.set(name.as_str(), *number),
            Fact::Text(text) => values.set(name.as_str(), text.as_str()),
            Fact::Moment(_) | Fact::Day(_) => {}
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Lang;

    #[test]
    fn the_example_file_is_read_and_holds_the_defaults() {
        let example: Config = toml::from_str(include_str!("../../docs/meibod.toml")).unwrap();
        assert_eq!(example.policy, Policy::default());
    }

    #[test]
    fn what_is_wrong_is_said_with_its_setting_in_both_languages_and_without_a_password() {
        for (text, english, japanese) in [
            (
                "[policy.sign_in]\nsession_huors = 1",
                "there is no setting policy.sign_in.session_huors (line 2)",
                "policy.sign_in.session_huors という設定はありません（2 行目）",
            ),
            (
                "datbase = \"postgres://meibo:CANARY@db.example/meibo\"",
                "there is no setting datbase (line 1)",
                "datbase という設定はありません（1 行目）",
            ),
            (
                "database = \"mysql://meibo:CANARY@db.example/meibo\"",
                "database cannot be “mysql://…@db.example/meibo”. A database is sqlite:///PATH or postgres://USER:PASSWORD@HOST/NAME.",
                "database を「mysql://…@db.example/meibo」にはできません。データベースは sqlite:///パス または postgres://ユーザー:パスワード@ホスト/名前 の形で指定してください。",
            ),
            (
                "tls_cert = \"a.pem\"",
                "tls_cert cannot be “a.pem”. Its private key is missing: set tls_key, too.",
                "tls_cert を「a.pem」にはできません。秘密鍵がありません。tls_key も設定してください。",
            ),
            (
                "proxy_protocol = true",
                "proxy_protocol cannot be “true”. It applies to trusted proxies, and none is set: set trusted_proxies, too.",
                "proxy_protocol を「true」にはできません。信頼するプロキシが設定されていません。trusted_proxies も設定してください。",
            ),
            (
                "trusted_proxies = [\"10.0.0.0/8\", \"::/0\"]",
                "trusted_proxies cannot be “::/0”. Everybody would be a proxy, and name any address for themselves: give the networks of your own.",
                "trusted_proxies を「::/0」にはできません。誰でもプロキシとして扱われ、接続元を偽れてしまいます。自組織のプロキシのネットワークを指定してください。",
            ),
            (
                "[policy.cloud_mail]\ndomain = \"not a domain\"",
                "policy.cloud_mail.domain cannot be “not a domain”. It does not have the form of a domain, such as mail.example.jp.",
                "policy.cloud_mail.domain を「not a domain」にはできません。mail.example.jp のようなドメインの形式ではありません。",
            ),
            (
                "[policy.two_step]\nphone_prefixes = [\"+81\"]",
                "policy.two_step.phone_prefixes cannot be “+81”. A prefix has digits only, without a plus sign, and begins with the country: 81.",
                "policy.two_step.phone_prefixes を「+81」にはできません。81 のように、国番号から始まる数字だけを、プラス記号を付けずに指定してください。",
            ),
            (
                "[delivery.mail]\nkind = \"kannel\"",
                "delivery.mail.kind cannot be “kannel”. Possible here: smtp, outbox.",
                "delivery.mail.kind を「kannel」にはできません。ここで指定できるのは smtp, outbox です。",
            ),
            (
                "[delivery.sms]\nkind = \"kannel\"\nurl = \"http://sms.example.ac.jp/cgi-bin/sendsms\"",
                "delivery.sms.url cannot be “http://sms.example.ac.jp/cgi-bin/sendsms”. It must be https://…, or http://… on this machine (127.0.0.1, ::1, localhost).",
                "delivery.sms.url を「http://sms.example.ac.jp/cgi-bin/sendsms」にはできません。https://… か、このコンピューター上の http://…（127.0.0.1、::1、localhost）を指定してください。",
            ),
            (
                "[delivery.voice]\nkind = \"webhook\"\nurl = \"https://voice.example.ac.jp/\"",
                "delivery.voice.secret_file is missing. This kind of gateway needs it.",
                "delivery.voice.secret_file が指定されていません。この種類のゲートウェイでは必ず指定してください。",
            ),
            (
                "[delivery.sms]\nkind = \"fax\"",
                "delivery.sms.kind cannot be “fax”. Possible here: kannel, webhook, outbox.",
                "delivery.sms.kind を「fax」にはできません。ここで指定できるのは kannel, webhook, outbox です。",
            ),
            (
                "[delivery.sms]\nkind = \"outbox\"\nurl = \"https://sms.example.ac.jp/\"",
                "delivery.sms.url cannot be “https://sms.example.ac.jp/”. With the kind outbox, messages stay here and go nowhere: give the kind of the gateway, or take this setting out.",
                "delivery.sms.url を「https://sms.example.ac.jp/」にはできません。kind が outbox の場合、メッセージはここに残り、どこにも送られません。ゲートウェイの kind を指定するか、この設定を削除してください。",
            ),
            (
                "[policy.mail_servers]\npop = { host = \"imap.example.jp\", port = 993, tls = \"tls\" }",
                "policy.mail_servers.pop.port cannot be “993”. It is the port of policy.mail_servers.imap.port already, on the same server: each port speaks one protocol.",
                "policy.mail_servers.pop.port を「993」にはできません。同じサーバーのこのポートは、policy.mail_servers.imap.port で指定済みです。1 つのポートで使えるプロトコルは 1 つだけです。",
            ),
            (
                "[delivery.mail]\nkind = \"smtp\"",
                "delivery.mail.url is missing. It must be smtps://HOST:PORT (TLS from the first byte), smtp://HOST:PORT (STARTTLS), or on this machine smtp+unencrypted://127.0.0.1:PORT.",
                "delivery.mail.url が指定されていません。smtps://ホスト:ポート（最初から TLS）か smtp://ホスト:ポート（STARTTLS）を指定してください。このコンピューター上なら smtp+unencrypted://127.0.0.1:ポート も使えます。",
            ),
            (
                "[policy.pop]\ndaily_megabytes = 0",
                "policy.pop.daily_megabytes cannot be “0”. Possible are 1 to 1000000.",
                "policy.pop.daily_megabytes を「0」にはできません。1 から 1000000 までの範囲で指定してください。",
            ),
            (
                "[policy.pop]\ndaily_megabytes = \"a lot\"",
                "policy.pop.daily_megabytes (line 2) must be a whole number from 1 to 1000000.",
                "policy.pop.daily_megabytes（2 行目）には、1 から 1000000 までの整数を指定してください。",
            ),
            (
                "[policy.cloud_mail]\nformer_days = -1",
                "policy.cloud_mail.former_days (line 2) must be a whole number from 0 to 36600.",
                "policy.cloud_mail.former_days（2 行目）には、0 から 36600 までの整数を指定してください。",
            ),
            (
                "[policy.cloud_mail]\nsync_minutes = [0, -1]",
                "policy.cloud_mail.sync_minutes[1] (line 2) must be a whole number from 0 to 59.",
                "policy.cloud_mail.sync_minutes[1]（2 行目）には、0 から 59 までの整数を指定してください。",
            ),
            (
                "[policy.cloud_mail]\nsync_minutes = [0, 30, 0]",
                "policy.cloud_mail.sync_minutes cannot be “0, 0”. Each value stands there once.",
                "policy.cloud_mail.sync_minutes を「0, 0」にはできません。同じ値は 1 回だけ指定してください。",
            ),
            (
                "proxy_protocol = 1",
                "proxy_protocol (line 1) must be true or false.",
                "proxy_protocol（1 行目）には、true か false を指定してください。",
            ),
            (
                "[policy]\npop = 1",
                "policy.pop (line 2) is a section with settings of its own.",
                "policy.pop（2 行目）は、設定をまとめるセクションです。",
            ),
        ] {
            let wrong = Config::understood(text).unwrap_err();
            assert_eq!(wrong.said(Texts::of(Lang::En)), english);
            assert_eq!(wrong.said(Texts::of(Lang::Ja)), japanese);
        }
        for text in [
            "[policy.pop]\ndaily_megabytes = \"CANARY\"",
            "log = \"CANARY\"",
            "listen = \"https://meibo:CANARY@127.0.0.1:8443\"",
            "database = \"host=db password=CANARY\"",
            "database = \"mysql://meibo:my CANARY@db\"",
            "[policy.mail_servers.imap]\nhost = \"imaps://meibo:CANARY@imap.example.jp\"\nport = 993\ntls = \"tls\"",
            "[policy.cloud_mail]\ndomain = \"https://meibo:CANARY@mail.example.jp\"",
            "[policy.two_step]\nphone_prefixes = [\"token=CANARY\"]",
            "key_file = [\"CANARY\"]",
            "[delivery.sms]\nkind = \"kannel\"\nurl = \"http://meibo:CANARY@sms.example.ac.jp/\"",
            "[delivery.sms]\npassword = \"CANARY\"",
            "[delivery.sms]\nkind = \"https://meibo:CANARY@sms.example.ac.jp/\"",
        ] {
            let said = Config::understood(text).unwrap_err().said(Texts::of(Lang::En));
            assert!(!said.contains("CANARY"), "{said}");
        }
        let broken = Config::understood("database = \"postgres://a:CANARY@b\nlisten = 1").unwrap_err();
        let said = broken.said(Texts::of(Lang::En));
        assert!(said.starts_with("it is no TOML (line 1): ") && !said.contains("CANARY"), "{said}");
    }
}
