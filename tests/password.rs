//! One's own account password.

use crate::support::{Engine, Meibo, Service, meibo::PASSWORD};

const ID: &str = "admin0001";
const NEW: &str = "another long passphrase 8";

#[test]
fn a_password_is_changed_from_two_lines_of_stdin() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ID);
    let elsewhere = Meibo::of(&service);
    elsewhere.login(ID, PASSWORD).ok();
    let set = ["account", "password", "set", "--password-stdin", "-o", "json"];
    assert_eq!(meibo.run_with(set, &format!("{PASSWORD}\nshort\n")).error(6)["code"], "password_too_short");
    assert_eq!(meibo.run_with(set, &format!("wrong wrong wrong wrong\n{NEW}\n")).error(4)["code"], "wrong_credentials");
    assert_eq!(meibo.run_with(set, &format!("{PASSWORD}\n")).error(11)["code"], "stdin_empty");
    let changed = meibo.run_with(set, &format!("{PASSWORD}\n{NEW}\n")).json();
    assert_eq!(changed["sessions_ended"], 1);
    assert!(changed.get("token").is_none());
    // This sign-in goes on under its new token, the other one has ended.
    assert_eq!(meibo.run(["status", "-o", "json"]).json()["login_id"], ID);
    assert_eq!(elsewhere.run(["status", "-o", "json"]).error(4)["code"], "sign_in_needed");
    elsewhere.login(ID, PASSWORD).fails(4);
    elsewhere.login(ID, NEW).ok();
}

#[test]
fn at_a_terminal_the_rule_comes_first_and_two_that_differ_are_asked_again() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ID);
    let terminal = meibo.terminal(["account", "password", "set", "--lang", "ja"]);
    terminal.shows("現在のパスワード").hides().answers(PASSWORD);
    terminal.shows("15 文字以上 128 文字以下").shows("新しいパスワード:").hides().answers(NEW);
    terminal.shows("（もう一度）").hides().answers("something else entirely");
    terminal.shows("二つが一致しません").hides().answers(NEW);
    terminal.hides().answers(NEW);
    terminal.shows("アカウントのパスワードを変更しました");
    assert_eq!(terminal.ends(), 0);
    assert!(!terminal.screen().contains(NEW));
    meibo.login(ID, NEW).ok();
}

#[test]
fn pass_2_what_ended_and_what_stays_is_told_with_the_command_that_removes_it() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ID);
    let elsewhere = Meibo::of(&service);
    elsewhere.login(ID, PASSWORD).ok();
    elsewhere.run(["lsa", "enable", "--yes"]).ok();
    meibo.run(["pop-quota", "enable", "--messages", "all", "--yes"]).ok();
    let token = meibo.run(["account", "token", "create", "mail", "--scope", "mail-decision", "-o", "json"]).json();
    let id = token["token"]["id"].as_str().unwrap();
    let set = |current: &str, new: &str, args: &[&str]| {
        let all = ["account", "password", "set", "--password-stdin"].into_iter().chain(args.iter().copied());
        meibo.run_with(all, &format!("{current}\n{new}\n"))
    };
    let delete = format!("meibo account token delete {id}");
    let said = set(PASSWORD, NEW, &[]).ok();
    for part in ["Less secure apps, allowed in another sign-in, were turned off.", "service token mail: meibo", &delete]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    let said = set(NEW, PASSWORD, &["--lang", "ja"]).ok();
    assert!(said.contains("次のものはそのまま残ります"), "{said}");
    assert!(said.contains("POP 接続：meibo pop-quota disable"), "{said}");
    let json = set(PASSWORD, NEW, &["-o", "json"]).json();
    let commands: Vec<&str> =
        json["stays"].as_array().unwrap().iter().map(|it| it["command"].as_str().unwrap()).collect();
    assert_eq!(commands, ["meibo pop-quota disable", &delete]);
    meibo.run(["account", "token", "delete", id, "--yes"]).ok();
    meibo.run(["pop-quota", "disable", "--yes"]).ok();
}
