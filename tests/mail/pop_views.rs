//! What POP gives of a mailbox, through a real Dovecot with the meter beside it: all mail, or what came from now on (POP-1); and
//! what Dovecot says of the mailbox when POP is turned on (POP-3).

use std::fs;

use serde_json::{Value, json};

use super::{
    client::{Desk, says},
    pop_client::{Client, Told},
};
use crate::{
    api::{
        campus::{Campus, PASSWORD},
        mail_log_in::{ADDRESS, MAIL_PASSWORD, allows, taro},
    },
    support::{
        Engine, Meibo, Service,
        deadline::wait_for,
        dovecot::{DOVEADM_KEY, Dovecot, Setup},
        gate::{Gate, Way},
        gateway::secret_file,
        meter::Meter,
        service,
    },
};

const ENABLE: &str = "/v1/me/pop/enable";

/// A service that asks through a gate for mailboxes, and lets a megabyte a day be downloaded.
struct Asking {
    service: Service,
    gate: Gate,
    _folder: tempfile::TempDir,
}

impl Asking {
    fn new(engine: Engine, key: &str) -> Self {
        let (folder, gate) = (tempfile::Builder::new().prefix("key-").tempdir().unwrap(), Gate::new());
        let key = secret_file(folder.path(), "doveadm.key", key);
        let authority = folder.path().join("authority.pem");
        fs::write(&authority, crate::support::certificate::AUTHORITY.pem()).unwrap();
        let config = format!(
            "[mailboxes]\nurl = \"https://127.0.0.1:{}\"\nkey_file = {key:?}\nca_file = {:?}\n\
             [policy.pop]\ndaily_megabytes = 1\n",
            gate.port,
            authority.to_str().unwrap()
        );
        Self { service: service::Setup::new(engine).config(&config).start(), gate, _folder: folder }
    }
}

/// A campus with a mail server, and somebody whose mail programs may log in.
struct Mail<'a> {
    asking: &'a Asking,
    campus: Campus<'a>,
    owner: String,
    meter: Meter,
    dovecot: Dovecot,
}

/// What the mail server has beside Dovecot's pieces.
#[derive(Clone, Copy, PartialEq)]
enum Has {
    /// A meter that counts, as it was before there were views.
    Meter,
    /// Pieces for views, and a meter that keeps none.
    Pieces,
    /// Both.
    Views,
}

impl<'a> Mail<'a> {
    fn new(asking: &'a Asking, has: Has) -> Self {
        let campus = Campus::new(&asking.service);
        let (owner, _timer) = taro(&campus);
        allows(&campus, &owner);
        let (url, token) = (&asking.service.url, campus.service_token("mail-decision"));
        let meter = if has == Has::Views { Meter::with_views(url, &token) } else { Meter::start(url, &token) };
        let setup = Setup::new(url, &token).option("--pop-meter", meter.socket().to_str().unwrap());
        let setup = match has {
            Has::Meter => setup,
            Has::Pieces | Has::Views => setup.option("--pop-views", meter.views().to_str().unwrap()),
        };
        let dovecot = setup.start();
        asking.gate.leads(Way::To(dovecot.ports.doveadm));
        Self { asking, campus, owner, meter, dovecot }
    }

    fn gets(&self, names: &[&str]) {
        for name in names {
            self.dovecot.delivers(ADDRESS, name, &format!("Subject: {name}\n\n{}\n", "x".repeat(1000)));
        }
    }

    fn chooses(&self, messages: &str) -> Value {
        self.campus.post(&self.owner, ENABLE, &json!({ "messages": messages })).ok()
    }

    #[track_caller]
    fn uidl(&self) -> Vec<String> {
        let told = Client::new(&self.dovecot, &["uidl", "quit"]).ends();
        assert_eq!(told.ended, "quit", "{told:?}\n{}", self.meter.log());
        told.uidl
    }

    fn refused(&self) -> Told {
        let told = Client::new(&self.dovecot, &["uidl"]).ends();
        let is_refused = !told.said.is_empty() || told.ended == "cut";
        assert!(is_refused && told.uidl.is_empty() && told.whole == 0, "{told:?}");
        told
    }

    fn imap(&self) -> String {
        says(&self.dovecot, "imap", ADDRESS, MAIL_PASSWORD)
    }

    fn mailbox(&self) -> Value {
        self.campus.get(&self.owner, "/v1/accounts/me/pop").ok()
    }
}

const UNKNOWN: &str = "-ERR [AUTH] POP の対象は今後受信するメールですが、どこからが新しいメールか分かりません。";

