//! What the store remembers of itself.

use super::{Conn, Result, sql::Sql};

/// A value by name.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, name: &str) -> Result<Option<String>> {
    let row = Sql::new("SELECT value FROM settings WHERE name = ").value(name).row(conn).await?;
    row.map(|row| Ok(row.try_get("value")?)).transpose()
}

/// Sets a value that was not set. False if it was.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, name: &str, value: &str) -> Result<bool> {
    Sql::new("INSERT INTO settings (name, value) VALUES (")
        .values([name, value])
        .text(") ON CONFLICT DO NOTHING")
        .run_once(conn)
        .await
}

/// Writes a value that says nothing, whether it was there or not.
///
/// # Errors
/// When the database fails.
pub async fn touch(conn: &mut Conn, name: &str) -> Result<()> {
    Sql::new("INSERT INTO settings (name, value) VALUES (")
        .values([name, ""])
        .text(") ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .run(conn)
        .await?;
    Ok(())
}
