//! What came of rows: counted, and told.

use serde_json::{Value, json};

use crate::{
    cli::failure::{Exit, Failure, message, quoted},
    contract::bulk::{BulkOutcome, BulkResult},
    spreadsheet::Row,
    texts::{Texts, args},
    ui::Ui,
};

/// How many rows ended how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) done: u64,
    pub(crate) no_change: u64,
    pub(crate) refused: u64,
    pub(crate) failed: u64,
}

impl Counts {
    /// Counts one more.
    pub(crate) fn add(&mut self, result: BulkResult) {
        match result {
            BulkResult::Done => self.done += 1,
            BulkResult::NoChange => self.no_change += 1,
            BulkResult::Refused => self.refused += 1,
            BulkResult::Failed => self.failed += 1,
        }
    }

    /// All of them.
    pub(crate) fn all(self) -> u64 {
        self.done + self.no_change + self.refused + self.failed
    }

    /// Those that were not carried out although they should have been.
    pub(crate) fn against(self) -> u64 {
        self.refused + self.failed
    }

    /// How a command ends whose rows ended so.
    ///
    /// # Errors
    /// 6 where rules refused all of them; 9 where some were refused, or the service failed on some.
    pub(crate) fn end(self) -> Result<(), Failure> {
        match self {
            Self { refused: 0, failed: 0, .. } => Ok(()),
            Self { done: 0, no_change: 0, failed: 0, .. } => Err(Failure::told_already(Exit::Refused)),
            _ => Err(Failure::told_already(Exit::SomeFailed)),
        }
    }

    /// For programs.
    pub(crate) fn value(self) -> Value {
        self.counted("done")
    }

    /// The same, of rows of which none was carried out yet.
    pub(crate) fn planned(self) -> Value {
        self.counted("will_change")
    }

    fn counted(self, done: &str) -> Value {
        json!({ "rows": self.all(), done: self.done, "no_change": self.no_change, "refused": self.refused,
            "failed": self.failed })
    }

    /// Whether rules or the present state leave nothing to do.
    pub(crate) fn changes_nothing(self) -> bool {
        self.done == 0 && self.failed == 0
    }

    /// In a sentence.
    pub(crate) fn say(self, key: &str, ui: &Ui) -> String {
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        ui.text(
            key,
            args![
                rows = number(self.all()),
                done = number(self.done),
                same = number(self.no_change),
                refused = number(self.refused),
                failed = number(self.failed),
            ],
        )
    }
}

/// What is told of a row in a language, in one line: the words of its refusal, with its commands as they reach the service of
/// this run, or what is to be seen of it.
pub(crate) fn message(row: &Row, outcome: &BulkOutcome, texts: &Texts, ui: &Ui) -> Option<String> {
    let Some(problem) = outcome.problem.clone() else { return seen(outcome, texts) };
    let sent = serde_json::to_value(&row.request).unwrap_or_default();
    let mut failure = quoted::from_fields(Failure::from(problem), &sent);
    failure.request_id = None;
    let words = message::words(&failure, texts, &ui.look.zone);
    let between = texts.say("sentence-separator", args![]);
    let words = words.parts().collect::<Vec<_>>().join(&between);
    Some(ui.called(&words).replace('\n', " "))
}

/// Of whom a proxy applies for (PROXY-1), or the addresses that were exposed (ALIAS-5).
fn seen(outcome: &BulkOutcome, texts: &Texts) -> Option<String> {
    let of = |what: &str| outcome.seen.get(what).cloned();
    if let Some(addresses) = of("exposed") {
        return Some(texts.say("bulk-seen-exposed", args![addresses = addresses]));
    }
    Some(texts.say("bulk-seen-person", args![name = of("name")?, department = of("department")?]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_is_for_rules_that_refuse_all_and_nine_for_every_other_mishap() {
        let exit = |done, refused, failed| Counts { done, no_change: 0, refused, failed }.end().map_err(|it| it.exit);
        assert!(exit(0, 0, 0).is_ok() && exit(2, 0, 0).is_ok());
        assert_eq!(exit(0, 2, 0), Err(Exit::Refused));
        for (done, refused, failed) in [(0, 0, 2), (0, 1, 1), (1, 1, 0), (1, 0, 1)] {
            assert_eq!(exit(done, refused, failed), Err(Exit::SomeFailed), "{done} {refused} {failed}");
        }
        assert!(Counts { no_change: 1, refused: 1, ..Counts::default() }.end().is_err_and(|it| it.exit.code() == 9));
    }
}
