//! `meibo pop-quota`: turned on with all that a mail app needs, shown, listed, unlocked.

use serde_json::json;

use crate::{
    api::campus::{Campus, PASSWORD},
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

/// A mail server reports what a session has downloaded.
fn reads(campus: &Campus<'_>, meter: &str, megabytes: u64) {
    let body = json!({ "user": ID, "session": "s", "total_bytes": megabytes * 1_000_000 });
    campus.post(meter, "/v1/pop/use", &body).ok();
}

on_both!(pop_1_enabling_says_all_that_a_mail_app_needs, |service| {
    let (campus, meibo) = person(service);
    let text = meibo.run(["pop-quota", "enable", "--messages", "all"]).ok();
    for part in [
        "POP is on, for all mail. It works at once.\n",
        "POP does not deliver spam and trash, and spam is deleted after 30 days",
        "The mailbox’s size is not known: no mail server has reported it yet.",
        "None yet. First turn on 2-step verification and create an app password (safer): meibo 2sv enable.",
        "Incoming mail (POP): pop.example.jp, port 995, SSL/TLS\n",
        "Outgoing mail (SMTP): smtp.example.jp, port 465, SSL/TLS\n",
        "To undo: meibo ",
        "pop-quota disable\n",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let error = meibo.run(["pop-quota", "enable", "--messages", "all", "-o", "json"]).error(6);
    assert_eq!(error["code"], "nothing_to_change");
    let size = json!({ "user": ID, "bytes": 3_000_000_000_u64 });
    campus.post(&campus.service_token("mail-decision"), "/v1/mailbox/size", &size).ok();
    let text = meibo.run(["pop-quota", "show"]).ok();
    assert!(text.contains("The mailbox held 3000 MB at 2026-04-13 09:00 JST; a day’s limit is 1250 MB."), "{text}");
    assert!(text.contains("takes 3 days.") && text.contains("Warning: "), "{text}");
    let text = meibo.run(["pop-quota", "enable", "--messages", "from-now-on", "--lang", "ja"]).ok();
    // No mail server can be asked where new mail begins, and nothing else is claimed.
    assert!(
        text.contains("POP の対象を今後受信するメールにしましたが、メールソフトからはまだログインできません。"),
        "{text}"
    );
    assert!(text.contains("問い合わせるメールサーバーが設定されていないため") && !text.contains("3 日"), "{text}");
    assert!(text.contains("pop-quota enable --messages all\n"), "{text}");
});

on_both!(pop_1_disabling_asks_and_a_dry_run_changes_nothing, |service| {
    let (_campus, meibo) = person(service);
    let would = meibo.run(["pop-quota", "enable", "--messages", "all", "-n"]).ok();
    assert!(would.starts_with("POP would be on at once, for all mail."), "{would}");
    assert_eq!(meibo.run(["pop-quota", "show", "-o", "json"]).json()["pop"]["mode"], "disabled");
    meibo.run(["pop-quota", "enable", "--messages", "all"]).ok();
    assert_eq!(meibo.run(["pop-quota", "disable", "-o", "json"]).error(11)["code"], "input_needed");
    let terminal = meibo.terminal(["pop-quota", "disable"]);
    terminal.shows("Turn POP off?").answers("y");
    terminal.shows("POP is off, at once.");
    assert_eq!(terminal.ends(), 0);
    let error = meibo.run(["pop-quota", "disable", "-y", "-o", "json"]).error(6);
    assert_eq!(error["code"], "nothing_to_change");
});

on_both!(pop_5_use_and_lock_are_shown_and_the_help_desk_unlocks_with_a_reason, |service| {
    let (campus, meibo) = person(service);
    meibo.run(["pop-quota", "enable", "--messages", "all"]).ok();
    let meter = campus.service_token("mail-decision");
    reads(&campus, &meter, 1000);
    let text = meibo.run(["pop-quota", "show"]).ok();
    let today = "1000 MB of 1250 MB downloaded (80 %), 250 MB left; a fresh allowance from 2026-04-14 00:00 JST.";
    assert!(text.contains(today), "{text}");
    reads(&campus, &meter, 1251);
    let text = meibo.run(["account", "show"]).ok();
    assert!(text.contains("POP is locked until 2026-04-14 09:00 JST"), "{text}");
    let text = meibo.run(["pop-quota", "show", "--lang", "ja"]).ok();
    assert!(text.contains("2026-04-14 09:00 JST から再び使えます。"), "{text}");

    let desk = Meibo::of(service);
    campus.holder("desk0001", "help-desk");
    desk.login("desk0001", PASSWORD).ok();
    let list = desk.run(["pop-quota", "list", "--over", "99", "-o", "json"]).json();
    assert_eq!((list[0]["login_id"].as_str(), list[0]["used_percent"].as_u64()), (Some(ID), Some(100)));
    let unlock = ["pop-quota", "unlock", ID];
    assert_eq!(desk.run(unlock.into_iter().chain(["-o", "json"])).error(2)["code"], "reason_needed");
    let text = desk.run(unlock.into_iter().chain(["--reason", "締切のため"])).ok();
    assert!(text.contains("POP works at once, with 1250 MB to download today."), "{text}");
    let both = ["pop-quota", "unlock", ID, "no.such", "--reason", "x", "-o", "json"];
    assert_eq!(desk.run(both).error(6)["code"], "rows_refused");
    assert_eq!(desk.run(["pop-quota", "list", "--filter", "state=locked", "-o", "json"]).json(), json!([]));
    let sorted = desk.run(["pop-quota", "list", "--sort", "-used_percent", "-o", "json"]).json();
    assert_eq!(sorted[0]["login_id"], ID);
});

on_both!(apppw_6_the_settings_are_shown_with_a_new_app_password, |service| {
    let (campus, meibo) = person(service);
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]).ok();
    meibo.run(["2sv", "enable", "--code", &campus.code(ID)]).ok();
    let text = meibo.run(["app-password", "create", "Ecrea"]).ok();
    assert!(text.contains("Settings for the mail app:\n  Incoming mail (IMAP): imap.example.jp, port 993"), "{text}");
    let json = meibo.run(["app-password", "create", "K-9", "-o", "json"]).json();
    let ports: Vec<_> = json["settings"]["smtp"].as_array().unwrap().iter().map(|it| &it["port"]).collect();
    assert_eq!(ports, [465, 587]);
});

