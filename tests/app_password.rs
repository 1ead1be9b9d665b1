//! `meibo app-password`: made, shown once, listed, deleted, made again.

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD},
    support::{Meibo, Service},
};

const ID: &str = "t2600001";

/// Somebody who is signed in, 2-step verification on.
fn person<'a>(service: &'a Service) -> (Campus<'a>, Meibo) {
    let campus = Campus::new(service);
    let token = campus.person(ID, "student");
    let meibo = Meibo::of(service);
    meibo.login(ID, PASSWORD).ok();
    // By a session of its own: turning on ends the others.
    meibo.run(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]).ok();
    meibo.run(["2sv", "enable", "--code", &campus.code(ID)]).ok();
    drop(token);
    (campus, meibo)
}

fn is_secret(text: &str) -> bool {
    let groups: Vec<&str> = text.split(' ').collect();
    groups.len() == 4 && groups.iter().all(|group| group.len() == 4 && group.bytes().all(|c| c.is_ascii_lowercase()))
}

on_both!(apppw_1_needs_two_step_verification, |service| {
    let campus = Campus::new(service);
    campus.person(ID, "student");
    let meibo = Meibo::of(service);
    meibo.login(ID, PASSWORD).ok();
    let told = meibo.run(["app-password", "create", "Ecrea", "--lang", "ja"]).fails(6);
    assert!(told.starts_with("2段階認証プロセスが有効ではありません。\n"), "{told}");
    assert!(told.contains("[two_step_off]") && told.contains("meibo 2sv enable"), "{told}");
});

on_both!(apppw_2_the_secret_is_shown_once_in_four_groups, |service| {
    let (_campus, meibo) = person(service);
    let text = meibo.run(["app-password", "create", "Ecrea用"]).ok();
    let secret = text.lines().map(str::trim).find(|line| is_secret(line)).expect("four groups of four letters");
    assert!(text.starts_with("The app password “Ecrea用” was made. It works at once.\n"), "{text}");
    let list = meibo.run(["app-password", "list", "-o", "json"]);
    let list = list.json();
    let id = list[0]["id"].as_str().unwrap();
    assert!(text.ends_with(&format!("To undo: meibo app-password delete {id}\n")), "{text}");
    assert!(!list.to_string().contains(secret) && list[0].get("secret").is_none(), "APPPW-4: {list}");
    let only = meibo.run(["app-password", "create", "  Thunderbird ", "--secret-only"]).ok();
    assert!(is_secret(only.trim_end()) && only != secret, "{only}");
    let json = meibo.run(["app-password", "create", "K-9", "-o", "json"]).json();
    assert!(is_secret(json["secret"].as_str().unwrap()) && json["app_password"]["name"] == "K-9", "{json}");
    let quiet = meibo.run(["app-password", "create", "quiet", "-q"]).ok();
    assert!(is_secret(quiet.trim_end()), "-q leaves the secret: {quiet}");
    let names = meibo.run(["app-password", "list", "--columns", "name", "--no-header"]).ok();
    assert_eq!(names, "Ecrea用\nThunderbird\nK-9\nquiet\n");
});

on_both!(apppw_5_says_that_they_are_rarely_needed, |service| {
    let (_campus, meibo) = person(service);
    let text = meibo.run(["app-password", "create", "Ecrea"]).ok();
    assert!(text.contains("App passwords are rarely needed, and less safe than signing in through"), "{text}");
    let text = meibo.run(["app-password", "create", "Ecrea", "--lang", "ja"]).ok();
    assert!(text.contains("アプリパスワードはほとんどの場合は不要で"), "{text}");
});

on_both!(sign_3_creating_asks_for_the_password_again_at_a_terminal, |service| {
    let (_campus, meibo) = person(service);
    service.clock.pass_minutes(11);
    let terminal = meibo.terminal(["app-password", "create", "Ecrea"]);
    terminal.shows("Your password is needed again").hides().answers("not my password 123");
    terminal.shows("[wrong_credentials]").hides().answers(PASSWORD);
    terminal.shows("It is shown only now");
    assert_eq!(terminal.ends(), 0);
    service.clock.pass_minutes(11);
    let args = ["app-password", "create", "Ecrea", "--password-stdin", "--secret-only"];
    assert!(is_secret(meibo.run_with(args, &format!("{PASSWORD}\n")).ok().trim_end()));
});

on_both!(apppw_3_a_lost_one_is_deleted_and_made_again, |service| {
    let (_campus, meibo) = person(service);
    for name in ["Ecrea", "Thunderbird", "K-9"] {
        meibo.run(["app-password", "create", name]).ok();
    }
    let ids = meibo.run(["app-password", "list", "-o", "id"]).ok();
    let ids: Vec<&str> = ids.lines().collect();
    assert_eq!(meibo.run(["app-password", "delete", ids[0], "-o", "json"]).error(11)["code"], "input_needed");
    let terminal = meibo.terminal(["app-password", "delete", ids[0]]);
    terminal.shows("Ecrea").shows("Delete it? [y/N]").answers("n");
    assert_eq!(terminal.ends(), 10);
    meibo.run(["app-password", "delete", ids[0], ids[1], "-n", "-y"]).ok();
    assert_eq!(meibo.run(["app-password", "list", "-o", "id"]).ok().lines().count(), 3, "--dry-run deletes nothing");

    let gone = meibo.run(["app-password", "delete", ids[0], &ids[1].to_uppercase(), ids[0], "-y"]).ok();
    assert!(gone.contains("“Ecrea”") && gone.contains("“Thunderbird”") && !gone.contains("“K-9”"), "{gone}");
    let unknown = meibo.run(["app-password", "delete", ids[2], ids[0], "-y", "-o", "json"]).error(3);
    assert_eq!(unknown["code"], "app_password_not_found");
    assert_eq!(meibo.run(["app-password", "list", "-o", "id"]).ok().trim_end(), ids[2], "all or nothing");
    let by_stdin = meibo.run_with(["app-password", "delete", "-", "-y", "-o", "json"], &format!("{}\n", ids[2])).json();
    assert_eq!(by_stdin["app_password"]["name"], "K-9");
    assert!(is_secret(meibo.run(["app-password", "create", "Ecrea", "--secret-only"]).ok().trim_end()));
});

on_both!(apppw_3_an_administrator_deletes_with_a_reason, |service| {
    let (_campus, meibo) = person(service);
    meibo.run(["app-password", "create", "Ecrea"]).ok();
    let desk = Meibo::of(service);
    desk.login(ADMIN, PASSWORD).ok();
    let id = desk.run(["app-password", "list", ID, "-o", "id"]).ok();
    let delete = ["app-password", "delete", id.trim_end(), "--account", ID, "-y"];
    assert_eq!(desk.run(delete.into_iter().chain(["-o", "json"])).error(2)["code"], "reason_needed");
    desk.run(delete.into_iter().chain(["--reason", "端末の紛失"])).ok();
    assert_eq!(meibo.run(["app-password", "list", "-o", "json"]).json(), serde_json::json!([]));
    let trail = desk.run(["audit", "list", "--operation", "app-password.delete", "--outcome", "done", "-o", "json"]);
    assert_eq!(trail.json()[0]["reason"], "端末の紛失");
});
