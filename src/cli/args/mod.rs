//! Arguments: what all commands take, how IDs and codes are read, how help is worded, and what is quoted for a shell.

pub(crate) mod accepted;
pub(crate) mod global;
pub(crate) mod help_text;
pub(crate) mod ids;
pub(crate) mod one_time_code;
pub(crate) mod program;
pub(crate) mod shell;
pub(crate) mod target;
pub(crate) mod usage_error;
