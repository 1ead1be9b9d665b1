//! `--from FILE` and `meibo bulk`: many rows at once.

mod choice;
mod job;
mod killed;
mod next;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde_json::json;

use crate::support::{Engine, Meibo, Service};

const ADMIN: &str = "admin0001";
const HEADER: &str = "id,name,department,affiliation,contact\n";

fn person(number: usize) -> String {
    format!("nw{number:04},新人 {number},理学部,staff,nw{number:04}@example.jp\n")
}

/// A file of new people in the home folder.
fn new_people(meibo: &Meibo, count: usize) -> String {
    let rows: String = (0..count).map(person).collect();
    write(meibo, "new.csv", &format!("{HEADER}{rows}"))
}

fn write(meibo: &Meibo, name: &str, text: &str) -> String {
    let path = meibo.home().join(name);
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn in_home(meibo: &Meibo, name: &str) -> String {
    meibo.home().join(name).display().to_string()
}

/// The columns behind the input's, of each line of a results file.
fn results(path: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let from = reader.headers().unwrap().iter().position(|name| name == "result").unwrap();
    reader.records().map(|row| row.unwrap().iter().skip(from).map(str::to_owned).collect()).collect()
}

#[test]
fn a_file_is_checked_planned_run_and_told_row_by_row() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let file = new_people(&meibo, 60);
    let (told, secrets) = (in_home(&meibo, "told.csv"), in_home(&meibo, "secrets.csv"));
    // What a dry run says is what the run does; nothing of it stays.
    let planned = meibo.run(["account", "create", "--from", &file, "-n", "-o", "json"]).json();
    assert_eq!(
        planned,
        json!({ "rows": 60, "will_change": 60, "no_change": 0, "refused": 0, "failed": 0, "left_out": 0, "refusals": [], "refusals_left_out": 0 })
    );
    assert_eq!(meibo.run(["account", "list", "-o", "json", "--all"]).json().as_array().unwrap().len(), 1);
    let create = ["account", "create", "--from", &file, "--results", &told, "--secrets-out", &secrets];
    // More than fifty rows are confirmed by their number, never by --yes.
    assert!(meibo.run(create.into_iter().chain(["--yes"])).fails(11).contains("--confirm 60"));
    meibo.run(create.into_iter().chain(["--confirm", "59"])).fails(10);
    assert!(!Path::new(&secrets).exists(), "nothing was made");
    let done = meibo.run(create.into_iter().chain(["--confirm", "60", "-o", "json"])).json();
    assert_eq!((&done["done"], &done["refused"]), (&json!(60), &json!(0)));
    let rows = results(&told);
    assert!(rows.len() == 60 && rows.iter().all(|row| row[0] == "done" && row[3].len() == 13), "{rows:?}");
    // A secret of its own for each, on the disk and nowhere else.
    let text = fs::read_to_string(&secrets).unwrap();
    let passwords: BTreeMap<&str, &str> = text.lines().skip(1).map(|line| line.split_once(',').unwrap()).collect();
    assert_eq!(passwords.len(), 60);
    let password = passwords["nw0042"];
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&secrets).unwrap().permissions()) & 0o777, 0o600);
    assert!(!fs::read_to_string(&told).unwrap().contains(password));
    for kept in files(&meibo.home().join("state")) {
        assert!(!String::from_utf8_lossy(&fs::read(&kept).unwrap()).contains(password), "{}", kept.display());
    }
    Meibo::of(&service).login("nw0042", password).ok();
    // The very file that a list writes is read; what it says already is no change.
    let list = meibo.run(["account", "list", "-o", "csv", "--all"]).ok();
    let list = write(&meibo, "list.csv", &list.replace("nw0007,新人 7,理学部", "nw0007,新人 七,文学部"));
    let updated = meibo.run(["account", "update", "--from", &list, "--confirm", "61", "-o", "json"]).json();
    assert_eq!((&updated["done"], &updated["no_change"]), (&json!(1), &json!(60)));
    assert_eq!(meibo.run(["account", "show", "nw0007", "-o", "json"]).json()["account"]["department"], "文学部");
}

