//! How large mailboxes are (POP-3), as mail servers report it, or the one says that can be asked; and where new mail begins
//! in them (POP-1).

use super::{
    mail_servers,
    pipeline::{act::Act, call::Call, failure::Failure, people, view},
};
use crate::{
    contract::{
        mailbox::{MailboxSize, MailboxSizeView},
        pop::InboxAnswer,
    },
    platform::Inbox,
    rules::{
        LoginId,
        pop::{self, Told},
    },
    store::{self, mailbox::Size},
};

/// What the mail server says of an inbox.
#[derive(Debug, Clone, Copy)]
pub(super) enum Inquiry {
    /// This.
    Told(Inbox),
    /// Nothing that can be used.
    NoAnswer,
    /// There is none that can be asked, or no mailbox.
    NotAsked,
}

impl Inquiry {
    /// Where new mail begins.
    pub(super) fn start(self) -> Told {
        match self {
            Inquiry::Told(inbox) => Told::Start(inbox.next),
            Inquiry::NoAnswer => Told::NoAnswer,
            Inquiry::NotAsked => Told::Nobody,
        }
    }

    /// The same as replies say it.
    pub(super) fn answer(self) -> InboxAnswer {
        match self {
            Inquiry::Told(_) => InboxAnswer::Told,
            Inquiry::NoAnswer => InboxAnswer::NoAnswer,
            Inquiry::NotAsked => InboxAnswer::NotAsked,
        }
    }
}

/// Asks for the inbox of an account, and waits for a few seconds at the most; no transaction is held meanwhile.
pub(super) async fn ask(call: &mut Call<'_>, login_id: &LoginId) -> Result<Inquiry, Failure> {
    let Some(dovecot) = &call.house.mailboxes else { return Ok(Inquiry::NotAsked) };
    let mut conn = call.house.store.read().await?;
    let stored = people::named(call, &mut conn, login_id).await?;
    let address = store::mail_servers::address(&mut conn, stored.account.id).await?;
    drop(conn);
    let Some(address) = address else { return Ok(Inquiry::NotAsked) };
    Ok(match dovecot.inbox(&address).await {
        Ok(inbox) => Inquiry::Told(inbox),
        Err(why) => {
            tracing::warn!(account = %login_id, %why, "the mail server does not tell of an inbox");
            Inquiry::NoAnswer
        }
    })
}

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
