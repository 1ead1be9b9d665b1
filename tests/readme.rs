//! What README.md shows is what the programs print.

use std::path::Path;

use crate::support::Program;

#[test]
fn the_scenes_and_the_picture_are_as_the_programs_print_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let programs = Path::new(env!("CARGO_BIN_EXE_meibo")).parent().unwrap();
    let check = std::env::var_os("MEIBO_UPDATE").is_none().then_some(Path::new("--check"));
    Program::new(root.join("docs/scenes/make")).args(check.into_iter().chain([programs])).run().ok();
}
