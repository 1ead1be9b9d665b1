//! Mail from outside, through a real Postfix into a real Dovecot, and what becomes of a mailbox whose address changes (ADDR-5).

use std::{collections::BTreeSet, fs};

use jiff::ToSpan;
use serde_json::{Value, json};

use super::{client::says, fault, pop_client::Client};
use crate::{
    api::{
        alias::has_mailbox,
        campus::Campus,
        mail_log_in::{ADDRESS, MAIL_PASSWORD, allows, taro},
        timer::Timer,
    },
    support::{
        Engine, Program, Service,
        deadline::wait_for,
        dovecot::{self, Dovecot},
        meter::Meter,
        postfix::Postfix,
        service,
    },
};

const NEW: &str = "taro.t@mail.example.jp";
/// What is read at RCPT TO of a mailbox that there is.
const OK: &str = "250 2.1.5 Ok";

/// The mail servers of a campus, which take mail from outside.
struct Mta {
    // The back goes last: it has what waits.
    dovecot: Dovecot,
    postfix: Postfix,
}

impl Mta {
    fn of(campus: &Campus<'_>) -> Self {
        let (url, token) = (&campus.service.url, campus.service_token("mail-decision"));
        let postfix = Postfix::takes_mail(url, &token, "mail.example.jp");
        let dovecot = dovecot::Setup::new(url, &token).config(&postfix.front()).start();
        Self { dovecot, postfix }
    }

    /// What a mail server elsewhere reads at each step of one session.
    #[track_caller]
    fn session(&self, port: u16, steps: &[Value]) -> Vec<String> {
        let authority = self.dovecot.files.authority.to_str().unwrap();
        let asked = json!({ "authority": authority, "port": port, "tls": "none", "steps": steps });
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail/submission.py");
        let said = Program::new("/usr/bin/python3").args([script]).stdin(asked.to_string()).run().json();
        said.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
    }

    /// What it reads at RCPT TO of each of these.
    #[track_caller]
    fn rcpt(&self, addresses: &[&str]) -> Vec<String> {
        let rcpt = addresses.iter().map(|address| json!(["says", format!("RCPT TO:<{address}>")]));
        let steps: Vec<Value> = std::iter::once(mail_from()).chain(rcpt).collect();
        self.session(self.postfix.smtp, &steps).split_off(1)
    }

    /// What Dovecot itself says to whoever delivers.
    #[track_caller]
    fn lmtp(&self, addresses: &[&str]) -> Vec<String> {
        let rcpt = addresses.iter().map(|address| json!(["says", format!("RCPT TO:<{address}>")]));
        let steps: Vec<Value> = [json!(["says", "LHLO far.example"]), mail_from()].into_iter().chain(rcpt).collect();
        self.session(self.postfix.lmtp, &steps).split_off(2)
    }

    /// Sends a message with this subject, which is taken.
    #[track_caller]
    fn sends(&self, to: &str, subject: &str) {
        let message = format!("From: a@far.example\r\nTo: {to}\r\nSubject: {subject}\r\n\r\nhello\r\n");
        let rcpt = json!(["says", format!("RCPT TO:<{to}>")]);
        let said = self.session(self.postfix.smtp, &[mail_from(), rcpt, json!(["data", message])]);
        assert!(said[1] == OK && said[2].starts_with("250 2.0.0 Ok: queued"), "{said:?}\n{}", self.postfix.log());
    }

    /// What an IMAP client finds of a mailbox when so many messages have come.
    #[track_caller]
    fn has(&self, user: &str, messages: usize) {
        let expected = format!("in: {messages}");
        let mut last = String::new();
        let found = wait_for(|| {
            last = says(&self.dovecot, "imap", user, MAIL_PASSWORD);
            (last == expected).then_some(())
        });
        assert!(found.is_some(), "{user}: {last}, and not {expected}\n{}", self.postfix.log());
    }

    #[track_caller]
    fn uidl(&self, user: &str) -> Vec<String> {
        let told = Client::of(&self.dovecot, user, &["uidl", "quit"]).ends();
        assert_eq!(told.ended, "quit", "{told:?}");
        told.uidl
    }

