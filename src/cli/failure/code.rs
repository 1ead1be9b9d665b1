//! The stable code of a failure: one of the service's, or one of this program's own.

use std::fmt;

use super::{Exit, local_code::LocalCode};
use crate::{rules::Code, texts::problem::Words};

/// A code of a service that is newer than this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Newer {
    /// The code, as it came.
    pub(crate) code: String,
    /// What the service said of it; this program has no words for it.
    pub(crate) said: Option<Words>,
}

/// What a failure is called by scripts, and what decides how the program ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FailureCode {
    /// The service's, or that of a rule which this program has asked itself.
    Service(Code),
    /// This program's own.
    Local(LocalCode),
    /// One of a service that is newer than this program.
    Newer(Box<Newer>),
    /// None: all was told already.
    Told,
}

impl FailureCode {
    /// Every code that `meibo explain` knows.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let service = Code::ALL.iter().copied().map(Self::Service);
        service.chain(LocalCode::ALL.iter().copied().map(Self::Local))
    }

    /// The names of [`all`](Self::all).
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        let service = Code::ALL.iter().map(|code| code.as_str());
        service.chain(LocalCode::ALL.iter().map(|code| code.as_str()))
    }

    /// The code of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::all().find(|code| code.as_str() == name)
    }

    /// As it is printed.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Service(code) => code.as_str(),
            Self::Local(code) => code.as_str(),
            Self::Newer(newer) => &newer.code,
            Self::Told => "",
        }
    }

    /// How the program ends by it, where nothing else is said.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Service(code) => code.kind().into(),
            Self::Local(code) => code.exit(),
            Self::Newer(_) => Exit::ServiceFailed,
            Self::Told => Exit::Done,
        }
    }
}

impl fmt::Display for FailureCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<Code> for FailureCode {
    fn from(code: Code) -> Self {
        Self::Service(code)
    }
}

impl From<LocalCode> for FailureCode {
    fn from(code: LocalCode) -> Self {
        Self::Local(code)
    }
}

impl PartialEq<Code> for FailureCode {
    fn eq(&self, code: &Code) -> bool {
        *self == Self::Service(*code)
    }
}

impl PartialEq<LocalCode> for FailureCode {
    fn eq(&self, code: &LocalCode) -> bool {
        *self == Self::Local(*code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_codes_have_one_name() {
        for code in FailureCode::all() {
            assert_eq!(FailureCode::named(code.as_str()), Some(code));
        }
        assert_eq!(FailureCode::named(FailureCode::Told.as_str()), None);
    }
}
