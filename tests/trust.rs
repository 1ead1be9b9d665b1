//! What somebody else could have put there is not believed: nothing is read from it, and nothing sent to where it leads.

use std::{
    fs,
    io::Read,
    net::TcpListener,
    os::unix::fs::{PermissionsExt, chown},
    path::Path,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use serde_json::{Value, json};

use crate::support::{Engine, Meibo, Service, service::meibod};

const ID: &str = "admin0001";
/// Nobody of this machine.
const STRANGER: u32 = 47_110;

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Demands the one refusal: which path, and a command that mends it.
#[track_caller]
fn refused(error: &Value, path: &Path, command: &str) {
    assert_eq!(error["code"], "path_untrusted", "{error}");
    let path = path.display().to_string();
    assert!(error["message"].as_str().unwrap().starts_with(&format!("{path} is not trusted.")), "{error}");
    assert!(error["hint"].as_str().unwrap().contains(&format!("{command} {path}")), "{error}");
}

/// Somebody who waits for what is sent to a planted address.
struct Waiting {
    port: u16,
    came: Arc<AtomicUsize>,
}

impl Waiting {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (port, came) = (listener.local_addr().unwrap().port(), Arc::new(AtomicUsize::new(0)));
        let count = Arc::clone(&came);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                count.fetch_add(1, Ordering::SeqCst);
                let _ = stream.unwrap().read(&mut [0; 64]);
            }
        });
        Self { port, came }
    }
}

/// A data folder whose state file names another's port, for the build that is installed.
fn planted(data: &Path, port: u16) {
    use std::os::unix::fs::MetadataExt;
    let meibod = fs::metadata(env!("CARGO_BIN_EXE_meibod")).unwrap();
    let (modified, nanos) = (u64::try_from(meibod.mtime()).unwrap(), u64::try_from(meibod.mtime_nsec()).unwrap());
    let build = json!({ "modified": modified * 1_000_000_000 + nanos, "size": meibod.size(), "inode": meibod.ino() });
    let (certificate, _) = meibo::service::tls::fresh().unwrap();
    let state = json!({ "port": port, "pid": std::process::id(), "certificate": certificate, "build": build,
        "started_at": "2026-04-01T00:00:00Z" });
    fs::create_dir_all(data).unwrap();
    fs::write(data.join("service.json"), state.to_string()).unwrap();
}

#[test]
fn a_data_folder_that_others_can_write_gets_no_password() {
    let meibo = Meibo::new();
    let shared = meibo.home().join("shared");
    let waiting = Waiting::new();
    planted(&shared.join("meibo"), waiting.port);
    let meibo = meibo.env("XDG_DATA_HOME", shared.to_str().unwrap());
    let login = ["login", ID, "--password-stdin", "-o", "json"];
    let sent = |meibo: &Meibo| meibo.run_with(login, "a secret of the tests 7\n");
    mode(&shared, 0o777);
    refused(&sent(&meibo).error(12), &shared, "chmod go-w");
    refused(&meibo.run(["status", "-o", "json"]).error(12), &shared, "chmod go-w");
    mode(&shared, 0o755);
    let state = shared.join("meibo/service.json");
    mode(&state, 0o666);
    refused(&sent(&meibo).error(12), &state, "chmod go-w");
    mode(&state, 0o600);
    assert_eq!(waiting.came.load(Ordering::SeqCst), 0);
    // What is ours is believed again, wherever it leads.
    let ended = meibo.run(["status"]);
    assert!(ended.code != 12 && waiting.came.load(Ordering::SeqCst) > 0, "{ended}");
}

#[test]
fn configuration_sign_ins_jobs_and_authorities_that_others_can_write_are_not_read() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ID);
    let status = || meibo.run(["status", "-o", "json"]);
    status().ok();
    let home = meibo.home().to_owned();
    let config = home.join("config/meibo/config.toml");
    fs::create_dir_all(config.parent().unwrap()).unwrap();
    fs::write(&config, "lang = \"en\"\n").unwrap();
    for path in [config.clone(), home.join("config")] {
        mode(&path, 0o777);
        refused(&status().error(12), &path, "chmod go-w");
        refused(&meibo.run(["config", "set", "lang", "ja", "-o", "json"]).error(12), &path, "chmod go-w");
        mode(&path, 0o755);
    }
    let state = home.join("state/meibo");
    mode(&state, 0o757);
    refused(&status().error(12), &state, "chmod go-w");
    refused(&meibo.run(["bulk", "list", "-o", "json"]).error(12), &state, "chmod go-w");
    mode(&state, 0o700);
    fs::create_dir_all(state.join("bulk")).unwrap();
    mode(&state.join("bulk"), 0o777);
    refused(&meibo.run(["bulk", "show", "0000000000001", "-o", "json"]).error(12), &state.join("bulk"), "chmod go-w");
    mode(&state.join("bulk"), 0o700);
    mode(&service.files.authority, 0o666);
    refused(&status().error(12), &service.files.authority, "chmod go-w");
    // A link is followed, and what it leads to is looked at.
    fs::rename(&config, home.join("kept.toml")).unwrap();
    std::os::unix::fs::symlink("../../kept.toml", &config).unwrap();
    mode(&home.join("kept.toml"), 0o666);
    refused(&status().error(12), &home.join("kept.toml"), "chmod go-w");
}

