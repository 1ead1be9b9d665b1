//! Gateways over TLS: who vouches for them is asked (MSG-1).

use std::fs;

use jiff::ToSpan;
use serde_json::json;

use super::{ID, TYPED, by_webhook, folder, stands};
use crate::{
    api::campus::Campus,
    support::{
        Engine, Service,
        certificate::{AUTHORITY, Authority},
        gateway::Gateway,
        kannel::Kannel,
    },
};

/// A code waits while a stranger vouches for the gateway, says so, and goes out when the right authority is set.
fn only_the_right_authority_is_believed(config: impl Fn(&str) -> String) {
    let folder = folder();
    let authority = |name: &str, pem: String| {
        let file = folder.path().join(name);
        fs::write(&file, pem).unwrap();
        format!("ca_file = {:?}", file.to_str().unwrap())
    };
    let right = authority("right.pem", AUTHORITY.pem());
    let wrong = authority("wrong.pem", Authority::new("a stranger").pem());
    let service = Service::start(Engine::Sqlite);
    let restart = |ca_file: &str| {
        service.stop();
        fs::write(service.folder().join("meibod.toml"), config(ca_file)).unwrap();
        service.start_again();
    };
    restart(&wrong);
    let campus = Campus::new(&service);
    let token = campus.person(ID, "student");
    campus.post(&token, "/v1/me/2sv/enrolment", &json!({ "method": "sms", "phone": TYPED })).ok();
    let waits = stands(&campus, ID, "code", |message| message["tries"] == 1 && !message["hindrance"].is_null());
    assert_eq!((&waits["state"], &waits["hindrance"]), (&json!("waiting"), &json!("unreachable")));
    assert_eq!(waits["detail"], "its certificate is not trusted (ca_file)");
    restart(&right);
    service.clock.pass(5.seconds());
    let sent = stands(&campus, ID, "code", |message| message["state"] == "sent");
    assert_eq!(sent["tries"], 2);
}

#[test]
fn msg_1_kannel_over_https_is_believed_by_its_authority() {
    let (folder, kannel) = (folder(), Kannel::with_tls());
    only_the_right_authority_is_believed(|ca_file| kannel.config(folder.path(), ca_file));
    super::code(&kannel, 1);
}

#[test]
fn msg_1_a_webhook_over_https_is_believed_by_its_authority() {
    let folder = folder();
    AUTHORITY.write_as(folder.path(), "webhook", &["127.0.0.1"]);
    let receiver = Gateway::start("webhook.py", &[folder.path().to_str().unwrap()]);
    only_the_right_authority_is_believed(|ca_file| by_webhook("sms", folder.path(), &receiver, ca_file));
    assert_eq!(receiver.taken().len(), 1);
}
