//! The mail platform of a test: a file that `meibod --test-platform` reads and writes, and that survives it.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

/// What it holds, how it fails, and how it was called.
pub(crate) struct Platform {
    file: PathBuf,
}

impl Platform {
    /// A platform in `folder` that holds nothing and does what it is told.
    pub(crate) fn new(folder: &Path) -> Self {
        let platform = Self { file: folder.join("platform.json") };
        fs::write(&platform.file, "{}").unwrap();
        platform
    }

    /// The file.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// Adds a fault.
    pub(crate) fn fails(&self, fault: &Value) {
        self.change(|script| {
            let mut faults = script["faults"].as_array().cloned().unwrap_or_default();
            faults.push(fault.clone());
            script["faults"] = json!(faults);
        });
    }

    /// From now on it does what it is told.
    pub(crate) fn recovers(&self) {
        self.change(|script| script["faults"] = json!([]));
    }

    /// Something is not possible there; a person does it elsewhere.
    pub(crate) fn cannot(&self, deed: &str, url: &str) {
        self.change(|script| script["not_here"] = json!({ deed: url }));
    }

    /// A person sets something at the platform itself.
    pub(crate) fn is_set(&self, account: &str, part: &str, value: &Value) {
        self.change(|script| script["held"][account][part] = value.clone());
    }

    /// What it holds for an account.
    pub(crate) fn held(&self, account: &str) -> Value {
        self.read()["held"][account].clone()
    }

    /// The mail password that it was told last.
    pub(crate) fn mail_password(&self, account: &str) -> Value {
        self.read()["mail_passwords"][account].clone()
    }

    /// How often it was told (`apply`) or looked at (`look`) about an account.
    pub(crate) fn calls(&self, call: &str, account: &str) -> usize {
        let calls = self.read()["calls"].as_array().cloned().unwrap_or_default();
        calls.iter().filter(|it| it["call"] == call && it["account"] == account).count()
    }

    fn read(&self) -> Value {
        serde_json::from_str(&fs::read_to_string(&self.file).unwrap()).unwrap()
    }

    fn change(&self, change: impl FnOnce(&mut Value)) {
        let lock = File::create(self.file.with_extension("lock")).unwrap();
        lock.lock().unwrap();
        let mut script = self.read();
        change(&mut script);
        let fresh = self.file.with_extension("new");
        fs::write(&fresh, script.to_string()).unwrap();
        fs::rename(&fresh, &self.file).unwrap();
    }
}
