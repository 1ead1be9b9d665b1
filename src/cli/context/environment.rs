//! The environment, read once.

use std::collections::BTreeMap;

use crate::ui::ColorSigns;

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

    /// A variable that is set and not empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Whether a variable switches something on: set, and neither empty nor `0`.
    pub(crate) fn is_on(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value != "0")
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
