//! `meibo account address`, on a clock that is moved.

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD},
    support::{Meibo, Service},
};

const ID: &str = "t2600001";

fn signed_in(service: &Service) -> Meibo {
    let meibo = Meibo::of(service);
    meibo.login(ID, PASSWORD).ok();
    meibo
}

fn person(service: &Service) -> (Campus<'_>, Meibo) {
    let campus = Campus::new(service);
    campus.person(ID, "student");
    (campus, signed_in(service))
}

on_both!(addr_2_the_present_address_is_shown_and_the_change_confirmed, |service| {
    let (campus, meibo) = person(service);
    let none = meibo.run(["account", "address", "show"]).ok();
    assert_eq!(none, "There is no address yet. To choose one: meibo account address set ADDRESS\n");
    let set = |address| ["account", "address", "set", address];
    assert_eq!(meibo.run(["account", "address", "set", "hanako", "-o", "json"]).error(11)["code"], "input_needed");
    let terminal = meibo.terminal(set("Hanako"));
    terminal.shows("Profile: default").shows("t2600001  Name of t2600001, 理学部");
    terminal.shows("Address: none → hanako@mail.example.jp").shows("2026-04-13 10:00 JST").shows("[y/N]");
    terminal.presses("Enter");
    assert_eq!(terminal.ends(), 10);
    assert_eq!(
        meibo.run(["account", "address", "show", "-o", "json"]).json(),
        serde_json::json!({ "present": null, "pending": null, "former": [], "change_possible_from": null })
    );
    let done = meibo.run(["account", "address", "set", "hanako", "-y"]).ok();
    assert_eq!(
        done,
        "The address will be hanako@mail.example.jp from 2026-04-13 10:00 JST.\n\nTo undo: meibo account address \
         withdraw\n"
    );
    service.clock.set("2026-04-13T10:00:00+09:00");
    campus.run_has_come(ID);
    let terminal = meibo.terminal(["account", "address", "set", "hanako.sato", "--lang", "ja"]);
    terminal.shows("アドレス：hanako@mail.example.jp → hanako.sato@mail.example.jp");
    terminal.shows("アドレスを 2026-04-13 11:00 JST に変更しますか").answers("はい");
    assert_eq!(terminal.ends(), 0);
    let screen = terminal.screen().replace('\n', " ");
    assert!(screen.contains("それまでは hanako@mail.example.jp が有効で、その後も受信できます"), "{screen}");
    assert!(screen.contains("元に戻すには：meibo account address withdraw"), "{screen}");
});

on_both!(addr_2_what_waits_is_shown_and_withdrawn_by_the_command_that_is_shown, |service| {
    let (campus, meibo) = person(service);
    meibo.run(["account", "address", "set", "hanako", "-y"]).ok();
    service.clock.set("2026-04-13T10:00:00+09:00");
    campus.run_has_come(ID);
    meibo.run(["account", "address", "set", "hanako.sato", "-y"]).ok();
    let shown = meibo.run(["account", "address", "show"]).ok();
    assert!(shown.contains("hanako@mail.example.jp") && shown.contains("Waiting\n"), "{shown}");
    assert!(shown.contains("hanako.sato@mail.example.jp") && shown.contains("2026-04-13 11:00 JST"), "{shown}");
    let whole = meibo.run(["account", "show"]).ok();
    assert!(
        whole.lines().any(|line| {
            line == "What is coming: now ── 2026-04-13 11:00 JST the address becomes hanako.sato@mail.example.jp"
        }),
        "{whole}"
    );
    assert!(whole.contains("Cloud mail\n"), "{whole}");
    let declined = meibo.terminal(["account", "address", "withdraw"]);
    declined.shows("Address: hanako@mail.example.jp → hanako.sato@mail.example.jp");
    declined.shows("Withdraw the change that is due at 2026-04-13 11:00 JST? [y/N]").answers("n");
    assert_eq!(declined.ends(), 10);
    let dry = meibo.run(["account", "address", "withdraw", "-n"]).ok();
    assert!(dry.contains("hanako@mail.example.jp would stay in force") && dry.contains("(--dry-run)"), "{dry}");
    let done = meibo.run(["account", "address", "withdraw", "-y"]).ok();
    assert_eq!(
        done,
        "The change to hanako.sato@mail.example.jp was withdrawn. hanako@mail.example.jp stays in force.\n\nTo undo: \
         meibo account address set hanako.sato@mail.example.jp\n"
    );
    assert_eq!(meibo.run(["account", "address", "withdraw", "-o", "json"]).error(6)["code"], "no_address_pending");
});

on_both!(addr_3_the_refusal_says_from_when_and_former_ones_are_shown, |service| {
    let (campus, meibo) = person(service);
    for (address, at) in [("hanako", "2026-04-13T10:00:00+09:00"), ("hanako.sato", "2026-04-13T11:00:00+09:00")] {
        meibo.run(["account", "address", "set", address, "-y"]).ok();
        service.clock.set(at);
        campus.run_has_come(ID);
    }
    let refused = meibo.run(["account", "address", "set", "hanako.s", "-o", "json"]).error(6);
    assert_eq!(
        (&refused["code"], &refused["possible_from"]),
        (&"address_too_soon".into(), &"2026-05-13T11:00:00+09:00".into())
    );
    let told = meibo.run(["account", "address", "set", "hanako.s", "--lang", "ja"]).fails(6);
    assert!(told.contains("30 × 24 時間") && told.contains("2026-05-13 11:00 JST"), "{told}");
    let shown = meibo.run(["account", "address", "show"]).ok();
    assert!(shown.contains("Former addresses, which still receive\n") && shown.contains("hanako@"), "{shown}");
    assert!(shown.contains("2026-05-13 11:00 JST"), "{shown}");
    // The help desk sees the same.
    let desk = Meibo::of(service);
    desk.login(ADMIN, PASSWORD).ok();
    let json = desk.run(["account", "address", "show", ID, "-o", "json"]).json();
    assert_eq!(json["present"]["address"], "hanako.sato@mail.example.jp");
    assert_eq!(json["former"][0]["address"], "hanako@mail.example.jp");
    let id = desk.run(["account", "address", "show", ID, "-o", "id"]).ok();
    assert_eq!(id, "hanako.sato@mail.example.jp\n");
});

on_both!(addr_4_what_is_refused_is_refused_before_anything_is_asked, |service| {
    let (_campus, meibo) = person(service);
    let told = meibo.run(["account", "address", "set", "hanako@example.com"]).fails(2);
    assert!(told.contains("Addresses here end in @mail.example.jp."), "{told}");
    assert_eq!(meibo.run(["account", "address", "set", "2026", "-o", "json"]).error(2)["code"], "invalid_value");
    let told = meibo.run(["account", "address", "set", "postmaster", "--lang", "ja"]).fails(6);
    assert!(told.contains("postmaster@mail.example.jp はどなたにも割り当てません。"), "{told}");
    let dry = meibo.run(["account", "address", "set", "ｈａｎａｋｏ", "-n", "-o", "json"]).json();
    assert_eq!(dry["address"]["pending"]["address"], "hanako@mail.example.jp");
    assert_eq!(dry["address"]["pending"]["effective_at"], "2026-04-13T10:00:00+09:00");
    let explained = meibo.run(["explain", "address_taken"]).ok();
    assert!(explained.contains("Former addresses still receive mail"), "{explained}");
});
