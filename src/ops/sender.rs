//! Whom a mailbox may send as, for mail servers (ALIAS-4).

use super::{Act, Call, Failure, view};
use crate::{
    contract::sender::{MailSender, SenderAllowed},
    rules::{
        Code, LoginId, Refusal,
        alias::Address,
        sender::{self, Sender, Standing},
    },
    store::{self, Conn, account::Stored},
};

impl Act for MailSender {
    async fn act(&self, call: &mut Call<'_>) -> Result<SenderAllowed, Failure> {
        let mut conn = call.house.store.read().await?;
        let stored = holder(&mut conn, &self.mailbox).await?;
        call.concerns(&stored.account.login_id);
        // Again, and not only when it logged in: a connection may be old.
        stored.account.must_be_open(call.now)?;
        let account = stored.account.login_id.clone();
        let Sender::Address(address) = Sender::read(&self.sender)? else {
            return Ok(SenderAllowed { account, kind: "nobody".to_owned(), smtp: None });
        };
        let standing = store::sender::standing(&mut conn, stored.account.id, &address).await?;
        sender::may_send_from(&address, standing)?;
        if standing == Standing::Present {
            return Ok(SenderAllowed { account, kind: "mailbox".to_owned(), smtp: None });
        }
        let alias = store::alias::find(&mut conn, stored.account.id, &address).await?;
        let own = alias.and_then(|alias| alias.own);
        Ok(SenderAllowed { account, kind: "alias".to_owned(), smtp: own.map(|own| view::smtp(&own.server)) })
    }
}

/// Who has logged in: by the cloud mail address, or by the login id.
///
/// # Errors
/// `account_not_found`.
async fn holder(conn: &mut Conn, mailbox: &str) -> Result<Stored, Failure> {
    let unknown = || Refusal::new(Code::AccountNotFound);
    let found = match Address::read(mailbox) {
        Ok(address) => match store::sender::owner(conn, &address).await? {
            Some(id) => store::account::find_by_id(conn, id).await?,
            None => None,
        },
        Err(_) => {
            let login_id = mailbox.parse::<LoginId>().map_err(|_| unknown())?;
            store::account::find_one(conn, &login_id).await?
        }
    };
    Ok(found.ok_or_else(unknown)?)
}
