//! Whoever is killed in the middle of a job, and whatever runs out: the job is gone on with, and each row is done once.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Child, Stdio},
    thread,
    time::Duration,
};

use rustix::process::Signal;

use super::{ADMIN, in_home, new_people, results};
use crate::support::{Engine, Meibo, Service, night::is_night};

/// Jobs of each engine, each killed once, and the rows of each.
struct Form {
    jobs: usize,
    rows: usize,
}

const FORM: Form = Form { jobs: 5, rows: 1600 };
const NIGHT: Form = Form { jobs: 150, rows: 10_000 };
/// Rows of the job that meets a full disk.
const ROWS: usize = 1600;

#[derive(Clone, Copy, PartialEq)]
enum Who {
    Client,
    Service,
    Both,
}

const TURNS: [Who; 5] = [Who::Service, Who::Client, Who::Both, Who::Service, Who::Client];

/// One job, killed once, after about so many first passwords are on the disk, and gone on with until it ends.
fn killed(meibo: &Meibo, service: &Service, round: usize, who: Who, rows: usize, after: usize) {
    let folder = meibo.home().join(format!("round{round}"));
    fs::create_dir(&folder).unwrap();
    let path = |name: &str| folder.join(name).display().to_string();
    let people: String =
        (0..rows).map(|n| format!("r{round:03}x{n:04},新人 {n},理学部,staff,r{n}@example.jp\n")).collect();
    fs::write(folder.join("new.csv"), format!("id,name,department,affiliation,contact\n{people}")).unwrap();
    let (file, told, confirm) = (path("new.csv"), path("told.csv"), rows.to_string());
    let begin = ["account", "create", "--from", &file, "--results", &told, "--confirm", &confirm, "--secrets-out"];
    let first = path("secrets0.csv");
    let mut child = start(meibo, begin.into_iter().chain([first.as_str()]));
    while lines(&first) < after && child.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_millis(1));
    }
    if who != Who::Service {
        child.kill().unwrap();
    }
    if who != Who::Client {
        service.signal(Signal::KILL);
        service.start_again();
    }
    let mut ended = child.wait().unwrap().success();
    for going_on in 1..10 {
        if ended {
            break;
        }
        let secrets = path(&format!("secrets{going_on}.csv"));
        let told = match broken_off(meibo) {
            Some(job) => meibo.run(["bulk", "resume", &job, "--secrets-out", &secrets]),
            // Killed while it was planned: nothing was begun.
            None => meibo.run(begin.into_iter().chain([secrets.as_str()])),
        };
        ended = told.code == 0;
    }
    assert!(ended, "round {round} never ended");
    let ends = results(&told);
    assert!(ends.len() == rows && ends.iter().all(|end| end[0] == "done"), "round {round}: {} rows", ends.len());
    let told = passwords(&folder);
    assert_eq!(told.len(), rows, "round {round}");
    // The first and the last one told open their accounts.
    for id in [told.keys().next().unwrap(), told.keys().last().unwrap()] {
        Meibo::of(service).login(id, &told[id]).ok();
    }
}

fn start<'a>(meibo: &Meibo, args: impl Iterator<Item = &'a str>) -> Child {
    let mut command = meibo.command(args).into_command();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn broken_off(meibo: &Meibo) -> Option<String> {
    let jobs = meibo.run(["bulk", "list", "-o", "json"]).json();
    let left = jobs.as_array().unwrap().iter().find(|job| job["state"] == "broken-off")?;
    Some(left["job"].as_str().unwrap().to_owned())
}

fn lines(path: &str) -> usize {
    fs::read(path).map_or(0, |text| text.iter().filter(|byte| **byte == b'\n').count())
}

/// Each account's first password, from all files of secrets: told once, or again the same.
fn passwords(folder: &Path) -> BTreeMap<String, String> {
    let mut passwords: BTreeMap<String, String> = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
        if file.file_name().unwrap().to_string_lossy().starts_with("secrets") {
            // A kill can cut the last line short: its row is told again, whole, in the next file.
            let text = fs::read_to_string(&file).unwrap();
            for line in text.split_inclusive('\n').skip(1).filter_map(|line| line.strip_suffix('\n')) {
                let (id, password) = line.split_once(',').unwrap();
                let before = passwords.insert(id.to_owned(), password.to_owned());
                assert!(before.is_none_or(|before| before == password), "{id} has two passwords");
            }
        }
    }
    passwords
}

fn every_row_is_done_once(engine: Engine) {
    let service = Service::start(engine);
    let meibo = Meibo::administrator(&service, ADMIN);
    let Form { jobs, rows } = if is_night() { NIGHT } else { FORM };
    for round in 0..jobs {
        // From before anything is written down to near the end.
        killed(&meibo, &service, round, TURNS[round % TURNS.len()], rows, round * 397 % (rows * 7 / 8));
    }
    // None twice, none lost: the trail has one entry for each.
    let all = i64::try_from(jobs * rows).unwrap();
    assert_eq!(entries(&service), (all, all));
    meibo.run(["audit", "verify"]).ok();
}

/// The audit entries of accounts that were made from files, and of how many accounts they tell; counted in the database,
/// for in the night form they are more than a program reads in its time.
fn entries(service: &Service) -> (i64, i64) {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = meibo::store::Store::open(&service.database()).await.unwrap();
        let count = "SELECT COUNT(*), COUNT(DISTINCT account) FROM audit
            WHERE operation = 'account.create' AND outcome = 'done' AND account LIKE 'r%'";
        let counted = store.read().await.unwrap().query(count).await.unwrap();
        store.close().await;
        (counted[0].at(0).unwrap(), counted[0].at(1).unwrap())
    })
}

#[test]
fn whoever_is_killed_every_row_is_done_once_on_sqlite() {
    every_row_is_done_once(Engine::Sqlite);
}

#[test]
fn whoever_is_killed_every_row_is_done_once_on_postgres() {
    every_row_is_done_once(Engine::Postgres);
}

/// No file of the client may grow beyond `kib`: as where the disk is full, writing fails.
fn full_at(meibo: &Meibo, kib: usize, args: &[&str]) -> i32 {
    let command = meibo.command(args.iter().copied()).into_command();
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", &format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", kib * 2), "sh"]);
    limited.arg(command.get_program()).args(command.get_args()).env_clear();
    limited.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    limited.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().code().unwrap()
}

#[test]
fn a_disk_that_is_full_loses_no_row_and_no_password() {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    let file = new_people(&meibo, ROWS);
    let (told, first) = (in_home(&meibo, "told.csv"), in_home(&meibo, "secrets0.csv"));
    let confirm = ROWS.to_string();
    let begin =
        ["account", "create", "--from", &file, "--results", &told, "--confirm", &confirm, "--secrets-out", &first];
    assert_ne!(full_at(&meibo, 40, &begin), 0);
    let unfinished = broken_off(&meibo).expect("the job is kept");
    // Still full, and a little later: each try goes on, none loses what it was told.
    let second = in_home(&meibo, "secrets1.csv");
    assert_ne!(full_at(&meibo, 60, &["bulk", "resume", &unfinished, "--secrets-out", &second]), 0);
    let third = in_home(&meibo, "secrets2.csv");
    meibo.run(["bulk", "resume", &unfinished, "--secrets-out", &third]).ok();
    assert_eq!(results(&told).len(), ROWS);
    let told = passwords(meibo.home());
    assert_eq!(told.len(), ROWS);
    Meibo::of(&service).login("nw0000", &told["nw0000"]).ok();
    Meibo::of(&service).login("nw1599", &told["nw1599"]).ok();
}
