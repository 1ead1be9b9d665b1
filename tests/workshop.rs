//! `meibo account workshop-password set`, as it is typed in a workshop.

use serde_json::json;

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD, new_account},
    support::Meibo,
};

const NEW: &str = "quite another passphrase";

on_both!(sign_6_a_workshop_account_changes_its_password_and_is_not_signed_in, |service| {
    let campus = Campus::new(service);
    let mut body = new_account("ws0001", "other");
    (body["kind"], body["last_day"]) = (json!("workshop"), json!("2026-05-31"));
    let made = campus.post(&campus.admin(), "/v1/accounts", &body).ok();
    let first = made["first_password"].as_str().unwrap();
    campus.person("tanaka", "staff");
    let meibo = Meibo::of(service);
    assert!(meibo.login("ws0001", first).fails(5).contains("meibo account workshop-password set"));
    let set = |id: &'static str, lines: String| {
        meibo.run_with(["account", "workshop-password", "set", id, "--password-stdin"], &lines)
    };
    assert!(set("tanaka", format!("{PASSWORD}\n{NEW}\n")).fails(4).contains("[wrong_credentials]"));
    assert!(set("ws0001", format!("{first}\nshort\n")).fails(6).contains("[password_too_short]"));
    let done = set("ws0001", format!("{first}\n{NEW}\n")).ok();
    assert!(done.contains("It takes effect at once.") && done.contains("2026-06-01"), "{done}");

    let terminal = meibo.terminal(["account", "workshop-password", "set", "--lang", "ja"]);
    terminal.shows("ログイン ID").answers("ｗｓ0001");
    terminal.shows("現在のパスワード").hides().answers(NEW);
    terminal.shows("新しいパスワード").answers(PASSWORD);
    terminal.shows("もう一度").answers(PASSWORD);
    assert_eq!(terminal.ends(), 0);
    assert!(
        terminal.screen().contains("講習会アカウント ws0001 のパスワードを変更しました。"),
        "{}",
        terminal.screen()
    );
    assert_eq!(meibo.run(["status", "-o", "json"]).error(4)["code"], "sign_in_needed");

    // Over: another last day is the way out; disabled: only enabling it is.
    let admin = campus.admin();
    let does = |what: &str| {
        let asked = campus.request(&admin, "POST", &format!("/v1/accounts/ws0001/{what}"), &json!({}));
        asked.header("Meibo-Reason", "a test").send().ok();
    };
    let desk = Meibo::of(service);
    let shows = || {
        desk.login(ADMIN, PASSWORD).ok();
        desk.run(["account", "show", "ws0001"]).ok()
    };
    does("disable");
    let disabled = shows();
    assert!(disabled.contains("meibo account enable ws0001") && !disabled.contains("--last-day"), "{disabled}");
    does("enable");
    service.clock.set("2026-06-01T00:00:00+09:00");
    let over = shows();
    assert!(over.contains("has been over since 2026-06-01 00:00 JST"), "{over}");
    assert!(over.contains("meibo account update ws0001 --last-day") && !over.contains("account enable"), "{over}");
});
