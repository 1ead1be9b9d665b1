//! One command on several IDs: each is done or refused by itself.

use serde_json::Value;

use crate::{
    cli::{
        context::Context,
        failure::{Exit, Failure, local_code::LocalCode, message},
    },
    contract::Operation,
    rules::{Code, LoginId},
    texts::args,
    ui::{Done, MANY_ROWS, Output, Page, Record},
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
    context: &mut Context,
    request: impl Fn(LoginId) -> O,
    told: impl Fn(&O::Reply, &LoginId, &Context) -> Result<Done, Failure>,
) -> Result<(), Failure> {
    context.concerns = if let [one] = ids.as_slice() { Some(one.clone()) } else { None };
    carry_out(Changes::default(), ids, many, context, request, told).await
}

/// A question before accounts are changed.
pub(crate) struct Question<O: Operation> {
    /// What is asked (a text's key), of `count` accounts.
    pub(crate) ask: &'static str,
    /// Whom it concerns, and now → then.
    pub(crate) line: fn(&O::Reply, &Context) -> String,
}

/// As [`change`], after a question that shows each account as it is and as it will be. What would be refused is not asked
/// about, and not sent again.
///
/// # Errors
/// As [`change`]; nobody to ask (11), or a no (10).
pub(crate) async fn change_asked<O: Operation>(
    ids: Vec<LoginId>,
    many: bool,
    question: Question<O>,
    context: &mut Context,
    request: impl Fn(LoginId) -> O,
    told: impl Fn(&O::Reply, &LoginId, &Context) -> Result<Done, Failure>,
) -> Result<(), Failure> {
    let mut changes = Changes::default();
    let ids = if context.global.dry_run { ids } else { asked(ids, &question, &mut changes, context, &request).await? };
    carry_out(changes, ids, many, context, request, told).await
}

async fn carry_out<O: Operation>(
    mut changes: Changes,
    ids: Vec<LoginId>,
    many: bool,
    context: &mut Context,
    request: impl Fn(LoginId) -> O,
    told: impl Fn(&O::Reply, &LoginId, &Context) -> Result<Done, Failure>,
) -> Result<(), Failure> {
    for id in ids {
        let outcome = context.send(&request(id.clone())).await;
        changes.take(id.as_str(), outcome.and_then(|changed| told(&changed, &id, context)))?;
    }
    changes.show(many, context)
}

/// Tries it out for each ID, and asks about those of which it would be done.
async fn asked<O: Operation>(
    ids: Vec<LoginId>,
    question: &Question<O>,
    changes: &mut Changes,
    context: &mut Context,
    request: impl Fn(LoginId) -> O,
) -> Result<Vec<LoginId>, Failure> {
    // Of many rows, the first tells who may not do it at all.
    let is_many = ids.len() > MANY_ROWS;
    let shown = match (is_answered(is_many, context), is_many) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => ids.len(),
    };
    let (given, answer) = (ids.len(), answer(ids.len()));
    let (mut open, mut lines) = (Vec::new(), Vec::new());
    for (index, id) in ids.into_iter().enumerate() {
        if index >= shown {
            open.push(id);
            continue;
        }
        match context.rehearse_before(&answer, &request(id.clone())).await {
            Ok(would) => {
                lines.push((question.line)(&would, context));
                open.push(id);
            }
            Err(refused) if refused.code == Code::NotAllowed => return Err(refused),
            Err(refused) => changes.take(id.as_str(), Err(refused))?,
        }
    }
    if lines.len() < open.len() {
        // All of them are named, or none.
        lines.clear();
    }
    if !open.is_empty() {
        // Of many, so many are asked about as were given: whoever answers by a flag knows no other number.
        let count = if is_many { given } else { open.len() };
        let ask = context.ui.text(question.ask, args![count = count]);
        context.ui.confirm_rows(&Context::question(lines, ask), count)?;
    }
    Ok(open)
}

/// The flag that answers the question before so many rows are changed.
pub(crate) fn answer(rows: usize) -> String {
    if rows > MANY_ROWS { format!("--confirm {rows}") } else { "--yes".to_owned() }
}

/// Whether a flag answers it: then nobody reads the question.
fn is_answered(is_many: bool, context: &Context) -> bool {
    let gate = &context.ui.gate;
    if is_many { gate.confirm.is_some() } else { gate.yes }
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
    pub(crate) fn show(mut self, many: bool, context: &Context) -> Result<(), Failure> {
        if !many {
            return match (self.done.pop(), self.refused.pop()) {
                (Some(done), _) => context.show(&done),
                (None, Some((_, failure))) => Err(failure),
                (None, None) => Ok(()),
            };
        }
        let all = self.done.len() + self.refused.len();
        if !self.done.is_empty() {
            context.show(&Several(&self.done))?;
        }
        if self.refused.is_empty() {
            return Ok(());
        }
        let exit = if self.done.is_empty() { Exit::Refused } else { Exit::SomeFailed };
        Err(self.failure(exit, all, context))
    }

    fn failure(&self, exit: Exit, all: usize, context: &Context) -> Failure {
        if context.ui.look.format != crate::ui::Format::Json {
            for (id, failure) in &self.refused {
                context.ui.complain(&format!("{id}: {}\n", message::for_people(failure, &context.ui)));
            }
        }
        let rows: Vec<String> = self.refused.iter().map(|(id, failure)| format!("{id}: {}", failure.code)).collect();
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Failure::new(LocalCode::RowsRefused)
            .ending(exit)
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

    fn text_of(&self, names: &[&str], page: &Page<'_>) -> String {
        self.0.iter().map(|one| one.text_of(names, page)).collect::<Vec<_>>().join("\n\n")
    }
}

/// The results that come in several.
pub(crate) type Changes = Outcomes<Done>;
/// The views that come in several.
pub(crate) type Views = Outcomes<Record>;
