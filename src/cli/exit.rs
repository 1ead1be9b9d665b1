//! The exit codes of the contract.

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

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}
