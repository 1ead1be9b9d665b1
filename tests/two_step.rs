//! `meibo 2sv` and the second step at sign-in, as a person meets them at a terminal and as a script does.

use std::os::unix::fs::PermissionsExt;

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD},
    support::{Ended, Meibo, Service, authenticator},
};

const ID: &str = "t2600001";

/// Somebody who is signed in twice, at the API and here, and has no second step yet.
fn person<'a>(service: &'a Service) -> (Campus<'a>, Meibo) {
    let campus = Campus::new(service);
    campus.person(ID, "student");
    let meibo = Meibo::of(service);
    meibo.login(ID, PASSWORD).ok();
    (campus, meibo)
}

fn state(meibo: &Meibo) -> serde_json::Value {
    meibo.run(["2sv", "show", "-o", "json"]).json()
}

/// Turns it on by text messages, without a terminal.
fn turn_on(campus: &Campus<'_>, meibo: &Meibo) {
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]).ok();
    meibo.run(["2sv", "enable", "--code", &campus.code(ID)]).ok();
}

/// Another code than this one.
fn other(code: &str) -> &'static str {
    if code.ends_with("000000") { "G-000001" } else { "G-000000" }
}

/// Ten codes of eight digits in what was printed.
fn backup_codes(text: &str) -> Vec<String> {
    let is_code = |line: &&str| line.len() == 9 && line.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    text.lines().map(str::trim).filter(is_code).map(str::to_owned).collect()
}

on_both!(_2sv_1_the_enrolment_is_walked_through_at_a_terminal, |service| {
    let (campus, meibo) = person(service);
    let elsewhere = Meibo::of(service);
    elsewhere.login(ID, PASSWORD).ok();
    service.clock.pass_minutes(11);

    let terminal = meibo.terminal(["2sv", "enable"]);
    terminal.shows("Account password of t2600001:").hides().answers(PASSWORD);
    terminal.shows("How do you want to prove your second step?").shows("voice call").presses("Enter");
    terminal.shows("Phone number").answers("123");
    terminal.shows("[phone_number_invalid]").answers("０９０−１２３４−５６７８");
    terminal.shows("A code is on its way: SMS (****5678)");
    let older = campus.code(ID);
    terminal.answers("G-12345");
    terminal.shows("A code has six digits, such as 123456 or G-123456.");
    terminal.answers(other(&older));
    terminal.shows("The code is wrong.").shows("4 tries are left.").answers("再送");
    terminal.shows("A new code is on its way").answers(&older);
    terminal.shows("[code_used]");
    assert_eq!(state(&meibo)["state"], "off", "nothing is on before the last step");
    terminal.answers(&format!("ｇ－{}", campus.code(ID)));
    terminal.shows("Turn it on? [y/N]").shows("2 other sign-ins end.").answers("はい");
    terminal.shows("Make ten of them now? [y/N]").answers("y");
    assert_eq!(terminal.ends(), 0);

    let screen = terminal.screen();
    assert!(screen.contains("2-step verification is on. Second step: SMS (****5678)."), "{screen}");
    assert!(screen.contains("2 other sign-ins were ended."), "{screen}");
    assert_eq!(backup_codes(&screen).len(), 10, "{screen}");
    assert!(!screen.contains(PASSWORD), "{screen}");
    let state = state(&meibo);
    assert_eq!((&state["state"], &state["backup_codes_left"]), (&"on".into(), &10.into()));
    assert_eq!(elsewhere.run(["2sv", "show", "-o", "json"]).error(4)["code"], "sign_in_needed");
});

on_both!(_2sv_1_declining_the_summary_leaves_it_off, |service| {
    let (campus, meibo) = person(service);
    let terminal = meibo.terminal(["2sv", "enable", "--method", "voice", "--phone", "03-5841-1111", "--lang", "ja"]);
    terminal.shows("確認コードを送りました：音声通話（****1111）");
    terminal.answers(&campus.code(ID));
    terminal.shows("有効にしますか [y（はい）/N（いいえ）]").presses("Enter");
    assert_eq!(terminal.ends(), 10);
    assert!(terminal.screen().contains("[declined]"));
    assert_eq!(state(&meibo)["state"], "off");
    // The code was taken; whether to turn it on is asked again.
    let terminal = meibo.terminal(["2sv", "enable", "--code", "G-000000", "--lang", "ja"]);
    terminal.shows("有効にしますか [y（はい）/N（いいえ）]").presses("Enter");
    assert_eq!(terminal.ends(), 10);
    assert_eq!(state(&meibo)["state"], "off");
});

