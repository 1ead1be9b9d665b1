//! Mail as a mail app sends it: Dovecot's submission service lets it in, and Postfix asks for its sender (ALIAS-3, ALIAS-4,
//! and the rules of the mail log-in decision for SMTP).

use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf, thread};

use jiff::ToSpan;
use serde_json::{Value, json};

use crate::{
    api::{
        alias::{has_mailbox, mailbox, verified},
        campus::{Campus, REASON},
        mail_log_in::{MAIL_PASSWORD, taro},
    },
    support::{
        Ended, Engine, Program, Service,
        deadline::wait_for,
        dovecot::{self, Dovecot},
        postfix::{DOMAIN, Postfix},
    },
};

pub(super) const TARO: &str = "taro@mail.example.jp";
const LAB: &str = "taro@lab.example.com";

/// The mail servers of a campus.
pub(super) struct Mta {
    // The front goes first.
    dovecot: Dovecot,
    pub(super) postfix: Postfix,
}

impl Mta {
    pub(super) fn of(campus: &Campus<'_>) -> Self {
        let token = campus.service_token("mail-decision");
        let postfix = Postfix::start(&campus.service.url, &token);
        let dovecot = dovecot::Setup::new(&campus.service.url, &token).config(&postfix.front()).start();
        Self { dovecot, postfix }
    }

    pub(super) fn authority(&self) -> &str {
        self.dovecot.files.authority.to_str().unwrap()
    }

    /// What a mail app reads at each step of one session.
    #[track_caller]
    fn session(&self, tls: &str, steps: &[Value]) -> Vec<String> {
        let port = if tls == "tls" { self.postfix.submissions } else { self.postfix.submission };
        let asked = json!({ "authority": self.authority(), "port": port, "tls": tls, "steps": steps });
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail/submission.py");
        let said = Program::new("/usr/bin/python3").args([script]).stdin(asked.to_string()).run().json();
        said.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
    }

    /// What somebody reads who logs in and then writes as each of these senders.
    #[track_caller]
    pub(super) fn senders(&self, user: &str, secret: &str, senders: &[&str]) -> Vec<String> {
        let rounds = senders.iter().flat_map(|sender| [says(&format!("MAIL FROM:{sender}")), rcpt(), says("RSET")]);
        let steps: Vec<Value> = std::iter::once(plain(user, secret)).chain(rounds).collect();
        let mut said = self.session("starttls", &steps);
        assert_eq!(said.remove(0), IN);
        said.chunks(3)
            .map(|round| if round[0] == "250 2.1.0 Ok" { round[1].clone() } else { round[0].clone() })
            .collect()
    }

    /// What somebody reads who has logged in and writes as this sender after something has happened.
    #[track_caller]
    fn session_and(&self, sender: &str, happens: impl FnOnce()) -> String {
        let folder = tempfile::tempdir().unwrap();
        let [here, there] = ["here", "there"].map(|name| folder.path().join(name));
        let mail = says(&format!("MAIL FROM:{sender}"));
        let steps = [plain(TARO, MAIL_PASSWORD), says("NOOP"), json!(["waits", here, there]), mail, rcpt()];
        thread::scope(|scope| {
            let session = scope.spawn(|| self.session("starttls", &steps));
            wait_for(|| here.exists().then_some(())).expect("it logs in");
            happens();
            fs::write(there, "").unwrap();
            session.join().unwrap().pop().unwrap()
        })
    }

    /// What somebody reads who logs in over STARTTLS.
    #[track_caller]
    pub(super) fn log_in(&self, user: &str, secret: &str) -> String {
        self.session("starttls", &[plain(user, secret)]).remove(0)
    }

    /// What is read at RCPT TO, and behind it, by whoever sends a whole message with this subject over 465.
    #[track_caller]
    fn sends(&self, user: &str, secret: &str, sender: &str, subject: &str) -> Vec<String> {
        let message = format!("From: {sender}\r\nTo: a@{DOMAIN}\r\nSubject: {subject}\r\n\r\nhello\r\n");
        let mut said = self.session(
            "tls",
            &[plain(user, secret), says(&format!("MAIL FROM:<{sender}>")), rcpt(), json!(["data", message])],
        );
        assert_eq!((said.remove(0), said.remove(0)), (IN.to_owned(), "250 2.1.0 Ok".to_owned()));
        said
    }

    /// The message with this subject, when it has arrived.
    #[track_caller]
    fn arrived(&self, subject: &str) -> String {
        let line = format!("\nSubject: {subject}\n");
        let found = wait_for(|| self.postfix.arrived().into_iter().find(|message| message.contains(&line)));
        found.unwrap_or_else(|| panic!("{subject} never arrives:\n{}", self.postfix.log()))
    }
}