    /// The homes of all mailboxes to which anything has come.
    fn homes(&self) -> BTreeSet<String> {
        let homes = fs::read_dir(self.dovecot.mail_root()).unwrap();
        homes.map(|home| home.unwrap().file_name().into_string().unwrap()).collect()
    }
}

fn mail_from() -> Value {
    json!(["says", "MAIL FROM:<a@far.example>"])
}

fn unknown(said: &str) -> bool {
    said.starts_with("550 5.1.1 ")
}

/// Somebody with a mailbox, who may log in by IMAP and POP.
fn owner(campus: &Campus<'_>) -> (String, Timer) {
    let (token, timer) = taro(campus);
    allows(campus, &token);
    campus.post(&token, "/v1/me/pop/enable", &json!({ "messages": "all" })).ok();
    (token, timer)
}

#[test]
fn addr_5_a_mailbox_stays_what_it_is_when_its_address_changes() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let _owner = owner(&campus);
    let mta = Mta::of(&campus);
    mta.sends(ADDRESS, "first");
    mta.sends("taro+list@mail.example.jp", "with a mark of one's own");
    mta.has(ADDRESS, 2);
    let (before, home) = (mta.uidl(ADDRESS), mta.dovecot.home(ADDRESS));
    service.clock.pass(1.hours());
    has_mailbox(&service, "tanaka", "taro.t");
    mta.has(NEW, 2);
    assert_eq!(mta.uidl(NEW), before, "POP fetches nothing once more");
    mta.sends(ADDRESS, "to the former address");
    mta.sends("TARO@Mail.Example.JP", "in capitals");
    mta.sends(NEW, "to the present one");
    mta.has(NEW, 5);
    assert_eq!(mta.uidl(NEW)[..2], before, "and what came later stands behind it");
    assert_eq!(mta.homes().len(), 1, "{:?}", mta.homes());
    let log = mta.dovecot.log();
    assert_eq!(log.matches(&format!("lmtp({NEW})")).count(), 3, "delivered under the present name: {log}");
    for address in [ADDRESS, NEW, "taro.t"] {
        assert_eq!(mta.dovecot.home(address), home, "{address}");
        let counted = mta.dovecot.doveadm(&["mailbox", "status", "-u", address, "messages", "INBOX"]).ok();
        assert!(counted.contains("messages=5"), "{counted}");
    }
}

#[test]
fn addr_5_mail_to_a_pending_address_is_refused_until_the_very_moment_at_which_it_is_in_force() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let (token, _timer) = owner(&campus);
    let mta = Mta::of(&campus);
    campus.call(&token, "PUT", "/v1/me/address", &json!({ "address": "taro.t" })).ok();
    let said = [mta.rcpt(&[NEW, ADDRESS]), mta.lmtp(&[NEW])].concat();
    assert!(unknown(&said[0]) && said[1] == OK && unknown(&said[2]), "{said:?}");
    service.clock.pass(1.hours());
    campus.run_has_come("tanaka");
    assert_eq!(mta.lmtp(&[NEW]), ["250 2.1.5 OK"], "the very next one");
    // Postfix forgets within seconds that it was refused.
    let taken = wait_for(|| (mta.rcpt(&[NEW]) == [OK]).then_some(()));
    assert!(taken.is_some(), "{}", mta.postfix.log());
    mta.sends(NEW, "in force");
    mta.has(NEW, 1);
}

#[test]
fn addr_5_mail_to_nobody_is_refused_before_it_is_taken_and_leaves_nothing() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let _owner = owner(&campus);
    let mta = Mta::of(&campus);
    let nobody = ["nobody@mail.example.jp", "tanaka@mail.example.jp", "postmaster@mail.example.jp"];
    let said = mta.rcpt(&nobody);
    for (nobody, said) in nobody.iter().zip(&said) {
        let why = format!("550 5.1.1 <{nobody}> User doesn't exist: {nobody}");
        assert!(unknown(said) && said.contains("undeliverable address") && said.contains(&why), "{said}");
    }
    // Names that would be another place, were they put into a path or a setting as they are.
    let strange = [
        "\"../../taro\"@mail.example.jp",
        "..@mail.example.jp",
        "a/b@mail.example.jp",
        "%u@mail.example.jp",
        "%{home}@mail.example.jp",
        "taro/../taro@mail.example.jp",
        "~@mail.example.jp",
        "$HOME@mail.example.jp",
    ];
    for said in [mta.rcpt(&strange[..4]), mta.lmtp(&strange), mta.lmtp(&nobody)].concat() {
        assert!(!said.starts_with('2'), "{said}");
    }
    assert!(mta.homes().is_empty(), "{:?}", mta.homes());
    assert_eq!(mta.dovecot.doveadm(&["user", "nobody@mail.example.jp"]).code, 67, "EX_NOUSER");
}

