//! What README.md and docs/scenes show is what the programs print, and each call to the help desk ends well.

use std::{path::Path, process::Command};

#[test]
fn the_scenes_the_calls_and_the_pictures_are_as_the_programs_print_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let programs = Path::new(env!("CARGO_BIN_EXE_meibo")).parent().unwrap();
    let check = std::env::var_os("MEIBO_UPDATE").is_none().then_some(Path::new("--check"));
    // Thirty stories take a minute and more where all else is tested beside them; each command of theirs has an end.
    let ended = Command::new(root.join("docs/scenes/make")).args(check.into_iter().chain([programs])).output().unwrap();
    let told = [ended.stdout, ended.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
    assert!(ended.status.success(), "{told}");
}
