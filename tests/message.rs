//! Messages that really leave the service: text messages through Kannel, mail through a mail server, calls through a signed
//! webhook; and what becomes of those that do not get out.

mod limit;
mod reminder;
mod report;
mod stop;
mod tls;

use std::path::Path;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use hmac::{Hmac, KeyInit, Mac};
use jiff::ToSpan;
use meibo::{rules::Id, store::Store};
use serde_json::{Value, json};
use sha2::Sha256;
use tempfile::TempDir;

use crate::{
    api::{
        alias::has_mailbox,
        campus::{Campus, PASSWORD, code_in},
    },
    support::{
        Engine, Meibo, Service,
        deadline::wait_for,
        gateway::{Gateway, secret_file},
        kannel::{self, Kannel},
        mail_server::{self, MailServer},
        program::Program,
        service::Setup,
    },
};

const ID: &str = "t2600001";
/// A phone as it is typed, and as it is sent to.
const TYPED: &str = "090-1234-5678";
const PHONE: &str = "+819012345678";
/// The key of the webhook: 24 bytes in base64.
const KEY: &str = "Y2FuYXJ5LW9mLXdlYmhvb2tzLTI0Ynl0";

fn folder() -> TempDir {
    tempfile::Builder::new().prefix("gateways-").tempdir().unwrap()
}

/// Somebody who is signed in, and no more.
fn person<'a>(service: &'a Service) -> (Campus<'a>, Meibo) {
    let campus = Campus::new(service);
    campus.person(ID, "student");
    let meibo = Meibo::of(service);
    meibo.login(ID, PASSWORD).ok();
    (campus, meibo)
}

/// The newest messages of an account, as the administrator sees them.
fn messages(campus: &Campus<'_>, admin: &str, id: &str) -> Vec<Value> {
    let shown = campus.get(admin, &format!("/v1/accounts/{id}")).ok();
    shown["messages"].as_array().unwrap().clone()
}

/// Waits until a message of this kind is so, and gives the newest.
#[track_caller]
fn stands(campus: &Campus<'_>, id: &str, kind: &str, is: impl Fn(&Value) -> bool) -> Value {
    let admin = campus.admin();
    let newest = || messages(campus, &admin, id).into_iter().find(|message| message["kind"] == kind && is(message));
    let found = wait_for(newest);
    found.unwrap_or_else(|| panic!("the {kind} never comes to stand so: {:?}", messages(campus, &admin, id)))
}

/// Waits for so many text messages to a phone that hold a code, and gives the newest code.
#[track_caller]
fn code(kannel: &Kannel, count: usize) -> String {
    let codes = || kannel.texts(PHONE).iter().filter_map(|text| code_in(text)).collect::<Vec<_>>();
    let found = wait_for(|| Some(codes()).filter(|codes| codes.len() >= count));
    found.and_then(|mut codes| codes.pop()).unwrap_or_else(|| panic!("no code came: {:?}", kannel.arrived()))
}

/// A configuration that sends the messages of a channel to a receiver of signed requests; the files lie in `folder`.
fn by_webhook(channel: &str, folder: &Path, receiver: &Gateway, more: &str) -> String {
    let secret = secret_file(folder, "webhook.secret", &format!("whsec_{KEY}"));
    let scheme = if more.contains("ca_file") { "https" } else { "http" };
    format!(
        "[delivery.{channel}]\nkind = \"webhook\"\nurl = \"{scheme}://127.0.0.1:{}/calls\"\nsecret_file = \"{secret}\"\n{more}\n",
        receiver.port
    )
}

/// No secret stands in a log.
#[track_caller]
fn is_silent(service: &Service, secrets: &[&str]) {
    let log = service.log();
    for secret in secrets.iter().chain(&[kannel::PASSWORD, mail_server::PASSWORD, KEY, PHONE, "9012345678"]) {
        assert!(!log.contains(secret), "{secret} stands in the log:\n{log}");
    }
}

fn a_code_arrives_at_the_phone(engine: Engine) {
    let (folder, kannel) = (folder(), Kannel::start());
    let service =
        Setup::new(engine).environment("MEIBOD_LOG", "debug").config(&kannel.config(folder.path(), "")).start();
    let (campus, meibo) = person(&service);
    let told = meibo.run(["2sv", "enable", "--method", "sms", "--phone", TYPED]).ok();
    assert!(told.contains("A code is on its way") && !told.contains("outbox"), "{told}");
    let code = code(&kannel, 1);
    let from = &kannel.arrived()[0].from;
    assert_eq!(from, kannel::FROM);
    meibo.run(["2sv", "enable", "--code", &code]).ok();
    assert_eq!(meibo.run(["2sv", "show", "-o", "json"]).json()["state"], "on");

    let sent = stands(&campus, ID, "code", |message| message["state"] == "sent");
    assert_eq!((&sent["channel"], &sent["to"], &sent["tries"]), (&json!("sms"), &json!("****5678"), &json!(1)));
    assert_eq!((&sent["next_try_at"], &sent["hindrance"]), (&Value::Null, &Value::Null));
    assert!(campus.codes(ID).is_empty(), "the text is erased with its sending");
    is_silent(&service, &[&code]);
}

