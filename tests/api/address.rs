//! The cloud mail address (ADDR-1 to ADDR-4).

use serde_json::{Value, json};

use super::campus::{Campus, one_winner, outcomes, race, token_of};
use crate::support::{Engine, service::Setup};

const SHOW: &str = "/v1/accounts/me/address";
const SET: &str = "/v1/me/address";
const PENDING: &str = "/v1/me/address/pending";
const MANY: usize = 64;

fn set(campus: &Campus<'_>, token: &str, address: &str) -> Value {
    campus.call(token, "PUT", SET, &json!({ "address": address })).ok()["address"].take()
}

#[track_caller]
fn refused(campus: &Campus<'_>, token: &str, address: &str, status: u16, code: &str) -> Value {
    campus.call(token, "PUT", SET, &json!({ "address": address })).refused(status, code)
}

fn withdraw(campus: &Campus<'_>, token: &str) -> Value {
    campus.call(token, "DELETE", PENDING, &Value::Null).ok()["address"].take()
}

fn shown(campus: &Campus<'_>, token: &str) -> Value {
    campus.get(token, SHOW).ok()
}

/// An address that took effect at this instant; the clock stands at it.
fn in_force(campus: &Campus<'_>, id: &str, token: &str, address: &str, at: &str) -> Value {
    set(campus, token, address);
    campus.service.clock.set(at);
    campus.run_has_come(id);
    shown(campus, token)
}

on_both!(addr_1_open_to_everyone_who_has_changed_the_first_password, |service| {
    let campus = Campus::new(service);
    let made = campus.creates("shinjin", "staff");
    let first = token_of(&campus.sign_in("shinjin", made["first_password"].as_str().unwrap()).ok());
    refused(&campus, &first, "shinjin", 403, "password_change_needed");
    for (id, affiliation) in [("gakusei", "student"), ("kyoin", "staff"), ("sonota", "other")] {
        let token = campus.person(id, affiliation);
        assert_eq!(set(&campus, &token, id)["pending"]["address"], format!("{id}@mail.example.jp"));
    }
});

on_both!(addr_2_the_first_address_too_waits_for_minute_0, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    assert_eq!(shown(&campus, &token), json!({ "former": [] }));
    service.clock.set("2026-04-13T09:30:00+09:00");
    let waiting = json!({ "former": [], "pending": { "address": "hanako@mail.example.jp",
        "asked_at": "2026-04-13T09:30:00+09:00", "effective_at": "2026-04-13T10:00:00+09:00" } });
    assert_eq!(set(&campus, &token, "hanako"), waiting);
    assert_eq!(shown(&campus, &token), waiting);
    service.clock.set("2026-04-13T10:00:00+09:00");
    campus.run_has_come("tanaka");
    let in_force = json!({ "former": [],
        "present": { "address": "hanako@mail.example.jp", "effective_at": "2026-04-13T10:00:00+09:00" } });
    assert_eq!(shown(&campus, &token), in_force);
});

on_both!(addr_2_minute_0_to_the_second, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "student");
    for (now, effective_at) in [
        ("2026-04-13T09:59:59+09:00", "2026-04-13T10:00:00+09:00"),
        ("2026-04-13T10:00:00+09:00", "2026-04-13T11:00:00+09:00"),
        ("2026-04-13T10:00:01+09:00", "2026-04-13T11:00:00+09:00"),
        ("2026-04-13T23:59:59+09:00", "2026-04-14T00:00:00+09:00"),
        // Set back: as if nothing had been.
        ("2026-04-13T12:30:00+09:00", "2026-04-13T13:00:00+09:00"),
    ] {
        service.clock.set(now);
        let token = campus.token("tanaka");
        assert_eq!(set(&campus, &token, "hanako")["pending"]["effective_at"], effective_at, "{now}");
        withdraw(&campus, &token);
    }
});

