//! What is fuzzed: each target takes bytes as they come, and asserts what must hold of whatever they are. The fuzzer calls
//! them (`tests/fuzz/run`), and `cargo test fuzz` with the inputs that it kept.

mod code;
mod filter;
mod kept;
mod people;
mod screen;
mod settings;
mod typed;
mod wire;

use std::{cell::RefCell, path::PathBuf};

use tempfile::TempDir;

/// A target.
pub type Target = fn(&[u8]);

/// Every target with its name, which is its corpus's too.
pub const TARGETS: [(&str, Target); 9] = [
    ("people", people::rows),
    ("cells", people::cells),
    ("typed", typed::all),
    ("code", code::codes),
    ("settings", settings::files),
    ("kept", kept::files),
    ("screen", screen::reply),
    ("filter", filter::conditions),
    ("wire", wire::requests),
];

/// Calls a target by its name.
pub fn run(name: &str, input: &[u8]) {
    let (_, target) = TARGETS.iter().find(|(known, _)| *known == name).unwrap();
    target(input);
}

/// The first byte of an input, which chooses, and the rest: a digit or letter in what people write by hand.
fn choice(input: &[u8]) -> (usize, &[u8]) {
    match input {
        [first, rest @ ..] => (usize::from(first.wrapping_sub(b'0')), rest),
        [] => (0, input),
    }
}

/// The texts of an input: what stands between record separators.
fn texts(input: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(input).split('\u{1e}').map(str::to_owned).collect()
}

/// Whether nothing in a text can move the cursor, hide, or reverse what stands beside it: one line of a terminal.
fn is_harmless(line: &str) -> bool {
    !line.chars().any(meibo::rules::text::is_unsafe_to_show)
}

/// The same of several lines.
#[track_caller]
fn assert_harmless(text: &str) {
    assert!(text.split('\n').all(is_harmless), "{text:?} reaches a terminal");
}

/// A file of that name with that content, and nothing beside it, in a folder in memory that is this thread's own.
fn written(name: &str, content: &[u8]) -> PathBuf {
    thread_local! {
        static FOLDER: RefCell<Option<TempDir>> = const { RefCell::new(None) };
    }
    FOLDER.with_borrow_mut(|folder| {
        let memory = ["/dev/shm", "/tmp"].into_iter().find(|folder| std::path::Path::new(folder).is_dir()).unwrap();
        let folder = folder.get_or_insert_with(|| TempDir::new_in(memory).unwrap());
        for old in folder.path().read_dir().unwrap() {
            std::fs::remove_file(old.unwrap().path()).unwrap();
        }
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        path
    })
}
