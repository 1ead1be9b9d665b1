//! What a person does next: goes on, corrects, undoes, or is told that there is nothing to do.

use std::{fs, path::Path};

use serde_json::{Value, json};

use super::{ADMIN, HEADER, in_home, job, person, write};
use crate::{
    api::campus::{Campus, PASSWORD},
    support::{Ended, Engine, Meibo, Service, Terminal},
};

/// People with an account.
fn create(meibo: &Meibo, rows: std::ops::Range<usize>) {
    let rows: String = rows.map(person).collect();
    let file = write(meibo, "people.csv", &format!("{HEADER}{rows}"));
    let secrets = in_home(meibo, "people-secrets.csv");
    meibo.run(["account", "create", "--from", &file, "--secrets-out", &secrets, "--yes"]).ok();
    let made = job(meibo).unwrap();
    meibo.run(["bulk", "forget", &made, "--yes"]).ok();
}

/// Runs a command as it was shown to the person, with files in place of `FILE`.
fn runs(meibo: &Meibo, shown: &str, file: &str) -> Ended {
    let words: Vec<&str> = shown
        .split(' ')
        .skip(1)
        .map(|word| if word == "FILE" { file } else { word })
        .take_while(|it| *it != ">")
        .collect();
    meibo.run(words)
}

/// What stands between two parts of a text.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let rest = text.split_once(begin).unwrap_or_else(|| panic!("{begin}: {text}")).1;
    rest.split_once(end).unwrap_or_else(|| panic!("{end}: {text}")).0
}

#[test]
fn refused_rows_are_corrected_and_handed_in_again_by_the_commands_that_are_shown() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let file = write(&meibo, "new.csv", &format!("{HEADER}{}{ADMIN},重複,理学部,staff,x@example.jp\n", person(1)));
    let secrets = in_home(&meibo, "secrets.csv");
    let args = ["-p", "default", "--lang", "ja", "account", "create", "--from", &file, "--secrets-out", &secrets, "-y"];
    let ran = meibo.run(args);
    assert_eq!(ran.code, 9, "{ran}");
    let said = &ran.stdout;
    assert!(said.contains(&format!("初期パスワード：{secrets}（1 件、本人だけが読めます）")), "{said}");
    let results = between(said, "元のコマンドを実行してください：\n", " > FILE\n");
    assert!(results.starts_with("meibo ") && results.contains(" default bulk results "), "{results}");
    let wrong = runs(&meibo, results, "").ok();
    assert_eq!(wrong.lines().count(), 2, "{wrong}");
    let corrected = write(&meibo, "corrected.csv", &wrong.replace(ADMIN, "nw0002"));
    let more = in_home(&meibo, "more.csv");
    let again = meibo.run(["account", "create", "--from", &corrected, "--secrets-out", &more, "-y", "-o", "json"]);
    assert_eq!(again.json()["done"], 1);
    // The other command: the same rows again, with the file for the passwords that they would make.
    let retry = said.trim_end().rsplit_once("もう一度送るには：").unwrap().1;
    assert!(retry.ends_with(" --secrets-out FILE"), "{retry}");
    let same = in_home(&meibo, "same.csv");
    assert_eq!(runs(&meibo, retry, &same).code, 9);
    assert!(!Path::new(&same).exists(), "no password was made");
    let shown = meibo.run(["bulk", "show", retry.split(' ').nth_back(2).unwrap()]).ok();
    assert!(shown.contains("--secrets-out FILE"), "{shown}");
    // An act that makes no secret needs no such file.
    let ids = write(&meibo, "ids.csv", "id\nnw0001\nnobody\n");
    let english = meibo.run(["account", "disable", "--from", &ids, "--reason", "left", "-y"]).stdout;
    assert!(english.trim_end().rsplit_once("same rows again: meibo bulk retry ").unwrap().1.len() == 13, "{english}");
    assert!(english.contains("--filter result=refused > FILE\nTo send the same rows again: "), "{english}");
}

