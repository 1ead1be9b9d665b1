//! The mail log-in decision (IMAP, POP, SMTP).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    Code, Refusal,
    mail_servers::Credential,
    pop::{self, Pop},
    role::words,
};

/// What a mail app speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    /// IMAP.
    Imap,
    /// POP; Dovecot's word for it is `pop3`.
    #[serde(alias = "pop3")]
    Pop,
    /// SMTP submission.
    #[serde(alias = "submission")]
    Smtp,
}

words!(Protocol: Imap = "imap", Pop = "pop", Smtp = "smtp");

/// By what a mail app named the mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Named {
    /// The present address, whole.
    Address,
    /// The local part of the present address.
    LocalPart,
    /// An address that the mailbox had.
    FormerAddress,
    /// An address that has not taken effect yet.
    PendingAddress,
    /// The login id, which is not for mail.
    LoginId,
    /// Nothing that there is.
    Unknown,
}

words!(
    Named: Address = "address", LocalPart = "local-part", FormerAddress = "former-address",
    PendingAddress = "pending-address", LoginId = "login-id", Unknown = "unknown"
);

/// What the decision is made from, beside the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// By what it was named.
    pub named: Named,
    /// Whether its account is enabled and has not ended.
    pub open: bool,
    /// Whether its account is locked down (ALIAS-5).
    pub locked_down: bool,
    /// POP: its mode and its lock (POP-1, POP-2).
    pub pop: Pop,
    /// Whether wrong tries have locked mail log-ins (SIGN-4).
    pub locked: bool,
    /// Whether 2-step verification is on.
    pub two_step_on: bool,
    /// Whether less secure apps are allowed (LSA-1).
    pub less_secure_apps_on: bool,
    /// Whether a mail password is in force.
    pub has_mail_password: bool,
}

/// The decision as far as it does not depend on the secret, in the order of rules.md: the account is known, enabled and
/// not locked down; the protocol is allowed (POP-1); nothing is locked (POP-2, SIGN-4); then an app password where
/// 2-step verification is on (2SV-6), the mail password where it is off and less secure apps are allowed (LSA-1).
///
/// # Errors
/// The first reason against it; each has a code of its own.
pub fn credential(mailbox: Option<&Mailbox>, protocol: Protocol, now: Timestamp) -> Result<Credential, Refusal> {
    let mailbox = known(mailbox)?;
    if !mailbox.open {
        return Err(Code::AccountDisabled.into());
    }
    if mailbox.locked_down {
        return Err(Code::MailLockedDown.into());
    }
    if protocol == Protocol::Pop {
        pop::may_log_in(&mailbox.pop, now)?;
    }
    if mailbox.locked {
        return Err(Code::SignInLocked.into());
    }
    match (mailbox.two_step_on, mailbox.less_secure_apps_on, mailbox.has_mail_password) {
        (true, _, _) => Ok(Credential::AppPassword),
        (false, false, _) => Err(Code::MailLessSecureAppsOff.into()),
        (false, true, false) => Err(Code::MailPasswordNotSet.into()),
        (false, true, true) => Ok(Credential::MailPassword),
    }
}

/// A mailbox is known by its present address and nothing else.
fn known(mailbox: Option<&Mailbox>) -> Result<&Mailbox, Refusal> {
    let mailbox = mailbox.ok_or(Code::MailUserUnknown)?;
    match mailbox.named {
        Named::Address | Named::LocalPart => Ok(mailbox),
        Named::FormerAddress => Err(Code::MailFormerAddress.into()),
        Named::PendingAddress => Err(Code::MailAddressPending.into()),
        Named::LoginId => Err(Code::MailLoginId.into()),
        Named::Unknown => Err(Code::MailUserUnknown.into()),
    }
}

/// The refusal of a secret that is not the right one.
pub fn wrong(credential: Credential) -> Code {
    match credential {
        Credential::AppPassword => Code::MailAppPasswordWrong,
        Credential::MailPassword => Code::MailPasswordWrong,
    }
}

/// Whether the mail client is told no more than that name or password are wrong (SIGN-1): the account's owner and the
/// help desk see the reason.
pub fn is_told_nothing(code: Code) -> bool {
    is_judged_unseen(code) || matches!(code, Code::MailAppPasswordWrong | Code::MailPasswordWrong)
}

/// Whether strangers are told it too: then the words must not tell an account's language.
pub fn is_told_to_strangers(code: Code) -> bool {
    is_told_nothing(code) || matches!(code, Code::TooManyTries | Code::TooManyTriesFromAddress | Code::SignInLocked)
}

/// Whether whoever names an address is told, without any secret, what is switched off there: whoever goes through many
/// addresses with it is throttled as for wrong secrets.
pub fn is_told_unseen(code: Code) -> bool {
    matches!(code, Code::PopDisabled | Code::PopLocked | Code::MailLessSecureAppsOff | Code::MailAppPasswordNeeded)
}

/// Whether that was decided without comparing any secret, which the time it takes must not tell (SIGN-1).
pub fn is_judged_unseen(code: Code) -> bool {
    matches!(
        code,
        Code::MailUserUnknown
            | Code::MailFormerAddress
            | Code::MailAddressPending
            | Code::MailLoginId
            | Code::AccountDisabled
            | Code::MailLockedDown
            | Code::MailPasswordNotSet
    )
}

#[cfg(test)]
mod tests;
