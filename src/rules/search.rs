//! Searches (FIND-2): what people type and what is stored are folded alike, so that either finds the other.

use std::{collections::HashMap, sync::LazyLock};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{Refusal, text};

/// The version of the folding that keys are written in. Whoever changes what [`folded`] does increments it, and the store
/// writes its keys anew.
pub const FORM: u32 = 2;

/// The most words that a search may have.
const MOST_WORDS: usize = 8;

/// The words of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As it stands in keys.
    pub folded: String,
    /// As it stands in addresses, where it can be part of one.
    pub of_address: Option<String>,
}

/// The words of a search, all of which a key must have.
///
/// # Errors
/// `invalid_value` where it is too long, has too many words or unsafe characters.
pub fn words(typed: &str) -> Result<Vec<Word>, Refusal> {
    let typed = text::filter("search", typed)?;
    let words: Vec<&str> = typed.split(is_between).filter(|word| !word.is_empty()).collect();
    if words.len() > MOST_WORDS {
        return Err(Refusal::invalid("search", "too-long"));
    }
    let word = |word: &&str| Word { folded: folded(word), of_address: of_address(word) };
    Ok(words.iter().map(word).filter(|word| !word.folded.is_empty()).collect())
}

fn of_address(word: &str) -> Option<String> {
    word.is_ascii().then(|| word.to_ascii_lowercase())
}

/// What searches look in: the parts of it, each folded and without blanks, on lines of their own.
pub fn key<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().map(folded).collect::<Vec<_>>().join("\n")
}

/// One form for what can be written in several: width, case, accents, kana, blanks, variation selectors and written
/// variants of kanji.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            c if is_between(c) || is_mark(c) || is_ignorable(c) => {}
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            c => folded.push(plain(c)),
        }
    }
    // A voiced kana is one again, so that か does not find が.
    folded.nfc().collect()
}

/// Whether it stands between the parts of a name.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '・' | '･')
}

/// Whether it is a mark on a letter; the voicing marks of kana make another kana.
fn is_mark(c: char) -> bool {
    is_combining_mark(c) && !matches!(c, '\u{3099}' | '\u{309a}')
}

