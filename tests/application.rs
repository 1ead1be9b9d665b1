//! `meibo apply`, `stop`, `proxy-apply` and `account applications`, on a clock that is moved.

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD},
    support::{Meibo, Service},
};

const STAFF: &str = "s2600001";
const STUDENT: &str = "t2600002";

fn signed_in(service: &Service, id: &str) -> Meibo {
    let meibo = Meibo::of(service);
    meibo.login(id, PASSWORD).ok();
    meibo
}

fn staff(service: &Service) -> Meibo {
    Campus::new(service).person(STAFF, "staff");
    signed_in(service, STAFF)
}

on_both!(apply_2_shows_what_will_be_asked_for_and_confirms, |service| {
    let meibo = staff(service);
    assert_eq!(meibo.run(["apply", "-o", "json"]).error(11)["code"], "input_needed");
    assert_eq!(meibo.run(["apply", "--no-input", "-o", "json"]).error(11)["code"], "input_needed");
    let terminal = meibo.terminal(["apply"]);
    terminal.shows("Profile: default").shows("s2600001  Name of s2600001, 理学部");
    terminal.shows("Entitlement: none → valid until 2027-03-31").shows("Apply for the entitlement? [y/N]");
    terminal.presses("Enter");
    assert_eq!(terminal.ends(), 10);
    assert_eq!(meibo.run(["account", "applications", "-o", "json"]).json(), serde_json::json!([]));
    let terminal = meibo.terminal(["apply", "--lang", "ja"]);
    terminal.shows("利用権：なし → 2027-03-31 まで有効").shows("利用を申請しますか").answers("ｙ");
    assert_eq!(terminal.ends(), 0);
    assert!(terminal.screen().contains("元に戻すには：meibo stop"), "{}", terminal.screen());
});

on_both!(apply_1_takes_effect_at_once_and_once, |service| {
    let meibo = staff(service);
    let dry = meibo.run(["apply", "-n"]).ok();
    assert!(dry.contains("none → valid until 2027-03-31") && dry.contains("(--dry-run)"), "{dry}");
    let applied = meibo.run(["apply", "-y", "-o", "json"]).json();
    assert_eq!(applied["application"]["kind"], "apply");
    assert_eq!(applied["entitlement"]["since"], "2026-04-13T09:00:00+09:00");
    assert_eq!(applied["entitlement"]["ends_at"], "2027-04-01T00:00:00+09:00");
    assert!(applied["before"].is_null(), "{applied}");
    let again = meibo.run(["apply", "-y", "-o", "json"]).error(6);
    assert_eq!(
        (&again["code"], &again["possible_from"]),
        (&"already_entitled".into(), &"2027-04-01T00:00:00+09:00".into())
    );
});

on_both!(apply_1_only_staff, |service| {
    Campus::new(service).person(STUDENT, "student");
    let told = signed_in(service, STUDENT).run(["apply", "-y", "--lang", "ja"]).fails(6);
    assert!(told.contains("[staff_only]") && told.contains("代理申請"), "{told}");
});

on_both!(stop_2_today_means_the_next_midnight_and_until_then_it_holds, |service| {
    let meibo = staff(service);
    meibo.run(["apply", "-y"]).ok();
    let stopped = meibo.run(["stop", "-y"]).ok();
    assert_eq!(
        stopped,
        "A stop was recorded for Name of s2600001 (s2600001). The entitlement ends at 2026-04-14 00:00 JST; until \
         then everything works.\n\nTo undo: meibo stop --withdraw\n"
    );
    service.clock.set("2026-04-13T23:59:59+09:00");
    let meibo = signed_in(service, STAFF);
    assert_eq!(meibo.run(["apply", "-y", "-o", "json"]).error(6)["code"], "already_entitled");
    service.clock.set("2026-04-14T00:00:00+09:00");
    assert_eq!(meibo.run(["stop", "--withdraw", "-y", "-o", "json"]).error(6)["code"], "not_entitled");
    assert_eq!(meibo.run(["apply", "-y", "-o", "json"]).json()["before"]["state"], "ended");
});

on_both!(stop_3_a_stop_is_withdrawn_by_the_command_that_is_shown, |service| {
    let meibo = staff(service);
    meibo.run(["apply", "-y"]).ok();
    meibo.run(["stop", "--on", "２０２６年１２月１日", "-y"]).ok();
    assert_eq!(meibo.run(["stop", "-y", "-o", "json"]).error(6)["code"], "stop_pending");
    let back = meibo.run(["stop", "--withdraw", "-y", "--lang", "ja"]).ok();
    assert_eq!(
        back,
        "Name of s2600001 さん（s2600001）の利用停止の申請を取り下げました。利用権の有効期限は 2027-03-31 です。\n\n\
         元に戻すには：meibo stop --on 2026-12-01\n"
    );
    assert_eq!(meibo.run(["stop", "--withdraw", "-y", "-o", "json"]).error(6)["code"], "no_stop_pending");
    let kinds = meibo.run(["account", "applications", "--columns", "kind", "-o", "csv", "--no-header"]).ok();
    let mut kinds: Vec<&str> = kinds.lines().collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["apply", "stop", "withdraw-stop"]);
});

