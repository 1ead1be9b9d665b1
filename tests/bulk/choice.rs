//! `--filter` and `--limit` on rows: those that they leave out are left alone, and counted.

use std::fs;

use serde_json::json;

use super::{ADMIN, HEADER, in_home, job, new_people, results, write};
use crate::support::{Engine, Meibo, Service};

const DISABLE: [&str; 5] = ["account", "disable", "--reason", "left", "--yes"];

/// Six people, and the administrator who made them.
fn six(service: &Service) -> Meibo {
    let meibo = Meibo::administrator(service, ADMIN);
    let file = new_people(&meibo, 6);
    let secrets = in_home(&meibo, "secrets.csv");
    meibo.run(["account", "create", "--from", &file, "--secrets-out", &secrets, "--yes"]).ok();
    meibo
}

fn disabled(meibo: &Meibo) -> Vec<String> {
    let list = ["account", "list", "--filter", "state=disabled", "-o", "id"];
    meibo.run(list).ok().lines().map(str::to_owned).collect()
}

#[test]
fn rows_that_filter_and_limit_leave_out_are_left_alone() {
    let service = Service::start(Engine::Sqlite);
    let meibo = six(&service);
    let departments = ["a", "b", "a", "b", "a", "a"];
    let rows: String = departments.iter().enumerate().map(|(at, it)| format!("nw{at:04},{it}\n")).collect();
    let file = write(&meibo, "leave.csv", &format!("id,department\n{rows}"));
    let told = in_home(&meibo, "told.csv");
    let choose = ["--from", &file, "--filter", "department=a", "--limit", "3"];
    let plan = meibo.run(DISABLE.into_iter().chain(choose).chain(["-n", "-o", "json"])).json();
    assert_eq!((&plan["rows"], &plan["will_change"], &plan["left_out"]), (&json!(3), &json!(3), &json!(3)));
    let said = meibo.run(DISABLE.into_iter().chain(choose).chain(["-n"])).ok();
    assert!(said.contains("\n3 rows are left out by --filter or --limit.\n"), "{said}");
    let done = meibo.run(DISABLE.into_iter().chain(choose).chain(["--results", &told, "-o", "json"])).json();
    assert_eq!((&done["rows"], &done["done"], &done["left_out"]), (&json!(3), &json!(3), &json!(3)));
    assert_eq!(disabled(&meibo), ["nw0000", "nw0002", "nw0004"]);
    assert_eq!(results(&told).len(), 3);
    let job = done["job"].as_str().unwrap();
    let shown = meibo.run(["bulk", "show", job, "-o", "json"]).json();
    assert_eq!((&shown["state"], &shown["rows"], &shown["left_out"]), (&json!("ended"), &json!(3), &json!(3)));
    // What the file does not have cannot be chosen by, and a choice of nothing is a mistake.
    let wrong = meibo.run(DISABLE.into_iter().chain(["--from", &file, "--filter", "state=enabled"])).fails(2);
    assert!(wrong.contains("There are: id, department."), "{wrong}");
    let none = meibo.run(DISABLE.into_iter().chain(["--from", &file, "--filter", "department=c"])).fails(2);
    assert!(none.contains("all 6 are left out") && none.contains("[rows_none_left]"), "{none}");
    assert_eq!(disabled(&meibo).len(), 3);
}

#[test]
fn a_job_that_is_gone_on_with_remembers_which_rows_it_was_for() {
    let service = Service::start(Engine::Sqlite);
    let meibo = six(&service);
    let ids: String = (0..6).map(|at| format!("nw{at:04}\n")).collect();
    let file = write(&meibo, "ids.csv", &format!("id\n{ids}"));
    let told = in_home(&meibo, "told.csv");
    meibo.run(DISABLE.into_iter().chain(["--from", &file, "--limit", "2", "--results", &told])).ok();
    let job = job(&meibo).unwrap();
    meibo.run(["account", "enable", "nw0001", "--reason", "x", "--yes"]).ok();
    // Broken off behind the first row.
    let journal = meibo.home().join("state/meibo/bulk").join(&job).join("journal");
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.split_inclusive('\n').take(1).collect::<String>()).unwrap();
    let plan = meibo.run(["bulk", "resume", &job, "-n", "-o", "json"]).json();
    assert_eq!(plan["rows"], 1, "{plan}");
    let done = meibo.run(["bulk", "resume", &job, "-o", "json"]).json();
    assert_eq!((&done["rows"], &done["left_out"]), (&json!(2), &json!(4)));
    assert_eq!(results(&told).len(), 2);
    assert!(disabled(&meibo).iter().all(|id| ["nw0000", "nw0001"].contains(&id.as_str())), "{:?}", disabled(&meibo));
}

