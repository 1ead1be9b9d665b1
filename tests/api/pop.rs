//! POP (POP-1 to POP-6): what people switch, what the meter reports, what the help desk lifts.

use serde_json::{Value, json};

use super::campus::{Campus, REASON, one_winner, outcomes, race};
use crate::support::http::Request;

const ENABLE: &str = "/v1/me/pop/enable";
const SHOW: &str = "/v1/accounts/me/pop";
const USE: &str = "/v1/pop/use";
const ALL: &str = r#"{"messages":"all"}"#;
const MB: u64 = 1_000_000;

/// A campus with a mail server and somebody whose POP is on.
struct Mail<'a> {
    campus: Campus<'a>,
    owner: String,
    meter: String,
}

impl<'a> Mail<'a> {
    fn new(service: &'a crate::support::Service) -> Self {
        let campus = Campus::new(service);
        let (owner, meter) = (campus.person("tanaka", "staff"), campus.service_token("mail-decision"));
        campus.post(&owner, ENABLE, &all()).ok();
        Self { campus, owner, meter }
    }

    fn report(&self, session: &str, total: u64) -> Request {
        let body = json!({ "user": "tanaka", "session": session, "total_bytes": total });
        self.campus.request(&self.meter, "POST", USE, &body)
    }

    #[track_caller]
    fn reads(&self, session: &str, total: u64) -> Value {
        self.report(session, total).send().ok()
    }

    fn allowance(&self) -> Value {
        self.campus.get(&self.meter, "/v1/pop/allowance?user=tanaka").ok()
    }

    fn shown(&self) -> Value {
        // A sign-in of its own: the owner's first one may have ended.
        self.campus.get(&self.campus.token("tanaka"), SHOW).ok()["pop"].take()
    }

    fn unlock(&self, token: &str) -> Request {
        let request = self.campus.request(token, "POST", "/v1/accounts/tanaka/pop/unlock", &json!({}));
        request.header(REASON.0, REASON.1)
    }

    /// The subjects of messages to the owner since POP was turned on.
    fn told(&self) -> Vec<String> {
        let all = self.campus.messages("tanaka");
        let subjects = all.iter().map(|it| it["subject"].as_str().unwrap().to_owned());
        subjects.filter(|subject| subject.contains("POP")).collect()
    }
}

fn all() -> Value {
    serde_json::from_str(ALL).unwrap()
}

on_both!(pop_1_disabled_at_first_and_switched_by_its_owner, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    let shown = campus.get(&token, SHOW).ok();
    assert_eq!((&shown["pop"]["mode"], &shown["pop"]["since"]), (&json!("disabled"), &Value::Null));
    campus.post(&token, "/v1/me/pop/disable", &json!({})).refused(409, "nothing_to_change");
    let on = campus.post(&token, ENABLE, &json!({ "messages": "from-now-on" })).ok();
    assert_eq!((&on["before"]["mode"], &on["now"]["pop"]["mode"]), (&json!("disabled"), &json!("from-now-on")));
    assert_eq!(on["now"]["pop"]["since"], "2026-04-13T09:00:00+09:00");
    campus.post(&token, ENABLE, &json!({ "messages": "from-now-on" })).refused(409, "nothing_to_change");
    campus.post(&token, ENABLE, &json!({ "messages": "disabled" })).refused(400, "invalid_request");
    campus.post(&token, ENABLE, &all()).ok();
    campus.post(&token, "/v1/me/pop/disable", &json!({})).ok();
    assert_eq!(campus.get(&token, SHOW).ok()["pop"]["mode"], "disabled");
    // "From now on" is from the last time that it was turned on, not from the first.
    service.clock.set("2026-04-13T09:20:00+09:00");
    let again = campus.post(&token, ENABLE, &json!({ "messages": "from-now-on" })).ok();
    assert_eq!(again["now"]["pop"]["since"], "2026-04-13T09:20:00+09:00");
    campus.post(&token, "/v1/me/pop/disable", &json!({})).ok();
    let entries = campus.audit("account=tanaka&outcome=done");
    let mut modes: Vec<&str> = entries.iter().filter_map(|it| it["facts"]["mode"].as_str()).collect();
    modes.sort_unstable();
    let expected = [
        "all → disabled",
        "disabled → from-now-on",
        "disabled → from-now-on",
        "from-now-on → all",
        "from-now-on → disabled",
    ];
    assert_eq!(modes, expected);
});