#[test]
fn addr_5_whoever_gets_a_freed_address_reads_nothing_of_its_former_holders() {
    let service = service::Setup::new(Engine::Sqlite).config("[policy.cloud_mail]\nformer_days = 1\n").start();
    let campus = Campus::new(&service);
    let _owner = owner(&campus);
    campus.person("sato", "student");
    let mta = Mta::of(&campus);
    mta.sends(ADDRESS, "Taro's own");
    mta.has(ADDRESS, 1);
    service.clock.pass(1.hours());
    has_mailbox(&service, "tanaka", "taro.t");
    service.clock.pass(25.hours());
    mta.sends(ADDRESS, "still Taro's");
    mta.has(NEW, 2);
    campus.call(&campus.token("sato"), "PUT", "/v1/me/address", &json!({ "address": "taro" })).ok();
    service.clock.pass(1.hours());
    campus.run_has_come("sato");
    campus.call(&campus.token("sato"), "PUT", "/v1/me/mail-password", &json!({ "new": MAIL_PASSWORD })).ok();
    service.clock.pass(1.hours());
    campus.run_has_come("sato");
    allows(&campus, &campus.token("sato"));
    mta.has(ADDRESS, 0);
    mta.sends(ADDRESS, "Sato's own");
    mta.has(ADDRESS, 1);
    mta.has(NEW, 2);
    assert_eq!(mta.homes().len(), 2);
}

#[test]
fn addr_5_while_the_service_is_down_mail_waits_and_none_is_lost_or_bounced() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let _owner = owner(&campus);
    let mta = Mta::of(&campus);
    mta.sends(ADDRESS, "before");
    mta.has(ADDRESS, 1);
    assert!(service.stop().success());
    let said = mta.lmtp(&[ADDRESS, "nobody@mail.example.jp"]);
    assert!(said.iter().all(|said| said.starts_with("451 4.3.0 ")), "{said:?}");
    let said = mta.rcpt(&["nobody@mail.example.jp"]);
    assert!(said[0].starts_with("450 4."), "whom nobody knows comes again: {said:?}");
    mta.sends(ADDRESS, "meanwhile");
    let waits = wait_for(|| mta.postfix.log().contains("status=deferred").then_some(()));
    assert!(waits.is_some(), "{}", mta.postfix.log());
    service.start_again();
    mta.postfix.tries_again();
    mta.has(ADDRESS, 2);
    let log = mta.postfix.log();
    assert!(!log.contains("status=bounced"), "{log}");
}

#[test]
fn addr_5_what_is_no_answer_puts_mail_off_and_nowhere_else() {
    let faulty = fault::Faulty::start();
    let postfix = Postfix::takes_mail(&faulty.url, fault::TOKEN, "mail.example.jp");
    let dovecot = dovecot::Setup::new(&faulty.url, fault::TOKEN).config(&postfix.front()).start();
    let mta = Mta { dovecot, postfix };
    let at = |name: &str| format!("{name}@mail.example.jp");
    assert_eq!(mta.lmtp(&[&at("allowed")]), ["250 2.1.5 OK"], "it can accept");
    assert!(unknown(&mta.lmtp(&[&at("refused")])[0]), "and it can refuse");
    for name in fault::NO_DECISION.iter().filter(|name| !name.contains("sentence")) {
        let said = mta.lmtp(&[&at(name), &at("allowed")]);
        assert!(said[0].starts_with("451 4.3.0 ") && said[1] == "250 2.1.5 OK", "{name}: {said:?}");
    }
    let log = mta.dovecot.log();
    assert!(!log.contains(fault::TOKEN), "the token is in no log: {log}");
}

