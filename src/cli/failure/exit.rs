//! The exit codes of the contract.

use crate::rules::CodeKind;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Exit {
    Done = 0,
    Unexpected = 1,
    Usage = 2,
    NotFound = 3,
    SignInNeeded = 4,
    NotAllowed = 5,
    Refused = 6,
    Unreachable = 7,
    ServiceFailed = 8,
    SomeFailed = 9,
    Declined = 10,
    InputNeeded = 11,
    Local = 12,
    Interrupted = 130,
    ClosedPipe = 141,
}

impl Exit {
    /// The number that the shell sees.
    pub(crate) const fn code(self) -> u8 {
        self as u8
    }
}

impl Exit {
    /// How the program ends by an answer whose code is newer than this program: its HTTP status tells the kind.
    pub(crate) const fn of_status(status: u16) -> Self {
        match status {
            400 | 415 => Exit::Usage,
            401 => Exit::SignInNeeded,
            404 => Exit::NotFound,
            403 | 409 | 412 | 413 | 422 => Exit::Refused,
            408 | 429 | 500..=599 => Exit::ServiceFailed,
            _ => Exit::Unexpected,
        }
    }
}

impl From<CodeKind> for Exit {
    fn from(kind: CodeKind) -> Self {
        match kind {
            CodeKind::Invalid | CodeKind::MediaType => Exit::Usage,
            CodeKind::SignIn => Exit::SignInNeeded,
            CodeKind::Forbidden => Exit::NotAllowed,
            CodeKind::NotFound => Exit::NotFound,
            CodeKind::Blocked
            | CodeKind::Conflict
            | CodeKind::NoChange
            | CodeKind::TooLarge
            | CodeKind::Refused
            | CodeKind::NewPassword => Exit::Refused,
            CodeKind::TimedOut | CodeKind::Load | CodeKind::Storage | CodeKind::Broken => Exit::ServiceFailed,
            // A command of this program never uses a wrong one.
            CodeKind::WrongMethod => Exit::Unexpected,
        }
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Code;

    #[test]
    fn answers_of_the_service_end_as_the_contract_says() {
        let cases = [
            (Code::InvalidValue, 2),
            (Code::ReasonNeeded, 2),
            (Code::MediaTypeUnknown, 2),
            (Code::SignInNeeded, 4),
            (Code::WrongCredentials, 4),
            (Code::PasswordAgain, 4),
            (Code::NotAllowed, 5),
            (Code::TargetAbove, 5),
            (Code::PasswordChangeNeeded, 6),
            (Code::AccountNotFound, 3),
            (Code::LoginIdTaken, 6),
            (Code::TooLarge, 6),
            (Code::PasswordCommon, 6),
            (Code::CodeSendLimit, 6),
            (Code::ProxyTargetRefused, 6),
            (Code::TookTooLong, 8),
            (Code::Internal, 8),
            (Code::Unavailable, 8),
        ];
        for (code, expected) in cases {
            assert_eq!(Exit::from(code.kind()).code(), expected, "{code}");
        }
    }
}
