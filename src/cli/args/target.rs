//! Whose account a command is about: one's own, or those that were named.

use super::ids::{self, Given, Sort};
use crate::{
    cli::{context::Context, failure::Failure},
    contract::address::AddressOwner,
    rules::{LoginId, Refusal, login_id::ME},
};

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

/// The account of a login ID, or of an address, which it is where there is an @ (FIND-4); one's own if none was named.
///
/// # Errors
/// What was typed cannot be a login ID (2); it is nobody's address, or several send from it.
pub(crate) async fn person(given: Option<&str>, context: &mut Context) -> Result<LoginId, Failure> {
    let Some(address) = given.filter(|typed| typed.contains('@')) else { return one(given) };
    let owners = context.send(&AddressOwner { address: address.to_owned() }).await?.accounts;
    match <[LoginId; 1]>::try_from(owners) {
        Ok([owner]) => Ok(owner),
        Err(owners) => {
            let named = owners.iter().map(LoginId::as_str).collect::<Vec<_>>().join(" ");
            Err(Failure::of_refusal(Refusal::invalid("account", "address-of-several").fact("accounts", named)))
        }
    }
}

/// The accounts that were named (`-`: on stdin), each once; one's own if none was.
///
/// # Errors
/// What was typed cannot be a login id (2), or stdin is empty or cannot be read.
pub(crate) fn several(given: &[String], context: &Context) -> Result<Vec<LoginId>, Failure> {
    if given.is_empty() { Ok(vec![me()?]) } else { each(given, ids::ACCOUNTS, context, login_id) }
}

/// What was named (`-`: on stdin), each once: login IDs, and addresses where there is an @; one's own account if nothing
/// was.
///
/// # Errors
/// As [`several`].
pub(crate) fn ids_or_addresses(given: &[String], context: &Context) -> Result<Vec<String>, Failure> {
    let read = |typed: &str| match typed.contains('@') {
        true => Ok(typed.to_owned()),
        false => login_id(typed).map(|id| id.to_string()),
    };
    if given.is_empty() { Ok(vec![ME.to_owned()]) } else { each(given, ids::ACCOUNTS_OR_ADDRESSES, context, read) }
}

/// What was named, each once; of what cannot be read, its line is told.
fn each<T: PartialEq>(
    given: &[String],
    sort: Sort,
    context: &Context,
    read: impl Fn(&str) -> Result<T, Failure>,
) -> Result<Vec<T>, Failure> {
    let mut all = Vec::new();
    for Given { id, line } in ids::each(given, sort, context)? {
        let named = read(&id).map_err(|failure| match line {
            Some(line) => failure.fact("line", i64::try_from(line).unwrap_or(i64::MAX)),
            None => failure,
        })?;
        if !all.contains(&named) {
            all.push(named);
        }
    }
    Ok(all)
}

fn login_id(typed: &str) -> Result<LoginId, Failure> {
    typed.parse().map_err(|refusal| Failure::of_refusal(refusal).fact("value", typed))
}

impl Context {
    /// Whether an account is that of whoever is signed in.
    pub(crate) fn is_own(&mut self, account: &LoginId) -> bool {
        self.held().is_ok_and(|held| held.login_id() == Some(account.as_str()))
    }

    /// An account as questions name it: the login id, also of one's own account where it is known.
    pub(crate) fn called(&mut self, account: &LoginId) -> String {
        let own = self.held().ok().and_then(|held| held.login_id().map(str::to_owned));
        match own {
            Some(own) if account.is_me() => own,
            _ => account.to_string(),
        }
    }
}
