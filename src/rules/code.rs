//! The stable code of every answer that is not success, and of what kind each is.

use serde::{Deserialize, Serialize};

/// What a code means for whoever gets it: its HTTP status and the exit code of a command follow from this and from
/// nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CodeKind {
    /// The request cannot be read, or says what cannot be.
    Invalid,
    /// The body is of a type that is not read.
    MediaType,
    /// The body is larger than is read.
    TooLarge,
    /// The path takes no such method.
    WrongMethod,
    /// Whoever asks has to sign in, or to prove once more who they are.
    SignIn,
    /// Whoever asks may not do this.
    Forbidden,
    /// Whoever asks may do this, and the state of an account or an address stands in the way.
    Blocked,
    /// There is no such thing.
    NotFound,
    /// It does not go together with what there is.
    Conflict,
    /// What was asked for is so already: of many rows, those need no attention.
    NoChange,
    /// A rule is against it.
    Refused,
    /// A new password does not meet its rule; another one can.
    NewPassword,
    /// The request did not come to its end in time.
    TimedOut,
    /// The service has too much to do, or is about to stop: what is worth another try.
    Load,
    /// The service's disk.
    Storage,
    /// The service failed.
    Broken,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal: $kind:ident,)*) => {
        /// What went wrong, as scripts see it. Codes are only ever added (ALL-4).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Code { $($(#[$doc])* #[serde(rename = $text)] $name,)* }

        impl Code {
            /// Every code there is.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The code as it stands on the wire and in `meibo explain CODE`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)* }
            }

            /// Of what kind it is.
            pub const fn kind(self) -> CodeKind {
                match self { $(Code::$name => CodeKind::$kind,)* }
            }
        }
    };
}

