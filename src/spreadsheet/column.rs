//! The columns that are read from a file, and the headings under which people have them.

use crate::rules::text::fold;

/// How a column of a file becomes a field of a request.
#[derive(Debug)]
pub(crate) struct Column {
    /// Its name as we write it, `last-day`; underscores, capitals and full-width letters make no difference.
    pub(crate) name: &'static str,
    /// Other names of the column, in small letters: `login-id` for `id`.
    pub(crate) also: &'static [&'static str],
    /// The field of the JSON request.
    pub(crate) field: &'static str,
    /// Whether every row needs it.
    pub(crate) required: bool,
    /// What its cells hold.
    pub(crate) kind: Kind,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// An identifier: trimmed (the full-width space too), full width folded.
    Id,
    /// The login id of an account.
    LoginId,
    /// The id of an app password.
    AppPassword,
    /// One of a fixed set of words.
    Word(&'static Words),
    /// Free text, with the blanks around it removed.
    Text,
    /// A day as people and spreadsheets write it (`2027/3/31`), handed on as `2027-03-31`.
    Date,
}

/// The words that the cells of a column can hold.
#[derive(Debug)]
pub(crate) struct Words {
    /// All of them, as the API spells them.
    pub(crate) known: fn() -> Vec<&'static str>,
    /// What a person reads in place of a word, where that differs; a cell may hold either.
    pub(crate) shown: fn(&str) -> Option<String>,
}

impl Words {
    /// The word that a folded, lower-case cell means, written as the API spells it or as people read it.
    pub(super) fn meant(&self, cell: &str) -> Option<&'static str> {
        let is_shown = |word: &&str| (self.shown)(word).is_some_and(|it| fold(&it) == cell);
        let known = (self.known)();
        // Nearly every cell is the word itself: what people read is put together for the others only.
        known.iter().find(|word| **word == cell).or_else(|| known.iter().find(|word| is_shown(word))).copied()
    }
}

impl Kind {
    /// Whether it identifies something: then letter case does not count.
    pub(super) fn is_id(self) -> bool {
        matches!(self, Self::Id | Self::LoginId | Self::AppPassword | Self::Word(_))
    }
}

/// The columns that a file may have.
#[derive(Debug)]
pub(crate) struct Columns {
    /// The columns that fill a field of the request.
    pub(crate) columns: &'static [Column],
    /// The names of the columns that together tell a row from every other.
    pub(crate) key: &'static [&'static str],
    /// Whether a file needs at least one column besides its key: with the key alone it would ask for nothing.
    pub(crate) needs_one: bool,
    /// Headings that are accepted and ignored, since files written elsewhere have them.
    pub(crate) ignored: &'static [&'static str],
    /// What is the same for all files of this house.
    pub(crate) conventions: &'static Conventions,
}

/// How this house writes files of its own, which come back as somebody's input, and what it takes.
#[derive(Debug)]
pub(crate) struct Conventions {
    /// The headings under which people read a column in tables of ours.
    pub(crate) labels: fn(&str) -> Vec<String>,
    /// The columns that results files add: a file that has them all is such a file, corrected and handed in again.
    pub(crate) results: &'static [&'static str],
    /// The longest key of a row, in bytes of UTF-8.
    pub(crate) longest_key: usize,
    /// A cell as it was before it was made harmless for spreadsheets.
    pub(crate) bare: fn(&str) -> &str,
}

impl Conventions {
    /// Whether all columns of results are among these headings.
    pub(super) fn are_results(&self, headings: &[&str]) -> bool {
        self.results.iter().all(|name| headings.iter().any(|heading| normal(heading) == normal(name)))
    }

    /// The column of results that a heading names.
    pub(super) fn result(&self, heading: &str) -> Option<&'static str> {
        self.results.iter().copied().find(|name| normal(heading) == normal(name))
    }
}

