//! Transactions.

use std::ops::{Deref, DerefMut};

use super::{connection::Conn, error::Result, pool::Lent};

/// A transaction. Dropping it rolls it back.
pub struct Tx(Lent);

impl Tx {
    /// Begins one.
    pub(crate) async fn begin(conn: Lent) -> Result<Self> {
        // A request that is given up meanwhile leaves none open.
        let mut tx = Self(conn);
        tx.0.begin().await?;
        Ok(tx)
    }

    /// Ends it with all its changes.
    ///
    /// # Errors
    /// When the database fails; then nothing has changed, unless the connection was lost.
    pub async fn commit(mut self) -> Result<()> {
        self.0.end("COMMIT").await
    }

    /// Ends it without any change.
    ///
    /// # Errors
    /// When the database fails; nothing has changed then either.
    pub async fn rollback(mut self) -> Result<()> {
        self.0.end("ROLLBACK").await
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        self.0.give_up();
    }
}

impl Deref for Tx {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.0
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}
