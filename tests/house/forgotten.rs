//! What an operation of the table still lacks, wherever it must be named: all of it at once, with the file. No server runs.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    path::Path,
};

use meibo::{
    contract::table::Row,
    rules::caller::May,
    texts::{Lang, Texts},
};
use serde_json::Value;

use super::sources::{files_under, read_house};
use crate::{
    model, secret,
    support::openapi::{DOCUMENT, resolved},
    walk::{self, Entry, entry::Exception},
};

/// What gateways call, who are shown by what they know and have no token: no command sends it.
const OF_GATEWAYS: [&str; 1] = ["message.report"];

/// The files that are looked into.
struct Files {
    /// The words of `src/cli`. A sheet of columns names a request type, too, and sends nothing: it is left out.
    commands: BTreeSet<String>,
    /// The sheets.
    sheets: String,
    /// `tests/walk`, without white space.
    walk: String,
    /// The nouns of `tests/model`.
    model: String,
    /// `docs/openapi.json`.
    openapi: Value,
}

impl Files {
    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let read = |file: &Path| std::fs::read_to_string(file).unwrap_or_default();
        let cli = read_house().into_iter().filter(|source| source.file.starts_with("src/cli/"));
        let (sheets, commands): (Vec<_>, Vec<_>) = cli.partition(|source| source.text.contains("of::<"));
        let words = commands.iter().flat_map(|source| source.text.split(|c: char| !c.is_alphanumeric()));
        let walk: String = files_under(&root.join("tests/walk")).iter().map(|file| read(file)).collect();
        let nouns = files_under(&root.join("tests/model")).into_iter().filter(|file| !file.ends_with("step.rs"));
        Self {
            commands: words.filter(|word| word.starts_with(char::is_uppercase)).map(str::to_owned).collect(),
            sheets: sheets.into_iter().map(|source| source.text).collect(),
            walk: walk.split_whitespace().collect(),
            model: nouns.map(|file| read(&file)).collect(),
            openapi: serde_json::from_str(&read(&root.join("docs/openapi.json"))).unwrap_or_default(),
        }
    }

    fn documents(&self, id: &str) -> bool {
        let paths = self.openapi["paths"].as_object().into_iter().flat_map(|paths| paths.values());
        let mut operations = paths.flat_map(|item| item.as_object().into_iter().flat_map(|item| item.values()));
        operations.any(|operation| operation["operationId"] == id)
    }
}

/// The request types of the table, as `account::AccountShow`, in its order.
fn types() -> Vec<&'static str> {
    macro_rules! names {
        ($($operation:path,)*) => { vec![$(stringify!($operation)),*] };
    }
    meibo::each_operation!(names)
}

/// Where an operation is missing: the file, and what has to stand there.
type Missing = Vec<(String, String)>;

fn missing_of(row: &Row, module: &str, name: &str, files: &Files) -> Missing {
    let mut missing = missing_walk(row, module, files);
    let mut lacks = |file: &str, what: String| missing.push((file.to_owned(), what));
    for lang in Lang::ALL {
        let key = format!("operation-{}", row.id.replace('.', "-"));
        if !Texts::of(lang).has(&key) {
            lacks(&format!("src/texts/{lang}/"), format!("{key}: its name"));
        }
    }
    if row.may != May::MailServer && !OF_GATEWAYS.contains(&row.id) && !files.commands.contains(name) {
        lacks("src/cli/", format!("a command that sends {module}::{name}"));
    }
    if row.bulk && !files.sheets.contains(&format!("of::<{name}>")) {
        lacks("src/cli/", format!("a sheet of columns, of::<{name}>, so that its command has --from"));
    }
    if !files.documents(row.id) {
        lacks("docs/openapi.json", "made anew by tests/run --update".to_owned());
    }
    if has_secret(row) != secret::WITH_SECRETS.contains(&row.id) {
        let which = if has_secret(row) { "it has secrets" } else { "it has no secret" };
        lacks("tests/secret.rs", format!("WITH_SECRETS: {which}"));
    }
    missing.extend(missing_model(row, module, files));
    missing
}

fn missing_walk(row: &Row, module: &str, files: &Files) -> Missing {
    let file = format!("tests/walk/{module}.rs");
    let Some(entry) = walk::entries().iter().find(|entry| entry.id == row.id) else {
        let step = if row.writes { ", and a step of the journey" } else { "" };
        return vec![(file, format!("operation(\"{}\"): who may call it, how it is refused{step}", row.id))];
    };
    let mut missing = Missing::new();
    let mut lacks = |what: &str| missing.push((file.clone(), what.to_owned()));
    let whose: &[&str] = if row.path.contains("{account}") { &["me", "target"] } else { &[""] };
    for whose in whose.iter().filter(|whose| !entry.may.iter().any(|(known, _)| known == *whose)) {
        lacks(match *whose {
            "me" => ".own(…): who may call it on their own account",
            "target" => ".another(…): who may call it on another's account, and what that answers in every state",
            _ => ".may(…): who may call it",
        });
    }
    if row.writes {
        if entry.refusals.is_empty() && !entry.is_excepted(Exception::NeverRefused) {
            lacks(".refused(…): a refusal that must be in the audit trail");
        }
        if !files.walk.contains(&format!("step(\"{}\"", row.id)) && !entry.is_excepted(Exception::NotWalked) {
            lacks("journey.step(…): where it is done, once for the audit trail and 64 times at once for the races");
        }
    }
    missing
}