on_both!(_2sv_1_without_a_terminal_it_takes_two_commands, |service| {
    let (campus, meibo) = person(service);
    service.clock.pass_minutes(11);
    let start = ["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678", "-o", "json"];
    assert_eq!(meibo.run(start).error(4)["code"], "password_again");
    let sent = meibo.run_with(start.into_iter().chain(["--password-stdin"]), &format!("{PASSWORD}\n")).json();
    assert_eq!((&sent["state"], &sent["phone"]), (&"code_sent".into(), &"****5678".into()));
    assert_eq!(meibo.run(["2sv", "enable", "--code", "G-12345", "-o", "json"]).error(2)["code"], "invalid_value");
    let older = campus.code(ID);
    meibo.run(["2sv", "enable", "--resend"]).ok();
    assert_eq!(meibo.run(["2sv", "enable", "--code", &older, "-o", "json"]).error(6)["code"], "code_used");
    let on = meibo.run_with(["2sv", "enable", "--code", "-", "-o", "json"], &campus.code(ID)).json();
    assert_eq!((&on["two_step"]["state"], &on["sessions_ended"]), (&"on".into(), &1.into()));
    assert_eq!(meibo.run(["2sv", "enable", "-o", "json"]).error(6)["code"], "two_step_on");
});

on_both!(the_commands_that_go_on_or_undo_reach_the_same_profile, |service| {
    let (campus, meibo) = person(service);
    let told = |args: &[&str]| meibo.run(["-p", "default"].into_iter().chain(args.iter().copied())).ok();
    let sent = told(&["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]);
    assert!(sent.contains("Next: meibo --profile default 2sv enable --code CODE\n"), "{sent}");
    let on = told(&["2sv", "enable", "--code", &campus.code(ID)]);
    assert!(on.contains("To undo: meibo --profile default 2sv disable\n"), "{on}");
    assert!(on.contains("Next: meibo --profile default 2sv backup-codes\n"), "{on}");
    let sent = told(&["2sv", "method", "add", "--method", "voice", "--phone", "090-1234-5678"]);
    assert!(sent.contains("Next: meibo --profile default 2sv method add --code CODE\n"), "{sent}");
    let added = told(&["2sv", "method", "add", "--code", &campus.code(ID)]);
    assert!(added.contains("To undo: meibo --profile default 2sv method delete "), "{added}");
    let deleted = told(&["2sv", "method", "delete", "voice", "-y"]);
    assert!(
        deleted.contains("To undo: meibo --profile default 2sv method add --method voice --phone NUMBER\n"),
        "{deleted}"
    );
    let made = told(&["app-password", "create", "Ecrea"]);
    let undo = made.trim_end().rsplit_once("To undo: meibo --profile default app-password delete ");
    let gone = told(&["app-password", "delete", undo.unwrap_or_else(|| panic!("{made}")).1, "-y"]);
    assert!(gone.contains("Next: meibo --profile default app-password create Ecrea\n"), "{gone}");
    told(&["app-password", "create", "Ecrea"]);
    let set = ["-p", "default", "account", "password", "set", "--password-stdin"];
    let changed = meibo.run_with(set, &format!("{PASSWORD}\nanother long passphrase 8\n")).ok();
    assert!(changed.contains("Next: meibo --profile default app-password create NAME\n"), "{changed}");
    let off = told(&["2sv", "disable", "-y"]);
    assert!(off.contains("To undo: meibo --profile default 2sv enable\n"), "{off}");
});

on_both!(_2sv_1_says_it_in_japanese_too, |service| {
    let (campus, meibo) = person(service);
    let meibo = meibo.env("MEIBO_LANG", "ja");
    let sent = meibo.run(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]).ok();
    assert_eq!(
        sent,
        "確認コードを送りました：SMS（****5678）。数分間、1 回だけ使えます。\n\
         このサービスには送信用のゲートウェイがまだ設定されていません。コードは送信箱（meibod outbox）にありますので、運用担当者にお問い合わせください。\n\
         まだ何も有効になっていません。\n\n\
         次の手順：meibo 2sv enable --code コード\n"
    );
    let on = meibo.run(["2sv", "enable", "--code", &campus.code(ID)]).ok();
    assert_eq!(
        on,
        "2段階認証プロセスを有効にしました。2 段階目：SMS（****5678）。\n\
         ほかの 1 件のサインインを終了しました。もう一度サインインするには、パスワードと 2 段階目が必要です。\n\
         メールソフトにはアプリパスワードが必要になりました。\n\n\
         元に戻すには：meibo 2sv disable\n\
         次の手順：meibo 2sv backup-codes\n"
    );
});

on_both!(_2sv_1_a_dry_run_sends_and_changes_nothing, |service| {
    let (campus, meibo) = person(service);
    let before = campus.messages(ID).len();
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678", "-n"]).ok();
    assert_eq!(campus.messages(ID).len(), before);
    assert_eq!(meibo.run(["2sv", "enable", "--code", "123456", "-o", "json"]).error(3)["code"], "flow_not_found");
    let key = meibo.run(["2sv", "enable", "--method", "authenticator", "-n", "-o", "json"]).json();
    assert!(key["key"].is_null() && key["key_uri"].is_null(), "{key}");
});

on_both!(_2sv_3_six_codes_in_an_hour_are_too_many, |service| {
    let (_campus, meibo) = person(service);
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]).ok();
    for _ in 0..4 {
        meibo.run(["2sv", "enable", "--resend"]).ok();
    }
    let error = meibo.run(["2sv", "enable", "--resend", "-o", "json"]).error(6);
    assert_eq!(error["code"], "code_send_limit");
    assert_eq!(error["possible_from"], "2026-04-13T10:00:00+09:00");
    let told = meibo.run(["2sv", "enable", "--resend", "--lang", "ja"]).fails(6);
    assert!(told.contains("次のコードは 2026-04-13 10:00 JST 以降に送れます"), "{told}");
});

