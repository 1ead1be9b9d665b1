//! With which codes an operation answers when it does not do what it was asked for: those of its own rules, which it names,
//! and those that follow from what it is.

use std::collections::BTreeSet;

use super::{Method, Operation, wire::path_fields};
use crate::rules::{Code, caller::May};

/// The account is closed.
pub const CLOSED: &[Code] = &[Code::AccountDisabled, Code::LockedDown];

/// Too many wrong tries of a secret (SIGN-4).
pub const TRIES: &[Code] = &[Code::TooManyTries, Code::TooManyTriesFromAddress];

/// A new password that does not meet the rule (MPASS-3).
pub const NEW_PASSWORD: &[Code] = &[
    Code::PasswordTooShort,
    Code::PasswordTooLong,
    Code::PasswordCommon,
    Code::PasswordIsLoginId,
    Code::PasswordTooFewKinds,
    Code::PasswordBadCharacter,
];

/// A code that was sent and is typed back (2SV-3).
pub const SENT_CODE: &[Code] = &[Code::CodeWrong, Code::CodeExpired, Code::CodeUsed, Code::CodeDead];

/// Codes that were sent to a phone before (2SV-3), and wrong tries of them.
pub const SENDING: &[Code] =
    &[Code::CodeSendLimit, Code::PhoneCodeLimit, Code::CodeDayLimit, Code::TooManyTries, Code::GatewayDown];

/// Codes that were mailed to aliases before, and wrong tries of them (ALIAS-3).
pub const MAILING: &[Code] = &[Code::CodeSendLimit, Code::TooManyTries, Code::AliasCodeLocked];

/// Conditions on the rows of a list (FIND-1).
pub const FILTERS: &[Code] = &[Code::FilterInvalid, Code::FilterUnknown, Code::FilterValueUnknown];

/// A server of an alias's own that cannot be used (ALIAS-1).
pub const SMTP_SERVER: &[Code] = &[
    Code::SmtpAddressPrivate,
    Code::SmtpCertificate,
    Code::SmtpHostNotFound,
    Code::SmtpLogInFailed,
    Code::SmtpNoTls,
    Code::SmtpNotUnderstood,
    Code::SmtpTryLimit,
    Code::SmtpUnreachable,
];

/// What any request may be answered with.
const ANY: &[Code] = &[
    Code::InvalidRequest,
    Code::UnknownField,
    Code::InvalidValue,
    Code::TookTooLong,
    Code::Internal,
    Code::StorageFull,
    Code::StorageFailed,
    Code::Unavailable,
];

/// What a request with a body may be answered with.
const BODY: &[Code] = &[Code::MediaTypeUnknown, Code::TooLarge];

/// A key that another request has (ALL-2).
const KEY: &[Code] = &[Code::IdempotencyKeyReused, Code::IdempotencyInProgress];

/// Everything that an operation may refuse with.
pub fn of<O: Operation>() -> BTreeSet<Code> {
    let own = O::REFUSALS.iter().copied().flatten();
    shared::<O>().into_iter().chain(own.copied()).collect()
}

/// What follows from who may call an operation, and from what it does.
fn shared<O: Operation>() -> BTreeSet<Code> {
    let stranger = O::MAY == May::Anyone;
    let on_account = path_fields(O::PATH).any(|field| field == "account");
    let parts: [(bool, &[Code]); 9] = [
        (true, ANY),
        (O::METHOD != Method::Get, BODY),
        (!stranger, caller(O::MAY, O::WRITES)),
        (O::DANGEROUS, &[Code::PasswordAgain]),
        (O::needs_reason(true), &[Code::ReasonNeeded]),
        (O::WRITES && !stranger, KEY),
        (O::IS_BOUNDED, &[Code::TooManyChanges]),
        (on_account, &[Code::AccountNotFound]),
        (on_account && O::WRITES, &[Code::TargetAbove]),
    ];
    parts.into_iter().filter(|(is, _)| *is).flat_map(|(_, codes)| codes).copied().collect()
}

/// What a caller who is asked for may be answered with.
const fn caller(may: May, writes: bool) -> &'static [Code] {
    match (may, writes) {
        (May::Anyone, _) => &[],
        (May::SignedIn, false) => &[Code::SignInNeeded],
        (May::SignedIn, true) => &[Code::SignInNeeded, Code::NotAllowed],
        _ => &[Code::SignInNeeded, Code::PasswordChangeNeeded, Code::WorkshopOnly, Code::NotAllowed],
    }
}

/// What the one path of many rows may be answered with, before any row is looked at: each row has its own problem.
pub fn of_bulk() -> BTreeSet<Code> {
    let caller = caller(May::ProxyApplicant, true);
    let parts = [ANY, BODY, caller, &[Code::PasswordAgain, Code::ReasonNeeded, Code::NoSuchPath]];
    parts.into_iter().flatten().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::table;

    fn repeated<O: Operation>() -> Vec<String> {
        let (shared, mut known) = (shared::<O>(), BTreeSet::new());
        let own = O::REFUSALS.iter().copied().flatten();
        own.filter(|code| shared.contains(code) || !known.insert(**code))
            .map(|code| format!("{} {code}", O::ID))
            .collect()
    }

    /// What takes away is not among them.
    #[test]
    fn all_7_so_many_of_these_changes_of_ones_own_account_are_carried_out() {
        let bounded: Vec<&str> = table::table()
            .iter()
            .filter(|row| row.refusals.contains(&Code::TooManyChanges))
            .map(|row| row.id)
            .collect();
        let expected = [
            "session.password-again",
            "account.password-set",
            "two-step.enrolment-start",
            "two-step.enrolment-send",
            "two-step.enrolment-code",
            "two-step.enrolment-finish",
            "two-step.backup-codes-create",
            "app-password.create",
            "less-secure-apps.enable",
            "application.apply",
            "application.stop",
            "alias.create",
            "alias.send",
            "alias.verify",
            "address.set",
            "mail-password.set",
            "pop.enable",
            "remote-access.enable",
        ];
        assert_eq!(bounded, expected);
    }

    #[test]
    fn pass_2_these_end_every_other_sign_in() {
        let ending: Vec<&str> = table::ending_sign_ins().collect();
        assert_eq!(ending, ["account.lockdown", "account.password-set", "password-reset.finish"]);
    }

    #[test]
    fn an_operation_names_no_code_that_follows_from_what_it_is() {
        use crate::contract::{
            account, address, alias, app_password, application, audit, less_secure_apps, lockdown, mail_log_in,
            mail_password, mail_servers, mailbox, message, password, policy, pop, recipient, remote_access, reset,
            sender, session, token, two_step, workshop,
        };
        macro_rules! each {
            ($($operation:path,)*) => { [$(repeated::<$operation>()),*].concat() };
        }
        let repeated: Vec<String> = crate::each_operation!(each);
        assert!(repeated.is_empty(), "{repeated:#?}");
    }
}
