//! What differs between SQLite and PostgreSQL.

use super::error::{Error, Result};

/// The two engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// SQLite 3.51.3 or later, bundled.
    Sqlite,
    /// PostgreSQL 15 or later.
    Postgres,
}

impl Engine {
    /// The engine that an address names.
    pub(crate) fn of(url: &str) -> Result<Self> {
        match url.split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") => Ok(Engine::Sqlite),
            Some("postgres" | "postgresql") => Ok(Engine::Postgres),
            _ => Err(Error::Configuration("a database is sqlite:///PATH or postgres://…".to_owned())),
        }
    }

    /// A statement as this engine spells it: PostgreSQL numbers its values, and looks into JSON by an operator.
    pub(crate) fn spelled(self, text: String) -> String {
        if self == Engine::Sqlite {
            return text;
        }
        let mut spelled = String::with_capacity(text.len() * 2);
        for (number, part) in text.split('?').enumerate() {
            if number > 0 {
                spelled.push_str(&format!("${number}"));
            }
            spelled.push_str(part);
        }
        // A field of the facts, the one JSON that is looked into.
        spelled.replace("json_extract(facts, '$.", "(CAST(facts AS json) ->> '")
    }

    /// What makes a `SELECT` hold the rows it reads, one after the other in its order, until the transaction ends. SQLite
    /// has one writer, so that a writing transaction holds everything.
    pub(crate) fn holding_rows(self) -> Option<&'static str> {
        match self {
            Engine::Sqlite => None,
            // As an update of columns that no other table refers to would.
            Engine::Postgres => Some("FOR NO KEY UPDATE"),
        }
    }

    /// The same, but for rows that another transaction holds, which it leaves out.
    pub(crate) fn holding_free_rows(self) -> Option<&'static str> {
        match self {
            Engine::Sqlite => None,
            Engine::Postgres => Some("FOR NO KEY UPDATE SKIP LOCKED"),
        }
    }

    /// What only one at a time may do who brings the schema up to date: on SQLite every transaction that writes is alone.
    pub(crate) fn alone(self) -> &'static str {
        match self {
            Engine::Sqlite => "",
            // As any number that nobody else uses.
            Engine::Postgres => "SELECT pg_advisory_xact_lock(7236836)",
        }
    }

    /// The types that the schema needs. SQLite takes any name of a type, and compares text byte by byte as it is.
    pub(crate) fn types(self) -> &'static str {
        match self {
            Engine::Sqlite => "",
            Engine::Postgres => {
                r#"DO $$ BEGIN CREATE DOMAIN keytext AS text COLLATE "C"; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"#
            }
        }
    }
}
