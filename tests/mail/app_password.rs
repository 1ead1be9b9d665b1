//! `meibo app-password test` and `create --test`: with real mail servers, and with servers that fail (APPPW-6).

use std::{
    fs,
    io::{Read, Write},
    net::TcpListener,
    thread,
};

use serde_json::{Value, json};

use super::client::says;
use crate::{
    api::{
        campus::{Campus, PASSWORD, REASON},
        mail_log_in::{ADDRESS, UNTOLD, taro},
        timer::Timer,
    },
    support::{
        Ended, Engine, Meibo, Service,
        certificate::Authority,
        dovecot::{self, Dovecot},
        postfix::Postfix,
        smtp_server::SMTP,
    },
};

/// Somebody with a mailbox, 2-step verification and a `meibo` that is signed in.
struct Person<'a> {
    campus: Campus<'a>,
    meibo: Meibo,
    _timer: Timer,
}

impl<'a> Person<'a> {
    fn new(service: &'a Service) -> Self {
        let campus = Campus::new(service);
        let (_token, timer) = taro(&campus);
        let meibo = Meibo::of(service);
        meibo.login("tanaka", PASSWORD).ok();
        meibo.run(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]).ok();
        meibo.run(["2sv", "enable", "--code", &campus.code("tanaka")]).ok();
        Self { campus, meibo, _timer: timer }
    }

    fn makes(&self) -> String {
        self.meibo.run(["app-password", "create", "Ecrea", "--secret-only"]).ok().trim_end().to_owned()
    }

    /// The test with a secret on stdin; the secret stands nowhere in what is said.
    #[track_caller]
    fn tests(&self, secret: &str, more: &[&str]) -> Ended {
        let args = ["app-password", "test", "--app-password-stdin"].iter().chain(more).copied();
        let ended = self.meibo.run_with(args, &format!("{secret}\n"));
        let said = format!("{}{}", ended.stdout, ended.stderr);
        let joined = secret.replace(' ', "");
        for canary in [secret, &joined, &encoded(secret)] {
            assert!(!said.contains(canary), "the secret is shown: {ended}");
        }
        ended
    }

    /// Each step of the test, as `smtp tls ok` or `imap log-in CODE`, and the exit code.
    #[track_caller]
    fn steps(&self, secret: &str, more: &[&str]) -> (Vec<String>, i32) {
        let ended = self.tests(secret, &[&["-o", "json"], more].concat());
        (steps(&ended.stdout), ended.code)
    }
}

/// As SASL PLAIN carries it.
fn encoded(secret: &str) -> String {
    let script = "import base64,sys;print(base64.b64encode(sys.stdin.buffer.read()).decode())";
    let both = format!("\0{ADDRESS}\0{secret}");
    crate::support::Program::new("/usr/bin/python3").args(["-c", script]).stdin(both).run().ok().trim().to_owned()
}

#[track_caller]
fn steps(stdout: &str) -> Vec<String> {
    let rows: Value = serde_json::from_str(stdout).unwrap_or_else(|error| panic!("{error}: {stdout}"));
    let word = |row: &Value, field: &str| row[field].as_str().unwrap_or("-").to_owned();
    let came = |row: &Value| row["code"].as_str().map_or_else(|| word(row, "result"), str::to_owned);
    let rows = rows.as_array().unwrap();
    rows.iter().map(|row| format!("{} {} {}", word(row, "protocol"), word(row, "step"), came(row))).collect()
}

/// A server in the configuration.
fn server(host: &str, port: u16, tls: &str) -> String {
    format!("{{ host = \"{host}\", port = {port}, tls = \"{tls}\" }}")
}

/// Tells the service which mail servers there are.
fn settings(service: &Service, imap: &str, pop: &str, smtp: &[String]) {
    let toml = format!("[policy.mail_servers]\nimap = {imap}\npop = {pop}\nsmtp = [{}]\n", smtp.join(", "));
    fs::write(service.folder().join("meibod.toml"), toml).unwrap();
    service.start_again();
}

/// The mail servers of a campus: what Taro sends to himself arrives in his inbox, in which one mail lies.
struct Mta {
    // The front goes first.
    dovecot: Dovecot,
    postfix: Postfix,
}

