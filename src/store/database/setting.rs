//! What the store remembers of itself.

use super::{connection::Conn, error::Result, sql::Sql};

/// A value by name.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, name: &str) -> Result<Option<String>> {
    let row = Sql::new("SELECT value FROM settings WHERE name = ").value(name).row(conn).await?;
    row.map(|row| row.try_get("value")).transpose()
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

/// Sets a value, whether it was set or not.
///
/// # Errors
/// When the database fails.
pub async fn set(conn: &mut Conn, name: &str, value: &str) -> Result<()> {
    Sql::new("INSERT INTO settings (name, value) VALUES (")
        .values([name, value])
        .text(") ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value")
        .run(conn)
        .await
        .map(drop)
}
