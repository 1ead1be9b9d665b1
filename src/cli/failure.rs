//! Why a command failed: made once, at the border where it happened; told once, in `told`.

use std::fmt::Display;

use super::{exit::Exit, quoted::argument, system};
use crate::{
    client::folder::Untrusted,
    contract::{Moment, Problem, problem, session::NotSent},
    rules::{Code, Fact, refusal::Facts, trust::Doubt},
    ui::Trouble,
};

/// A failure with its stable code; its words are the texts `problem-<code>`, `.why` and `.next`.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: String,
    pub(crate) exit: Exit,
    pub(crate) facts: Facts,
    pub(crate) request_id: Option<String>,
    pub(crate) possible_from: Option<Moment>,
    pub(crate) cause: Option<anyhow::Error>,
}

/// What programs are told of single rows: the cause of a failure that is about many.
#[derive(Debug, thiserror::Error)]
#[error("rows: {}", .0.len())]
pub(crate) struct Rows(pub(crate) Vec<serde_json::Value>);

impl Failure {
    /// A failure of a code; more with [`fact`](Self::fact) and [`because`](Self::because).
    pub(crate) fn new(exit: Exit, code: &str) -> Self {
        let code = code.to_owned();
        Self { code, exit, facts: Facts::new(), request_id: None, possible_from: None, cause: None }
    }

    /// The same with one more value for its words.
    pub(crate) fn fact(mut self, name: &str, value: impl Into<Fact>) -> Self {
        self.facts.insert(name.to_owned(), value.into());
        self
    }

    /// The same with what lies behind it, shown with `-v` only. What somebody else could have put there is told as just that,
    /// whatever was about to be done with it.
    pub(crate) fn because(self, cause: impl Into<anyhow::Error>) -> Self {
        let cause = cause.into();
        let system = cause.chain().filter_map(|error| error.downcast_ref::<std::io::Error>());
        match system.filter_map(Untrusted::in_error).next() {
            Some(untrusted) => Self::untrusted(untrusted),
            None => Self { cause: Some(cause), ..self },
        }
    }

    /// What somebody else could have put there, whose it is, and the command that mends it.
    pub(crate) fn untrusted(Untrusted(doubt): &Untrusted) -> Self {
        let user = system::user();
        let (path, owner, why, command) = match doubt {
            // What root took from its owner, the owner could not use any more.
            Doubt::Foreign { path, owner } if user == 0 => (path, owner, "trust-root", None),
            Doubt::Foreign { path, owner } => {
                (path, owner, "trust-foreign", Some(format!("sudo chown {}", system::name_of(user))))
            }
            Doubt::Open { path, owner } => (path, owner, "trust-open", Some("chmod go-w".to_owned())),
        };
        let shown = path.display().to_string();
        let failure = Self::local("path_untrusted").fact("path", shown.as_str()).fact("owner", system::name_of(*owner));
        let mend = command.map_or_else(|| "sudo".to_owned(), |command| format!("{command}{}", argument(&shown)));
        failure.fact("why", why).fact("mend", mend)
    }

    /// The same with what is told of single rows.
    pub(crate) fn of_rows(self, rows: Vec<serde_json::Value>) -> Self {
        self.because(Rows(rows))
    }

    /// The same with the request's name.
    pub(crate) fn request(self, id: impl Into<String>) -> Self {
        Self { request_id: Some(id.into()), ..self }
    }

    /// The command was not understood; the message is in the person's language.
    pub(crate) fn usage(message: impl Display) -> Self {
        Self::new(Exit::Usage, "usage").fact("message", message.to_string())
    }

    /// The service cannot be reached: network, TLS, timeout.
    pub(crate) fn unreachable(service: &str, cause: impl Into<anyhow::Error>) -> Self {
        Self::new(Exit::Unreachable, "service_unreachable").fact("service", service).because(cause)
    }

    /// The service failed, or answered what cannot be understood.
    pub(crate) fn service_failed(service: &str, cause: impl Into<anyhow::Error>) -> Self {
        Self::new(Exit::ServiceFailed, "service_failed").fact("service", service).because(cause)
    }

    /// Something on this machine: configuration, keyring, files.
    pub(crate) fn local(code: &str) -> Self {
        Self::new(Exit::Local, code)
    }

    /// The person said no.
    pub(crate) fn declined() -> Self {
        Self::new(Exit::Declined, "declined")
    }

    /// A question that nobody can answer; the flag that does.
    pub(crate) fn input_needed(flag: &str) -> Self {
        Self::new(Exit::InputNeeded, "input_needed").fact("flag", flag)
    }

    /// Ctrl-C.
    pub(crate) fn interrupted() -> Self {
        Self::new(Exit::Interrupted, "interrupted")
    }

