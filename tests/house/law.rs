//! The law, written by hand from the plan of the house.

use std::collections::{BTreeSet, HashMap};

use super::{
    Source, Violation,
    paths::{self, Named, Reading, Root},
    sources,
};

/// Who may import whom. Every room may import itself.
pub(super) const ARROWS: &[(&str, &[&str])] = &[
    ("rules", &[]),
    ("texts", &[]),
    ("ui", &["texts"]),
    ("contract", &["rules"]),
    ("disk", &["rules"]),
    ("client", &["contract", "disk", "rules"]),
    ("spreadsheet", &["rules"]),
    ("probe", &["client", "rules"]),
    ("cli", &["client", "contract", "probe", "rules", "spreadsheet", "texts", "ui"]),
    ("store", &["rules"]),
    ("platform", &["rules"]),
    ("delivery", &["rules", "texts"]),
    ("ops", &["rules", "contract", "store", "platform", "delivery"]),
    ("jobs", &["ops", "rules"]),
    ("meter", &["client", "contract", "disk", "rules", "texts"]),
    ("sender_policy", &["client", "contract", "disk", "rules", "texts"]),
    ("service", &["rules", "disk", "texts", "ui", "contract", "store", "platform", "delivery", "ops", "jobs"]),
];

/// What the programs may start.
const PROGRAMS: &[(&str, &[&str])] =
    &[("src/bin/meibo.rs", &["cli"]), ("src/bin/meibod.rs", &["client", "meter", "sender_policy", "service"])];

/// Rooms that keep their inner modules to themselves, and who sees only their faces: what `mod.rs` has, and the items
/// of the modules that it declares `pub` or hands on.
const FACES: &[&str] = &["store", "platform", "delivery"];
const SEES_FACES: &[&str] = &["ops"];

/// Crates that live in some rooms only: a crate's name (or its beginning, with `*`), and the folders or files.
const CRATES: &[(&str, &[&str])] = &[
    ("axum*", &["src/service/"]),
    ("tower*", &["src/service/"]),
    ("hyper*", &["src/client/", "src/service/"]),
    ("clap*", &["src/cli/", "src/service/args.rs", "src/service/args/"]),
    ("rusqlite", &["src/store/"]),
    ("tokio_postgres*", &["src/store/"]),
    ("deadpool", &["src/store/"]),
    ("hashlink", &["src/store/"]),
    ("reqwest", &["src/client/", "src/platform/", "src/delivery/"]),
    ("tokio_rustls", &["src/delivery/", "src/probe/"]),
    ("lettre", &["src/delivery/", "src/probe/"]),
    ("keyring*", &["src/client/"]),
    ("linux_keyutils_keyring_store", &["src/client/"]),
    ("zbus_secret_service_keyring_store", &["src/client/"]),
    ("dialoguer", &["src/ui/"]),
    ("rustyline", &["src/ui/"]),
    ("unicode_linebreak", &["src/ui/"]),
    ("nix", &["src/disk/"]),
    ("png", &["src/ui/"]),
    ("qrcode", &["src/ui/"]),
    ("quick_xml", &["src/cli/mail_servers/", "src/service/"]),
    ("rpassword", &["src/ui/"]),
    ("comfy_table", &["src/ui/"]),
    ("indicatif", &["src/ui/"]),
];

/// Names that say nothing. (`helper` is a role, so it is a noun here.)
const NAMELESS: &[&str] = &["utils", "util", "helpers", "common", "manager", "misc"];

/// Every broken law of a house, in order.
pub(super) fn violations(house: &[Source]) -> BTreeSet<Violation> {
    let readings: Vec<Reading> = house.iter().map(paths::read).collect();
    let macros = readings
        .iter()
        .zip(house)
        .flat_map(|(reading, source)| {
            reading.exported_macros.iter().map(|name| (name.clone(), source.room().unwrap_or_default().to_owned()))
        })
        .collect();
    let plan = Plan { macros, faces: faces(house) };
    house.iter().zip(&readings).flat_map(|(source, reading)| plan.judge(source, reading)).collect()
}

/// Whether a file or a folder on the way to it has a name that says nothing.
pub(super) fn nameless(file: &str) -> Option<String> {
    let named_for_nothing = |part: &str| NAMELESS.contains(&part.split('.').next().unwrap_or_default());
    file.split('/').any(named_for_nothing).then(|| format!("{file} is named for nothing: name the noun"))
}

