//! `meibo audit`: what the trail tells an administrator.

use crate::{
    api::{
        campus::{ADMIN, Campus, PASSWORD},
        chain::{look, spoil},
    },
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
    assert_eq!(shown["items"][0]["request_id"], id);
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

on_both!(the_trail_is_followed_the_newest_last, |service| {
    let (desk, meibo) = campus(service);
    let follow = ["audit", "list", "--follow", "--actor", ID, "--columns", "operation,outcome", "--lang", "en"];
    let terminal = desk.terminal(follow);
    terminal.shows("OPERATION");
    service.clock.pass_minutes(1);
    meibo.run(["app-password", "create", "Ecrea"]).fails(6);
    terminal.shows("app-password.create");
    service.clock.pass_minutes(1);
    meibo.run(["account", "show", ADMIN]).fails(5);
    terminal.shows("account.show");
    let screen = terminal.screen();
    assert_eq!(screen.matches("OPERATION").count(), 1, "one heading for all:\n{screen}");
    assert_eq!(screen.matches("app-password.create").count(), 1, "each is told once:\n{screen}");
    let places = ["account.password-set", "app-password.create", "account.show"];
    let places = places.map(|operation| screen.rfind(operation).unwrap_or_else(|| panic!("{screen}")));
    assert!(places.is_sorted(), "{screen}");
    // What a limit leaves out is older than all that is shown, and does not come behind it.
    let last = desk.terminal(follow.into_iter().chain(["--limit", "1"]));
    last.shows("account.show");
    meibo.run(["account", "list"]).fails(5);
    let rows = last.shows("account.list").rows();
    assert!(!rows.contains("app-password.create"), "{rows}");
    let idle = |args: &[&str]| desk.run(["audit", "list", "--follow"].into_iter().chain(args.iter().copied())).error(2);
    assert_eq!(idle(&["-o", "json"])["code"], "flag_without_effect");
});

on_both!(the_trail_is_followed_over_a_service_that_is_away, |service| {
    let (desk, meibo) = campus(service);
    let follow = ["audit", "list", "--follow", "--actor", ID, "--columns", "operation,outcome", "--lang", "en"];
    let terminal = desk.terminal(follow.into_iter().chain(["--timeout", "3"]));
    terminal.shows("OPERATION");
    service.clock.pass_minutes(1);
    meibo.run(["app-password", "create", "Ecrea"]).fails(6);
    terminal.shows("app-password.create");
    service.stop();
    terminal.shows("Asking again until the service answers");
    service.start_again();
    service.clock.pass_minutes(1);
    meibo.run(["account", "show", ADMIN]).fails(5);
    terminal.shows("The service answers again.").shows("account.show");
    let screen = terminal.screen();
    for once in ["OPERATION", "app-password.create", "account.show", "Asking again"] {
        assert_eq!(screen.matches(once).count(), 1, "{once}:\n{screen}");
    }
    // Who may not look any more is not waited for.
    desk.run(["logout"]).ok();
    let after = desk.terminal(["audit", "list", "--follow", "--no-input"]);
    assert_eq!(after.ends(), 4);
    terminal.presses("C-c");
    assert_eq!(terminal.ends(), 130);
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
    assert_eq!(desk.run(["audit", "list", "--filter", "actr=x", "-o", "json"]).error(2)["code"], "filter_unknown");
    let unknown = desk.run(["audit", "list", "--operation", "app_password.create", "--lang", "en"]).fails(2);
    assert!(unknown.contains("--operation is never “app_password.create”."), "{unknown}");
    assert!(unknown.contains("Did you mean app-password.create?"), "{unknown}");
    assert_eq!(
        desk.run(["audit", "list", "--account", "tanka", "-o", "json"]).error(2)["code"],
        "filter_value_unknown"
    );
    let named = |flag: &str, value: &str| desk.run(["audit", "list", flag, value, "--lang", "en"]).fails(2);
    let none = named("--since", "2027/02/30");
    assert!(none.starts_with("--since is never “2027/02/30”.\nThere is no such day"), "{none}");
    assert!(named("--until", "soon").starts_with("--until is never “soon”."));
    assert!(named("--account", "nobody0009").starts_with("--account is never “nobody0009”."));
    assert_eq!(count(&["--actor", ID, "--since", "令和8年1月1日"]), count(&["--actor", ID]));
    assert_eq!(count(&["--actor", ID, "--until", "R8.1.1"]), 0);
    // Filters beside each other all hold, also with the flag of the same field.
    assert_eq!(count(&["--actor", ID, "--filter", &format!("actor!={ID}")]), 0);
    assert_eq!(count(&["--since", "tomorrow"]), 0);
    assert_eq!(count(&["--since", "2026-04-13", "--until", "2026-04-13"]), count(&[]));
    let newest = desk.run(["audit", "list", "--limit", "1", "-o", "json"]).json()[0]["request_id"].clone();
    assert_eq!(desk.run(["audit", "list", "--limit", "1", "-o", "id"]).ok().trim(), newest);
    assert_eq!(desk.run(["audit", "list", "--limit", "1", "-o", "json"]).json().as_array().unwrap().len(), 1);
});

on_both!(the_trail_is_for_administrators, |service| {
    let (_desk, meibo) = campus(service);
    assert_eq!(meibo.run(["audit", "list", "-o", "json"]).error(5)["code"], "not_allowed");
});

on_both!(all_1_verify_says_that_the_trail_is_whole, |service| {
    let (desk, meibo) = campus(service);
    let english = desk.run(["audit", "verify", "--lang", "en", "--tz", "Asia/Tokyo"]).ok();
    assert!(english.contains(" entries, unbroken from 2026-04-13 09:00 JST to 2026-04-13 09:00 JST."), "{english}");
    let japanese = desk.run(["audit", "verify", "--lang", "ja", "--tz", "Asia/Tokyo"]).ok();
    assert!(japanese.contains(" 件の記録を検証しました。2026-04-13 09:00 JST から"), "{japanese}");
    let whole = desk.run(["audit", "verify", "-o", "json"]).json();
    let listed = desk.run(["audit", "list", "--all", "-o", "json"]).json();
    assert_eq!(whole["entries"], listed.as_array().unwrap().len());
    assert_eq!((&whole["from"], &whole["to"]), (&1.into(), &whole["entries"]));
    assert_eq!(desk.run(["audit", "verify", "--from", "3", "-o", "json"]).json()["from"], 3);
    assert_eq!(meibo.run(["audit", "verify", "-o", "json"]).error(5)["code"], "not_allowed");
    assert_eq!(desk.run(["audit", "verify", "--from", "0"]).code, 2);
});

on_both!(all_1_verify_ends_6_and_names_what_is_broken, |service| {
    let (desk, _meibo) = campus(service);
    let whole = desk.run(["audit", "verify", "-o", "json"]).json();
    let last = whole["to"].as_u64().unwrap();
    let request_id = look(service, "SELECT request_id FROM audit WHERE number = 2");
    spoil(
        service,
        &[
            "UPDATE audit SET actor = 'somebody' WHERE number = 2",
            "DELETE FROM audit WHERE number IN (4, 5)",
            "INSERT INTO audit (id, at, request_id, actor, operation, outcome, address, facts, mark)
         VALUES (1, 1, 'forged', 'x', 'account.disable', 'done', '-', '{}', '')",
        ],
    );
    let english = desk.run(["audit", "verify", "--lang", "en"]).fails(6);
    for line in [
        &format!("Entry 2 (request {request_id}): altered after it was written."),
        "Entries 4 to 5: removed.",
        &format!("Entry {} (request forged): inserted, the service never wrote it.", last + 1),
        "The audit trail is broken in 3 places.",
        "[audit_broken]",
    ] {
        assert!(english.contains(line), "{line}: {english}");
    }
    let japanese = desk.run(["audit", "verify", "--lang", "ja"]).fails(6);
    for line in [
        &format!("記録 2（要求 ID {request_id}）：書き込まれたあとで改変されています。"),
        "記録 4～5：削除されています。",
        &format!("記録 {}（要求 ID forged）：挿入されたもので", last + 1),
        "監査証跡の 3 か所に異常があります。",
    ] {
        assert!(japanese.contains(line), "{line}: {japanese}");
    }
    let told = desk.run(["audit", "verify", "-o", "json"]).error(6);
    assert_eq!(told["code"], "audit_broken");
    let rows = format!("altered 2 ({request_id}), removed 4-5, inserted {} (forged)", last + 1);
    assert!(told["message"].as_str().unwrap().contains(&rows), "{told}");
});

on_both!(an_address_is_a_persons_in_lists_and_where_it_came_from_in_the_trail, |service| {
    let (desk, meibo) = campus(service);
    let told = meibo.run(["app-password", "create", "Ecrea"]).fails(6);
    let id = told.lines().find_map(|line| line.strip_prefix("Request ID: ")).expect("a request id");
    let shown = desk.run(["audit", "show", id, "--lang", "ja"]).ok();
    assert!(shown.contains("接続元:") && !shown.contains("アドレス:"), "{shown}");
    let list = desk.run(["audit", "list", "-o", "wide", "--lang", "ja"]).ok();
    assert!(list.lines().next().is_some_and(|head| head.contains("接続元")), "{list}");
    let shown = meibo.run(["account", "address", "show", "--lang", "ja"]).ok();
    assert!(!shown.contains("接続元"), "{shown}");
    let refused = meibo.run(["alias", "create", "no address", "-y", "--lang", "ja"]);
    assert!(refused.code != 0 && !refused.stderr.contains("接続元"), "{refused}");
});