fn missing_model(row: &Row, module: &str, files: &Files) -> Missing {
    let is_kind = files.model.contains(&format!("\"{}\"", row.id));
    let is_excepted = model::NOT_CARRIED.iter().any(|(id, _)| *id == row.id);
    let what = match (row.writes, is_kind, is_excepted) {
        (true, false, false) => "a kind of step; or NOT_CARRIED of tests/model/step.rs has it, and why",
        (_, true, true) => "a kind of step, and NOT_CARRIED of tests/model/step.rs has it, too",
        _ => return Missing::new(),
    };
    vec![(format!("tests/model/{module}.rs"), what.to_owned())]
}

/// Whether a request or a reply has a field that is a secret.
fn has_secret(row: &Row) -> bool {
    let operation = &DOCUMENT["paths"][row.path][row.method.as_str().to_ascii_lowercase()];
    let reply = &operation["responses"]["200"]["content"]["application/json"]["schema"];
    let request = &operation["requestBody"]["content"]["application/json"]["schema"];
    [request, reply].into_iter().any(is_secret)
}

fn is_secret(schema: &Value) -> bool {
    let schema = resolved(schema);
    let parts = ["allOf", "oneOf"].into_iter().filter_map(|several| schema[several].as_array()).flatten();
    let fields = schema["properties"].as_object().into_iter().flat_map(|fields| fields.values());
    let items = schema.get("items");
    schema["format"] == "password" || parts.chain(fields).chain(items).any(is_secret)
}

/// What is named somewhere, and is no operation.
fn strange() -> BTreeMap<&'static str, Missing> {
    let mut strange: BTreeMap<&str, Missing> = BTreeMap::new();
    let mut named = |id: &'static str, file: &str| {
        if !walk::TABLE.iter().any(|row| row.id == id) {
            strange.entry(id).or_default().push((file.to_owned(), "names it, and it is no operation".to_owned()));
        }
    };
    walk::entries().iter().for_each(|entry: &Entry| named(entry.id, "tests/walk/"));
    secret::WITH_SECRETS.iter().for_each(|id| named(id, "tests/secret.rs"));
    model::NOT_CARRIED.iter().for_each(|(id, _)| named(id, "tests/model/step.rs"));
    strange
}

fn told(forgotten: &BTreeMap<&str, Missing>) -> String {
    let mut told = String::new();
    for (id, missing) in forgotten {
        writeln!(told, "{id}").unwrap();
        missing.iter().for_each(|(file, what)| writeln!(told, "  {file:<28} {what}").unwrap());
    }
    told
}

#[test]
fn what_is_forgotten() {
    let files = Files::read();
    let mut forgotten = strange();
    for (row, name) in walk::TABLE.iter().zip(types()) {
        let (module, name) = name.split_once("::").unwrap();
        let missing = missing_of(row, module.trim(), name.trim(), &files);
        if !missing.is_empty() {
            forgotten.insert(row.id, missing);
        }
    }
    assert!(forgotten.is_empty(), "forgotten, operation by operation (CONTRIBUTING.md):\n{}", told(&forgotten));
}

#[test]
fn what_is_forgotten_is_told_with_its_file() {
    let mut row = meibo::contract::table::table().into_iter().find(|row| row.id == "app-password.delete").unwrap();
    row.id = "app-password.rename";
    let missing = missing_of(&row, "app_password", "AppPasswordRename", &Files::read());
    let expected = "\
app-password.rename
  tests/walk/app_password.rs   operation(\"app-password.rename\"): who may call it, how it is refused, and a step of the journey
  src/texts/en/                operation-app-password-rename: its name
  src/texts/ja/                operation-app-password-rename: its name
  src/cli/                     a command that sends app_password::AppPasswordRename
  src/cli/                     a sheet of columns, of::<AppPasswordRename>, so that its command has --from
  docs/openapi.json            made anew by tests/run --update
  tests/model/app_password.rs  a kind of step; or NOT_CARRIED of tests/model/step.rs has it, and why
";
    assert_eq!(told(&BTreeMap::from([(row.id, missing)])), expected);
}