#[test]
fn msg_1_a_code_arrives_at_the_phone_on_sqlite() {
    a_code_arrives_at_the_phone(Engine::Sqlite);
}

#[test]
fn msg_1_a_code_arrives_at_the_phone_on_postgres() {
    a_code_arrives_at_the_phone(Engine::Postgres);
}

/// The id of the one message that was delivered, which no reply tells.
fn id_of_the_delivered(service: &Service) -> String {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = Store::open(&service.database()).await.unwrap();
        let select = "SELECT id FROM messages WHERE state = 'delivered'";
        let id = store.read().await.unwrap().query(select).await.unwrap()[0].at(0).unwrap();
        store.close().await;
        Id::from_i64(id).to_string()
    })
}

#[test]
fn msg_4_kannel_tells_that_a_text_message_has_arrived() {
    let (folder, kannel) = (folder(), Kannel::start());
    let service = Service::start(Engine::Sqlite);
    service.stop();
    let receipts = format!("receipts = \"{}\"", service.url);
    let file = service.folder().join("meibod.toml");
    std::fs::write(&file, kannel.config(folder.path(), &receipts)).unwrap();
    service.start_again();
    let (campus, meibo) = person(&service);
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", TYPED]).ok();
    let arrived = stands(&campus, ID, "code", |message| message["state"] == "delivered");
    assert!(!arrived["delivered_at"].is_null() && !arrived["sent_at"].is_null(), "{arrived}");
    let shown = meibo.run(["account", "show", "--lang", "en"]).ok();
    assert!(shown.contains("code, for ****5678 (SMS): delivered at"), "{shown}");
    // Nobody who was not given the address can tell it.
    let report = |token: &str| campus.get("", &format!("/v1/message-receipts/{token}?type=2"));
    let id = id_of_the_delivered(&service);
    for guess in ["x", &id, &format!("{id}."), &format!("{id}.{}", "0".repeat(43))] {
        report(guess).refused(404, "receipt_unknown");
    }
    assert_eq!(messages(&campus, &campus.admin(), ID)[0]["state"], "delivered");
    assert!(!service.log().contains("message-receipts/"), "{}", service.log());
}

#[test]
fn msg_1_a_long_japanese_text_arrives_unbroken() {
    let (folder, kannel) = (folder(), Kannel::start());
    let service = Setup::new(Engine::Sqlite).config(&kannel.config(folder.path(), "")).start();
    let campus = Campus::new(&service);
    let account = json!({ "login_id": ID, "name": "田中 花子", "department": "理学部", "affiliation": "student",
        "contact": TYPED, "language": "ja" });
    campus.post(&campus.admin(), "/v1/accounts", &account).ok();
    let lockdown = campus.request(&campus.admin(), "POST", &format!("/v1/accounts/{ID}/lockdown"), &json!({}));
    lockdown.header("Meibo-Reason", "a%20leak").send().ok();
    let whole = || kannel.texts(PHONE).into_iter().find(|text| text.ends_with("することもできます。"));
    let text = wait_for(whole).unwrap_or_else(|| panic!("it never came whole: {:?}", kannel.texts(PHONE)));
    assert!(text.chars().count() > 134, "it goes in three parts at least: {text}");
    assert!(!text.contains('?') && !text.contains('\u{fffd}'), "{text}");
    assert!(kannel.arrived().len() >= 3, "{:?}", kannel.arrived());
}

#[test]
fn msg_2_what_a_gateway_that_is_down_does_not_take_arrives_once_it_is_up() {
    let (folder, kannel) = (folder(), Kannel::prepared());
    let service = Setup::new(Engine::Sqlite).config(&kannel.config(folder.path(), "")).start();
    let (campus, meibo) = person(&service);
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", TYPED]).ok();
    let waits = |tries: i64, next: &str| {
        let is = |message: &Value| message["tries"] == tries && message["next_try_at"] == next;
        let waits = stands(&campus, ID, "code", is);
        assert_eq!((&waits["state"], &waits["hindrance"]), (&json!("waiting"), &json!("unreachable")));
    };
    waits(1, "2026-04-13T09:00:05+09:00");
    // Another way is offered instead of one more code into the void.
    let refused = meibo.run(["2sv", "enable", "--resend", "-o", "json"]).error(6);
    assert_eq!(refused["code"], "gateway_down");
    let said = refused["message"].as_str().unwrap();
    assert!(said.contains("Text messages do not get through at the moment."), "{said}");
    let calls = meibo.run(["2sv", "enable", "--method", "voice", "--phone", TYPED]).ok();
    assert!(calls.contains("no gateway"), "calls have none here: {calls}");
    meibo.run(["2sv", "enable", "--method", "authenticator", "--qr", "none"]).ok();

    service.clock.pass(5.seconds());
    // The wait doubles.
    waits(2, "2026-04-13T09:00:15+09:00");
    kannel.come_up();
    service.clock.pass(10.seconds());
    let sent = stands(&campus, ID, "code", |message| message["state"] == "sent");
    assert_eq!(sent["tries"], 3);
    code(&kannel, 1);
    assert_eq!(kannel.texts(PHONE).len(), 1, "{:?}", kannel.arrived());
}