on_both!(pop_1_says_which_password_a_mail_app_can_use_now_and_the_settings, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    let on = campus.post(&token, ENABLE, &all()).ok()["now"].take();
    assert_eq!(on["credential"], json!({ "first": "allow-an-app-and-set-mail-password" }));
    let settings = json!({
        "imap": { "host": "imap.example.jp", "port": 993, "tls": "tls" },
        "pop": { "host": "pop.example.jp", "port": 995, "tls": "tls" },
        "smtp": [
            { "host": "smtp.example.jp", "port": 465, "tls": "tls" },
            { "host": "smtp.example.jp", "port": 587, "tls": "starttls" },
        ],
    });
    assert_eq!(on["settings"], settings, "no address yet: no user");
    campus.turns_on_authenticator(&token);
    let credential = || campus.get(&token, SHOW).ok()["credential"].take();
    assert_eq!(credential(), json!({ "first": "create-app-password" }));
    let made = campus.post(&token, "/v1/me/app-passwords", &json!({ "name": "Ecrea" })).ok();
    assert_eq!(made["settings"], settings, "APPPW-6: the settings are shown with it");
    assert_eq!(credential(), json!({ "usable": "app-password" }));
});

on_both!(pop_2_past_the_limit_it_is_locked_for_24_hours_to_the_second, |service| {
    let mail = Mail::new(service);
    service.clock.set("2026-04-13T10:00:00+09:00");
    let at_limit = mail.reads("a", 1250 * MB);
    assert_eq!((&at_limit["allowed"], &at_limit["left_bytes"]), (&json!(true), &json!(0)));
    let past = mail.reads("a", 1250 * MB + 1);
    let locked = json!({ "account": "tanaka", "allowed": false, "left_bytes": 0, "code": "pop_locked",
        "possible_from": "2026-04-14T10:00:00+09:00" });
    assert_eq!(past, locked);
    service.clock.set("2026-04-14T09:59:59+09:00");
    assert_eq!(mail.allowance(), locked);
    let shown = mail.shown();
    assert_eq!(shown["locked_at"], "2026-04-13T10:00:00+09:00");
    assert_eq!((&shown["locked_until"], &shown["left_bytes"]), (&json!("2026-04-14T10:00:00+09:00"), &json!(0)));
    service.clock.set("2026-04-14T10:00:00+09:00");
    let fresh = json!({ "account": "tanaka", "allowed": true, "left_bytes": 1_250_000_000, "pop_view": "all" });
    assert_eq!(mail.allowance(), fresh);
    assert_eq!(mail.shown()["used_bytes"], 0);
});

on_both!(pop_2_a_calendar_day_of_the_zone, |service| {
    let mail = Mail::new(service);
    service.clock.set("2026-04-13T23:59:59+09:00");
    mail.reads("a", 1000 * MB);
    assert_eq!(mail.shown()["fresh_at"], "2026-04-14T00:00:00+09:00");
    service.clock.set("2026-04-14T00:00:00+09:00");
    assert_eq!(mail.shown()["used_bytes"], 0);
    // A session that goes on over midnight: what it had before counted yesterday.
    assert_eq!(mail.reads("a", 1400 * MB)["left_bytes"], 850 * MB);
});

