//! Why a command failed: made once, at the border where it happened; told once, in [`message`].

pub(crate) mod code;
mod exit;
pub(crate) mod local_code;
pub(crate) mod message;
pub(crate) mod os_error;
pub(crate) mod quoted;

pub(crate) use self::exit::Exit;

use std::fmt::Display;

use self::{
    code::{FailureCode, Newer},
    local_code::LocalCode,
};
use super::args::shell::argument;
use crate::{
    client::folder::Untrusted,
    contract::{Moment, Problem, session::NotSent, word::Word},
    rules::{Fact, Refusal, refusal::Facts, trust::Doubt},
    texts::problem::Words,
    ui::{Trouble, visible},
};

/// A failure with its stable code; its words are the texts `problem-<code>`, `.why` and `.next`.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: FailureCode,
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
    /// A failure of a code, which ends the program as the code says; more with [`fact`](Self::fact) and
    /// [`because`](Self::because).
    pub(crate) fn new(code: impl Into<FailureCode>) -> Self {
        let code = code.into();
        let exit = code.exit();
        Self { code, exit, facts: Facts::new(), request_id: None, possible_from: None, cause: None }
    }

    /// The same with another end: a few codes stand for what is the person's mistake here and this machine's there.
    pub(crate) fn ending(self, exit: Exit) -> Self {
        Self { exit, ..self }
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
        let user = os_error::user();
        let (path, owner, why, command) = match doubt {
            // What root took from its owner, the owner could not use any more.
            Doubt::Foreign { path, owner } if user == 0 => (path, owner, "trust-root", None),
            Doubt::Foreign { path, owner } => {
                (path, owner, "trust-foreign", Some(format!("sudo chown {}", os_error::name_of(user))))
            }
            Doubt::Open { path, owner } => (path, owner, "trust-open", Some("chmod go-w".to_owned())),
        };
        let shown = path.display().to_string();
        let failure =
            Self::new(LocalCode::PathUntrusted).fact("path", shown.as_str()).fact("owner", os_error::name_of(*owner));
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
        Self::new(LocalCode::Usage).fact("message", message.to_string())
    }

    /// The service cannot be reached: network, TLS, timeout.
    pub(crate) fn unreachable(service: &str, cause: impl Into<anyhow::Error>) -> Self {
        Self::new(LocalCode::ServiceUnreachable).fact("service", service).because(cause)
    }

    /// The service failed, or answered what cannot be understood.
    pub(crate) fn service_failed(service: &str, cause: impl Into<anyhow::Error>) -> Self {
        Self::new(LocalCode::ServiceFailed).fact("service", service).because(cause)
    }

    /// The person said no.
    pub(crate) fn declined() -> Self {
        Self::new(LocalCode::Declined)
    }

    /// A question that nobody can answer; the flag that does.
    pub(crate) fn input_needed(flag: &str) -> Self {
        Self::new(LocalCode::InputNeeded).fact("flag", flag)
    }

    /// Ctrl-C.
    pub(crate) fn interrupted() -> Self {
        Self::new(LocalCode::Interrupted)
    }

    /// A value that a rule refuses before anything is sent.
    pub(crate) fn of_refusal(refusal: Refusal) -> Self {
        let failure = Self::new(refusal.code).ending(Exit::Usage);
        refusal.facts.into_iter().fold(failure, |failure, (name, fact)| failure.fact(&name, fact))
    }

    /// What should not happen.
    pub(crate) fn unexpected(cause: impl Into<anyhow::Error>) -> Self {
        Self::new(LocalCode::Unexpected).because(cause)
    }

    /// A code of a service that is newer than this program, and what that said of it.
    fn newer(code: &str, said: Option<Words>) -> Self {
        Self::new(FailureCode::Newer(Box::new(Newer { code: visible(code), said })))
    }

    /// What was told already: only the exit code is left to give.
    pub(crate) fn told_already(exit: Exit) -> Self {
        Self::new(FailureCode::Told).ending(exit)
    }

    /// Whether nothing is left to be told: the reader has gone, or the person pressed Ctrl-C.
    pub(crate) fn is_silent(&self) -> bool {
        self.code == FailureCode::Told || self.code == LocalCode::Interrupted
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        let Problem { code, facts, request_id, possible_from, status, title, detail, .. } = problem;
        let failure = match code {
            Word::Known(code) => Self::new(code),
            Word::Unknown(code) => {
                let said = Words { what: visible(&title), why: None, next: detail.map(|detail| visible(&detail)) };
                Self::newer(&code, Some(said)).ending(Exit::of_status(status))
            }
        };
        Self { facts, possible_from, ..failure }.request(request_id)
    }
}