#[test]
fn msg_2_a_code_that_has_died_is_not_sent_any_more() {
    let (folder, kannel) = (folder(), Kannel::prepared());
    let service = Setup::new(Engine::Sqlite).config(&kannel.config(folder.path(), "")).start();
    let (campus, meibo) = person(&service);
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", TYPED]).ok();
    stands(&campus, ID, "code", |message| message["tries"] == 1);
    service.clock.pass_minutes(11);
    let failed = stands(&campus, ID, "code", |message| message["state"] == "failed");
    assert_eq!((&failed["hindrance"], &failed["next_try_at"]), (&json!("expired"), &Value::Null));
    // The way is open again: the next code finds out whether the gateway is up.
    kannel.come_up();
    meibo.login(ID, PASSWORD).ok();
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", TYPED]).ok();
    code(&kannel, 1);
    assert_eq!(kannel.texts(PHONE).len(), 1, "{:?}", kannel.arrived());
}

#[test]
fn msg_1_mail_arrives_in_its_readers_language() {
    for kind in ["smtps", "starttls"] {
        let (folder, mail) = (folder(), MailServer::start(kind));
        let service =
            Setup::new(Engine::Sqlite).environment("MEIBOD_LOG", "debug").config(&mail.config(folder.path())).start();
        let campus = Campus::new(&service);
        for (id, language) in [("t2600001", "ja"), ("t2600002", "en")] {
            let account = json!({ "login_id": id, "name": "田中", "department": "理学部", "affiliation": "student",
                "contact": format!("{id}@home.example.jp"), "language": language });
            let made = campus.post(&campus.admin(), "/v1/accounts", &account).ok();
            let first = made["first_password"].as_str().unwrap();
            let token = crate::api::campus::token_of(&campus.sign_in(id, first).ok());
            campus.call(&token, "PUT", "/v1/me/password", &json!({ "current": first, "new": PASSWORD })).ok();
        }
        let japanese = &mail.wait_for("t2600001@home.example.jp", 1)[0];
        assert!(japanese["subject"].as_str().unwrap().contains("パスワードが変更されました"), "{japanese}");
        assert!(japanese["body"].as_str().unwrap().contains("ヘルプデスク"), "{japanese}");
        assert_eq!(
            (&japanese["content-language"], &japanese["auto-submitted"]),
            (&json!("ja"), &json!("auto-generated"))
        );
        assert_eq!(japanese["from"], "名簿 <meibo@service.example.ac.jp>");
        assert_eq!(japanese["envelope"][0], "meibo@service.example.ac.jp");
        let english = &mail.wait_for("t2600002@home.example.jp", 1)[0];
        assert_eq!(english["subject"], "meibo: your password was changed");
        assert_ne!(english["message-id"], japanese["message-id"]);
        is_silent(&service, &["home.example.jp"]);
    }
}

#[test]
fn msg_1_the_code_of_an_alias_arrives_by_mail() {
    let (folder, mail) = (folder(), MailServer::start("smtps"));
    let service = Setup::new(Engine::Sqlite).config(&mail.config(folder.path())).start();
    let (_, meibo) = person(&service);
    has_mailbox(&service, ID, "hanako");
    let asked = meibo.run(["alias", "create", "hanako@lab.example.com", "--yes", "-o", "json"]).json();
    assert_eq!(asked["in_outbox"], false);
    let taken = &mail.wait_for("hanako@lab.example.com", 1)[0];
    let code = code_in(taken["body"].as_str().unwrap()).unwrap();
    meibo.run(["alias", "verify", "hanako@lab.example.com", &code]).ok();
}

