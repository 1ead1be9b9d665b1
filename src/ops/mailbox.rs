//! How large mailboxes are, as mail servers report it (POP-3).

use super::{
    mail_servers,
    pipeline::{act::Act, call::Call, failure::Failure, people, view},
};
use crate::{
    contract::mailbox::{MailboxSize, MailboxSizeView},
    rules::pop,
    store::{self, mailbox::Size},
};

impl Act for MailboxSize {
    async fn act(&self, call: &mut Call<'_>) -> Result<MailboxSizeView, Failure> {
        let size = Size { bytes: pop::measured("bytes", self.bytes)?, measured_at: call.now };
        let login_id = mail_servers::login_id(&mut *call.house.store.read().await?, &self.user).await?;
        call.concerns(&login_id);
        let stored = people::in_tx(call, &login_id).await?;
        store::mailbox::write(call.tx().await?, stored.account.id, size).await?;
        Ok(view::mailbox(call, size))
    }
}
