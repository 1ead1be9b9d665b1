//! The schema, brought up to date when a service begins.

use super::{
    Result, Store, account,
    database::{
        error::newer,
        migration::{self, Migration},
        setting,
    },
};
use crate::rules::search;

macro_rules! migrations {
    ($($name:literal)*) => {
        &[$(Migration { name: $name, text: include_str!(concat!("migrations/", $name, ".sql")) }),*]
    };
}

/// The schema's steps, in their order.
const MIGRATIONS: &[Migration] = migrations! {
    "0001_house"
    "0002_mailbox"
    "0003_sign_in"
    "0004_audit_chain"
    "0005_remote_access"
    "0006_bulk"
    "0007_short_password"
    "0008_replaced_method"
    "0009_carried_out"
    "0010_counted"
    "0011_places"
    "0012_phones"
    "0013_refusals"
    "0014_pop_portions"
    "0015_messages"
    "0016_pop_start"
    "0017_message_days"
    "0018_token_uses"
    "0019_pop_days"
};

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
        let mut tx = self.write().await?;
        migration::run(&mut tx, MIGRATIONS).await?;
        tx.commit().await?;
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
        let applied = migration::versions(&mut *self.read().await?).await;
        let is_known = |version: &i64| MIGRATIONS.iter().any(|known| known.version() == *version);
        let strange = applied.iter().rev().find(|version| !is_known(version));
        Ok(match strange {
            Some(version) => Age::Newer(newer(*version)),
            None if applied.len() == MIGRATIONS.len() => Age::Current,
            None => Age::Older,
        })
    }
}
