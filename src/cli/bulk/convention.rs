//! How our own tables call columns and words: people write them so in their files.

use crate::{
    cli::bulk::results_file,
    contract::bulk::MAX_KEY,
    rules::role::{self, Affiliation, Role},
    spreadsheet::{Conventions, Words},
    texts::{Lang, Texts, args},
    ui::bare,
};

/// What is the same for the files of all commands.
pub(super) static CONVENTIONS: Conventions = Conventions {
    labels: |column| Lang::ALL.into_iter().filter_map(|lang| shown(lang, "column", column)).collect(),
    results: &results_file::COLUMNS,
    longest_key: MAX_KEY,
    bare,
};

/// What a person is to the university.
pub(super) static AFFILIATIONS: Words = Words {
    known: || Affiliation::ALL.iter().map(|it| it.as_str()).collect(),
    shown: |word| shown(Lang::Ja, "value-affiliation", word),
};

/// What somebody may do.
pub(super) static ROLES: Words = Words {
    known: || Role::ALL.iter().map(|it| it.as_str()).collect(),
    shown: |word| shown(Lang::Ja, "value-role", word),
};

/// Whether an account is a person's or a workshop's.
pub(super) static ACCOUNT_KINDS: Words = Words {
    known: || role::Kind::ALL.iter().map(|it| it.as_str()).collect(),
    shown: |word| shown(Lang::Ja, "value-kind", word),
};

/// The languages of letters.
pub(super) static LANGUAGES: Words = Words {
    known: || Lang::ALL.iter().map(|it| it.as_str()).collect(),
    shown: |word| shown(Lang::Ja, "value-language", word),
};

/// A word of ours as people read it.
fn shown(lang: Lang, family: &str, word: &str) -> Option<String> {
    let (texts, key) = (Texts::of(lang), format!("{family}-{}", word.replace('_', "-")));
    let is_ours = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') && texts.has(&key);
    is_ours.then(|| texts.say(&key, args![]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_shown_as_in_our_tables() {
        for (words, word, read) in [
            (&AFFILIATIONS, "staff", "教職員"),
            (&AFFILIATIONS, "student", "学生"),
            (&ROLES, "help-desk", "ヘルプデスク"),
            (&ACCOUNT_KINDS, "workshop", "講習会"),
            (&LANGUAGES, "ja", "日本語"),
        ] {
            assert!((words.known)().contains(&word), "{word}");
            assert_eq!((words.shown)(word).as_deref(), Some(read), "{word}");
        }
        assert_eq!((AFFILIATIONS.shown)("職員"), None);
    }

    #[test]
    fn headings_are_those_of_our_tables() {
        for (column, label) in
            [("login-id", "ログイン ID"), ("name", "名前"), ("department", "所属"), ("created_at", "作成日時")]
        {
            assert!((CONVENTIONS.labels)(column).iter().any(|it| it == label), "{label}");
        }
    }
}
