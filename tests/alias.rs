//! `meibo alias`: asked for, tried, verified by a mailed code, listed, deleted.

use crate::{
    api::{
        alias::{has_mailbox, with_servers},
        campus::{Campus, PASSWORD},
    },
    support::{
        Engine, Meibo, Service,
        smtp_server::{self, SMTP, USER},
    },
};

const ID: &str = "t2600001";
const LAB: &str = "hanako@lab.example.com";

/// Somebody with a mailbox who is signed in.
fn person(service: &Service) -> (Campus<'_>, Meibo) {
    let campus = Campus::new(service);
    campus.person(ID, "student");
    has_mailbox(service, ID, "hanako");
    let meibo = Meibo::of(service);
    meibo.login(ID, PASSWORD).ok();
    (campus, meibo)
}

on_both!(alias_2_at_a_terminal_it_says_what_is_stored_and_asks, |service| {
    let (campus, meibo) = person(service);
    let terminal = meibo.terminal(["alias", "create", "Hanako@lab.example.com", "--display-name", "田中 花子"]);
    terminal.shows("From now on this service stores: the address hanako@lab.example.com and the name “田中 花子”.");
    terminal.shows("meibo account lockdown").shows("A code is mailed to it. [y/N]").presses("Enter");
    assert_eq!(terminal.ends(), 10);
    assert_eq!(meibo.run(["alias", "list", "-o", "json"]).json(), serde_json::json!([]), "declined: nothing is stored");

    let terminal = meibo.terminal(["alias", "create", LAB]);
    terminal.shows("[y/N]").answers("はい");
    assert_eq!(terminal.ends(), 0);
    assert!(terminal.screen().contains("meibo alias verify hanako@lab.example.com CODE"), "{}", terminal.screen());
    let terminal = meibo.terminal(["alias", "verify", LAB]);
    terminal.shows("Code that was mailed to hanako@lab.example.com").answers(&campus.code(ID));
    assert_eq!(terminal.ends(), 0);
    assert!(terminal.screen().contains("You can send from hanako@lab.example.com"), "{}", terminal.screen());
});

on_both!(alias_3_without_a_terminal_it_takes_two_commands, |service| {
    let (campus, meibo) = person(service);
    let shown = |meibo: &Meibo| meibo.run(["account", "show"]).ok();
    assert_eq!(meibo.run(["alias", "create", LAB, "-o", "json"]).error(11)["code"], "input_needed");
    let asked = meibo.run(["alias", "create", LAB, "--yes", "-o", "json"]).json();
    assert_eq!((&asked["alias"]["address"], &asked["alias"]["state"]), (&LAB.into(), &"waiting".into()));
    assert!(shown(&meibo).contains("cannot be sent from until the code"), "{}", shown(&meibo));
    assert_eq!(meibo.run(["alias", "verify", LAB, "G-12345", "-o", "json"]).error(2)["code"], "invalid_value");
    let older = campus.code(ID);
    meibo.run(["alias", "verify", LAB, "--resend"]).ok();
    let newer = campus.code(ID);
    if older != newer {
        assert_eq!(meibo.run(["alias", "verify", LAB, &older, "-o", "json"]).error(6)["code"], "code_used");
    }
    let on = meibo.run_with(["alias", "verify", LAB, "-", "-o", "json"], &newer).json();
    assert_eq!(on["alias"]["state"], "verified");
    assert_eq!(meibo.run(["alias", "create", LAB, "--yes", "-o", "json"]).error(6)["code"], "alias_held");
    let listed = meibo.run(["alias", "list", "-o", "id"]).ok();
    assert_eq!(listed.trim(), LAB);
});

