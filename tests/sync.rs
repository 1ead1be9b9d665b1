//! What `meibo` says of a mail platform that has not confirmed.

use serde_json::json;

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD},
    support::{Engine, Meibo, deadline::wait_for, service::Setup},
};

const ID: &str = "t2600001";

#[test]
fn _2sv_7_says_that_it_propagates_and_that_trying_later_helps() {
    let service = Setup::new(Engine::Sqlite).platform().start();
    let (campus, platform) = (Campus::new(&service), service.platform());
    let token = campus.person(ID, "student");
    platform.fails(&json!({ "fault": "propagate", "until": "2026-04-14T09:00:00+09:00" }));
    campus.turns_on_sms(ID, &token);
    let told = || (platform.calls("apply", ID) > 0 && platform.held(ID).is_null()).then_some(());
    assert!(wait_for(told).is_some());
    let admin = Meibo::of(&service);
    admin.login(ADMIN, PASSWORD).ok();
    let shown = admin.run(["2sv", "show", ID]).ok();
    assert!(shown.contains("can take up to 24 hours") && shown.contains("trying later helps"), "{shown}");
    let japanese = admin.run(["2sv", "show", ID, "--lang", "ja"]).ok();
    assert!(japanese.contains("最大 24 時間") && japanese.contains("時間をおいて"), "{japanese}");
    let whole = admin.run(["account", "show", ID]).ok();
    assert!(whole.contains("has not confirmed"), "{whole}");
    assert!(whole.contains("that 2-step verification is on since 2026-04-13 09:00"), "{whole}");
}

#[test]
fn the_help_desk_sees_since_when_how_often_and_when_next() {
    let service = Setup::new(Engine::Sqlite).platform().start();
    let (campus, platform) = (Campus::new(&service), service.platform());
    campus.person(ID, "student");
    platform.fails(&json!({ "fault": "fail" }));
    campus.disables(ID);
    let admin = Meibo::of(&service);
    admin.login(ADMIN, PASSWORD).ok();
    let seen = wait_for(|| Some(admin.run(["account", "show", ID]).ok()).filter(|it| it.contains("it failed")));
    let shown = seen.expect("the trouble is shown");
    assert!(shown.contains("503 backendError") && shown.contains("It was tried once"), "{shown}");
    assert!(shown.contains("the next try is at 2026-04-13 09:01"), "{shown}");
    let japanese = admin.run(["account", "show", ID, "--lang", "ja"]).ok();
    assert!(japanese.contains("アカウントのサインイン可否") && japanese.contains("1 回試しました"), "{japanese}");
}
