//! `meibo account mail-password`.

use crate::{
    api::campus::{Campus, PASSWORD},
    support::{Meibo, Service},
};

const ID: &str = "t2600001";
const NEW: &str = "a mail passphrase 7";
const SET: [&str; 3] = ["account", "mail-password", "set"];
const STDIN: [&str; 6] = ["account", "mail-password", "set", "--password-stdin", "-o", "json"];

fn person(service: &Service) -> (Campus<'_>, Meibo) {
    let campus = Campus::new(service);
    campus.person(ID, "student");
    let meibo = Meibo::of(service);
    meibo.login(ID, PASSWORD).ok();
    (campus, meibo)
}

on_both!(mpass_1_asked_twice_at_a_terminal_and_effective_at_minute_0, |service| {
    let (campus, meibo) = person(service);
    let terminal = meibo.terminal(SET);
    terminal.shows("15 to 128 characters").shows("New mail password of t2600001:").hides().answers(NEW);
    terminal.shows("once more").hides().answers("something else entirely");
    terminal.shows("not the same").hides().answers(PASSWORD);
    terminal.hides().answers(PASSWORD);
    terminal.shows("[password_is_account_password]").hides().answers(NEW);
    terminal.hides().answers(NEW);
    terminal.shows("The mail password takes effect at 2026-04-13 10:00 JST.");
    assert_eq!(terminal.ends(), 0);
    let screen = terminal.screen();
    assert!(screen.contains("To undo: meibo account mail-password withdraw"), "{screen}");
    assert!(!screen.contains(NEW) && !screen.contains(PASSWORD), "{screen}");
    service.clock.set("2026-04-13T10:00:00+09:00");
    campus.run_has_come(ID);
    let shown = meibo.run(["account", "show", "-o", "json"]).json();
    let expected = serde_json::json!({ "state": "set", "set_at": "2026-04-13T10:00:00+09:00", "pending": null });
    assert_eq!(shown["mail_password"], expected);
});

on_both!(mpass_1_without_a_terminal_it_is_read_from_stdin, |service| {
    let (_campus, meibo) = person(service);
    assert_eq!(meibo.run(["account", "mail-password", "set", "-o", "json"]).error(11)["code"], "input_needed");
    let dry = meibo.run_with([&STDIN[..], &["-n"]].concat(), &format!("{NEW}\n")).json();
    assert_eq!(dry["mail_password"]["pending"]["effective_at"], "2026-04-13T10:00:00+09:00");
    assert!(meibo.run(["account", "show", "-o", "json"]).json()["mail_password"]["pending"].is_null());
    let set = meibo.run_with(STDIN, &format!("{NEW}\n")).json();
    assert_eq!(set, dry, "a dry run says what the run does");
    // Ten minutes later the account password is asked for, on the second line.
    service.clock.pass_minutes(11);
    assert_eq!(meibo.run_with(STDIN, &format!("{NEW}\n")).error(11)["code"], "stdin_empty");
    assert_eq!(meibo.run_with(STDIN, &format!("{NEW}\nwrong\n")).error(4)["code"], "wrong_credentials");
    meibo.run_with(STDIN, &format!("{NEW}\n{PASSWORD}\n")).ok();
    let whole = meibo.run(["account", "show", "--lang", "ja"]).ok();
    let comes = "これからの予定:       今 ── 2026-04-13 10:00 JST：クラウドメールの新しいパスワードへの切り替え";
    assert!(whole.lines().any(|line| line == comes), "{whole}");
});

on_both!(mpass_1_one_that_waits_is_withdrawn, |service| {
    let (_campus, meibo) = person(service);
    meibo.run_with(STDIN, &format!("{NEW}\n")).ok();
    let withdraw = ["account", "mail-password", "withdraw"];
    assert_eq!(meibo.run(["account", "mail-password", "withdraw", "-o", "json"]).error(11)["code"], "input_needed");
    let terminal = meibo.terminal(withdraw);
    terminal.shows("Withdraw the new mail password? There will be none. [y/N]").answers("y");
    assert_eq!(terminal.ends(), 0);
    let told = meibo.run([&withdraw[..], &["-y", "--lang", "ja"]].concat()).fails(6);
    assert!(told.contains("[no_mail_password_pending]"), "{told}");
});

on_both!(mpass_2_the_refusal_names_the_rule_and_not_the_password, |service| {
    let (_campus, meibo) = person(service);
    for (new, code) in [("short one", "password_too_short"), (PASSWORD, "password_is_account_password")] {
        let ended = meibo.run_with(STDIN, &format!("{new}\n"));
        let error = ended.error(6);
        assert_eq!(error["code"], code);
        assert!(!error.to_string().contains(new), "{error}");
    }
});
