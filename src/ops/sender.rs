//! Whom a mailbox may send as, for mail servers (ALIAS-4).

use super::{
    address::held,
    house::House,
    pipeline::{act::Act, call::Call, failure::Failure, view},
};
use crate::{
    contract::sender::{MailSender, SenderAllowed, SenderKind},
    rules::{
        Code, Refusal,
        address::{Address, State},
        sender::{self, Sender, Standing},
    },
    store::{self, Conn, account::Stored},
};

impl Act for MailSender {
    async fn act(&self, call: &mut Call<'_>) -> Result<SenderAllowed, Failure> {
        let mut conn = call.house.store.read().await?;
        let stored = self.holder(call.house, &mut conn).await?;
        call.concerns(&stored.account.login_id);
        // Again, and not only when it logged in: a connection may be old.
        stored.account.must_be_open(call.now)?;
        let account = stored.account.login_id.clone();
        let Sender::Address(sender) = Sender::read(&self.sender)? else {
            return Ok(SenderAllowed { account, kind: SenderKind::Nobody.into(), smtp: None });
        };
        let addresses = held(&mut conn, stored.account.id).await?;
        let alias = store::alias::find(&mut conn, stored.account.id, &sender).await?;
        let verified = alias.as_ref().map(|alias| alias.verified_at.is_some());
        let standing = Standing::of(&sender, &addresses, verified);
        sender::may_send_from(&sender, standing, &call.house.policy.cloud_mail.domain)?;
        let kind = if standing == Standing::Present { SenderKind::Mailbox } else { SenderKind::Alias }.into();
        let own = alias.and_then(|alias| alias.own);
        Ok(SenderAllowed { account, kind, smtp: own.map(|own| view::smtp(&own.server)) })
    }
}

impl MailSender {
    /// Whose mailbox it is. Its address may have changed since it logged in.
    ///
    /// # Errors
    /// `account_not_found`.
    async fn holder(&self, house: &House, conn: &mut Conn) -> Result<Stored, Failure> {
        let unknown = || Refusal::new(Code::AccountNotFound);
        let mailbox = Address::read(&self.mailbox, &house.policy.cloud_mail).map_err(|_| unknown())?;
        let found = store::address::find(conn, &mailbox).await?.filter(|found| found.state != State::Pending);
        let stored = store::account::find_by_id(conn, found.ok_or_else(unknown)?.account).await?;
        Ok(stored.ok_or_else(unknown)?)
    }
}
