//! `-o json` prints the reply as the API has it, so that a script moves between the two.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD},
    support::{Engine, Service, meibo::Meibo},
};

/// A command that reads, the operation, and its path; `{request}` is that of an entry of the trail.
const READS: [(&str, &str, &str); 16] = [
    ("account.list", "account list", "/v1/accounts"),
    ("account.show", "account show tanaka", "/v1/accounts/tanaka"),
    ("address.show", "account address show tanaka", "/v1/accounts/tanaka/address"),
    ("alias.list", "alias list tanaka", "/v1/accounts/tanaka/aliases"),
    ("app-password.list", "app-password list tanaka", "/v1/accounts/tanaka/app-passwords"),
    ("application.list", "account applications tanaka", "/v1/accounts/tanaka/applications"),
    ("audit.list", "audit list", "/v1/audit"),
    ("audit.show", "audit show {request}", "/v1/audit/{request}"),
    ("less-secure-apps.show", "lsa show tanaka", "/v1/accounts/tanaka/less-secure-apps"),
    ("mail-servers.show", "mail-settings show tanaka", "/v1/accounts/tanaka/mail-servers"),
    ("policy.show", "policy show", "/v1/policy"),
    ("pop.list", "pop-quota list", "/v1/pop"),
    ("pop.show", "pop-quota show tanaka", "/v1/accounts/tanaka/pop"),
    ("remote-access.show", "account remote-access show tanaka", "/v1/accounts/tanaka/remote-access"),
    ("token.list", "account token list", "/v1/tokens"),
    ("two-step.show", "2sv show tanaka", "/v1/accounts/tanaka/2sv"),
];

/// What no command prints by itself: a step of another command, a walk of many requests, or what machines ask.
const NO_COMMAND: [&str; 8] = [
    "account.password-rule",
    "address.owner",
    "audit.verify",
    "mail.recipient",
    "mail.sender",
    "message.report",
    "pop.allowance",
    "session.show",
];

#[test]
fn what_a_command_reads_it_prints_as_the_api_replied() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let owner = campus.person("tanaka", "staff");
    campus.turns_on_sms("tanaka", &owner);
    campus.post(&owner, "/v1/me/app-passwords", &json!({ "name": "Phone" })).ok();
    let meibo = Meibo::of(&service);
    meibo.login(ADMIN, PASSWORD).ok();
    meibo.run(["account", "token", "create", "mail1", "--scope", "mail-decision", "-o", "json"]).json();
    let admin = campus.admin();
    let trail = campus.get(&admin, "/v1/audit").ok();
    let request = trail["items"][0]["request_id"].as_str().unwrap();
    for (_, command, path) in READS {
        let of = |text: &str| text.replace("{request}", request);
        let replied = campus.get(&admin, &of(path)).whole();
        let printed = meibo.run(of(command).split(' ').chain(["-o", "json"])).json();
        // A list comes whole, its pages put together.
        let whole = command.split(' ').any(|word| word == "list" || word == "applications");
        assert_eq!(&printed, if whole { &replied["items"] } else { &replied }, "{command}");
    }
}

#[test]
fn every_operation_that_reads_is_held_against_its_command_or_named_as_having_none() {
    let document: Value = serde_json::from_str(include_str!("../docs/openapi.json")).unwrap();
    let paths = document["paths"].as_object().unwrap().values();
    let reads: BTreeSet<&str> = paths.filter_map(|path| path["get"]["operationId"].as_str()).collect();
    let held: BTreeSet<&str> = READS.iter().map(|(operation, ..)| *operation).chain(NO_COMMAND).collect();
    assert_eq!(reads, held);
}

#[test]
fn what_is_made_is_printed_as_the_api_replied() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let admin = Meibo::of(&service);
    admin.login(ADMIN, PASSWORD).ok();
    let names = |value: &Value| names(value, String::new());
    let account =
        json!({ "login_id": "b2", "name": "B", "department": "X", "affiliation": "staff", "contact": "b@example.com" });
    let made = campus.post(&campus.admin(), "/v1/accounts", &account).whole();
    let create = "account create b1 --name B --department X --affiliation staff --contact b@example.com -o json";
    assert_eq!(names(&admin.run(create.split(' ')).json()), names(&made));
    let token = json!({ "name": "t2", "scopes": ["mail-decision"] });
    let made = campus.post(&campus.admin(), "/v1/tokens", &token).whole();
    let create = "account token create t1 --scope mail-decision -o json";
    assert_eq!(names(&admin.run(create.split(' ')).json()), names(&made));
}

/// The names of all fields, by their places.
fn names(value: &Value, place: String) -> BTreeSet<String> {
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, value)| {
                let place = format!("{place}.{name}");
                names(value, place.clone()).into_iter().chain([place])
            })
            .collect(),
        _ => BTreeSet::new(),
    }
}