/// What a heading stands for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Meaning {
    /// A column that says something.
    Column(&'static Column),
    /// Nothing: an ignored name.
    Ignored(&'static str),
}

impl Columns {
    /// What a heading stands for: a column that has that name or is shown under it in our own tables, or an ignored
    /// name; `None` if nothing is. Spaces between its words or letters make no difference.
    pub(crate) fn meaning(&self, heading: &str) -> Option<Meaning> {
        let name = normal(heading);
        let (hyphened, joined) = (name.replace(' ', "-"), without_spaces(&name));
        let known = self.of(|it| is(it, &name) || is(it, &hyphened) || is(it, &joined));
        let is_label = |label: &String| without_spaces(&normal(label)) == joined;
        known.or_else(|| self.of(|it| (self.conventions.labels)(it).iter().any(is_label)))
    }

    /// The column, or the ignored name, one of whose names is meant.
    fn of(&self, is_meant: impl Fn(&'static str) -> bool) -> Option<Meaning> {
        let column = self.columns.iter().find(|column| column.names().any(&is_meant)).map(Meaning::Column);
        column.or_else(|| self.ignored.iter().find(|it| is_meant(it)).map(|it| Meaning::Ignored(it)))
    }

    /// The names of the columns, to choose from.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|column| column.name)
    }

    /// The column of that name.
    pub(super) fn named(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

impl Column {
    fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        std::iter::once(self.name).chain(self.also.iter().copied())
    }

    /// Whether it is the same column.
    pub(super) fn is(&self, other: &Column) -> bool {
        self.name == other.name
    }
}

impl Meaning {
    /// Its name among the columns: two headings with the same one are one column twice.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Meaning::Column(column) => column.name,
            Meaning::Ignored(name) => name,
        }
    }

    /// Whether its cells may go over several lines.
    pub(super) fn is_free_text(self) -> bool {
        matches!(self, Meaning::Column(Column { kind: Kind::Text, .. }))
    }
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// A heading as names are compared: folded, in small letters, with hyphens.
pub(crate) fn normal(heading: &str) -> String {
    fold(heading.trim_matches('\u{feff}')).to_lowercase().replace('_', "-")
}

/// Whether a name of ours, in either spelling, is the normalised one.
fn is(name: &str, normal: &str) -> bool {
    name.bytes().map(|byte| if byte == b'_' { b'-' } else { byte }).eq(normal.bytes())
}

/// Words that name a secret, wherever they stand in a heading.
const SECRET_WORDS: &[&str] =
    &["password", "passwords", "passwd", "passphrase", "pwd", "secret", "secrets", "token", "tokens", "pin", "otp"];

/// Headings that as a whole name a secret: `department-code` does not.
const SECRET_HEADINGS: &[&str] =
    &["code", "codes", "backup-code", "backup-codes", "verification-code", "sms-code", "one-time-code", "pass"];

/// The same in Japanese, which puts no spaces between words: parts of a heading.
const SECRET_PARTS: &[&str] = &[
    "パスワード",
    "パスフレーズ",
    "パスコード",
    "暗証番号",
    "認証コード",
    "確認コード",
    "バックアップコード",
    "トークン",
];

/// Whether a column of that heading would carry secrets, which have no place in a file of rows.
pub(super) fn is_secret(heading: &str) -> bool {
    let name = normal(heading);
    name.split(|c: char| !c.is_alphanumeric()).any(|word| SECRET_WORDS.contains(&word))
        || SECRET_HEADINGS.contains(&name.replace(' ', "-").as_str())
        || SECRET_PARTS.iter().any(|part| without_spaces(&name).contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spreadsheet::tests::STAFF;

    #[test]
    fn a_column_is_known_by_each_of_its_spellings() {
        for heading in ["last-day", "last_day", "LAST-DAY", " Last_Day\u{3000}", "ｌａｓｔ＿ｄａｙ", "\u{feff}last-day"]
        {
            assert_eq!(STAFF.meaning(heading).map(Meaning::name), Some("last-day"), "{heading:?}");
        }
        assert_eq!(STAFF.meaning("Login_ID").map(Meaning::name), Some("id"));
        assert_eq!(STAFF.meaning("学籍番号").map(Meaning::name), Some("id"));
        assert!(matches!(STAFF.meaning("created_at"), Some(Meaning::Ignored("created_at"))));
        // As tables of ours show them.
        for (heading, name) in [("ログイン ID", "id"), ("ログインID", "id"), ("名前", "name"), ("所属", "department")]
        {
            assert_eq!(STAFF.meaning(heading).map(Meaning::name), Some(name), "{heading:?}");
        }
        // A space inside, as people set two letters apart, and as our own tables show them.
        for (heading, name) in [
            ("氏　名", "name"),
            ("氏 名", "name"),
            ("名　前", "name"),
            ("学 籍 番 号", "id"),
            ("LOGIN ID", "id"),
            ("Login id", "id"),
            ("Last Day", "last-day"),
            ("last\u{a0}day", "last-day"),
            ("CREATED", "created_at"),
            ("作成日時", "created_at"),
            ("Department", "department"),
        ] {
            assert_eq!(STAFF.meaning(heading).map(Meaning::name), Some(name), "{heading:?}");
        }
        assert!(STAFF.meaning("lstday").is_none());
        assert!(STAFF.meaning("").is_none());
    }

    #[test]
    fn headings_of_secrets_are_recognised_and_their_neighbours_are_not() {
        for heading in [
            "password",
            "Initial_Password",
            "smtp password",
            "app-password",
            "secret",
            "token",
            "code",
            "backup codes",
            "PIN",
            "ｐａｓｓｗｏｒｄ",
            "パスワード",
            "初期パスワード",
            "ﾊﾟｽﾜｰﾄﾞ",
            "暗証番号",
            "パス ワード",
        ] {
            assert!(is_secret(heading), "{heading}");
        }
        for heading in ["id", "name", "department-code", "postal_code", "opinion", "shipping", "passport", "部局コード"]
        {
            assert!(!is_secret(heading), "{heading}");
        }
    }
}
