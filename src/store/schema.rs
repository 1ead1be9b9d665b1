//! The schema, brought up to date when a service begins.

use super::{
    Result, Store, account,
    database::{error::newer, setting},
};
use crate::rules::search;

/// How a schema stands to the one this program knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Age {
    /// It is that one.
    Current,
    /// Something is missing that `migrate` brings.
    Older,
    /// A newer program has changed it; what to do, in words.
    Newer(String),
}

impl Store {
    /// Brings the schema up to date. Running it again, or from several services at once, is harmless.
    ///
    /// # Errors
    /// [`Error::Configuration`] when the schema is newer than this program.
    pub async fn migrate(&self) -> Result<()> {
        self.engine().prepare(self.writer()).await?;
        let migrations = sqlx::migrate!("src/store/migrations");
        // sqlx takes no lock on SQLite: of two that begin together one fails, looks again, and finds the work done.
        for wait in self.engine().migration_waits() {
            match migrations.run(self.writer()).await {
                Err(sqlx::migrate::MigrateError::Execute(_) | sqlx::migrate::MigrateError::ExecuteMigration(..)) => {
                    tokio::time::sleep(*wait).await;
                }
                done => {
                    done?;
                    return self.refold().await;
                }
            }
        }
        migrations.run(self.writer()).await?;
        self.refold().await
    }

    /// Writes the keys of searches anew where they were folded in another form (FIND-2).
    async fn refold(&self) -> Result<()> {
        const NAME: &str = "search_form";
        let form = search::FORM.to_string();
        if setting::find(&mut *self.read().await?, NAME).await?.is_some_and(|written| written == form) {
            return Ok(());
        }
        let mut last = None;
        loop {
            let mut tx = self.write().await?;
            last = account::refold(&mut tx, last.as_ref()).await?;
            if last.is_none() {
                setting::set(&mut tx, NAME, &form).await?;
            }
            tx.commit().await?;
            if last.is_none() {
                return Ok(());
            }
        }
    }

    /// Whether the schema is the one this program knows.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn is_current(&self) -> Result<bool> {
        Ok(self.age().await? == Age::Current)
    }

    /// How the schema stands to the one this program knows.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn age(&self) -> Result<Age> {
        let known = sqlx::migrate!("src/store/migrations");
        let mut conn = self.read().await?;
        let applied: Vec<i64> = sqlx::query_scalar("SELECT version FROM _sqlx_migrations ORDER BY version")
            .fetch_all(&mut *conn)
            .await
            .unwrap_or_default();
        let strange = applied.iter().rev().find(|version| !known.version_exists(**version));
        Ok(match strange {
            Some(version) => Age::Newer(newer(*version)),
            None if applied.len() == known.iter().count() => Age::Current,
            None => Age::Older,
        })
    }
}
