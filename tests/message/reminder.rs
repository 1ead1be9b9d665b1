//! Reminders that nobody asks for, as real mail.

use serde_json::json;

use super::folder;
use crate::{
    api::campus::Campus,
    support::{Engine, mail_server::MailServer, service::Setup},
};

/// Waits for a mail to somebody with this subject, and gives what it says.
#[track_caller]
fn reminded(mail: &MailServer, id: &str, subject: &str) -> String {
    let to = format!("{id}@example.jp");
    let found = || mail.taken(&to).into_iter().find(|it| it["subject"] == subject);
    let found = crate::support::deadline::wait_for(found);
    let found = found.unwrap_or_else(|| panic!("{subject:?} never comes to {to}: {:?}", mail.taken(&to)));
    found["body"].as_str().unwrap().to_owned()
}

#[test]
fn msg_1_reminders_arrive_by_mail() {
    let (folder, mail) = (folder(), MailServer::start("starttls"));
    let service = Setup::new(Engine::Sqlite).config(&mail.config(folder.path())).start();
    let campus = Campus::new(&service);
    let person = |id: &str| {
        let made = json!({ "login_id": id, "name": "Hanako Tanaka", "department": "Science", "affiliation": "staff",
            "contact": format!("{id}@example.jp"), "language": "en" });
        let first = campus.post(&campus.admin(), "/v1/accounts", &made).ok()["first_password"].clone();
        let token = campus.token_with(id, first.as_str().unwrap());
        let change = json!({ "current": first, "new": crate::api::campus::PASSWORD });
        crate::api::campus::token_of(&campus.call(&token, "PUT", "/v1/me/password", &change).ok())
    };

    // POP at 80 %.
    let token = person("s2600001");
    campus.post(&token, "/v1/me/pop/enable", &json!({ "messages": "all" })).ok();
    let used = json!({ "user": "s2600001", "session": "a", "total_bytes": 1_000_000_000 });
    campus.post(&campus.service_token("mail-decision"), "/v1/pop/use", &used).ok();
    let said = reminded(&mail, "s2600001", "meibo: POP is near its daily limit");
    assert!(said.contains("80"), "{said}");

    // Two backup codes left.
    let token = person("s2600002");
    campus.turns_on_authenticator(&token);
    let made = campus.post(&token, "/v1/me/2sv/backup-codes", &json!({})).ok();
    for code in &made["codes"].as_array().unwrap()[..8] {
        campus.second_step(&campus.flow("s2600002"), code.as_str().unwrap()).ok();
    }
    let said = reminded(&mail, "s2600002", "meibo: few backup codes are left");
    assert!(said.contains('2'), "{said}");

    // Less secure apps still on, a week later.
    let token = person("s2600003");
    campus.post(&token, "/v1/me/less-secure-apps/enable", &json!({})).ok();
    service.clock.set("2026-04-20T09:00:00+09:00");
    let said = reminded(&mail, "s2600003", "meibo: less secure apps are still allowed");
    assert!(said.contains("2026-05-13"), "{said}");

    // An entitlement that ends in 7 days: valid until 31 March.
    let token = person("s2600004");
    campus.post(&token, "/v1/accounts/me/applications/apply", &json!({})).ok();
    service.clock.set("2027-03-25T00:00:00+09:00");
    let said = reminded(&mail, "s2600004", "meibo: your entitlement ends soon");
    assert!(said.contains("2027-04-01") || said.contains("2027-03-31"), "{said}");
}