#[test]
fn msg_4_mail_that_is_refused_for_good_has_failed_and_the_help_desk_sees_why() {
    let (folder, mail) = (folder(), MailServer::start("smtps"));
    let service = Setup::new(Engine::Sqlite).config(&mail.config(folder.path())).start();
    let campus = Campus::new(&service);
    campus.holder("desk0001", "help-desk");
    campus.holder("helper01", "helper");
    let account = |id: &str, contact: &str| json!({ "login_id": id, "name": "田中", "department": "理学部", "affiliation": "student", "contact": contact });
    for (id, contact) in [(ID, "refused@home.example.jp"), ("t2600002", "later@home.example.jp")] {
        campus.post(&campus.admin(), "/v1/accounts", &account(id, contact)).ok();
        let reset = campus.request(&campus.admin(), "POST", &format!("/v1/accounts/{id}/reset"), &json!({}));
        reset.header("Meibo-Reason", "forgotten").send().ok();
    }
    let failed = stands(&campus, ID, "reset-code", |message| message["state"] == "failed");
    assert_eq!((&failed["hindrance"], &failed["detail"]), (&json!("refused"), &json!("SMTP 550")));
    let later =
        stands(&campus, "t2600002", "reset-code", |message| message["tries"] == 1 && !message["hindrance"].is_null());
    assert_eq!((&later["state"], &later["hindrance"]), (&json!("waiting"), &json!("busy")));

    let desk = Meibo::of(&service);
    desk.login("desk0001", PASSWORD).ok();
    let shown = desk.run(["account", "show", ID, "--lang", "en"]).ok();
    assert!(
        shown.contains("reset code, for r***@h***.jp (mail): not delivered (the gateway refused it: SMTP 550)"),
        "{shown}"
    );
    let shown = desk.run(["account", "show", ID, "--lang", "ja"]).ok();
    assert!(shown.contains("届けられませんでした（ゲートウェイに拒否されました: SMTP 550）"), "{shown}");

    let helper = Meibo::of(&service);
    helper.login("helper01", PASSWORD).ok();
    let shown = helper.run(["account", "show", ID, "-o", "json"]).json();
    let message = &shown["messages"][0];
    assert_eq!((&message["to"], &message["channel"], &message["detail"]), (&Value::Null, &Value::Null, &Value::Null));
    assert_eq!((&message["state"], &message["sent_at"]), (&Value::Null, &Value::Null), "it is no other state");
    for field in ["to", "channel", "state", "detail", "hindrance", "next_try_at", "delivered_at"] {
        assert!(shown["withheld"].as_array().unwrap().contains(&json!(format!("messages.{field}"))), "{shown}");
    }
    // What waits for another day goes to a phone, and nothing else is said of why or until when.
    let waits = &helper.run(["account", "show", "t2600002", "-o", "json"]).json()["messages"][0];
    assert_eq!((&waits["hindrance"], &waits["next_try_at"]), (&Value::Null, &Value::Null));
    let shown = helper.run(["account", "show", "t2600002", "--lang", "en"]).ok();
    assert!(shown.contains("reset code: not handed over after 1 try\n"), "{shown}");
}

#[test]
fn msg_2_doctor_tells_what_waits_too_long_and_what_never_leaves() {
    let (folder, mail) = (folder(), MailServer::start("smtps"));
    let service = Setup::new(Engine::Sqlite).config(&mail.config(folder.path())).start();
    let campus = Campus::new(&service);
    let account = json!({ "login_id": ID, "name": "田中", "department": "理学部", "affiliation": "student",
        "contact": "later@home.example.jp" });
    campus.post(&campus.admin(), "/v1/accounts", &account).ok();
    let reset = campus.request(&campus.admin(), "POST", &format!("/v1/accounts/{ID}/reset"), &json!({}));
    reset.header("Meibo-Reason", "forgotten").send().ok();
    stands(&campus, ID, "reset-code", |message| message["tries"] == 1 && !message["hindrance"].is_null());
    let finds = || {
        let found: Value = serde_json::from_str(&service.operate(["doctor", "-o", "json"], "").stdout).unwrap();
        let of_messages = found.as_array().unwrap().iter().filter(|it| it["check"] == "messages");
        let told = |it: &Value| format!("{} {}", it["level"].as_str().unwrap(), it["message"].as_str().unwrap());
        of_messages.map(told).collect::<Vec<_>>()
    };
    assert_eq!(finds(), Vec::<String>::new(), "it has just begun");
    service.clock.pass_minutes(11);
    let found = finds();
    let why = "of [delivery.mail] wait(s), the first written 11 min ago: its gateway takes nothing now (SMTP 451). Look at the \
        gateway and its log";
    assert!(found.len() == 1 && found[0].starts_with("trouble ") && found[0].ends_with(why), "{found:?}");
    // A helper learns of no channel: not by what lies in the outbox, which is that of a channel without a gateway.
    campus.person("t2600002", "student");
    let meibo = Meibo::of(&service);
    meibo.login("t2600002", PASSWORD).ok();
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", TYPED]).ok();
    campus.holder("helper01", "helper");
    let helper = Meibo::of(&service);
    helper.login("helper01", PASSWORD).ok();
    let code = |meibo: &Meibo| {
        let shown = meibo.run(["account", "show", "t2600002", "-o", "json"]).json();
        let all = shown["messages"].as_array().unwrap().clone();
        all.into_iter().find(|it| it["kind"] == "code").unwrap()["state"].clone()
    };
    assert_eq!((code(&meibo), code(&helper)), (json!("kept"), Value::Null));
    // A gateway that comes later sends nothing of before.
    let config = format!(
        "{}{}",
        mail.config(folder.path()),
        by_webhook("sms", folder.path(), &Gateway::start("webhook.py", &[]), "")
    );
    std::fs::write(service.folder().join("meibod.toml"), config).unwrap();
    let found = finds();
    assert!(
        found.iter().any(|it| it.starts_with("warning 1 of [delivery.sms] was or were written before")),
        "{found:?}"
    );
}

