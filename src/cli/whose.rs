//! Whose account a command is about: one's own, or those that were named.

use super::{
    exit::Exit,
    failure::Failure,
    given::{self, Given},
    session::Session,
};
use crate::rules::{Fact, LoginId, Refusal, login_id::ME};

/// One's own account, as paths name it.
///
/// # Errors
/// None; the word is a login id.
pub(crate) fn me() -> Result<LoginId, Failure> {
    login_id(ME)
}

/// The account that was named, or one's own.
///
/// # Errors
/// What was typed cannot be a login id (2).
pub(crate) fn one(given: Option<&str>) -> Result<LoginId, Failure> {
    login_id(given.unwrap_or(ME))
}

/// The accounts that were named (`-`: on stdin), each once; one's own if none was.
///
/// # Errors
/// What was typed cannot be a login id (2), or stdin is empty or cannot be read.
pub(crate) fn several(given: &[String], session: &Session) -> Result<Vec<LoginId>, Failure> {
    if given.is_empty() {
        return Ok(vec![me()?]);
    }
    let mut all: Vec<LoginId> = Vec::new();
    for Given { id, line } in given::each(given, session)? {
        let id = login_id(&id).map_err(|failure| match line {
            Some(line) => failure.fact("line", i64::try_from(line).unwrap_or(i64::MAX)),
            None => failure,
        })?;
        if !all.contains(&id) {
            all.push(id);
        }
    }
    Ok(all)
}

/// What was named (`-`: on stdin), each once: login IDs, and addresses where something stands before and behind an @;
/// one's own account if nothing was.
///
/// # Errors
/// As [`several`].
pub(crate) fn ids_or_addresses(given: &[String], session: &Session) -> Result<Vec<String>, Failure> {
    if given.is_empty() {
        return Ok(vec![ME.to_owned()]);
    }
    let mut all: Vec<String> = Vec::new();
    for typed in given::ids(given, session)? {
        let typed = if typed.contains('@') { typed } else { login_id(&typed)?.to_string() };
        if !all.contains(&typed) {
            all.push(typed);
        }
    }
    Ok(all)
}

fn login_id(typed: &str) -> Result<LoginId, Failure> {
    typed.parse().map_err(|refusal| of_refusal(refusal).fact("value", typed))
}

/// A value that a rule refuses before anything is sent.
pub(super) fn of_refusal(refusal: Refusal) -> Failure {
    let failure = Failure::new(Exit::Usage, refusal.code.as_str());
    refusal.facts.into_iter().fold(failure, |failure, (name, fact): (String, Fact)| failure.fact(&name, fact))
}

impl Session {
    /// An account as questions name it: the login id, also of one's own account where it is known.
    pub(crate) fn called(&mut self, account: &LoginId) -> String {
        let own = self.held().ok().and_then(|held| held.login_id().map(str::to_owned));
        match own {
            Some(own) if account.is_me() => own,
            _ => account.to_string(),
        }
    }
}
