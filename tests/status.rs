//! `meibo status` and `meibo doctor`: what is known of the way to the service, also where nobody is signed in or nothing answers.

use serde_json::Value;

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD},
    support::{
        Engine, Meibo, Service, Terminal,
        proxy::{Does, Proxy},
    },
};

const VERSION: &str = env!("CARGO_PKG_VERSION");

#[test]
fn status_without_a_sign_in_tells_the_service_the_versions_and_where_each_value_is_from() {
    let service = Service::start(Engine::Sqlite);
    let nobody = Meibo::of(&service).env("XDG_CONFIG_DIRS", "/nonexistent");
    let told = nobody.run(["status"]);
    assert_eq!(told.code, 4, "{told}");
    let place = format!("{} (from: environment MEIBO_SERVICE), profile default (from: default)", service.url);
    let versions = format!("meibo {VERSION}, service {VERSION}");
    for part in ["Signed in: Nobody.", &place, &versions, "Proxy:     none", "environment MEIBO_CA_FILE", "Left at"] {
        assert!(told.stdout.contains(part), "{part}: {told}");
    }
    assert!(told.stderr.contains("meibo login"), "{told}");
    assert_eq!(nobody.run(["status", "-o", "json"]).error(4)["code"], "sign_in_needed");
    let flagged = nobody.run(["status", "--service", &service.url, "--lang", "ja"]);
    let by_flag = format!("{}（オプション --service）", service.url);
    assert!(flagged.stdout.contains(&by_flag) && flagged.stdout.contains("サインインしていません"), "{flagged}");
}

#[test]
fn status_of_a_service_that_gives_no_answer_tells_what_is_known_here() {
    let told = Meibo::new().env("MEIBO_SERVICE", "https://127.0.0.1:1").run(["status"]);
    assert_eq!(told.code, 7, "{told}");
    let version = format!("meibo {VERSION}; the service has told none");
    for part in ["Signed in: Not known: the service gave no answer.", "https://127.0.0.1:1", &version] {
        assert!(told.stdout.contains(part), "{part}: {told}");
    }
}

#[test]
fn status_of_somebody_who_is_signed_in_begins_with_who_it_is_and_until_when() {
    let service = Service::start(Engine::Sqlite);
    Campus::new(&service);
    let admin = Meibo::of(&service);
    admin.login(ADMIN, PASSWORD).ok();
    let told = admin.run(["status"]).ok();
    let first = told.lines().next().unwrap();
    assert!(first.contains("(admin0001), administrator; until 2026-") && first.contains("only you can read"), "{told}");
    let json = admin.run(["status", "-o", "json"]).json();
    for (name, value) in [("login_id", ADMIN), ("meibo_version", VERSION), ("service_version", VERSION)] {
        assert_eq!(json[name], value, "{json}");
    }
    assert!(json["proxy"].is_null() && json["settings"].as_array().is_some_and(|all| all.len() > 5), "{json}");
}

#[test]
fn an_answer_that_lets_itself_be_waited_for_is_said_to() {
    let silent = Proxy::start(Does::OpensAndWaits);
    let proxy = format!("http://{}", silent.address);
    let somebody = Meibo::new().env("MEIBO_SERVICE", "https://meibo.example.ac.jp").env("MEIBO_PROXY", &proxy);
    let terminal = somebody.terminal(["status", "--timeout", "5"]);
    terminal.shows("Waiting for https://meibo.example.ac.jp");
    assert_eq!(terminal.ends(), 7);
    assert!(!terminal.screen().contains("Waiting for"), "{}", terminal.screen());
    let accessible = somebody.run(["status", "--timeout", "1"]);
    assert!(!accessible.stderr.contains("Waiting for"), "{accessible}");
}

