//! Jobs: gone on with, looked up, given up.

use std::{fs, path::PathBuf};

use rustix::process::Signal;
use serde_json::{Value, json};

use super::{ADMIN, HEADER, in_home, new_people, person, results, write};
use crate::support::{Engine, Meibo, Service, Terminal, deadline::wait_for, meibo::PASSWORD};

/// The folder of the only job.
fn folder(meibo: &Meibo) -> PathBuf {
    super::files(&meibo.home().join("state"))
        .into_iter()
        .find(|file| file.ends_with("job.json"))
        .unwrap()
        .parent()
        .unwrap()
        .to_owned()
}

/// The name of the only job.
fn only(meibo: &Meibo) -> String {
    super::job(meibo).unwrap()
}

fn listed(meibo: &Meibo) -> Vec<Value> {
    meibo.run(["bulk", "list", "-o", "json"]).json().as_array().unwrap().clone()
}

/// A job whose rows were all refused: nobody has these IDs.
fn refused(meibo: &Meibo, rows: usize) -> (String, String) {
    let ids: String = (0..rows).map(|number| format!("nw{number:04}\n")).collect();
    let file = write(meibo, "ids.csv", &format!("id\n{ids}"));
    let told = in_home(meibo, "told.csv");
    let confirm = rows.to_string();
    let args =
        ["account", "disable", "--from", &file, "--reason", "left", "--results", &told, "--yes", "--confirm", &confirm];
    assert_eq!(meibo.run(args).code, 6);
    (only(meibo), told)
}

fn create(meibo: &Meibo, name: &str, rows: std::ops::Range<usize>) {
    let confirm = rows.len().to_string();
    let rows: String = rows.map(person).collect();
    let file = write(meibo, &format!("{name}.csv"), &format!("{HEADER}{rows}"));
    let secrets = in_home(meibo, &format!("{name}-secrets.csv"));
    meibo.run(["account", "create", "--from", &file, "--secrets-out", &secrets, "--yes", "--confirm", &confirm]).ok();
}

fn forget_all(meibo: &Meibo, but: &str) {
    for job in listed(meibo).iter().map(|job| job["job"].as_str().unwrap()).filter(|job| *job != but) {
        meibo.run(["bulk", "forget", job, "--yes"]).ok();
    }
}

/// Changes what is kept of the job.
fn edit(meibo: &Meibo, name: &str, value: Value) {
    let path = folder(meibo).join("job.json");
    let mut facts: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    facts[name] = value;
    fs::write(&path, facts.to_string()).unwrap();
}

/// Cuts the journal down, as if the job had been broken off.
fn cut_to(meibo: &Meibo, lines: usize) {
    let path = folder(meibo).join("journal");
    let journal = fs::read_to_string(&path).unwrap();
    fs::write(&path, journal.split_inclusive('\n').take(lines).collect::<String>()).unwrap();
}

fn ends(path: &str) -> Vec<String> {
    results(path).into_iter().map(|row| row[0].clone()).collect()
}

fn state(meibo: &Meibo, id: &str) -> Value {
    meibo.run(["account", "show", id, "-o", "json"]).json()["account"]["state"].clone()
}

#[test]
fn a_dry_run_of_retry_and_resume_tells_what_they_would_do_and_does_nothing() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let (job, told) = refused(&meibo, 3);
    create(&meibo, "one", 0..1);
    forget_all(&meibo, &job);
    let planned = meibo.run(["bulk", "retry", &job, "-n", "-o", "json"]);
    assert_eq!(planned.code, 9, "{planned}");
    let plan: Value = serde_json::from_str(&planned.stdout).unwrap();
    assert_eq!((&plan["rows"], &plan["will_change"], &plan["refused"]), (&json!(3), &json!(1), &json!(2)));
    assert_eq!(state(&meibo, "nw0000"), "enabled");
    assert_eq!(ends(&told), ["refused"; 3]);
    assert_eq!(meibo.run(["bulk", "retry", &job]).code, 9);
    assert_eq!(state(&meibo, "nw0000"), "disabled");
    // Of a job that was broken off, the rows that are left.
    cut_to(&meibo, 2);
    let left = meibo.run(["bulk", "resume", &job, "-n", "-o", "json"]);
    let plan: Value = serde_json::from_str(&left.stdout).unwrap();
    assert_eq!((&plan["rows"], &plan["refused"]), (&json!(1), &json!(1)), "{left}");
    assert_eq!(meibo.run(["bulk", "show", &job, "-o", "json"]).json()["open"], 1);
}

