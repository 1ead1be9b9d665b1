//! docs/openapi.json is enough to write a client from: a generator that knows nothing of meibo reads it without a warning,
//! and the client that it makes walks through a journey.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use jiff::ToSpan;
use serde_json::{Value, json};

use crate::{
    api::campus::{Campus, PASSWORD},
    support::{Engine, Program, Service},
};

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/openapi.json");
const JOURNEY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/generated_client.py");
const ID: &str = "t2600001";

/// The folder of the generator, and of a Python that has what its clients need.
fn generator() -> PathBuf {
    let tool = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pypi");
    let installed = Command::new(tool).arg("openapi-python-client").stderr(Stdio::inherit()).output().unwrap();
    assert!(installed.status.success(), "openapi-python-client is installed by tests/run: {installed:?}");
    PathBuf::from(String::from_utf8(installed.stdout).unwrap().trim())
}

/// Generates a client into a folder; a warning is a failure.
fn generate(generator: &Path, folder: &Path) {
    let settings = folder.join("settings.yml");
    // Forms nothing: the generated text is for no reader.
    std::fs::write(&settings, "post_hooks: []\n").unwrap();
    let client = folder.join("client");
    let arguments = ["generate", "--fail-on-warning", "--meta", "none", "--path", DOCUMENT];
    let program = Program::new(generator.join("openapi-python-client")).args(arguments);
    program.args([Path::new("--output-path"), &client, Path::new("--config"), &settings]).run().ok();
}

#[test]
fn a_generated_client_walks_through_a_journey() {
    let service = Service::start(Engine::Sqlite);
    let campus = Campus::new(&service);
    let secret = campus.turns_on_authenticator(&campus.person(ID, "staff"));
    // A code is good for one step of the authenticator.
    service.clock.pass(1.minute());
    let (folder, generator) = (tempfile::tempdir().unwrap(), generator());
    generate(&generator, folder.path());
    let authority = service.files.authority.to_str().unwrap();
    let journey = Program::new(generator.join("python")).env("PYTHONPATH", folder.path()).args([
        JOURNEY,
        &service.url,
        authority,
        ID,
        PASSWORD,
        &campus.shows(&secret),
    ]);
    let told = journey.run().ok();
    let steps: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        steps,
        [
            json!({ "step": "sign in", "methods": ["authenticator"] }),
            json!({ "step": "look", "login_id": ID, "methods": ["authenticator"] }),
            json!({ "step": "policy", "session_hours": 12 }),
            json!({ "step": "apply", "kind": "apply", "state": "valid", "until": "2027-03-31" }),
            json!({ "step": "app password", "groups": 4 }),
            json!({ "step": "list", "names": ["Ecrea"] }),
            json!({ "step": "sign out", "at": "2026-04-13T09:01:00+09:00" }),
        ]
    );
}