fn switches(engine: Engine) {
    let asking = Asking::new(engine, DOVEADM_KEY);
    let mail = Mail::new(&asking, Has::Views);
    mail.gets(&["1", "2", "3"]);
    let chosen = mail.chooses("from-now-on");
    assert_eq!((&chosen["mail_server"], &chosen["now"]["start_known"]), (&json!("told"), &json!(true)), "{chosen}");
    assert_eq!((mail.uidl(), mail.imap().as_str()), (vec![], "in: 3"));
    mail.gets(&["4", "5"]);
    let new = mail.uidl();
    assert_eq!((new.len(), mail.imap().as_str()), (2, "in: 5"));
    mail.chooses("all");
    let all = mail.uidl();
    assert_eq!((all.len(), &all[3..]), (5, &new[..]), "what was seen already is called as it was");
    let desk = Desk::new(&mail.dovecot, ADDRESS);
    desk.mpop(MAIL_PASSWORD).ok();
    assert_eq!(desk.brought(), 5);
    mail.chooses("from-now-on");
    assert!(mail.uidl().is_empty());
    mail.gets(&["6"]);
    assert_eq!(mail.uidl().len(), 1);
    mail.chooses("all");
    let again = mail.uidl();
    assert_eq!((again.len(), &again[..5]), (6, &all[..]));
    desk.mpop(MAIL_PASSWORD).ok();
    assert_eq!((desk.brought(), mail.imap().as_str()), (1, "in: 6"), "nothing is fetched again");
}

#[test]
fn pop_1_from_now_on_is_exactly_what_came_after_and_nothing_is_fetched_again_on_sqlite() {
    switches(Engine::Sqlite);
}

#[test]
fn pop_1_from_now_on_is_exactly_what_came_after_and_nothing_is_fetched_again_on_postgres() {
    switches(Engine::Postgres);
}

#[test]
fn pop_1_a_mail_server_that_would_show_all_lets_nobody_in() {
    let asking = Asking::new(Engine::Sqlite, DOVEADM_KEY);
    let mail = Mail::new(&asking, Has::Meter);
    mail.gets(&["1"]);
    mail.chooses("from-now-on");
    let told = mail.refused();
    let says = "-ERR [AUTH] POP の対象は今後受信するメールですが、このメールサーバーではすべてのメールが配信されてしまいます。";
    assert!(told.said[0].starts_with(says), "{told:?}");
    assert_eq!(mail.imap(), "in: 1");
    mail.chooses("all");
    assert_eq!(mail.uidl().len(), 1);
}

#[test]
fn pop_1_where_no_view_is_kept_no_mailbox_is_opened() {
    let asking = Asking::new(Engine::Sqlite, DOVEADM_KEY);
    let mail = Mail::new(&asking, Has::Pieces);
    mail.gets(&["1"]);
    for messages in ["from-now-on", "all"] {
        mail.chooses(messages);
        let told = mail.refused();
        assert!(told.said.iter().all(|line| line.starts_with("-ERR [SYS/TEMP]")), "{messages}: {told:?}");
    }
    assert_eq!(mail.imap(), "in: 1");
}

#[test]
fn pop_1_in_a_mailbox_that_was_made_anew_the_owner_chooses_again() {
    let asking = Asking::new(Engine::Sqlite, DOVEADM_KEY);
    let mail = Mail::new(&asking, Has::Views);
    mail.gets(&["1", "2"]);
    mail.chooses("from-now-on");
    mail.gets(&["3"]);
    assert_eq!(mail.uidl().len(), 1);
    let maildir = mail.dovecot.home(ADDRESS).join("Maildir");
    for file in fs::read_dir(&maildir).unwrap().map(|file| file.unwrap().path()) {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        if name.starts_with("dovecot.index") || name == "dovecot-uidlist" {
            fs::remove_file(file).unwrap();
        }
    }
    assert_eq!(mail.imap(), "in: 3");
    let told = mail.refused();
    assert!(told.said[0].starts_with(UNKNOWN), "{told:?}");
    let chosen = mail.chooses("from-now-on");
    assert_eq!(chosen["now"]["start_known"], true, "{chosen}");
    assert!(mail.uidl().is_empty());
    mail.gets(&["4"]);
    assert_eq!((mail.uidl().len(), mail.imap().as_str()), (1, "in: 4"));
}

#[test]
fn pop_1_a_dovecot_that_does_not_answer_neither_stops_a_choice_nor_lets_old_mail_through() {
    let asking = Asking::new(Engine::Sqlite, DOVEADM_KEY);
    let mail = Mail::new(&asking, Has::Views);
    mail.gets(&["1"]);
    for way in [Way::Shut, Way::Silent] {
        asking.gate.leads(way);
        let chosen = mail.chooses("from-now-on");
        assert_eq!(
            (&chosen["mail_server"], &chosen["now"]["start_known"]),
            (&json!("no-answer"), &json!(false)),
            "{chosen}"
        );
        let told = mail.refused();
        assert!(told.said[0].starts_with(UNKNOWN), "{told:?}");
    }
    asking.gate.leads(Way::To(mail.dovecot.ports.doveadm));
    assert_eq!(mail.chooses("from-now-on")["now"]["start_known"], true);
    mail.gets(&["2"]);
    assert_eq!(mail.uidl().len(), 1);
    // Nobody can say now whether UIDs are still of the same messages.
    asking.gate.leads(Way::Shut);
    let told = mail.refused();
    assert!(told.said[0].starts_with("-ERR [SYS/TEMP]"), "{told:?}");
    mail.chooses("all");
    assert_eq!(mail.uidl().len(), 2);
}