#[test]
fn a_journal_that_was_cut_inside_a_character_is_gone_on_with() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let (job, told) = refused(&meibo, 3);
    let path = folder(&meibo).join("journal");
    let mut journal = fs::read(&path).unwrap();
    let cut = journal.iter().rposition(|byte| *byte == b'"').unwrap() - 20;
    journal.truncate(cut);
    journal.extend_from_slice(&"高".as_bytes()[..2]);
    fs::write(&path, &journal).unwrap();
    assert_eq!(listed(&meibo)[0]["open"], 1);
    assert_eq!(meibo.run(["bulk", "resume", &job]).code, 6);
    assert_eq!(ends(&told), ["refused"; 3]);
}

#[test]
fn a_job_that_cannot_be_read_is_listed_and_can_be_forgotten() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let (job, _) = refused(&meibo, 2);
    fs::write(folder(&meibo).join("job.json"), "{").unwrap();
    assert_eq!(
        (listed(&meibo)[0]["job"].as_str(), listed(&meibo)[0]["state"].as_str()),
        (Some(job.as_str()), Some("unreadable"))
    );
    assert!(meibo.run(["bulk", "resume", &job]).fails(12).contains("[bulk_job_unreadable]"));
    assert!(meibo.run(["bulk", "forget", &job]).fails(11).contains("--yes"));
    meibo.run(["bulk", "forget", &job, "-n"]).ok();
    assert_eq!(listed(&meibo).len(), 1);
    meibo.run(["bulk", "forget", &job, "--yes"]).ok();
    assert_eq!(listed(&meibo), [json!(null); 0]);
    // No name leads out of the folder of jobs.
    for name in ["../..", "..", ".", "/", "lock", ""] {
        assert!(meibo.run(["bulk", "forget", name, "--yes"]).fails(3).contains("[bulk_job_not_found]"), "{name}");
    }
}

#[test]
fn a_job_is_gone_on_with_by_whoever_began_it() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let (job, _) = refused(&meibo, 2);
    service.create_admin("admin0002", PASSWORD);
    meibo.login("admin0002", PASSWORD).ok();
    let other = meibo.run(["bulk", "retry", &job]).fails(4);
    assert!(
        other.contains("[bulk_job_of_another]") && other.contains("admin0001") && other.contains("admin0002"),
        "{other}"
    );
    cut_to(&meibo, 1);
    meibo.run(["bulk", "resume", &job]).fails(4);
    meibo.login(ADMIN, PASSWORD).ok();
    assert_eq!(meibo.run(["bulk", "resume", &job]).code, 6);
}

#[test]
fn results_that_somebody_else_wrote_are_left_alone() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let (job, told) = refused(&meibo, 2);
    // A file of that name that was there before, or came later.
    let partial = write(&meibo, "told.csv.partial.csv", "mine");
    fs::rename(&told, in_home(&meibo, "away.csv")).unwrap();
    write(&meibo, "told.csv", "mine");
    let foreign = meibo.run(["bulk", "retry", &job]).fails(12);
    assert!(foreign.contains("[bulk_results_foreign]") && foreign.contains("told.csv"), "{foreign}");
    assert_eq!(fs::read_to_string(&told).unwrap(), "mine");
    fs::remove_file(&told).unwrap();
    assert_eq!(meibo.run(["bulk", "retry", &job]).code, 6);
    assert_eq!(ends(&told), ["refused"; 2]);
    // Its own it replaces, as often as it likes.
    create(&meibo, "one", 1..2);
    assert_eq!(meibo.run(["bulk", "retry", &job]).code, 9);
    assert_eq!(ends(&told), ["refused", "done"]);
    assert_eq!(meibo.run(["bulk", "retry", &job]).code, 9);
    assert_eq!(ends(&told), ["refused", "done"]);
    assert_eq!(fs::read_to_string(partial).unwrap(), "mine");
    let left: Vec<String> =
        fs::read_dir(meibo.home()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(left.iter().filter(|name| name.contains("partial")).count(), 1, "{left:?}");
}

