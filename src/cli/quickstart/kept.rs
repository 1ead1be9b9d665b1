//! The sign-ins of the sample, as `meibod sample` prints them.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::cli::failure::Failure;

/// What was made.
#[derive(Deserialize)]
pub(super) struct Kept {
    pub(super) people: u64,
    pub(super) sign_ins: Vec<SignIn>,
}

/// How to sign in as somebody.
#[derive(Deserialize)]
pub(super) struct SignIn {
    pub(super) login_id: String,
    pub(super) password: String,
    name: String,
    role: String,
    shows: String,
    authenticator_key: Option<String>,
    #[serde(default)]
    backup_codes: Vec<String>,
}

impl Kept {
    pub(super) fn read(text: &str) -> Result<Self, Failure> {
        serde_json::from_str(text).map_err(Failure::unexpected)
    }

    /// The sign-in that shows something.
    pub(super) fn who_shows(&self, what: &str) -> Result<&SignIn, Failure> {
        let found = self.sign_ins.iter().find(|one| one.shows == what);
        found.ok_or_else(|| Failure::unexpected(anyhow::anyhow!("the sample has nobody who shows {what}")))
    }
}

impl SignIn {
    /// The row of the table.
    pub(super) fn row(&self) -> Value {
        let mut row = json!({
            "login_id": self.login_id,
            "name": self.name,
            "password": self.password,
            "role": self.role,
            "shows": self.shows,
        });
        if let Some(key) = &self.authenticator_key {
            row["authenticator_key"] = key.as_str().into();
        }
        if !self.backup_codes.is_empty() {
            row["backup_codes"] = self.backup_codes.clone().into();
        }
        row
    }
}
