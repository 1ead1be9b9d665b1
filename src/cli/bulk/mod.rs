//! Many rows at once: a file is read row by row ([`Input`]), what came of each row is written beside it
//! ([`Results`]), and secrets that were made on the way go to a file of their own ([`SecretsOut`]).

pub(crate) mod column;
mod encoded;
pub(crate) mod encoding;
pub(crate) mod input;
mod new_file;
pub(crate) mod results;
pub(crate) mod secrets;
