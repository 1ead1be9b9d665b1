//! IDs as they were given: on the command line, or on stdin.

use std::collections::HashSet;

use crate::{
    cli::{
        bulk::choice::Choice,
        context::Context,
        failure::{Failure, local_code::LocalCode},
    },
    rules::{condition::Kind, text::fold},
    texts::args,
    ui::Format,
};

/// An ID, folded, and the line of stdin on which it stood.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Given {
    pub(crate) id: String,
    pub(crate) line: Option<u64>,
}

/// What the IDs of a command are: what `--filter` calls them, as lists of them do, and what they hold.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sort {
    names: &'static [&'static str],
    are_login_ids: bool,
}

/// Login IDs.
pub(crate) const ACCOUNTS: Sort = Sort { names: &["login_id", "id", "account"], are_login_ids: true };
/// Login IDs, or addresses of their owners.
pub(crate) const ACCOUNTS_OR_ADDRESSES: Sort = Sort { are_login_ids: false, ..ACCOUNTS };
/// Addresses that mail is sent as.
pub(crate) const ADDRESSES: Sort = Sort { names: &["address", "id"], are_login_ids: false };
/// App passwords.
pub(crate) const APP_PASSWORDS: Sort = Sort { names: &["id", "app_password_id"], are_login_ids: false };

/// The IDs of a command; `-` stands for those on stdin, one a line.
pub(crate) fn each(given: &[String], sort: Sort, context: &Context) -> Result<Vec<Given>, Failure> {
    let mut all = Vec::new();
    for id in given {
        if id == "-" {
            let lines = context.ui.lines_from_stdin(&context.ui.text("prompt-ids", args![]))?;
            all.extend(lines.into_iter().map(|(line, id)| Given { id: fold(&id), line: Some(line) }));
        } else {
            all.push(Given { id: fold(id), line: None });
        }
    }
    all.retain(|given| !given.id.is_empty());
    match (all.is_empty(), given) {
        (false, _) | (true, []) => chosen(all, sort, context),
        (true, given) if given.iter().any(|id| id == "-") => Err(Failure::new(LocalCode::StdinWithoutIds)),
        // An argument of blanks.
        (true, _) => Err(Failure::input_needed("ID")),
    }
}

/// Those that `--filter` and `--limit` choose, each once; how many they leave out is told.
fn chosen(mut all: Vec<Given>, sort: Sort, context: &Context) -> Result<Vec<Given>, Failure> {
    let mut seen = HashSet::new();
    all.retain(|given| seen.insert(given.id.to_lowercase()));
    let kind = if sort.are_login_ids { Kind::LoginId } else { Kind::Text };
    let left_out = Choice::given(context).leave_out(&mut all, sort.names, &kind, |given| &given.id)?;
    if left_out > 0 {
        tell_left_out(left_out, context);
    }
    Ok(all)
}

/// Said off a terminal and under `-q` as well: nothing in the result tells what was left alone. With `-o json`, where a
/// program reads a refusal on stderr, only to somebody who sits there.
fn tell_left_out(count: usize, context: &Context) {
    let said = context.ui.text("bulk-ids-left-out", args![count = count]);
    match context.ui.look.format {
        Format::Json => context.ui.hand_over(&said),
        _ => context.ui.complain(&said),
    }
}

/// The same without their lines.
pub(crate) fn ids(given: &[String], sort: Sort, context: &Context) -> Result<Vec<String>, Failure> {
    Ok(each(given, sort, context)?.into_iter().map(|given| given.id).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cli::{
            args::global::Global,
            context::environment::Environment,
            settings::{Places, Settings},
        },
        ui::{Captured, Streams},
    };

    #[test]
    fn ids_are_trimmed_and_folded() {
        let nowhere = Captured::default();
        let streams = Streams::captured(&nowhere, &nowhere);
        let context =
            Context::new(Global::default(), Settings::default(), Environment::default(), Places::default(), streams);
        let ids =
            |given: &[&str]| ids(&given.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>(), ACCOUNTS, &context);
        assert_eq!(ids(&["\u{3000}ａ123 ", "b1"]).unwrap(), ["a123", "b1"]);
        assert_eq!(ids(&[" "]).unwrap_err().exit.code(), 11);
    }
}
