//! Lists that come in pages: as many rows as were asked for, however many pages that takes.

use std::rc::Rc;

use serde_json::Value;

use super::Context;
use crate::{
    cli::failure::Failure,
    contract::{
        Operation,
        page::{MAX_LIMIT, Page},
    },
    rules::Fact,
    texts::args,
    ui::{Listing, Progress},
};

/// The rows of a list.
pub(crate) struct Rows {
    rows: Vec<Value>,
    more: bool,
    total: u64,
}

impl Rows {
    /// As a table shows them.
    pub(crate) fn listing(self, columns: &'static [&'static str], wide: &'static [&'static str]) -> Listing {
        Listing::new(self.rows, columns).wide(wide).cut(self.more, Some(self.total))
    }
}

/// Rows of a table where a person is there to be told that there are more.
const SCREENFUL: usize = 50;

/// Reads pages until `--limit` is reached, or a screenful where a person can be told of the rest; for programs, and
/// with `--all`, to the end. `page` makes the request for a page of so many rows, from a cursor on.
///
/// # Errors
/// What the service refused, or why no answer came.
pub(crate) async fn read<O, T>(
    context: &mut Context,
    page: impl Fn(Option<u32>, Option<String>) -> O,
) -> Result<Rows, Failure>
where
    O: Operation<Reply = Page<T>>,
    T: serde::Serialize + Send + Sync + 'static,
{
    let wanted = wanted(context);
    up_to(wanted, context, page).await
}

/// Reads pages to the end: the rows of one account, which are few, to be arranged here.
///
/// # Errors
/// As [`read`].
pub(crate) async fn read_all<O, T>(
    context: &mut Context,
    page: impl Fn(Option<u32>, Option<String>) -> O,
) -> Result<Vec<Value>, Failure>
where
    O: Operation<Reply = Page<T>>,
    T: serde::Serialize + Send + Sync + 'static,
{
    Ok(up_to(usize::MAX, context, page).await?.rows)
}

async fn up_to<O, T>(
    wanted: usize,
    context: &mut Context,
    page: impl Fn(Option<u32>, Option<String>) -> O,
) -> Result<Rows, Failure>
where
    O: Operation<Reply = Page<T>>,
    T: serde::Serialize + Send + Sync + 'static,
{
    let (ui, mut progress) = (Rc::clone(&context.ui), None);
    let (mut rows, mut cursor) = (Vec::new(), None);
    loop {
        let left = u32::try_from(wanted - rows.len()).unwrap_or(MAX_LIMIT).min(MAX_LIMIT);
        let answer =
            context.send(&page(Some(left.max(1)), cursor)).await.map_err(|refused| sorted(refused, context))?;
        for item in answer.items {
            rows.push(serde_json::to_value(&item).map_err(Failure::unexpected)?);
        }
        cursor = answer.next_cursor;
        if cursor.is_none() || rows.len() >= wanted {
            let more = cursor.is_some() || rows.len() > wanted;
            rows.truncate(wanted);
            return Ok(Rows { rows, more, total: answer.total });
        }
        let progress: &mut Progress = progress.get_or_insert_with(|| ui.progress(ui.text("list-reading", args![])));
        progress.show(rows.len() as u64, answer.total.min(wanted as u64));
    }
}

/// A refused order is named as it was typed.
fn sorted(refused: Failure, context: &Context) -> Failure {
    let is_order = refused.facts.get("field").is_some_and(|field| matches!(field, Fact::Text(name) if name == "sort"));
    match &context.global.sort {
        Some(typed) if is_order => refused.fact("value", typed.as_str()),
        _ => refused,
    }
}

fn wanted(context: &Context) -> usize {
    // A file gets every row.
    let streams = context.ui.streams();
    let told = context.ui.look.format.is_text() && streams.out_terminal && streams.err_terminal;
    match context.global.limit {
        Some(limit) => limit as usize,
        None if told && !context.global.all => SCREENFUL,
        None => usize::MAX,
    }
}