#[test]
fn so_many_are_confirmed_as_were_given_whether_the_first_of_them_is_there_or_not() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let ids: Vec<String> = (0..60).map(|number| format!("nobody{number:02}")).collect();
    let disable = || ["account", "disable", "--reason", "asked"].into_iter().chain(ids.iter().map(String::as_str));
    let told = meibo.run(disable().chain(["--yes"])).fails(11);
    assert!(told.contains("--confirm 60"), "{told}");
    assert!(meibo.run(disable().chain(["--confirm", "60"])).fails(6).contains("nobody59"));
}

#[test]
fn what_is_told_once_goes_into_a_file_with_a_name() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let file = new_people(&meibo, 2);
    for flag in ["--secrets-out", "--results"] {
        let other = if flag == "--results" { in_home(&meibo, "secrets.csv") } else { in_home(&meibo, "told.csv") };
        let others = if flag == "--results" { "--secrets-out" } else { "--results" };
        let args = ["account", "create", "--from", &file, flag, "-", others, &other, "--yes", "-o", "json"];
        assert_eq!(meibo.run(args).error(2)["code"], "file_is_dash", "{flag}");
    }
    let named = write(&meibo, "ids.csv", "id\nnw0001\n");
    let asked = meibo.run(["account", "update", "--from", &named, "--yes", "-o", "json"]).error(2);
    assert_eq!(asked["code"], "header_asks_nothing");
    assert!(asked["message"].as_str().unwrap().contains("not what to change"), "{asked}");
    let by_flag = meibo.run(["account", "update", "--from", &named, "--department", "文学部", "-n"]);
    assert!(by_flag.code == 6 && by_flag.stdout.contains("nw0001"), "what a flag says is asked of each: {by_flag}");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn rows_that_are_refused_are_named_and_can_be_tried_again() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let ids = write(&meibo, "ids.jsonl", "{\"id\":\"ＮＷ0001\"}\n{\"id\":\"nw0002\"}\n");
    let told = in_home(&meibo, "told.csv");
    let planned = meibo.run(["account", "disable", "--from", &ids, "--reason", "left", "-n"]);
    assert_eq!(planned.code, 6, "{planned}");
    assert!(
        planned.stdout.contains("line 1, nw0001: ") && planned.stdout.contains(" [account_not_found]\n"),
        "{planned}"
    );
    let stopped = meibo.run(["account", "disable", "--from", &ids, "--reason", "left", "--on-error", "stop", "--yes"]);
    assert!(stopped.fails(6).contains("[bulk_plan_refused]"));
    assert_eq!(meibo.run(["bulk", "list", "-o", "json"]).json(), json!([]), "what was never run is no job");
    let secrets = in_home(&meibo, "secrets.csv");
    let one = write(&meibo, "one.csv", &format!("{HEADER}{}", person(1)));
    meibo.run(["account", "create", "--from", &one, "--secrets-out", &secrets, "--yes"]).ok();
    let some = meibo.run(["account", "disable", "--from", &ids, "--reason", "left", "--results", &told, "--yes"]);
    assert_eq!(some.code, 9, "{some}");
    let ends: Vec<Vec<String>> = results(&told).into_iter().map(|row| row[..2].to_vec()).collect();
    assert_eq!(ends, [["done", ""], ["refused", "account_not_found"]]);
    let job = meibo.run(["bulk", "list", "-o", "json"]).json();
    let job = job.as_array().unwrap().iter().find(|it| it["command"] == "account disable").unwrap()["job"].clone();
    let job = job.as_str().unwrap();
    let two = write(&meibo, "two.csv", &format!("{HEADER}{}", person(2)));
    let more = in_home(&meibo, "more.csv");
    meibo.run(["account", "create", "--from", &two, "--secrets-out", &more, "--yes"]).ok();
    let again = meibo.run(["bulk", "retry", job, "-o", "json"]).json();
    assert_eq!((&again["done"], &again["refused"]), (&json!(2), &json!(0)));
    // The results are those of the whole job.
    assert!(results(&told).iter().all(|row| row[0] == "done"));
    assert_eq!(meibo.run(["bulk", "show", job, "-o", "json"]).json()["open"], 0);
    meibo.run(["bulk", "resume", "0000000000000"]).fails(3);
}