codes! {
    // The request itself.
    /// The body or a field cannot be read.
    InvalidRequest = "invalid_request": Invalid,
    /// A field that the operation does not have.
    UnknownField = "unknown_field": Invalid,
    /// A field's value does not have the form it needs.
    InvalidValue = "invalid_value": Invalid,
    /// A filter without a field, a sign or a value (FIND-1).
    FilterInvalid = "filter_invalid": Invalid,
    /// A filter by what is no field of the list (FIND-1).
    FilterUnknown = "filter_unknown": Invalid,
    /// A filter by a value that the field never has (FIND-1).
    FilterValueUnknown = "filter_value_unknown": Invalid,
    /// No operation at that path.
    NoSuchPath = "no_such_path": NotFound,
    /// The path has operations, but none by that method.
    MethodNotAllowed = "method_not_allowed": WrongMethod,
    /// The body is of another type than JSON.
    MediaTypeUnknown = "media_type_unknown": MediaType,
    /// The body is larger than the service takes.
    TooLarge = "too_large": TooLarge,
    /// The same idempotency key came with another content (ALL-2).
    IdempotencyKeyReused = "idempotency_key_reused": Refused,
    /// The request with this idempotency key is still being carried out (ALL-2).
    IdempotencyInProgress = "idempotency_in_progress": Conflict,
    /// The request did not come to its end in time.
    TookTooLong = "took_too_long": TimedOut,
    /// The service is overloaded or shutting down.
    Unavailable = "unavailable": Load,
    /// The service's disk is full.
    StorageFull = "storage_full": Storage,
    /// The service's disk fails, or can only be read.
    StorageFailed = "storage_failed": Storage,
    /// The service failed.
    Internal = "internal": Broken,

    // Who asks.
    /// No credential, or one that is unknown, ended or expired.
    SignInNeeded = "sign_in_needed": SignIn,
    /// Wrong account or wrong password: one answer for both (SIGN-1).
    WrongCredentials = "wrong_credentials": SignIn,
    /// The password must be entered again (SIGN-3).
    PasswordAgain = "password_again": SignIn,
    /// The first password must be changed before anything else (PASS-1).
    PasswordChangeNeeded = "password_change_needed": Blocked,
    /// The first password has expired (PASS-1).
    FirstPasswordExpired = "first_password_expired": SignIn,
    /// Too many wrong tries; wait (SIGN-4).
    TooManyTries = "too_many_tries": Refused,
    /// Too many wrong tries from the caller's address; wait (SIGN-4).
    TooManyTriesFromAddress = "too_many_tries_from_address": Refused,
    /// Twenty wrong tries of the account password in a row: locked until lifted (SIGN-4).
    SignInLocked = "sign_in_locked": Refused,
    /// The same of the second step.
    SecondStepLocked = "second_step_locked": Refused,
    /// The same of codes that prove a phone or an authenticator while it is enrolled.
    EnrolmentCodeLocked = "enrolment_code_locked": Refused,
    /// Twenty wrong codes of send-as addresses within a day (SIGN-4).
    AliasCodeLocked = "alias_code_locked": Refused,
    /// A workshop account signs in only for its password change (SIGN-6).
    WorkshopOnly = "workshop_only": Forbidden,
    /// The caller's roles do not allow it.
    NotAllowed = "not_allowed": Forbidden,
    /// Nobody acts on someone above them.
    TargetAbove = "target_above": Forbidden,
    /// Nobody gives themselves a role.
    OwnRole = "own_role": Forbidden,
    /// Nobody lifts their own lock (SIGN-4).
    OwnLock = "own_lock": Forbidden,
    /// A service token does not do it, whatever its scopes.
    PersonNeeded = "person_needed": Forbidden,
    /// The act needs `--reason`.
    ReasonNeeded = "reason_needed": Invalid,

    /// As many changes of the caller's own account were made as a minute or a day allows (ALL-7).
    TooManyChanges = "too_many_changes": Refused,
    // Accounts.
    /// No account with that login id.
    AccountNotFound = "account_not_found": NotFound,
    /// The login id is taken.
    LoginIdTaken = "login_id_taken": Conflict,
    /// The account is disabled.
    AccountDisabled = "account_disabled": Refused,
    /// The account is locked down after a leak (ALIAS-5).
    LockedDown = "locked_down": Blocked,
    /// It is locked down already.
    AlreadyLockedDown = "already_locked_down": NoChange,
    /// Wrong tries and lockdowns have locked nothing of it.
    NotLocked = "not_locked": NoChange,
    /// It is disabled already.
    AlreadyDisabled = "already_disabled": NoChange,
    /// It is enabled already.
    AlreadyEnabled = "already_enabled": NoChange,
    /// The account has that role already.
    RoleHeld = "role_held": NoChange,
    /// The account does not have that role.
    RoleNotHeld = "role_not_held": NoChange,
    /// The role does not fit the account's affiliation (proxy applicants are staff).
    RoleNotFitting = "role_not_fitting": Refused,
    /// The last enabled administrator cannot be disabled or stripped of the role.
    LastAdministrator = "last_administrator": Conflict,
    /// Nothing in the request differs from what holds.
    NothingToChange = "nothing_to_change": NoChange,

    // Passwords (PASS-1, MPASS-3).
    /// Shorter than the policy's minimum.
    PasswordTooShort = "password_too_short": NewPassword,
    /// Longer than the policy's maximum.
    PasswordTooLong = "password_too_long": NewPassword,
    /// In the blocklist of common and leaked passwords.
    PasswordCommon = "password_common": NewPassword,
    /// The same as the login id.
    PasswordIsLoginId = "password_is_login_id": NewPassword,
    /// The same as the present one.
    PasswordUnchanged = "password_unchanged": NewPassword,
    /// A reset code that is wrong, dead, expired or was never sent: one answer for all (PASS-1, SIGN-1).
    ResetCodeWrong = "reset_code_wrong": Refused,
    /// Fewer kinds of characters than the campus policy asks for.
    PasswordTooFewKinds = "password_too_few_kinds": NewPassword,
    /// A character that the campus policy does not take.
    PasswordBadCharacter = "password_bad_character": NewPassword,
    /// The mail password would be the account password (MPASS-2).
    PasswordIsAccountPassword = "password_is_account_password": NewPassword,
    /// The account password would be the mail password (PASS-1).
    PasswordIsMailPassword = "password_is_mail_password": NewPassword,

    // Entitlement and applications (ENT, APPLY, STOP, PROXY).
    /// Only staff may apply for themselves (APPLY-1).
    StaffOnly = "staff_only": Refused,
    /// There is an entitlement already (APPLY-1).
    AlreadyEntitled = "already_entitled": NoChange,
    /// There is no entitlement (STOP-1).
    NotEntitled = "not_entitled": Conflict,
    /// The date to stop on has passed (STOP-1).
    StopDatePast = "stop_date_past": Refused,
    /// The date to stop on lies after the entitlement's own end (STOP-1).
    StopDateAfterEnd = "stop_date_after_end": Refused,
    /// A stop is waiting already; withdraw it first.
    StopPending = "stop_pending": Conflict,
    /// No stop is waiting.
    NoStopPending = "no_stop_pending": NoChange,
    /// A target that cannot be given the entitlement, or does not exist (PROXY-2).
    ProxyTargetRefused = "proxy_target_refused": Refused,

    // Second step (2SV).
    /// 2-step verification is not on.
    TwoStepOff = "two_step_off": NoChange,
    /// The method's phone number cannot be used.
    PhoneNumberInvalid = "phone_number_invalid": Refused,
    /// The code is wrong.
    CodeWrong = "code_wrong": Refused,
    /// The code is older than its lifetime (2SV-3).
    CodeExpired = "code_expired": Refused,
    /// The code has been used, or a newer one was sent (2SV-2, 2SV-3).
    CodeUsed = "code_used": Conflict,
    /// The code died after its wrong tries (2SV-3).
    CodeDead = "code_dead": Refused,
    /// Five codes in an hour were sent (2SV-3).
    CodeSendLimit = "code_send_limit": Refused,
    /// So many codes went to this phone number in a day, for whomever (2SV-3).
    PhoneCodeLimit = "phone_code_limit": Refused,
    /// Too many codes were sent in a day: to phones that are enrolled by one account or from one network (2SV-3), or by the
    /// whole service (MSG-6).
    CodeDayLimit = "code_day_limit": Refused,
    /// The gateway for text messages or calls does not take them now; another way may be open (MSG-3).
    GatewayDown = "gateway_down": Refused,
    /// No message has that token (MSG-4).
    ReceiptUnknown = "receipt_unknown": NotFound,
    /// The service has no gateway for text messages or calls, so that no code would arrive (MSG-5).
    GatewayMissing = "gateway_missing": Refused,
    /// No enrolment or sign-in of that name is under way, or it has expired.
    FlowNotFound = "flow_not_found": NotFound,
    /// The step comes before the one it needs (2SV-1).
    StepMissing = "step_missing": Conflict,
    /// The account has no such method.
    MethodNotFound = "method_not_found": NotFound,
    /// The last method cannot be deleted while 2-step verification is on.
    LastMethod = "last_method": Conflict,
    /// The account has this method already.
    MethodHeld = "method_held": Conflict,

    // App passwords (APPPW).
    /// As many app passwords as the policy allows exist already (APPPW-3).
    AppPasswordLimit = "app_password_limit": Conflict,
    /// No app password with that id.
    AppPasswordNotFound = "app_password_not_found": NotFound,

    // Send-as aliases (ALIAS).
    /// The account has no cloud mail address (ALIAS-1).
    CloudMailNeeded = "cloud_mail_needed": Conflict,
    /// An alias is an address of another domain than ours (ALIAS-1).
    AliasOwnDomain = "alias_own_domain": Refused,
    /// The account has this alias already.
    AliasHeld = "alias_held": Conflict,
    /// As many aliases as the policy allows exist already.
    AliasLimit = "alias_limit": Conflict,
    /// The account has no such alias.
    AliasNotFound = "alias_not_found": NotFound,
    /// The alias is verified already (ALIAS-3).
    AliasVerified = "alias_verified": Conflict,
    /// The server's name has no address (ALIAS-1).
    SmtpHostNotFound = "smtp_host_not_found": Refused,
    /// The server stands at no public address (ALIAS-1).
    SmtpAddressPrivate = "smtp_address_private": Refused,
    /// The server does not answer (ALIAS-1).
    SmtpUnreachable = "smtp_unreachable": Refused,
    /// The server offers no TLS (ALIAS-1).
    SmtpNoTls = "smtp_no_tls": Refused,
    /// The server's certificate is not believed (ALIAS-1).
    SmtpCertificate = "smtp_certificate": Refused,
    /// The server does not take the user name and password (ALIAS-1).
    SmtpLogInFailed = "smtp_log_in_failed": Refused,
    /// The server does not speak SMTP as it should (ALIAS-1).
    SmtpNotUnderstood = "smtp_not_understood": Refused,
    /// As many servers as the policy allows were tried in the last hour (ALIAS-1).
    SmtpTryLimit = "smtp_try_limit": Refused,
    /// The mailbox's former address receives, and does not send (ALIAS-4).
    SenderFormer = "sender_former": Blocked,
    /// The alias is not verified yet (ALIAS-3, ALIAS-4).
    SenderUnverified = "sender_unverified": Blocked,
    /// The address is none of the mailbox's (ALIAS-4).
    SenderNotYours = "sender_not_yours": Blocked,
    // Less secure apps (LSA).
    /// They cannot be allowed while 2-step verification is on (LSA-2).
    LessSecureAppsTwoStep = "less_secure_apps_two_step": Conflict,
    /// They are not allowed, so there is nothing to turn off.
    LessSecureAppsOff = "less_secure_apps_off": NoChange,
    // Cloud mail address and mail password (ADDR, MPASS).
    /// Somebody has that address, waits for it or had it (ADDR-4).
    AddressTaken = "address_taken": Conflict,
    /// A word that nobody may have as an address (ADDR-4).
    AddressReserved = "address_reserved": Refused,
    /// It is the account's address already.
    AddressUnchanged = "address_unchanged": Conflict,
    /// Too soon after the last change (ADDR-3).
    AddressTooSoon = "address_too_soon": Refused,
    /// A change of address waits already; one can wait at a time (ADDR-3).
    AddressPending = "address_pending": Conflict,
    /// No change of address waits.
    NoAddressPending = "no_address_pending": Conflict,
    /// As many mail passwords as an hour allows were tried or set (MPASS-2).
    MailPasswordLimit = "mail_password_limit": Refused,
    /// No mail password waits.
    NoMailPasswordPending = "no_mail_password_pending": Conflict,
    /// The mail platform has been told what waits, and cannot be told back (ADDR-2, MPASS-1).
    TooLateToWithdraw = "too_late_to_withdraw": Conflict,
    // POP (POP).
    /// POP is off (POP-1).
    PopDisabled = "pop_disabled": Refused,
    /// The day's limit was passed; POP is locked (POP-2).
    PopLocked = "pop_locked": Refused,
    /// POP is for new mail only, and nobody can say where that begins (POP-1).
    PopStartUnknown = "pop_start_unknown": Refused,
    /// POP is for new mail only, and this mail server cannot keep to that (POP-1).
    PopNotObeyed = "pop_not_obeyed": Refused,
    /// POP is not locked.
    PopNotLocked = "pop_not_locked": NoChange,

    // Mail log-ins.
    /// What a mail app is told that has not brought a right secret: one answer for everything (MAIL-2).
    MailLogInRefused = "mail_log_in_refused": Refused,
    /// Twenty wrong secrets of mail apps in a row: locked until lifted (SIGN-4, MAIL-3).
    MailLogInLocked = "mail_log_in_locked": Refused,
    /// No mailbox has that address.
    MailUserUnknown = "mail_user_unknown": Refused,
    /// The mailbox had that address once; it receives by it, and nobody logs in by it.
    MailFormerAddress = "mail_former_address": Refused,
    /// The address has not taken effect yet.
    MailAddressPending = "mail_address_pending": Refused,
    /// A login id is not for mail apps; the address is.
    MailLoginId = "mail_login_id": Refused,
    /// The account is locked down (ALIAS-5).
    MailLockedDown = "mail_locked_down": Refused,
    /// 2-step verification is on, and what came cannot be an app password (2SV-6).
    MailAppPasswordNeeded = "mail_app_password_needed": Refused,
    /// It is no app password of the account, or one that was revoked.
    MailAppPasswordWrong = "mail_app_password_wrong": Refused,
    /// 2-step verification is off, and less secure apps are not allowed (LSA-1).
    MailLessSecureAppsOff = "mail_less_secure_apps_off": Refused,
    /// There is no mail password yet.
    MailPasswordNotSet = "mail_password_not_set": Refused,
    /// It is not the mail password.
    MailPasswordWrong = "mail_password_wrong": Refused,
    // Remote access (REMOTE).
    /// There is a seat already.
    RemoteAccessOn = "remote_access_on": NoChange,
    /// There is no seat to give back.
    RemoteAccessOff = "remote_access_off": NoChange,
    /// No seat is free (REMOTE-2).
    RemoteAccessFull = "remote_access_full": Conflict,

    // Service tokens and audit.
    /// Another service token has that name.
    TokenNameTaken = "token_name_taken": Conflict,
    /// No service token with that id.
    TokenNotFound = "token_not_found": NotFound,
    /// No audit entry with that request id.
    AuditNotFound = "audit_not_found": NotFound,
}

impl Code {
    /// Whether it says that what was asked for is so already.
    pub const fn is_no_change(self) -> bool {
        matches!(self.kind(), CodeKind::NoChange)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Code {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_4_a_code_is_read_as_it_is_written() {
        for code in Code::ALL {
            assert_eq!(code.to_string().parse(), Ok(*code));
        }
        assert_eq!(Code::StaffOnly.to_string(), "staff_only");
        assert_eq!("staff".parse::<Code>(), Err(()));
    }

    #[test]
    fn what_is_so_already_needs_no_attention() {
        let no_change: Vec<&str> =
            Code::ALL.iter().filter(|code| code.is_no_change()).map(|code| code.as_str()).collect();
        let expected = "nothing_to_change already_disabled already_enabled role_held role_not_held already_entitled \
            less_secure_apps_off remote_access_on remote_access_off two_step_off pop_not_locked already_locked_down \
            no_stop_pending not_locked";
        let sorted = |mut words: Vec<&'static str>| {
            words.sort_unstable();
            words
        };
        assert_eq!(sorted(no_change), sorted(expected.split_whitespace().collect()));
    }
}