on_both!(_2sv_3_five_wrong_tries_kill_a_code, |service| {
    let (campus, meibo) = person(service);
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]).ok();
    let right = campus.code(ID);
    for _ in 0..5 {
        assert_eq!(meibo.run(["2sv", "enable", "--code", other(&right), "-o", "json"]).error(6)["code"], "code_wrong");
        service.clock.pass_minutes(1);
    }
    assert_eq!(meibo.run(["2sv", "enable", "--code", &right, "-o", "json"]).error(6)["code"], "code_dead");
    service.clock.pass_minutes(1);
    meibo.run(["2sv", "enable", "--resend"]).ok();
    meibo.run(["2sv", "enable", "--code", &campus.code(ID)]).ok();
});

on_both!(_2sv_5_an_authenticator_scans_the_code_on_the_screen, |service| {
    let (_campus, meibo) = person(service);
    let terminal = meibo.terminal(["2sv", "enable", "--method", "authenticator", "--yes"]);
    terminal.shows("The six digits that the app shows");
    let screen = terminal.screen();
    let drawn = |line: &&str| line.contains(['█', '▀', '▄']);
    let uri = authenticator::read_qr(&screen.lines().filter(drawn).collect::<Vec<_>>(), false);
    let (_, rest) = uri.split_once("secret=").expect("a secret in the URI");
    let secret = rest.split('&').next().unwrap();
    assert!(uri.starts_with(&format!("otpauth://totp/meibo:{ID}?")), "{uri}");
    let typed: String = screen.lines().find_map(|line| line.strip_prefix("Key: ")).unwrap().replace(' ', "");
    assert_eq!(typed, secret, "the key as text is the key of the drawing");
    terminal.answers("r").shows("Enter the six digits that your authenticator app shows.");
    terminal.answers("xyz").shows("[invalid_value]");
    assert!(!terminal.screen().contains("[code_wrong]"), "{}", terminal.screen());
    terminal.answers(&authenticator::code(secret, service.clock.now()));
    assert_eq!(terminal.ends(), 0, "{}", terminal.screen());
    assert_eq!(state(&meibo)["methods"][0]["method"], "authenticator");
});

on_both!(_2sv_5_an_authenticator_scans_the_picture_in_a_new_file_of_its_owners, |service| {
    let (_campus, meibo) = person(service);
    let enable = ["2sv", "enable", "--method", "authenticator", "--qr-file", "code.png", "-o", "json"];
    let begun = meibo.run(enable).json();
    let file = meibo.home().join("code.png");
    assert_eq!(authenticator::read_picture(&file), begun["key_uri"].as_str().unwrap());
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let before = std::fs::read(&file).unwrap();
    assert_eq!(meibo.run(enable).error(2)["code"], "file_exists");
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let on_screen = ["2sv", "enable", "--method", "authenticator", "--qr-file", "/dev/stderr", "-o", "json"];
    assert_eq!(meibo.run(on_screen).error(2)["code"], "file_exists");
    let sms = ["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678", "--qr-file", "sms.png", "-o", "json"];
    let error = meibo.run(sms).error(2);
    assert_eq!(error["code"], "flag_without_effect");
    assert!(!meibo.home().join("sms.png").exists());
    let code = authenticator::code(begun["key"].as_str().unwrap(), service.clock.now());
    meibo.run(["2sv", "enable", "--code", &code]).ok();

    let file = meibo.home().join("new.png");
    let terminal = meibo.terminal(["2sv", "method", "replace", "--qr-file", file.to_str().unwrap(), "--qr", "none"]);
    terminal.shows("The six digits that the app shows");
    let uri = authenticator::read_picture(&file);
    let typed: String = terminal.screen().lines().find_map(|line| line.strip_prefix("Key: ")).unwrap().replace(' ', "");
    assert!(uri.contains(&format!("secret={typed}")), "{uri}");
    assert!(terminal.screen().contains("The QR code is in "), "{}", terminal.screen());
});