/// What is read by whoever is let in.
const IN: &str = "235 2.7.0 Logged in.";
/// And by whoever may send from an address.
const OK: &str = "250 2.1.5 Ok";
/// What is read where nobody can say whether an address may be sent from.
fn later(sender: &str) -> String {
    format!(
        "450 4.7.0 <a@{DOMAIN}> {sender}: Sender address rejected: Whether you may send from this address cannot be \
         checked now. Try again later."
    )
}

fn says(command: &str) -> Value {
    json!(["says", command])
}

fn rcpt() -> Value {
    says(&format!("RCPT TO:<a@{DOMAIN}>"))
}

fn plain(user: &str, secret: &str) -> Value {
    json!(["plain", user, secret])
}

fn not_yours(sender: &str) -> String {
    let next = match sender.ends_with("@mail.example.jp") {
        true => ". An address of mail.example.jp is its owner's alone: it can be neither added nor shared.",
        false => ", or add the address: meibo alias create ADDRESS",
    };
    format!(
        "554 5.7.1 <a@{DOMAIN}> <{sender}>: Sender address rejected: [sender_not_yours] {sender} cannot be sent from. It is neither the \
         mailbox's address nor one that was added and verified. Choose another sender{next}"
    )
}

fn unverified(sender: &str) -> String {
    format!(
        "554 5.7.1 <a@{DOMAIN}> <{sender}>: Sender address rejected: [sender_unverified] {sender} cannot be sent from yet. The code that \
         was mailed to it has not been entered. Enter it: meibo alias verify ADDRESS CODE"
    )
}

/// Somebody who may send with the mail password: their token.
pub(super) fn sender(campus: &Campus<'_>) -> String {
    let (token, _timer) = taro(campus);
    campus.post(&token, "/v1/me/less-secure-apps/enable", &json!({})).ok();
    token
}

on_both!(alias_4_a_mail_app_sends_from_its_own_address_and_from_a_verified_alias, |service| {
    let campus = Campus::new(service);
    let token = sender(&campus);
    let mta = Mta::of(&campus);
    let sends = |from: &str, subject: &str| mta.sends(TARO, MAIL_PASSWORD, from, subject);
    let own = sends(TARO, "own");
    assert!(own[0] == OK && own[1].starts_with("250 2.0.0 Ok: "), "{own:?}");
    let message = mta.arrived("own");
    assert!(message.contains("\nMessage-Id: <") && message.contains("\nDate: "), "{message}");
    assert!(message.starts_with(&format!("Return-Path: <{TARO}>\n")), "{message}");
    assert_eq!(sends(LAB, "strange")[0], not_yours(LAB));
    campus.post(&token, "/v1/me/aliases", &json!({ "address": LAB })).ok();
    assert_eq!(sends(LAB, "unverified")[0], unverified(LAB), "ALIAS-3");
    let wrong = json!({ "code": "000000" });
    campus.call(&token, "POST", &format!("/v1/me/aliases/{LAB}/code"), &wrong);
    assert_eq!(sends(LAB, "wrong code")[0], unverified(LAB), "ALIAS-3");
    let code = json!({ "code": campus.code("tanaka") });
    campus.post(&token, &format!("/v1/me/aliases/{LAB}/code"), &code).ok();
    assert_eq!(sends(LAB, "alias")[0], OK);
    assert!(mta.arrived("alias").starts_with(&format!("Return-Path: <{LAB}>\n")));
    campus.call(&token, "DELETE", &format!("/v1/accounts/me/aliases/{LAB}"), &Value::Null).ok();
    assert_eq!(sends(LAB, "removed")[0], not_yours(LAB));
    let subjects = ["strange", "unverified", "wrong code", "removed"];
    let all = mta.postfix.arrived().concat();
    assert!(subjects.iter().all(|subject| !all.contains(&format!("Subject: {subject}\n"))), "{all}");
});

#[test]
fn alias_3_an_alias_cannot_be_sent_from_before_its_code_is_entered() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let token = sender(&campus);
    let mta = Mta::of(&campus);
    campus.post(&token, "/v1/me/aliases", &json!({ "address": LAB })).ok();
    let lab = format!("<{LAB}>");
    assert_eq!(mta.senders(TARO, MAIL_PASSWORD, &[&lab]), [unverified(LAB)]);
    let code = json!({ "code": campus.code("tanaka") });
    campus.post(&token, &format!("/v1/me/aliases/{LAB}/code"), &code).ok();
    assert_eq!(mta.senders(TARO, MAIL_PASSWORD, &[&lab]), [OK]);
}

