//! What a refusal says to do works as it is printed, for whoever reads it, in the state in which it is printed (ALL-4);
//! and what it promises is not told too early (ALL-5).

use serde_json::json;

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD, new_account},
    support::{Meibo, Service},
};

fn signed_in(service: &Service, id: &str) -> Meibo {
    let meibo = Meibo::of(service);
    meibo.login(id, PASSWORD).ok();
    meibo
}

/// The hint of a refusal that ends with this exit code.
#[track_caller]
fn hint(meibo: &Meibo, command: &str, code: i32) -> String {
    let args = command.split(' ').chain(["-o", "json"]);
    meibo.run(args).error(code)["hint"].as_str().unwrap().to_owned()
}

/// Runs the last command that a hint prints, its words in capitals filled in.
#[track_caller]
fn follows(meibo: &Meibo, hint: &str, filled: &[(&str, &str)]) {
    let (_, command) = hint.rsplit_once("meibo ").unwrap_or_else(|| panic!("no command: {hint}"));
    let command =
        filled.iter().fold(command.trim_end_matches('.').to_owned(), |text, (word, value)| text.replace(word, value));
    let reads = command.contains(" list") || command.contains(" show");
    let ended = meibo.run(command.split(' ').chain((!reads).then_some("--yes")));
    assert_eq!(ended.code, 0, "{hint}: {ended}");
}

on_both!(all_4_a_locked_down_account_is_unlocked_and_then_applied_for, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let admin = signed_in(service, ADMIN);
    admin.run(["account", "lockdown", "tanaka", "--reason", "leak", "--confirm", "tanaka"]).ok();
    for command in ["apply tanaka --reason x --yes", "account remote-access enable tanaka --reason x --yes"] {
        assert!(hint(&admin, command, 6).ends_with("meibo account unlock tanaka --reason TEXT"), "{command}");
    }
    let way = hint(&admin, "account enable tanaka --yes", 6);
    follows(&admin, &way, &[("TEXT", "mistake")]);
    admin.run(["apply", "tanaka", "--reason", "x", "--yes"]).ok();
});

on_both!(all_4_a_proxy_applicant_who_becomes_a_student_loses_the_role_first, |service| {
    let campus = Campus::new(service);
    campus.holder("agent", "proxy-applicant");
    let admin = signed_in(service, ADMIN);
    let change = "account update agent --affiliation student";
    let way = hint(&admin, change, 6);
    assert_eq!(way, "Take the role away first: meibo account role remove agent proxy-applicant");
    follows(&admin, &way, &[]);
    admin.run(change.split(' ')).ok();
    // And the other way round.
    let give = "account role add agent proxy-applicant";
    follows(&admin, &hint(&admin, give, 6), &[]);
    admin.run(give.split(' ')).ok();
});

on_both!(all_4_a_workshop_account_that_is_over_gets_another_last_day, |service| {
    let campus = Campus::new(service);
    let mut body = new_account("ws0001", "other");
    (body["kind"], body["last_day"]) = (json!("workshop"), json!("2026-04-20"));
    campus.post(&campus.admin(), "/v1/accounts", &body).ok();
    service.clock.set("2026-04-21T09:00:05+09:00");
    let admin = signed_in(service, ADMIN);
    let shown = || admin.run(["account", "show", "ws0001", "-o", "json"]).json();
    assert_eq!(shown()["account"]["state"], "disabled");
    let way = hint(&admin, "account enable ws0001 --yes", 6);
    assert_eq!(way, "Give it another last day: meibo account update ws0001 --last-day DATE");
    follows(&admin, &way, &[("DATE", "2026-04-30")]);
    assert_eq!(
        (&shown()["account"]["state"], &shown()["account"]["ends_at"]),
        (&json!("enabled"), &json!("2026-05-01T00:00:00+09:00"))
    );
    let earlier = admin.run(["account", "update", "ws0001", "--last-day", "2026-04-25"]).ok();
    assert!(earlier.contains("To undo: meibo account update ws0001 --last-day 2026-04-30\n"), "{earlier}");
    let past = admin.run(["account", "update", "ws0001", "--last-day", "2026-04-20", "-o", "json"]).error(2);
    assert_eq!(past["code"], "invalid_value");
    let person = admin.run(["account", "update", ADMIN, "--last-day", "2026-04-30", "-o", "json"]).error(2);
    assert_eq!(person["code"], "invalid_value");
});

