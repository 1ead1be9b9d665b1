//! One check, and all of them as a result.

use serde_json::{Value, json};

use crate::{
    cli::{
        context::Context,
        failure::{Exit, Failure, local_code::LocalCode, message},
    },
    texts::{FluentArgs, Lang, Texts, args},
    ui::{Listing, Output, Page, Ui},
};

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Good,
    /// It works, but somebody should look at it.
    Warning,
    Failed,
}

impl Verdict {
    const fn as_str(self) -> &'static str {
        match self {
            Verdict::Good => "ok",
            Verdict::Warning => "warning",
            Verdict::Failed => "failed",
        }
    }
}

/// What was found, to be said in any language.
#[derive(Debug)]
enum Finding {
    Text(&'static str, Vec<(&'static str, String)>),
    Failure(Box<Failure>),
}

/// One check.
#[derive(Debug)]
pub(super) struct Check {
    name: &'static str,
    pub(super) verdict: Verdict,
    /// The exit code when it failed.
    pub(super) exit: Exit,
    finding: Finding,
}

impl Check {
    /// What was found, by a text's key and its values.
    pub(super) fn new(
        name: &'static str,
        verdict: Verdict,
        key: &'static str,
        values: Vec<(&'static str, String)>,
    ) -> Self {
        Self { name, verdict, exit: Exit::Local, finding: Finding::Text(key, values) }
    }

    /// A check that failed.
    pub(super) fn failed(name: &'static str, failure: Failure) -> Self {
        Self { name, verdict: Verdict::Failed, exit: failure.exit, finding: Finding::Failure(Box::new(failure)) }
    }

    /// The same, with another exit code where it failed.
    pub(super) fn exits(self, exit: Exit) -> Self {
        Self { exit, ..self }
    }

    /// Whether it looked at this.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name == name
    }

    fn row(&self, texts: &Texts, ui: &Ui) -> Value {
        json!({"check": self.name, "result": self.verdict.as_str(), "detail": self.said(texts, ui)})
    }

    fn said(&self, texts: &Texts, ui: &Ui) -> String {
        match &self.finding {
            Finding::Text(key, values) => {
                let mut all = FluentArgs::new();
                values.iter().for_each(|(name, value)| all.set(*name, value.as_str()));
                texts.say(key, all)
            }
            Finding::Failure(failure) => {
                let words = message::words(failure, texts, &ui.look.zone);
                // Where to look is here already.
                let next = words.next.filter(|_| failure.code != LocalCode::ServiceUnreachable);
                let words = [Some(words.what), words.why, next].into_iter().flatten().collect::<Vec<_>>();
                let between = texts.say("sentence-separator", args![]);
                // A row has one line; without a blank its sentences would touch.
                ui.called(&words.join(&between)).replace('\n', " ")
            }
        }
    }
}

/// All checks: in the person's language for people, in English for programs.
pub(super) struct Report {
    english: Vec<Value>,
    local: Vec<Value>,
}

impl Report {
    pub(super) fn new(checks: Vec<Check>, context: &Context) -> Self {
        let rows = |texts: &Texts| checks.iter().map(|check| check.row(texts, &context.ui)).collect();
        Self { english: rows(Texts::of(Lang::En)), local: rows(context.ui.texts) }
    }
}

impl Output for Report {
    fn value(&self) -> Value {
        Value::Array(self.english.clone())
    }

    fn rows(&self) -> Vec<&Value> {
        self.english.iter().collect()
    }

    fn id(&self) -> &str {
        "check"
    }

    fn text(&self, page: &Page<'_>) -> String {
        self.text_of(&["check", "result", "detail"], page)
    }

    fn text_of(&self, names: &[&str], page: &Page<'_>) -> String {
        // A sentence is never cut: what helps often stands at its end.
        let listing = Listing::new(self.local.clone(), &["check", "result", "detail"]).id("check").whole(&["result"]);
        listing.prose("detail").text_of(names, page)
    }
}
