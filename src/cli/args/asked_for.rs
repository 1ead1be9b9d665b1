//! Which command a line of arguments is about, whatever else is wrong with it.

use std::ffi::OsString;

use clap::{ArgAction, Command};

/// The words of the command that was asked for, as far as there is one.
pub(crate) fn words(tree: Command, args: &[OsString]) -> Vec<String> {
    let tree = tree.mut_arg("help", |help| help.action(ArgAction::SetTrue)).ignore_errors(true);
    let mut words = Vec::new();
    let Ok(matches) = tree.try_get_matches_from(args) else { return words };
    let mut below = matches.subcommand();
    while let Some((name, matches)) = below {
        words.push(name.to_owned());
        below = matches.subcommand();
    }
    words
}

/// The command of these words, or the last of them that there is.
pub(crate) fn find<'a>(tree: &'a Command, words: &[String]) -> &'a Command {
    let below = |command: &'a Command, word: &String| command.find_subcommand(word).unwrap_or(command);
    words.iter().fold(tree, below)
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::cli::command;

    #[test]
    fn a_command_is_found_whatever_is_wrong_with_its_line() {
        for (line, expected) in [
            ("meibo", ""),
            ("meibo --help", ""),
            ("meibo --profile account login -h", "login"),
            ("meibo account --help", "account"),
            ("meibo account role add --help", "account role add"),
            ("meibo account role add x1 --nosuch", "account role add"),
            ("meibo -o nosuch account show", "account show"),
            ("meibo acount show", ""),
        ] {
            let args: Vec<_> = line.split(' ').map(Into::into).collect();
            assert_eq!(words(command::tree(), &args).join(" "), expected, "{line}");
        }
    }
}
