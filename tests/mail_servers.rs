//! `meibo mail-settings`: what to enter in a mail app, shown as people need it, or written for a device.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use serde_json::{Value, json};

use crate::{
    api::campus::{Campus, PASSWORD},
    support::{Ended, Meibo, Program, Service, clock::Clock, deadline::wait_for},
};

const ID: &str = "t2600001";
const ADDRESS: &str = "taro@mail.example.jp";

/// Somebody with an address, who has signed in.
fn person<'a>(service: &'a Service) -> (Campus<'a>, Meibo) {
    let campus = Campus::new(service);
    let token = campus.person(ID, "student");
    campus.call(&token, "PUT", "/v1/me/address", &json!({ "address": ADDRESS })).ok();
    takes_effect(&campus, &token, &service.clock);
    let meibo = Meibo::of(service);
    meibo.login(ID, PASSWORD).ok();
    (campus, meibo)
}

fn takes_effect(campus: &Campus<'_>, token: &str, clock: &Clock) {
    clock.pass_minutes(60);
    wait_for(|| campus.get(token, "/v1/accounts/me/address").ok()["present"].is_object().then_some(()));
}

/// A file as Python reads Apple's property lists, and what Python's XML has of it in order.
fn profile(file: &Path) -> Value {
    let script = "import json, plistlib, sys; print(json.dumps(plistlib.load(open(sys.argv[1], 'rb'))))";
    Program::new("/usr/bin/python3").args(["-c", script, file.to_str().unwrap()]).run().json()
}

