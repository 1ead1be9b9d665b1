//! Whom a mail server speaks of, and what a mail app is set up with (APPPW-6).

use super::{
    address,
    pipeline::{act::Act, call::Call, failure::Failure, people, propagation::due_at, view},
};
use crate::{
    contract::mail_servers::{MailServersShow, MailServersShown},
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

impl Act for MailServersShow {
    fn target(&self) -> Option<&LoginId> {
        Some(&self.account)
    }

    async fn act(&self, call: &mut Call<'_>) -> Result<MailServersShown, Failure> {
        let mut conn = call.house.store.read().await?;
        let stored = people::named(call, &mut conn, &self.account).await?;
        let id = stored.account.id;
        let pop = store::pop::find_one(&mut conn, id).await?;
        let passwords = store::mail_servers::passwords(&mut conn, id, call.now).await?;
        let (held, due_at) = (address::held(&mut conn, id).await?, due_at(&mut conn, id).await?);
        let sees = view::sees_contact(call, &stored);
        Ok(MailServersShown {
            account: stored.account.login_id.clone(),
            name: stored.account.name.clone(),
            service_name: call.house.policy.service_name.clone(),
            pop_mode: pop.mode.into(),
            credential: sees.then(|| view::credential(passwords)),
            settings: view::mail_settings(call, &held, due_at),
            withheld: view::withheld(sees, &["credential"]),
        })
    }
}
