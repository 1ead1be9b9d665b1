//! Lists that come in pages.

use serde::Serialize;
use serde_json::Value;

use super::{failure::Failure, session::Session};
use crate::contract::{
    Operation,
    page::{MAX_LIMIT, Page},
};

/// Rows of a table where a person is there to be told of the rest.
const TABLE: u32 = 50;

/// A list operation: it takes the size of a page and where it begins.
pub(crate) trait Paged: Operation {
    /// Sets both.
    fn page(&mut self, limit: u32, cursor: Option<String>);
}

macro_rules! paged {
    ($($operation:path),* $(,)?) => {
        $(impl Paged for $operation {
            fn page(&mut self, limit: u32, cursor: Option<String>) {
                (self.limit, self.cursor) = (Some(limit), cursor);
            }
        })*
    };
}

paged!(
    crate::contract::account::AccountList,
    crate::contract::application::ApplicationList,
    crate::contract::audit::AuditList,
);

/// Rows of a list, as many as were wanted.
pub(crate) struct Rows {
    /// Each as JSON.
    pub(crate) rows: Vec<Value>,
    /// How many there are in all.
    pub(crate) total: u64,
    /// Whether there are more than these.
    pub(crate) more: bool,
}

impl Session {
    /// Page after page: as many rows as `--limit` says, a screenful where a person can be told that there are more,
    /// and everything for programs and with `--all`.
    ///
    /// # Errors
    /// What the service refused, or why no answer came.
    pub(crate) async fn pages<O, T>(&mut self, mut request: O) -> Result<Rows, Failure>
    where
        O: Paged + Operation<Reply = Page<T>>,
        T: Serialize,
    {
        let wanted = self.wanted();
        let mut rows = Vec::new();
        let mut cursor = None;
        loop {
            let left = wanted.map_or(MAX_LIMIT, |wanted| wanted.saturating_sub(count(&rows)));
            request.page(left.clamp(1, MAX_LIMIT), cursor);
            let page = self.send(&request).await?;
            for item in &page.items {
                rows.push(serde_json::to_value(item).map_err(Failure::unexpected)?);
            }
            let done = wanted.is_some_and(|wanted| count(&rows) >= wanted);
            match page.next_cursor {
                Some(next) if !done && !page.items.is_empty() => cursor = Some(next),
                next => return Ok(Rows { more: next.is_some(), total: page.total, rows }),
            }
        }
    }

    fn wanted(&self) -> Option<u32> {
        let screenful = self.ui.look.format.is_text() && self.ui.streams().err_terminal;
        match self.global.limit {
            Some(limit) => Some(limit),
            None if screenful && !self.global.all => Some(TABLE),
            None => None,
        }
    }
}

fn count(rows: &[Value]) -> u32 {
    u32::try_from(rows.len()).unwrap_or(u32::MAX)
}
