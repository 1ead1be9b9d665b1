//! Commands to copy into a shell.

use super::{
    session::Session,
    settings::{Key, Origin},
};

/// A value as a shell takes it.
pub(crate) fn quoted(value: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | '+' | '@');
    if !value.is_empty() && value.chars().all(plain) {
        value.to_owned()
    } else {
        format!("'{}'", value.replace('\'', r"'\''"))
    }
}

impl Session {
    /// A command of this program that reaches the same service as this run: with its profile and service, where flags
    /// named them.
    pub(crate) fn command(&self, words: &str) -> String {
        let flagged = |key: Key| self.settings.get(key).filter(|setting| matches!(setting.origin, Origin::Flag(_)));
        let flag = |key: Key| flagged(key).map(|setting| format!(" {} {}", key.flag(), quoted(&setting.value)));
        let flags: String = [Key::Profile, Key::Service, Key::CaFile].into_iter().filter_map(flag).collect();
        format!("meibo{flags} {words}")
    }

    /// Whether a dry run speaks of what would be: the value `would` of texts.
    pub(crate) fn would(&self) -> &'static str {
        if self.global.dry_run { "yes" } else { "no" }
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        assert_eq!(quoted("https://a.example/x"), "https://a.example/x");
        assert_eq!(quoted("it's 山田"), r"'it'\''s 山田'");
        assert_eq!(quoted(""), "''");
    }
}