#[test]
fn a_file_that_cannot_be_read_right_does_nothing_and_says_where() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let said = |name: &str, text: &str, code: i32| {
        let file = write(&meibo, name, text);
        meibo.run(["account", "create", "--from", &file, "--secrets-out", "s.csv", "--yes"]).fails(code)
    };
    let unknown = said("a.csv", "id,name,departement,affiliation,contact\na,b,c,staff,d\n", 2);
    assert!(unknown.contains("departement") && unknown.contains("department"), "{unknown}");
    let cells = said("b.csv", &format!("{HEADER}{}nw2,b\n{}", person(1), person(1)), 2);
    assert!(
        cells.contains("Line 3") && cells.contains("Line 4") && cells.contains("[bulk_rows_unreadable]"),
        "{cells}"
    );
    assert!(said("c.csv", "id,password\na,b\n", 2).contains("password"));
    let long = said("f.csv", &format!("{HEADER}nw1,{},理学部,staff,x@example.jp\n", "あ".repeat(30_000)), 2);
    assert!(long.contains("Line 2") && long.contains("[bulk_rows_unreadable]"), "{long}");
    said("d.csv", "", 2);
    // What is there is never written over, and nothing is done before that is known.
    let kept = write(&meibo, "kept.csv", "mine");
    let one = write(&meibo, "g.csv", &format!("{HEADER}{}", person(1)));
    for flag in ["--results", "--secrets-out"] {
        let other = if flag == "--results" { "--secrets-out" } else { "--results" };
        let args = ["account", "create", "--from", &one, flag, &kept, other, "fresh.csv", "--yes"];
        assert!(meibo.run(args).fails(2).contains("[file_exists]"));
    }
    assert_eq!(fs::read_to_string(&kept).unwrap(), "mine");
    let both = meibo.run(["account", "create", "x", "--from", "a.csv"]).fails(2);
    assert!(both.contains("--from"), "{both}");
    meibo.run(["account", "create", "x", "--name", "y"]).fails(2);
    assert_eq!(meibo.run(["account", "list", "-o", "json"]).json().as_array().unwrap().len(), 1);
}

#[test]
fn rows_that_only_the_service_could_refuse_whole_are_named_before_anything_is_sent() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let said = |command: &[&str], name: &str, text: &str| {
        let file = write(&meibo, name, text);
        let args = command.iter().copied().chain(["--from", &file, "--reason", "x", "--yes", "-n"]);
        meibo.run(args).fails(2)
    };
    // Two stray quotation marks in a column that says nothing to the command: two rows would be one.
    let swallowed = said(&["account", "disable"], "a.csv", "id,name\nnw1,\"新人\nnw2,\"\nnw3,x\n");
    assert!(swallowed.contains("Line 2, name:") && swallowed.contains("to line 3"), "{swallowed}");
    let stray = said(&["account", "disable"], "b.csv", "id,name\nnw1,\"新人\nnw2,\"二\nnw3,x\n");
    assert!(stray.contains("Line 2:") && stray.contains("to line 3") && !stray.contains("Line 4"), "{stray}");
    // Keys that no request takes, beside one that is right.
    let long = format!("{}@example.jp", "a".repeat(1000));
    let lines = format!(
        "{{\"id\":\"nw1\",\"address\":\"a@example.jp\"}}\n{{\"id\":\"nw1\",\"address\":\"{long}\"}}\n\
         {{\"id\":\"nw1\",\"address\":\"a\\u0001b@example.jp\"}}\n"
    );
    let keys = said(&["alias", "delete"], "c.jsonl", &lines);
    assert!(keys.contains("Line 2") && keys.contains("Line 3") && !keys.contains("Line 1"), "{keys}");
    // Forms that a single command refuses, each with its line and column.
    let forms = said(&["account", "role", "add"], "d.csv", "id,role\n高橋,helper\nnw2,boss\n");
    assert!(forms.contains("Line 2, id: ") && forms.contains("login ID"), "{forms}");
    assert!(forms.contains("Line 3, role: ") && forms.contains("help-desk"), "{forms}");
    let id = said(&["app-password", "delete"], "e.csv", "id,app-password-id\nnw1,12\n");
    assert!(id.contains("Line 2, app-password-id: "), "{id}");
    let row = format!("{HEADER}nw1,新人,理学部,職員,x@example.jp\n");
    let affiliation = said(&["account", "create"], "f.csv", &row);
    assert!(affiliation.contains("Line 2, affiliation: ") && affiliation.contains("student"), "{affiliation}");
}