#[test]
fn pop_1_a_key_that_dovecot_does_not_take_is_in_the_log_and_shows_no_secret() {
    let asking = Asking::new(Engine::Sqlite, "canary-of-another-key");
    let mail = Mail::new(&asking, Has::Views);
    let chosen = mail.chooses("from-now-on");
    assert_eq!(
        (&chosen["mail_server"], &chosen["now"]["start_known"]),
        (&json!("no-answer"), &json!(false)),
        "{chosen}"
    );
    let log = asking.service.log();
    assert!(log.contains("the key is not taken") && !log.contains("canary"), "{log}");
}

#[test]
fn pop_3_turning_it_on_asks_for_the_size_and_says_how_many_days_a_first_download_takes() {
    let asking = Asking::new(Engine::Sqlite, DOVEADM_KEY);
    let mail = Mail::new(&asking, Has::Views);
    let meibo = Meibo::of(&asking.service);
    meibo.login("tanaka", PASSWORD).ok();
    for at in ["1", "2", "3"] {
        mail.dovecot.delivers(ADDRESS, at, &format!("Subject: {at}\n\n{}", "x".repeat(799_999) + "\n"));
    }
    let text = meibo.run(["pop-quota", "enable", "--messages", "all"]).ok();
    assert!(text.contains("The mailbox holds 2.4 MB now, as the mail server says; a day’s limit is 1 MB."), "{text}");
    assert!(text.contains("takes 3 days.") && text.contains("Warning: "), "{text}");
    // What POP itself says of it (STAT) is the same, to the octet.
    let listed = says(&mail.dovecot, "pop", ADDRESS, MAIL_PASSWORD);
    assert_eq!(listed, "in: 3");
    let octets: u64 =
        Client::new(&mail.dovecot, &["stat", "quit"]).ends().said[0].split(' ').nth(2).unwrap().parse().unwrap();
    assert_eq!(mail.mailbox()["mailbox"]["bytes"], octets);
    let text = meibo.run(["pop-quota", "enable", "--messages", "from-now-on", "--lang", "ja"]).ok();
    assert!(text.contains("メールボックスの現在の容量は 2.4 MB です。") && !text.contains("ご注意"), "{text}");
    assert!(text.contains("この設定にする前に届いたメールは POP では配信されないため"), "{text}");
    mail.asking.gate.leads(Way::Silent);
    let text = meibo.run(["pop-quota", "enable", "--messages", "all"]).ok();
    assert!(
        text.contains("The mailbox held 2.4 MB at 2026-04-13 09:00 JST;") && text.contains("the last size known"),
        "{text}"
    );
    let text = meibo.run(["pop-quota", "enable", "--messages", "from-now-on"]).ok();
    assert!(
        text.contains("lets no mail app in yet") && text.contains("Warning: the mail server does not answer"),
        "{text}"
    );
}

#[test]
fn pop_1_a_session_that_runs_ends_when_the_mode_changes() {
    let asking = Asking::new(Engine::Sqlite, DOVEADM_KEY);
    let mail = Mail::new(&asking, Has::Views);
    mail.gets(&["1", "2"]);
    mail.chooses("all");
    let expected = [
        (
            "from-now-on",
            "-ERR [SYS/TEMP] What POP delivers of this mailbox was changed. Fetch mail again. / POP で配信するメール",
        ),
        ("disabled", "-ERR [SYS/PERM] このメールボックスでは POP 接続が有効になっていません。"),
    ];
    let mut before = 0;
    for (mode, says) in expected {
        let mut client = Client::new(&mail.dovecot, &["each", "wait", "each", "quit"]);
        let told = client.tells();
        assert_eq!(told.whole, 2, "{told:?}");
        // What it did not use has been given back.
        let used = || mail.mailbox()["pop"]["used_bytes"].as_u64().unwrap();
        let settled = wait_for(|| (used() == before + told.received).then_some(()));
        assert!(settled.is_some(), "{} of {}", used(), before + told.received);
        if mode == "disabled" {
            mail.campus.post(&mail.owner, "/v1/me/pop/disable", &json!({})).ok();
        } else {
            mail.chooses(mode);
        }
        client.goes_on();
        let told = client.ends();
        assert_eq!(told.whole, 2, "{told:?}");
        assert!(told.said[0].starts_with(says), "{mode}: {told:?}");
        if mode != "disabled" {
            mail.chooses("all");
            let settled = wait_for(|| (used() == before + told.received).then_some(()));
            assert!(settled.is_some(), "{} of {}", used(), before + told.received);
            before = used();
        }
    }
}
