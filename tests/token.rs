//! Service tokens.

use serde_json::Value;

use crate::{
    api::campus::Campus,
    support::{Engine, Meibo, Service, meibo::PASSWORD},
};

#[test]
fn a_token_is_shown_once_works_for_its_scope_and_is_deleted() {
    let service = Service::start(Engine::Sqlite);
    let admin = Meibo::administrator(&service, "admin0001");
    let args = ["account", "token", "create", "sync", "--scope", "help-desk-read", "--days", "10", "-o", "json"];
    let made = admin.run(args).json();
    let (id, secret) = (made["token"]["id"].as_str().unwrap(), made["secret"].as_str().unwrap());
    assert_eq!(made["token"]["expires_at"], "2026-04-23T09:00:00+09:00");
    let listed = admin.run(["account", "token", "list", "-o", "json"]).json();
    assert_eq!((listed[0]["id"].as_str(), listed[0].get("secret")), (Some(id), None));
    let machine = Meibo::of(&service).env("MEIBO_TOKEN", secret);
    machine.run(["account", "list"]).ok();
    assert_eq!(
        machine.run(["account", "disable", "admin0001", "--reason", "x", "-y", "-o", "json"]).error(5)["code"],
        "not_allowed"
    );
    admin.run(["account", "token", "delete", id, "--no-input", "-o", "json"]).error(11);
    admin.run(["account", "token", "delete", id, "-y"]).ok();
    assert_eq!(machine.run(["account", "list", "-o", "json"]).error(4)["code"], "sign_in_needed");
    assert_eq!(admin.run(["account", "token", "delete", id, "-y", "-o", "json"]).error(3)["code"], "token_not_found");
}

#[test]
fn the_password_is_asked_for_again_when_it_was_entered_too_long_ago() {
    let service = Service::start(Engine::Sqlite);
    let admin = Meibo::administrator(&service, "admin0001");
    service.clock.pass_minutes(11);
    let create = ["account", "token", "create", "sync", "--scope", "mail-decision", "-o", "json"];
    assert_eq!(admin.run(create).error(4)["code"], "password_again");
    let with = create.into_iter().chain(["--password-stdin"]);
    admin.run_with(with, &format!("{PASSWORD}\n")).json();
    // The new token of the session was kept, and the password counts for ten minutes.
    admin.run(["account", "token", "create", "again", "--scope", "mail-decision", "-o", "json"]).json();
    service.clock.pass_minutes(11);
    let terminal = admin.terminal(["account", "token", "create", "third", "--scope", "mail-decision"]);
    terminal.shows("Your password is needed again").hides().answers("not the password at all");
    terminal.shows("[wrong_credentials]").hides().answers(PASSWORD);
    terminal.shows("The service token third is made.");
    assert_eq!(terminal.ends(), 0);
}

on_both!(a_list_that_comes_whole_follows_filter_sort_and_limit, |service| {
    let campus = crate::api::campus::Campus::new(service);
    for name in ["mail", "script"] {
        let body = serde_json::json!({ "name": name, "scopes": ["mail-decision"] });
        campus.post(&campus.admin(), "/v1/tokens", &body).ok();
    }
    let desk = crate::support::Meibo::of(service);
    desk.login(crate::api::campus::ADMIN, crate::api::campus::PASSWORD).ok();
    let names = |args: &[&str]| {
        let all = ["account", "token", "list", "-o", "json"].into_iter().chain(args.iter().copied());
        let rows = desk.run(all).json();
        rows.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&["--sort", "-name"]), ["script", "mail"]);
    assert_eq!(names(&["--sort", "name", "--limit", "1"]), ["mail"]);
    assert_eq!(names(&["--filter", "scopes=mail-decision", "--filter", "name=script"]), ["script"]);
    assert_eq!(names(&["--filter", "name=none"]), [""; 0]);
    for flags in [["--sort", "nmae"], ["--filter", "nmae=x"]] {
        let args = ["account", "token", "list", "-o", "json"].into_iter().chain(flags);
        let code = if flags[0] == "--sort" { "unknown_column" } else { "filter_unknown" };
        assert_eq!(desk.run(args).error(2)["code"], code);
    }
});

/// A help-desk token of a service.
fn token_of(admin: &Meibo) -> String {
    let create = ["account", "token", "create", "script", "--scope", "help-desk-read", "-o", "json"];
    admin.run(create).json()["secret"].as_str().unwrap().to_owned()
}

#[test]
fn a_token_goes_to_the_service_that_the_environment_or_the_profile_names_and_to_no_other() {
    let service = Service::start(Engine::Sqlite);
    let admin = Meibo::administrator(&service, "admin0001");
    let token = token_of(&admin);
    let other = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    other.set_nonblocking(true).unwrap();
    let other_url = format!("https://{}", other.local_addr().unwrap());
    let machine = Meibo::of(&service).env("MEIBO_TOKEN", &token);
    let list = ["account", "list", "-o", "json"];
    let with = |service: &str| machine.run(list.into_iter().chain(["--service", service]));
    with(&format!("{}/", service.url)).json();
    let refused = with(&other_url).error(12);
    assert_eq!(refused["code"], "token_for_another");
    assert_eq!(
        refused["message"],
        format!(
            "MEIBO_TOKEN is for {} (MEIBO_SERVICE), and was not sent to {other_url}. A token is sent only to the service \
             that MEIBO_SERVICE or the profile names; --service alone does not count.",
            service.url
        )
    );
    assert!(other.accept().is_err(), "nobody has even called");
    // A flag alone names no service for it.
    let authority = service.files.authority.to_str().unwrap();
    let bare = Meibo::new().env("MEIBO_TOKEN", &token).env("MEIBO_CA_FILE", authority);
    let unbound = |args: &[&str]| bare.run(list.iter().chain(args).copied()).error(12)["code"].clone();
    assert_eq!((unbound(&["--service", &service.url]), unbound(&[])), ("token_unbound".into(), "token_unbound".into()));
    // A profile does.
    bare.run(["config", "set", "-p", "campus", "service", &service.url]).ok();
    bare.run(list.into_iter().chain(["-p", "campus"])).json();
    let elsewhere = ["-p", "campus", "--service", &other_url];
    assert_eq!(bare.run(list.into_iter().chain(elsewhere)).error(12)["code"], "token_for_another");
    assert!(other.accept().is_err());
}