/// Joiners, variation selectors, and other characters that are not seen.
fn is_ignorable(c: char) -> bool {
    text::is_unsafe_to_show(c)
        || matches!(c, '\u{200c}' | '\u{200d}' | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn plain(c: char) -> char {
    match c {
        // Katakana as hiragana, and the small ke of place names as the large one.
        'ヶ' | 'ケ' | 'ゖ' => 'け',
        'ヵ' | 'ゕ' => 'か',
        'ァ'..='ヴ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ı' => 'i',
        'þ' => 't',
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '`' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c => VARIANTS.get(&c).copied().unwrap_or(c),
    }
}

/// The kanji that stands for each of its written variants.
static VARIANTS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let lines = include_str!("search/variants.txt").lines().filter(|line| !line.starts_with('#'));
    let groups = lines.flat_map(str::split_whitespace);
    groups
        .filter_map(|group| Some((group.chars().next()?, group)))
        .flat_map(|(first, group)| group.chars().skip(1).map(move |variant| (variant, first)))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a search finds a name.
    fn finds(typed: &str, name: &str) -> bool {
        let key = key([name]);
        words(typed).unwrap().iter().all(|word| key.contains(&word.folded))
    }

    #[test]
    fn find_2_a_search_finds_people_however_they_are_written() {
        for (typed, name) in [
            // Variation selectors, of both blocks.
            ("葛城", "葛\u{e0100}城 一郎"),
            ("葛\u{e0101}城", "葛城 一郎"),
            ("辻", "辻\u{fe00}"),
            // Blanks, of any width, on either side.
            ("田中太郎", "田中 太郎"),
            ("田中 太郎", "田中太郎"),
            ("田中\u{3000}太郎", "田中 太郎"),
            ("太郎 田中", "田中 太郎"),
            ("ジョン スミス", "ジョン・スミス"),
            ("ジョンスミス", "ｼﾞｮﾝ･ｽﾐｽ"),
            // Written variants, composed and as compatibility ideographs.
            ("高橋", "髙橋"),
            ("髙橋", "高橋"),
            ("山崎", "山﨑"),
            ("渡辺", "渡邊"),
            ("渡邉", "渡邊"),
            ("斎藤", "齋藤"),
            ("斉藤", "齋藤"),
            ("齊藤", "斎藤"),
            ("吉野家", "𠮷野家"),
            ("隆", "\u{f9dc}"),
            ("広沢", "廣澤"),
            ("神", "\u{fa19}"),
            ("国", "國"),
            ("柳", "栁"),
            ("浜", "濵"),
            // Kana, width and case.
            ("さとう", "サトウ"),
            ("サトウ", "さとう"),
            ("ｻﾄｳ", "さとう"),
            ("ガード", "がーど"),
            ("霞が関", "霞が関"),
            ("霞ヶ関", "霞ケ関"),
            ("ＴＡＮＡＫＡ", "tanaka"),
            ("tanaka", "Tanaka"),
            // Accents, and letters that do not decompose.
            ("zoe", "Zoë"),
            ("Zoë", "zoe"),
            ("ono", "Ōno"),
            ("strasse", "Straße"),
            ("lukasz", "Łukasz"),
            ("istanbul", "İstanbul"),
            ("o'brien", "O’Brien"),
            ("株", "㈱"),
            // Joiners, and what is not seen.
            ("میخواهم", "می\u{200c}خواهم"),
            ("cooperate", "co\u{ad}operate"),
            ("aether", "Æther"),
            ("oeuvre", "Œuvre"),
            ("smith-jones", "Smith–Jones"),
        ] {
            assert!(finds(typed, name), "{typed} does not find {name}");
        }
    }

    #[test]
    fn find_2_a_search_does_not_find_others() {
        for (typed, name) in
            [("か", "が"), ("は", "ぱ"), ("田中 花子", "田中 太郎"), ("tanaka b", "tanaka"), ("鈴", "玲"), ("斎", "済")]
        {
            assert!(!finds(typed, name), "{typed} finds {name}");
        }
        // Two fields are two lines: nothing is found across them.
        assert!(!key(["田中", "太郎"]).contains(&folded("田中太郎")));
    }

    #[test]
    fn find_2_a_search_has_eight_words_at_the_most_and_blanks_are_none() {
        let folded = |typed: &str| words(typed).map(|words| words.into_iter().map(|it| it.folded).collect::<Vec<_>>());
        assert_eq!(folded("a b c d e f g h").map(|words| words.len()), Ok(8));
        assert_eq!(folded("a b c d e f g h i"), Err(Refusal::invalid("search", "too-long")));
        assert_eq!(folded(" 田中\u{3000} ・ Tanaka "), Ok(vec!["田中".to_owned(), "tanaka".to_owned()]));
        // A mark alone leaves nothing to look for.
        assert_eq!(folded("\u{301} a"), Ok(vec!["a".to_owned()]));
    }

    #[test]
    fn find_4_a_word_can_be_of_an_address_where_it_is_ascii() {
        let of_address = |typed: &str| words(typed).unwrap().remove(0).of_address;
        assert_eq!(of_address("Hanako.S@Mail").as_deref(), Some("hanako.s@mail"));
        assert_eq!(of_address("花子"), None);
    }

    #[test]
    fn each_variant_has_one_kanji_that_stands_for_it() {
        let lines = include_str!("search/variants.txt").lines().filter(|line| !line.starts_with('#'));
        let mut all: Vec<char> = lines.flat_map(str::split_whitespace).flat_map(str::chars).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    proptest::proptest! {
        #[test]
        fn folding_for_a_search_twice_is_folding_once(text in "[ -~À-žぁ-ヿ一-龯\u{f900}-\u{fa6d}\u{ff61}-\u{ff9f}\u{e0100}]{0,12}") {
            proptest::prop_assert_eq!(folded(&folded(&text)), folded(&text));
        }
    }
}
