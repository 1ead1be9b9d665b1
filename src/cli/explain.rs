//! `meibo explain CODE`: what a problem code means and what to do.

use jiff::tz::TimeZone;
use serde_json::json;

use super::{
    exit::Exit,
    failure::Failure,
    meant::meant,
    session::Session,
    told::{self, Words},
};
use crate::{
    rules::Code,
    ui::{Output, Page},
};
use serde_json::Value;

/// Codes that arise in this program, before or after the service.
pub(crate) const LOCAL: &[&str] = &[
    "config_broken",
    "config_unreadable",
    "config_unwritable",
    "declined",
    "explain_unknown",
    "help_unknown",
    "input_needed",
    "interrupted",
    "no_home",
    "output_failed",
    "profile_unknown",
    "service_failed",
    "service_unreachable",
    "setting_invalid",
    "setting_not_set",
    "setting_unknown",
    "terminal_failed",
    "unexpected",
    "unknown_column",
    "usage",
];

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    code: String,
}

/// Explains it.
pub(crate) fn run(args: &Args, session: &mut Session) -> Result<(), Failure> {
    let code = args.code.trim().trim_matches(['[', ']']).to_lowercase().replace('-', "_");
    let known = || Code::ALL.iter().map(|code| code.as_str()).chain(LOCAL.iter().copied());
    if !known().any(|it| it == code) {
        let failure = Failure::new(Exit::NotFound, "explain_unknown").fact("name", args.code.as_str());
        return Err(match meant(&code, known()) {
            Some(meant) => failure.fact("meant", meant),
            None => failure,
        });
    }
    let words = told::words(&Failure::new(Exit::Done, &code), &session.ui.texts, &TimeZone::UTC);
    session.show(&Explanation::new(&code, words))
}

struct Explanation {
    value: Value,
    words: Words,
}

impl Explanation {
    fn new(code: &str, words: Words) -> Self {
        let value = json!({"code": code, "message": words.what, "why": words.why, "hint": words.next});
        Self { value, words }
    }
}

impl Output for Explanation {
    fn value(&self) -> Value {
        self.value.clone()
    }

    fn rows(&self) -> Vec<&Value> {
        vec![&self.value]
    }

    fn id(&self) -> &str {
        "code"
    }

    fn text(&self, _page: &Page<'_>) -> String {
        let parts = [Some(self.words.what.as_str()), self.words.why.as_deref(), self.words.next.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }
}