on_both!(pop_2_an_unlock_gives_a_fresh_allowance_with_a_reason_and_a_letter, |service| {
    let mail = Mail::new(service);
    mail.reads("a", 1300 * MB);
    let desk = mail.campus.holder("desk", "help-desk");
    mail.campus.post(&desk, "/v1/accounts/tanaka/pop/unlock", &json!({})).refused(400, "reason_needed");
    let lifted = mail.unlock(&desk).send().ok();
    assert_eq!((&lifted["before"]["left_bytes"], &lifted["pop"]["left_bytes"]), (&json!(0), &json!(1250 * MB)));
    mail.unlock(&desk).send().refused(409, "pop_not_locked");
    let told = mail.campus.messages("tanaka");
    let body = told.last().unwrap()["body"].as_str().unwrap();
    assert!(body.contains("POP のロックの解除") && body.contains("asked at the counter"), "{body}");
    // A repeated report of the session that was cut off counts nothing anew.
    assert_eq!(mail.reads("a", 1300 * MB)["left_bytes"], 1250 * MB);
    assert_eq!(mail.reads("b", 1250 * MB)["allowed"], true);
    assert_eq!(mail.reads("b", 1250 * MB + 1)["allowed"], false);
    let boss = mail.campus.holder("boss", "administrator");
    mail.campus.post(&boss, ENABLE, &all()).ok();
    let body = json!({ "user": "boss", "session": "s", "total_bytes": 1251 * MB });
    mail.campus.post(&mail.meter, USE, &body).ok();
    let above = mail.campus.request(&desk, "POST", "/v1/accounts/boss/pop/unlock", &json!({}));
    above.header(REASON.0, REASON.1).send().refused(403, "target_above");
});

on_both!(pop_2_turning_it_off_and_on_brings_no_fresh_allowance, |service| {
    let mail = Mail::new(service);
    mail.reads("a", 1300 * MB);
    mail.campus.post(&mail.owner, "/v1/me/pop/disable", &json!({})).ok();
    assert_eq!(mail.allowance()["code"], "pop_disabled");
    mail.campus.post(&mail.owner, ENABLE, &all()).ok();
    assert_eq!(mail.allowance()["code"], "pop_locked");
});

on_both!(pop_3_the_mailbox_against_the_limit_and_days_of_the_first_download, |service| {
    let mail = Mail::new(service);
    let shown = mail.campus.get(&mail.owner, SHOW).ok();
    assert!(shown["mailbox"].is_null() && shown["first_download_days"].is_null(), "never reported: {shown}");
    service.clock.pass_minutes(5);
    let size = json!({ "user": "tanaka", "bytes": 2_500_000_001_u64 });
    mail.campus.post(&mail.meter, "/v1/mailbox/size", &size).ok();
    let shown = mail.campus.get(&mail.owner, SHOW).ok();
    let expected = json!({ "bytes": 2_500_000_001_u64, "measured_at": "2026-04-13T09:05:00+09:00" });
    assert_eq!((&shown["mailbox"], &shown["first_download_days"]), (&expected, &json!(3)));
    let absurd = json!({ "user": "tanaka", "bytes": 1_000_000_000_000_001_u64 });
    mail.campus.post(&mail.meter, "/v1/mailbox/size", &absurd).refused(400, "invalid_value");
    assert!(mail.campus.audit("operation=mailbox.size&outcome=done").is_empty(), "readings are not changes");
});

