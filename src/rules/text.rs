//! What people type, brought to one form before it is judged: normalise once, then validate.

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class, is_nfc};

use super::Refusal;

/// Identifiers and codes: trimmed (the full-width space too), full-width and decomposed forms folded (NFKC).
pub fn fold(typed: &str) -> String {
    if typed.is_ascii() {
        // Most are, and a file may hold millions.
        return typed.trim().to_owned();
    }
    typed.trim().nfkc().collect::<String>().trim().to_owned()
}

/// Names and other free text: trimmed, and combining marks composed (か with a mark becomes が). A character that is one
/// already stays what it is (ALL-6), also where NFC has another one for it: 隆 as U+F9DC, and Å as the unit.
pub fn compose(typed: &str) -> String {
    let mut text = String::with_capacity(typed.len());
    let mut rest = typed.trim();
    while let Some((at, kept)) = rest.char_indices().find(|(_, c)| nfc_has_another(*c)) {
        text.extend(rest[..at].nfc());
        text.push(kept);
        rest = &rest[at + kept.len_utf8()..];
    }
    text.extend(rest.nfc());
    text
}

fn nfc_has_another(c: char) -> bool {
    !c.is_ascii() && canonical_combining_class(c) == 0 && !is_nfc(c.encode_utf8(&mut [0; 4]))
}

/// Whether a character stands in for one that a program could not keep: the geta mark of Japanese print, and Unicode's
/// replacement character. No name contains them.
pub fn is_of_a_lost_character(c: char) -> bool {
    matches!(c, '\u{3013}' | '\u{fffd}')
}

/// A text that may quote an address (a URL), without the name and password that may stand before the host's name, or in
/// its query: to be shown or logged.
pub fn without_passwords(text: &str) -> String {
    let end = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>');
    text.split_inclusive(end).map(word_without_passwords).collect()
}

fn word_without_passwords(word: &str) -> String {
    let (scheme, rest) = word.split_at(word.find("://").map_or(0, |at| at + "://".len()));
    let shown = match rest.rsplit_once('@') {
        // A mail address has no password; a text with a colon or a scheme before the @ may have one.
        Some((user, host)) if !scheme.is_empty() || user.contains(':') => format!("{scheme}…@{host}"),
        _ => word.to_owned(),
    };
    match shown.split_once("password=") {
        Some((before, value)) => {
            format!("{before}password=…{}", value.find('&').map_or("", |at| &value[at..]))
        }
        None => shown,
    }
}

/// One value that was refused, as an error may quote it: an address without what may be a password in it. More is hidden than
/// [`without_passwords`] hides in a sentence, for in what could not be read nobody knows where a password ends.
pub fn quotable(value: &str) -> String {
    let (scheme, rest) = value.split_at(value.find("://").map_or(0, |at| at + "://".len()));
    let is_port =
        |after: &str| after.split(['/', '?', '#']).next().unwrap_or_default().bytes().all(|c| c.is_ascii_digit());
    let is_host = |host: &str| host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | ':'));
    match rest.rsplit_once('@') {
        // A mail address has no password.
        Some((user, host)) if scheme.is_empty() && !user.contains([':', '=']) && is_host(host) => value.to_owned(),
        Some((_, host)) if is_host(host) => format!("{scheme}…@{host}"),
        Some(_) => format!("{scheme}…"),
        None if rest.contains('=') => format!("{scheme}…"),
        None if !scheme.is_empty() && rest.split_once(':').is_some_and(|(_, after)| !is_port(after)) => {
            format!("{scheme}…")
        }
        None => value.to_owned(),
    }
}

/// What a deserialiser expected, taken from its error. What it found is left out: it may be a secret of the wrong type.
pub fn expected(why: &str) -> &str {
    match why.find("expected ") {
        Some(at) if why.starts_with("invalid ") || why.starts_with("unknown variant ") => &why[at..],
        _ => why,
    }
}

/// Whether a character could move the cursor, or hide, blank or reverse what stands beside it: controls, and the
/// bidi, line-separating, invisible and tag characters. Variation selectors and joiners, which names need, are not.
pub fn is_unsafe_to_show(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether people type it between the groups of a number: spaces, and everything that looks like a hyphen
/// on a Japanese keyboard (the long vowel mark, the minus sign).
pub fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{30fc}' | '\u{ff0d}' | '\u{ff70}')
}

/// A typed number or code, folded and without separators.
pub fn fold_together(typed: &str) -> String {
    // Folded again: what a separator kept apart may now compose.
    fold(typed).chars().filter(|c| !is_separator(*c)).nfkc().collect()
}