#[test]
fn alias_4_whatever_stands_in_mail_from() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let token = sender(&campus);
    let other = mailbox(&campus, "hanako");
    verified(&campus, "hanako", &other, "hanako@lab.example.com");
    verified(&campus, "tanaka", &token, LAB);
    let mta = Mta::of(&campus);
    let allowed = [
        "<taro@mail.example.jp>",
        "<TARO@Mail.Example.Jp>",
        "<Taro@LAB.example.com>",
        "<>",
        "<@relay.example:taro@mail.example.jp>",
    ];
    assert_eq!(mta.senders(TARO, MAIL_PASSWORD, &allowed), [OK; 5]);
    for user in ["taro", "TARO@mail.example.jp"] {
        assert_eq!(mta.senders(user, MAIL_PASSWORD, &["<taro@mail.example.jp>"]), [OK], "{user}");
    }
    let strange = [
        "hanako@mail.example.jp",
        "hanako@lab.example.com",
        "taro+news@mail.example.jp",
        "taro@lab.example.com.evil.example",
        "postmaster@mail.example.jp",
        "tanaka@mail.example.jp",
    ];
    let bracketed = strange.map(|it| format!("<{it}>"));
    let said = mta.senders(TARO, MAIL_PASSWORD, &bracketed.each_ref().map(String::as_str));
    assert_eq!(said, strange.map(not_yours));
    // What is no address: refused by Dovecot, or by the service.
    let garbage = [
        "<taro>",
        "taro@mail.example.jp",
        "<taro@mail.example.jp@x.example>",
        "<taro@mail.example.jp",
        "< taro@mail.example.jp >",
        "<\"taro@mail.example.jp\"@x.example>",
        "<\"taro mail\"@mail.example.jp>",
        "<taro@[127.0.0.1]>",
        "<太郎@mail.example.jp>",
        "<taro@mail.example.jp\0>",
        "<taro@mail.example.jp>,<hanako@mail.example.jp>",
    ];
    for garbage in garbage {
        let line = json!(["bytes", format!("MAIL FROM:{garbage}").bytes().map(char::from).collect::<String>()]);
        let said = mta.session("starttls", &[plain(TARO, MAIL_PASSWORD), line, rcpt()]);
        assert!(
            said[2].starts_with('5') && !said[2].starts_with("503 ") | said[1].starts_with('5'),
            "{garbage}: {said:?}"
        );
    }
}

#[test]
fn alias_4_a_session_goes_on_behind_a_refused_sender() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    sender(&campus);
    let mta = Mta::of(&campus);
    let (strange, own) = (says(&format!("MAIL FROM:<{LAB}>")), says(&format!("MAIL FROM:<{TARO}>")));
    let to = |who: &str| says(&format!("RCPT TO:<{who}@{DOMAIN}>"));
    let message = json!(["data", format!("From: {TARO}\r\nSubject: after\r\n\r\nhello\r\n")]);
    let said = mta.session(
        "starttls",
        &[
            plain(TARO, MAIL_PASSWORD),
            json!(["pipelined", format!("MAIL FROM:<{LAB}>"), format!("RCPT TO:<a@{DOMAIN}>"), "DATA"]),
            says("RSET"),
            strange,
            to("a"),
            own.clone(),
            says("RSET"),
            own,
            to("a"),
            to("b"),
            to("c"),
            message,
        ],
    );
    let pipelined = format!("250 2.1.0 Ok\n{}\n554 5.5.0 No valid recipients", not_yours(LAB));
    let first = ["250 2.1.0 Ok", &not_yours(LAB), "503 5.5.0 MAIL already given", "250 2.0.0 Ok", "250 2.1.0 Ok"];
    assert_eq!((said[1].as_str(), &said[3..8]), (pipelined.as_str(), &first.map(str::to_owned)[..]));
    assert!(said[8..11] == [OK; 3] && said[11].starts_with("250 2.0.0 Ok: "), "{said:?}");
    mta.arrived("after");
}

#[test]
fn alias_4_a_former_address_sends_no_more() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    sender(&campus);
    let mta = Mta::of(&campus);
    service.clock.pass(1.hours());
    has_mailbox(&service, "tanaka", "taro.t");
    let new = "taro.t@mail.example.jp";
    let former = format!(
        "554 5.7.1 <a@{DOMAIN}> <{TARO}>: Sender address rejected: [sender_former] {TARO} is the mailbox's former address and cannot be \
         sent from. A former address still receives mail, and does no more. Choose the present address as the sender."
    );
    let senders = [format!("<{TARO}>"), format!("<{new}>")];
    assert_eq!(mta.senders(new, MAIL_PASSWORD, &senders.each_ref().map(String::as_str)), [former, OK.to_owned()]);
}