on_both!(addr_2_until_then_the_old_one_is_in_force_and_the_pending_one_can_be_withdrawn, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    in_force(&campus, "tanaka", &token, "hanako", "2026-04-13T10:00:00+09:00");
    let before = shown(&campus, &token);
    let waiting = set(&campus, &token, "hanako.sato");
    assert_eq!(waiting["present"], before["present"]);
    assert_eq!(waiting["pending"]["effective_at"], "2026-04-13T11:00:00+09:00");
    let changed = campus.call(&token, "DELETE", PENDING, &Value::Null).ok();
    assert_eq!((&changed["before"], &changed["address"]), (&waiting, &before));
    assert_eq!(shown(&campus, &token), before);
    campus.call(&token, "DELETE", PENDING, &Value::Null).refused(409, "no_address_pending");
    // Withdrawn, it is anybody's.
    let other = campus.person("sato", "student");
    set(&campus, &other, "hanako.sato");
});

on_both!(addr_2_what_waits_for_a_late_run_is_never_shown_in_the_past, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "student");
    service.clock.set("2026-04-13T09:30:00+09:00");
    // What making the account brought is told first: its confirmation would wake what waits.
    campus.run_has_come("tanaka");
    // A wish that is not there any more is like a run that does not come.
    set(&campus, &campus.token("tanaka"), "hanako");
    campus.no_run_comes("tanaka");
    for (now, expected) in [
        ("2026-04-13T09:59:59+09:00", "2026-04-13T10:00:00+09:00"),
        ("2026-04-13T10:00:00+09:00", "2026-04-13T10:00:00+09:00"),
        ("2026-04-13T12:10:00+09:00", "2026-04-13T12:10:00+09:00"),
        ("2026-04-13T08:00:00+09:00", "2026-04-13T10:00:00+09:00"),
    ] {
        service.clock.set(now);
        let token = campus.token("tanaka");
        assert_eq!(shown(&campus, &token)["pending"]["effective_at"], expected, "{now}");
    }
});

on_both!(addr_3_not_within_30_days_of_the_last_effective_change, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    // The first one does not count.
    in_force(&campus, "tanaka", &token, "hanako", "2026-04-13T10:00:00+09:00");
    let changed = in_force(&campus, "tanaka", &token, "hanako.sato", "2026-04-13T11:00:00+09:00");
    let expected = json!({
        "present": { "address": "hanako.sato@mail.example.jp", "effective_at": "2026-04-13T11:00:00+09:00" },
        "former": [{ "address": "hanako@mail.example.jp", "former_since": "2026-04-13T11:00:00+09:00" }],
        "change_possible_from": "2026-05-13T11:00:00+09:00",
    });
    assert_eq!(changed, expected);
    for now in ["2026-04-13T11:00:01+09:00", "2026-05-13T10:59:59+09:00"] {
        service.clock.set(now);
        let problem = refused(&campus, &campus.token("tanaka"), "hanako.s", 422, "address_too_soon");
        assert_eq!(problem["possible_from"], "2026-05-13T11:00:00+09:00", "{now}");
        assert_eq!(problem["facts"]["days"], 30);
    }
    service.clock.set("2026-05-13T11:00:00+09:00");
    let token = campus.token("tanaka");
    assert_eq!(shown(&campus, &token)["change_possible_from"], serde_json::Value::Null);
    // A withdrawn change does not count; only one can wait.
    set(&campus, &token, "hanako.s");
    for again in ["hanako.s", "hanako.t"] {
        let problem = refused(&campus, &token, again, 409, "address_pending");
        assert_eq!(problem["facts"]["address"], "hanako.s@mail.example.jp");
        assert_eq!(problem["facts"]["at"], "2026-05-13T03:00:00Z", "from when the waiting one works");
    }
    withdraw(&campus, &token);
    in_force(&campus, "tanaka", &token, "hanako.t", "2026-05-13T12:00:00+09:00");
    let problem = refused(&campus, &token, "hanako.u", 422, "address_too_soon");
    assert_eq!(problem["possible_from"], "2026-06-12T12:00:00+09:00");
});

