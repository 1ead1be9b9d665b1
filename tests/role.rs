//! Who may do what.

use serde_json::json;

use crate::support::{Engine, Meibo, Service};

const ADMIN: &str = "admin0001";

fn campus() -> (Service, Meibo) {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let args =
        ["account", "create", "yamada01", "--name", "山田 太郎", "--department", "文学部", "--affiliation", "staff"];
    meibo.run(args.into_iter().chain(["--contact", "yamada@example.com"])).ok();
    (service, meibo)
}

#[test]
fn a_role_is_given_taken_away_and_each_tells_the_other() {
    let (_service, meibo) = campus();
    let said = meibo.run(["account", "role", "add", "yamada01", "help-desk"]).ok();
    assert!(said.contains("yamada01 (山田 太郎) now has the role help desk."), "{said}");
    assert!(said.contains("To undo: meibo account role remove yamada01 help-desk"), "{said}");
    let held = meibo.run(["account", "role", "add", "yamada01", "help-desk", "-o", "json"]).error(6);
    assert_eq!(held["code"], "role_held");
    let taken = meibo.run(["account", "role", "remove", "yamada01", "help-desk", "-o", "json"]).json();
    assert_eq!((&taken["before"]["roles"], &taken["account"]["roles"]), (&json!(["help-desk"]), &json!([])));
    let said = meibo.run(["account", "role", "add", "yamada01", "helper", "-n", "--lang", "ja"]).ok();
    assert!(said.contains("役割「学生補助員」が付きます") && !said.contains("元に戻す"), "{said}");
    assert_eq!(meibo.run(["account", "show", "yamada01", "-o", "json"]).json()["account"]["roles"], json!([]));
}

#[test]
fn nobody_changes_their_own_roles_and_no_unknown_role_is_sent() {
    let (_service, meibo) = campus();
    assert_eq!(meibo.run(["account", "role", "add", ADMIN, "helper", "-o", "json"]).error(5)["code"], "own_role");
    let error = meibo.run(["account", "role", "add", "yamada01", "king"]).fails(2);
    assert!(error.contains("help-desk") && error.contains("king"), "{error}");
}
