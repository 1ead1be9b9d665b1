//! `meibo quickstart`: two commands on a fresh machine, and what it leaves.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    sync::atomic::{AtomicUsize, Ordering},
};

use jiff::{Timestamp, ToSpan, civil::date};
use serde_json::Value;

use crate::support::{Ended, Meibo, meibo::PASSWORD, night::is_night, service::meibod};

/// A person of their own whose service ends with the test.
struct Newcomer(Meibo);

impl Newcomer {
    fn new() -> Self {
        Self(Meibo::new())
    }

    /// One whose service reads the time from a file, and has days of that zone.
    fn at(now: &str, zone: &str) -> Self {
        let meibo = Meibo::new();
        let (clock, config) = (meibo.home().join("clock"), meibo.home().join("meibod.toml"));
        fs::write(&clock, now.parse::<Timestamp>().unwrap().to_string()).unwrap();
        fs::write(&config, format!("[policy]\ntime_zone = \"{zone}\"\n")).unwrap();
        let meibo = meibo.env("MEIBOD_TEST_CLOCK", clock.to_str().unwrap());
        Self(meibo.env("MEIBOD_CONFIG", config.to_str().unwrap()))
    }

    fn run(&self, line: &str) -> Ended {
        self.0.run(line.split(' '))
    }

    fn folder(&self, profile: Option<&str>) -> PathBuf {
        let data = self.0.home().join("data/meibo");
        profile.map_or(data.clone(), |name| data.join("profiles").join(name))
    }

    fn kept(&self, profile: Option<&str>) -> Value {
        serde_json::from_slice(&fs::read(self.folder(profile).join("sample.json")).unwrap()).unwrap()
    }

    /// Somebody's real account in the default profile.
    fn has_data(&self) {
        let args = ["account", "create-admin", "director", "--password-stdin", "--data-dir"];
        fs::create_dir_all(self.folder(None)).unwrap();
        meibod().args(args).args([self.folder(None)]).stdin(PASSWORD).run().ok();
    }
}

impl Drop for Newcomer {
    fn drop(&mut self) {
        for profile in [None, Some("quickstart")] {
            let state = self.folder(profile).join("service.json");
            let Ok(text) = fs::read(state) else { continue };
            let state: Value = serde_json::from_slice(&text).unwrap_or_default();
            let pid = state["pid"].as_i64().and_then(|pid| i32::try_from(pid).ok());
            if let Some(pid) = pid.and_then(rustix::process::Pid::from_raw) {
                rustix::process::kill_process(pid, rustix::process::Signal::TERM).ok();
            }
        }
    }
}

/// The commands of a transcript, and what is suggested after it.
fn commands(transcript: &str) -> Vec<&str> {
    transcript.lines().filter_map(|line| line.strip_prefix("$ ")).collect()
}

fn suggestions(transcript: &str) -> Vec<&str> {
    let lines = transcript.lines().rev().take_while(|line| line.starts_with("  "));
    lines.filter_map(|line| line.trim().split("  ").next()).collect()
}

#[test]
fn it_asks_nothing_and_every_command_that_it_suggests_works() {
    let person = Newcomer::new();
    let transcript = person.run("quickstart").ok();
    let shown = commands(&transcript);
    for part in [
        "login tanaka",
        "2sv enable --method sms",
        "outbox",
        "2sv enable --code G-",
        "app-password create",
        "account show tanaka",
        "apply tanaka",
        "apply --from ",
    ] {
        assert!(shown.iter().any(|line| line.contains(part)), "{part}: {shown:?}");
    }
    let whole = person.run("account show tanaka -o json").json();
    assert_eq!(
        (&whole["two_step"]["state"], &whole["entitlement"]["state"]),
        (&"on".into(), &"valid".into()),
        "{whole}"
    );
    assert_eq!(person.run("status -o json").json()["login_id"], "ishii");
    assert!(transcript.contains("3 rows: 3 done, 0 no change, 0 refused, 0 failed."), "{transcript}");
    let results = fs::read_to_string(person.folder(None).join("results.csv")).unwrap();
    assert_eq!(results.lines().filter(|line| line.contains(",done,")).count(), 3, "{results}");
    let suggested = suggestions(&transcript);
    assert!(suggested.len() >= 6, "{transcript}");
    for line in suggested {
        person.run(line.strip_prefix("meibo ").unwrap()).ok();
    }
}

