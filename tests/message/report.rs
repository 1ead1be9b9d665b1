//! What the network reports of a message after its gateway took it (MSG-4).

use serde_json::json;

use super::{TYPED, folder, messages, stands};
use crate::{
    api::campus::Campus,
    support::{Engine, Service, kannel::Kannel},
};

#[test]
fn msg_4_what_the_network_did_not_deliver_has_failed_and_another_way_is_open() {
    let (folder, kannel) = (folder(), Kannel::with_smpp());
    let service = Service::start(Engine::Sqlite);
    service.stop();
    let receipts = format!("receipts = \"{}\"", service.url);
    std::fs::write(service.folder().join("meibod.toml"), kannel.config(folder.path(), &receipts)).unwrap();
    service.start_again();
    let campus = Campus::new(&service);
    let enrol = |id: &str, phone: &str| {
        let token = campus.person(id, "student");
        campus.post(&token, "/v1/me/2sv/enrolment", &json!({ "method": "sms", "phone": phone })).ok();
        token
    };
    enrol("t2600000", TYPED);
    stands(&campus, "t2600000", "code", |message| message["state"] == "delivered");
    // Not delivered (2), and refused by the network (16).
    for (id, phone) in [("t2600002", "090-1234-0002"), ("t2600016", "090-1234-0016")] {
        let token = enrol(id, phone);
        let failed = stands(&campus, id, "code", |message| message["state"] == "failed");
        assert_eq!((&failed["hindrance"], &failed["tries"]), (&json!("undelivered"), &json!(1)), "{failed}");
        assert!(!failed["sent_at"].is_null() && failed["delivered_at"].is_null(), "{failed}");
        campus.post(&token, "/v1/me/2sv/enrolment", &json!({ "method": "voice", "phone": phone })).ok();
    }
    // Nobody else is refused for it.
    enrol("t2600003", TYPED);
    stands(&campus, "t2600003", "code", |message| message["state"] == "delivered");
    let meibo = crate::support::Meibo::of(&service);
    meibo.login("t2600002", crate::api::campus::PASSWORD).ok();
    let told = meibo.run(["account", "show", "--lang", "en"]).ok();
    assert!(told.contains("not delivered (the gateway could not deliver it)"), "{told}");
    assert_eq!(messages(&campus, &campus.admin(), "t2600002").len(), 3, "the code, the call and the new password");
}
