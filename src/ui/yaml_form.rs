//! YAML that every reader reads alike: YAML 1.1 does not take `off`, `1_000` and `12:30:45` for text.
//!
//! A library quotes for one version of YAML. JSON's strings are YAML in both, so whatever could be read in two ways is
//! written as a JSON string.

use std::fmt::Write;

use serde_json::Value;

/// A value as a block of YAML.
pub(super) fn yaml(value: &Value) -> String {
    let mut text = String::new();
    block(value, 0, &mut text);
    if is_block(value) { text } else { text + "\n" }
}

fn block(value: &Value, depth: usize, text: &mut String) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (at, (name, value)) in fields.iter().enumerate() {
                indent(at, depth, text);
                text.push_str(&scalar(name));
                text.push(':');
                // A list stands as far left as its name.
                let below = if value.is_array() { depth } else { depth + 1 };
                text.push_str(if is_block(value) { "\n" } else { " " });
                if is_block(value) {
                    text.push_str(&"  ".repeat(below));
                }
                block(value, below, text);
                if !is_block(value) {
                    text.push('\n');
                }
            }
        }
        Value::Array(values) if !values.is_empty() => {
            for (at, value) in values.iter().enumerate() {
                indent(at, depth, text);
                text.push_str("- ");
                block(value, depth + 1, text);
                if !is_block(value) {
                    text.push('\n');
                }
            }
        }
        Value::Object(_) => text.push_str("{}"),
        Value::Array(_) => text.push_str("[]"),
        Value::String(words) => text.push_str(&scalar(words)),
        other => text.push_str(&other.to_string()),
    }
}

/// Whether the value takes lines of its own.
fn is_block(value: &Value) -> bool {
    match value {
        Value::Object(fields) => !fields.is_empty(),
        Value::Array(values) => !values.is_empty(),
        _ => false,
    }
}

/// Indents every entry of a block but the first, which already stands in its place.
fn indent(at: usize, depth: usize, text: &mut String) {
    if at > 0 {
        text.push_str(&"  ".repeat(depth));
    }
}

fn scalar(words: &str) -> String {
    if is_plain(words) { words.to_owned() } else { quoted(words) }
}

/// Words that are text in every version of YAML: numbers, days and times begin with a digit or a sign.
fn is_plain(words: &str) -> bool {
    const OTHER_TYPES: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    words.starts_with(char::is_alphabetic)
        && !words.ends_with(' ')
        && words.chars().all(|c| c.is_alphanumeric() || " _-./@+".contains(c))
        && !OTHER_TYPES.contains(&words.to_lowercase().as_str())
}

/// A JSON string, with escapes also for what YAML calls not printable.
fn quoted(words: &str) -> String {
    let json = Value::from(words).to_string();
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') {
            let _ = write!(text, "\\u{:04x}", u32::from(c));
        } else {
            text.push(c);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_yaml_1_1_reads_as_another_type_is_quoted() {
        for words in [
            "off",
            "OFF",
            "no",
            "No",
            "n",
            "y",
            "yes",
            "on",
            "true",
            "null",
            "~",
            "",
            "1_000",
            "12:30:45",
            "0o7",
            "0x1F",
            "017",
            "1e3",
            ".5",
            ".inf",
            ".NaN",
            "-1",
            "+81",
            "2027-03-31",
            "2027-03-31T00:00:00+09:00",
            "=",
            "<<",
            "- a",
            "a: b",
            "a #b",
            "#a",
            "&a",
            "*a",
            "!a",
            "%a",
            "@a",
            "`a",
            "'a",
            "[a]",
            "{a}",
            " a",
            "a ",
            "a,b",
            "_1",
            "---",
        ] {
            assert_eq!(yaml(&json!(words)), format!("\"{words}\"\n"), "{words}");
        }
        for words in ["enabled", "help-desk", "田中 太郎", "𠮷野", "a..b@docomo.ne.jp", "tanaka", "offline", "Zoë"]
        {
            assert_eq!(yaml(&json!(words)), format!("{words}\n"), "{words}");
        }
        assert_eq!(yaml(&json!("a\"b\\c\n\u{7f}\u{85}\u{2028}")), "\"a\\\"b\\\\c\\n\\u007f\\u0085\\u2028\"\n");
    }

    #[test]
    fn objects_and_lists_stand_in_blocks() {
        let value = json!([
            { "login_id": "a1", "on": "2027-03-31", "state": "off", "locks": [], "entitlement": null, "left": 3,
              "two_step": { "methods": [{ "kind": "sms", "is_default": true }, { "kind": "totp" }], "none": {} } },
            ["x", ["y"]],
        ]);
        let expected = "\
- login_id: a1
  \"on\": \"2027-03-31\"
  state: \"off\"
  locks: []
  entitlement: null
  left: 3
  two_step:
    methods:
    - kind: sms
      is_default: true
    - kind: totp
    none: {}
- - x
  - - \"y\"
";
        assert_eq!(yaml(&value), expected);
    }
}