impl Mta {
    fn of(person: &Person<'_>) -> Self {
        Self::into(person, "Maildir")
    }

    /// The same, but what he sends arrives in this folder.
    fn into(person: &Person<'_>, folder: &str) -> Self {
        let service = person.campus.service;
        let token = person.campus.service_token("mail-decision");
        let postfix = Postfix::start(&service.url, &token);
        let dovecot = dovecot::Setup::new(&service.url, &token).config(&postfix.front()).start();
        dovecot.delivers(ADDRESS, "1.first.tests", "From: a@example.jp\nSubject: first\n\nhello\n");
        postfix.delivers_to(ADDRESS, &dovecot.home(ADDRESS).join(folder));
        settings(service, &imap(&dovecot), &pop(&dovecot), &smtp(&postfix));
        Self { dovecot, postfix }
    }
}

fn imap(dovecot: &Dovecot) -> String {
    server("localhost", dovecot.ports.imaps, "tls")
}

fn pop(dovecot: &Dovecot) -> String {
    server("localhost", dovecot.ports.pop3, "starttls")
}

fn smtp(postfix: &Postfix) -> [String; 2] {
    [server("localhost", postfix.submissions, "tls"), server("localhost", postfix.submission, "starttls")]
}

/// A port on which nothing listens.
fn closed() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A server that says this to everybody, and then nothing more.
fn says_only(words: &'static str) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            thread::spawn(move || {
                let mut stream = stream;
                stream.write_all(words.as_bytes()).ok();
                stream.read_to_end(&mut Vec::new()).ok();
            });
        }
    });
    port
}

const WAY: [&str; 3] = ["dns", "tcp", "tls"];

/// The steps of a protocol that all went well.
fn good(protocol: &str, more: &[&str]) -> Vec<String> {
    WAY.iter().chain(more).map(|step| format!("{protocol} {step} ok")).collect()
}

on_both!(apppw_6_a_mail_is_sent_received_and_removed_step_by_step, |service| {
    let person = Person::new(service);
    let mta = Mta::of(&person);
    let secret = person.makes();
    let sends = good("smtp", &["log-in", "sending"]);
    let reads = good("imap", &["log-in", "arrival", "removal"]);
    let whole = [sends.clone(), sends.clone(), reads.clone(), vec!["pop - skipped".to_owned()]].concat();
    assert_eq!(person.steps(&secret, &[]), (whole, 0));
    assert_eq!(says(&mta.dovecot, "imap", ADDRESS, &secret), "in: 1", "only what was sent is removed");
    person.meibo.run(["pop-quota", "enable", "--messages", "all"]).ok();
    let whole = [sends.clone(), sends, reads, good("pop", &["log-in"])].concat();
    let joined = secret.replace(' ', "");
    assert_eq!(person.steps(&joined, &[]), (whole, 0));
    assert_eq!(says(&mta.dovecot, "imap", ADDRESS, &secret), "in: 1");
    let columns = ["--columns", "protocol,step,result", "--no-header", "-v", "--debug"];
    let told = person.tests(&secret, &columns);
    assert!(told.code == 0 && told.stdout.lines().count() == 20, "{told}");
});

