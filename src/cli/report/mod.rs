//! Results in words that several nouns share, what is known of a result beforehand, and results that come in several.

pub(crate) mod aftermath;
pub(crate) mod fields;
pub(crate) mod mail_log_in;
pub(crate) mod mail_servers;
pub(crate) mod several;
pub(crate) mod word;
