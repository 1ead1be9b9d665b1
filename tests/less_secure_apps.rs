//! `meibo lsa`: the risk told and confirmed, before and after shown, turned off again.

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD},
    support::{Meibo, Service},
};

const ID: &str = "t2600001";

fn person<'a>(service: &'a Service) -> (Campus<'a>, Meibo) {
    let campus = Campus::new(service);
    campus.person(ID, "student");
    let meibo = Meibo::of(service);
    meibo.login(ID, PASSWORD).ok();
    (campus, meibo)
}

on_both!(lsa_2_the_risk_is_told_and_confirmed, |service| {
    let (_campus, meibo) = person(service);
    assert_eq!(meibo.run(["lsa", "enable", "-o", "json"]).error(11)["code"], "input_needed");
    let terminal = meibo.terminal(["lsa", "enable"]);
    terminal.shows("less secure apps off → on (until").shows("password can read all\nyour mail");
    terminal.shows("Allow less secure apps? [y/N]").answers("n");
    assert_eq!(terminal.ends(), 10);
    assert_eq!(meibo.run(["lsa", "show", "-o", "json"]).json()["less_secure_apps"]["state"], "off");
    let terminal = meibo.terminal(["lsa", "enable", "--lang", "ja"]);
    terminal.shows("安全性の低いアプリのアクセス 無効 → 有効").shows("2 段階目では防げません");
    terminal.shows("許可しますか").answers("はい");
    terminal.shows("meibo account mail-password set").shows("meibo lsa disable");
    assert_eq!(terminal.ends(), 0);
    let shown = meibo.run(["lsa", "show", "-o", "json"]).json();
    assert_eq!(
        (&shown["less_secure_apps"]["state"], &shown["credential"]["first"]),
        (&"on".into(), &"set-mail-password".into()),
        "{shown}"
    );
    assert_eq!(shown["less_secure_apps"]["ends_at"], "2026-05-13T09:00:00+09:00");
});

on_both!(lsa_3_until_is_read_as_people_write_days, |service| {
    let (_campus, meibo) = person(service);
    for (typed, end) in [
        ("2026-04-20", "2026-04-21T00:00:00+09:00"),
        ("２０２６年４月２０日", "2026-04-21T00:00:00+09:00"),
        ("today", "2026-04-14T00:00:00+09:00"),
        ("明日", "2026-04-15T00:00:00+09:00"),
    ] {
        let done = meibo.run(["lsa", "enable", "--until", typed, "-y", "-o", "json"]).json();
        assert_eq!(done["less_secure_apps"]["ends_at"], end, "{typed}");
    }
    let told = meibo.run(["lsa", "enable", "--until", "2026-04-12", "-y"]).fails(2);
    assert!(told.contains("UNTIL") && told.contains("The day has passed"), "{told}");
    meibo.run(["lsa", "enable", "--until", "soon", "-y"]).fails(2);
});

on_both!(lsa_2_is_refused_while_two_step_verification_is_on, |service| {
    let (campus, meibo) = person(service);
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]).ok();
    meibo.run(["2sv", "enable", "--code", &campus.code(ID)]).ok();
    let told = meibo.run(["lsa", "enable", "-y"]).fails(6);
    assert!(told.contains("[less_secure_apps_two_step]") && told.contains("meibo app-password create"), "{told}");
    let told = meibo.run(["2sv", "disable", "-y"]).ok();
    assert!(told.contains("Password for mail apps: None yet."), "2SV-9: {told}");
});

on_both!(lsa_4_turning_two_step_verification_on_says_that_it_is_off, |service| {
    let (campus, meibo) = person(service);
    meibo.run(["lsa", "enable", "-y"]).ok();
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]).ok();
    let told = meibo.run(["2sv", "enable", "--code", &campus.code(ID)]).ok();
    assert!(told.contains("Less secure apps were allowed until now; they no longer are."), "{told}");
    assert!(meibo.run(["lsa", "show"]).ok().contains("off"));
});

on_both!(an_administrator_turns_it_off_for_several, |service| {
    let (campus, meibo) = person(service);
    meibo.run(["lsa", "enable", "-y"]).ok();
    campus.person("t2600002", "student");
    let desk = Meibo::of(service);
    desk.login(ADMIN, PASSWORD).ok();
    let ids = format!("{ID}\nt2600002\n");
    let args = ["lsa", "disable", "-", "-y", "--reason", "年度の終わり"];
    let ended = desk.run_with(args, &ids);
    assert_eq!(ended.code, 9);
    let told = &ended.stderr;
    assert!(told.contains("less_secure_apps_off") && told.contains("t2600002"), "{told}");
    assert_eq!(meibo.run(["lsa", "show", "-o", "json"]).json()["less_secure_apps"]["state"], "off");
    let whole = desk.run(["account", "show", ID]).ok();
    assert!(whole.contains("Less secure apps"), "{whole}");
});

on_both!(account_show_says_until_when_it_is_on, |service| {
    let (_campus, meibo) = person(service);
    meibo.run(["lsa", "enable", "--until", "2026-04-20", "-y"]).ok();
    let tokyo = ["--tz", "Asia/Tokyo"];
    let fixed = "It turns itself off at 2026-04-21 00:00 JST, whether mail apps log in or not.";
    let shown = |words: &[&str]| meibo.run(words.iter().copied().chain(tokyo)).ok();
    let comes = |text: &str, line: &str| assert!(text.lines().any(|it| it == line), "{line} in {text}");
    comes(&shown(&["account", "show"]), "What is coming: now ── 2026-04-21 00:00 JST less secure apps are turned off");
    let text = shown(&["lsa", "show"]);
    assert!(text.contains(fixed), "{text}");
    let text = shown(&["lsa", "show", "--lang", "ja"]);
    assert!(
        text.contains("メールソフトのログインがあっても、2026-04-21 00:00 JST に自動的に無効になります。"),
        "{text}"
    );
    meibo.run(["lsa", "enable", "-y"]).ok();
    comes(
        &shown(&["account", "show"]),
        "What is coming: now ── 2026-05-13 09:00 JST less secure apps are turned off, if no mail app logs in before",
    );
});
