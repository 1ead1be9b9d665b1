//! What `meibod doctor` and `meibod serve` say of a set-up in which something is wrong: what it is, where, and what to do,
//! once, and both alike.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, chown},
    path::{Path, PathBuf},
};

use crate::support::{Ended, certificate::AUTHORITY, service::meibod};

/// A set-up on SQLite that could be served.
struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("site-").tempdir().unwrap();
        AUTHORITY.write_as(folder.path(), "own", &["localhost"]);
        AUTHORITY.write_as(folder.path(), "other", &["localhost"]);
        let site = Self { folder };
        site.configures("tls_cert = \"own.pem\"\ntls_key = \"own.key\"\n");
        site
    }

    /// With a database and its key, as a first start leaves them.
    fn begun() -> Self {
        let site = Self::new();
        site.runs(&["account", "create-admin", "admin0001", "--password-stdin"]).ok();
        site
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn configures(&self, more: &str) {
        let database = format!("database = \"sqlite://{}\"\n", self.path("meibo.db").display());
        fs::write(self.path("meibod.toml"), database + more).unwrap();
    }

    fn runs(&self, args: &[&str]) -> Ended {
        let config = self.path("meibod.toml");
        let stdin = "a passphrase of the tests 1\n";
        meibod().args(args).args(["--config", config.to_str().unwrap()]).stdin(stdin).run()
    }

    /// What is not well, a line each, as `level check message`; the folder has a short name.
    fn doctor(&self) -> Vec<String> {
        let ended = self.runs(&["doctor"]);
        let short = ended.stdout.replace(self.folder.path().to_str().unwrap(), "DIR");
        let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        let found: Vec<String> = short.lines().map(words).filter(|line| !line.starts_with("ok ")).collect();
        let troubles = found.iter().filter(|line| line.starts_with("TROUBLE")).count();
        assert_eq!(ended.code, i32::from(troubles > 0), "{ended}");
        found
    }

    /// What `serve` says before it gives up.
    fn serve(&self) -> String {
        let said = self.runs(&["serve", "--listen", "127.0.0.1:0"]).fails(1);
        said.replace(self.folder.path().to_str().unwrap(), "DIR").trim_end().to_owned()
    }

    /// One thing is wrong, and both say so in the same words.
    #[track_caller]
    fn both_say(&self, check: &str, words: &str) {
        assert_eq!(self.doctor(), [format!("TROUBLE {check} {words}")]);
        assert_eq!(self.serve(), format!("meibod: {words}"));
    }
}