on_both!(_2sv_5_a_second_method_is_added_and_deleted, |service| {
    let (campus, meibo) = person(service);
    assert_eq!(meibo.run(["2sv", "method", "add", "-o", "json"]).error(6)["code"], "two_step_off");
    turn_on(&campus, &meibo);
    let begun = meibo.run(["2sv", "method", "add", "--method", "authenticator", "-o", "json"]).json();
    assert_eq!(begun["turns_on"], false);
    let key = begun["key"].as_str().unwrap().replace(' ', "");
    let code = authenticator::code(&key, service.clock.now());
    let added = meibo.run(["2sv", "method", "add", "--code", &code]).ok();
    assert!(added.contains("authenticator app") && added.contains("To undo: meibo 2sv method delete "), "{added}");

    assert_eq!(
        meibo.run(["2sv", "method", "delete", "voice", "-y", "-o", "json"]).error(3)["code"],
        "method_not_found"
    );
    let id = state(&meibo)["methods"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(meibo.run(["2sv", "method", "delete", &id, "-o", "json"]).error(11)["code"], "input_needed");
    let gone = meibo.run(["2sv", "method", "delete", &id.to_uppercase(), "-y"]).ok();
    assert!(gone.contains("Still in use: authenticator app."), "{gone}");
    let last = meibo.run(["2sv", "method", "delete", "authenticator", "-y", "-o", "json"]).error(6);
    assert_eq!(last["code"], "last_method");
});

on_both!(_2sv_5_a_new_set_of_backup_codes_replaces_the_old_one, |service| {
    let (campus, meibo) = person(service);
    assert_eq!(meibo.run(["2sv", "backup-codes", "-o", "json"]).error(6)["code"], "two_step_off");
    turn_on(&campus, &meibo);
    let first = backup_codes(&meibo.run(["2sv", "backup-codes"]).ok());
    assert_eq!(first.len(), 10);
    assert_eq!(meibo.run(["2sv", "backup-codes", "-o", "json"]).error(11)["code"], "input_needed");
    let second = meibo.run(["2sv", "backup-codes", "--yes", "-o", "json"]).json();
    assert_eq!((second["codes"].as_array().unwrap().len(), &second["replaced"]), (10, &10.into()));
    assert_eq!(backup_codes(&meibo.run(["2sv", "backup-codes", "-yq"]).ok()).len(), 10, "-q leaves the codes");
    assert_eq!(meibo.run(["2sv", "backup-codes", "-n", "-o", "json"]).json(), serde_json::json!({"replaced": 10}));
});

on_both!(sign_2_each_kind_of_second_step_signs_in, |service| {
    let (campus, meibo) = person(service);
    turn_on(&campus, &meibo);
    let codes = backup_codes(&meibo.run(["2sv", "backup-codes"]).ok());
    let begun = meibo.run(["2sv", "method", "add", "--method", "authenticator", "-o", "json"]).json();
    let key = begun["key"].as_str().unwrap().replace(' ', "");
    meibo.run(["2sv", "method", "add", "--code", &authenticator::code(&key, service.clock.now())]).ok();
    // A step of an authenticator works once.
    service.clock.pass_minutes(2);

    let second_step = |code: &dyn Fn() -> String| {
        let fresh = Meibo::of(service);
        let told = fresh.login(ID, PASSWORD).fails(11);
        assert!(told.contains("[second_step_needed]"), "{told}");
        fresh.run(["login", ID, "--code", &code(), "--store", "file"]).ok();
        assert_eq!(state(&fresh)["state"], "on");
    };
    second_step(&|| campus.code(ID));
    second_step(&|| authenticator::code(&key, service.clock.now()));
    second_step(&|| codes[3].clone());
    assert_eq!(state(&meibo)["backup_codes_left"], 9);
    let again = Meibo::of(service);
    again.login(ID, PASSWORD).fails(11);
    let used = again.run(["login", ID, "--code", &codes[3], "--store", "file", "-o", "json"]).error(6);
    assert_eq!(used["code"], "code_wrong", "a backup code works once");
});

on_both!(_2sv_9_turning_off_says_what_is_lost_and_asks, |service| {
    let (campus, meibo) = person(service);
    assert_eq!(meibo.run(["2sv", "disable", "-y", "-o", "json"]).error(6)["code"], "two_step_off");
    turn_on(&campus, &meibo);
    meibo.run(["2sv", "backup-codes"]).ok();
    meibo.run(["app-password", "create", "Ecrea"]).ok();
    assert_eq!(meibo.run(["2sv", "disable", "-o", "json"]).error(11)["code"], "input_needed");
    let terminal = meibo.terminal(["2sv", "disable", "--lang", "ja"]);
    terminal.shows("無効になるアプリパスワード：1 個").shows("使えなくなるバックアップコード：10 個");
    terminal.shows("無効にしますか").answers("n");
    assert_eq!(terminal.ends(), 10);
    assert_eq!(state(&meibo)["state"], "on");
    let off = meibo.run(["2sv", "disable", "-y"]).ok();
    assert!(off.contains("Revoked: app passwords 1, backup codes 10."), "{off}");
    assert!(off.contains("no mail app can log in until less secure apps are allowed"), "{off}");
    assert_eq!(state(&meibo)["state"], "off");
});

on_both!(_2sv_5_a_phone_number_is_replaced_in_one_flow, |service| {
    let (campus, meibo) = person(service);
    turn_on(&campus, &meibo);
    let held = meibo.run(["2sv", "method", "add", "--method", "sms", "--phone", "080-9999-0000"]).fails(6);
    assert!(held.contains("meibo 2sv method replace sms"), "{held}");
    let last = meibo.run(["2sv", "method", "delete", "sms", "-y"]).fails(6);
    assert!(last.contains("meibo 2sv method replace"), "{last}");

    let sent = meibo.run(["2sv", "method", "replace", "sms", "--phone", "080-9999-0000"]).ok();
    assert_eq!(
        sent,
        "A code is on its way: SMS (****0000). It works once, for a few minutes.\n\
         This service has no gateway for such messages yet. Ask its operator: the code is in the outbox (meibod outbox).\n\
         Until the code is entered, the old method stays: SMS (****5678).\n\n\
         Next: meibo 2sv method replace --code CODE\n"
    );
    assert_eq!(state(&meibo)["methods"][0]["phone"], "****5678", "nothing is replaced before it is proven");
    meibo.run(["2sv", "method", "replace", "--code", other(&campus.code(ID))]).fails(6);
    let done = meibo.run(["2sv", "method", "replace", "--code", &campus.code(ID)]).ok();
    assert_eq!(
        done,
        "The method was replaced: SMS (****5678) → SMS (****0000). From the next sign-in on the new one counts; \
         the old one no longer works.\n\nTo undo: meibo 2sv method replace sms --method sms --phone NUMBER\n"
    );
    let after = state(&meibo);
    assert_eq!((&after["state"], after["methods"].as_array().unwrap().len()), (&"on".into(), 1));
    assert_eq!(after["methods"][0]["phone"], "****0000");

    let fresh = Meibo::of(service);
    fresh.login(ID, PASSWORD).fails(11);
    let to = campus.messages(ID).iter().rev().find(|it| it["channel"] == "sms").unwrap()["to"].clone();
    assert_eq!(to, "+818099990000");
    fresh.run(["login", ID, "--code", &campus.code(ID), "--store", "file"]).ok();
});

on_both!(_2sv_5_an_authenticator_is_replaced_and_the_old_one_is_dead, |service| {
    let (campus, meibo) = person(service);
    let token = campus.token(ID);
    let old = campus.turns_on_authenticator(&token);
    let meibo_after = Meibo::of(service);
    meibo_after.login(ID, PASSWORD).fails(11);
    service.clock.pass_minutes(2);
    meibo_after.run(["login", ID, "--code", &authenticator::code(&old, service.clock.now()), "--store", "file"]).ok();
    let begun = meibo_after.run(["2sv", "method", "replace", "-o", "json"]).json();
    assert_eq!((&begun["method"], &begun["replaces"][0]["method"]), (&"authenticator".into(), &"authenticator".into()));
    let key = begun["key"].as_str().unwrap().replace(' ', "");
    let code = authenticator::code(&key, service.clock.now());
    let done = meibo_after.run(["2sv", "method", "replace", "--code", &code, "-o", "json"]).json();
    assert_eq!(done["two_step"]["methods"].as_array().unwrap().len(), 1);
    assert_eq!(done["two_step"]["methods"][0]["id"].as_str().map(str::len), Some(13));
    assert_ne!(done["two_step"]["methods"][0]["id"], done["replaced"][0]["id"]);
    service.clock.pass_minutes(2);
    let fresh = Meibo::of(service);
    fresh.login(ID, PASSWORD).fails(11);
    let dead = authenticator::code(&old, service.clock.now());
    assert_eq!(
        fresh.run(["login", ID, "--code", &dead, "--store", "file", "-o", "json"]).error(6)["code"],
        "code_wrong"
    );
    let right = authenticator::code(&key, service.clock.now());
    fresh.run(["login", ID, "--code", &right, "--store", "file"]).ok();
    drop(meibo);
});

on_both!(_2sv_5_with_a_number_its_calls_go_along, |service| {
    let (campus, meibo) = person(service);
    turn_on(&campus, &meibo);
    meibo.run(["2sv", "method", "add", "--method", "voice", "--phone", "090-1234-5678"]).ok();
    meibo.run(["2sv", "method", "add", "--code", &campus.code(ID)]).ok();
    meibo.run(["2sv", "method", "replace", "sms", "--phone", "080-9999-0000"]).ok();
    meibo.run(["2sv", "method", "replace", "--code", &campus.code(ID)]).ok();
    let methods = state(&meibo)["methods"].take();
    let held: Vec<(&str, &str)> = methods
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["method"].as_str().unwrap(), it["phone"].as_str().unwrap()))
        .collect();
    assert_eq!(held, [("sms", "****0000"), ("voice", "****0000")]);
    // A landline takes no text.
    meibo.run(["2sv", "method", "replace", "voice", "--phone", "03-5841-1111"]).ok();
    meibo.run(["2sv", "method", "replace", "--code", &campus.code(ID)]).ok();
    let methods = state(&meibo)["methods"].take();
    assert_eq!((methods.as_array().unwrap().len(), &methods[0]["method"]), (1, &"voice".into()));
});