on_both!(apppw_6_the_settings_are_shown_and_no_password_is_made, |service| {
    let (campus, meibo) = person(service);
    let told = meibo.run(["mail-settings", "show"]).ok();
    for line in [
        "  Incoming mail (IMAP): imap.example.jp, port 993, SSL/TLS\n",
        "  Incoming mail (POP): pop.example.jp, port 995, SSL/TLS\n",
        "  Outgoing mail (SMTP): smtp.example.jp, port 465, SSL/TLS\n",
        "    or, where that does not work: smtp.example.jp, port 587, STARTTLS\n",
        "  User: taro@mail.example.jp\n",
        "  POP is off for this mailbox. Its owner turns it on with: meibo pop-quota enable --messages all\n",
        "Password for the mail app\n  None yet.",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    let japanese = meibo.run(["mail-settings", "show", "--lang", "ja"]).ok();
    assert!(japanese.contains("つながらない場合：smtp.example.jp、ポート 587"), "{japanese}");
    let settings = meibo.run(["mail-settings", "show", "-o", "json"]).json();
    assert_eq!((&settings["settings"]["user"], &settings["pop_mode"]), (&json!(ADDRESS), &json!("disabled")));
    assert_eq!(settings["credential"]["first"], "allow-an-app-and-set-mail-password");
    assert_eq!(meibo.run(["app-password", "list", "-o", "json"]).json(), json!([]));
    let of_another = |role: &str, id: &str| {
        campus.holder(id, role);
        let meibo = Meibo::of(service);
        meibo.login(id, PASSWORD).ok();
        meibo.run(["mail-settings", "show", ID, "-o", "json"])
    };
    assert_eq!(of_another("help-desk", "desk0001").json()["settings"]["user"], ADDRESS);
    let helper = of_another("helper", "helper01").json();
    assert_eq!(helper["withheld"], json!(["credential"]));
    assert!(helper["settings"]["user"] == ADDRESS && helper["credential"].is_null(), "{helper}");
});

on_both!(apppw_6_each_mail_app_is_told_in_the_words_of_its_fields, |service| {
    let (_campus, meibo) = person(service);
    let shows = |more: &[&str]| meibo.run(["mail-settings", "show"].into_iter().chain(more.iter().copied())).ok();
    for (app, english, japanese) in [
        ("thunderbird", "    Hostname: imap.example.jp\n", "    ホスト名：imap.example.jp\n"),
        ("thunderbird", "    Connection security: SSL/TLS\n", "    接続の保護：SSL/TLS\n"),
        ("outlook", "    Encryption method: SSL/TLS\n", "    暗号化方法：SSL/TLS\n"),
        ("apple-mail", "  Outgoing Mail Server: smtp.example.jp\n", "  送信用メールサーバ：smtp.example.jp\n"),
        ("iphone", "    Host Name: smtp.example.jp\n", "    ホスト名：smtp.example.jp\n"),
        ("android", "    SMTP server: smtp.example.jp\n", "    SMTP サーバー：smtp.example.jp\n"),
    ] {
        for (lang, line) in [("en", english), ("ja", japanese)] {
            let told = shows(&["--for", app, "--lang", lang]);
            assert!(told.contains(line) && told.contains(ADDRESS) && told.contains("993"), "{app} {lang}: {told}");
            assert!(!told.contains("995") && told.contains("465"), "{app} {lang}: {told}");
            let with_pop = shows(&["--for", app, "--lang", lang, "--pop"]);
            assert!(with_pop.contains("995") && with_pop.contains("pop-quota enable"), "{app} {lang}: {with_pop}");
        }
    }
    assert!(meibo.run(["mail-settings", "show", "--pop"]).fails(2).contains("--for"));
    assert!(meibo.run(["mail-settings", "show", "--for", "eudora"]).fails(2).contains("thunderbird"));
    // It is for people; programs are told so, and get no half of an answer.
    for form in ["json", "yaml", "csv"] {
        let refused = meibo.run(["mail-settings", "show", "--for", "outlook", "-o", form]).fails(2);
        assert!(refused.contains("flag_without_effect"), "{refused}");
    }
    let told = shows(&["--for", "outlook"]);
    assert!(told.contains("These servers are placeholders and lead nowhere"), "{told}");
});

on_both!(apppw_6_a_profile_for_apple_devices_is_written_into_a_new_file_and_has_no_password, |service| {
    let (campus, meibo) = person(service);
    let folder = tempfile::tempdir().unwrap();
    let (file, other) = (folder.path().join("mail.mobileconfig"), folder.path().join("pop.mobileconfig"));
    let writes = |args: &[&str], file: &Path| -> Ended {
        meibo.run(args.iter().copied().chain(["--profile-file", file.to_str().unwrap()]))
    };
    let shows = |file: &Path| writes(&["mail-settings", "show"], file);
    let said = shows(&file).ok();
    assert!(said.contains("A profile for iPhone, iPad and Mac (IMAP) was written: "), "{said}");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let whole = profile(&file);
    let mail = &whole["PayloadContent"][0];
    let expected = json!({
        "EmailAccountDescription": "meibo", "EmailAccountName": campus.get(&campus.admin(), &format!("/v1/accounts/{ID}")).ok()["account"]["name"],
        "EmailAccountType": "EmailTypeIMAP", "EmailAddress": ADDRESS,
        "IncomingMailServerAuthentication": "EmailAuthPassword", "IncomingMailServerHostName": "imap.example.jp",
        "IncomingMailServerPortNumber": 993, "IncomingMailServerUseSSL": true, "IncomingMailServerUsername": ADDRESS,
        "OutgoingMailServerAuthentication": "EmailAuthPassword", "OutgoingMailServerHostName": "smtp.example.jp",
        "OutgoingMailServerPortNumber": 465, "OutgoingMailServerUseSSL": true, "OutgoingMailServerUsername": ADDRESS,
        "OutgoingPasswordSameAsIncomingPassword": true, "PayloadDisplayName": "meibo",
        "PayloadIdentifier": format!("jp.example.mail.mail.{ID}.imap"), "PayloadType": "com.apple.mail.managed",
        "PayloadUUID": mail["PayloadUUID"], "PayloadVersion": 1,
    });
    assert_eq!(mail, &expected);
    assert_eq!((&whole["PayloadType"], &whole["PayloadVersion"]), (&json!("Configuration"), &json!(1)));

    // What is there stays: a file, a link that leads nowhere, a terminal.
    let before = fs::read(&file).unwrap();
    assert!(shows(&file).fails(2).contains("[file_exists]"));
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(&other, &link).unwrap();
    for taken in [link.as_path(), Path::new("/dev/tty"), Path::new("/dev/stdout")] {
        assert!(shows(taken).fails(2).contains("[file_exists]"), "{}", taken.display());
    }
    assert!(shows(Path::new("-")).fails(2).contains("[file_is_dash]"));
    assert!(!other.exists() && fs::read(&file).unwrap() == before);

    // With a new app password, which is shown as ever, and is not in the file.
    let create = ["app-password", "create", "iPhone"];
    assert!(writes(&create, &other).fails(6).contains("[two_step_off]") && !other.exists());
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]).ok();
    meibo.run(["2sv", "enable", "--code", &campus.code(ID)]).ok();
    let would = writes(&["app-password", "create", "iPhone", "-n"], &other).ok();
    assert!(would.contains("would be written") && !other.exists(), "{would}");
    assert!(writes(&create, &file).fails(2).contains("[file_exists]"));
    assert_eq!(meibo.run(["app-password", "list", "-o", "json"]).json(), json!([]), "nothing was made");
    let made = writes(&["app-password", "create", "iPhone", "--pop", "-o", "json"], &other).json();
    assert_eq!(made["profile_file"], other.to_str().unwrap());
    let secret = made["secret"].as_str().unwrap();
    let text = fs::read_to_string(&other).unwrap();
    assert!(!text.contains(secret) && !text.contains(&secret.replace(' ', "")), "{text}");
    let pop = profile(&other);
    let of_pop = &pop["PayloadContent"][0];
    assert_eq!(
        (&of_pop["EmailAccountType"], &of_pop["IncomingMailServerPortNumber"]),
        (&json!("EmailTypePOP"), &json!(995))
    );
    assert_eq!(pop["PayloadUUID"], whole["PayloadUUID"], "the device puts the one in the place of the other");
    assert_ne!(of_pop["PayloadUUID"], mail["PayloadUUID"]);
    assert!(meibo.run(["app-password", "create", "x", "--pop"]).fails(2).contains("--profile-file"));
});