fn killed_before_it_is_written_down(engine: Engine) {
    let (folder, mail) = (folder(), MailServer::start("smtps"));
    let service = Setup::new(engine).config(&mail.config(folder.path())).start();
    let campus = Campus::new(&service);
    let account = json!({ "login_id": ID, "name": "田中", "department": "理学部", "affiliation": "student",
        "contact": "held@home.example.jp" });
    campus.post(&campus.admin(), "/v1/accounts", &account).ok();
    let reset = campus.request(&campus.admin(), "POST", &format!("/v1/accounts/{ID}/reset"), &json!({}));
    reset.header("Meibo-Reason", "forgotten").send().ok();
    // The server has taken it, and its answer never comes.
    let first = mail.wait_for("held@home.example.jp", 1);
    service.signal(rustix::process::Signal::KILL);
    service.start_again();
    service.clock.pass(61.seconds());
    let taken = || mail.taken("held@home.example.jp");
    let again = || taken().iter().filter(|mail| mail["message-id"] == first[0]["message-id"]).count();
    let repeated = wait_for(|| (again() == 2).then_some(()));
    assert!(repeated.is_some(), "it is repeated, and can be told by its id: {:?}", taken());
    let admin = campus.admin();
    let all_sent = || Some(messages(&campus, &admin, ID)).filter(|all| all.iter().all(|it| it["state"] == "sent"));
    let all = wait_for(all_sent).expect("nothing is lost");
    assert!(all.iter().any(|message| message["tries"] == 2), "{all:?}");
}

#[test]
fn msg_2_a_service_that_is_killed_sends_again_under_the_same_id_on_sqlite() {
    killed_before_it_is_written_down(Engine::Sqlite);
}

#[test]
fn msg_2_a_service_that_is_killed_sends_again_under_the_same_id_on_postgres() {
    killed_before_it_is_written_down(Engine::Postgres);
}

#[test]
fn msg_2_two_replicas_send_each_message_once() {
    let (folder, mail) = (folder(), MailServer::start("smtps"));
    let service = Setup::new(Engine::Postgres).config(&mail.config(folder.path())).start();
    let replica = service.replica();
    let campus = Campus::new(&service);
    let owners: Vec<String> = (0..6).map(|place| format!("t26000{place:02}")).collect();
    for id in &owners {
        campus.person(id, "student");
    }
    // Each has been told of a new password; and now of a role, by either service.
    for (place, id) in owners.iter().enumerate() {
        let http = if place % 2 == 0 { replica.http() } else { service.http() };
        let reset = http.request("POST", &format!("/v1/accounts/{id}/reset")).token(&campus.admin());
        reset.header("Meibo-Reason", "forgotten").json(&json!({})).send().ok();
    }
    for id in &owners {
        stands(&campus, id, "reset-code", |message| message["state"] == "sent");
        let admin = campus.admin();
        let all_sent = || Some(messages(&campus, &admin, id)).filter(|all| all.iter().all(|it| it["state"] == "sent"));
        let all = wait_for(all_sent).expect("all are sent");
        let taken = mail.taken(&format!("{id}@example.jp"));
        assert_eq!(taken.len(), all.len(), "{taken:?}");
        let mut ids: Vec<String> = taken.iter().map(|mail| mail["message-id"].to_string()).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), taken.len(), "no message comes twice");
    }
}