/// The second step of a fresh sign-in, without a terminal.
fn second_step(service: &Service, code: &str, more: &[&str]) -> Ended {
    let fresh = Meibo::of(service);
    fresh.login(ID, PASSWORD).fails(11);
    fresh.run(["login", ID, "--code", code, "--store", "file"].into_iter().chain(more.iter().copied()))
}

on_both!(_2sv_5_using_a_backup_code_says_how_many_are_left, |service| {
    let (campus, meibo) = person(service);
    turn_on(&campus, &meibo);
    let codes = backup_codes(&meibo.run(["2sv", "backup-codes"]).ok());
    let used = second_step(service, &codes[0], &["-o", "json"]).json();
    assert_eq!(used["backup_codes_left"], 9);
    for (code, said) in codes[1..].iter().zip([
        "\n8 backup codes are left.\n",
        "\n7 backup codes are left.\n",
        "\n6 backup codes are left.\n",
        "\n5 backup codes are left.\n",
        "\n4 backup codes are left.\n",
        "\nWarning: 3 backup codes are left.\nFor a new set of backup codes: meibo 2sv backup-codes\n",
        "\nWarning: 2 backup codes are left.\nFor a new set of backup codes: meibo 2sv backup-codes\n",
        "\nWarning: one backup code is left.\nFor a new set of backup codes: meibo 2sv backup-codes\n",
        "\nWarning: that was your last backup code; none is left.\nFor a new set of backup codes: meibo 2sv backup-codes\n",
    ]) {
        let told = second_step(service, code, &[]).ok();
        assert!(told.contains(said), "{said}: {told}");
    }
});

