//! What README.md and docs/scenes show is what the programs print, and each call to the help desk ends well.

use std::path::Path;

use crate::support::Program;

#[test]
fn the_scenes_the_calls_and_the_pictures_are_as_the_programs_print_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let programs = Path::new(env!("CARGO_BIN_EXE_meibo")).parent().unwrap();
    let check = std::env::var_os("MEIBO_UPDATE").is_none().then_some(Path::new("--check"));
    Program::new(root.join("docs/scenes/make")).args(check.into_iter().chain([programs])).run().ok();
}