on_both!(the_commands_that_undo_an_application_reach_the_same_profile, |service| {
    let meibo = staff(service);
    let ends = |args: &[&str], undo: &str| {
        let told = meibo.run(["-p", "default"].into_iter().chain(args.iter().copied())).ok();
        assert!(told.ends_with(&format!("To undo: meibo --profile default {undo}\n")), "{told}");
    };
    ends(&["apply", "-y"], "stop");
    ends(&["stop", "-y", "--on", "2026-12-01"], "stop --withdraw");
    ends(&["stop", "--withdraw", "-y"], "stop --on 2026-12-01");
});

on_both!(stop_1_the_date_is_from_today_to_the_last_day, |service| {
    let meibo = staff(service);
    meibo.run(["apply", "-y"]).ok();
    let ends = |on: &str| meibo.run(["stop", "--on", on, "-n", "-o", "json"]).json()["entitlement"]["ends_at"].clone();
    for (on, midnight) in [
        ("today", "2026-04-14T00:00:00+09:00"),
        ("今日", "2026-04-14T00:00:00+09:00"),
        ("明日", "2026-04-14T00:00:00+09:00"),
        ("2026/4/15", "2026-04-15T00:00:00+09:00"),
        ("2027-03-31", "2027-03-31T00:00:00+09:00"),
    ] {
        assert_eq!(ends(on), midnight, "{on}");
    }
    for (on, exit, code) in [
        ("2026-04-12", 6, "stop_date_past"),
        ("2027-04-01", 6, "stop_date_after_end"),
        ("2026-02-30", 2, "invalid_value"),
        ("4/15", 2, "invalid_value"),
    ] {
        assert_eq!(meibo.run(["stop", "--on", on, "-y", "-o", "json"]).error(exit)["code"], code, "{on}");
    }
});

on_both!(ent_1_on_the_last_day_of_march_it_stops_and_ends_at_the_same_midnight, |service| {
    let meibo = staff(service);
    meibo.run(["apply", "-y"]).ok();
    service.clock.set("2027-03-31T23:30:00+09:00");
    let meibo = {
        drop(meibo);
        signed_in(service, STAFF)
    };
    let stop = meibo.run(["stop", "--on", "today", "-n", "-o", "json"]).json();
    assert_eq!(stop["entitlement"]["ends_at"], "2027-04-01T00:00:00+09:00");
    assert_eq!(meibo.run(["stop", "--on", "tomorrow", "-y", "-o", "json"]).error(6)["code"], "stop_date_after_end");
    service.clock.set("2027-04-01T00:00:00+09:00");
    let applied = meibo.run(["apply", "-y", "-o", "json"]).json();
    assert_eq!(applied["entitlement"]["until"], "2028-03-31");
});

on_both!(proxy_1_shows_the_person_before_it_asks_and_records_both, |service| {
    let campus = Campus::new(service);
    campus.person(STUDENT, "student");
    campus.holder(STAFF, "proxy-applicant");
    let meibo = signed_in(service, STAFF);
    let terminal = meibo.terminal(["proxy-apply", STUDENT]);
    terminal.shows("t2600002  Name of t2600002, 理学部").shows("Apply for this person? [y/N]").answers("y");
    assert_eq!(terminal.ends(), 0);
    let screen = terminal.screen();
    assert!(screen.contains("Applied for Name of t2600002 (t2600002), 理学部."), "{screen}");
    let theirs = signed_in(service, STUDENT).run(["account", "applications", "-o", "json"]).json();
    assert_eq!((&theirs[0]["kind"], &theirs[0]["applicant"]), (&"proxy-apply".into(), &STAFF.into()));
});

on_both!(proxy_1_shows_every_person_of_a_file_before_it_asks, |service| {
    let campus = Campus::new(service);
    campus.person(STUDENT, "student");
    campus.person("suzuki01", "staff");
    campus.holder(STAFF, "proxy-applicant");
    let meibo = signed_in(service, STAFF);
    let (file, results) = (meibo.home().join("students.csv"), meibo.home().join("results.csv"));
    std::fs::write(&file, format!("id\n{STUDENT}\nsuzuki01\n")).unwrap();
    let (file, results) = (file.to_str().unwrap(), results.to_str().unwrap());
    let terminal = meibo.terminal(["proxy-apply", "--from", file, "--results", results]);
    terminal.shows("line 2, t2600002: Name of t2600002, 理学部").shows("[y/N]").answers("y");
    assert_eq!(terminal.ends(), 9);
    assert!(!terminal.screen().contains("Name of suzuki01"), "{}", terminal.screen());
    let results = std::fs::read_to_string(results).unwrap();
    assert!(results.contains("t2600002,done,,\"Name of t2600002, 理学部\","), "{results}");
});

