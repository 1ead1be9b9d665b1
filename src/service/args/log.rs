//! How a log is written.

use clap::ValueEnum;

/// The forms of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LogForm {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}