/// The value of a list's filter: folded, at most 128 code points, nothing unsafe.
///
/// # Errors
/// `invalid_value` naming the field.
pub fn filter(field: &str, typed: &str) -> Result<String, Refusal> {
    const MOST: usize = 128;
    let folded = fold(typed);
    if folded.chars().any(is_unsafe_to_show) {
        Err(Refusal::invalid(field, "unsafe-character"))
    } else if folded.chars().count() > MOST {
        Err(Refusal::invalid(field, "too-long"))
    } else {
        Ok(folded)
    }
}

/// What somebody or something is called: as [`label`], and no character of it was lost on the way (ALL-6).
///
/// # Errors
/// `invalid_value` naming the field.
pub fn name(field: &str, typed: &str, most: u32) -> Result<String, Refusal> {
    if typed.chars().any(is_of_a_lost_character) {
        return Err(Refusal::invalid(field, "character-lost"));
    }
    label(field, typed, most)
}

/// Free text that others will read: composed, 1 to `most` code points, nothing unsafe to show.
///
/// # Errors
/// `invalid_value` naming the field, with the limit.
pub fn label(field: &str, typed: &str, most: u32) -> Result<String, Refusal> {
    let text = compose(typed);
    let count = text.chars().count();
    if let Some(unsafe_one) = text.chars().find(|c| is_unsafe_to_show(*c)) {
        // Nobody finds it by looking.
        let number = format!("U+{:04X}", u32::from(unsafe_one));
        Err(Refusal::invalid(field, "unsafe-character").fact("character", number))
    } else if count == 0 {
        Err(Refusal::invalid(field, "empty"))
    } else if count > most as usize {
        Err(Refusal::invalid(field, "too-long").fact("max", most))
    } else {
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    #[test]
    fn what_may_be_a_password_is_not_quoted() {
        for hidden in [
            "postgres://meibo:CANARY@db.example/meibo",
            "postgres://meibo:CAN@CANARY@db.example/meibo",
            "postgres://meibo:my CANARY@db.example/meibo",
            "postgres://meibo:CANARY",
            "postgres:/meibo:CANARY@db.example",
            "host=db.example password=CANARY",
            "postgres://db.example/meibo?password=CANARY",
            "imaps://a:b@c@CANARY\"quoted",
        ] {
            assert!(!quotable(hidden).contains("CANARY"), "{}", quotable(hidden));
        }
        assert_eq!(quotable("mysql://meibo:CANARY@db.example/meibo"), "mysql://…@db.example/meibo");
        for shown in
            ["https://smtp.example.jp", "http://meibo.example:8443/a", "someone@example.jp", "not a domain", "81:5"]
        {
            assert_eq!(quotable(shown), shown);
        }
        // An error of another form yields nothing.
        assert_eq!(expected("trailing characters, expected `,`"), "trailing characters, expected `,`");
        assert_eq!(expected("invalid type: string \"CANARY\", expected u32"), "expected u32");
        assert_eq!(expected("unknown variant `CANARY`, expected `text` or `json`"), "expected `text` or `json`");
    }

    #[test]
    fn an_address_is_shown_without_its_password() {
        for (text, shown) in [
            ("postgres://meibo:CANARY@db.example/meibo", "postgres://…@db.example/meibo"),
            ("postgres://meibo:CAN@RY/x@db.example/meibo", "postgres://…@db.example/meibo"),
            ("http://token@p.example:80", "http://…@p.example:80"),
            ("me:CANARY@p.example", "…@p.example"),
            ("postgres://db/m?user=a&password=CANARY&x=1", "postgres://db/m?user=a&password=…&x=1"),
            ("unknown `a`, got \"http://a:CANARY@b\" here", "unknown `a`, got \"http://…@b\" here"),
            ("http://a:CANARY@b or http://c:CANARY@d", "http://…@b or http://…@d"),
            ("taro@example.jp and https://plain.example/a", "taro@example.jp and https://plain.example/a"),
        ] {
            assert_eq!(super::without_passwords(text), shown);
        }
    }

    use super::*;

    #[test]
    fn full_width_and_decomposed_input_fold() {
        assert_eq!(fold("\u{3000}Ａ１２３＠\u{3000}"), "A123@");
        assert_eq!(compose("か\u{3099}"), "が");
        assert_eq!(compose("㈱"), "㈱");
    }

    #[test]
    fn all_6_a_name_is_kept_as_given() {
        // CJK compatibility ideographs, a variation selector, a half-width kana, what NFC has other characters for.
        for name in
            ["隆\u{f9dc}", "\u{fa19}", "\u{2f81a}", "葛\u{e0100}城", "辻\u{fe00}", "ﾀﾅｶ", "\u{212b}ke", "\u{958}", "㈱"]
        {
            assert_eq!(compose(name), name, "{}", name.escape_unicode());
        }
        let compatible = ('\u{f900}'..='\u{fad9}').chain('\u{2f800}'..='\u{2fa1d}');
        let changed: String = compatible.filter(|c| compose(&format!("田{c}子")) != format!("田{c}子")).collect();
        assert_eq!(changed, "");
        // As a Mac names its files.
        for (typed, composed) in [
            ("か\u{3099}く", "がく"),
            ("Zoe\u{308}", "Zoë"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
            ("\u{f9dc}か\u{3099}\u{f9dc}", "\u{f9dc}が\u{f9dc}"),
            ("a\u{301}\u{327}", "á\u{327}"),
            // A mark that NFC replaces by another.
            ("a\u{341}", "á"),
        ] {
            assert_eq!(compose(typed), composed, "{}", typed.escape_unicode());
        }
    }

    #[test]
    fn all_6_a_name_that_lost_a_character_is_refused() {
        for typed in ["〓野", "\u{fffd}野", "野〓"] {
            assert_eq!(name("name", typed, 128), Err(Refusal::invalid("name", "character-lost")), "{typed}");
        }
        assert_eq!(name("name", "𠮷野☃", 128).as_deref(), Ok("𠮷野☃"));
    }

    #[test]
    fn names_keep_what_belongs_to_them_and_nothing_that_hides() {
        for name in ["田中 花子", "葛\u{e0100}城", "髙橋", "𠮷野家", "O'Brien", "Zoë", "می\u{200c}خواهم"]
        {
            assert_eq!(label("name", name, 128).as_deref(), Ok(compose(name).as_str()), "{name}");
        }
        for (name, character) in [
            ("a\nb", "U+000A"),
            ("a\tb", "U+0009"),
            ("a\u{1b}[2J", "U+001B"),
            ("a\u{202e}b", "U+202E"),
            ("a\u{200b}b", "U+200B"),
            ("\u{3164}", "U+3164"),
            ("a\u{2066}b", "U+2066"),
            ("a\u{e0041}b", "U+E0041"),
            ("a\u{9b}b\u{200b}", "U+009B"),
        ] {
            let refused = Refusal::invalid("name", "unsafe-character").fact("character", character);
            assert_eq!(label("name", name, 128), Err(refused), "{name:?}");
        }
    }

    #[test]
    fn a_label_counts_code_points_after_composing() {
        let decomposed = "か\u{3099}".repeat(128);
        assert_eq!(label("name", &decomposed, 128), Ok("が".repeat(128)));
        let too_long = Refusal::invalid("name", "too-long").fact("max", 128u32);
        assert_eq!(label("name", &"𠮷".repeat(129), 128), Err(too_long));
        for empty in ["", "  ", "\u{3000}"] {
            assert_eq!(label("name", empty, 128), Err(Refusal::invalid("name", "empty")), "{empty:?}");
        }
    }

    #[test]
    fn find_1_a_filter_has_128_code_points_at_the_most_and_nothing_unsafe() {
        assert_eq!(filter("name", " ＡＢ "), Ok("AB".to_owned()));
        assert_eq!(filter("name", ""), Ok(String::new()));
        assert_eq!(filter("name", &"あ".repeat(128)), Ok("あ".repeat(128)));
        assert_eq!(filter("name", &"あ".repeat(129)), Err(Refusal::invalid("name", "too-long")));
        assert_eq!(filter("name", "a\u{202e}b"), Err(Refusal::invalid("name", "unsafe-character")));
    }

    #[test]
    fn separators_of_a_japanese_keyboard_fall_away() {
        for typed in [
            "090-1234",
            "０９０－１２３４",
            "090ー1234",
            "090ｰ1234",
            "090−1234",
            "090‐1234",
            "090\u{3000}1234",
            "090–1234",
        ] {
            assert_eq!(fold_together(typed), "0901234", "{typed}");
        }
    }

    #[test]
    fn marks_that_a_separator_kept_apart_are_ordered_anew() {
        assert_eq!(fold_together("\u{1dc0}\u{b8}"), "\u{327}\u{1dc0}");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(typed in any::<String>()) {
            prop_assert_eq!(fold(&fold(&typed)), fold(&typed));
            prop_assert_eq!(compose(&compose(&typed)), compose(&typed));
            prop_assert_eq!(fold_together(&fold_together(&typed)), fold_together(&typed));
        }
    }
}
