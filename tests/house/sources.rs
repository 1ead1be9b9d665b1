//! The files of the house.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// One source file.
pub(crate) struct Source {
    /// From the package's root, with slashes.
    pub(crate) file: String,
    /// What stands in it.
    pub(crate) text: String,
}

impl Source {
    /// The room it stands in: the first folder below `src/`, if that is one.
    pub(super) fn room(&self) -> Option<&str> {
        let (first, rest) = self.file.strip_prefix("src/")?.split_once('/').unwrap_or_default();
        (!rest.is_empty() && first != "bin").then_some(first)
    }

    /// Its module path below the crate's root.
    pub(super) fn module(&self) -> Vec<String> {
        let path = self.file.strip_prefix("src/").unwrap_or(&self.file).trim_end_matches(".rs");
        let path = path.strip_suffix("/mod").unwrap_or(path);
        if path == "lib" || path.starts_with("bin/") {
            return Vec::new();
        }
        path.split('/').map(str::to_owned).collect()
    }
}

/// Every file below `src/`.
pub(crate) fn read_house() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    files_under(&root.join("src"))
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
        .map(|file| Source {
            text: fs::read_to_string(&file).unwrap(),
            file: file.strip_prefix(root).unwrap().display().to_string(),
        })
        .collect()
}

/// Every file below `folder`, in order; none where there is no such folder.
pub(super) fn files_under(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| if path.is_dir() { files_under(&path) } else { vec![path] })
        .collect();
    files.sort();
    files
}

/// The modules that a file declares, with `pub` or without.
pub(super) fn modules(source: &Source) -> Vec<(String, bool)> {
    let file = syn::parse_file(&source.text).unwrap_or_else(|error| panic!("{}: {error}", source.file));
    file.items
        .into_iter()
        .filter_map(|item| match item {
            syn::Item::Mod(module) => {
                Some((module.ident.to_string(), matches!(module.vis, syn::Visibility::Public(_))))
            }
            _ => None,
        })
        .collect()
}

/// The rooms that `src/lib.rs` declares.
pub(super) fn declared_rooms(house: &[Source]) -> Vec<String> {
    let map = house.iter().find(|source| source.file == "src/lib.rs").expect("src/lib.rs");
    modules(map).into_iter().map(|(name, _)| name).collect()
}