#[test]
fn who_ends_the_wait_for_a_write_is_told_that_it_may_have_been_carried_out() {
    let silent = Proxy::start(Does::OpensAndWaits);
    let proxy = format!("http://{}", silent.address);
    let somebody = Meibo::new().env("MEIBO_SERVICE", "https://meibo.example.ac.jp").env("MEIBO_PROXY", &proxy);
    let somebody = somebody.env("MEIBO_TOKEN", "meibo_t_x");
    let terminal = somebody.terminal(["pop-quota", "enable", "--messages", "all", "--lang", "ja"]);
    terminal.shows("応答を待っています").presses("C-c").shows("実行された可能性があります");
    assert_eq!(terminal.ends(), 130);
    let reading = somebody.terminal(["pop-quota", "show"]);
    reading.shows("Waiting for").presses("C-c");
    assert_eq!(reading.ends(), 130);
    assert!(!reading.screen().contains("carried out"), "{}", reading.screen());
}

/// What doctor says of a check.
fn finding(meibo: &Meibo, check: &str) -> Value {
    let ended = meibo.run(["doctor", "-o", "json"]);
    let rows: Value = serde_json::from_str(&ended.stdout).unwrap();
    rows.as_array().unwrap().iter().find(|row| row["check"] == check).unwrap_or_else(|| panic!("{ended}")).clone()
}

#[test]
fn doctor_names_the_issuer_of_the_certificate_and_both_versions() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::of(&service).env("XDG_CONFIG_DIRS", "/nonexistent").env("MEIBO_STORE", "file");
    let certificate = finding(&meibo, "certificate");
    assert!(certificate["detail"].as_str().unwrap().starts_with("It was issued by CN="), "{certificate}");
    let version = finding(&meibo, "version");
    assert_eq!(version["detail"], format!("meibo and the service are both {VERSION}."));
}

#[test]
fn doctor_is_read_in_forty_columns_and_in_the_language_without_words_of_a_library() {
    let service = Service::start(Engine::Sqlite);
    // No keyring is reached from here.
    let meibo = Meibo::of(&service).env("XDG_CONFIG_DIRS", "/nonexistent").env("MEIBO_STORE", "keyring");
    let meibo = meibo.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    let terminal = Terminal::sized(meibo.command(["doctor", "--lang", "ja"]), 40, 100);
    assert_eq!(terminal.ends(), 12);
    let screen = terminal.screen();
    assert!(screen.starts_with("項目: 設定ファイル\n結果: 正常\n内容: "), "{screen}");
    for word in ["Platform", "failure", "DBus", "D-Bus", "org.freedesktop", "error"] {
        assert!(!screen.contains(word), "{word}: {screen}");
    }
    assert!(screen.contains("保管場所 keyring を使えません"), "{screen}");
    let wide = Terminal::sized(meibo.command(["doctor", "--lang", "ja"]), 80, 100);
    wide.ends();
    let rows = wide.screen();
    let lines = || rows.lines();
    assert!(lines().any(|line| line.starts_with("時計") && !line.contains("..")), "{rows}");
    assert!(lines().all(|line| meibo::ui::display_width(line) <= 80), "{rows}");
}

#[test]
fn doctor_says_whether_the_sign_in_that_is_kept_holds() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, "admin0001").env("XDG_CONFIG_DIRS", "/nonexistent");
    let holds = finding(&meibo, "sign_in");
    assert_eq!((&holds["result"], &holds["detail"]), (&"ok".into(), &"The sign-in of admin0001 holds.".into()));
    service.clock.pass_minutes(31 * 24 * 60);
    let ended = finding(&meibo, "sign_in");
    assert_eq!(ended["result"], "failed", "{ended}");
    assert!(ended["detail"].as_str().unwrap().contains("has ended or expired"), "{ended}");
    assert_eq!(meibo.run(["doctor"]).code, 4);
    let nobody = Meibo::of(&service).run(["doctor", "-o", "json"]);
    assert!(!nobody.stdout.contains("sign_in\""), "{nobody}");
}