#[test]
fn apppw_6_making_one_tests_it_and_people_read_each_step() {
    let service = Service::start(Engine::Sqlite);
    let person = Person::new(&service);
    let mta = Mta::of(&person);
    let text = person.meibo.run(["app-password", "create", "Ecrea", "--test"]).ok();
    let (made, tested) = text.split_once("\nTest with this app password:\n").expect("the test comes last");
    assert!(made.contains("It is shown only now"), "{made}");
    assert!(tested.starts_with(&format!("SMTP: localhost, port {}, SSL/TLS\n", mta.postfix.submissions)), "{tested}");
    assert!(tested.contains(&format!("SMTP: localhost, port {}, STARTTLS\n", mta.postfix.submission)), "{tested}");
    assert!(tested.contains("valid until 4096-01-01") && tested.contains("CN=meibo tests"), "{tested}");
    assert!(tested.contains("\nPOP is off for this account, so it was not tried.\n"), "{tested}");
    assert!(tested.ends_with("\nEverything works: a mail app can send and receive with this app password.\n"));
    let json = person.meibo.run(["app-password", "create", "K-9", "--test", "-o", "json"]).json();
    assert_eq!(steps(&json["test"].to_string()).len(), 17);
    assert!(json["secret"].as_str().unwrap().len() == 19 && json["settings"]["user"] == ADDRESS, "{json}");
    let only = person.meibo.run(["app-password", "create", "quiet", "--test", "-q"]).ok();
    assert_eq!(only.trim_end().len(), 19, "-q leaves the secret alone: {only}");
    mta.postfix.loses_its_policy();
    let failed = person.meibo.run(["app-password", "create", "again", "--test", "-q"]);
    assert!(failed.code == 8 && failed.stdout.trim_end().len() == 19, "{failed}");
    assert!(failed.stderr.contains("[mail_server_later]") && failed.stderr.contains("450 4.7.0"), "{failed}");
}

#[test]
fn apppw_6_a_person_at_a_terminal_is_asked_and_reads_it_in_japanese() {
    let service = Service::start(Engine::Sqlite);
    let person = Person::new(&service);
    let _mta = Mta::of(&person);
    let secret = person.makes();
    let terminal = person.meibo.terminal(["app-password", "test", "--lang", "ja"]);
    terminal.shows(&format!("試すアプリパスワード（{ADDRESS}）")).hides().answers(&secret);
    terminal.shows("すべて正常です。メールソフトは、このアプリパスワードで送受信できます。");
    assert_eq!(terminal.ends(), 0);
    let screen = terminal.screen();
    assert!(screen.contains("  ログイン     正常   ") && !screen.contains(&secret), "{screen}");
    let unasked = person.meibo.run(["app-password", "test"]).fails(11);
    assert!(unasked.contains("--app-password-stdin"), "{unasked}");
}

#[test]
fn apppw_6_a_refused_log_in_is_told_as_one_and_a_passing_failure_never_is() {
    let service = Service::start(Engine::Sqlite);
    let person = Person::new(&service);
    let mta = Mta::of(&person);
    person.meibo.run(["pop-quota", "enable", "--messages", "all"]).ok();
    let secret = person.makes();
    let all = |code: &str| -> Vec<String> {
        ["smtp", "smtp", "imap", "pop"]
            .iter()
            .flat_map(|protocol| [good(protocol, &[]), vec![format!("{protocol} log-in {code}")]].concat())
            .collect()
    };
    assert_eq!(person.steps("abcd efgh ijkl mnop", &["-v", "--debug"]), (all("mail_server_log_in_refused"), 6));
    let told = person.tests("abcd efgh ijkl mnop", &["--lang", "ja"]);
    let words = told.stdout.split_whitespace().collect::<String>();
    assert_eq!(words.matches("[mail_server_log_in_refused]").count(), 4, "{told}");
    assert_eq!(words.matches("meiboapp-passwordcreate").count(), 1, "what to do is said once: {told}");
    assert!(words.contains(&UNTOLD.split_whitespace().collect::<String>()), "{told}");
    let policy = good("smtp", &["log-in"]).into_iter().chain(["smtp sending mail_server_later".to_owned()]);
    let policy: Vec<String> = policy.collect();
    mta.postfix.loses_its_policy();
    let reads = [good("imap", &["log-in"]), good("pop", &["log-in"])].concat();
    assert_eq!(person.steps(&secret, &[]), ([policy.clone(), policy, reads].concat(), 8));
    // The service decides no more: nobody is told of a wrong password.
    mta.dovecot.takes_token("meibo_t_nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn");
    let (later, code) = person.steps(&secret, &[]);
    assert_eq!((later, code), (all("mail_server_later"), 8));
    let told = person.tests(&secret, &[]).stdout;
    assert!(told.contains("does not mean that the app password is wrong") && !told.contains("refused"), "{told}");
}

