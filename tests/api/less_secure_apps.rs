//! Less secure app access (LSA-1 to LSA-4): the switch itself. What it lets in is in `mail_log_in`.

use meibo::ops::less_secure_apps;
use serde_json::{Value, json};

use super::{
    campus::{Campus, REASON, race},
    timer::Timer,
};
use crate::support::http::Answer;

const ENABLE: &str = "/v1/me/less-secure-apps/enable";
const SHOW: &str = "/v1/accounts/me/less-secure-apps";
const DISABLE: &str = "/v1/accounts/me/less-secure-apps/disable";

fn enable(campus: &Campus<'_>, token: &str, body: &Value) -> Answer {
    campus.post(token, ENABLE, body)
}

fn switch(campus: &Campus<'_>, token: &str) -> Value {
    campus.get(token, SHOW).ok()["less_secure_apps"].take()
}

/// Moves the clock, and signs in anew: a sign-in lasts twelve hours.
fn at(campus: &Campus<'_>, when: &str) -> String {
    campus.service.clock.set(when);
    campus.token("tanaka")
}

fn subjects(campus: &Campus<'_>) -> Vec<String> {
    let subject = |it: &Value| it["subject"].as_str().unwrap().to_owned();
    let all = campus.messages("tanaka").iter().map(subject).collect::<Vec<_>>();
    all.into_iter().filter(|it| it.contains("安全性の低いアプリ")).collect()
}

on_both!(lsa_1_it_is_off_by_default, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    assert_eq!(switch(&campus, &token), json!({ "state": "off" }));
    let whole = campus.get(&token, "/v1/accounts/me").ok();
    assert_eq!(whole["less_secure_apps"], json!({ "state": "off" }));
    campus.post(&token, DISABLE, &json!({})).refused(409, "less_secure_apps_off");
});

on_both!(lsa_2_turning_it_on_shows_before_and_after, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    let done = enable(&campus, &token, &json!({})).ok();
    let on = json!({ "state": "on", "since": "2026-04-13T09:00:00+09:00", "ends_at": "2026-05-13T09:00:00+09:00" });
    assert_eq!((&done["before"], &done["less_secure_apps"]), (&json!({ "state": "off" }), &on));
    assert_eq!(done["credential"], json!({ "first": "set-mail-password" }), "there is none yet");
    assert_eq!(switch(&campus, &token), on);
    assert_eq!(subjects(&campus), ["meibo: 安全性の低いアプリのアクセスが有効になりました"]);
    let off = campus.post(&token, DISABLE, &json!({})).ok();
    assert_eq!((&off["before"], &off["less_secure_apps"]), (&on, &json!({ "state": "off" })));
    assert_eq!(switch(&campus, &token), json!({ "state": "off" }));
});

on_both!(lsa_2_only_while_two_step_verification_is_off, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.turns_on_authenticator(&token);
    enable(&campus, &token, &json!({})).refused(409, "less_secure_apps_two_step");
    campus.post(&token, "/v1/me/2sv/disable", &json!({})).ok();
    enable(&campus, &token, &json!({})).ok();
});

on_both!(sign_3_turning_it_on_asks_for_the_password_again, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    enable(&campus, &token, &json!({})).ok();
    service.clock.pass_minutes(10);
    enable(&campus, &token, &json!({})).refused(401, "password_again");
    campus.post(&token, DISABLE, &json!({})).ok();
});

on_both!(lsa_3_it_turns_itself_off_thirty_days_after_it_was_turned_on, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    enable(&campus, &token, &json!({})).ok();
    let token = at(&campus, "2026-05-13T08:59:59+09:00");
    assert_eq!(switch(&campus, &token)["state"], "on");
    let token = at(&campus, "2026-05-13T09:00:00+09:00");
    assert_eq!(switch(&campus, &token), json!({ "state": "off" }), "whatever jobs have done so far");
    campus.post(&token, DISABLE, &json!({})).refused(409, "less_secure_apps_off");
});

on_both!(lsa_3_until_sets_an_earlier_end, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    enable(&campus, &token, &json!({ "until": "2026-04-12" })).refused(400, "invalid_value");
    let done = enable(&campus, &token, &json!({ "until": "2026-04-20" })).ok()["less_secure_apps"].take();
    assert_eq!(done["ends_at"], "2026-04-21T00:00:00+09:00", "the day itself counts");
    assert_eq!(done["until_at"], "2026-04-21T00:00:00+09:00");
    let token = at(&campus, "2026-04-20T23:59:59+09:00");
    assert_eq!(switch(&campus, &token)["state"], "on");
    let token = at(&campus, "2026-04-21T00:00:00+09:00");
    assert_eq!(switch(&campus, &token)["state"], "off");
    let later = enable(&campus, &token, &json!({ "until": "2026-12-31" })).ok()["less_secure_apps"].take();
    assert_eq!(later["ends_at"], "2026-05-21T00:00:00+09:00", "no later than by itself");
});