on_both!(alias_4_deleting_asks_and_says_what_is_erased, |service| {
    let (_, meibo) = person(service);
    meibo.run(["alias", "create", LAB, "--yes"]).ok();
    let said = meibo.run(["alias", "delete", LAB, "-n"]).ok();
    assert!(said.contains("would be deleted"), "{said}");
    assert_eq!(meibo.run(["alias", "delete", LAB, "-o", "json"]).error(11)["code"], "input_needed");
    let terminal = meibo.terminal(["alias", "delete", LAB, "--lang", "ja"]);
    terminal.shows("削除しますか").answers("y");
    assert_eq!(terminal.ends(), 0);
    assert!(terminal.screen().contains("hanako@lab.example.com からは送信できなくなりました"), "{}", terminal.screen());
    assert_eq!(meibo.run(["alias", "delete", LAB, "--yes", "-o", "json"]).error(3)["code"], "alias_not_found");
});

#[test]
fn alias_1_a_server_of_its_own_is_tried_with_a_password_that_nobody_sees() {
    let (service, _folder) = with_servers(Engine::Sqlite, &[]);
    let (_, meibo) = person(&service);
    let port = SMTP.port("starttls").to_string();
    let create = ["alias", "create", LAB, "--smtp-host", "localhost", "--smtp-port", &port, "--smtp-user", USER];
    let right = smtp_server::PASSWORD;

    let wrong = create.into_iter().chain(["--yes", "--smtp-password-stdin", "-o", "json"]);
    let refused = meibo.run_with(wrong, "not the password\n").error(6);
    assert_eq!(refused["code"], "smtp_log_in_failed");
    assert!(refused["hint"].as_str().unwrap().contains("--smtp-user"), "{refused}");
    assert_eq!(meibo.run(["alias", "list", "-o", "json"]).json(), serde_json::json!([]));

    let would = meibo.run(create.into_iter().chain(["-n"])).ok();
    assert!(would.contains("No server was tried"), "{would}");

    let terminal = meibo.terminal(create);
    terminal.shows("the user name hanako and the password, encrypted").shows("[y/N]").answers("y");
    terminal.shows("Password of the mail server localhost").hides().answers(right);
    assert_eq!(terminal.ends(), 0);
    assert!(terminal.screen().contains("took the user name and password") && !terminal.screen().contains(right));
    for args in
        [&["alias", "list", "-o", "json"][..], &["account", "show", "-o", "json"], &["alias", "list", "-o", "wide"]]
    {
        let shown = meibo.run(args.iter().copied()).ok();
        assert!(shown.contains("localhost") && !shown.contains(right), "{shown}");
    }
    assert_eq!(meibo.run(["alias", "create", LAB, "--smtp-host", "a.example"]).fails(2).lines().count().min(1), 1);
}

on_both!(alias_3_a_wrong_code_is_asked_for_again_and_the_last_one_names_the_way_to_a_new_one, |service| {
    let (campus, meibo) = person(service);
    meibo.run(["alias", "create", LAB, "--yes"]).ok();
    let terminal = meibo.terminal(["alias", "verify", LAB]);
    let not = |code: String| if code.ends_with("000000") { "000001" } else { "000000" };
    terminal.shows("(r sends a new one)").answers("xyz");
    terminal.shows("A code has six digits, such as 123456 or G-123456.").answers(not(campus.code(ID)));
    terminal.shows("4 tries are left.").answers("r");
    terminal.shows("A new code was mailed to hanako@lab.example.com").presses("C-c");
    assert_eq!(terminal.ends(), 130);
    let wrong = not(campus.code(ID));
    let verify = |code: &str| {
        service.clock.pass_minutes(1);
        meibo.run(["alias", "verify", LAB, code]).fails(6)
    };
    for left in ["4 tries are left.", "3 tries are left.", "2 tries are left.", "One try is left."] {
        let told = verify(wrong);
        assert!(told.contains(left) && told.contains("[code_wrong]"), "{left}: {told}");
    }
    for told in [verify(wrong), verify(wrong)] {
        assert!(told.contains("meibo alias verify hanako@lab.example.com --resend\n"), "{told}");
        assert!(told.contains("no longer works") || told.contains("does not work any more"), "{told}");
    }
});