/// Only root can give a folder away, so only root meets this here; whose a folder is is judged in `rules/trust.rs` for all.
#[test]
fn what_belongs_to_somebody_else_is_not_believed_and_root_is_told_so() {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let meibo = Meibo::new();
    let home = meibo.home().join("of-another");
    let waiting = Waiting::new();
    planted(&home.join("data/meibo"), waiting.port);
    chown(&home, Some(STRANGER), None).unwrap();
    let of = |name: &str| home.join(name).to_str().unwrap().to_owned();
    let meibo = meibo.env("HOME", home.to_str().unwrap()).env("XDG_CONFIG_HOME", &of("config"));
    let meibo = meibo.env("XDG_DATA_HOME", &of("data")).env("XDG_STATE_HOME", &of("state"));
    let error = meibo.run_with(["login", ID, "--password-stdin", "-o", "json"], "a secret of the tests 7\n").error(12);
    assert_eq!(error["code"], "path_untrusted", "{error}");
    // No command that would take the folder from its owner.
    assert_eq!(error["hint"], format!("Run meibo as {STRANGER}, or with sudo -H."));
    assert!(error["message"].as_str().unwrap().contains(&STRANGER.to_string()), "{error}");
    let japanese = meibo.run(["status", "--lang", "ja"]);
    assert!(japanese.stderr.contains("信頼できません") && japanese.stderr.contains("sudo -H"), "{japanese}");
    assert_eq!(waiting.came.load(Ordering::SeqCst), 0);
    let left: Vec<_> = fs::read_dir(&home).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(left, ["data"]);
}

#[test]
fn the_service_believes_no_configuration_key_or_folder_that_others_can_write() {
    let folder = tempfile::tempdir().unwrap();
    let (config, key) = (folder.path().join("meibod.toml"), folder.path().join("keys/key"));
    fs::create_dir(folder.path().join("keys")).unwrap();
    let database = format!("sqlite://{}", folder.path().join("data/meibo.db").display());
    fs::create_dir(folder.path().join("data")).unwrap();
    fs::write(&config, format!("database = \"{database}\"\nkey_file = \"keys/key\"\n")).unwrap();
    let ended = |lang: &str| {
        let args = ["account", "create-admin", "a1", "--password-stdin", "--config", config.to_str().unwrap()];
        meibod().args(args).env("LANG", lang).stdin("a secret of the tests 7\n").run()
    };
    for open in [config.clone(), folder.path().join("keys"), folder.path().join("data")] {
        let before = fs::metadata(&open).unwrap().permissions().mode();
        mode(&open, before | 0o022);
        for (lang, word) in [("C.UTF-8", "is not trusted"), ("ja_JP.UTF-8", "信頼できません")] {
            let ended = ended(lang);
            let mend = format!("chmod go-w '{}'", open.display());
            assert!(ended.code != 0 && ended.stderr.contains(word) && ended.stderr.contains(&mend), "{ended}");
        }
        assert!(!key.exists() && !folder.path().join("data/meibo.db").exists());
        mode(&open, before);
    }
    let data = folder.path().join("embedded");
    fs::create_dir(&data).unwrap();
    mode(&data, 0o777);
    let serve = meibod().args(["serve", "--embedded", data.to_str().unwrap()]).run();
    assert!(serve.code != 0 && serve.stderr.contains("is not trusted"), "{serve}");
    // Files and folders are as they were before the command that is printed, and right after it.
    let mended = Command::new("chmod").arg("go-w").arg(&data).status().unwrap();
    assert!(mended.success());
    ended("C.UTF-8").ok();
}