fn set(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_key_that_is_lost_open_or_another_is_told_with_what_to_do() {
    let site = Site::begun();
    assert_eq!(site.doctor(), Vec::<String>::new());
    let (key, kept) = (site.path("meibo.key"), fs::read(site.path("meibo.key")).unwrap());
    set(&key, 0o640);
    site.both_say("key", "the key file DIR/meibo.key can be read by others: run chmod 600 on it");
    set(&key, 0o600);
    fs::write(&key, "").unwrap();
    site.both_say("key", "the key file DIR/meibo.key does not hold 32 bytes: bring it back from the backup");
    fs::write(&key, [7; 32]).unwrap();
    site.both_say("key", "DIR/meibo.key is not the key of this database: give the one that it was begun with");
    fs::remove_file(&key).unwrap();
    site.both_say("key", "DIR/meibo.key is missing, and the database was begun with it: bring it back from the backup");
    fs::create_dir(&key).unwrap();
    site.both_say("key", "the key file DIR/meibo.key is a folder: put the key in its place");
    fs::remove_dir(&key).unwrap();
    fs::write(&key, kept).unwrap();
    set(&key, 0o600);
    assert_eq!(site.doctor(), Vec::<String>::new());
    if rustix::process::geteuid().is_root() {
        chown(&key, Some(1234), None).unwrap();
        let words = "DIR/meibo.key is not trusted. It belongs neither to the service’s user nor to root, so somebody else \
            could have put it there. It belongs to user 1234. If it is the service’s: chown 0 'DIR/meibo.key'";
        site.both_say("key", words);
    }
}

#[test]
fn a_database_that_is_new_has_no_key_yet_and_one_of_a_newer_program_is_not_to_be_migrated() {
    let site = Site::new();
    site.runs(&["migrate"]).ok();
    let none = "warning key DIR/meibo.key is not there yet: the service makes it when it first begins with a new database. \
        Where the database is not new, bring the file back from the backup";
    assert_eq!(site.doctor(), [none]);
    let site = Site::begun();
    let database = site.path("meibo.db");
    let statement = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
        VALUES (9000, 'newer', 1, x'00', 0)";
    let script = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()";
    let args = ["-c", script, database.to_str().unwrap(), statement];
    crate::support::Program::new("/usr/bin/python3").args(args).run().ok();
    site.both_say("schema", "the database has schema 9000, which is newer than this program: install a newer meibod");
}

#[test]
fn a_certificate_that_cannot_be_served_is_told_once_and_by_its_file() {
    let site = Site::begun();
    let tls = |certificate: &str, key: &str| {
        site.configures(&format!("tls_cert = \"{certificate}\"\ntls_key = \"{key}\"\n"));
    };
    fs::write(site.path("empty.pem"), "").unwrap();
    fs::write(site.path("binary.pem"), [0x80, 0xff, 0, 7]).unwrap();
    for (certificate, key, words) in [
        (
            "own.pem",
            "other.key",
            "DIR/other.key is not the private key of the certificate DIR/own.pem: give the key with which that one was made",
        ),
        ("own.pem", "none.key", "DIR/none.key cannot be used: No such file or directory (os error 2)"),
        ("own.pem", "own.pem", "DIR/own.pem cannot be used: it holds no private key in PEM form"),
        ("none.pem", "own.key", "DIR/none.pem cannot be used: No such file or directory (os error 2)"),
        ("empty.pem", "own.key", "DIR/empty.pem cannot be used: it holds no certificate in PEM form"),
        ("binary.pem", "own.key", "DIR/binary.pem cannot be used: it holds no certificate in PEM form"),
    ] {
        tls(certificate, key);
        site.both_say("certificate", words);
    }
}

#[test]
fn a_key_of_mailboxes_that_others_can_read_is_told() {
    let site = Site::begun();
    site.configures("tls_cert = \"own.pem\"\ntls_key = \"own.key\"\n[mailboxes]\nurl = \"https://mail.example.jp:8080\"\nkey_file = \"doveadm.key\"\n");
    fs::write(site.path("doveadm.key"), "k".repeat(32)).unwrap();
    set(&site.path("doveadm.key"), 0o644);
    site.both_say("mailboxes", "[mailboxes]: DIR/doveadm.key can be read by others (mode 644): run chmod 600 on it");
}

#[test]
fn a_database_that_does_not_answer_is_told_once() {
    let site = Site::begun();
    let config = fs::read_to_string(site.path("meibod.toml")).unwrap();
    let database = crate::support::postgres::Database::new();
    let elsewhere = database.url().rsplit_once('/').unwrap().0.to_owned() + "/no_such_database";
    for (url, words) in [
        ("postgres://meibo:CANARY@no-such-host.invalid/meibo", "failed to lookup address information"),
        (elsewhere.as_str(), "database \"no_such_database\" does not exist"),
    ] {
        let sqlite = config.lines().next().unwrap();
        fs::write(site.path("meibod.toml"), config.replace(sqlite, &format!("database = \"{url}\""))).unwrap();
        let (doctor, serve) = (site.doctor(), site.serve());
        let told =
            doctor.iter().find(|line| line.starts_with("TROUBLE database")).unwrap_or_else(|| panic!("{doctor:?}"));
        for said in [told, &serve] {
            assert_eq!(said.matches(words).count(), 1, "{said}");
            assert!(!said.contains("CANARY"), "{said}");
        }
    }
}

#[test]
fn a_file_of_settings_without_a_database_is_a_finding_and_a_filter_of_the_log_that_silences_it_too() {
    let site = Site::begun();
    let config = site.path("meibod.toml");
    fs::write(&config, "").unwrap();
    let no_database =
        "TROUBLE config no database: give --database, MEIBOD_DATABASE, or `database` in the configuration file";
    assert_eq!(site.doctor(), [no_database]);
    let site = Site::begun();
    let config = site.path("meibod.toml").to_str().unwrap().to_owned();
    let english = "MEIBOD_LOG cannot have “json”: it says how much is written (error, warn, info, debug, or meibo=debug for a \
        part). For a log in JSON: --log json";
    let japanese = "MEIBOD_LOG に「json」は指定できません。どこまで記録するかを error、warn、info、debug、または meibo=debug の\
        ように部分を付けて指定します。JSON 形式のログにするには：--log json";
    for (lang, words) in [("C.UTF-8", english), ("ja_JP.UTF-8", japanese)] {
        let run = |args: &[&str]| {
            meibod().args(args).args(["--config", &config]).env("MEIBOD_LOG", "json").env("LANG", lang).run()
        };
        let serve = run(&["serve", "--listen", "127.0.0.1:0"]).fails(1);
        assert_eq!(serve.trim_end(), format!("meibod: {words}"));
        let doctor = run(&["doctor"]);
        assert!(doctor.code == 1 && doctor.stdout.contains(words), "{doctor}");
    }
}
