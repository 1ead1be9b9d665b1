//! Token files of the programs beside a mail server, where they lie on this machine.

use std::{
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use zeroize::Zeroizing;

use super::finding::{Finding, Level, day};
use crate::{
    ops::caller::digest,
    rules::{session::Bearer, token::Scope},
    store::{self, Store, token::Token},
    ui::visible,
};

pub(super) async fn look(files: &[PathBuf], store: &Store, now: Timestamp) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in files {
        let (level, message) = match of_file(file, store, now).await {
            Ok(message) => (Level::Ok, message),
            Err(message) => (Level::Trouble, message),
        };
        found.push(Finding::new("token-file", level, format!("{}: {message}", file.display())));
    }
    found
}

/// What is right with it, or wrong. Whose file it is is for its program to judge: each runs as a user of its own.
async fn of_file(file: &Path, store: &Store, now: Timestamp) -> Result<String, String> {
    let mode = file.metadata().map_err(|error| error.to_string())?.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(format!(
            "others can read it (mode {mode:o}), and the token in it decides about log-ins: run chmod 600 on it, make \
             another token, and delete this one"
        ));
    }
    let text = Zeroizing::new(std::fs::read_to_string(file).map_err(|error| error.to_string())?);
    let line = text.lines().next().unwrap_or_default().trim();
    if Bearer::of(line) != Some(Bearer::Service) {
        return Err(
            "it holds no service token: meibo account token create NAME --scope mail-decision --secret-only makes \
                    one"
            .to_owned(),
        );
    }
    let token = store::token::find(store, &digest(line), now).await.map_err(|error| error.to_string())?;
    judge(token.as_ref())
}

fn judge(token: Option<&Token>) -> Result<String, String> {
    match token {
        None => {
            Err("its token has ended, was deleted, or is of another service: make another, and write it there"
                .to_owned())
        }
        Some(token) if !token.scopes.contains(&Scope::MailDecision) => Err(format!(
            "its token “{}” is not of scope mail-decision: make one that is, and write it there",
            visible(&token.name)
        )),
        Some(token) => Ok(format!("its token “{}” holds until {}", visible(&token.name), day(token.expires_at))),
    }
}