#[test]
fn the_sample_is_a_campus_in_all_its_states() {
    let person = Newcomer::new();
    person.run("quickstart").ok();
    let people = person.run("account list --all -o json").json();
    let people = people.as_array().unwrap();
    assert!((195..=210).contains(&people.len()), "{}", people.len());
    let mut states: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for one in people {
        for field in ["affiliation", "kind", "state", "entitlement", "two_step", "language"] {
            *states.entry((field, one[field].as_str().unwrap())).or_default() += 1;
        }
    }
    for state in [
        ("affiliation", "staff"),
        ("affiliation", "student"),
        ("affiliation", "other"),
        ("kind", "workshop"),
        ("state", "disabled"),
        ("entitlement", "valid"),
        ("entitlement", "stop_pending"),
        ("entitlement", "ended"),
        ("entitlement", "none"),
        ("two_step", "on"),
        ("language", "en"),
    ] {
        assert!(states.get(&state).is_some_and(|count| *count > 0), "{state:?}: {states:?}");
    }
    for (id, state) in [("hara", "first"), ("imai", "first_expired"), ("suzuki", "set")] {
        assert_eq!(person.run(&format!("account show {id} -o json")).json()["password"]["state"], state, "{id}");
    }
    let refused = person.run("account show suzuki -o json").json()["recent_refusals"].clone();
    assert_eq!(refused[0]["code"], "wrong_credentials", "{refused}");
}