#[test]
fn a_retry_that_is_stopped_leaves_whole_results_in_the_files_order() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let (job, told) = refused(&meibo, 1100);
    let before = fs::read_to_string(&told).unwrap();
    edit(&meibo, "stops", json!(true));
    create(&meibo, "some", 450..451);
    forget_all(&meibo, &job);
    // Stopped after its first set.
    let stopped = meibo.run(["bulk", "retry", &job, "-o", "json"]);
    assert_eq!(stopped.code, 9, "{stopped}");
    let after = fs::read_to_string(&told).unwrap();
    let ids = |text: &str| text.lines().map(|line| line.split(',').next().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(ids(&before), ids(&after));
    assert_eq!(ends(&told).iter().filter(|end| *end == "done").count(), 1);
    assert_eq!(ends(&told)[450], "done");
}

#[test]
fn a_job_that_stops_at_refusals_comes_to_its_end_set_by_set() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let (job, told) = refused(&meibo, 1700);
    edit(&meibo, "stops", json!(true));
    cut_to(&meibo, 100);
    let mut left = Vec::new();
    for _ in 0..4 {
        assert_eq!(meibo.run(["bulk", "resume", &job]).code, 6);
        left.push(listed(&meibo)[0]["open"].as_u64().unwrap());
    }
    // One set of five hundred each time: the rest of the set in which a row was refused is carried out.
    assert_eq!(left, [1100, 600, 100, 0]);
    assert_eq!(ends(&told).len(), 1700);
}

#[test]
fn a_job_that_has_ended_says_so_and_asks_nothing_of_its_file() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    create(&meibo, "two", 0..2);
    let job = only(&meibo);
    fs::remove_file(in_home(&meibo, "two.csv")).unwrap();
    for verb in ["resume", "retry"] {
        let again = meibo.run(["bulk", verb, &job, "-o", "json"]).json();
        assert_eq!((&again["rows"], &again["done"]), (&json!(2), &json!(2)));
    }
    assert_eq!(listed(&meibo)[0]["state"], "ended");
}

#[test]
fn what_came_by_stdin_is_kept_till_nothing_is_left_to_try_again() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let disable = ["account", "disable", "--from", "-", "--reason", "left", "--yes"];
    assert_eq!(meibo.run_with(disable, "id\nnw0000\nnw0001\n").code, 6);
    let job = only(&meibo);
    let kept = folder(&meibo).join("input");
    assert_eq!(fs::read_to_string(&kept).unwrap(), "id\nnw0000\nnw0001\n");
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&kept.metadata().unwrap().permissions()) & 0o777, 0o600);
    create(&meibo, "two", 0..2);
    meibo.run(["bulk", "retry", &job]).ok();
    assert!(!kept.exists());
    let (rows, told) = by_keys(&meibo, &["bulk", "results", &job, "-o", "json", "--lang", "en"]);
    assert_eq!((&rows[0]["key"], &rows[0]["result"]), (&json!("nw0000"), &json!("done")));
    assert_eq!(rows.as_array().unwrap().len(), 2);
    assert!(told.starts_with("The rows came from stdin, and were deleted") && told.contains("(id)"), "{told}");
}

/// The results of a job whose cells are not there: the rows, and what was said of that.
fn by_keys(meibo: &Meibo, args: &[&str]) -> (Value, String) {
    let ended = meibo.run(args.iter().copied());
    assert_eq!(ended.code, 0, "{ended}");
    (serde_json::from_str(&ended.stdout).unwrap(), ended.stderr)
}

#[test]
fn jobs_are_listed_from_the_newest_on() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    for number in 0..4 {
        create(&meibo, &format!("n{number}"), number..number + 1);
    }
    let jobs = listed(&meibo);
    let files: Vec<&str> = jobs.iter().map(|job| job["file"].as_str().unwrap().rsplit('/').next().unwrap()).collect();
    assert_eq!(files, ["n3.csv", "n2.csv", "n1.csv", "n0.csv"]);
    assert!(jobs.iter().all(|job| job["begun_at"].as_str().unwrap().len() == 25 && job["who"] == ADMIN), "{jobs:?}");
}

