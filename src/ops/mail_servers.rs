//! Whom a mail server speaks of.

use super::pipeline::failure::Failure;
use crate::{
    rules::{Code, LoginId, Refusal, text},
    store::{self, Conn},
};

/// The login id of the mail address or login id that a mail server names.
///
/// # Errors
/// `account_not_found`.
pub(super) async fn login_id(conn: &mut Conn, user: &str) -> Result<LoginId, Failure> {
    let user = text::fold(user).to_lowercase();
    let found = if user.contains('@') {
        store::mail_servers::owner(conn, &user).await?
    } else {
        user.parse().ok().filter(|login_id: &LoginId| !login_id.is_me())
    };
    Ok(found.ok_or_else(|| Refusal::new(Code::AccountNotFound).fact("account", user))?)
}