on_both!(addr_4_the_local_part_or_the_whole_address_of_the_domain, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    for typed in ["hanako", " HANAKO@Mail.Example.jp ", "ｈａｎａｋｏ＠ｍａｉｌ．ｅｘａｍｐｌｅ．ｊｐ"]
    {
        assert_eq!(set(&campus, &token, typed)["pending"]["address"], "hanako@mail.example.jp", "{typed}");
        withdraw(&campus, &token);
    }
    for (typed, why) in [
        ("", "address-form"),
        ("hana ko", "address-form"),
        ("花子", "address-form"),
        ("hanako\u{301}", "address-form"),
        (".hanako", "address-form"),
        ("hana..ko", "address-form"),
        ("a@b@mail.example.jp", "address-form"),
        ("hanako@example.com", "address-domain"),
        ("hanako@mail.example.jp@example.com", "address-domain"),
        ("hanako＠example.com", "address-domain"),
        (&"a".repeat(65), "too-long"),
        ("20260413", "address-digits"),
        ("２０２６", "address-digits"),
    ] {
        let problem = refused(&campus, &token, typed, 400, "invalid_value");
        assert_eq!((&problem["facts"]["field"], &problem["facts"]["why"]), (&json!("address"), &json!(why)), "{typed}");
    }
    for word in ["postmaster", "Admin", "no-reply", "ＡＢＵＳＥ"] {
        refused(&campus, &token, word, 422, "address_reserved");
    }
    in_force(&campus, "tanaka", &token, "hanako", "2026-04-13T10:00:00+09:00");
    refused(&campus, &token, "HANAKO", 409, "address_unchanged");
});

on_both!(addr_4_unique_among_present_pending_and_former_ones, |service| {
    let campus = Campus::new(service);
    let (token, other) = (campus.person("tanaka", "student"), campus.person("sato", "student"));
    let taken = |address: &str| {
        for typed in [address.to_owned(), address.to_uppercase(), format!("{address}@mail.example.jp")] {
            let problem = refused(&campus, &other, &typed, 409, "address_taken");
            assert_eq!(
                problem["facts"],
                json!({ "address": format!("{address}@mail.example.jp"), "you": "user" }),
                "nothing of whose"
            );
        }
    };
    set(&campus, &token, "hanako");
    taken("hanako");
    service.clock.set("2026-04-13T10:00:00+09:00");
    campus.run_has_come("tanaka");
    taken("hanako");
    set(&campus, &token, "hanako.sato");
    taken("hanako");
    taken("hanako.sato");
    service.clock.set("2026-04-13T11:00:00+09:00");
    campus.run_has_come("tanaka");
    taken("hanako");
    taken("hanako.sato");
    // Not before long either: policy says for ever.
    service.clock.set("2036-04-13T11:00:00+09:00");
    refused(&campus, &campus.token("sato"), "hanako", 409, "address_taken");
});

on_both!(addr_4_its_owner_may_take_a_former_address_back, |service| {
    let campus = Campus::new(service);
    let (token, other) = (campus.person("tanaka", "student"), campus.person("sato", "student"));
    in_force(&campus, "tanaka", &token, "hanako", "2026-04-13T10:00:00+09:00");
    in_force(&campus, "tanaka", &token, "hanako.sato", "2026-04-13T11:00:00+09:00");
    service.clock.set("2026-05-13T11:00:00+09:00");
    let (token, other) = (campus.token("tanaka"), {
        drop(other);
        campus.token("sato")
    });
    let before = shown(&campus, &token);
    // It still receives while it waits, and is a former one again where that is withdrawn.
    let waiting = set(&campus, &token, "hanako");
    assert_eq!(waiting["former"], before["former"]);
    refused(&campus, &other, "hanako", 409, "address_taken");
    assert_eq!(withdraw(&campus, &token), before);
    refused(&campus, &other, "hanako", 409, "address_taken");
    let taken_back = in_force(&campus, "tanaka", &token, "hanako", "2026-05-13T12:00:00+09:00");
    let expected = json!({
        "present": { "address": "hanako@mail.example.jp", "effective_at": "2026-05-13T12:00:00+09:00" },
        "former": [{ "address": "hanako.sato@mail.example.jp", "former_since": "2026-05-13T12:00:00+09:00" }],
        // Taking one back is a change.
        "change_possible_from": "2026-06-12T12:00:00+09:00",
    });
    assert_eq!(taken_back, expected);
});