on_both!(lsa_3_turning_it_on_again_begins_anew, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    enable(&campus, &token, &json!({ "until": "2026-04-20" })).ok();
    service.clock.pass_minutes(5);
    let done = enable(&campus, &token, &json!({})).ok();
    assert_eq!(done["before"]["until_at"], "2026-04-21T00:00:00+09:00");
    assert_eq!(done["less_secure_apps"]["ends_at"], "2026-05-13T09:05:00+09:00");
    assert_eq!(done["less_secure_apps"]["until_at"], Value::Null);
});

on_both!(lsa_4_turning_two_step_verification_on_turns_it_off, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    enable(&campus, &token, &json!({})).ok();
    let done = campus.turns_on_sms("tanaka", &token);
    assert_eq!(done["less_secure_apps_ended"], true);
    assert_eq!(switch(&campus, &token), json!({ "state": "off" }));
    let off = campus.post(&token, "/v1/me/2sv/disable", &json!({})).ok();
    assert_eq!(off["credential"], json!({ "first": "allow-an-app-and-set-mail-password" }), "2SV-9");
    assert_eq!(switch(&campus, &token), json!({ "state": "off" }), "it does not come back");
});

on_both!(lsa_4_a_clock_set_back_brings_it_back_beside_no_second_step, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    service.clock.set("2026-04-13T09:00:30+09:00");
    enable(&campus, &token, &json!({})).ok();
    // It ends within a minute at whose beginning the job has looked.
    at(&campus, "2026-05-13T09:00:00+09:00");
    let token = at(&campus, "2026-05-13T09:00:30+09:00");
    campus.turns_on_authenticator(&token);
    service.clock.set("2026-05-13T09:00:20+09:00");
    let two_step = campus.get(&token, "/v1/accounts/me/2sv").ok()["state"].take();
    assert_eq!((two_step, &switch(&campus, &token)["state"]), (json!("on"), &json!("off")));
});

on_both!(lsa_4_of_the_two_switches_only_one_is_ever_on, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    for round in 0..4 {
        let begun = campus.post(&token, "/v1/me/2sv/enrolment", &json!({ "method": "authenticator" })).ok();
        let secret = begun["key"].as_str().unwrap().replace(' ', "");
        campus.post(&token, "/v1/me/2sv/enrolment/code", &json!({ "code": campus.shows(&secret) })).ok();
        race(8, |place| match place % 2 {
            0 => campus.request(&token, "POST", ENABLE, &json!({})),
            _ => campus.request(&token, "POST", "/v1/me/2sv/enrolment/finish", &json!({})),
        });
        let two_step = campus.get(&token, "/v1/accounts/me/2sv").ok()["state"].take();
        assert_eq!((two_step, &switch(&campus, &token)["state"]), (json!("on"), &json!("off")), "round {round}");
        campus.post(&token, "/v1/me/2sv/disable", &json!({})).ok();
        service.clock.pass_minutes(1);
    }
});

on_both!(lsa_3_the_owner_is_reminded_and_told_of_the_end_once, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    enable(&campus, &token, &json!({})).ok();
    let replicas = [Timer::of(service), Timer::of(service)];
    let (reminded, ended) = ("less-secure-apps.remind", "less-secure-apps.end");
    let written = |operation: &str| campus.audit(&format!("operation={operation}&account=tanaka")).len();
    for (now, reminders, ends) in [
        ("2026-04-20T08:59:59+09:00", 0, 0),
        ("2026-04-20T09:00:00+09:00", 1, 0),
        ("2026-04-27T08:59:59+09:00", 1, 0),
        ("2026-04-27T09:00:00+09:00", 2, 0),
        // Nobody looked for two weeks and an hour: one reminder, not two.
        ("2026-05-11T10:00:00+09:00", 3, 0),
        ("2026-05-13T08:59:59+09:00", 3, 0),
        ("2026-05-13T09:00:00+09:00", 3, 1),
        ("2026-06-13T09:00:00+09:00", 3, 1),
    ] {
        service.clock.set(now);
        for timer in [&replicas[0], &replicas[1], &replicas[0]] {
            timer.does(async |house| less_secure_apps::run(house, service.clock.now()).await).unwrap();
        }
        assert_eq!((written(reminded), written(ended)), (reminders, ends), "{now}");
        if now == "2026-05-13T09:00:00+09:00" {
            assert_eq!(
                subjects(&campus),
                ["meibo: 安全性の低いアプリのアクセスが無効になりました"],
                "older letters are gone"
            );
        }
    }
});

/// What the owner was told last.
fn body(campus: &Campus<'_>) -> String {
    campus.messages("tanaka").last().unwrap()["body"].as_str().unwrap().to_owned()
}