#[test]
fn a_refused_credential_is_named_by_where_it_came_from_with_what_helps_there() {
    let service = Service::start(Engine::Sqlite);
    let admin = Meibo::administrator(&service, "admin0001");
    let told = |meibo: &Meibo, code: i32| {
        let error = meibo.run(["account", "show", "admin0001", "-o", "json"]).error(code);
        [&error["code"], &error["message"], &error["hint"]].map(|it| it.as_str().unwrap().to_owned())
    };
    let machine = Meibo::of(&service).env("MEIBO_TOKEN", "not-one-of-this-service");
    assert_eq!(
        told(&machine, 4),
        [
            "sign_in_needed",
            "The service does not take the token in MEIBO_TOKEN. The token has expired, was deleted, or is not one of this service.",
            "Set MEIBO_TOKEN to a token in force. Or do without it: unset MEIBO_TOKEN, then meibo login",
        ]
    );
    let garbled = Meibo::of(&service).env("MEIBO_TOKEN", "CANARY with blanks");
    let garbled = told(&garbled, 12);
    assert!(garbled[0] == "token_malformed" && !garbled.concat().contains("CANARY"), "{garbled:?}");
    let nobody = Meibo::of(&service);
    assert_eq!(told(&nobody, 4)[1], "You are not signed in. There is no sign-in, or it has ended or expired.");
    let replica = service.replica();
    let admin_there = admin.env("MEIBO_SERVICE", &replica.url);
    assert_eq!(
        told(&admin_there, 4)[1],
        format!("You are not signed in. The sign-in that is kept on this machine is for {}.", service.url)
    );
    let admin = admin_there.env("MEIBO_SERVICE", &service.url);
    service.clock.pass_minutes(13 * 60);
    assert_eq!(
        told(&admin, 4)[1..],
        [
            "You are not signed in. The sign-in that is kept in a file on this machine has ended or expired.",
            "Sign in with: meibo login",
        ]
    );
}

#[test]
fn signing_in_and_out_beside_a_token_says_so_and_loses_no_sign_in() {
    let service = Service::start(Engine::Sqlite);
    let admin = Meibo::administrator(&service, "admin0001");
    let token = token_of(&admin);
    let admin = admin.env("MEIBO_TOKEN", &token);
    let file = admin.home().join("state/meibo/sign-in-default.json");
    assert_eq!(admin.run(["status", "-o", "json"]).json()["store"], "environment");
    let again = admin.login("admin0001", PASSWORD).ok();
    let wins = "MEIBO_TOKEN is set, and commands go on with that token, not with this sign-in.";
    assert!(again.contains(wins), "{again}");
    let kept: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let session = kept["token"].as_str().unwrap().to_owned();
    let show = || service.http().request("GET", "/v1/session").token(&session).send();
    show().ok();
    // At another service it ends nothing here.
    let replica = service.replica();
    let elsewhere = admin.run(["logout", "--service", &replica.url]).ok();
    let stays = format!(
        "Nobody was signed in to {}. The sign-in that is kept here is for {}, and stays.",
        replica.url, service.url
    );
    assert!(elsewhere.contains(&stays), "{elsewhere}");
    assert!(file.exists());
    show().ok();
    let left = admin.run(["logout"]).ok();
    assert!(left.contains("admin0001 is signed out, here and at the service."), "{left}");
    assert!(left.contains("MEIBO_TOKEN is still set: commands go on with that token until you unset it."), "{left}");
    assert!(!file.exists());
    show().refused(401, "sign_in_needed");
    admin.run(["account", "list"]).ok();
}

/// A token in the environment is asked about in place of the store, which it does not need.
#[test]
fn doctor_asks_about_the_token_that_is_sent() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let of_token = |token: &str, code: i32| {
        let scripted = Meibo::of(&service).env("MEIBO_SERVICE", &service.url).env("MEIBO_TOKEN", token);
        let ended = scripted.run(["doctor", "-o", "json"]);
        assert_eq!(ended.code, code, "{ended}");
        let checks: Value = serde_json::from_str(&ended.stdout).unwrap();
        let checks = checks.as_array().unwrap();
        assert!(checks.iter().all(|check| check["check"] != "store"), "{checks:?}");
        let token = checks.iter().find(|check| check["check"] == "token").unwrap();
        (token["result"].as_str().unwrap().to_owned(), token["detail"].as_str().unwrap().to_owned())
    };
    let (result, detail) = of_token(&campus.service_token("help-desk-read"), 0);
    assert_eq!(
        (result.as_str(), detail.as_str()),
        ("ok", "The service accepts the token in MEIBO_TOKEN. While that is set, kept sign-ins are not used.")
    );
    let (result, detail) = of_token("mbs_wrong", 4);
    assert!(result == "failed" && detail.contains("MEIBO_TOKEN"), "{detail}");
    assert_eq!(of_token("no token", 12).0, "failed");
}