#[test]
fn the_plan_of_each_row_can_be_written_to_a_file() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let one = write(&meibo, "one.csv", &format!("{HEADER}{}", person(1)));
    let secrets = in_home(&meibo, "secrets.csv");
    meibo.run(["account", "create", "--from", &one, "--secrets-out", &secrets, "--yes"]).ok();
    let ids = write(&meibo, "ids.csv", "id,name\nnw0001,新人\nadmin0001,\nnw0002,\n");
    let told = in_home(&meibo, "told.csv");
    let planned = ["account", "enable", "--from", &ids, "--reason", "x", "-n", "--results", &told, "-o", "json"];
    assert_eq!(meibo.run(planned).code, 9);
    let text = fs::read_to_string(&told).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("id,name,result,code,message,request_id"));
    assert!(lines.next().unwrap().starts_with("nw0001,新人,no-change,already_enabled,"), "{text}");
    assert!(lines.nth(1).unwrap().starts_with("nw0002,,refused,account_not_found,"), "{text}");
    let disabled = in_home(&meibo, "disable.jsonl");
    meibo.run(["account", "disable", "--from", &one_id(&meibo), "--reason", "x", "-n", "--results", &disabled]).ok();
    assert!(fs::read_to_string(&disabled).unwrap().contains(r#""result":"will-change""#));
    // What is there is left alone, and a plan that cannot be made leaves nothing.
    assert!(meibo.run(planned).fails(2).contains("file_exists"));
    let wrong = write(&meibo, "wrong.csv", "id\nnw1\n高橋\n");
    let never = in_home(&meibo, "never.csv");
    meibo.run(["account", "enable", "--from", &wrong, "--reason", "x", "-n", "--results", &never]).fails(2);
    assert!(!Path::new(&never).exists());
}

#[test]
fn flags_of_the_command_stand_for_what_rows_do_not_say_and_a_resumption_knows_them() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let file =
        write(&meibo, "new.csv", "id,name,department,contact\nnw1,一,文学部,a@example.jp\nnw2,二,,b@example.jp\n");
    let secrets = in_home(&meibo, "secrets.csv");
    let create = ["account", "create", "--from", &file, "--affiliation", "student", "--department", "理学部"];
    let planned = meibo.run(create.into_iter().chain(["-n"])).ok();
    assert!(planned.contains("--department fills the empty cells") && !planned.contains("--affiliation"), "{planned}");
    meibo.run(create.into_iter().chain(["--secrets-out", &secrets, "--yes"])).ok();
    let shown =
        |id: &str, field: &str| meibo.run(["account", "show", id, "-o", "json"]).json()["account"][field].clone();
    assert_eq!((shown("nw1", "department"), shown("nw2", "department")), (json!("文学部"), json!("理学部")));
    assert_eq!(shown("nw1", "affiliation"), "student");
    // Whom a row is about says no flag, and what a file cannot say neither.
    assert!(meibo.run(create.into_iter().chain(["nw3", "-n"])).fails(2).contains("--from"));
    let wrong = meibo.run(["stop", "--from", &file, "--on", "someday", "-n"]).fails(2);
    assert!(wrong.contains("[invalid_value]"), "{wrong}");
    // What was given then is given again.
    let update = write(&meibo, "ids.csv", "id\nnw1\nnw2\n");
    meibo.run(["account", "update", "--from", &update, "--department", "医学部", "--yes"]).ok();
    let job = meibo.run(["bulk", "list", "-o", "json"]).json()[0]["job"].as_str().unwrap().to_owned();
    let journal = meibo.home().join("state/meibo/bulk").join(&job).join("journal");
    assert!(journal.exists(), "{}", journal.display());
    meibo.run(["account", "update", "nw2", "--department", "薬学部"]).ok();
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.split_inclusive('\n').take(1).collect::<String>()).unwrap();
    let plan = meibo.run(["bulk", "resume", &job, "-n", "-o", "json"]).json();
    assert_eq!(
        (&plan["rows"], &plan["will_change"]),
        (&json!(1), &json!(1)),
        "a row with its department, and no empty one"
    );
}