#[test]
fn lsa_1_and_2sv_6_hold_for_sending_and_the_reason_is_read() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let (token, _timer) = taro(&campus);
    let mta = Mta::of(&campus);
    let said = mta.log_in(TARO, MAIL_PASSWORD);
    assert!(said.starts_with("535 5.7.8 クラウドメールのパスワードだけでは"), "{said}");
    campus.post(&token, "/v1/me/less-secure-apps/enable", &json!({})).ok();
    assert_eq!(mta.log_in(TARO, MAIL_PASSWORD), IN);
    assert_eq!(mta.session("tls", &[json!(["login", TARO, MAIL_PASSWORD])]), [IN], "AUTH LOGIN, over 465");
    campus.turns_on_sms("tanaka", &token);
    let said = mta.log_in(TARO, MAIL_PASSWORD);
    assert!(said.starts_with("535 5.7.8 ") && said.contains("アプリパスワード"), "{said}");
    let made = campus.post(&token, "/v1/me/app-passwords", &json!({ "name": "Ecrea" })).ok();
    let secret = made["secret"].as_str().unwrap();
    assert_eq!(mta.log_in(TARO, secret), IN);
    assert_eq!(mta.sends(TARO, secret, TARO, "by app password")[0], OK);
    mta.arrived("by app password");
    let id = made["app_password"]["id"].as_str().unwrap();
    campus.call(&token, "DELETE", &format!("/v1/accounts/me/app-passwords/{id}"), &Value::Null).ok();
    let (revoked, wrong) = (mta.log_in(TARO, secret), mta.log_in("nobody@mail.example.jp", "a wrong password"));
    assert!(wrong.starts_with("535 5.7.8 Not logged in: the address or the password is wrong"), "{wrong}");
    assert_eq!(revoked, wrong, "MAIL-2");
}

#[test]
fn mail_2_no_password_crosses_the_line_in_plain_text() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    sender(&campus);
    let mta = Mta::of(&campus);
    let said = mta.session("none", &[plain(TARO, MAIL_PASSWORD), says(&format!("MAIL FROM:<{TARO}>"))]);
    assert_eq!(said, ["530 5.7.0 TLS required.", "530 5.7.0 TLS required."]);
}

#[test]
fn mail_2_a_service_that_is_down_is_a_temporary_failure_and_no_wrong_password() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    sender(&campus);
    let mta = Mta::of(&campus);
    assert_eq!(mta.senders(TARO, MAIL_PASSWORD, &["<taro@mail.example.jp>"]), [OK]);
    service.stop();
    for (tls, how) in [("starttls", "plain"), ("tls", "plain"), ("tls", "login")] {
        let said = mta.session(tls, &[json!([how, TARO, MAIL_PASSWORD])]).remove(0);
        assert!(said.starts_with("454 4.7.0 Temporary authentication failure."), "{tls} {how}: {said}");
    }
    service.start_again();
    assert_eq!(mta.senders(TARO, MAIL_PASSWORD, &["<taro@mail.example.jp>"]), [OK]);
}

#[test]
fn alias_4_a_sender_that_nobody_can_judge_now_is_put_off() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    sender(&campus);
    let mta = Mta::of(&campus);
    let own = ["<taro@mail.example.jp>"];
    mta.postfix.loses_its_policy();
    assert_eq!(mta.senders(TARO, MAIL_PASSWORD, &own), [later(own[0])], "no policy server");
    mta.postfix.finds_its_policy();
    assert_eq!(mta.senders(TARO, MAIL_PASSWORD, &own), [OK]);
    // A token that the service does not know is our fault, not the sender's.
    let token = mta.postfix.pieces().join("token");
    let good = fs::read(&token).unwrap();
    fs::write(&token, "no token of this service\n").unwrap();
    assert_eq!(mta.senders(TARO, MAIL_PASSWORD, &own), [later(own[0])], "a wrong token");
    fs::write(&token, good).unwrap();
    assert_eq!(mta.senders(TARO, MAIL_PASSWORD, &own), [OK], "a new token counts at once");
    mta.postfix.stop();
    let said = mta.session("starttls", &[plain(TARO, MAIL_PASSWORD), says("NOOP")]);
    assert!(said[0] == IN && said[1].starts_with("421 4.4.0 "), "no Postfix: {said:?}");
}

