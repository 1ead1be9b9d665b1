//! IDs as they were given: on the command line, or on stdin.

use super::{failure::Failure, session::Session};
use crate::{rules::text::fold, texts::args};

/// The IDs of a command, folded; `-` stands for those on stdin, one a line.
pub(crate) fn ids(given: &[String], session: &Session) -> Result<Vec<String>, Failure> {
    let mut all = Vec::new();
    for id in given {
        if id == "-" {
            all.extend(session.ui.lines_from_stdin(&session.ui.text("prompt-ids", args![]))?);
        } else {
            all.push(id.clone());
        }
    }
    let folded: Vec<String> = all.iter().map(|id| fold(id)).filter(|id| !id.is_empty()).collect();
    if folded.is_empty() && !given.is_empty() { Err(Failure::input_needed("ID")) } else { Ok(folded) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cli::{
            environment::Environment,
            global::Global,
            settings::{Places, Settings},
        },
        ui::{Captured, Streams},
    };

    #[test]
    fn ids_are_trimmed_and_folded() {
        let nowhere = Captured::default();
        let streams = Streams::captured(&nowhere, &nowhere);
        let session =
            Session::new(Global::default(), Settings::default(), Environment::default(), Places::default(), streams);
        let ids = |given: &[&str]| ids(&given.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>(), &session);
        assert_eq!(ids(&["\u{3000}ａ123 ", "b1"]).unwrap(), ["a123", "b1"]);
        assert_eq!(ids(&[" "]).unwrap_err().exit.code(), 11);
    }
}
