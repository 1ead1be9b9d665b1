//! What an enrolment is for.

use crate::{
    cli::failure::{Failure, local_code::LocalCode},
    rules::Code,
};

/// What an enrolment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose<'a> {
    /// Turning 2-step verification on.
    TurnOn,
    /// Another method, where it is on.
    Add,
    /// A new method in the place of an older one, as that was typed.
    Replace(Option<&'a str>),
}

impl Purpose<'_> {
    /// The command.
    pub(super) fn command(self) -> &'static str {
        match self {
            Purpose::TurnOn => "2sv enable",
            Purpose::Add => "2sv method add",
            Purpose::Replace(_) => "2sv method replace",
        }
    }

    /// Whether the account's state is the one that this is for.
    pub(super) fn fits(self, is_on: bool) -> Result<(), Failure> {
        match (self, is_on) {
            (Purpose::TurnOn, true) => Err(Failure::new(LocalCode::TwoStepOn)),
            (Purpose::Add | Purpose::Replace(_), false) => Err(Failure::new(Code::TwoStepOff)),
            _ => Ok(()),
        }
    }
}
