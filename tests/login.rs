//! Signing in and out, and who one is.

use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};

use crate::support::{Engine, Meibo, Service, authenticator, meibo::PASSWORD};

const ID: &str = "admin0001";

fn service() -> Service {
    Service::start(Engine::Sqlite)
}

/// The token that a sign-in left in its file.
fn token(meibo: &Meibo) -> String {
    let kept = std::fs::read_to_string(meibo.home().join("state/meibo/sign-in-default.json")).unwrap();
    let kept: Value = serde_json::from_str(&kept).unwrap();
    kept["token"].as_str().unwrap().to_owned()
}

/// Turns 2-step verification on through the API: an authenticator, whose secret is given back, or a phone.
fn turn_on(service: &Service, token: &str, method: Value) -> Option<String> {
    let post = |path: &str, body: Value| {
        service.http().request("POST", &format!("/v1/me/2sv/enrolment{path}")).token(token).json(&body).send().ok()
    };
    let begun = post("", method);
    let secret = begun["key"].as_str().map(str::to_owned);
    let code = match &secret {
        Some(secret) => authenticator::code(secret, service.clock.now()),
        None => sent_code(service),
    };
    post("/code", json!({ "code": code }));
    post("/finish", json!({}));
    secret
}

/// The code of the newest message.
fn sent_code(service: &Service) -> String {
    let sent = service.outbox();
    let text = sent.iter().rev().map(Value::to_string).find(|message| message.contains("G-")).expect("a code was sent");
    let at = text.find("G-").unwrap();
    text[at..at + 8].to_owned()
}

#[test]
fn a_sign_in_rests_in_a_file_that_only_its_owner_can_read_and_ends_with_logout() {
    let service = service();
    let meibo = Meibo::administrator(&service, ID);
    let file = meibo.home().join("state/meibo/sign-in-default.json");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let status = meibo.run(["status", "-o", "json"]).json();
    assert_eq!(status["login_id"], ID);
    assert_eq!(status["roles"], json!(["administrator"]));
    assert_eq!((status["service"].as_str(), status["store"].as_str()), (Some(service.url.as_str()), Some("file")));
    assert_eq!(status["expires_at"], "2026-04-13T21:00:00+09:00");
    let origin = |name: &str| {
        let all = status["settings"].as_array().unwrap();
        all.iter().find(|row| row["setting"] == name).map(|row| row["origin"].clone())
    };
    assert_eq!(origin("service"), Some(json!("MEIBO_SERVICE")));
    let token = token(&meibo);
    let left = meibo.run(["logout", "-o", "json"]).json();
    assert_eq!((left["login_id"].as_str(), &left["ended_at_service"]), (Some(ID), &json!(true)));
    assert!(!file.exists());
    service.http().request("GET", "/v1/session").token(&token).send().refused(401, "sign_in_needed");
    assert_eq!(meibo.run(["status", "-o", "json"]).error(4)["code"], "sign_in_needed");
}

#[test]
fn logout_works_without_the_service_and_when_nobody_is_signed_in() {
    let service = service();
    let meibo = Meibo::administrator(&service, ID);
    service.stop();
    assert_eq!(meibo.run(["status", "-o", "json"]).error(7)["code"], "service_unreachable");
    let left = meibo.run(["logout", "-o", "json"]).json();
    assert_eq!((left["login_id"].as_str(), &left["ended_at_service"]), (Some(ID), &json!(false)));
    assert_eq!(meibo.run(["logout", "-o", "json"]).json()["login_id"], Value::Null);
    // Nobody is signed in any more, and still the network is what is wrong.
    assert_eq!(meibo.run(["account", "list", "-o", "json"]).error(7)["code"], "service_unreachable");
}

