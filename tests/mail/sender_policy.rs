//! `meibod sender-policy` as Postfix speaks to it, and `meibod mail-config postfix` (ALIAS-4).

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    os::unix::{fs::PermissionsExt, net::UnixStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use tempfile::TempDir;

use crate::{
    api::{campus::Campus, mail_log_in::taro},
    support::{Ended, Engine, Service, deadline::wait_for, service::meibod},
};

/// A sender policy at a socket.
struct Policy {
    child: Child,
    folder: TempDir,
}

impl Policy {
    fn of(service: &Service, token: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let token_file = folder.path().join("token");
        fs::write(&token_file, format!("{token}\n")).unwrap();
        fs::set_permissions(&token_file, fs::Permissions::from_mode(0o600)).unwrap();
        let mut command: Command = meibod().args(["sender-policy", "--service", &service.url]).into_command();
        command.arg("--socket").arg(folder.path().join("socket")).arg("--token-file").arg(token_file);
        command.arg("--ca-file").arg(&service.files.authority).stderr(Stdio::null());
        Self { child: command.spawn().unwrap(), folder }
    }

    fn connect(&self) -> BufReader<UnixStream> {
        let socket = self.folder.path().join("socket");
        BufReader::new(wait_for(|| UnixStream::connect(&socket).ok()).expect("it listens"))
    }
}

impl Drop for Policy {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Asks once, as Postfix does; nothing where the connection is closed.
fn asks(policy: &mut BufReader<UnixStream>, attributes: &str) -> Option<String> {
    let question = format!("request=smtpd_access_policy\nprotocol_state=RCPT\n{attributes}\n");
    policy.get_mut().write_all(question.as_bytes()).unwrap();
    let (mut action, mut end) = (String::new(), String::new());
    policy.read_line(&mut action).ok()?;
    policy.read_line(&mut end).ok()?;
    (end == "\n").then(|| action.trim_end().to_owned())
}

const OWN: &str = "sasl_username=taro@mail.example.jp\nsender=taro@mail.example.jp\n";
const LATER: &str = "action=DEFER 4.7.0 Whether you may send from this address cannot be checked now. Try again later.";

#[test]
fn alias_4_the_policy_answers_in_postfixs_protocol() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    taro(&campus);
    let policy = Policy::of(&service, &campus.service_token("mail-decision"));
    let mut postfix = policy.connect();
    assert_eq!(asks(&mut postfix, OWN).unwrap(), "action=OK");
    assert_eq!(asks(&mut postfix, "sasl_username=taro\nsender=\n").unwrap(), "action=OK", "the empty sender");
    let nobody = "action=REJECT 5.7.1 Log in first: mail is sent from a mailbox.";
    for strange in ["sender=taro@mail.example.jp\n", "sasl_username=\nsender=\n", ""] {
        assert_eq!(asks(&mut postfix, strange).unwrap(), nobody, "{strange}");
    }
    let refused = asks(&mut postfix, "sasl_username=taro\nsender=x@lab.example.com\n").unwrap();
    assert!(refused.starts_with("action=REJECT 5.7.1 [sender_not_yours] x@lab.example.com cannot"), "{refused}");
    let unknown = asks(&mut postfix, "sasl_username=gone@mail.example.jp\nsender=x@lab.example.com\n").unwrap();
    assert!(unknown.starts_with("action=REJECT 5.7.1 [account_not_found] "), "{unknown}");
    for (sender, code) in [("花 子@x\u{7}", "invalid_value"), ("花子@lab.example.com", "")] {
        let said = asks(&mut postfix, &format!("sasl_username=taro\nsender={sender}\n")).unwrap();
        assert!(said.starts_with(&format!("action=REJECT 5.7.1 [{code}")) && said.is_ascii(), "{said}");
    }
    postfix.get_mut().write_all(b"HELO\n\n").unwrap();
    assert_eq!(asks(&mut postfix, OWN), None, "what is no question ends the connection");
    assert_eq!(asks(&mut policy.connect(), OWN).unwrap(), "action=OK", "and no other one");
}

#[test]
fn alias_4_one_message_is_one_question_and_a_service_that_is_down_puts_it_off() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    taro(&campus);
    let policy = Policy::of(&service, &campus.service_token("mail-decision"));
    let mut postfix = policy.connect();
    let of = |message: &str, sender: &str| format!("sasl_username=taro\nsender={sender}\ninstance={message}\n");
    let own = "taro@mail.example.jp";
    let mut another = policy.connect();
    assert_eq!(asks(&mut another, &of("", own)).unwrap(), "action=OK");
    assert_eq!(asks(&mut postfix, &of("1", own)).unwrap(), "action=OK");
    service.stop();
    assert_eq!(asks(&mut another, &of("", own)).unwrap(), LATER, "a message without a name");
    assert_eq!(asks(&mut postfix, &of("1", own)).unwrap(), "action=OK", "another recipient of the same message");
    assert_eq!(asks(&mut postfix, &of("1", "x@lab.example.com")).unwrap(), LATER, "another sender");
    assert_eq!(asks(&mut postfix, &of("2", own)).unwrap(), LATER, "another message");
    assert_eq!(asks(&mut postfix, "sender=\n").unwrap().split(' ').next(), Some("action=REJECT"), "it is not asked");
    service.start_again();
    assert_eq!(asks(&mut postfix, &of("2", own)).unwrap(), "action=OK");
}