impl From<NotSent> for Failure {
    fn from(NotSent { code, facts, possible_from }: NotSent) -> Self {
        let failure = match code {
            Word::Known(code) => Self::new(code),
            Word::Unknown(code) => Self::newer(&code, None).ending(Exit::Refused),
        };
        Self { facts, possible_from, ..failure }
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::ClosedPipe => Self::told_already(Exit::ClosedPipe),
            Trouble::Output(error) => {
                Self::new(LocalCode::OutputFailed).fact("why", os_error::why(&error)).because(error)
            }
            Trouble::UnknownColumn { name, fields } => {
                Self::new(LocalCode::UnknownColumn).fact("name", name).fact("fields", fields.join(", "))
            }
            Trouble::NotInEncoding { row, key, character, encoding } => Self::new(LocalCode::EncodingLacks)
                .fact("row", i64::try_from(row).unwrap_or(i64::MAX))
                .fact("key", key)
                .fact("character", named(character))
                .fact("encoding", encoding.as_str()),
            Trouble::InputNeeded { flag } => Self::input_needed(&flag),
            Trouble::StdinEmpty { flag } => Self::new(LocalCode::StdinEmpty).fact("flag", flag),
            Trouble::Declined => Self::declined(),
            Trouble::NothingTyped => Self::new(LocalCode::NothingTyped),
            Trouble::NotTyped { expected } => Self::declined().fact("expected", expected),
            Trouble::Interrupted => Self::interrupted(),
            Trouble::Input(error) => {
                Self::new(LocalCode::InputFailed).fact("why", os_error::why(&error)).because(error)
            }
            Trouble::Terminal(error) => {
                Self::new(LocalCode::TerminalFailed).fact("why", os_error::why(&error)).because(error)
            }
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
    use serde_json::json;

    use super::*;
    use crate::{
        contract::bulk::BulkReply,
        texts::{Lang, Texts},
        ui::Zone,
    };

    fn problem(status: u16) -> serde_json::Value {
        json!({ "type": "tag:meibo,2026:later", "title": "It is too late.", "status": status, "detail": "Come tomorrow.",
            "code": "later", "request_id": "r1" })
    }

    #[test]
    fn all_4_a_code_of_a_newer_service_is_told_in_its_words_and_ends_by_its_status() {
        for (status, exit) in [(400, 2), (401, 4), (403, 6), (404, 3), (409, 6), (422, 6), (503, 8), (507, 8)] {
            let failure = Failure::from(serde_json::from_value::<Problem>(problem(status)).unwrap());
            assert_eq!((failure.code.as_str(), failure.exit.code()), ("later", exit), "{status}");
            let told = message::human_form(&failure, Texts::of(Lang::Ja), &Zone::named("UTC"));
            assert!(told.starts_with("It is too late.\n[later]\nCome tomorrow.\n") && told.contains("r1"), "{told}");
        }
        let row = json!({ "result": "refused", "request_id": "r1", "problem": problem(422) });
        let rows = serde_json::from_value::<BulkReply>(json!({ "rows": [row] })).unwrap().rows;
        assert_eq!(rows[0].problem.as_ref().unwrap().code.as_str(), "later");
    }
}
