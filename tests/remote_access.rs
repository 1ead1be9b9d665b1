//! `meibo account remote-access`: a seat is taken, shown and given back.

use serde_json::json;

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD},
    support::Meibo,
};

const ID: &str = "s2600001";

on_both!(remote_1_a_seat_is_taken_at_once_and_given_back, |service| {
    let campus = Campus::new(service);
    campus.person(ID, "staff");
    let meibo = Meibo::of(service);
    meibo.login(ID, PASSWORD).ok();
    let told = meibo.run(["account", "remote-access", "enable"]).fails(6);
    assert!(told.contains("[not_entitled]") && told.contains("meibo apply"), "{told}");
    meibo.run(["apply", "-y"]).ok();
    let text = meibo.run(["account", "remote-access", "enable", "-n"]).ok();
    assert!(text.contains("would have a seat of remote access at once"), "{text}");
    let text = meibo.run(["account", "remote-access", "enable"]).ok();
    assert!(
        text.contains("has a seat of remote access. It works at once, until the entitlement ends: 2027-04-01"),
        "{text}"
    );
    assert!(text.contains("To undo: meibo ") && text.ends_with("account remote-access disable\n"), "{text}");
    let json = meibo.run(["account", "remote-access", "show", "-o", "json"]).json();
    assert_eq!((&json["remote_access"]["state"], &json["seats_free"]), (&json!("on"), &json!(199)));
    let text = meibo.run(["account", "show", "--lang", "ja"]).ok();
    assert!(text.contains("リモートアクセス環境\n"), "{text}");
    assert_eq!(meibo.run(["account", "remote-access", "disable", "-o", "json"]).error(11)["code"], "input_needed");
    let terminal = meibo.terminal(["account", "remote-access", "disable"]);
    terminal.shows("Another may then take it.").answers("y");
    terminal.shows("It is free for");
    assert_eq!(terminal.ends(), 0);
    let error = meibo.run(["account", "remote-access", "disable", "-y", "-o", "json"]).error(6);
    assert_eq!(error["code"], "remote_access_off");
});

on_both!(remote_1_an_administrator_acts_on_several_with_a_reason, |service| {
    let campus = Campus::new(service);
    for id in [ID, "s2600002"] {
        campus.person(id, "staff");
    }
    let admin = Meibo::of(service);
    admin.login(ADMIN, PASSWORD).ok();
    admin.run(["apply", ID, "-y", "--reason", "着任"]).ok();
    let both = ["account", "remote-access", "enable", ID, "s2600002", "-o", "json"];
    assert_eq!(admin.run(both).error(2)["code"], "reason_needed");
    let ended = admin.run(both.into_iter().chain(["--reason", "着任"]));
    assert_eq!(ended.code, 9);
    assert!(ended.stderr.contains("s2600002: not_entitled"), "{}", ended.stderr);
    let json = admin.run(["account", "remote-access", "show", ID, "-o", "json"]).json();
    assert_eq!(json["remote_access"]["state"], "on");
});