on_both!(_2sv_3_a_sign_in_that_is_sent_no_code_says_why_and_what_else_this_person_has, |service| {
    let (campus, meibo) = person(service);
    turn_on(&campus, &meibo);
    let codes = backup_codes(&meibo.run(["2sv", "backup-codes"]).ok());
    for _ in 0..4 {
        Meibo::of(service).login(ID, PASSWORD).fails(11);
    }
    let told = Meibo::of(service).login(ID, PASSWORD).fails(11);
    assert!(told.contains("No code was sent, because none can be sent just now.\n"), "{told}");
    assert!(told.contains("meibo login --code CODE (backup code)\n"), "{told}");
    let fresh = Meibo::of(service);
    let terminal = fresh.terminal(["login", ID, "--store", "file"]);
    terminal.shows("Password of").hides().answers(PASSWORD);
    terminal.shows("[code_send_limit]");
    terminal.shows("The next code can be sent from 2026-04-13 10:00 JST. Until then use a backup code.");
    terminal.shows("Backup code (r = send again, m = another method):").answers(&codes[0]);
    assert_eq!(terminal.ends(), 0);
    for code in &codes[1..] {
        second_step(service, code, &[]).ok();
    }
    // Nothing is left but the help desk.
    let args = ["login", ID, "--password-stdin", "--store", "file", "-o", "json"];
    let error = fresh.run_with(args, &format!("{PASSWORD}\n")).error(6);
    assert_eq!(error["code"], "code_send_limit");
    assert_eq!(error["possible_from"], "2026-04-13T10:00:00+09:00");
    assert!(error["hint"].as_str().unwrap().ends_with("ask the help desk to turn the second step off."), "{error}");
    let terminal = fresh.terminal(["login", ID, "--store", "file", "--lang", "ja"]);
    terminal.shows("のパスワード").hides().answers(PASSWORD);
    terminal.shows("お急ぎの場合は、2 段階目を無効にするよう");
    assert_eq!(terminal.ends(), 6, "nothing that could be entered would be right");
    assert!(!terminal.screen().contains("コード（"), "{}", terminal.screen());
});

