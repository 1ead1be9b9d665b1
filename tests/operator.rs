//! `meibod` as its operator meets it: serve, migrate, openapi, outbox, doctor, account create-admin.

use std::{fs, os::unix::fs::PermissionsExt, time::Duration};

use serde_json::{Value, json};

use crate::support::{
    Engine, Program, Service, Terminal,
    meibo::PASSWORD,
    service::{Setup, meibod},
};

/// A sign-in over the API.
fn sign_in(service: &Service, account: &str, password: &str) -> crate::support::http::Answer {
    service.http().request("POST", "/v1/sign-ins").json(&json!({"account": account, "password": password})).send()
}

on_both!(the_first_administrator_is_made_from_stdin_and_signs_in, |service| {
    service.create_admin("admin0001", PASSWORD);
    assert_eq!(sign_in(service, "admin0001", PASSWORD).ok()["state"], "signed_in");
    let again = service.operate(["account", "create-admin", "admin0001", "--password-stdin"], PASSWORD);
    assert!(again.fails(1).contains("taken"));
    for (id, password, why) in [("admin0002", "short", "15"), ("me", PASSWORD, "me"), ("bad id", PASSWORD, "login")] {
        let refused = service.operate(["account", "create-admin", id, "--password-stdin"], password).fails(1);
        assert!(refused.to_lowercase().contains(why) && !refused.contains(PASSWORD), "{id}: {refused}");
    }
    let no_terminal = service.operate(["account", "create-admin", "admin0003"], PASSWORD).fails(1);
    assert!(no_terminal.contains("--password-stdin"), "{no_terminal}");
});

fn asked_twice(service: &Service, first: &str, again: &str) -> i32 {
    let (database, config) = (service.database(), service.folder().join("meibod.toml"));
    let args = ["account", "create-admin", "admin0001", "--database", &database, "--config", config.to_str().unwrap()];
    let terminal = Terminal::start(meibod().args(args));
    terminal.shows("Password for the new administrator").hides().answers(first);
    terminal.shows("again").hides().answers(again);
    let code = terminal.ends();
    assert!(!terminal.screen().contains(first), "{}", terminal.screen());
    code
}

#[test]
fn the_first_administrator_is_made_at_a_prompt_that_hides_the_password() {
    let service = Service::start(Engine::Sqlite);
    assert_eq!(asked_twice(&service, PASSWORD, "something else entirely"), 1);
    assert_eq!(sign_in(&service, "admin0001", PASSWORD).status, 401);
    assert_eq!(asked_twice(&service, PASSWORD, PASSWORD), 0);
    sign_in(&service, "admin0001", PASSWORD).ok();
}

on_both!(migrating_again_is_harmless_and_the_service_says_that_it_is_ready, |service| {
    let migrate = || meibod().args(["migrate", "--database", &service.database()]).run().ok();
    assert_eq!((migrate(), migrate()), (migrate(), migrate()));
    for path in ["/healthz", "/readyz"] {
        assert_eq!(service.http().request("GET", path).send().status, 200, "{path}");
    }
});

#[test]
fn the_openapi_document_is_printed_without_a_database() {
    let document = meibod().args(["openapi"]).run().json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"), "{}", document["openapi"]);
    assert!(document["paths"]["/v1/sign-ins"]["post"].is_object());
}

#[test]
fn the_outbox_shows_messages_to_the_operator_only_as_long_as_they_live() {
    let service = Service::start(Engine::Sqlite);
    service.create_admin("admin0001", PASSWORD);
    let token = sign_in(&service, "admin0001", PASSWORD).ok()["token"].as_str().unwrap().to_owned();
    let phone = json!({"method": "sms", "phone": "090-1234-5678"});
    service.http().request("POST", "/v1/me/2sv/enrolment").token(&token).key("k").json(&phone).send().ok();
    let sent = service.outbox();
    assert!(
        sent.iter().any(|it| it["to"] == "+819012345678" && it["body"].as_str().unwrap().contains("G-")),
        "{sent:?}"
    );
    assert_eq!(service.operate(["outbox", "--account", "admin0001", "-o", "json"], "").json(), json!(sent));
    service.clock.pass_minutes(24 * 60 + 1);
    assert_eq!(service.outbox(), Vec::<Value>::new());
}

