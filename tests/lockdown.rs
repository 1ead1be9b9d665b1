//! `meibo account lockdown`: shown, confirmed by typing the ID, and lifted.

use crate::{
    api::{
        alias::has_mailbox,
        campus::{ADMIN, Campus, PASSWORD},
    },
    support::{Meibo, Service},
};

const ID: &str = "t2600001";

fn person(service: &Service) -> (Campus<'_>, Meibo) {
    let campus = Campus::new(service);
    campus.person(ID, "student");
    has_mailbox(service, ID, "hanako");
    let meibo = Meibo::of(service);
    meibo.login(ID, PASSWORD).ok();
    meibo.run(["alias", "create", "hanako@lab.example.com", "--yes"]).ok();
    (campus, meibo)
}

on_both!(alias_5_the_owner_types_the_id_and_is_told_what_to_do, |service| {
    let (_, meibo) = person(service);
    let terminal = meibo.terminal(["account", "lockdown", "--yes"]);
    terminal.shows("One other address was exposed").shows("t2600001").answers("y");
    assert_eq!(terminal.ends(), 10, "--yes and y are not enough");
    assert_eq!(meibo.run(["account", "lockdown", "-o", "json"]).error(11)["code"], "input_needed");
    let would = meibo.run(["account", "lockdown", "-n"]).ok();
    assert!(would.contains("would be locked down"), "{would}");
    assert!(would.contains("Sign-ins that would end: 2. App passwords that would be revoked: 0.\n"), "{would}");
    let declined = meibo.run(["account", "lockdown", "--confirm", "t2600002"]).fails(10);
    assert!(declined.contains("“t2600001” was to be typed, and something else was given. [declined]"), "{declined}");
    let japanese = meibo.run(["account", "lockdown", "-n", "--lang", "ja"]).ok();
    assert!(japanese.contains("終了するサインイン：2 件。無効になるアプリパスワード：0 個。"), "{japanese}");

    let said = meibo.run(["account", "lockdown", "--confirm", ID]).ok();
    for part in [
        "is locked down",
        "hanako@lab.example.com",
        "meibo account password set --reset",
        "or the help desk lifts it.",
        "Send-as addresses that were not verified were deleted: hanako@lab.example.com",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(meibo.run(["account", "show", "-o", "json"]).error(4)["code"], "sign_in_needed");
    let refused = meibo.login(ID, PASSWORD);
    assert!(refused.stderr.contains("[locked_down]") && refused.stderr.contains("--reset"), "{}", refused.stderr);
});

on_both!(alias_5_the_help_desk_locks_down_shows_and_lifts, |service| {
    let (_, owner) = person(service);
    owner.run(["pop-quota", "enable", "--messages", "all"]).ok();
    let desk = Meibo::of(service).env("MEIBO_LANG", "ja");
    desk.login(ADMIN, PASSWORD).ok();
    assert_eq!(desk.run(["account", "lockdown", ID, "--confirm", ID, "-o", "json"]).error(2)["code"], "reason_needed");
    // What is missing is named together.
    let missing = desk.run(["account", "lockdown", ID]).fails(2);
    assert!(missing.contains(&format!("--confirm {ID}")) && missing.contains("--reason"), "{missing}");
    let reason = ["--reason", "電話で依頼"];
    let profile = ["-p", "default"].into_iter();
    let said = desk.run(profile.chain(["account", "lockdown", ID, "--confirm", ID]).chain(reason)).ok();
    // What the owner types is typed elsewhere: the desk's own POP stays as it is.
    assert!(said.contains("meibo pop-quota disable") && !said.contains("default pop-quota"), "{said}");
    assert!(said.contains("緊急停止しました") && said.contains("hanako@lab.example.com"), "{said}");
    for state in ["state=locked-down", "state=locked down", "state=locked_down"] {
        assert_eq!(desk.run(["account", "list", "--filter", state, "-o", "id"]).ok().trim(), ID);
    }
    let shown = desk.run(["account", "show", ID]).ok();
    assert!(shown.contains("緊急停止中") && shown.contains("meibo account unlock"), "{shown}");
    let lifted = desk.run(["account", "unlock", ID].into_iter().chain(reason)).ok();
    assert!(lifted.contains("緊急停止を解除しました"), "{lifted}");
    Meibo::of(service).login(ID, PASSWORD).ok();
});
