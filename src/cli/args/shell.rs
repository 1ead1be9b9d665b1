//! Values in commands that are copied into a shell.

/// A value as a shell takes it.
pub(crate) fn quoted(value: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | '+' | '@' | '=' | ',');
    if !value.is_empty() && !value.starts_with('=') && value.chars().all(plain) {
        value.to_owned()
    } else {
        format!("'{}'", value.replace('\'', r"'\''"))
    }
}

/// A flag with its value, a blank in front; a value that looks like a flag is tied to it.
pub(crate) fn flag(name: &str, value: &str) -> String {
    let between = if value.starts_with('-') { '=' } else { ' ' };
    format!(" {name}{between}{}", quoted(value))
}

/// An argument, a blank in front; one that looks like a flag comes behind `--`, and last.
pub(crate) fn argument(value: &str) -> String {
    let mark = if value.starts_with('-') { " --" } else { "" };
    format!("{mark} {}", quoted(value))
}

#[cfg(test)]
mod tests {
    use super::{argument, flag, quoted};

    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        assert_eq!(quoted("https://a.example/x"), "https://a.example/x");
        assert_eq!(quoted("it's 山田"), r"'it'\''s 山田'");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("=ls"), "'=ls'");
    }

    #[test]
    fn what_looks_like_a_flag_is_taken_as_a_value() {
        assert_eq!(flag("--department", r#"-x "y' z"#), r#" --department='-x "y'\'' z'"#);
        assert_eq!(flag("--name", "山田 太郎"), " --name '山田 太郎'");
        assert_eq!(argument("-x"), " -- -x");
        assert_eq!(argument("Ecrea"), " Ecrea");
    }
}