#[test]
fn a_wrong_password_and_a_wrong_account_get_the_same_answer() {
    let service = service();
    service.create_admin(ID, PASSWORD);
    let meibo = Meibo::of(&service);
    let wrong = |id: &str| {
        let error = meibo.login(id, "not the password at all").fails(4);
        error.lines().filter(|line| !line.contains("Request ID")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(wrong(ID), wrong("nobody99"));
    assert!(wrong(ID).contains("[wrong_credentials]"));
    assert!(!meibo.home().join("state/meibo/sign-in-default.json").exists());
}

#[test]
fn an_expired_sign_in_names_the_way_back() {
    let service = service();
    let meibo = Meibo::administrator(&service, ID);
    service.clock.pass_minutes(12 * 60 + 1);
    let error = meibo.run(["account", "list", "-o", "json"]).error(4);
    assert_eq!((error["code"].as_str(), error["exit"].as_i64()), (Some("sign_in_needed"), Some(4)));
    assert!(error["hint"].as_str().unwrap().contains("meibo login"), "{error}");
    meibo.run(["logout"]).ok();
}

#[test]
fn a_keyring_that_is_not_there_is_found_before_the_password_is_read() {
    let service = service();
    service.create_admin(ID, PASSWORD);
    let meibo = Meibo::of(&service).env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    let error = meibo.run(["login", ID, "--password-stdin", "--store", "keyring", "-o", "json"]).error(12);
    assert_eq!(error["code"], "store_unusable");
    assert!(error["hint"].as_str().unwrap().contains("--store file"), "{error}");
    // In the person's language, and in the system's words for whoever asks for more.
    let login = ["login", ID, "--password-stdin", "--store", "keyring", "--lang", "ja"];
    let told = meibo.run(login).fails(12);
    assert!(told.contains("動いていません") && !told.contains("rror"), "{told}");
    let told = meibo.run(login.into_iter().chain(["-v"])).fails(12);
    assert!(told.contains("zbus"), "{told}");
}

#[test]
fn without_a_terminal_the_second_step_is_a_command_of_its_own() {
    let service = service();
    let meibo = Meibo::administrator(&service, ID);
    turn_on(&service, &token(&meibo), json!({"method": "sms", "phone": "090-1234-5678"}));
    meibo.run(["logout"]).ok();
    let waits = meibo.login(ID, PASSWORD).fails(11);
    assert!(waits.contains("[second_step_needed]") && waits.contains("meibo login --code"), "{waits}");
    assert!(waits.contains("78") && !waits.contains("1234-5678"), "the number is masked: {waits}");
    let pending = meibo.home().join("state/meibo/second-step-default.json");
    assert_eq!(std::fs::metadata(&pending).unwrap().permissions().mode() & 0o777, 0o600);
    let code = sent_code(&service);
    let wrong = if code == "G-000000" { "G-000001" } else { "G-000000" };
    assert_eq!(meibo.run(["login", "--code", wrong, "-o", "json"]).error(6)["code"], "code_wrong");
    // Only the code is asked for again.
    let done = meibo.run_with(["login", "--code", "-", "-o", "json"], &format!("{code}\n")).json();
    assert_eq!((done["login_id"].as_str(), done["store"].as_str()), (Some(ID), Some("file")));
    assert!(!pending.exists());
    assert_eq!(meibo.run(["login", "--code", &code, "-o", "json"]).error(3)["code"], "flow_not_found");
}

#[test]
fn an_authenticators_code_and_the_password_fit_in_one_command() {
    let service = service();
    let meibo = Meibo::administrator(&service, ID);
    let secret = turn_on(&service, &token(&meibo), json!({"method": "authenticator"})).unwrap();
    service.clock.pass_minutes(5);
    let code = authenticator::code(&secret, service.clock.now());
    let args = ["login", ID, "--password-stdin", "--code", &code, "--store", "file"];
    meibo.run_with(args, &format!("{PASSWORD}\n")).ok();
    assert_eq!(meibo.run(["status", "-o", "json"]).json()["login_id"], ID);
}

#[test]
fn at_a_terminal_a_code_is_sent_again_and_only_the_wrong_step_is_repeated() {
    let service = service();
    let meibo = Meibo::administrator(&service, ID);
    turn_on(&service, &token(&meibo), json!({"method": "sms", "phone": "090-1234-5678"}));
    let terminal = meibo.terminal(["login", "--store", "file", "--lang", "ja"]);
    terminal.shows("ログイン ID").answers(ID);
    terminal.shows("のパスワード").hides().answers("not the password at all");
    terminal.shows("[wrong_credentials]").shows("ログイン ID").answers(ID);
    terminal.hides().answers(PASSWORD);
    terminal.shows("コードを送りました");
    let first = sent_code(&service);
    terminal.answers("再送");
    crate::support::deadline::wait_for(|| (sent_code(&service) != first).then_some(())).expect("another code");
    terminal.answers(&first);
    terminal.shows("[code_used]").answers(&sent_code(&service));
    terminal.shows("サインインしました");
    assert_eq!(terminal.ends(), 0);
    let screen = terminal.screen();
    assert!(!screen.contains(PASSWORD), "{screen}");
    assert_eq!(screen.matches("のパスワード").count(), 2, "{screen}");
}

#[test]
fn at_a_terminal_a_first_password_is_changed_at_once() {
    let service = service();
    let admin = Meibo::administrator(&service, ID);
    let first = first_password(&admin, "yamada01");
    let owner = Meibo::of(&service);
    let terminal = owner.terminal(["login", "yamada01", "--store", "file"]);
    terminal.shows("Password of yamada01").hides().answers(&first);
    terminal.shows("15 to 128 characters").shows("New password of yamada01:").hides().answers("short");
    terminal.shows("once more").hides().answers("short");
    terminal.shows("[password_too_short]").hides().answers("a passphrase of my own 5");
    terminal.hides().answers("a passphrase of my own 5");
    terminal.shows("Signed in as");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(owner.run(["status", "-o", "json"]).json()["must_change_password"], false);
    owner.login("yamada01", "a passphrase of my own 5").ok();
}

#[test]
fn a_command_at_a_terminal_offers_the_sign_in_and_goes_on() {
    let service = service();
    service.create_admin(ID, PASSWORD);
    let meibo = Meibo::of(&service).env("MEIBO_STORE", "file");
    let terminal = meibo.terminal(["account", "list"]);
    terminal.shows("Sign in now?").answers("y");
    terminal.shows("Login ID").answers(ID);
    terminal.hides().answers(PASSWORD);
    terminal.shows("LOGIN ID").shows(ID);
    assert_eq!(terminal.ends(), 0);
    let terminal = Meibo::of(&service).terminal(["account", "list"]);
    terminal.shows("Sign in now?").answers("n").shows("[sign_in_needed]");
    assert_eq!(terminal.ends(), 4);
}

#[test]
fn a_sign_in_that_takes_the_place_of_another_services_says_so_in_a_pipe_too() {
    let (one, other) = (service(), service());
    other.create_admin(ID, PASSWORD);
    let meibo = Meibo::administrator(&one, ID);
    let authority = other.files.authority.to_str().unwrap();
    let there = ["--service", &other.url, "--ca-file", authority, "--lang", "en"];
    let login = ["login", ID, "--password-stdin", "--store", "file"];
    let ended = meibo.run_with(login.into_iter().chain(there), &format!("{PASSWORD}\n"));
    assert_eq!(ended.code, 0, "{ended}");
    assert!(ended.stderr.contains(&format!("replaces the one to {}", one.url)), "{ended}");
    let again = meibo.run_with(login.into_iter().chain(there), &format!("{PASSWORD}\n"));
    assert!(again.code == 0 && again.stderr.is_empty(), "{again}");
}

#[test]
fn a_token_is_sent_to_no_other_service() {
    let (one, other) = (service(), service());
    let meibo = Meibo::administrator(&one, ID);
    let elsewhere = meibo.run(["status", "--service", &other.url, "-o", "json"]).error(4);
    assert_eq!(elsewhere["code"], "sign_in_needed");
    let unnamed = Meibo::new().env("MEIBO_TOKEN", "meibo_t_x");
    assert_eq!(unnamed.run(["status", "-o", "json"]).error(12)["code"], "token_unbound");
}

#[test]
fn debug_shows_the_requests_without_their_secrets() {
    let service = service();
    service.create_admin(ID, PASSWORD);
    let meibo = Meibo::of(&service);
    let args = ["login", ID, "--password-stdin", "--store", "file", "--debug"];
    let ended = meibo.run_with(args, &format!("{PASSWORD}\n"));
    assert_eq!(ended.code, 0, "{ended}");
    assert!(ended.stderr.contains("> POST /v1/sign-ins") && ended.stderr.contains("< 200"), "{ended}");
    assert!(!ended.stderr.contains(PASSWORD) && !ended.stderr.contains(&token(&meibo)), "{ended}");
}

#[test]
fn the_doctor_checks_the_way_to_the_service() {
    let service = service();
    let meibo = Meibo::of(&service).env("MEIBO_STORE", "file");
    let checks = meibo.run(["doctor", "-o", "json"]).json();
    let results: Vec<(&str, &str)> = checks
        .as_array()
        .unwrap()
        .iter()
        .map(|check| (check["check"].as_str().unwrap(), check["result"].as_str().unwrap()))
        .filter(|(check, _)| ["service", "network", "tls", "writes", "store"].contains(check))
        .collect();
    assert_eq!(results, [("service", "ok"), ("network", "ok"), ("tls", "ok"), ("writes", "ok"), ("store", "ok")]);
    let stranger = Meibo::new().env("MEIBO_SERVICE", &service.url).env("MEIBO_STORE", "file");
    let ended = stranger.run(["doctor", "--lang", "ja"]);
    assert!(ended.code == 7 && ended.stderr.is_empty() && ended.stdout.contains("証明書"), "{ended}");
    service.stop();
    let ended = meibo.run(["doctor"]);
    assert!(ended.code == 7 && ended.stdout.contains("Nothing answers"), "{ended}");
    // What is wrong on this machine is told, too, and a profile that there is not in the table.
    let ended = meibo.run(["doctor", "--ca-file", "/nonexistent.pem", "--lang", "en"]);
    assert!(ended.code == 12 && ended.stdout.contains("/nonexistent.pem"), "{ended}");
    let ended = meibo.run(["doctor", "--profile", "nosuch", "--lang", "en"]);
    assert!(ended.code == 12 && ended.stdout.contains("There is no profile nosuch."), "{ended}");
    assert!(ended.stdout.contains("terminal") && ended.stderr.is_empty(), "{ended}");
}

#[test]
fn what_the_doctor_says_to_do_reaches_the_service_that_was_examined() {
    let service = service();
    let authority = service.files.authority.to_str().unwrap();
    let no_bus = Meibo::new().env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    let way = ["--service", &service.url, "--ca-file", authority, "--lang", "en"];
    let command = format!("meibo --service {} --ca-file {authority} login --store file", service.url);
    for form in [&["-o", "json"][..], &[]] {
        let ended = no_bus.run(["doctor"].into_iter().chain(way).chain(form.iter().copied()));
        assert!(ended.code == 12 && ended.stdout.contains(&command), "{ended}");
    }
}

/// Makes an account; its first password.
fn first_password(admin: &Meibo, id: &str) -> String {
    let args = ["account", "create", id, "--name", "山田 太郎", "--department", "文学部"];
    let more = ["--affiliation", "staff", "--contact", "yamada@example.com", "-o", "json"];
    let made = admin.run(args.into_iter().chain(more)).json();
    made["first_password"].as_str().unwrap().to_owned()
}