on_both!(apppw_6_without_an_address_there_is_no_profile, |service| {
    let campus = Campus::new(service);
    campus.person(ID, "student");
    let meibo = Meibo::of(service);
    meibo.login(ID, PASSWORD).ok();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mail.mobileconfig");
    let told = meibo.run(["mail-settings", "show", "--profile-file", file.to_str().unwrap()]).fails(6);
    assert!(told.contains("[address_missing]") && told.contains("meibo account address set"), "{told}");
    assert!(!file.exists());
    let told = meibo.run(["mail-settings", "show", "--for", "outlook"]).ok();
    assert!(
        told.contains("no mail address is in force yet; its owner chooses one with: meibo account address set ADDRESS"),
        "{told}"
    );
});

on_both!(apppw_6_an_address_that_waits_is_told_with_from_when_it_is_the_user, |service| {
    let campus = Campus::new(service);
    let token = campus.person(ID, "student");
    let meibo = Meibo::of(service);
    meibo.login(ID, PASSWORD).ok();
    campus.call(&token, "PUT", "/v1/me/address", &json!({ "address": ADDRESS })).ok();
    let first = "User: taro@mail.example.jp, from 2026-04-13 10:00 JST on; until then no mail app can log in";
    for args in [&["mail-settings", "show"][..], &["pop-quota", "show"], &["mail-settings", "show", "--for", "outlook"]]
    {
        let told = meibo.run(args.iter().copied()).ok();
        assert!(told.contains(first) && !told.contains("address set"), "{args:?}: {told}");
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mail.mobileconfig");
    let told = meibo.run(["mail-settings", "show", "--profile-file", file.to_str().unwrap()]).fails(6);
    assert!(told.contains("taro@mail.example.jp is waiting, and works from 2026-04-13 10:00 JST on"), "{told}");
    takes_effect(&campus, &token, &service.clock);
    service.clock.pass_minutes(31 * 24 * 60);
    let token = campus.token(ID);
    meibo.login(ID, PASSWORD).ok();
    campus.call(&token, "PUT", "/v1/me/address", &json!({ "address": "jiro" })).ok();
    let told = meibo.run(["mail-settings", "show", "--lang", "ja"]).ok();
    assert!(
        told.contains("ユーザー名：taro@mail.example.jp（2026-05-14 11:00 JST からは jiro@mail.example.jp）"),
        "{told}"
    );
    let json = meibo.run(["mail-settings", "show", "-o", "json"]).json();
    assert_eq!(json["settings"]["pending_user"]["effective_at"], "2026-05-14T11:00:00+09:00");
});

on_both!(find_4_an_address_leads_to_an_account_in_each_view_of_one, |service| {
    let (campus, _meibo) = person(service);
    campus.holder("desk0001", "help-desk");
    let desk = Meibo::of(service);
    desk.login("desk0001", PASSWORD).ok();
    for args in [
        &["mail-settings", "show"][..],
        &["pop-quota", "show"],
        &["lsa", "show"],
        &["2sv", "show"],
        &["app-password", "list"],
        &["account", "address", "show"],
        &["account", "remote-access", "show"],
    ] {
        let of = |who: &str| desk.run(args.iter().copied().chain([who, "-o", "json"])).json();
        assert_eq!(of("Taro@mail.example.jp"), of(ID), "{args:?}");
    }
    assert!(desk.run(["mail-settings", "show", "nobody@mail.example.jp"]).fails(3).contains("[account_not_found]"));
    campus.person("t2600002", "student");
    let other = Meibo::of(service);
    other.login("t2600002", PASSWORD).ok();
    // Who may not read it learns nothing of who exists.
    for address in [ADDRESS, "nobody@mail.example.jp"] {
        assert!(other.run(["mail-settings", "show", address]).fails(5).contains("[not_allowed]"), "{address}");
    }
});

on_both!(mail_1_a_shut_account_is_not_told_to_make_a_password_for_mail_apps, |service| {
    let (campus, _meibo) = person(service);
    campus.holder("desk0001", "help-desk");
    let desk = Meibo::of(service);
    desk.login("desk0001", PASSWORD).ok();
    let first = || desk.run(["mail-settings", "show", ID, "-o", "json"]).json()["credential"]["first"].clone();
    assert_eq!(first(), "allow-an-app-and-set-mail-password");
    desk.run(["account", "lockdown", ID, "--reason", "leaked", "--confirm", ID]).ok();
    assert_eq!(first(), "open-account");
    assert_eq!(desk.run(["pop-quota", "show", ID, "-o", "json"]).json()["credential"]["first"], "open-account");
    let told = desk.run(["mail-settings", "show", ID]).ok();
    assert!(
        told.contains("None: the account is disabled, over or locked down") && !told.contains("2sv enable"),
        "{told}"
    );
});
