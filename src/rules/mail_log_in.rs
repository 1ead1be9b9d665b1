//! The mail log-in decision (IMAP, POP, SMTP).

use jiff::Timestamp;

use super::{
    Code, Refusal,
    mail_servers::Credential,
    pop::{self, Mode, Pop},
    role::words,
    tries::Factor,
};

/// What a mail app speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Protocol {
    /// IMAP, which POP's mode and lock do not concern.
    Imap,
    /// POP; Dovecot's word for it is `pop3`.
    Pop,
    /// SMTP submission.
    Smtp,
}

words!(Protocol: Imap = "imap", Pop = "pop" | "pop3", Smtp = "smtp" | "submission");

/// By what a mail app named the mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    /// Nothing that exists.
    Unknown,
}

words!(
    Named: Address = "address", LocalPart = "local-part", FormerAddress = "former-address",
    PendingAddress = "pending-address", LoginId = "login-id", Unknown = "unknown"
);

/// What the secret turned out to be that a mail app brought: told to the owner and the help desk beside what stands against
/// the log-in, which a right one would meet too (MAIL-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Compared {
    /// An app password or the mail password in force.
    Right,
    /// Neither.
    Wrong,
    /// Nobody looked: too many tries went before (SIGN-4).
    NotCompared,
}

words!(Compared: Right = "right", Wrong = "wrong", NotCompared = "not-compared");

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
    /// Whether the mail server that asks shows a POP session only what it is told to (POP-1).
    pub obeys_views: bool,
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
        if mailbox.pop.mode == Mode::FromNowOn && !mailbox.obeys_views {
            return Err(Code::PopNotObeyed.into());
        }
    }
    // SIGN-7: wrong tries lock the mail password. Nobody guesses an app password.
    if mailbox.locked && !mailbox.two_step_on {
        return Err(Factor::Mail.locked().into());
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

/// What a mail log-in comes to (MAIL-2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The mail app is let in.
    LetIn,
    /// It is not, and is told why: whoever brought a right secret is the owner.
    Told(Refusal),
    /// It is not, and is told no more than every other stranger: the owner and the help desk see why.
    Untold(Refusal),
}

/// The decision, from what was [judged](credential) without the secret and what the secret has turned out to be: an app
/// password in force, the mail password in force, or neither. `looks_like` says whether it could be an app password.
pub fn decide(judged: Result<Credential, Refusal>, secret: Option<Credential>, looks_like: bool) -> Decision {
    match (judged, secret) {
        (Ok(needed), Some(right)) if needed == right => Decision::LetIn,
        (Ok(Credential::AppPassword), Some(_)) => Decision::Told(Code::MailAppPasswordNeeded.into()),
        (Ok(Credential::AppPassword), None) if !looks_like => Decision::Untold(Code::MailAppPasswordNeeded.into()),
        (Ok(Credential::AppPassword), None) => Decision::Untold(Code::MailAppPasswordWrong.into()),
        (Ok(Credential::MailPassword), _) => Decision::Untold(Code::MailPasswordWrong.into()),
        (Err(reason), Some(_)) => Decision::Told(reason),
        (Err(reason), None) => Decision::Untold(reason),
    }
}

#[cfg(test)]
mod tests;