#[test]
fn a_bulk_act_is_undone_by_the_commands_that_are_shown() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    create(&meibo, 1..3);
    let state = |id: &str| meibo.run(["account", "show", id, "-o", "json"]).json()["account"]["state"].clone();
    let ids = write(&meibo, "ids.csv", "id\nnw0001\nnw0002\nnobody\n");
    meibo.run(["account", "disable", "nw0002", "--yes", "--reason", "x"]).ok();
    let ran = meibo.run(["account", "disable", "--from", &ids, "--reason", "left", "-y"]);
    let (results, undo) = between(&ran.stdout, "To undo: ", "\n").split_once(" > FILE, then ").unwrap();
    let done = write(&meibo, "done.csv", &runs(&meibo, results, "").ok());
    assert!(undo.ends_with("account enable --from FILE --reason TEXT"), "{undo}");
    runs(&meibo, &format!("{undo} --yes"), &done).ok();
    // Only what this run did is undone.
    assert_eq!((state("nw0001"), state("nw0002")), (json!("enabled"), json!("disabled")));
    // What came by stdin is not kept, and is undone all the same.
    let piped = ["account", "disable", "--from", "-", "--reason", "left", "-y"];
    let ran = meibo.run_with(piped, "id\nnw0001\n").ok();
    let results = between(&ran, "To undo: ", " > FILE, then ");
    let kept = runs(&meibo, results, "");
    assert!(kept.code == 0 && kept.stderr.contains("came from stdin"), "{kept}");
    let keys = write(&meibo, "keys.csv", &kept.stdout);
    meibo.run(["account", "enable", "--from", &keys, "--reason", "x", "-y"]).ok();
    assert_eq!(state("nw0001"), "enabled");
    // What changes nothing has nothing to undo, and is not asked about.
    let none = meibo.run(["account", "enable", "--from", &done, "--reason", "x"]).ok();
    assert!(none.contains("0 done, 1 no change") && !none.contains("To undo"), "{none}");
}

#[test]
fn the_file_of_a_bulk_stop_withdraws_it() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    create(&meibo, 1..2);
    meibo.run(["apply", "nw0001", "--reason", "x", "-y"]).ok();
    let stops = write(&meibo, "stops.csv", "id,on\nnw0001,\n");
    meibo.run(["stop", "--from", &stops, "--reason", "x", "-y"]).ok();
    let back = meibo.run(["stop", "--withdraw", "--from", &stops, "--reason", "x", "-y", "-o", "json"]).json();
    assert_eq!(back["done"], 1, "{back}");
}

#[test]
fn files_that_cannot_be_made_leave_neither_a_job_nor_each_other() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let file = write(&meibo, "new.csv", &format!("{HEADER}{}", person(1)));
    let (told, secrets) = (in_home(&meibo, "told.csv"), in_home(&meibo, "secrets.csv"));
    let run = |secrets: &str, told: &str| {
        meibo.run(["account", "create", "--from", &file, "--secrets-out", secrets, "--results", told, "-y"])
    };
    let nowhere = in_home(&meibo, "none/here.csv");
    assert!(run(&nowhere, &told).fails(12).contains("[file_unwritable]"));
    assert!(run(&secrets, &nowhere).fails(12).contains("[file_unwritable]"));
    assert_eq!(job(&meibo), None);
    assert!(!Path::new(&told).exists() && !Path::new(&secrets).exists());
    run(&secrets, &told).ok();
}

#[test]
fn nothing_is_asked_where_nothing_would_change() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let ids: String = (0..60).map(|number| format!("nw{number:04}\n")).collect();
    let file = write(&meibo, "ids.csv", &format!("id\n{ids}"));
    let told = in_home(&meibo, "told.csv");
    let ran = meibo.run(["account", "disable", "--from", &file, "--reason", "left", "--results", &told]);
    assert_eq!(ran.code, 6, "{ran}");
    assert_eq!(fs::read_to_string(&told).unwrap().lines().count(), 61);
}

#[test]
fn json_is_one_object_in_english_whatever_the_language() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN).env("MEIBO_LANG", "ja").env("MEIBO_TZ", "Asia/Tokyo");
    create(&meibo, 1..2);
    let english = |text: &Value| text.as_str().unwrap().is_ascii();
    let ids = write(&meibo, "ids.csv", "id\nnw0001\nnobody\n");
    let disable = ["account", "disable", "--from", &ids, "--reason", "left", "-o", "json", "-y"];
    let planned = meibo.run(disable.into_iter().chain(["-n"]));
    let plan: Value = serde_json::from_str(&planned.stdout).unwrap();
    assert_eq!((&plan["will_change"], &plan["refused"], &plan["refusals_left_out"]), (&json!(1), &json!(1), &json!(0)));
    assert!(plan.get("done").is_none() && english(&plan["refusals"][0]["message"]), "{plan}");
    let stopped = meibo.run(disable.into_iter().chain(["--on-error", "stop"])).error(6);
    assert_eq!((&stopped["code"], &stopped["rows"][0]["line"]), (&json!("bulk_plan_refused"), &json!(3)));
    assert_eq!(stopped["rows"][0]["code"], "account_not_found");
    // What the run told in Japanese is told to programs in English.
    assert_eq!(meibo.run(disable.into_iter().take(6).chain(["-y"])).code, 9);
    let made = job(&meibo).unwrap();
    let rows = meibo.run(["bulk", "results", &made, "-o", "json"]).json();
    assert!(english(&rows[1]["message"]), "{rows}");
    let csv = meibo.run(["bulk", "results", &made, "-o", "csv"]).ok();
    assert!(csv.contains("アカウント") && !csv.contains("。 "), "{csv}");
    let begun = meibo.run(["bulk", "show", &made, "-o", "json"]).json()["begun_at"].clone();
    let begun = begun.as_str().unwrap();
    assert!(begun.len() == 25 && begun.ends_with("+09:00"), "{begun}");
    // Rows that cannot be read.
    let wrong: String = (1..=25).map(|number| format!("nw{number:04},boss\n")).collect();
    let file = write(&meibo, "roles.csv", &format!("id,role\n{wrong}"));
    let error = meibo.run(["account", "role", "add", "--from", &file, "-y", "-o", "json"]).error(2);
    assert_eq!(error["rows"].as_array().unwrap().len(), 25);
    let first = &error["rows"][0];
    assert_eq!(
        (&first["line"], &first["column"], &first["code"]),
        (&json!(2), &json!("role"), &json!("row_word_unknown"))
    );
    assert!(first["message"].as_str().unwrap().starts_with("“boss” is not a word of this column"), "{first}");
    let told = meibo.run(["account", "role", "add", "--from", &file, "-y"]).fails(2);
    assert!(told.contains("「boss」はこの列では使えません。") && told.contains("\n  ほか 5 行。\n"), "{told}");
    let english = meibo.run(["account", "role", "add", "--from", &file, "-y", "--lang", "en"]).fails(2);
    assert!(english.contains("\n  … and 5 more.\n"), "{english}");
}