on_both!(sign_2_a_wrong_code_is_told_by_what_it_was_to_prove, |service| {
    let (campus, meibo) = person(service);
    let secret = campus.turns_on_authenticator(&campus.token(ID));
    service.clock.pass_minutes(2);
    meibo.login(ID, PASSWORD).fails(11);
    meibo.run(["login", "--code", &campus.shows(&secret), "--store", "file"]).ok();
    let codes = backup_codes(&meibo.run(["2sv", "backup-codes"]).ok());
    let wrong = if campus.shows(&secret) == "000000" { "000001" } else { "000000" };
    let told = second_step(service, wrong, &[]).fails(6);
    assert!(told.contains("set the phone’s clock: the digits go by its time.") && !told.contains("sent"), "{told}");
    second_step(service, &codes[0], &[]).ok();
    let told = second_step(service, &codes[0], &[]).fails(6);
    assert!(told.contains("or one that was used: each works once. [code_wrong]"), "{told}");
});

on_both!(sign_4_an_empty_code_is_no_try, |service| {
    let (campus, meibo) = person(service);
    turn_on(&campus, &meibo);
    let fresh = Meibo::of(service);
    fresh.login(ID, PASSWORD).fails(11);
    for blank in ["", " ", "\u{3000}"] {
        let told = fresh.run(["login", "--code", blank]).fails(2);
        assert!(told.contains("--code <CODE> needs a value."), "{told}");
    }
    meibo.run(["2sv", "enable", "--code", ""]).fails(2);
    meibo.run(["account", "password", "unlock", ID, "--code", ""]).fails(2);
    meibo.run(["account", "password", "set", "--reset", ID, "--code", ""]).fails(2);
    meibo.run(["alias", "verify", "a@lab.example.com", ""]).fails(2);
    let shown = meibo.run(["account", "show", "-o", "json"]).json();
    assert_eq!((&shown["recent_refusals"], &shown["locks"]), (&serde_json::json!([]), &serde_json::json!([])));
});

on_both!(_2sv_3_a_code_that_comes_too_late_is_told_so, |service| {
    let (campus, meibo) = person(service);
    turn_on(&campus, &meibo);
    let fresh = Meibo::of(service);
    fresh.login(ID, PASSWORD).fails(11);
    service.clock.pass_minutes(31);
    let told = fresh.run(["login", "--code", &campus.code(ID)]).fails(3);
    assert!(told.contains("This sign-in has ended.\nIt took too long to enter the code"), "{told}");
    assert!(told.contains("meibo login\n"), "{told}");
});

on_both!(_2sv_9_a_reset_says_what_ended_and_what_mail_apps_can_use, |service| {
    let (campus, meibo) = person(service);
    turn_on(&campus, &meibo);
    let desk = Meibo::of(service);
    desk.login(ADMIN, PASSWORD).ok();
    let done = desk.run(["2sv", "reset", ID, "--reason", "lost", "--yes"]).ok();
    for part in [
        "Sign-ins ended: 1. Revoked: app passwords 0, backup codes 0.",
        "The owner signs in with the password alone, then turns 2-step verification on again with another phone: meibo 2sv enable",
        "With 2-step verification off, app passwords do not work, and no mail app can log in until less secure apps are allowed.",
        "A password that is too short without 2-step verification must be changed at the next sign-in.",
        "Password for the owner’s mail apps: None yet.",
    ] {
        assert!(done.contains(part), "{part}: {done}");
    }
    let letters = campus.messages(ID);
    let said = |words: &str| letters.iter().any(|it| it["body"].as_str().unwrap().contains(words));
    assert!(said("サインインはすべて終了しました。"), "{letters:?}");
    assert!(said("安全性の低いアプリのアクセスを許可するまで、メールソフトはログインできません。"), "{letters:?}");
});