#[test]
fn the_policy_is_for_this_machine_and_has_one_door() {
    let folder = tempfile::tempdir().unwrap();
    let token = folder.path().join("token");
    fs::write(&token, "meibo_t_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n").unwrap();
    let open = |mode| fs::set_permissions(&token, fs::Permissions::from_mode(mode)).unwrap();
    let wrong = |args: &[&str]| {
        let rest = ["--service", "https://127.0.0.1:1", "--token-file", token.to_str().unwrap()];
        meibod().args(["sender-policy"]).args(args).args(rest).run()
    };
    let far = wrong(&["--listen", "0.0.0.0:0"]).fails(1);
    assert!(far.contains("--listen is for the loopback interface only"), "{far}");
    for args in [&[][..], &["--listen", "127.0.0.1:0", "--socket", "/nowhere/socket"]] {
        wrong(args).fails(2);
    }
    open(0o644);
    let open_to_all = wrong(&["--listen", "127.0.0.1:0"]).fails(1);
    assert!(open_to_all.contains("can be read by others: run chmod 600 on it"), "{open_to_all}");
    open(0o600);
    let taken = folder.path().join("taken");
    let first = std::os::unix::net::UnixListener::bind(&taken).unwrap();
    let second = wrong(&["--socket", taken.to_str().unwrap()]).fails(1);
    assert!(second.contains("cannot be listened on") && taken.exists(), "{second}");
    drop(first);
    let nowhere = wrong(&["--socket", "/nowhere/socket"]).fails(1);
    assert!(nowhere.contains("/nowhere/socket cannot be listened on"), "{nowhere}");
}

/// A token in form, of no service.
const TOKEN: &str = "meibo_t_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

/// `meibod mail-config postfix`, in a folder of its own.
fn writes(folder: &Path, more: &[&str]) -> Ended {
    meibod()
        .args(["mail-config", "postfix", "--folder", folder.to_str().unwrap(), "--policy-user", &me()])
        .args(["--service", "https://meibo.example.jp/", "--token-stdin"])
        .args(more)
        .stdin(format!("{TOKEN}\n"))
        .run()
}

fn me() -> String {
    crate::support::Program::new("id").args(["-un"]).run().ok().trim().to_owned()
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn the_pieces_for_postfix_hold_what_was_asked_for_and_the_token_is_its_users_alone() {
    let home = tempfile::tempdir().unwrap();
    let folder: PathBuf = home.path().join("meibo");
    let said = writes(&folder, &["--relay-port", "11587", "--policy-port", "11588"]).done();
    assert!(said.contains(&format!("cat {}/master.cf >> /etc/postfix/master.cf", folder.display())), "{said}");
    let master = read(&folder, "master.cf");
    assert!(master.contains("\n127.0.0.1:11587 inet n - n - - smtpd\n"), "{master}");
    assert!(master.contains("check_policy_service { inet:127.0.0.1:11588, timeout=15s, "), "{master}");
    let unit = read(&folder, "meibo-sender-policy.service");
    let line = format!(
        "sender-policy --listen 127.0.0.1:11588 --service https://meibo.example.jp --token-file {}/token\nUser={}\n",
        folder.display(),
        me()
    );
    assert!(unit.contains(&line), "{unit}");
    let old = read(&folder, "submission.conf");
    assert!(old.contains("\nprotocols = $protocols submission\n") && old.contains("\nsubmission_relay_port = 11587\n"));
    assert_eq!(read(&folder, "token"), format!("{TOKEN}\n"));
    assert_eq!(fs::metadata(folder.join("token")).unwrap().permissions().mode() & 0o777, 0o600);
    for (name, text) in [("master.cf", &master), ("submission.conf", &old), ("unit", &unit)] {
        assert!(!text.contains("{{") && !text.contains(TOKEN), "{name}: {text}");
    }
    let newer = ["--dovecot-version", "2.4"];
    let kept = writes(&folder, &newer).fails(1);
    assert!(kept.contains("submission.conf") && kept.contains("--overwrite"), "{kept}");
    assert_eq!(read(&folder, "submission.conf"), old);
    writes(&folder, &["--dovecot-version", "2.4", "--overwrite"]).done();
    let new = read(&folder, "submission.conf");
    let same = |text: &str| {
        let lines =
            text.lines().filter(|line| line.contains("submission_") || line.contains("port") || line.contains("ssl"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(new.contains("\nprotocols {\n  submission = yes\n}\n"), "{new}");
    let default: Vec<String> = same(&old).iter().map(|line| line.replace("11587", "10587")).collect();
    assert_eq!(same(&new), default);
}
