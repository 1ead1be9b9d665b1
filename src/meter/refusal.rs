//! What a mail app reads where it gets no mail: one line of POP3.

use super::lease::Halt;
use crate::texts::{Lang, Texts, args};

/// Octets of a line, its end included (RFC 1939).
pub(super) const LONGEST: usize = 512;

/// The line for whoever may not go on, or cannot.
pub(super) fn line(halt: &Halt) -> Vec<u8> {
    match halt {
        Halt::Refused(sentence) => written("-ERR [SYS/PERM] ", sentence),
        Halt::Down => written("-ERR [SYS/TEMP] ", &both("pop-meter-down")),
        Halt::Changed => written("-ERR [SYS/TEMP] ", &both("pop-meter-changed")),
        Halt::Stopping => written("-ERR [SYS/TEMP] ", &both("pop-meter-stopping")),
    }
}

/// A sentence for people of whom nothing is known.
fn both(key: &str) -> String {
    [Lang::En, Lang::Ja].map(|lang| Texts::of(lang).say(key, args![])).join(" / ")
}

fn written(code: &str, sentence: &str) -> Vec<u8> {
    let mut line = format!("{code}{}", sentence.replace(|letter: char| letter.is_control(), " "));
    let mut length = line.len().min(LONGEST - 2);
    while !line.is_char_boundary(length) {
        length -= 1;
    }
    line.truncate(length);
    line.push_str("\r\n");
    line.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pop_6_a_refusal_is_one_line_of_pop3_whatever_it_says() {
        let long = Halt::Refused("上限\r\nQUIT ".repeat(100));
        let line = line(&long);
        assert!(line.len() <= LONGEST && line.len() > LONGEST - 4, "{}", line.len());
        let text = String::from_utf8(line).unwrap();
        assert!(text.starts_with("-ERR [SYS/PERM] 上限") && text.ends_with("\r\n"), "{text}");
        assert_eq!(text.matches(['\r', '\n']).count(), 2);
    }

    #[test]
    fn pop_6_a_service_that_is_down_is_a_passing_trouble_in_both_languages() {
        for halt in [Halt::Down, Halt::Changed, Halt::Stopping] {
            let text = String::from_utf8(line(&halt)).unwrap();
            let (en, ja) = text.strip_prefix("-ERR [SYS/TEMP] ").unwrap().split_once(" / ").unwrap();
            assert!(en.is_ascii() && en.contains(' ') && !ja.is_ascii(), "{text}");
        }
    }
}