#[test]
fn what_came_of_each_row_can_be_looked_up_later() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    create(&meibo, "people", 1..2);
    forget_all(&meibo, "");
    let file = write(&meibo, "both.csv", "学籍番号,role\nnw0000,helper\nNW0001,helper\n");
    let ran = meibo.run(["account", "role", "add", "--from", &file, "--yes"]);
    assert_eq!(ran.code, 9, "{ran}");
    let job = only(&meibo);
    let rows = meibo.run(["bulk", "results", &job, "-o", "json"]).json();
    assert_eq!(
        (&rows[0]["id"], &rows[0]["role"], &rows[0]["result"]),
        (&json!("nw0000"), &json!("helper"), &json!("refused"))
    );
    assert_eq!(
        (&rows[0]["code"], &rows[1]["id"], &rows[1]["result"]),
        (&json!("account_not_found"), &json!("NW0001"), &json!("done"))
    );
    assert_eq!(rows[1]["request_id"].as_str().unwrap().len(), 13);
    let refused = meibo.run(["bulk", "results", &job, "--filter", "result=refused", "-o", "csv"]).ok();
    assert!(
        refused.starts_with("id,role,result,code,message,request_id\nnw0000,helper,refused,account_not_found,"),
        "{refused}"
    );
    let table = meibo.run(["bulk", "results", &job, "--lang", "ja"]).ok();
    assert!(table.contains("完了") && table.contains("拒否"), "{table}");
    // A row is told in the language that is asked for, whatever that of the run was.
    let in_lang = |job: &str, lang: &str| meibo.run(["bulk", "results", job, "-o", "csv", "--lang", lang]).ok();
    let (en, ja) = (in_lang(&job, "en"), in_lang(&job, "ja"));
    assert!(en.contains("There is no account with the login ID nw0000."), "{en}");
    assert!(ja.contains("アカウントはありません。") && !ja.contains("There is no account"), "{ja}");
    let other = write(&meibo, "other.csv", "id,role\nnw0003,helper\n");
    meibo.run(["account", "role", "add", "--from", &other, "--yes", "--lang", "ja"]);
    let second = listed(&meibo)[0]["job"].as_str().unwrap().to_owned();
    let (en, ja) = (in_lang(&second, "en"), in_lang(&second, "ja"));
    assert!(en.contains("There is no account with the login ID nw0003."), "{en}");
    assert!(ja.contains("ログイン ID nw0003 のアカウントはありません。"), "{ja}");
    meibo.run(["bulk", "forget", &second, "-y"]).ok();
    // In a file they are as --results would have written them.
    let told = in_home(&meibo, "later.csv");
    meibo.run(["bulk", "results", &job, "--results", &told]).ok();
    assert!(fs::read_to_string(&told).unwrap().starts_with("学籍番号,role,result,code,message,request_id\nnw0000,"));
    assert!(meibo.run(["bulk", "results", &job, "--results", &told]).fails(2).contains("[file_exists]"));
    // Without the file each row is told of by its key.
    let whole = fs::read_to_string(&file).unwrap();
    fs::remove_file(&file).unwrap();
    let (rows, told) = by_keys(&meibo, &["bulk", "results", &job, "-o", "json", "--lang", "en"]);
    assert_eq!((&rows[0]["key"], &rows[1]["key"]), (&json!("nw0000/helper"), &json!("nw0001/helper")));
    assert!(told.contains(&format!("The file of rows, {file}, is gone.")) && told.contains("(id/role)"), "{told}");
    fs::write(&file, "id,role\n").unwrap();
    let (_, told) = by_keys(&meibo, &["bulk", "results", &job, "-o", "json", "--lang", "en", "-q"]);
    assert!(told.contains(&format!("{file}, is not what it was")), "{told}");
    // What is said to do brings the other columns back.
    assert!(
        told.trim_end().ends_with(&format!("Put the file back as it was, and then: meibo bulk results {job}")),
        "{told}"
    );
    fs::write(&file, whole).unwrap();
    assert_eq!(meibo.run(["bulk", "results", &job, "-o", "json"]).json()[0]["role"], "helper");
    fs::remove_file(&file).unwrap();
    let told = in_home(&meibo, "keys.jsonl");
    let written = meibo.run(["bulk", "results", &job, "--results", &told]);
    assert!(written.code == 0 && written.stderr.contains("key"), "{written}");
    assert!(fs::read_to_string(&told).unwrap().starts_with(r#"{"key":"nw0000/helper","result":"refused""#));
}

/// A run in a terminal that has begun while its service answers nothing.
fn held(service: &Service, meibo: &Meibo, rows: usize) -> Terminal {
    let file = new_people(meibo, rows);
    let (secrets, told) = (in_home(meibo, "secrets.csv"), in_home(meibo, "told.csv"));
    let args = ["account", "create", "--from", &file, "--secrets-out", &secrets, "--results", &told, "--timeout", "3"];
    let terminal = meibo.terminal(args);
    terminal.shows(&format!("To go on, type {rows}"));
    service.signal(Signal::STOP);
    terminal.answers(&rows.to_string());
    // It has begun when its journal is there.
    let begun =
        || super::files(&meibo.home().join("state")).iter().any(|file| file.ends_with("job.json")).then_some(());
    wait_for(begun).unwrap();
    terminal
}

#[test]
fn after_ctrl_c_the_rows_on_the_way_end_although_a_question_was_answered_before() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let terminal = held(&service, &meibo, 2100);
    terminal.presses("C-c").shows("Ctrl-C again");
    service.signal(Signal::CONT);
    terminal.shows("1500 rows: 1500 done").shows("bulk resume");
    assert_eq!(terminal.ends(), 130);
    let job = only(&meibo);
    let secrets = in_home(&meibo, "more.csv");
    meibo.run(["bulk", "resume", &job, "--secrets-out", &secrets]).ok();
    assert_eq!(ends(&in_home(&meibo, "told.csv")), vec!["done"; 2100]);
}

