//! The environment, read once.

use std::{collections::BTreeMap, path::Path};

use crate::{cli::args::shell::quoted, ui::ColorSigns};

/// The variables of the process. Not shown by `Debug`: a token may be among them.
#[derive(Clone, Default)]
pub(crate) struct Environment(BTreeMap<String, String>);

impl Environment {
    /// The process's own.
    pub(crate) fn of_process() -> Self {
        let readable = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        Self(std::env::vars_os().filter_map(readable).collect())
    }

    /// The given ones, for tests.
    #[cfg(test)]
    pub(crate) fn of(pairs: &[(&str, &str)]) -> Self {
        Self(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    /// A path as people write it: from their home, which a shell finds only outside of quotes.
    pub(crate) fn typed_path(&self, path: &Path) -> String {
        let home = self.get("HOME").unwrap_or("/");
        match path.strip_prefix(home) {
            Ok(rest) if home != "/" => format!("~/{}", quoted(&rest.display().to_string())),
            _ => quoted(&path.display().to_string()),
        }
    }

    /// A variable that is set and not empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Whether a variable switches something on: set, and not to a word that means no.
    pub(crate) fn is_on(&self, name: &str) -> bool {
        let means_no = |value: &str| ["0", "false", "no", "off"].iter().any(|no| value.eq_ignore_ascii_case(no));
        self.get(name).is_some_and(|value| !means_no(value))
    }

    /// The locale, by POSIX's order, with the variable that said it.
    pub(crate) fn locale(&self) -> Option<(&'static str, &str)> {
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| Some((name, self.get(name)?)))
    }

    /// The customary signs about colours.
    pub(crate) fn color_signs(&self) -> ColorSigns {
        ColorSigns {
            no_color: self.get("NO_COLOR").is_some(),
            force: self.is_on("CLICOLOR_FORCE"),
            clicolor_off: self.get("CLICOLOR") == Some("0"),
            dumb: self.get("TERM") == Some("dumb"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_that_says_no_switches_nothing_on() {
        let is_on = |value: &str| Environment::of(&[("MEIBO_NO_INPUT", value)]).is_on("MEIBO_NO_INPUT");
        assert!(["1", "yes", "true"].into_iter().all(is_on));
        assert!(!["", "0", "false", "No", "OFF"].into_iter().any(is_on));
    }
}