on_both!(pop_5_each_of_the_last_14_days_is_told_and_an_unlock_does_not_empty_it, |service| {
    let mail = Mail::new(service);
    let days = || {
        let shown = mail.campus.get(&mail.campus.token("tanaka"), SHOW).ok();
        let days = shown["days"].as_array().unwrap().clone();
        assert_eq!(days.len(), 14, "{shown}");
        let used = days.iter().filter(|day| day["used_bytes"] != 0);
        let used: Vec<(String, u64)> = used
            .map(|day| (day["day"].as_str().unwrap().to_owned(), day["used_bytes"].as_u64().unwrap() / MB))
            .collect();
        (used, days[0]["day"].as_str().unwrap().to_owned(), days[13]["day"].as_str().unwrap().to_owned())
    };
    assert_eq!(days(), (Vec::new(), "2026-03-31".to_owned(), "2026-04-13".to_owned()));
    mail.reads("a", 400 * MB);
    mail.reads("a", 1300 * MB);
    mail.unlock(&mail.campus.admin()).send().ok();
    mail.reads("a", 1310 * MB);
    assert_eq!(days().0, [("2026-04-13".to_owned(), 1310)]);
    // What was granted and not used is taken back.
    let asks = |number: u32, total: u64, reserve: u64| {
        let body = json!({ "user": "tanaka", "session": "b", "total_bytes": total, "number": number,
            "reserve_bytes": reserve });
        mail.campus.post(&mail.meter, USE, &body).ok()
    };
    assert!(asks(1, 0, 50 * MB)["granted_bytes"].as_u64().unwrap() >= 20 * MB);
    assert!(days().0[0].1 >= 1330, "{:?}", days());
    asks(2, MB, 0);
    assert_eq!(days().0, [("2026-04-13".to_owned(), 1311)]);
    service.clock.set("2026-04-14T00:00:00+09:00");
    mail.reads("c", 5 * MB);
    assert_eq!(days().0, [("2026-04-13".to_owned(), 1311), ("2026-04-14".to_owned(), 5)]);
    service.clock.set("2026-04-27T00:00:00+09:00");
    assert_eq!(days(), (vec![("2026-04-14".to_owned(), 5)], "2026-04-14".to_owned(), "2026-04-27".to_owned()));
});

on_both!(pop_5_the_account_shows_use_and_lock_and_the_owner_is_told_once, |service| {
    let mail = Mail::new(service);
    let on = mail.told();
    mail.reads("a", 999_999_999);
    assert_eq!(mail.told(), on);
    for total in [1_000_000_000, 1_000_000_001, 1_100_000_000] {
        mail.reads("a", total);
    }
    assert_eq!(mail.told().len(), on.len() + 1, "one warning a day: {:?}", mail.told());
    let whole = mail.campus.get(&mail.campus.holder("helper", "helper"), "/v1/accounts/tanaka").ok();
    let pop = &whole["pop"];
    assert_eq!((&pop["used_bytes"], &pop["left_bytes"]), (&json!(1100 * MB), &json!(150 * MB)));
    assert_eq!((&pop["used_percent"], pop.get("locked_until")), (&json!(88), None));
    for total in [1_300_000_000_u64, 1_300_000_000, 1_310_000_000] {
        mail.reads("a", total);
    }
    mail.reads("b", 5 * MB);
    let told = mail.told();
    assert_eq!(told.len(), on.len() + 2, "one letter at the crossing: {told:?}");
    let entries = mail.campus.audit("operation=pop.use&outcome=done");
    let crossing = &entries[0];
    assert_eq!((entries.len(), &crossing["account"]), (2, &json!("tanaka")), "{entries:?}");
    assert_eq!(crossing["actor"], "token:mail-decision");
    let shown = mail.campus.get(&mail.owner, "/v1/accounts/me").ok();
    // It was crossed some microseconds after nine, which a promise rounds up (ALL-5).
    assert_eq!(shown["pop"]["locked_until"], "2026-04-14T09:00:01+09:00");
});

on_both!(pop_5_a_helper_sees_use_and_no_passwords_or_addresses, |service| {
    let mail = Mail::new(service);
    let shown = mail.campus.get(&mail.campus.holder("helper", "helper"), "/v1/accounts/tanaka/pop").ok();
    assert!(shown["credential"].is_null() && shown["settings"]["user"].is_null(), "{shown}");
    let shown = mail.campus.get(&mail.campus.holder("desk", "help-desk"), "/v1/accounts/tanaka/pop").ok();
    assert!(shown.get("credential").is_some(), "{shown}");
});