/// The modules of each room with a face that its `mod.rs` declares public, or hands on from a folder of its own.
fn faces(house: &[Source]) -> HashMap<String, Vec<String>> {
    house
        .iter()
        .filter_map(|source| {
            let room = FACES.iter().find(|room| source.file == format!("src/{room}/mod.rs"))?;
            let open = sources::modules(source).into_iter().filter(|(_, open)| *open).map(|(name, _)| name);
            let handed_on = paths::read(source).paths.into_iter().filter(|named| named.handed_on);
            Some(((*room).to_owned(), open.chain(handed_on.filter_map(|named| named.name)).collect()))
        })
        .collect()
}

struct Plan {
    /// A macro at the crate's root belongs to the room that made it.
    macros: HashMap<String, String>,
    faces: HashMap<String, Vec<String>>,
}

impl Plan {
    fn judge(&self, source: &Source, reading: &Reading) -> Vec<Violation> {
        let mut found = Vec::new();
        let mut say = |line: usize, what: String| found.push(Violation { file: source.file.clone(), line, what });
        if source.room().is_some_and(|room| arrows(room).is_none()) {
            say(1, "stands in no room of the plan".to_owned());
        }
        if source.room().is_none() && source.file != "src/lib.rs" && !source.file.starts_with("src/bin/") {
            say(1, "stands beside the rooms, not in one".to_owned());
        }
        for (what, line) in &reading.tricks {
            say(*line, (*what).to_owned());
        }
        for named in &reading.paths {
            let what = match named.root {
                Root::House => self.judge_house(source, named),
                Root::Outside => judge_crate(source, named),
            };
            if let Some(what) = what {
                say(named.line, what);
            }
        }
        found
    }

    fn judge_house(&self, source: &Source, named: &Named) -> Option<String> {
        let shown = format!("crate::{}", named.segments.join("::"));
        let first = match named.segments.first().map(String::as_str) {
            None | Some("*") => return Some("imports the whole house at once: name the room".to_owned()),
            Some(first) => self.macros.get(first).map_or(first, String::as_str),
        };
        if source.file == "src/lib.rs" {
            return Some(format!("{shown}: the map hands nothing on, it only declares rooms"));
        }
        let from = source.room();
        if from == Some(first) {
            return None;
        }
        // A name that is no room is an item of the file's own (a program's) or does not compile.
        arrows(first)?;
        let allowed = match from {
            Some(room) => arrows(room).unwrap_or_default(),
            None => PROGRAMS.iter().find(|(file, _)| *file == source.file).map(|(_, rooms)| *rooms).unwrap_or_default(),
        };
        if !allowed.contains(&first) {
            return Some(format!("{} → {first} is no arrow of the plan ({shown})", from.unwrap_or("the program")));
        }
        if named.handed_on {
            return Some(format!("hands on {shown}: a room re-exports nothing of another, or arrows could hide"));
        }
        if from.is_some_and(|room| SEES_FACES.contains(&room)) && FACES.contains(&first) {
            return self.behind_the_face(first, &named.segments).map(|why| format!("{shown}: {why}"));
        }
        None
    }

    fn behind_the_face(&self, room: &str, segments: &[String]) -> Option<String> {
        let is_module = |at: usize| {
            segments.len() > at + 1 && segments[at].starts_with(|first: char| first.is_lowercase() || first == '_')
        };
        if segments.get(1).is_some_and(|second| second == "*") {
            return Some(format!("takes all of {room}: name the noun"));
        }
        let open = self.faces.get(room);
        if is_module(1) && !open.is_some_and(|open| open.contains(&segments[1])) {
            return Some(format!("{room}::{} is not part of the face of {room}", segments[1]));
        }
        is_module(2).then(|| format!("reaches behind the face of {room}"))
    }
}

fn arrows(room: &str) -> Option<&'static [&'static str]> {
    ARROWS.iter().find(|(name, _)| *name == room).map(|(_, arrows)| *arrows)
}

fn judge_crate(source: &Source, named: &Named) -> Option<String> {
    let name = named.segments.first()?;
    let matches = |pattern: &str| match pattern.strip_suffix('*') {
        Some(beginning) => name == beginning || name.starts_with(&format!("{beginning}_")),
        None => name == pattern,
    };
    let (_, homes) = CRATES.iter().find(|(pattern, _)| matches(pattern))?;
    if !homes.iter().any(|home| source.file.starts_with(home)) {
        return Some(format!("{name} lives in {} only", homes.join(", ")));
    }
    named.handed_on.then(|| format!("hands on {name}: a crate stays in its room"))
}