on_both!(proxy_2_absent_and_unfit_get_one_answer, |service| {
    let campus = Campus::new(service);
    campus.holder(STAFF, "proxy-applicant");
    let meibo = signed_in(service, STAFF);
    let answer = |target: &str| {
        let mut error = meibo.run(["proxy-apply", target, "-y", "-o", "json"]).error(6);
        error["request_id"].take();
        error
    };
    let absent = answer("nobody0001");
    assert_eq!(absent["code"], "proxy_target_refused");
    for unfit in [STAFF, ADMIN, "///", "山田"] {
        assert_eq!(answer(unfit), absent, "{unfit}");
    }
});

on_both!(apply_another_needs_an_administrator_and_a_reason, |service| {
    let campus = Campus::new(service);
    for id in [STAFF, "s2600003"] {
        campus.person(id, "staff");
    }
    let desk = signed_in(service, ADMIN);
    assert_eq!(desk.run(["apply", STAFF, "-y", "-o", "json"]).error(2)["code"], "reason_needed");
    let both =
        desk.run_with(["apply", "-", "-y", "-o", "json", "--reason", "人事異動"], "ｓ2600001\ns2600003\ns2600001\n");
    let both = both.json();
    assert_eq!(both.as_array().map(Vec::len), Some(2), "{both}");
    assert_eq!(both[1]["application"]["applicant"], ADMIN);
    let stop = desk.run(["stop", STAFF, "-y", "--reason", "人事異動"]).ok();
    assert!(stop.ends_with("To undo: meibo stop s2600001 --reason TEXT --withdraw\n"), "{stop}");
    let other = signed_in(service, "s2600003");
    assert_eq!(other.run(["apply", STAFF, "-y", "--reason", "x", "-o", "json"]).error(5)["code"], "not_allowed");
});

on_both!(stop_3_who_is_staff_no_longer_withdraws_a_stop_and_is_shown_no_undo, |service| {
    let campus = Campus::new(service);
    campus.person(STAFF, "staff");
    let desk = signed_in(service, ADMIN);
    let reason = ["-y", "--reason", "x"];
    desk.run(["apply", STAFF].into_iter().chain(reason)).ok();
    desk.run(["stop", STAFF].into_iter().chain(reason)).ok();
    let still = desk.run(["stop", STAFF, "--withdraw"].into_iter().chain(reason)).ok();
    assert!(still.contains("To undo: meibo stop s2600001 --reason TEXT --on "), "{still}");
    desk.run(["stop", STAFF].into_iter().chain(reason)).ok();
    desk.run(["account", "update", STAFF, "--affiliation", "student"]).ok();
    let withdrawn = desk.run(["stop", STAFF, "--withdraw"].into_iter().chain(reason)).ok();
    assert!(!withdrawn.contains("To undo"), "{withdrawn}");
    let again = desk.run(["stop", STAFF].into_iter().chain(reason)).fails(6);
    assert!(again.contains("[staff_only]") && !again.contains("proxy"), "{again}");
});

on_both!(a_list_of_applications_is_cut_and_says_so, |service| {
    let meibo = staff(service);
    meibo.run(["apply", "-y"]).ok();
    for _ in 0..2 {
        meibo.run(["stop", "-y"]).ok();
        meibo.run(["stop", "--withdraw", "-y"]).ok();
    }
    let rows = |args: &[&str]| {
        let all = ["account", "applications", "-o", "id"].into_iter().chain(args.iter().copied());
        meibo.run(all).ok().lines().count()
    };
    assert_eq!((rows(&["--limit", "2"]), rows(&["--all"]), rows(&[])), (2, 5, 5));
    let terminal = meibo.terminal(["account", "applications", "--limit", "2"]);
    terminal.shows("2 of 5 shown. For all: --all");
    let sorted =
        meibo.run(["account", "applications", "--sort", "kind", "-o", "csv", "--columns", "kind", "--no-header"]);
    assert_eq!(sorted.ok(), "apply\nstop\nstop\nwithdraw-stop\nwithdraw-stop\n");
});

on_both!(stop_2_which_day_tomorrow_is_the_service_says_without_a_rehearsal, |service| {
    let meibo = staff(service);
    meibo.run(["apply", "--yes"]).ok();
    let ran = meibo.run(["stop", "--on", "tomorrow", "--dry-run", "--debug", "-o", "json"]);
    assert_eq!(ran.code, 0, "{ran}");
    let shown: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(shown["entitlement"]["stop_on"], "2026-04-14", "{shown}");
    let sent: Vec<&str> = ran.stderr.lines().filter(|line| line.starts_with("> ") && line.contains(" /v1/")).collect();
    assert_eq!(sent, ["> GET /v1/session", "> POST /v1/accounts/me/applications/stop"], "{ran}");
    let meant = meibo.run(["lsa", "enable", "--until", "tomorrow", "--dry-run", "--debug", "-o", "json"]);
    let sent: Vec<&str> = meant.stderr.lines().filter(|line| line.starts_with("> POST")).collect();
    assert_eq!((meant.code, sent.len()), (0, 1), "{meant}");
});