#[test]
fn locks_of_many_accounts_are_lifted_and_many_locked_down_by_typing_how_many() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let file = new_people(&meibo, 2);
    let secrets = in_home(&meibo, "secrets.csv");
    meibo.run(["account", "create", "--from", &file, "--secrets-out", &secrets, "--yes"]).ok();
    let ids = write(&meibo, "ids.csv", "id\nnw0000\nnw0001\n");
    // It cannot be undone: --yes is not enough, however few they are.
    let down = ["account", "lockdown", "--from", &ids, "--reason", "leaked"];
    assert!(meibo.run(down.into_iter().chain(["--yes"])).fails(11).contains("--confirm 2"));
    let locked = meibo.run(down.into_iter().chain(["--confirm", "2", "-o", "json"])).json();
    assert_eq!(locked["done"], 2);
    let lift = ["account", "unlock", "--from", &ids, "--reason", "found", "--yes", "-o", "json"];
    assert_eq!(meibo.run(lift).json()["done"], 2);
    let newest = job(&meibo).unwrap();
    let shown = meibo.run(["bulk", "show", &newest, "--lang", "en"]).ok();
    assert!(shown.lines().any(|line| line.starts_with("REASON") && line.ends_with("found")), "{shown}");
    assert_eq!(meibo.run(["account", "show", "nw0001", "-o", "json"]).json()["account"]["state"], "enabled");
}

fn one_id(meibo: &Meibo) -> String {
    write(meibo, "id.csv", "id\nnw0001\n")
}

fn job(meibo: &Meibo) -> Option<String> {
    let jobs = meibo.run(["bulk", "list", "-o", "json"]).json();
    jobs.as_array().unwrap().first().map(|job| job["job"].as_str().unwrap().to_owned())
}

#[test]
fn a_person_sees_the_plan_in_japanese_and_types_the_count() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let file = new_people(&meibo, 51);
    let secrets = in_home(&meibo, "secrets.csv");
    let args = ["account", "create", "--from", &file, "--secrets-out", &secrets, "--lang", "ja"];
    let terminal = meibo.terminal(args);
    terminal.shows("51 行：変更 51、変更なし 0、拒否 0、失敗 0").answers("51");
    terminal.shows("51 行：完了 51、変更なし 0、拒否 0、失敗 0");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn off_a_terminal_every_refused_row_is_named() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let rows: String = (0..25).map(|number| format!("nobody{number:02}\n")).collect();
    let file = write(&meibo, "ids.csv", &format!("id\n{rows}"));
    let run = ["account", "unlock", "--from", &file, "--reason", "x", "--yes", "--lang", "en"];
    let ended = meibo.run(run);
    assert_eq!(ended.code, 6, "{ended}");
    let named: Vec<&str> = ended.stderr.lines().filter(|line| line.ends_with("[account_not_found]")).collect();
    assert_eq!(named.len(), 25, "{ended}");
    assert!(named[24].starts_with("  line 26, nobody24: "), "{ended}");
    // A program reads them in the one object of the result.
    let ended = meibo.run(run.into_iter().chain(["-o", "json"]));
    let told: serde_json::Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!(told["refusals"].as_array().unwrap().len(), 25, "{ended}");
    assert_eq!((&told["refusals"][0]["line"], &told["refusals"][0]["key"]), (&json!(2), &json!("nobody00")));
}