#[test]
fn msg_3_a_call_goes_out_as_a_signed_request() {
    let (folder, receiver) = (folder(), Gateway::start("webhook.py", &[]));
    let config = by_webhook("voice", folder.path(), &receiver, "");
    let service = Setup::new(Engine::Sqlite).environment("MEIBOD_LOG", "debug").config(&config).start();
    let (campus, meibo) = person(&service);
    meibo.run(["2sv", "enable", "--method", "voice", "--phone", TYPED]).ok();
    let request = wait_for(|| receiver.taken().pop()).expect("a request comes");
    let (headers, body) = (&request["headers"], request["body"].as_str().unwrap());
    let signed = format!(
        "{}.{}.{body}",
        headers["webhook-id"].as_str().unwrap(),
        headers["webhook-timestamp"].as_str().unwrap()
    );
    let mut mac = Hmac::<Sha256>::new_from_slice(&BASE64.decode(KEY).unwrap()).unwrap();
    mac.update(signed.as_bytes());
    assert_eq!(headers["webhook-signature"], format!("v1,{}", BASE64.encode(mac.finalize().into_bytes())));
    assert_eq!(headers["webhook-timestamp"], "1776038400", "the service's time");
    let said: Value = serde_json::from_str(body).unwrap();
    assert_eq!(
        (&said["type"], &said["data"]["to"], &said["data"]["language"]),
        (&json!("message.voice"), &json!(PHONE), &json!("ja"))
    );
    assert_eq!(headers["webhook-id"], format!("msg_{}", said["data"]["id"].as_str().unwrap()));
    let code = code_in(said["data"]["text"].as_str().unwrap()).unwrap();
    meibo.run(["2sv", "enable", "--code", &code]).ok();
    stands(&campus, ID, "code", |message| message["state"] == "sent");
    is_silent(&service, &[&code]);

    // Who did not get the call may ask for a text message, which has no gateway here; and the other way round.
    let flow = campus.flow(ID);
    wait_for(|| (receiver.taken().len() == 2).then_some(())).expect("the sign-in's code is called out");
    let other = campus.post("", &format!("/v1/sign-ins/{flow}/send"), &json!({ "as": "sms" })).ok();
    assert_eq!((&other["sent_as"], &other["in_outbox"]), (&json!("sms"), &json!(true)));
}

#[test]
fn msg_3_what_a_receiver_refuses_for_good_has_failed() {
    let (folder, receiver) = (folder(), Gateway::start("webhook.py", &[]));
    let config = by_webhook("sms", folder.path(), &receiver, "");
    let service = Setup::new(Engine::Sqlite).config(&config).start();
    let (campus, meibo) = person(&service);
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", "090-1234-0400"]).ok();
    let failed = stands(&campus, ID, "code", |message| message["state"] == "failed");
    assert_eq!(
        (&failed["hindrance"], &failed["detail"], &failed["tries"]),
        (&json!("refused"), &json!("HTTP 422"), &json!(1))
    );
    // One number that is refused is not a gateway that is down.
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", TYPED]).ok();
    stands(&campus, ID, "code", |message| message["state"] == "sent");
}

fn one_number_that_is_not_taken_closes_no_channel(engine: Engine) {
    let (folder, receiver) = (folder(), Gateway::start("webhook.py", &[]));
    let service = Setup::new(engine).config(&by_webhook("sms", folder.path(), &receiver, "")).start();
    let campus = Campus::new(&service);
    let enrol = |id: &str, phone: &str| {
        let token = campus.person(id, "student");
        campus.post(&token, "/v1/me/2sv/enrolment", &json!({ "method": "sms", "phone": phone }))
    };
    let meets = |id: &str, why: &str| stands(&campus, id, "code", |message| message["hindrance"] == why);
    // One for which no answer comes, and one that it does not take, of one person each: others are served.
    for (place, (phone, why)) in [("090-1234-0504", "no-answer"), ("090-1234-0429", "busy")].into_iter().enumerate() {
        enrol(&format!("t260000{place}"), phone).ok();
        meets(&format!("t260000{place}"), why);
        service.clock.pass(1.seconds());
        enrol(&format!("t260001{place}"), TYPED).ok();
        stands(&campus, &format!("t260001{place}"), "code", |message| message["state"] == "sent");
        service.clock.pass(1.seconds());
    }
    // The same number of two accounts says nothing of others either.
    for id in ["t2600003", "t2600004"] {
        enrol(id, "090-1234-0429").ok();
        meets(id, "busy");
    }
    // Two numbers of two accounts, and nothing taken since: it takes nothing.
    enrol("t2600005", "090-1234-0504").ok();
    meets("t2600005", "no-answer");
    enrol("t2600006", TYPED).refused(422, "gateway_down");
    // A minute later somebody finds out that it does.
    service.clock.pass(60.seconds());
    enrol("t2600007", TYPED).ok();
    stands(&campus, "t2600007", "code", |message| message["state"] == "sent");
    enrol("t2600008", TYPED).ok();
}

#[test]
fn msg_3_one_number_that_is_not_taken_closes_no_channel_on_sqlite() {
    one_number_that_is_not_taken_closes_no_channel(Engine::Sqlite);
}

#[test]
fn msg_3_one_number_that_is_not_taken_closes_no_channel_on_postgres() {
    one_number_that_is_not_taken_closes_no_channel(Engine::Postgres);
}

on_both!(msg_5_without_a_gateway_a_code_lies_in_the_outbox_and_that_is_said, |service| {
    let (campus, meibo) = person(service);
    let told = meibo.run(["2sv", "enable", "--method", "sms", "--phone", TYPED]).ok();
    assert!(told.contains("Ask its operator: the code is in the outbox (meibod outbox)"), "{told}");
    let kept = stands(&campus, ID, "code", |message| message["state"] == "kept");
    assert_eq!((&kept["tries"], &kept["to"]), (&json!(0), &json!("****5678")));
    meibo.run(["2sv", "enable", "--code", &campus.code(ID)]).ok();
});

