//! Why a session ended.

use std::io;

use super::lease::Halt;

/// Why a session ended; in words for the log.
#[derive(Debug, thiserror::Error)]
pub(super) enum End {
    /// Dovecot closed it, as after `QUIT`.
    #[error("ended in order")]
    Done,
    /// A connection broke.
    #[error("a connection broke: {0}")]
    Broken(io::Error),
    /// A line came that is none of POP3: what belongs to what afterwards, nobody could say.
    #[error("cut: a line that is none of POP3")]
    NotPop3,
    /// It may not, or cannot, go on.
    #[error("cut: {0}")]
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
