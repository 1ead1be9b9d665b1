//! `-o`: the forms a result can take.

use std::str::FromStr;

/// The form of results on stdout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For people: tables, and `key: value` for one thing.
    #[default]
    Table,
    /// For people, with more columns.
    Wide,
    /// One JSON object or one array.
    Json,
    /// One JSON object per line.
    Jsonl,
    /// Comma-separated values, in the encoding of `--encoding`.
    Csv,
    /// One YAML document, which YAML 1.1 and 1.2 read alike.
    Yaml,
    /// Only the ids, one per line.
    Id,
}

/// The text names no format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an output format")]
pub struct UnknownFormat;

impl Format {
    /// Every format, in the order in which help lists them.
    pub const ALL: [Format; 7] =
        [Format::Table, Format::Wide, Format::Json, Format::Jsonl, Format::Csv, Format::Yaml, Format::Id];

    /// As `-o` takes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Format::Table => "table",
            Format::Wide => "wide",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
            Format::Yaml => "yaml",
            Format::Id => "id",
        }
    }

    /// Whether people read it: only then is it localised.
    pub const fn is_text(self) -> bool {
        matches!(self, Format::Table | Format::Wide)
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, UnknownFormat> {
        Self::ALL.into_iter().find(|format| format.as_str() == text).ok_or(UnknownFormat)
    }
}