#[test]
fn the_outbox_of_a_folder_without_a_service_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let asked = ["outbox", "--data-dir", folder.path().to_str().unwrap()];
    let told = meibod().args(asked).run().fails(1);
    assert!(told.contains(&format!("there is no service data at {}/meibo.db", folder.path().display())), "{told}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

on_both!(doctor_finds_nothing_wrong_with_a_running_service, |service| {
    let found = service.operate(["doctor", "-o", "json"], "").json();
    let checks: Vec<_> = found.as_array().unwrap().iter().map(|it| it["check"].as_str().unwrap()).collect();
    assert!(checks.starts_with(&["database", "schema", "writes", "clock", "key"]), "{checks:?}");
    assert!(found.as_array().unwrap().iter().all(|it| it["level"] != "trouble"), "{found}");
});

/// What doctor finds at one place, when it ends with 1.
#[track_caller]
fn trouble(service: &Service, args: &[&str], check: &str) -> String {
    let ended = service.operate(["doctor", "-o", "json"].iter().chain(args).copied(), "");
    assert_eq!(ended.code, 1, "{ended}");
    let found: Value = serde_json::from_str(&ended.stdout).unwrap();
    let found = found.as_array().unwrap().iter().find(|it| it["check"] == check).unwrap_or_else(|| panic!("{ended}"));
    assert_eq!(found["level"], "trouble", "{found}");
    found["message"].as_str().unwrap().to_owned()
}

#[test]
fn doctor_names_what_is_wrong_and_ends_with_1() {
    let service = Service::start(Engine::Sqlite);
    let key = service.folder().join("meibo.key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    assert!(trouble(&service, &[], "key").contains("chmod 600"));
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    let certificate = service.files.certificate.to_str().unwrap();
    service.create_admin("admin0001", PASSWORD);
    let kept = fs::read(&key).unwrap();
    fs::write(&key, [7; 32]).unwrap();
    let of_another = format!("{} is not the key of this database: give the one that it was begun with", key.display());
    assert_eq!(trouble(&service, &[], "key"), of_another);
    fs::remove_file(&key).unwrap();
    let lost = format!("{} is missing, and the database was begun with it: bring it back", key.display());
    assert!(trouble(&service, &[], "key").starts_with(&lost));
    let args = ["account", "create-admin", "admin0002", "--password-stdin"];
    let opened = service.operate(args, &format!("{PASSWORD}\n")).fails(1);
    assert!(opened.contains(&lost), "{opened}");
    assert!(!key.exists(), "no other key lies where the lost one belongs");
    fs::write(&key, kept).unwrap();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    service.clock.set("2020-01-01T00:00:00+09:00");
    assert!(trouble(&service, &[], "clock").contains("set the clock"));
    service.clock.set("5000-01-01T00:00:00+09:00");
    assert!(trouble(&service, &["--tls-cert", certificate], "certificate").contains("ended"));
    let nowhere = service.folder().join("nowhere.db");
    let lost = meibod().args(["doctor", "--database", &format!("sqlite://{}", nowhere.display())]).run();
    assert_eq!(lost.code, 1, "{lost}");
    assert!(lost.stdout.contains("TROUBLE") && lost.stdout.contains("meibod migrate"), "{lost}");
    assert!(!nowhere.exists(), "looking makes nothing");
    fs::write(&nowhere, "a letter, and no database at all".repeat(100)).unwrap();
    let letter = meibod().args(["doctor", "--database", &format!("sqlite://{}", nowhere.display())]).run();
    assert!(letter.stdout.contains("file is not a database"), "{letter}");
}

#[test]
fn what_is_not_safe_is_not_served() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}", folder.path().join("meibo.db").display());
    let clock = folder.path().join("clock");
    fs::write(&clock, "2026-04-13T00:00:00Z").unwrap();
    let serve = |args: &[&str]| meibod().args(["serve", "--database", &database]).args(args).run().fails(1);
    let plain = serve(&["--listen", "0.0.0.0:0"]);
    assert!(plain.contains("--tls-cert"), "{plain}");
    let loopback = serve(&["--listen", "127.0.0.1:0"]);
    assert!(loopback.contains("--tls-cert"), "{loopback}");
    let clock = serve(&["--listen", "0.0.0.0:0", "--test-clock", clock.to_str().unwrap()]);
    assert!(clock.contains("loopback"), "{clock}");
    let nothing = meibod().args(["serve", "--listen", "127.0.0.1:0"]).run().fails(1);
    assert!(nothing.contains("no certificate") || nothing.contains("no database"), "{nothing}");
}

#[test]
fn plain_http_is_not_answered() {
    use std::io::{Read, Write};
    let service = Service::start(Engine::Sqlite);
    let mut stream = std::net::TcpStream::connect(service.url.trim_start_matches("https://")).unwrap();
    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    assert!(!answer.starts_with(b"HTTP"), "{answer:?}");
}

#[test]
fn sigterm_finishes_a_request_in_flight() {
    let service = Setup::new(Engine::Sqlite).config("[policy.password]\nhash_passes = 100\n").start();
    std::thread::scope(|scope| {
        let slow = scope.spawn(|| sign_in(&service, "nobody", "CANARY-PASSWORD"));
        std::thread::sleep(Duration::from_millis(300));
        assert!(service.stop().success());
        slow.join().unwrap().refused(401, "wrong_credentials");
    });
    let log = service.log();
    assert!(log.contains("stopping") && !log.contains("CANARY"), "{log}");
}