#[test]
fn a_cell_that_could_be_a_secret_is_not_repeated() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let file = write(&meibo, "roles.csv", &format!("id,role\nnw0001,{PASSWORD}\n"));
    let told = meibo.run(["account", "role", "add", "--from", &file, "-y"]).fails(2);
    assert!(told.contains("[bulk_rows_unreadable]") && !told.contains(PASSWORD), "{told}");
}

#[test]
fn the_help_desk_is_told_once_that_many_rows_are_not_theirs() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    campus.holder("d2600001", "help-desk");
    campus.person("s2600001", "staff");
    let desk = Meibo::of(&service);
    desk.login("d2600001", PASSWORD).ok();
    let ids = write(&desk, "ids.csv", "id\ns2600001\n");
    let unlock = ["account", "unlock", "--from", &ids, "--reason", "x", "-y"];
    for more in [&[][..], &["-n"]] {
        let told = desk.run(unlock.into_iter().chain(more.iter().copied())).fails(5);
        assert!(
            told.contains("[bulk_not_allowed]") && told.contains("meibo account unlock ID ID --reason TEXT"),
            "{told}"
        );
    }
    let told = desk.run(unlock.into_iter().chain(["--lang", "ja"])).fails(5);
    assert!(told.starts_with("ファイルからの一括処理は管理者だけが行えます。\n"), "{told}");
    let never = desk.run(["account", "disable", "--from", &ids, "--reason", "x", "-y"]).fails(5);
    assert!(!never.contains("ID ID"), "not even one by one: {never}");
}

#[test]
fn jobs_are_read_in_eighty_columns() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let ids = write(&meibo, "ids.csv", "id\nnobody\n");
    meibo.run(["account", "remote-access", "disable", "--from", &ids, "--reason", "x", "-y"]);
    let terminal = Terminal::sized(meibo.command(["bulk", "list"]), 80, 40);
    assert_eq!(terminal.ends(), 0);
    let screen = terminal.screen();
    assert!(screen.contains("account remote-access disable") && !screen.contains(".."), "{screen}");
    let table = meibo.run(["bulk", "list"]).ok();
    assert!(!table.contains("FAILED") && meibo.run(["bulk", "list", "-o", "wide"]).ok().contains("FAILED"), "{table}");
    let job = job(&meibo).unwrap();
    let would = meibo.run(["bulk", "forget", &job, "-n"]).ok();
    assert!(would.contains("would be forgotten. Nothing was changed (--dry-run)."), "{would}");
}

#[test]
fn a_job_of_another_profile_is_none_of_this_one() {
    let service = Service::start(Engine::Sqlite);
    service.create_admin(ADMIN, PASSWORD);
    let meibo = Meibo::new();
    let authority = service.files.authority.to_str().unwrap();
    for (setting, value) in [("service", service.url.as_str()), ("ca_file", authority)] {
        meibo.run(["config", "set", setting, value]).ok();
    }
    meibo.run(["config", "set", "-p", "other", "service", "https://meibo.example.ac.jp"]).ok();
    meibo.login(ADMIN, PASSWORD).ok();
    create(&meibo, 1..2);
    let ids = write(&meibo, "ids.csv", "id\nnw0001\n");
    meibo.run(["account", "disable", "--from", &ids, "--reason", "left", "-y"]).ok();
    let job = job(&meibo).unwrap();
    meibo.run(["bulk", "show", &job]).ok();
    let error = meibo.run(["-p", "other", "bulk", "show", &job, "-o", "json"]).error(12);
    assert_eq!(error["code"], "bulk_job_foreign");
    assert_eq!(meibo.run(["-p", "other", "bulk", "list", "-o", "id"]).ok(), "");
}