on_both!(pop_5_the_list_over_a_percentage, |service| {
    let mail = Mail::new(service);
    mail.campus.holder("desk", "help-desk");
    for (id, total) in [("ando", 1300 * MB), ("baba", 1000 * MB), ("chiba", 1)] {
        let token = mail.campus.person(id, "student");
        mail.campus.post(&token, ENABLE, &all()).ok();
        let body = json!({ "user": id, "session": "s", "total_bytes": total });
        mail.campus.post(&mail.meter, USE, &body).ok();
    }
    mail.campus.person("never", "student");
    let listed = |query: &str| {
        let page = mail.campus.get(&mail.campus.token("desk"), &format!("/v1/pop?{query}")).ok();
        let ids = page["items"].as_array().unwrap().iter().map(|row| row["login_id"].as_str().unwrap().to_owned());
        (ids.collect::<Vec<_>>().join(" "), page["total"].as_u64().unwrap())
    };
    assert_eq!(listed(""), ("ando baba chiba tanaka".to_owned(), 4));
    assert_eq!(listed("over=79"), ("ando baba".to_owned(), 2));
    assert_eq!(listed("over=80"), ("ando".to_owned(), 1));
    assert_eq!(listed("state=locked"), ("ando".to_owned(), 1));
    assert_eq!(listed("state=open&mode=all"), ("baba chiba tanaka".to_owned(), 3));
    assert_eq!(listed("limit=2").0, "ando baba");
    assert_eq!(listed("limit=2&cursor=baba").0, "chiba tanaka");
    service.clock.set("2026-04-14T00:00:00+09:00");
    assert_eq!(listed("over=0"), ("ando".to_owned(), 1), "a new day, and one lock that goes on");
    let desk = mail.campus.token("desk");
    mail.campus.get(&desk, "/v1/pop?over=1001").refused(400, "invalid_value");
    mail.campus.get(&desk, "/v1/pop?state=odd").refused(400, "invalid_value");
    mail.campus.get(&desk, "/v1/pop?cursor=no-one").refused(400, "invalid_value");
});

on_both!(pop_6_a_report_that_comes_twice_or_late_counts_once, |service| {
    let mail = Mail::new(service);
    for total in [100, 300, 200, 300, 0] {
        mail.reads("a", total * MB);
    }
    assert_eq!(mail.shown()["used_bytes"], 300 * MB);
    mail.reads("b", 50 * MB);
    assert_eq!(mail.allowance()["left_bytes"], 900 * MB);
    let by_address = json!({ "user": "nobody@mail.example.jp", "session": "a", "total_bytes": 1 });
    mail.campus.post(&mail.meter, USE, &by_address).refused(404, "account_not_found");
    for (field, value) in
        [("session", json!("")), ("session", json!("x".repeat(129))), ("total_bytes", json!(u64::MAX))]
    {
        let mut body = json!({ "user": "tanaka", "session": "c", "total_bytes": 1 });
        body[field] = value;
        mail.campus.post(&mail.meter, USE, &body).refused(400, "invalid_value");
    }
    mail.campus.disables("tanaka");
    assert_eq!(mail.reads("a", 301 * MB)["code"], "account_disabled");
});

on_both!(pop_6_64_parallel_sessions_lose_no_byte_and_cross_once, |service| {
    let mail = Mail::new(service);
    let answers =
        race(64, |place| mail.report(&format!("session {}", place % 16), (place as u64 / 16 + 1) * 1_000_003));
    assert_eq!(outcomes(&answers), ["done"; 64]);
    assert_eq!(mail.shown()["used_bytes"], 16 * 4 * 1_000_003, "each session's largest total, whatever the order");
    // 64 sessions pass what is left together, each alone far below it.
    let answers = race(64, |place| mail.report(&format!("more {place}"), 20 * MB));
    assert_eq!(outcomes(&answers), ["done"; 64]);
    assert_eq!(mail.shown()["used_bytes"], 64 * 1_000_003 + 64 * 20 * MB);
    let crossed = mail.campus.audit("operation=pop.use&outcome=done");
    let locks = crossed.iter().filter(|entry| entry["facts"].get("locked_until").is_some()).count();
    assert_eq!(locks, 1, "{crossed:?}");
});

on_both!(pop_2_64_members_of_the_help_desk_unlock_once, |service| {
    let mail = Mail::new(service);
    mail.reads("a", 1300 * MB);
    let desk = mail.campus.holder("desk", "help-desk");
    assert_eq!(one_winner(&race(64, |_| mail.unlock(&desk))), ["pop_not_locked"]);
});
