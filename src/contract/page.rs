//! Lists come in pages.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Rows in a page where the request names no number.
pub const DEFAULT_LIMIT: u32 = 100;
/// Rows in a page at the most.
pub const MAX_LIMIT: u32 = 1_000;

/// One page of a list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Give it back as `cursor` for the next page; absent on the last one.
    pub next_cursor: Option<String>,
    /// How many rows the filters leave, all pages together.
    pub total: u64,
}
