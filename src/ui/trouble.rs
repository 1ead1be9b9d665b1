//! What can go wrong between a command and the person at the terminal.

use super::Encoding;

/// A failure of the terminal, the streams or a prompt.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The reader of stdout has gone.
    #[error("stdout is closed")]
    ClosedPipe,
    /// stdout cannot be written.
    #[error("stdout cannot be written")]
    Output(#[source] std::io::Error),
    /// `--columns` names a field that the result does not have.
    #[error("no such column")]
    UnknownColumn {
        /// The name as it was typed.
        name: String,
        /// The fields that the result has.
        fields: Vec<String>,
    },
    /// A character that the encoding asked for does not have.
    #[error("a character that {encoding} does not have", encoding = encoding.as_str())]
    NotInEncoding {
        /// The row's number, from 1; headings do not count.
        row: usize,
        /// The row's first cell, by which a person finds it.
        key: String,
        /// The first character that the encoding lacks.
        character: char,
        /// The encoding that was asked for.
        encoding: Encoding,
    },
    /// A question, but nobody to answer it; the flag that does.
    #[error("input needed")]
    InputNeeded {
        /// The flag, as it would be typed.
        flag: String,
    },
    /// A line was to be read from stdin, and there is none; the flag that reads it.
    #[error("stdin is empty")]
    StdinEmpty {
        /// The flag, as it would be typed.
        flag: String,
    },
    /// The person said no.
    #[error("declined")]
    Declined,
    /// Enter or the end of input, where something was asked for.
    #[error("nothing was typed")]
    NothingTyped,
    /// Something else was typed than what was to be acted on.
    #[error("{expected} was not typed")]
    NotTyped {
        /// What was to be typed.
        expected: String,
    },
    /// Ctrl-C at a prompt.
    #[error("interrupted")]
    Interrupted,
    /// stdin cannot be read.
    #[error("stdin cannot be read")]
    Input(#[source] std::io::Error),
    /// The terminal itself failed.
    #[error("the terminal failed")]
    Terminal(#[source] std::io::Error),
    /// A result could not be put into the form asked for.
    #[error("the result cannot be written in this form")]
    Form(#[source] Box<dyn std::error::Error + Send + Sync>),
}
