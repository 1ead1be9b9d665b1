//! Arguments: what all commands take, how IDs and codes are read, how help is worded and laid out, and what is quoted for a shell.

pub(crate) mod accepted;
pub(crate) mod asked_for;
pub(crate) mod examples;
pub(crate) mod global;
pub(crate) mod help_page;
pub(crate) mod help_text;
pub(crate) mod ids;
pub(crate) mod one_time_code;
mod other_words;
pub(crate) mod program;
pub(crate) mod shell;
pub(crate) mod target;
pub(crate) mod usage_error;
pub(crate) mod values;
