//! `meibo audit`: what the trail tells an administrator.

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD},
    support::{Meibo, Service},
};

const ID: &str = "t2600001";

fn campus(service: &Service) -> (Meibo, Meibo) {
    Campus::new(service).person(ID, "student");
    let (desk, meibo) = (Meibo::of(service), Meibo::of(service));
    desk.login(ADMIN, PASSWORD).ok();
    meibo.login(ID, PASSWORD).ok();
    (desk, meibo)
}

on_both!(all_1_a_refusal_is_found_by_the_request_id_of_its_error, |service| {
    let (desk, meibo) = campus(service);
    let told = meibo.run(["app-password", "create", "Ecrea"]).fails(6);
    let id = told.lines().find_map(|line| line.strip_prefix("Request ID: ")).expect("a request id");
    let shown = desk.run(["audit", "show", id, "-o", "json"]).json();
    assert_eq!(shown["request_id"], id);
    let entry = &shown["items"][0];
    for (field, value) in
        [("actor", ID), ("operation", "app-password.create"), ("outcome", "refused"), ("code", "two_step_off")]
    {
        assert_eq!(entry[field], value, "{entry}");
    }
    let text = desk.run(["audit", "show", &format!(" {id} "), "--lang", "ja"]).ok();
    assert!(text.contains("2026-04-13 09:00 JST") && text.contains("拒否"), "{text}");
    assert_eq!(desk.run(["audit", "show", "nothing", "-o", "json"]).error(3)["code"], "audit_not_found");
});

on_both!(the_trail_is_filtered_by_flags_and_by_filter, |service| {
    let (desk, meibo) = campus(service);
    meibo.run(["app-password", "create", "Ecrea"]).fails(6);
    let count = |args: &[&str]| {
        let all = ["audit", "list", "--all", "-o", "json"].into_iter().chain(args.iter().copied());
        desk.run(all).json().as_array().unwrap().len()
    };
    assert_eq!(count(&["--actor", ID, "--outcome", "refused"]), 1);
    assert_eq!(count(&["--filter", &format!("actor={ID}"), "--filter", "outcome=refused"]), 1);
    assert_eq!(count(&["--operation", "app-password.create", "--outcome", "done"]), 0);
    assert!(count(&[]) > count(&["--account", ID]), "others have entries too");
    assert_eq!(desk.run(["audit", "list", "--filter", "actr=x", "-o", "json"]).error(2)["code"], "invalid_value");
    assert_eq!(desk.run(["audit", "list", "--limit", "1", "-o", "json"]).json().as_array().unwrap().len(), 1);
});

on_both!(the_trail_is_for_administrators, |service| {
    let (_desk, meibo) = campus(service);
    assert_eq!(meibo.run(["audit", "list", "-o", "json"]).error(5)["code"], "not_allowed");
});
