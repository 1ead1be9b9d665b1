//! A service that is told to stop finishes what it has begun (MSG-2).

use jiff::ToSpan;
use rustix::process::Signal;
use serde_json::json;

use super::{ID, by_webhook, folder, stands};
use crate::{
    api::campus::Campus,
    support::{Engine, Service, deadline::wait_for, gateway::Gateway, service::Setup},
};

/// Tells it to stop, and gives it the time to do so where it waits for nothing.
fn is_told_to_stop(service: &Service, waits: &str) {
    service.signal(Signal::TERM);
    let told = wait_for(|| (service.has_ended() || service.log().contains(waits)).then_some(()));
    told.unwrap_or_else(|| panic!("it does not stop: {}", service.log()));
}

fn a_stop_hands_nothing_over_twice(engine: Engine) {
    let (folder, receiver) = (folder(), Gateway::start("webhook.py", &[]));
    let service = Setup::new(engine).config(&by_webhook("sms", folder.path(), &receiver, "")).start();
    let campus = Campus::new(&service);
    let token = campus.person(ID, "student");
    campus.post(&token, "/v1/me/2sv/enrolment", &json!({ "method": "sms", "phone": "090-1234-0599" })).ok();
    wait_for(|| (receiver.taken().len() == 1).then_some(())).expect("it is handed over");
    is_told_to_stop(&service, "what is being handed over is waited for");
    receiver.answers();
    assert!(service.stops().success(), "{}", service.log());
    service.start_again();
    service.clock.pass(61.seconds());
    let sent = stands(&campus, ID, "code", |message| message["state"] == "sent");
    assert_eq!((&sent["tries"], receiver.taken().len()), (&json!(1), 1));
}

#[test]
fn msg_2_an_orderly_stop_hands_nothing_over_twice_on_sqlite() {
    a_stop_hands_nothing_over_twice(Engine::Sqlite);
}

#[test]
fn msg_2_an_orderly_stop_hands_nothing_over_twice_on_postgres() {
    a_stop_hands_nothing_over_twice(Engine::Postgres);
}

#[test]
fn _2sv_7_an_orderly_stop_waits_for_the_platforms_word() {
    let service = Setup::new(Engine::Sqlite).platform().start();
    let campus = Campus::new(&service);
    let token = campus.person(ID, "student");
    service.platform().fails(&json!({ "fault": "slow", "call": "apply", "until": "2026-04-13T09:00:05+09:00" }));
    campus.turns_on_authenticator(&token);
    let applied = || service.platform().calls("apply", ID);
    wait_for(|| (applied() == 1).then_some(())).expect("the platform is told");
    is_told_to_stop(&service, "what the platform is doing is waited for");
    service.clock.pass(5.seconds());
    assert!(service.stops().success(), "{}", service.log());
    service.start_again();
    let shown = campus.get(&campus.admin(), &format!("/v1/accounts/{ID}")).ok();
    assert_eq!(shown["two_step"]["state"], "on", "its word was written down: {shown}");
    assert_eq!(applied(), 1);
}