#[test]
fn msg_5_a_service_that_others_reach_begins_no_enrolment_by_phone_without_a_gateway() {
    let service = Setup::new(Engine::Sqlite).reached().start();
    let (_, meibo) = person(&service);
    for (method, setting) in [("sms", "delivery.sms"), ("voice", "delivery.voice")] {
        let refused = meibo.run(["2sv", "enable", "--method", method, "--phone", TYPED, "-o", "json"]).error(6);
        assert_eq!(refused["code"], "gateway_missing");
        assert!(refused["message"].as_str().unwrap().contains(&format!("[{setting}]")), "{refused}");
    }
    let told = meibo.run(["2sv", "enable", "--method", "sms", "--phone", TYPED, "--lang", "ja"]).fails(6);
    assert!(told.contains("[delivery.sms]") && told.contains("--method authenticator"), "{told}");
    meibo.run(["2sv", "enable", "--method", "authenticator", "--qr", "none"]).ok();
    assert!(service.outbox().iter().all(|message| message["channel"] == "mail"), "no code lies anywhere");
}

#[test]
fn msg_5_a_service_behind_a_proxy_is_reached_too() {
    let proxy = "trusted_proxies = [\"192.0.2.1/32\"]\n";
    for (config, is_reached) in [
        (proxy.to_owned(), true),
        (format!("{proxy}proxy_protocol = true\n"), true),
        ("reached = true\n".to_owned(), true),
        (format!("{proxy}reached = false\n"), false),
        (String::new(), false),
    ] {
        let service = Setup::new(Engine::Sqlite).config(&config).start();
        let campus = Campus::new(&service);
        let token = campus.person(ID, "student");
        let asked = json!({ "method": "sms", "phone": TYPED });
        let answer = campus.post(&token, "/v1/me/2sv/enrolment", &asked);
        match is_reached {
            true => {
                let refused = answer.refused(422, "gateway_missing");
                assert_eq!(refused["facts"]["setting"], "delivery.sms", "{config}");
            }
            false => assert_eq!(answer.ok()["in_outbox"], true, "{config}"),
        }
        let found = service.operate(["doctor", "-o", "json"], "").json();
        let finding = found.as_array().unwrap().iter().find(|it| it["check"] == "delivery").unwrap();
        assert_eq!(finding["level"], if is_reached { "warning" } else { "ok" }, "{config}");
    }
}

on_both!(find_3_the_list_of_messages_says_what_it_leaves_out_and_which_notice_each_is, |service| {
    let (campus, meibo) = person(service);
    for _ in 0..6 {
        meibo.run(["pop-quota", "enable", "--messages", "all"]).ok();
        meibo.run(["pop-quota", "disable", "--yes"]).ok();
        service.clock.pass(1.seconds());
    }
    // The new password, and twelve times POP.
    let shown = meibo.run(["account", "show", "-o", "json"]).json();
    assert_eq!((shown["messages"].as_array().unwrap().len(), &shown["messages_left_out"]), (10, &json!(3)));
    assert_eq!((&shown["messages"][0]["topic"], &shown["messages"][1]["topic"]), (&json!("pop-off"), &json!("pop-on")));
    for (language, off, left_out) in [
        ("en", "notice: POP turned off, for ", "3 older messages are kept and not shown here."),
        ("ja", "お知らせ：POP の無効化、宛先 ", "これより前の 3 件は表示していません。"),
    ] {
        let shown = meibo.run(["account", "show", "--full", "--lang", language]).ok();
        assert_eq!(shown.matches(off).count(), 5, "{shown}");
        assert!(shown.contains(left_out), "{shown}");
    }
    let other = campus.person("t2600002", "student");
    let shown = campus.get(&other, "/v1/accounts/me").ok();
    assert_eq!((&shown["messages_left_out"], &shown["messages"][0]["topic"]), (&json!(0), &json!("password-changed")));
});

on_both!(find_3_the_outbox_of_an_account_that_there_is_not_is_not_empty, |service| {
    assert_eq!(service.operate(["outbox"], "").stdout, "The outbox is empty.\n");
    person(service);
    let mine = service.operate(["outbox", "--account", "T2600001", "-o", "json"], "").json();
    assert_eq!(mine.as_array().unwrap().len(), 1);
    for nobody in ["nosuch", "no such"] {
        let refused = service.operate(["outbox", "--account", nobody], "");
        assert_eq!((refused.code, refused.stdout.as_str()), (1, ""), "{refused}");
        assert!(refused.stderr.contains(&format!("there is no account {nobody:?}")), "{refused}");
    }
});