#[test]
fn all_6_results_are_refused_in_an_encoding_that_cannot_hold_their_rows() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let (told, secrets) = (in_home(&meibo, "told.csv"), in_home(&meibo, "secrets.csv"));
    let rows = "c1,田中 太郎,理学部,staff,c1@example.jp\nc2,𠮷野 花子,理学部,staff,c2@example.jp\n";
    let file = write(&meibo, "new.csv", &format!("{HEADER}{rows}"));
    let create = ["account", "create", "--from", &file, "--results", &told, "--secrets-out", &secrets, "--yes"];
    let refused = meibo.run(create.into_iter().chain(["--encoding", "shift_jis", "--lang", "en"])).fails(2);
    assert!(
        refused.starts_with(
            "Line 3, name: shift_jis, the encoding of the results, does not have 𠮷 (U+20BB7). Have the results written \
             with: --encoding utf-8-bom\n"
        ),
        "{refused}"
    );
    assert!(!Path::new(&told).exists() && !Path::new(&secrets).exists());
    meibo.run(["account", "show", "c1"]).fails(3);
    // Reading and writing have a flag each.
    let shift_jis =
        encoding_rs::SHIFT_JIS.encode(&format!("{HEADER}c3,髙橋 健,理学部,staff,c3@example.jp\n")).0.into_owned();
    let file = in_home(&meibo, "old.csv");
    fs::write(&file, shift_jis).unwrap();
    let create = ["account", "create", "--from", &file, "--results", &told, "--secrets-out", &secrets, "--yes"];
    meibo.run(create.into_iter().chain(["--input-encoding", "shift_jis", "--encoding", "utf-8-bom"])).ok();
    assert!(fs::read_to_string(&told).unwrap().starts_with("\u{feff}id,name"));
    assert_eq!(meibo.run(["account", "show", "c3", "-o", "json"]).json()["account"]["name"], "髙橋 健");
    let asked = ["account", "update", "--from", &told, "--input-encoding", "shift_jis", "-n", "-o", "json"];
    assert_eq!(meibo.run(asked).error(2)["code"], "file_is_utf_8");
    let lost = write(&meibo, "lost.csv", "id,name\nc3,〓橋 健\n");
    let error = meibo.run(["account", "update", "--from", &lost, "-n", "-o", "json"]).error(2);
    assert_eq!(error["code"], "bulk_rows_unreadable", "{error}");
}

#[test]
fn what_a_list_prints_as_json_lines_is_handed_in_as_its_csv_is() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let file = new_people(&meibo, 2);
    let secrets = in_home(&meibo, "secrets.csv");
    meibo.run(["account", "create", "--from", &file, "--secrets-out", &secrets, "--yes"]).ok();
    meibo.run(["account", "role", "add", "nw0000", "helper"]).ok();
    meibo.run(["account", "role", "add", "nw0000", "help-desk"]).ok();
    for form in ["jsonl", "csv"] {
        let rows = meibo.run(["account", "list", "--filter", "login_id!=admin0001", "-o", form]).ok();
        let act = if form == "jsonl" { "disable" } else { "enable" };
        let done = meibo.run_with(["account", act, "--from", "-", "--reason", "x", "-y", "-o", "json"], &rows).json();
        assert_eq!((&done["rows"], &done["done"]), (&2.into(), &2.into()), "{form}: {done}");
        let job = done["job"].as_str().unwrap();
        assert_eq!(meibo.run(["bulk", "show", job, "-o", "json"]).json()["file"], "-", "it came by stdin");
    }
}

#[test]
fn stdin_is_named_as_stdin_and_nothing_on_it_is_told() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let rows = ["account", "disable", "--from", "-", "--reason", "x", "-y"];
    for (stdin, code, said) in [
        ("", "file_empty", "stdin is empty."),
        ("id\n", "file_without_rows", "stdin has headings, but no rows."),
        ("id,nmae\na1,x\n", "header_unknown", "stdin"),
    ] {
        let error = meibo.run_with(rows.into_iter().chain(["-o", "json"]), stdin).error(2);
        assert_eq!(error["code"], code, "{error}");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains(said) && !message.contains("/input"), "{message}");
    }
    let japanese = meibo.run_with(rows.into_iter().chain(["--lang", "ja"]), "").fails(2);
    assert!(japanese.starts_with("標準入力 は空です。"), "{japanese}");
    let ids = |stdin: &str| meibo.run_with(["account", "show", "-", "-o", "json"], stdin).error(2)["code"].clone();
    assert_eq!((ids(""), ids("\n \n")), ("stdin_without_ids".into(), "stdin_without_ids".into()));
    let secret = meibo.run_with(["login", ADMIN, "--password-stdin", "--store", "file", "-o", "json"], "").error(11);
    assert_eq!(secret["code"], "stdin_empty", "{secret}");
}