#[test]
fn logs_are_lines_of_json_if_asked_and_hold_no_secret() {
    let service = Setup::new(Engine::Sqlite).config("log = \"json\"\n").start();
    service.create_admin("admin0001", PASSWORD);
    let opened = sign_in(&service, "admin0001", PASSWORD).ok();
    let token = opened["token"].as_str().unwrap();
    service.http().request("GET", "/v1/session").token(token).send().ok();
    sign_in(&service, "admin0001", "CANARY-PASSWORD").refused(401, "wrong_credentials");
    assert!(service.stop().success());
    let log = service.log();
    for line in log.lines() {
        let line: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert!(line["timestamp"].is_string() && line["fields"].is_object(), "{line}");
    }
    assert!(log.contains("session.sign-in") && log.contains("request_id"), "{log}");
    assert!(!log.contains("session.show"), "what changes nothing is told to those who look for it: {log}");
    for secret in [PASSWORD, token, "CANARY"] {
        assert!(!log.contains(secret), "{log}");
    }
}

#[test]
fn a_log_on_a_full_disk_stops_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let files = crate::support::certificate::AUTHORITY.write(folder.path());
    let database = format!("sqlite://{}", folder.path().join("meibo.db").display());
    let script = r#"exec "$0" serve --database "$1" --listen 127.0.0.1:0 --tls-cert "$2" --tls-key "$3" 2>/dev/full"#;
    let mut child = Program::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_meibod"), &database])
        .args([&files.certificate, &files.key])
        .into_command()
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_millis(700));
    assert!(child.try_wait().unwrap().is_none(), "it ended");
    rustix::process::kill_process(rustix::process::Pid::from_child(&child), rustix::process::Signal::TERM).unwrap();
    assert_eq!(crate::support::program::end_of(&mut child).unwrap().code(), Some(0));
}

#[test]
fn a_configuration_that_is_not_served_is_trouble_for_doctor_too_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}", folder.path().join("meibo.db").display());
    meibod().args(["migrate", "--database", &database]).run().ok();
    let config = folder.path().join("meibod.toml");
    for (text, english, japanese) in [
        (
            "[policy.two_step]\nphone_prefixes = [\"+81\"]\n",
            "policy.two_step.phone_prefixes cannot be “+81”. A prefix has digits only, without a plus sign, and begins with the country: 81.",
            "policy.two_step.phone_prefixes を「+81」にはできません。81 のように、国番号から始まる数字だけを、プラス記号を付けずに指定してください。",
        ),
        (
            "[policy]\ntime_zone = \"Asia/Tokio\"\n",
            "policy.time_zone cannot be “Asia/Tokio”. There is no time zone of that name; one is Asia/Tokyo.",
            "policy.time_zone を「Asia/Tokio」にはできません。その名前の時間帯はありません。Asia/Tokyo のように指定してください。",
        ),
        (
            "datbase = \"postgres://meibo:CANARY@db.example/meibo\"\n",
            "there is no setting datbase (line 1)",
            "datbase という設定はありません（1 行目）",
        ),
    ] {
        fs::write(&config, text).unwrap();
        for (lang, said) in [("C.UTF-8", english), ("ja_JP.UTF-8", japanese)] {
            let run = |command: &str| {
                let args = [command, "--database", &database, "--config", config.to_str().unwrap()];
                meibod().args(args).env("LANG", lang).run()
            };
            let whole = format!("{}: {said}", config.display());
            assert_eq!(run("serve").fails(1), format!("meibod: {whole}\n"));
            let doctor = run("doctor");
            assert_eq!((doctor.code, doctor.stdout.as_str()), (1, format!("TROUBLE  config       {whole}\n").as_str()));
        }
    }
}

#[test]
fn doctor_looks_at_the_files_of_tls_as_serve_takes_them() {
    let service = Service::start(Engine::Sqlite);
    let other = crate::support::certificate::AUTHORITY.write_as(service.folder(), "other", &["127.0.0.1"]);
    let config = service.folder().join("meibod.toml");
    let certificate = service.files.certificate.display();
    for (text, check, said) in [
        (
            format!("tls_cert = \"{certificate}\"\ntls_key = \"{}\"\n", other.key.display()),
            "certificate",
            "is not the private key of the certificate",
        ),
        (format!("tls_cert = \"{certificate}\"\ntls_key = \"nowhere.key\"\n"), "certificate", "nowhere.key"),
        ("smtp_ca_file = \"meibod.toml\"\n".to_owned(), "smtp-ca-file", "no certificate in PEM form"),
    ] {
        fs::write(&config, text).unwrap();
        let ended = service.operate(["doctor", "-o", "json"], "");
        assert_eq!(ended.code, 1, "{ended}");
        let found: Value = serde_json::from_str(&ended.stdout).unwrap();
        let of_check: Vec<&Value> = found.as_array().unwrap().iter().filter(|it| it["check"] == check).collect();
        assert!(of_check.len() == 1 && of_check[0]["level"] == "trouble", "once: {ended}");
        let found = of_check[0];
        assert!(found["message"].as_str().unwrap().contains(said), "{found}");
    }
}
