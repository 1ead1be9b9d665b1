//! Why a session ended.

use std::io;

use super::lease::Halt;

/// Why a session ended.
#[derive(Debug)]
pub(super) enum End {
    /// Dovecot closed it, as after `QUIT`.
    Done,
    /// A connection broke; the log says why.
    #[expect(dead_code, reason = "shown by Debug, in the log")]
    Broken(io::Error),
    /// A line came that is none of POP3: what belongs to what afterwards, nobody could say.
    NotPop3,
    /// It may not, or cannot, go on.
    Halted(Halt),
}

impl From<io::Error> for End {
    fn from(error: io::Error) -> Self {
        End::Broken(error)
    }
}

impl From<Halt> for End {
    fn from(halt: Halt) -> Self {
        End::Halted(halt)
    }
}
