//! The first screen of an account: what is told follows what the account can do now, and nothing is told for ever or too often.

use serde_json::{Value, json};

use crate::{
    api::{
        alias::has_mailbox,
        campus::{ADMIN, Campus, PASSWORD, new_account},
    },
    support::{Meibo, Service},
};

/// The help desk's screen of an account.
fn shown(desk: &Meibo, id: &str) -> String {
    desk.run(["account", "show", id]).ok()
}

/// What stands beside a heading of the screen.
#[track_caller]
fn beside(screen: &str, heading: &str) -> Option<String> {
    screen.lines().find_map(|line| line.strip_prefix(heading)?.strip_prefix(':')).map(|line| line.trim().to_owned())
}

/// The sentences of what waits.
fn waiting(screen: &str) -> Vec<&str> {
    let part = screen.split("\n\n").find(|part| part.starts_with("Waiting, or soon to change"));
    part.into_iter().flat_map(str::lines).skip(1).map(str::trim).collect()
}

fn desk(service: &Service) -> Meibo {
    let desk = Meibo::of(service);
    desk.login(ADMIN, PASSWORD).ok();
    desk
}

const NO_ADDRESS: &str = "no: there is no cloud mail address yet";

on_both!(addr_1_the_owner_is_told_to_do_only_what_they_can, |service| {
    let campus = Campus::new(service);
    campus.creates("tanaka", "staff");
    campus.person("sato", "staff");
    let desk = desk(service);
    let mail_apps = |id: &str| beside(&shown(&desk, id), "Mail apps").unwrap();
    assert_eq!(mail_apps("tanaka"), NO_ADDRESS, "the first password comes before any address");
    let chooses = format!("{NO_ADDRESS}. The owner chooses one with: meibo account address set ADDRESS");
    assert_eq!(mail_apps("sato"), chooses);
    desk.run(["account", "lockdown", "sato", "--reason", "a leak", "--confirm", "sato"]).ok();
    assert_eq!(mail_apps("sato"), NO_ADDRESS);
    assert_eq!(
        waiting(&shown(&desk, "sato")),
        [
            "Locked down since 2026-04-13 09:00 JST: nobody can sign in until the owner resets the account password, or the \
             help desk lifts it (meibo account unlock sato --reason TEXT).",
            "Locked down by admin0001: a leak",
        ]
    );
    desk.run(["account", "disable", "sato", "--reason", "left", "--yes"]).ok();
    assert_eq!(
        waiting(&shown(&desk, "sato")),
        [
            "The account is disabled: it can neither sign in nor be changed until an administrator enables it: meibo account \
             enable sato",
            "Disabled at 2026-04-13 09:00 JST by admin0001: left",
            "Locked down since 2026-04-13 09:00 JST: nobody can sign in until the help desk lifts it (meibo account unlock \
             sato --reason TEXT).",
            "Locked down by admin0001: a leak",
        ]
    );
    let settings = desk.run(["mail-settings", "show", "sato"]).ok();
    assert!(settings.contains("User: no mail address is in force\n") && !settings.contains("POP is off"), "{settings}");
    desk.run(["account", "disable", "tanaka", "--reason", "never came", "--yes"]).ok();
    let screen = shown(&desk, "tanaka");
    assert_eq!(waiting(&screen).len(), 2, "its first password is no matter any more: {screen}");
    assert_eq!(beside(&screen, "What is coming"), None, "{screen}");
});

on_both!(all_1_who_has_shut_an_account_when_and_why_is_told_to_the_help_desk_and_not_to_a_helper, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let (desk, helper) = (campus.holder("h1", "help-desk"), campus.holder("h2", "helper"));
    let view = |token: &str| campus.get(token, "/v1/accounts/tanaka").ok();
    assert_eq!((&view(&desk)["disabled"], &view(&desk)["locked_down"]), (&Value::Null, &Value::Null));
    let act = |verb: &str, reason: &str| {
        service.clock.pass_minutes(1);
        let path = format!("/v1/accounts/tanaka/{verb}");
        campus.request(&campus.admin(), "POST", &path, &json!({})).header("Meibo-Reason", reason).send().ok();
    };
    act("disable", "by mistake");
    act("enable", "back");
    act("disable", "left");
    act("lockdown", "phishing");
    let shut = json!({ "at": "2026-04-13T09:03:00+09:00", "by": ADMIN, "reason": "left" });
    assert_eq!(view(&desk)["disabled"], shut);
    let down = json!({ "at": "2026-04-13T09:04:00+09:00", "by": ADMIN, "reason": "phishing" });
    assert_eq!(view(&desk)["locked_down"], down);
    let withheld = view(&helper);
    assert_eq!(withheld["disabled"]["at"], shut["at"]);
    assert_eq!((&withheld["disabled"]["by"], &withheld["disabled"]["reason"]), (&Value::Null, &Value::Null));
    assert_eq!((&withheld["locked_down"]["by"], &withheld["locked_down"]["reason"]), (&Value::Null, &Value::Null));
    for name in ["disabled.by", "disabled.reason", "locked_down.by", "locked_down.reason"] {
        assert!(withheld["withheld"].as_array().unwrap().contains(&json!(name)), "{name}: {withheld}");
    }
    act("enable", "back");
    assert_eq!((&view(&desk)["disabled"], &view(&desk)["locked_down"]), (&Value::Null, &down));
    act("unlock", "seen");
    assert_eq!(view(&desk)["locked_down"], Value::Null);
    let without = campus.post(&campus.admin(), "/v1/accounts/tanaka/disable", &json!({}));
    without.refused(400, "reason_needed");
});

