//! One command on several IDs: each is done or refused by itself.

use serde_json::Value;

use super::{exit::Exit, failure::Failure, session::Session, told};
use crate::{
    contract::Operation,
    rules::LoginId,
    ui::{Done, Output, Page, Record},
};

/// Whether several IDs were asked for: then programs get an array, also of one.
pub(crate) fn many(given: &[String]) -> bool {
    given.len() > 1 || given.iter().any(|id| id == "-")
}

/// Sends a request for each ID, and shows what came of them in the words of `told`.
///
/// # Errors
/// As [`Outcomes::take`] and [`Outcomes::show`].
pub(crate) async fn change<O: Operation>(
    ids: Vec<LoginId>,
    many: bool,
    session: &mut Session,
    request: impl Fn(LoginId) -> O,
    told: impl Fn(&O::Reply, &LoginId, &Session) -> Result<Done, Failure>,
) -> Result<(), Failure> {
    let mut changes = Changes::default();
    for id in ids {
        let outcome = session.send(&request(id.clone())).await;
        let outcome = outcome.and_then(|changed| told(&changed, &id, session));
        changes.take(id.as_str(), outcome)?;
    }
    changes.show(many, session)
}

/// What came of each ID.
pub(crate) struct Outcomes<T> {
    done: Vec<T>,
    refused: Vec<(String, Failure)>,
}

impl<T> Default for Outcomes<T> {
    fn default() -> Self {
        Self { done: Vec::new(), refused: Vec::new() }
    }
}

impl<T: Output> Outcomes<T> {
    /// Takes the outcome of one ID. What concerns all of them (no answer, no sign-in) ends the command.
    ///
    /// # Errors
    /// That failure.
    pub(crate) fn take(&mut self, id: &str, outcome: Result<T, Failure>) -> Result<(), Failure> {
        match outcome {
            Ok(done) => self.done.push(done),
            Err(failure) if matches!(failure.exit, Exit::NotFound | Exit::NotAllowed | Exit::Refused) => {
                self.refused.push((id.to_owned(), failure));
            }
            Err(failure) => return Err(failure),
        }
        Ok(())
    }

    /// Shows what was done, and fails when something was refused. `many` says that an array was asked for.
    ///
    /// # Errors
    /// The refusal of the one ID; with several, 9 when some were refused and 6 when all were.
    pub(crate) fn show(mut self, many: bool, session: &Session) -> Result<(), Failure> {
        if !many {
            return match (self.done.pop(), self.refused.pop()) {
                (Some(done), _) => session.show(&done),
                (None, Some((_, failure))) => Err(failure),
                (None, None) => Ok(()),
            };
        }
        let all = self.done.len() + self.refused.len();
        if !self.done.is_empty() {
            session.show(&Several(&self.done))?;
        }
        if self.refused.is_empty() {
            return Ok(());
        }
        let exit = if self.done.is_empty() { Exit::Refused } else { Exit::SomeFailed };
        Err(self.failure(exit, all, session))
    }

    fn failure(&self, exit: Exit, all: usize, session: &Session) -> Failure {
        if session.ui.look.format != crate::ui::Format::Json {
            for (id, failure) in &self.refused {
                session.ui.complain(&format!("{id}: {}\n", told::for_people(failure, &session.ui)));
            }
        }
        let rows: Vec<String> = self.refused.iter().map(|(id, failure)| format!("{id}: {}", failure.code)).collect();
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Failure::new(exit, "rows_refused")
            .fact("refused", number(self.refused.len()))
            .fact("all", number(all))
            .fact("rows", rows.join(", "))
    }
}

/// Several results, one after another; for programs one array.
struct Several<'a, T>(&'a [T]);

impl<T: Output> Output for Several<'_, T> {
    fn value(&self) -> Value {
        self.0.iter().map(Output::value).collect()
    }

    fn rows(&self) -> Vec<&Value> {
        self.0.iter().flat_map(Output::rows).collect()
    }

    fn id(&self) -> &str {
        self.0.first().map_or("id", Output::id)
    }

    fn is_of_a_write(&self) -> bool {
        self.0.iter().any(Output::is_of_a_write)
    }

    fn known(&self) -> &[String] {
        self.0.first().map_or(&[], Output::known)
    }

    fn text(&self, page: &Page<'_>) -> String {
        self.0.iter().map(|one| one.text(page)).collect::<Vec<_>>().join("\n\n")
    }
}

/// The results that come in several.
pub(crate) type Changes = Outcomes<Done>;
/// The views that come in several.
pub(crate) type Views = Outcomes<Record>;