on_both!(mpass_3_a_password_that_has_become_too_short_is_seen_in_the_account, |service| {
    let (campus, meibo) = person(service);
    turn_on(&campus, &meibo);
    let set = ["account", "password", "set", "--password-stdin"];
    meibo.run_with(set, &format!("{PASSWORD}\nshortpw9\n")).ok();
    let desk = Meibo::of(service);
    desk.login(ADMIN, PASSWORD).ok();
    desk.run(["2sv", "reset", ID, "--reason", "lost", "--yes"]).ok();
    meibo.login(ID, "shortpw9").ok();
    let line = "2-step verification is off, and without it the password is too short: it must be changed before anything else.";
    let shown = desk.run(["account", "show", ID]).ok();
    assert!(shown.contains(line), "{shown}");
    assert_eq!(desk.run(["account", "show", ID, "-o", "json"]).json()["password"]["must_change"], true);
    meibo.run_with(set, &format!("shortpw9\n{PASSWORD}\n")).ok();
    assert!(!desk.run(["account", "show", ID]).ok().contains(line));
});

on_both!(_2sv_9_what_is_off_needs_not_be_turned_off, |service| {
    let (_campus, meibo) = person(service);
    let told = meibo.run(["2sv", "disable"]).fails(6);
    assert!(told.contains("There is nothing to turn off. [two_step_off]\nNothing needs to be done."), "{told}");
    assert!(told.contains("meibo 2sv show me\n") && !told.contains("2sv enable"), "{told}");
    meibo.run(["2sv", "show", "me"]).ok();
});

on_both!(_2sv_1_it_says_first_what_is_needed_and_before_the_last_step_what_goes_off, |service| {
    let (campus, meibo) = person(service);
    meibo.run(["lsa", "enable", "--yes"]).ok();
    let terminal = meibo.terminal(["2sv", "enable"]);
    terminal.shows("How do you want to prove your second step?");
    let screen = terminal.screen();
    let (needs, asked) = (screen.find("you need a phone"), screen.find("How do you want"));
    assert!(needs.is_some() && needs < asked, "{screen}");
    terminal.presses("Enter").shows("Phone number").answers("090-1234-5678");
    terminal.shows("A code is on its way").answers(&campus.code(ID));
    terminal.shows("Less secure apps are allowed now and will be turned off").shows("Turn it on? [y/N]").answers("n");
    assert_eq!(terminal.ends(), 10);
});

on_both!(_2sv_1_one_phone_is_asked_for_a_text_or_a_call, |service| {
    let (campus, meibo) = person(service);
    let terminal = meibo.terminal(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]);
    terminal.shows("Code, such as").answers(&campus.code(ID));
    terminal.shows("Second step: SMS (****5678); as backup: voice call to the same phone").shows("[y/N]").answers("y");
    terminal.shows("Make ten of them now?").answers("n");
    assert_eq!(terminal.ends(), 0);
    let fresh = Meibo::of(service);
    let terminal = fresh.terminal(["login", ID, "--store", "file"]);
    terminal.shows("Password of").hides().answers(PASSWORD);
    terminal.shows("A code was sent: SMS to ****5678").answers("m");
    terminal.shows("voice call to ****5678").presses("Down").presses("Enter");
    terminal.shows("A code was sent: voice call to ****5678").answers("r");
    let called = || campus.messages(ID).iter().filter(|it| it["channel"] == "voice").count();
    let sent_again = crate::support::deadline::wait_for(|| (called() == 2).then_some(()));
    assert!(sent_again.is_some(), "sent again as before: {}", terminal.screen());
    terminal.presses("C-c");
    assert_eq!(terminal.ends(), 130);
    // What a line does not take is not sent.
    let flow = campus.sign_in(ID, PASSWORD).ok();
    let send = |way: &str| {
        let path = format!("/v1/sign-ins/{}/send", flow["flow"].as_str().unwrap());
        campus.post("", &path, &serde_json::json!({ "as": way }))
    };
    send("authenticator").refused(404, "method_not_found");
    assert_eq!(flow["methods"][0]["also"], "voice");
});
