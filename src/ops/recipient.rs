//! What becomes of mail to an address, for mail servers (ADDR-5).

use super::pipeline::{act::Act, call::Call, failure::Failure};
use crate::{
    contract::recipient::{
        MailRecipient, MailRecipientAccepted, MailRecipientDecision, MailRecipientRefused, RecipientKind,
    },
    rules::{
        address::Address,
        recipient::{self, Unwanted},
    },
    store::{self, Conn, address::Found},
};

impl Act for MailRecipient {
    async fn act(&self, call: &mut Call<'_>) -> Result<MailRecipientDecision, Failure> {
        let Some(address) = recipient::read(&self.address, &call.house.policy.cloud_mail.domain) else {
            return Ok(refused(Unwanted::Nobody));
        };
        let mut conn = call.house.store.read().await?;
        let found = store::address::find(&mut conn, &address).await?;
        match (recipient::receives(found.map(|found| found.state)), found) {
            (Ok(()), Some(found)) => accepted(&mut conn, &address, found).await,
            (Err(reason), _) => Ok(refused(reason)),
            (Ok(()), None) => Ok(refused(Unwanted::Nobody)),
        }
    }
}

/// The mailbox of the account that was found, under its present address.
async fn accepted(conn: &mut Conn, address: &Address, found: Found) -> Result<MailRecipientDecision, Failure> {
    let Some(stored) = store::account::find_by_id(conn, found.account).await? else {
        return Ok(refused(Unwanted::Nobody));
    };
    let mailbox = store::mail_servers::address(conn, found.account).await?.unwrap_or_else(|| address.to_string());
    let kind = if mailbox == address.as_str() { RecipientKind::Mailbox } else { RecipientKind::Former };
    let account = stored.account.login_id;
    Ok(MailRecipientDecision::Accepted(MailRecipientAccepted {
        account,
        mailbox,
        kind: kind.into(),
        home: found.account,
    }))
}

fn refused(reason: Unwanted) -> MailRecipientDecision {
    MailRecipientDecision::Refused(MailRecipientRefused { reason: reason.into() })
}