#[test]
fn msg_1_a_gateway_that_cannot_be_used_stops_the_start_and_is_found_by_the_doctor() {
    let service = Service::start(Engine::Sqlite);
    let file = service.folder().join("meibod.toml");
    let open = service.folder().join("open.secret");
    std::fs::write(&open, "whsec_Y2FuYXJ5LW9mLXdlYmhvb2tzLTI0Ynl0\n").unwrap();
    let config = format!(
        "[delivery.voice]\nkind = \"webhook\"\nurl = \"https://voice.example.ac.jp/\"\nsecret_file = \"{}\"\n",
        open.display()
    );
    std::fs::write(&file, config).unwrap();
    let found = service.operate(["doctor", "-o", "json"], "");
    assert_eq!(found.code, 1, "{found}");
    let found: Value = serde_json::from_str(&found.stdout).unwrap();
    let finding = found.as_array().unwrap().iter().find(|it| it["check"] == "delivery").unwrap();
    let message = finding["message"].as_str().unwrap();
    assert!(message.contains("[delivery.voice]") && message.contains("chmod 600"), "{message}");
    let served = Program::new(env!("CARGO_BIN_EXE_meibod"))
        .args([
            "serve",
            "--database",
            &service.database(),
            "--listen",
            "127.0.0.1:0",
            "--config",
            file.to_str().unwrap(),
        ])
        .args(["--tls-cert", service.files.certificate.to_str().unwrap()])
        .args(["--tls-key", service.files.key.to_str().unwrap()])
        .run();
    assert!(served.code == 1 && served.stderr.contains("[delivery.voice]"), "{served}");
}

on_both!(_2sv_3_phones_are_enrolled_with_so_many_codes_a_day_whatever_their_numbers, |service| {
    let (campus, meibo) = person(service);
    let enrol = |place: i64| {
        let phone = format!("090-1234-{place:04}");
        meibo.run(["2sv", "enable", "--method", "sms", "--phone", &phone, "-o", "json"])
    };
    for place in 0..20 {
        if place > 0 && place % 5 == 0 {
            service.clock.pass_minutes(60);
            meibo.login(ID, PASSWORD).ok();
        }
        assert_eq!(enrol(place).json()["state"], "code_sent", "{place}");
    }
    service.clock.pass_minutes(60);
    meibo.login(ID, PASSWORD).ok();
    let refused = enrol(20).error(6);
    assert_eq!(refused["code"], "code_day_limit");
    assert!(refused["message"].as_str().unwrap().contains("one person enrols (20)"), "{refused}");
    assert_eq!(refused["possible_from"], "2026-04-14T09:00:00+09:00");
    // Nobody else is refused for it.
    let other = campus.person("t2600002", "student");
    campus.post(&other, "/v1/me/2sv/enrolment", &json!({ "method": "sms", "phone": TYPED })).ok();
    service.clock.set("2026-04-14T09:00:00+09:00");
    meibo.login(ID, PASSWORD).ok();
    assert_eq!(enrol(21).json()["state"], "code_sent");
});

#[test]
fn _2sv_3_a_network_enrols_phones_with_so_many_codes_a_day() {
    let config = "[policy.two_step]\nenrolment_codes_per_network_per_day = 2\n";
    let service = Setup::new(Engine::Sqlite).config(config).start();
    let campus = Campus::new(&service);
    let tokens: Vec<String> = (1..=3).map(|place| campus.person(&format!("t260000{place}"), "student")).collect();
    let enrol = |token: &str| campus.post(token, "/v1/me/2sv/enrolment", &json!({ "method": "sms", "phone": TYPED }));
    enrol(&tokens[0]).ok();
    enrol(&tokens[1]).ok();
    let refused = enrol(&tokens[2]).refused(422, "code_day_limit");
    assert_eq!(refused["facts"]["whose"], "network");
    campus.post(&tokens[2], "/v1/me/2sv/enrolment", &json!({ "method": "authenticator" })).ok();
    // Who has a phone as a method goes on signing in.
    campus.post(&tokens[1], "/v1/me/2sv/enrolment/code", &json!({ "code": campus.code("t2600002") })).ok();
    campus.post(&tokens[1], "/v1/me/2sv/enrolment/finish", &json!({})).ok();
    campus.flow("t2600002");
}

on_both!(_2sv_5_when_two_backup_codes_are_left_the_owner_is_told_once, |service| {
    let campus = Campus::new(service);
    let token = campus.person(ID, "student");
    campus.turns_on_authenticator(&token);
    let made = campus.post(&token, "/v1/me/2sv/backup-codes", &json!({})).ok();
    let told = || campus.messages(ID).iter().filter(|it| it["body"].as_str().unwrap().contains("残り 2 個")).count();
    for (used, code) in made["codes"].as_array().unwrap().iter().enumerate() {
        let left = 10 - used - 1;
        let opened = campus.second_step(&campus.flow(ID), code.as_str().unwrap()).ok();
        assert_eq!(opened["backup_codes_left"], left);
        assert_eq!(told(), usize::from(left <= 2), "{left}");
    }
});