    /// What should not happen.
    pub(crate) fn unexpected(cause: impl Into<anyhow::Error>) -> Self {
        Self::new(Exit::Unexpected, "unexpected").because(cause)
    }

    /// What was told already: only the exit code is left to give.
    pub(crate) fn told_already(exit: Exit) -> Self {
        Self::new(exit, "told")
    }

    /// Whether nothing is left to be told: the reader has gone, or the person pressed Ctrl-C.
    pub(crate) fn is_silent(&self) -> bool {
        self.code == "told" || matches!(self.exit, Exit::ClosedPipe | Exit::Interrupted)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self {
            code: problem.code.as_str().to_owned(),
            exit: exit(problem.status, problem.code),
            facts: problem.facts,
            request_id: Some(problem.request_id),
            possible_from: problem.possible_from,
            cause: None,
        }
    }
}

impl From<NotSent> for Failure {
    fn from(NotSent { code, facts, possible_from }: NotSent) -> Self {
        let exit = code.known().map_or(Exit::Refused, |code| exit(problem::status(code), code));
        Self { facts, possible_from, ..Self::new(exit, code.as_str()) }
    }
}

/// The exit code of an answer of the service, as the contract's table has it.
const fn exit(status: u16, code: Code) -> Exit {
    match (status, code) {
        (400 | 415, _) => Exit::Usage,
        (401, _) => Exit::SignInNeeded,
        // Not authorised, as against a rule that refuses for now.
        (
            403,
            Code::NotAllowed
            | Code::TargetAbove
            | Code::OwnRole
            | Code::OwnLock
            | Code::PersonNeeded
            | Code::WorkshopOnly,
        ) => Exit::NotAllowed,
        (404, _) => Exit::NotFound,
        (403 | 409 | 412 | 413 | 422, _) => Exit::Refused,
        (408 | 429 | 500..=599, _) => Exit::ServiceFailed,
        _ => Exit::Unexpected,
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::ClosedPipe => Self::new(Exit::ClosedPipe, "closed_pipe"),
            Trouble::Output(error) => Self::local("output_failed").fact("why", system::why(&error)).because(error),
            Trouble::UnknownColumn { name, fields } => {
                Self::new(Exit::Usage, "unknown_column").fact("name", name).fact("fields", fields.join(", "))
            }
            Trouble::NotInEncoding { row, key, character, encoding } => Self::new(Exit::Usage, "encoding_lacks")
                .fact("row", i64::try_from(row).unwrap_or(i64::MAX))
                .fact("key", key)
                .fact("character", named(character))
                .fact("encoding", encoding.as_str()),
            Trouble::InputNeeded { flag } => Self::input_needed(&flag),
            Trouble::StdinEmpty { flag } => Self::new(Exit::InputNeeded, "stdin_empty").fact("flag", flag),
            Trouble::Declined => Self::declined(),
            Trouble::NothingTyped => Self::new(Exit::Declined, "nothing_typed"),
            Trouble::NotTyped { expected } => Self::declined().fact("expected", expected),
            Trouble::Interrupted => Self::interrupted(),
            Trouble::Input(error) => Self::local("input_failed").fact("why", system::why(&error)).because(error),
            Trouble::Terminal(error) => Self::local("terminal_failed").fact("why", system::why(&error)).because(error),
            Trouble::Form(error) => Self::unexpected(anyhow::anyhow!(error)),
        }
    }
}

/// A character as a sentence shows it; some fonts do not have it.
pub(crate) fn named(character: char) -> String {
    format!("{character} (U+{:04X})", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::problem::status;

    #[test]
    fn answers_of_the_service_end_as_the_contract_says() {
        let cases = [
            (Code::InvalidValue, 2),
            (Code::ReasonNeeded, 2),
            (Code::SignInNeeded, 4),
            (Code::WrongCredentials, 4),
            (Code::PasswordAgain, 4),
            (Code::NotAllowed, 5),
            (Code::TargetAbove, 5),
            (Code::PasswordChangeNeeded, 6),
            (Code::AccountNotFound, 3),
            (Code::LoginIdTaken, 6),
            (Code::TooLarge, 6),
            (Code::CodeSendLimit, 6),
            (Code::ProxyTargetRefused, 6),
            (Code::TookTooLong, 8),
            (Code::Internal, 8),
            (Code::Unavailable, 8),
        ];
        for (code, expected) in cases {
            assert_eq!(exit(status(code), code).code(), expected, "{code}");
        }
        assert_eq!(exit(429, Code::Unavailable).code(), 8);
        assert_eq!(exit(412, Code::InvalidRequest).code(), 6);
    }
}