on_both!(all_4_a_hint_names_what_its_reader_may_do, |service| {
    let campus = Campus::new(service);
    campus.holder("helper", "helper");
    campus.holder("desk", "help-desk");
    campus.person("tanaka", "student");
    let (helper, desk, admin) = (signed_in(service, "helper"), signed_in(service, "desk"), signed_in(service, ADMIN));
    let unknown = "account show nobody";
    assert_eq!(hint(&helper, unknown, 3), "Check the ID with the person.");
    follows(&desk, &hint(&desk, unknown, 3), &[("NAME", "tanaka")]);
    let student = signed_in(service, "tanaka");
    let ask = "Ask a staff member with the right to apply for others (proxy application).";
    assert_eq!(hint(&student, "account remote-access enable --yes", 6), ask);
    assert_eq!(
        hint(&admin, "2sv reset tanaka --reason x --yes", 6),
        "Nothing needs to be done. To see it: meibo 2sv show tanaka"
    );
    follows(&admin, &hint(&admin, "account update tanaka --affiliation student", 6), &[]);
    admin.run(["account", "disable", "tanaka", "--reason", "left", "--yes"]).ok();
    follows(&admin, &hint(&admin, "account reset tanaka --reason x", 6), &[]);
});

on_both!(all_5_a_time_that_promises_is_rounded_up_and_shown_in_the_services_zone, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "student");
    let meibo = signed_in(service, "tanaka").env("TZ", "America/New_York");
    assert_eq!(campus.get(&campus.token("tanaka"), "/v1/session").headers["meibo-time-zone"], "Asia/Tokyo");
    service.clock.set("2026-04-13T09:00:05+09:00");
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]).ok();
    for _ in 0..4 {
        meibo.run(["2sv", "enable", "--resend"]).ok();
    }
    let told = meibo.run(["2sv", "enable", "--resend"]).fails(6);
    assert!(told.contains("The next code can be sent from 2026-04-13 10:01 JST."), "{told}");
    let local = meibo.run(["2sv", "enable", "--resend", "--tz", "local"]).fails(6);
    assert!(local.contains("The next code can be sent from 2026-04-12 21:01 EDT."), "{local}");
    let exact = meibo.run(["2sv", "enable", "--resend", "-o", "json"]).error(6);
    assert_eq!(exact["possible_from"], "2026-04-13T10:00:05+09:00");
    // What has happened is cut.
    let shown = meibo.run(["account", "show"]).ok();
    assert!(shown.contains("2026-04-13 09:00 JST") && !shown.contains("EDT"), "{shown}");
});

#[test]
fn all_3_every_operation_has_a_name_in_both_languages() {
    for row in meibo::contract::table::table() {
        for lang in [meibo::texts::Lang::En, meibo::texts::Lang::Ja] {
            assert_ne!(meibo::texts::Texts::of(lang).operation(row.id), row.id, "{lang}");
        }
    }
}

on_both!(find_4_what_is_no_id_is_searched_by_who_may, |service| {
    let campus = Campus::new(service);
    campus.person("t2600001", "student");
    let (desk, member) = (signed_in(service, ADMIN), signed_in(service, "t2600001"));
    let told = desk.run(["account", "show", "髙木"]).fails(2);
    assert!(told.contains("meibo account list --search '髙木'\n"), "{told}");
    assert!(!member.run(["account", "show", "髙木"]).fails(2).contains("account list"));
});