#[test]
fn a_plan_ends_at_once_and_leaves_no_job() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let file = new_people(&meibo, 600);
    service.signal(Signal::STOP);
    let terminal = meibo.terminal(["account", "create", "--from", &file, "-n", "--timeout", "600"]);
    let planned = || super::files(&meibo.home().join("state")).iter().any(|file| file.ends_with("lock")).then_some(());
    wait_for(planned).unwrap();
    terminal.presses("C-c");
    assert_eq!(terminal.ends(), 130);
    assert_eq!(listed(&meibo), [json!(null); 0]);
    // What an earlier one left behind is gone when the next one begins.
    service.signal(Signal::CONT);
    meibo.run(["account", "create", "--from", &file, "-n"]).ok();
    let left = super::files(&meibo.home().join("state/meibo/bulk"));
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn after_ctrl_c_a_service_that_has_gone_changes_nothing_of_the_end() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let terminal = held(&service, &meibo, 600);
    terminal.presses("C-c").shows("Ctrl-C again");
    service.signal(Signal::KILL);
    assert_eq!(terminal.ends(), 130);
    assert_eq!(listed(&meibo)[0]["open"], 600);
}

#[test]
fn a_file_that_is_written_to_while_it_runs_is_read_no_further() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let terminal = held(&service, &meibo, 2100);
    let path = in_home(&meibo, "new.csv");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("nw2099", "nw9999")).unwrap();
    service.signal(Signal::CONT);
    terminal.shows("[bulk_file_changed]");
    assert_eq!(terminal.ends(), 12);
    let job = &listed(&meibo)[0];
    assert!(job["done"].as_u64().unwrap() <= 1500, "{job}");
    let trail =
        meibo.run(["audit", "list", "--operation", "account.create", "--outcome", "done", "--all", "-o", "json"]);
    assert_eq!(json!(trail.json().as_array().unwrap().len()), job["done"], "what was carried out is written down");
}

#[test]
fn a_password_for_the_rows_of_a_file_is_read_from_stdin() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    create(&meibo, "one", 0..1);
    let file = write(&meibo, "ids.csv", "id\nnw0000\n");
    service.clock.pass_minutes(20);
    let args = ["2sv", "reset", "--from", &file, "--reason", "lost", "--yes"];
    let asked = meibo.run(args).fails(4);
    assert!(asked.contains("[password_again]"), "{asked}");
    let given = meibo.run_with(args.into_iter().chain(["--password-stdin"]), &format!("{PASSWORD}\n"));
    assert!(!given.stderr.contains("password_again") && given.code != 11, "{given}");
    let both = meibo.run_with(["2sv", "reset", "--from", "-", "--password-stdin", "--reason", "lost"], "id\n").fails(2);
    assert!(both.contains("--password-stdin"), "{both}");
}
