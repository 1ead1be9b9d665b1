//! How large mailboxes are, as mail servers have reported it (POP-3).

use jiff::Timestamp;

use super::{
    Conn, Result,
    database::{
        sql::Sql,
        time::{micros, timestamp},
    },
    pop::{bytes, count},
};
use crate::rules::Id;

/// A measured mailbox.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Bytes of all its mail.
    pub bytes: u64,
    /// Measured when.
    pub measured_at: Timestamp,
}

/// Takes down a size; one that was measured before the one that is known is left out.
///
/// # Errors
/// When the database fails.
pub async fn write(conn: &mut Conn, account: Id, size: Size) -> Result<()> {
    Sql::new("INSERT INTO mailboxes (account, bytes, measured_at) VALUES (")
        .values([account.to_i64(), count(size.bytes), micros(size.measured_at)])
        .text(
            ") ON CONFLICT (account) DO UPDATE SET bytes = EXCLUDED.bytes, measured_at = EXCLUDED.measured_at
             WHERE mailboxes.measured_at <= EXCLUDED.measured_at",
        )
        .run(conn)
        .await?;
    Ok(())
}

/// The size, if a mail server has ever reported one.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, account: Id) -> Result<Option<Size>> {
    let row =
        Sql::new("SELECT bytes, measured_at FROM mailboxes WHERE account = ").value(account.to_i64()).row(conn).await?;
    row.map(|row| Ok(Size { bytes: bytes(&row, "bytes")?, measured_at: timestamp(row.try_get("measured_at")?)? }))
        .transpose()
}