#[test]
fn alias_4_a_session_that_is_open_obeys_what_comes_later() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    sender(&campus);
    let mta = Mta::of(&campus);
    let own = "<taro@mail.example.jp>";
    let closed = mta.session_and(own, || {
        let path = "/v1/accounts/tanaka/disable";
        campus.request(&campus.admin(), "POST", path, &json!({})).header(REASON.0, REASON.1).send().ok();
    });
    assert!(
        closed.starts_with(&format!("554 5.7.1 <a@{DOMAIN}> <{TARO}>: Sender address rejected: [account_disabled] ")),
        "{closed}"
    );
    campus
        .request(&campus.admin(), "POST", "/v1/accounts/tanaka/enable", &json!({}))
        .header(REASON.0, REASON.1)
        .send()
        .ok();
    let down = mta.session_and(own, || {
        service.stop();
    });
    assert_eq!(down, later(own));
}

#[test]
fn alias_4_a_session_that_is_open_while_the_address_changes_sends_from_the_new_one() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    sender(&campus);
    let mta = Mta::of(&campus);
    let said = mta.session_and("<taro.t@mail.example.jp>", || {
        service.clock.pass(1.hours());
        has_mailbox(&service, "tanaka", "taro.t");
    });
    assert_eq!(said, OK);
}

/// A file that nobody else reads.
fn own(folder: &std::path::Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    path
}

#[test]
fn alias_4_msmtp_swaks_and_curl_send_and_say_why_they_cannot() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    sender(&campus);
    let mta = Mta::of(&campus);
    let desk = tempfile::tempdir().unwrap();
    own(desk.path(), "secret", MAIL_PASSWORD);
    let to = format!("a@{DOMAIN}");
    let msmtp = |from: &str| -> Ended {
        let (folder, port, authority) = (desk.path().display(), mta.postfix.submission, mta.authority());
        let settings = format!(
            "account a\nhost localhost\nport {port}\ntls on\ntls_starttls on\ntls_trust_file {authority}\nauth plain\n\
             user {TARO}\npasswordeval cat {folder}/secret\nfrom {from}\n"
        );
        let settings = own(desk.path(), "msmtprc", &settings);
        let message = format!("Subject: msmtp\nFrom: {from}\nTo: {to}\n\nhello\n");
        Program::new("msmtp").args(["-C", settings.to_str().unwrap(), "-a", "a", &to]).stdin(message).run()
    };
    msmtp(TARO).ok();
    mta.arrived("msmtp");
    let refused = msmtp(LAB).fails(65);
    assert!(refused.contains(&format!("msmtp: server message: {}", not_yours(LAB))), "{refused}");
    let swaks = |from: &str, secret: &str| {
        let server = format!("localhost:{}", mta.postfix.submissions);
        Program::new("swaks")
            .args(["--server", &server, "--tls-on-connect", "--tls-ca-path", mta.authority(), "--tls-verify"])
            .args(["--auth", "PLAIN", "--auth-user", TARO, "--auth-password", secret, "--from", from, "--to", &to])
            .args(["--header", "Subject: swaks"])
            .run()
    };
    assert_eq!(swaks(TARO, MAIL_PASSWORD).code, 0);
    mta.arrived("swaks");
    let refused = swaks(LAB, MAIL_PASSWORD);
    assert!(refused.code == 24 && refused.stdout.contains(&not_yours(LAB)), "{refused}");
    service.stop();
    let down = swaks(TARO, MAIL_PASSWORD);
    assert!(down.code == 28 && down.stdout.contains("454 4.7.0 Temporary authentication failure."), "{down}");
    assert!(!down.stdout.contains("535"), "{down}");
    service.start_again();
    let curl = |from: &str| {
        let message = own(desk.path(), "message", "Subject: curl\n\nhello\n");
        let url = format!("smtp://localhost:{}", mta.postfix.submission);
        Program::new("curl")
            .args([
                "-sv",
                "--ssl-reqd",
                "--cacert",
                mta.authority(),
                "--user",
                &format!("{TARO}:{MAIL_PASSWORD}"),
                &url,
            ])
            .args(["--mail-from", from, "--mail-rcpt", &to, "--upload-file", message.to_str().unwrap(), "--crlf"])
            .run()
    };
    assert_eq!(curl(TARO).code, 0);
    mta.arrived("curl");
    let refused = curl(LAB);
    assert!(refused.code == 55 && refused.stderr.contains(&not_yours(LAB)), "{refused}");
}