on_both!(pop_4_it_is_told_that_pop_brings_all_mail_to_the_computers_disk, |service| {
    let (_campus, meibo) = person(service);
    for (lang, words) in
        [("en", "POP brings all mail to the disk of the computer"), ("ja", "コンピューターのディスクに保存され")]
    {
        for args in [&["pop-quota", "enable", "--messages", "all", "-n"][..], &["pop-quota", "show"]] {
            let text = meibo.run(args.iter().copied().chain(["--lang", lang])).ok();
            assert!(text.contains(words), "{text}");
        }
    }
});

on_both!(all_4_a_member_is_named_no_command_of_the_help_desk, |service| {
    let (campus, meibo) = person(service);
    meibo.run(["pop-quota", "enable", "--messages", "all"]).ok();
    reads(&campus, &campus.service_token("mail-decision"), 1300);
    let desk = Meibo::of(service);
    desk.login(crate::api::campus::ADMIN, PASSWORD).ok();
    let command = format!("meibo pop-quota unlock {ID} --reason TEXT");
    let (own, others) = (meibo.run(["account", "show"]).ok(), desk.run(["account", "show", ID]).ok());
    assert!(own.contains("The help desk can lift it earlier.") && !own.contains(&command), "{own}");
    assert!(others.contains(&command), "{others}");
    let delete = ["app-password", "delete", "0000000000000", "--yes"];
    assert!(!meibo.run(delete).fails(3).contains("--account"));
    assert!(desk.run(delete).fails(3).contains("--account"));
});