on_both!(lsa_3_before_an_end_that_was_set_the_owner_is_reminded_too, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    enable(&campus, &token, &json!({ "until": "2026-04-15" })).ok();
    let timer = Timer::of(service);
    let written = |operation: &str| campus.audit(&format!("operation={operation}&account=tanaka")).len();
    for (now, reminders, ends) in [
        ("2026-04-14T23:59:59+09:00", 0, 0),
        ("2026-04-15T00:00:00+09:00", 1, 0),
        ("2026-04-15T23:59:59+09:00", 1, 0),
        ("2026-04-16T00:00:00+09:00", 1, 1),
    ] {
        service.clock.set(now);
        timer.does(async |house| less_secure_apps::run(house, service.clock.now()).await).unwrap();
        let told = (written("less-secure-apps.remind"), written("less-secure-apps.end"));
        assert_eq!(told, (reminders, ends), "{now}");
    }
});

on_both!(lsa_3_letters_say_how_this_switch_ends, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.call(&campus.admin(), "PATCH", "/v1/accounts/tanaka", &json!({ "language": "en" })).ok();
    let timer = Timer::of(service);
    let rings = |now: &str| {
        service.clock.set(now);
        timer.does(async |house| less_secure_apps::run(house, service.clock.now()).await).unwrap();
    };
    enable(&campus, &token, &json!({ "until": "2026-04-15" })).ok();
    let fixed = "It turns itself off at 2026-04-16 00:00 JST, whether mail apps log in or not.";
    assert_eq!(
        body(&campus),
        format!(
            "Less secure apps were allowed for your account: a mail app now gets in by the mail password alone.\n\
             {fixed} To turn it off now: meibo lsa disable\n\
             If this was not you, call the help desk at once."
        )
    );
    rings("2026-04-15T00:00:00+09:00");
    assert_eq!(
        body(&campus),
        format!(
            "Less secure apps are still allowed for your account: a mail app gets in by the mail password alone.\n\
             {fixed} If you no longer need it, turn it off now: meibo lsa disable\n\
             Safer is 2-step verification with an app password: meibo 2sv enable"
        )
    );
    let ended = |why: &str| {
        format!(
            "Less secure apps are no longer allowed for your account: {why}\n\
             A mail app that uses the mail password can no longer log in. Safer than allowing it again is 2-step \
             verification with an app password: meibo 2sv enable"
        )
    };
    rings("2026-04-16T00:00:00+09:00");
    assert_eq!(body(&campus), ended("the end that was set has come."));
    enable(&campus, &campus.token("tanaka"), &json!({ "until": "2026-12-31" })).ok();
    // Some microseconds after midnight, which a promise rounds up (ALL-5).
    let moves = "It turns itself off at 2026-05-16 00:01 JST if no mail app logs in before that; each log-in moves \
        this on, to 2027-01-01 00:00 JST at the latest.";
    assert!(body(&campus).contains(moves), "{}", body(&campus));
    rings("2026-05-16T00:00:01+09:00");
    assert_eq!(body(&campus), ended("no mail app has logged in with the mail password alone for 30 days."));
});

on_both!(lsa_3_many_replicas_tell_the_owner_once, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    enable(&campus, &token, &json!({})).ok();
    for (now, letters) in [("2026-04-20T09:00:00+09:00", 1), ("2026-05-13T09:00:00+09:00", 1)] {
        service.clock.set(now);
        std::thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| {
                    let timer = Timer::of(service);
                    timer.does(async |house| less_secure_apps::run(house, service.clock.now()).await).unwrap();
                });
            }
        });
        assert_eq!(subjects(&campus).len(), letters, "{now}");
    }
});

on_both!(an_administrator_turns_it_off_with_a_reason_and_nobody_turns_it_on_for_another, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    enable(&campus, &token, &json!({})).ok();
    let (desk, admin) = (campus.holder("desk", "help-desk"), campus.admin());
    let path = "/v1/accounts/tanaka/less-secure-apps/disable";
    campus.request(&desk, "POST", path, &json!({})).header(REASON.0, REASON.1).send().refused(403, "not_allowed");
    campus.post(&admin, path, &json!({})).refused(400, "reason_needed");
    let done = campus.request(&admin, "POST", path, &json!({})).header(REASON.0, REASON.1).send().ok();
    assert_eq!((&done["account"], &done["less_secure_apps"]["state"]), (&json!("tanaka"), &json!("off")));
    assert_eq!(switch(&campus, &token)["state"], "off");
    assert!(campus.messages("tanaka").iter().any(|it| it["body"].as_str().unwrap().contains("asked at the counter")));
    campus.post(&admin, "/v1/accounts/tanaka/less-secure-apps/enable", &json!({})).refused(404, "no_such_path");
});

on_both!(lsa_2_a_rehearsal_changes_nothing, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    let tried = campus.request(&token, "POST", ENABLE, &json!({})).header("Meibo-Dry-Run", "true").send().ok();
    assert_eq!(tried["less_secure_apps"]["state"], "on");
    assert_eq!(switch(&campus, &token)["state"], "off");
});
