//! Databases that an earlier build made open and go on. `earlier/` holds the sample campus of the last build that spoke through
//! sqlx (2026-12-01), as it made it on each engine at the time that the test's clock shows, and the key of both.

use std::{
    fs::{self, File},
    path::Path,
    process::{Command, Stdio},
};

use serde_json::json;

use crate::{
    api::campus::{Campus, new_account},
    support::{Engine, Service, deadline::wait_for, engine::Storage, service::Setup},
};

/// The sample's administrator.
const ADMIN: &str = "ishii";

/// Unpacks a file of the repository.
fn unpack(name: &str, to: &Path) {
    let packed = format!("{}/tests/store/earlier/{name}.gz", env!("CARGO_MANIFEST_DIR"));
    let (from, to) = (File::open(packed).unwrap(), File::create(to).unwrap());
    let ended = Command::new("gzip").arg("-dc").stdin(Stdio::from(from)).stdout(Stdio::from(to)).status().unwrap();
    assert!(ended.success());
}

/// Puts the earlier database where the service will look for it.
fn earlier(folder: &Path, storage: &Storage) {
    let key = include_bytes!("earlier/meibo.key");
    let file = match storage {
        Storage::Sqlite(_) => {
            unpack("meibo.db", &folder.join("meibo.db"));
            folder.join("meibo.key")
        }
        Storage::Postgres(database) => {
            let file = folder.join("meibo.sql");
            unpack("meibo.sql", &file);
            database.load(&file);
            folder.join("meibod.key")
        }
    };
    fs::write(&file, key).unwrap();
    let own = std::os::unix::fs::PermissionsExt::from_mode(0o600);
    fs::set_permissions(file, own).unwrap();
}

fn goes_on(engine: Engine, password: &str) {
    let service: Service = Setup::new(engine).before(earlier).start();
    let campus = Campus { service: &service, http: service.http() };
    let token = campus.token_with(ADMIN, password);
    assert_eq!(campus.get(&token, "/v1/accounts/ono").ok()["account"]["name"], "小野 さくら");
    campus.post(&token, "/v1/accounts", &new_account("newcomer", "staff")).ok();
    assert_eq!(campus.get(&token, "/v1/accounts/newcomer").ok()["account"]["login_id"], "newcomer");
    let whole = || (campus.get(&token, "/v1/audit/verify").ok()["breaks"] == json!([])).then_some(());
    assert!(wait_for(whole).is_some(), "the trail is broken");
    // And again, as after every start.
    assert!(service.stop().success());
    service.start_again();
    assert_eq!(campus.get(&token, "/v1/accounts/newcomer").ok()["account"]["login_id"], "newcomer");
}

#[test]
fn a_file_of_an_earlier_build_goes_on_on_sqlite() {
    goes_on(Engine::Sqlite, "rewg-2a9k-e6e2-ghtq");
}

#[test]
fn a_database_of_an_earlier_build_goes_on_on_postgres() {
    goes_on(Engine::Postgres, "j9hf-4m8t-3c8p-6rqb");
}