#[test]
fn apppw_6_what_was_deleted_or_locked_down_since_is_seen() {
    let service = Service::start(Engine::Sqlite);
    let person = Person::new(&service);
    let _mta = Mta::of(&person);
    let secret = person.makes();
    let id = person.meibo.run(["app-password", "list", "-o", "id"]).ok();
    person.meibo.run(["app-password", "delete", id.trim_end(), "-y"]).ok();
    let refused = |protocol: &str| [good(protocol, &[]), vec![format!("{protocol} log-in mail_server_log_in_refused")]];
    let all = [refused("smtp"), refused("smtp"), refused("imap"), [vec!["pop - skipped".to_owned()], Vec::new()]];
    assert_eq!(person.steps(&secret, &[]), (all.concat().concat(), 6));
    let campus = &person.campus;
    let lockdown = campus.request(&campus.admin(), "POST", "/v1/accounts/tanaka/lockdown", &json!({}));
    lockdown.header(REASON.0, REASON.1).send().ok();
    let told = person.tests(&secret, &["-o", "json"]);
    assert_eq!(told.error(4)["code"], "sign_in_needed");
}

#[test]
fn apppw_6_each_fault_of_a_server_has_its_name() {
    let service = Service::start(Engine::Sqlite);
    let person = Person::new(&service);
    let endless: &'static str = "x".repeat(100_000).leak();
    let faults = [
        (server("nosuch.invalid", 465, "tls"), "dns mail_server_unreachable"),
        (server("localhost", closed(), "tls"), "tcp mail_server_unreachable"),
        (server("localhost", SMTP.port("misnamed"), "tls"), "tls mail_certificate_not_trusted"),
        (server("localhost", SMTP.port("stranger"), "starttls"), "tls mail_certificate_not_trusted"),
        (server("localhost", SMTP.port("plain"), "starttls"), "tls mail_server_unfit"),
        (server("localhost", says_only("220 plain\r\n"), "tls"), "tls mail_server_unfit"),
        (server("localhost", SMTP.port("closed"), "starttls"), "log-in mail_server_unfit"),
        (server("localhost", SMTP.port("starttls"), "starttls"), "log-in mail_server_log_in_refused"),
        (server("localhost", says_only(""), "starttls"), "tls mail_server_unreachable"),
        (server("localhost", says_only(""), "tls"), "tls mail_server_unreachable"),
        (server("localhost", says_only("HTTP/1.1 400 Bad Request\r\n\r\n"), "starttls"), "tls mail_server_unfit"),
        (server("localhost", says_only(endless), "starttls"), "tls mail_server_unfit"),
        (server("localhost", says_only("421 4.3.2 \u{1b}[2Jbusy\r\n"), "starttls"), "tls mail_server_later"),
        (server("localhost", says_only("554 5.7.1 not you\r\n"), "starttls"), "tls mail_server_refused"),
        (
            server("localhost", says_only("220 a\r\n250-a\r\n250 STARTTLS\r\n220 go\r\n235 in\r\n"), "starttls"),
            "tls mail_server_unfit",
        ),
    ];
    let imap = server("localhost", says_only("* BYE full\r\n"), "starttls");
    let pop = server("localhost", says_only("-ERR [SYS/TEMP] full\r\n"), "starttls");
    person.meibo.run(["pop-quota", "enable", "--messages", "all"]).ok();
    settings(&service, &imap, &pop, &faults.each_ref().map(|(server, _)| server.clone()));
    let (came, code) = person.steps("abcd efgh ijkl mnop", &["--timeout", "5"]);
    let failed: Vec<&str> = came.iter().filter(|step| !step.ends_with(" ok")).map(String::as_str).collect();
    let smtp = faults.iter().map(|(_, fault)| format!("smtp {fault}"));
    let hoped: Vec<String> =
        smtp.chain(["imap tls mail_server_later", "pop tls mail_server_later"].map(str::to_owned)).collect();
    assert_eq!((failed, code), (hoped.iter().map(String::as_str).collect(), 7), "the first one decides");
    let told = person.tests("abcd efgh ijkl mnop", &["--timeout", "5"]).stdout;
    for words in [
        "Its name has no address (DNS).",
        "Nothing answers at that address.",
        "Its certificate is for another name. It is for: elsewhere.example. It is valid until 4096-01-01",
        "The issuer of its certificate is not known to this machine.",
        "It was issued by: CN=a stranger",
        "It offers no encryption here (no STARTTLS), so no password was sent.",
        "It takes no password",
        "There was no answer in time.",
        "It said: “421 4.3.2  [2Jbusy”",
        "meibo app-password test --ca-file FILE",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn apppw_6_authorities_are_those_of_the_command() {
    let service = Service::start(Engine::Sqlite);
    let person = Person::new(&service);
    let folder = tempfile::tempdir().unwrap();
    let other = Authority::new("another").write(folder.path());
    settings(
        &service,
        &server("localhost", closed(), "tls"),
        &server("localhost", closed(), "tls"),
        &[server("localhost", SMTP.port("starttls"), "starttls")],
    );
    let secret = "abcd efgh ijkl mnop";
    let trusted = person.steps(secret, &[]).0;
    assert_eq!(trusted[3], "smtp log-in mail_server_log_in_refused", "{trusted:?}");
    let refused = person.tests(secret, &["--ca-file", other.authority.to_str().unwrap()]);
    assert_eq!(refused.code, 7, "the service itself is not believed then: {refused}");
}

#[test]
fn apppw_6_where_imap_is_away_pop_finds_and_removes_the_mail() {
    let service = Service::start(Engine::Sqlite);
    let person = Person::new(&service);
    let mta = Mta::of(&person);
    person.meibo.run(["pop-quota", "enable", "--messages", "all"]).ok();
    let secret = person.makes();
    let away = server("localhost", closed(), "tls");
    settings(&service, &away, &pop(&mta.dovecot), &smtp(&mta.postfix)[..1]);
    let hoped = [
        good("smtp", &["log-in", "sending"]),
        vec!["imap dns ok".to_owned(), "imap tcp mail_server_unreachable".to_owned()],
        good("pop", &["log-in", "arrival", "removal"]),
    ];
    assert_eq!(person.steps(&secret, &[]), (hoped.concat(), 7));
    assert_eq!(says(&mta.dovecot, "imap", ADDRESS, &secret), "in: 1");
}

#[test]
fn apppw_6_a_mail_that_does_not_arrive_is_waited_for_and_missed() {
    let service = Service::start(Engine::Sqlite);
    let person = Person::new(&service);
    let _mta = Mta::into(&person, "Maildir/.Junk");
    let secret = person.makes();
    let (came, code) = person.steps(&secret, &["--timeout", "4"]);
    assert_eq!((came[came.len() - 2].as_str(), code), ("imap arrival mail_not_arrived", 8), "{came:?}");
}

#[test]
fn apppw_6_ctrl_c_ends_the_test_and_what_was_made_is_shown() {
    let service = Service::start(Engine::Sqlite);
    let person = Person::new(&service);
    let [imap, pop, smtp] = [(); 3].map(|()| server("localhost", says_only(""), "starttls"));
    settings(&service, &imap, &pop, &[smtp]);
    let terminal = person.meibo.terminal(["app-password", "create", "Ecrea", "--test", "-o", "json"]);
    terminal.shows("encryption").presses("C-c").shows("\"secret\": \"");
    assert_eq!(terminal.ends(), 130);
    let quiet = person.meibo.run(["app-password", "list", "-o", "json"]).json();
    assert_eq!(quiet[0]["name"], "Ecrea");
}

#[test]
fn apppw_6_without_an_address_there_is_nothing_to_test() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    campus.person("tanaka", "staff");
    let meibo = Meibo::of(&service);
    meibo.login("tanaka", PASSWORD).ok();
    let test = ["app-password", "test", "--app-password-stdin", "-o", "json"];
    assert_eq!(meibo.run_with(test, "abcd\n").error(6)["code"], "address_missing");
    let create = ["app-password", "create", "Ecrea", "--test", "-o", "json"];
    assert_eq!(meibo.run(create).error(6)["code"], "address_missing");
    assert_eq!(meibo.run(["app-password", "list", "-o", "id"]).ok(), "", "nothing was made");
}
