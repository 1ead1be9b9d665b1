//! What statements run on.

use sqlx::{Any, AnyConnection};

/// A connection that a function of the store works on: a transaction's, or a reader's.
pub type Conn = AnyConnection;

/// A transaction. Dropping it rolls it back.
pub type Tx = sqlx::Transaction<'static, Any>;