#[test]
fn its_passwords_are_random_and_kept_for_the_owner_alone() {
    let (one, other) = (Newcomer::new(), Newcomer::new());
    let shown = one.run("quickstart").ok();
    other.run("quickstart").ok();
    let passwords = |person: &Newcomer| -> Vec<String> {
        let kept = person.kept(None);
        let all = kept["sign_ins"].as_array().unwrap().iter();
        all.map(|it| it["password"].as_str().unwrap().to_owned()).collect()
    };
    let (ones, others) = (passwords(&one), passwords(&other));
    assert!(ones.len() >= 10 && ones.iter().all(|password| !others.contains(password)));
    assert!(ones.iter().all(|password| shown.contains(password.as_str())), "what is kept is shown");
    for name in ["sample.json", "meibo.db", "key"] {
        let mode = fs::metadata(one.folder(None).join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{name}");
    }
}

#[test]
fn a_second_run_changes_nothing_and_fresh_starts_over() {
    let person = Newcomer::new();
    person.run("quickstart").ok();
    let before = person.kept(None);
    let again = person.run("quickstart").ok();
    assert!(!commands(&again).iter().any(|line| line.contains("enable") || line.contains("apply")), "{again}");
    assert_eq!(person.kept(None), before);
    assert_eq!(person.run("account show tanaka -o json").json()["app_passwords"].as_array().unwrap().len(), 1);
    person.run("quickstart --fresh").ok();
    assert_ne!(person.kept(None)["sign_ins"], before["sign_ins"]);
    person.run("account show tanaka").ok();
}

#[test]
fn beside_real_data_it_uses_a_profile_of_its_own() {
    let person = Newcomer::new();
    person.has_data();
    let transcript = person.run("quickstart").ok();
    assert!(suggestions(&transcript).iter().any(|line| line.starts_with("meibo -p quickstart ")), "{transcript}");
    for line in suggestions(&transcript) {
        person.run(line.strip_prefix("meibo ").unwrap()).ok();
    }
    person.run("quickstart --fresh").ok();
    assert!(person.folder(Some("quickstart")).join("sample.json").exists());
    assert!(!person.folder(None).join("sample.json").exists());
    // The director is still there, and alone.
    person.0.login("director", PASSWORD).ok();
    assert_eq!(person.run("account list --all -o json").json().as_array().unwrap().len(), 1);
}

#[test]
fn an_unfinished_sample_is_started_over_and_a_real_store_is_never_filled() {
    let person = Newcomer::new();
    let folder = person.folder(None);
    let mut cut = meibod().args(["sample", "--data-dir"]).args([&folder]).into_command().spawn().unwrap();
    let begun = crate::support::deadline::wait_for(|| {
        let told = meibod().args(["sample", "--state", "--data-dir"]).args([&folder]).run();
        told.stdout.contains("unfinished").then_some(())
    });
    cut.kill().unwrap();
    cut.wait().unwrap();
    assert!(begun.is_some());
    let refused = meibod().args(["sample", "--data-dir"]).args([&folder]).run().fails(1);
    assert!(refused.contains("not empty"), "{refused}");
    person.run("quickstart").ok();
    let real = Newcomer::new();
    real.has_data();
    assert!(meibod().args(["sample", "--data-dir"]).args([real.folder(None)]).run().fails(1).contains("not empty"));
}

/// Days on which a campus is begun, with the edges of the academic year.
const DAYS: [(&str, &str); 15] = [
    ("2028-02-29T12:00:00+09:00", "Asia/Tokyo"),
    ("2027-03-02T00:10:00+09:00", "Asia/Tokyo"),
    ("2027-03-30T23:59:30+09:00", "Asia/Tokyo"),
    ("2027-03-31T00:00:10+09:00", "Asia/Tokyo"),
    ("2027-03-31T23:59:30+09:00", "Asia/Tokyo"),
    ("2027-04-01T00:00:00+09:00", "Asia/Tokyo"),
    ("2027-04-01T12:00:00+09:00", "Asia/Tokyo"),
    ("2027-04-03T09:00:00+09:00", "Asia/Tokyo"),
    ("2027-04-13T12:00:00+09:00", "Asia/Tokyo"),
    ("2027-04-27T15:00:00+09:00", "Asia/Tokyo"),
    ("2027-04-28T23:42:00+09:00", "Asia/Tokyo"),
    ("2026-12-31T23:59:59+09:00", "Asia/Tokyo"),
    ("2027-01-01T00:00:00+09:00", "Asia/Tokyo"),
    // 1 April there, 31 March in Tokyo; and the other way round.
    ("2027-03-31T12:00:00Z", "Pacific/Kiritimati"),
    ("2027-04-01T03:00:00Z", "America/Los_Angeles"),
];

/// How the people stand of whom the sample tells, whatever the day: state, entitlement, 2-step verification.
const STANDING: [(&str, [&str; 3]); 14] = [
    ("clarke", ["enabled", "valid", "off"]),
    ("endo", ["disabled", "valid", "off"]),
    ("hara", ["enabled", "none", "off"]),
    ("imai", ["enabled", "none", "off"]),
    ("ishii", ["enabled", "none", "off"]),
    ("kato", ["enabled", "valid", "off"]),
    ("kubo", ["enabled", "valid", "off"]),
    ("mori", ["enabled", "valid", "off"]),
    ("noda", ["enabled", "ended", "off"]),
    ("sakai", ["enabled", "none", "off"]),
    ("suzuki", ["enabled", "valid", "on"]),
    ("takagi", ["enabled", "valid", "on"]),
    ("tanaka", ["enabled", "valid", "on"]),
    ("wada", ["enabled", "stop_pending", "off"]),
];

/// What is not as it should be with a campus that is begun then.
fn wrong_on(now: &str, zone: &str) -> Option<String> {
    let person = Newcomer::at(now, zone);
    let told = person.run("quickstart");
    if told.code != 0 {
        return Some(format!("{now} {zone}: {told}"));
    }
    let people = person.run("account list --all -o json").json();
    let standing = |id: &str| {
        let one = people.as_array().unwrap().iter().find(|one| one["login_id"] == id).unwrap();
        ["state", "entitlement", "two_step"].map(|field| one[field].as_str().unwrap().to_owned())
    };
    let other = STANDING.iter().find(|(id, expected)| standing(id) != *expected);
    if let Some((id, _)) = other {
        return Some(format!("{now} {zone}: {id} {:?}", standing(id)));
    }
    let now: Timestamp = now.parse().unwrap();
    let trail = person.run("audit list --all -o json").json();
    let late =
        trail.as_array().unwrap().iter().find(|one| one["at"].as_str().unwrap().parse::<Timestamp>().unwrap() > now);
    late.map(|entry| format!("{now} {zone}: later than now: {entry}"))
}

/// Begins a campus at each of these times, on as many threads as there are processors.
fn each_works<D: AsRef<str> + Sync>(days: &[(D, &str)]) {
    let (next, processors) = (AtomicUsize::new(0), std::thread::available_parallelism().map_or(2, Into::into));
    let work = || {
        let mut wrong = Vec::new();
        while let Some((now, zone)) = days.get(next.fetch_add(1, Ordering::Relaxed)) {
            wrong.extend(wrong_on(now.as_ref(), zone));
        }
        wrong
    };
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
        running.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn quickstart_works_on_every_day() {
    each_works(&DAYS);
    if is_night() {
        let year: Vec<_> =
            (0..366).map(|day| (format!("{}T14:00:00+09:00", date(2028, 1, 1) + day.days()), "Asia/Tokyo")).collect();
        each_works(&year);
    }
}