fn former_days(engine: Engine) {
    let service = Setup::new(engine).config("[policy.cloud_mail]\nformer_days = 60\n").start();
    let campus = Campus::new(&service);
    let token = campus.person("tanaka", "student");
    campus.person("sato", "student");
    in_force(&campus, "tanaka", &token, "hanako", "2026-04-13T10:00:00+09:00");
    in_force(&campus, "tanaka", &token, "hanako.sato", "2026-04-13T11:00:00+09:00");
    service.clock.set("2026-06-12T10:59:59+09:00");
    refused(&campus, &campus.token("sato"), "hanako", 409, "address_taken");
    service.clock.set("2026-06-12T11:00:00+09:00");
    let (token, other) = (campus.token("tanaka"), campus.token("sato"));
    let former = json!([{ "address": "hanako@mail.example.jp", "former_since": "2026-04-13T11:00:00+09:00" }]);
    // Whose it was receives for it until the run, and again where it is withdrawn.
    assert_eq!(set(&campus, &other, "hanako")["former"], json!([]));
    assert_eq!(shown(&campus, &token)["former"], former);
    refused(&campus, &token, "hanako", 409, "address_taken");
    withdraw(&campus, &other);
    assert_eq!(shown(&campus, &token)["former"], former);
    let won = in_force(&campus, "sato", &other, "hanako", "2026-06-12T12:00:00+09:00");
    assert_eq!(won["present"]["address"], "hanako@mail.example.jp");
    assert_eq!(shown(&campus, &token)["former"], json!([]));
    // What is in force is nobody else's, however old.
    service.clock.set("2027-06-12T12:00:00+09:00");
    refused(&campus, &campus.token("tanaka"), "hanako", 409, "address_taken");
}

#[test]
fn addr_4_a_policy_frees_former_addresses_on_sqlite() {
    former_days(Engine::Sqlite);
}

#[test]
fn addr_4_a_policy_frees_former_addresses_on_postgres() {
    former_days(Engine::Postgres);
}

on_both!(addr_4_racing_for_one_address_exactly_one_gets_it, |service| {
    let campus = Campus::new(service);
    let tokens: Vec<String> = (0..8).map(|number| campus.person(&format!("person{number}"), "student")).collect();
    let spellings = ["hanako", "HANAKO", "ｈａｎａｋｏ", "hanako@mail.example.jp"];
    let answers = race(MANY, |place| {
        let body = json!({ "address": spellings[place % 4] });
        campus.request(&tokens[place % 8], "PUT", SET, &body)
    });
    let others = one_winner(&answers);
    assert!(others.iter().all(|code| code == "address_taken" || code == "address_pending"), "{others:?}");
    let waiting = tokens.iter().filter(|token| shown(&campus, token).get("pending").is_some());
    assert_eq!(waiting.count(), 1);
    // And to take it back.
    let winner = tokens.iter().find(|token| shown(&campus, token).get("pending").is_some()).unwrap();
    let answers = race(MANY, |_| campus.request(winner, "DELETE", PENDING, &Value::Null));
    assert_eq!(one_winner(&answers), ["no_address_pending"]);
});

on_both!(addr_3_racing_for_many_addresses_one_person_waits_for_one, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    let answers = race(MANY, |place| {
        let body = json!({ "address": format!("hanako{place}") });
        campus.request(&token, "PUT", SET, &body)
    });
    assert_eq!(one_winner(&answers), ["address_pending"]);
    assert_eq!(campus.audit("operation=address.set&outcome=done").len(), 1);
});

