//! The user's configuration file under real conditions: many at once, no home, somebody else's home.

use std::{fs, os::unix::fs::MetadataExt};

use crate::support::{Ended, Engine, Meibo, Program, Service, meibo::PASSWORD};

#[test]
fn thirty_settings_at_once_are_all_kept() {
    let meibo = Meibo::new();
    std::thread::scope(|scope| {
        for number in 0..30 {
            let meibo = &meibo;
            scope.spawn(move || meibo.run(["config", "set", "-p", &format!("p{number}"), "lang", "ja"]).ok());
        }
    });
    let kept: toml::Table = fs::read_to_string(meibo.home().join("config/meibo/config.toml")).unwrap().parse().unwrap();
    assert_eq!(kept["profile"].as_table().unwrap().len(), 30);
}

#[test]
fn a_dry_run_names_no_way_back_from_what_was_not_done() {
    let meibo = Meibo::new();
    let told = meibo.run(["config", "set", "lang", "en", "-n"]).ok();
    assert!(told.contains("(--dry-run)") && !told.contains("To undo"), "{told}");
    meibo.run(["config", "set", "lang", "en"]).ok();
    let told = meibo.run(["config", "unset", "lang", "-n"]).ok();
    assert!(told.contains("(--dry-run)") && !told.contains("To undo"), "{told}");
}

#[test]
fn a_data_folder_that_is_not_there_is_refused_and_no_new_service_is_made_in_it() {
    let meibo = Meibo::new();
    let folder = meibo.home().join("mistyped");
    let named = Meibo::env(meibo, "MEIBO_DATA", folder.to_str().unwrap());
    let error = named.run(["account", "list", "-o", "json"]).error(12);
    assert_eq!(error["code"], "data_folder_missing", "{error}");
    let told = named.run(["status"]).stderr;
    let what = format!("There is no folder {} for the data of the service on this machine.", folder.display());
    assert!(told.starts_with(&what), "{told}");
    assert!(!folder.exists());
}

/// Runs `meibo` as a user whom no list of users knows, without `HOME` and its kin.
fn without_a_home(service: &Service, token: &str, args: &[&str]) -> Ended {
    let program = Program::new("unshare").args(["--user", "--map-user=54321", env!("CARGO_BIN_EXE_meibo")]).args(args);
    let authority = service.files.authority.to_str().unwrap();
    program.env("MEIBO_SERVICE", &service.url).env("MEIBO_CA_FILE", authority).env("MEIBO_TOKEN", token).run()
}

#[test]
fn without_a_home_everything_works_that_keeps_nothing() {
    let service = Service::start(Engine::Sqlite);
    let admin = Meibo::administrator(&service, "admin0001");
    let create = ["account", "token", "create", "sync", "--scope", "help-desk-read", "-o", "json"];
    let made = admin.run(create);
    let token = made.json()["secret"].as_str().unwrap().to_owned();
    let run = |args: &[&str]| without_a_home(&service, &token, args);
    assert_eq!(run(&["account", "show", "admin0001", "-o", "json"]).json()["account"]["login_id"], "admin0001");
    assert_eq!(run(&["account", "list", "-o", "id"]).ok(), "admin0001\n");
    run(&["status"]).ok();
    run(&["config", "list"]).ok();
    run(&["explain", "no_home"]).ok();
    run(&["logout"]).ok();
    for keeps in
        [["config", "set", "lang", "ja"].as_slice(), &["login", "admin0001", "--store", "file"], &["bulk", "list"]]
    {
        let args: Vec<&str> = keeps.iter().copied().chain(["-o", "json"]).collect();
        assert_eq!(run(&args).error(12)["code"], "no_home", "{keeps:?}");
    }
}

/// Files under a folder that are root's.
fn of_root(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            let mine = (path.symlink_metadata().unwrap().uid() == 0).then(|| path.clone());
            mine.into_iter().chain(if path.is_dir() { of_root(&path) } else { Vec::new() })
        })
        .collect()
}

/// What `sudo` does where it keeps `HOME`: root, in the home of somebody else.
#[test]
fn root_leaves_nothing_in_the_home_of_somebody_else() {
    let service = Service::start(Engine::Sqlite);
    service.create_admin("admin0001", PASSWORD);
    let meibo = Meibo::of(&service).env("MEIBO_SERVICE", "embedded");
    let own = |path: &std::path::Path| std::os::unix::fs::chown(path, Some(54321), Some(54321)).unwrap();
    own(meibo.home());
    let refused = |meibo: &Meibo, args: &[&str]| {
        let error = meibo.run(args.iter().copied().chain(["-o", "json"])).error(12);
        assert_eq!(error["code"], "path_untrusted", "{error}");
        let why = "It belongs to another user, and root trusts nothing of theirs.";
        assert!(error["message"].as_str().unwrap().contains(why), "{error}");
    };
    for exists in [false, true] {
        if exists {
            for folder in ["data", "data/meibo", "state", "state/meibo", "config", "config/meibo"] {
                fs::create_dir(meibo.home().join(folder)).unwrap();
                own(&meibo.home().join(folder));
            }
        }
        refused(&meibo, &["status"]);
        refused(&meibo, &["config", "set", "lang", "ja"]);
        refused(&meibo, &["login", "admin0001", "--store", "file", "--service", &service.url]);
        assert_eq!(of_root(meibo.home()), Vec::<std::path::PathBuf>::new());
    }
}