on_both!(the_last_refusal_is_told_for_a_week_and_until_the_same_has_succeeded, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    let desk = desk(service);
    let last = || {
        desk.login(ADMIN, PASSWORD).ok();
        beside(&shown(&desk, "tanaka"), "Last refusal")
    };
    service.clock.pass_minutes(1);
    campus.sign_in("tanaka", "not the password of tanaka").refused(401, "wrong_credentials");
    service.clock.pass_minutes(1);
    let told = Some("2026-04-13 09:01 JST: The account or the password is wrong. (sign-in)".to_owned());
    assert_eq!(last(), told);
    let token = campus.token("tanaka");
    assert_eq!(last(), None, "the right one was typed since");

    service.clock.pass_minutes(1);
    campus.post(&token, "/v1/me/app-passwords", &json!({ "name": "Ecrea" })).refused(409, "two_step_off");
    let told = Some("2026-04-13 09:03 JST: 2-step verification is not on. (creation of an app password)".to_owned());
    assert_eq!(last(), told);
    service.clock.set("2026-04-20T09:02:59+09:00");
    assert_eq!(last(), told);
    service.clock.set("2026-04-20T09:03:00+09:00");
    assert_eq!(last(), None, "a week later");
});

on_both!(what_waits_stands_once_on_top_and_once_in_its_noun, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    has_mailbox(service, "tanaka", "taro");
    campus.post(&token, "/v1/me/pop/enable", &json!({ "messages": "all" })).ok();
    campus.turns_on_sms("tanaka", &token);
    campus.post(&token, "/v1/me/app-passwords", &json!({ "name": "Ecrea" })).ok();
    campus.call(&token, "PUT", "/v1/me/address", &json!({ "address": "taro2" })).ok();
    let meter = campus.service_token("mail-decision");
    let past = json!({ "user": "tanaka", "session": "s", "total_bytes": 1_300_000_000_u64 });
    campus.post(&meter, "/v1/pop/use", &past).ok();
    let screen = shown(&desk(service), "tanaka");
    assert_eq!(screen.matches("taro2@mail.example.jp").count(), 2, "{screen}");
    assert_eq!(screen.matches("2026-04-14 09:01 JST").count(), 2, "the POP lock: {screen}");
    let lifts = "with an app password. POP is locked. Possible from 2026-04-14 09:01 JST. To lift it: \
                 meibo pop-quota unlock tanaka --reason TEXT";
    assert_eq!(beside(&screen, "Mail apps").as_deref(), Some(lifts));
});

on_both!(ent_1_the_end_of_the_entitlement_is_told_among_what_is_coming, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.post(&token, "/v1/accounts/me/applications/apply", &json!({})).ok();
    let coming = beside(&shown(&desk(service), "tanaka"), "What is coming");
    assert_eq!(coming.as_deref(), Some("now ── 2027-04-01 00:00 JST the entitlement ends"));
});

on_both!(sign_6_no_first_password_is_said_to_outlive_its_account, |service| {
    let campus = Campus::new(service);
    let mut body = new_account("ws0001", "other");
    (body["kind"], body["last_day"]) = (json!("workshop"), json!("2026-04-20"));
    let made = campus.post(&campus.admin(), "/v1/accounts", &body).ok();
    assert_eq!(made["first_password_expires_at"], "2026-04-21T00:00:00+09:00");
    let coming = beside(&shown(&desk(service), "ws0001"), "What is coming");
    let expected = "now ── 2026-04-21 00:00 JST the account ends ── 2026-04-21 00:00 JST the first password expires";
    assert_eq!(coming.as_deref(), Some(expected));
});

on_both!(who_is_not_allowed_reads_for_whom_it_is, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "staff");
    campus.holder("h1", "help-desk");
    let told = |id: &str, args: &[&str]| {
        let meibo = Meibo::of(service);
        meibo.login(id, PASSWORD).ok();
        let told = meibo.run(args.iter().copied()).fails(5);
        told.lines().take(3).map(str::to_owned).collect::<Vec<_>>()
    };
    let (what, next) = (
        "You are not allowed to do this.",
        "Ask somebody who has that role, or sign in with an account that has it. To see your own roles: meibo status",
    );
    let why = "It is for administrators. [not_allowed]";
    assert_eq!(told("h1", &["account", "enable", "tanaka", "--yes"]), [what, why, next]);
    let why = "It is for student helpers, the help desk and administrators. [not_allowed]";
    assert_eq!(told("tanaka", &["account", "show", "h1"]), [what, why, next]);
});