on_both!(a_withdrawal_and_its_run_never_both_win, |service| {
    let campus = Campus::new(service);
    campus.person("tanaka", "student");
    for round in 0..8 {
        set(&campus, &campus.token("tanaka"), &format!("hanako{round}"));
        service.clock.pass_minutes(60);
        let token = campus.token("tanaka");
        let withdrawn = std::thread::scope(|scope| {
            let run = scope.spawn(|| campus.run_has_come("tanaka"));
            let answer = campus.call(&token, "DELETE", PENDING, &Value::Null);
            run.join().unwrap();
            outcomes(&[answer])[0] == "done"
        });
        let after = shown(&campus, &token);
        assert_eq!(after["pending"], serde_json::Value::Null, "{after}");
        let present = &after["present"]["address"];
        assert_eq!(present != &json!(format!("hanako{round}@mail.example.jp")), withdrawn, "{after}");
        service.clock.set(&(service.clock.now() + jiff::SignedDuration::from_hours(24 * 30)).to_string());
    }
});

on_both!(a_dry_run_says_what_the_run_does_and_keeps_nothing, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    in_force(&campus, "tanaka", &token, "hanako", "2026-04-13T10:00:00+09:00");
    let before = shown(&campus, &token);
    let letters = campus.messages("tanaka").len();
    let body = json!({ "address": "Hanako.Sato" });
    let dry = |method: &str, path: &str, body: &Value| {
        campus.request(&token, method, path, body).header("Meibo-Dry-Run", "true").send()
    };
    service.clock.set("2026-04-13T10:30:00+09:00");
    let would = dry("PUT", SET, &body).ok();
    assert_eq!((shown(&campus, &token), campus.messages("tanaka").len()), (before, letters));
    service.clock.set("2026-04-13T10:30:00+09:00");
    let done = campus.call(&token, "PUT", SET, &body).ok();
    assert_eq!(would, done);
    let would = dry("DELETE", PENDING, &Value::Null).ok();
    assert_eq!(campus.call(&token, "DELETE", PENDING, &Value::Null).ok(), would);
    for (address, code) in [("postmaster", "address_reserved"), ("hanako", "address_unchanged")] {
        assert_eq!(outcomes(&[dry("PUT", SET, &json!({ "address": address }))]), [code]);
    }
});

on_both!(all_1_the_trail_and_the_owner_are_told, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    set(&campus, &token, "hanako");
    withdraw(&campus, &token);
    // What happens at one moment has no order.
    service.clock.pass_minutes(1);
    in_force(&campus, "tanaka", &token, "hanako.sato", "2026-04-13T10:00:00+09:00");
    let entry = &campus.audit("operation=address.set&outcome=done")[0];
    assert_eq!(entry["facts"]["address"], "hanako.sato@mail.example.jp");
    let entry = &campus.audit("operation=address.effective")[0];
    assert_eq!(
        (&entry["actor"], &entry["account"], &entry["facts"]["address"]),
        (&json!("meibod"), &json!("tanaka"), &json!("hanako.sato@mail.example.jp"))
    );
    let told = campus.messages("tanaka");
    for words in ["hanako@mail.example.jp になります", "取り下げられました", "になりました"] {
        assert!(told.iter().any(|it| it["body"].as_str().unwrap().contains(words)), "{words}: {told:?}");
    }
});

on_both!(the_one_view_shows_what_is_in_force_and_what_waits, |service| {
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "student");
    in_force(&campus, "tanaka", &token, "hanako", "2026-04-13T10:00:00+09:00");
    set(&campus, &token, "hanako.sato");
    let own = shown(&campus, &token);
    for reader in [token, campus.holder("desk", "help-desk"), campus.holder("helper", "helper")] {
        assert_eq!(campus.get(&reader, "/v1/accounts/tanaka/address").ok(), own);
        assert_eq!(campus.get(&reader, "/v1/accounts/tanaka").ok()["address"], own);
    }
    let workshop = json!({ "login_id": "kosyu1", "name": "講習 一", "department": "基盤センター", "affiliation": "other",
        "contact": "kosyu@example.jp", "kind": "workshop", "last_day": "2026-05-31" });
    campus.post(&campus.admin(), "/v1/accounts", &workshop).ok();
    let shown = campus.get(&campus.admin(), "/v1/accounts/kosyu1").ok();
    assert!(shown["address"].is_null() && shown["mail_password"].is_null(), "{shown}");
});
