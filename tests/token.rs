//! Service tokens.

use crate::support::{Engine, Meibo, Service, meibo::PASSWORD};

#[test]
fn a_token_is_shown_once_works_for_its_scope_and_is_deleted() {
    let service = Service::start(Engine::Sqlite);
    let admin = Meibo::administrator(&service, "admin0001");
    let args = ["account", "token", "create", "sync", "--scope", "help-desk-read", "--days", "10", "-o", "json"];
    let made = admin.run(args).json();
    let (id, secret) = (made["id"].as_str().unwrap(), made["secret"].as_str().unwrap());
    assert_eq!(made["expires_at"], "2026-04-23T09:00:00+09:00");
    let listed = admin.run(["account", "token", "list", "-o", "json"]).json();
    assert_eq!((listed[0]["id"].as_str(), listed[0].get("secret")), (Some(id), None));
    let machine = Meibo::of(&service).env("MEIBO_TOKEN", secret);
    machine.run(["account", "list"]).ok();
    assert_eq!(machine.run(["account", "disable", "admin0001", "-y", "-o", "json"]).error(5)["code"], "not_allowed");
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