#[test]
fn addr_5_a_pop_session_that_is_open_goes_on_while_the_address_changes() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let _owner = owner(&campus);
    let token = campus.service_token("mail-decision");
    let meter = Meter::start(&service.url, &token);
    let setup = dovecot::Setup::new(&service.url, &token).option("--pop-meter", meter.socket().to_str().unwrap());
    let dovecot = setup.start();
    dovecot.delivers(ADDRESS, "1.first.tests", "Subject: first\n\nhello\n");
    dovecot.delivers(ADDRESS, "2.second.tests", "Subject: second\n\nhello\n");
    let mut client = Client::of(&dovecot, ADDRESS, &["each", "wait", "each", "quit"]);
    assert_eq!(client.tells().whole, 2);
    service.clock.pass(1.hours());
    has_mailbox(&service, "tanaka", "taro.t");
    client.goes_on();
    let told = client.ends();
    assert!(told.ended == "quit" && told.whole == 4 && told.said.is_empty(), "{told:?}\n{}", meter.log());
    let used = campus.get(&campus.admin(), "/v1/accounts/tanaka").ok()["pop"]["used_bytes"].as_u64().unwrap();
    assert!(used >= told.received, "all of it is counted for the account: {used} of {}", told.received);
}

/// The commands of the page under a heading, as an operator types them.
fn commands_of(page: &str, heading: &str) -> String {
    let page = fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
    let (_, section) = page.split_once(&format!("\n## {heading}\n")).expect("the heading");
    let section = section.split("\n## ").next().unwrap();
    section.lines().filter_map(|line| line.strip_prefix("    ")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn addr_5_mailboxes_that_lie_by_their_addresses_are_moved_as_the_page_says() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let _owner = owner(&campus);
    service.clock.pass(1.hours());
    has_mailbox(&service, "tanaka", "taro.t");
    let token = campus.service_token("mail-decision");
    let dovecot = dovecot::Setup::new(&service.url, &token).start();
    let root = dovecot.mail_root();
    let domain = root.join("mail.example.jp");
    for (name, messages) in [("taro", 2), ("taro.t", 3), ("nobody", 1)] {
        for folder in ["new", "cur", "tmp"] {
            fs::create_dir_all(domain.join(name).join("Maildir").join(folder)).unwrap();
        }
        for at in 0..messages {
            let file = domain.join(name).join(format!("Maildir/new/{at}.{name}.tests"));
            fs::write(file, format!("Subject: {name} {at}\n\nhello\n")).unwrap();
        }
        // By these numbers a mail app knows messages again.
        let uids = format!("3 V1700000000 N77 G0123456789abcdef0123456789abcdef\n70 :0.{name}.tests\n");
        fs::write(domain.join(name).join("Maildir/dovecot-uidlist"), uids).unwrap();
    }
    let reference = format!("--reference={}", root.display());
    Program::new("chown").args(["-R", &reference, domain.to_str().unwrap()]).run().done();
    let commands = commands_of("docs/mail-servers.md", "Move mailboxes")
        .replace("/var/vmail", root.to_str().unwrap())
        .replace("mail.example.ac.jp", "mail.example.jp")
        .replace("https://meibo.example.ac.jp", &service.url)
        .replace("/etc/dovecot/meibo", dovecot.pieces().to_str().unwrap());
    let doveadm = format!("doveadm() {{ {} \"$@\"; }}\n", dovecot.doveadm_words().join(" "));
    let (first, _) = commands.split_once("for old in $domain/*; do\n  address=").expect("two steps");
    let bash = |commands: &str| Program::new("bash").args(["-c", &format!("{doveadm}{commands}")]);
    let failed = bash(first).run();
    assert!(failed.stderr.contains("certificate") && domain.join("taro.t").exists(), "nothing moves unasked: {failed}");
    let moved = bash(&commands).env("CURL_CA_BUNDLE", &dovecot.files.authority).run();
    assert_eq!(moved.code, 0, "{moved}");
    assert_eq!(says(&dovecot, "imap", NEW, MAIL_PASSWORD), "in: 5", "{moved}");
    let left: BTreeSet<String> =
        fs::read_dir(&domain).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(left, BTreeSet::from(["nobody".to_owned(), "taro.imported".to_owned()]), "{moved}");
    let uids = dovecot.doveadm(&["fetch", "-u", NEW, "uid", "mailbox", "INBOX", "subject", "taro.t 0"]).ok();
    assert!(uids.contains("uid: 70"), "its number stays: {uids}");
}