#[test]
fn of_several_ids_some_are_chosen_alike() {
    let service = Service::start(Engine::Sqlite);
    let meibo = six(&service);
    // Off a terminal as on one, and where nothing but the result is to be said.
    let some = meibo.run(DISABLE.into_iter().chain(["nw0003", "nw0001", "nw0002", "--limit", "1", "--lang", "en"]));
    assert_eq!(some.stderr, "2 IDs are left out by --filter or --limit.\n");
    some.done();
    assert_eq!(disabled(&meibo), ["nw0003"]);
    let one = DISABLE.into_iter().chain(["-", "--filter", "id=nw0002", "-q", "--lang", "en"]);
    let one = meibo.run_with(one, "nw0001\nnw0002\n");
    assert_eq!(one.stderr, "1 ID is left out by --filter or --limit.\n");
    one.done();
    assert_eq!(disabled(&meibo), ["nw0002", "nw0003"]);
    meibo.run(DISABLE.into_iter().chain(["nw0003", "nw0005", "--filter", "login_id=nw0005"])).done();
    assert_eq!(disabled(&meibo), ["nw0002", "nw0003", "nw0005"]);
    let wrong = meibo.run(DISABLE.into_iter().chain(["nw0004", "nw0005", "--filter", "department=a"])).fails(2);
    assert!(wrong.contains("There are: login_id, id, account."), "{wrong}");
    // What a program reads of stderr is a refusal or nothing.
    meibo.run(DISABLE.into_iter().chain(["nw0004", "nw0000", "--limit", "1", "-n", "-o", "json"])).json();
    let shown = meibo.run(["account", "show", "nw0004", "nw0005", "--limit", "1", "-o", "id"]).done();
    assert_eq!(shown, "nw0004\n");
}

#[test]
fn what_is_refused_about_the_output_is_refused_before_anything_is_done() {
    let service = Service::start(Engine::Sqlite);
    let meibo = six(&service);
    let create = ["account", "create", "z1", "--name", "Z", "--department", "D", "--affiliation", "staff"];
    let create: Vec<&str> = create.into_iter().chain(["--contact", "z@example.com"]).collect();
    for more in [&["--columns", "nosuch"][..], &["--columns", "name"], &["-o", "id"]] {
        meibo.run(create.iter().chain(more).copied()).fails(2);
        meibo.run(["account", "show", "z1"]).fails(3);
    }
    let secret = ["--columns", "first_password", "-o", "csv", "--no-header"];
    let password = meibo.run(create.iter().copied().chain(secret)).ok();
    assert!(password.trim().len() >= 12 && password.lines().count() == 1, "{password}");
    let file = write(&meibo, "one.csv", &format!("{HEADER}z2,Z,D,staff,z2@example.com\n"));
    for nowhere in ["none/told.csv", "one.csv/told.csv"] {
        let nowhere = in_home(&meibo, nowhere);
        let create = ["account", "create", "--from", &file, "--yes", "--secrets-out", &nowhere];
        assert!(meibo.run(create).fails(12).contains("[file_unwritable]"));
    }
    meibo.run(["account", "show", "z2"]).fails(3);
}

#[test]
fn a_sign_in_is_not_rehearsed_nor_ended() {
    let service = Service::start(Engine::Sqlite);
    let meibo = six(&service);
    meibo.run(["logout", "-n"]).fails(2);
    meibo.run(["status"]).ok();
    let nobody = Meibo::of(&service);
    let login = ["login", ADMIN, "--password-stdin", "--store", "file", "-n"];
    assert!(nobody.run_with(login, "whatever\n").fails(2).contains("meibo login does not take --dry-run."));
    nobody.run(["status", "-o", "json"]).error(4);
}
