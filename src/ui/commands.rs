//! Commands of this program in sentences: where they begin and end.

use std::ops::Range;

/// The program, as sentences name it.
const NAME: &str = "meibo";

/// Marks a command that somebody else will type on their own machine, so that the flags of this run are not added to
/// it. Removed before the text is written.
const OTHERS: &str = "\u{2060}";

/// The first word of every command of the program.
pub const VERBS: [&str; 22] = [
    "quickstart",
    "login",
    "logout",
    "status",
    "doctor",
    "account",
    "2sv",
    "app-password",
    "alias",
    "lsa",
    "mail-settings",
    "pop-quota",
    "apply",
    "stop",
    "proxy-apply",
    "audit",
    "bulk",
    "policy",
    "config",
    "explain",
    "completions",
    "help",
];

/// The placeholders that Japanese texts use in commands for values to be typed.
const PLACES: [&str; 8] = ["日付", "氏名", "名前", "理由", "コード", "アドレス", "別のID", "ファイル"];

/// How this program is called to reach the service of this run.
#[derive(Debug, Clone)]
pub struct Program {
    /// The flags that lead there, each by its name and as it is typed, a blank in front.
    pub flags: Vec<(&'static str, String)>,
    /// Whether a command, given by its words, takes a flag: what speaks to no service refuses them.
    pub takes: fn(words: &str, flag: &str) -> bool,
}

impl Program {
    /// The command of these words, with those of the flags that it takes.
    pub fn called(&self, words: &str) -> String {
        let taken = self.flags.iter().filter(|(name, _)| (self.takes)(words, name));
        let flags: String = taken.map(|(_, typed)| typed.as_str()).collect();
        format!("{NAME}{flags} {words}")
    }
}

/// Text with its commands as they are to be called: with the flags by which this run was, where whoever reads it types them.
pub(super) fn called(text: &str, program: Option<&Program>) -> String {
    let is_for_others = |at: usize| text[..at].ends_with(OTHERS);
    let (mut called, mut past) = (String::new(), 0);
    let own = commands_in(text).filter(|command| !text[command.clone()].starts_with("meibo -"));
    for command in own.filter(|command| !is_for_others(command.start)) {
        called.push_str(&text[past..command.start]);
        let words = &text[command.start + NAME.len() + 1..command.end];
        called.push_str(&program.map_or_else(|| text[command.clone()].to_owned(), |program| program.called(words)));
        past = command.end;
    }
    (called + &text[past..]).replace(OTHERS, "")
}

/// What stands before a command of an account's owner: somebody else types it on a machine of their own.
pub fn typed_by(is_reader: bool) -> &'static str {
    if is_reader { "" } else { OTHERS }
}

/// Text whose commands somebody else will type.
pub fn theirs(text: &str) -> String {
    let (mut marked, mut past) = (String::new(), 0);
    for command in commands_in(text) {
        marked.extend([&text[past..command.start], OTHERS, &text[command.clone()]]);
        past = command.end;
    }
    marked + &text[past..]
}

/// The byte ranges of the commands in a text. A command begins with the program's name and a verb or flag, and ends
/// with its line or at the punctuation after it; quoted text belongs to it, whatever it holds.
pub fn commands_in(text: &str) -> impl Iterator<Item = Range<usize>> {
    let begins = |at: usize| !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.'));
    let begins = text.match_indices(NAME).map(|(at, _)| at).filter(move |&at| begins(at) && is_command(&text[at..]));
    let mut past = 0;
    begins.filter_map(move |at| {
        let command = (at >= past).then(|| at..at + length(&text[at..]));
        past = command.as_ref().map_or(past, |command| command.end);
        command
    })
}

fn is_command(text: &str) -> bool {
    let Some(words) = text.strip_prefix(NAME).and_then(|rest| rest.strip_prefix(' ')) else { return false };
    let verb = words.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default();
    words.starts_with('-') || VERBS.contains(&verb)
}

fn length(text: &str) -> usize {
    let (mut quote, mut chars) = (None, text.char_indices().peekable());
    while let Some((at, c)) = chars.next() {
        let is_last = chars.peek().is_none_or(|(_, next)| next.is_whitespace() || !next.is_ascii());
        match (quote, c) {
            (Some(mark), c) if c == mark => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            // An escaped quotation mark opens no quotation.
            (None, '\\') => {
                chars.next_if(|(_, next)| matches!(*next, '\'' | '"'));
            }
            (None, '\n' | '(' | ')' | '<' | '>' | '\u{80}'..) => return text[..at].trim_end().len(),
            (None, '.' | ',' | ';' | ':') if is_last => return at,
            (None, ' ') if is_last => match place(&text[at + 1..]) {
                Some(place) => while chars.next_if(|(next, _)| *next <= at + place.len()).is_some() {},
                // A table of commands: the rest of the line says what this one does.
                None => return at,
            },
            (None, _) => {}
        }
    }
    text.trim_end().len()
}

/// The placeholder at the start of a text, if it stands as a word of its own.
fn place(text: &str) -> Option<&'static str> {
    let stands = |place: &&str| text.strip_prefix(*place).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    PLACES.into_iter().find(stands)
}

#[cfg(test)]
mod tests {
    use super::{OTHERS, Program, called, commands_in};

    fn program(flags: &[(&'static str, &str)]) -> Program {
        let flags = flags.iter().map(|(name, typed)| (*name, format!(" {typed}"))).collect();
        Program { flags, takes: |words, flag| flag == "profile" || !words.starts_with("explain") }
    }

    fn found(text: &str) -> Vec<&str> {
        commands_in(text).map(|command| &text[command]).collect()
    }

    #[test]
    fn a_command_ends_with_the_sentence_around_it() {
        assert_eq!(found("Run meibo logout, then meibo login."), ["meibo logout", "meibo login"]);
        assert_eq!(found("lifts it (meibo account unlock t1)."), ["meibo account unlock t1"]);
        assert_eq!(found("解除できます（meibo account unlock t1）。"), ["meibo account unlock t1"]);
        assert_eq!(found("meibo alias verify a@b.example CODE を実行"), ["meibo alias verify a@b.example CODE"]);
        assert_eq!(found("meibo stop t1 --reason 理由　または"), ["meibo stop t1 --reason 理由"]);
        assert_eq!(found("（meibo account update t1 --last-day 日付）"), ["meibo account update t1 --last-day 日付"]);
        assert_eq!(found("meibo account role add 別のID helper を実行"), ["meibo account role add 別のID helper"]);
        assert_eq!(found("meibo explain コードを実行"), ["meibo explain"]);
        assert_eq!(found("meibo login --code G-123456 (the code)"), ["meibo login --code G-123456"]);
        assert_eq!(found("  meibo bulk list     the jobs"), ["meibo bulk list"]);
        assert_eq!(found("meibo login ID --password-stdin < FILE"), ["meibo login ID --password-stdin"]);
        assert_eq!(found("/usr/bin/meibo login, not-meibo login"), Vec::<&str>::new());
        let prose = "meibo and the service may be of different versions: meibo doctor";
        assert_eq!(found(prose), ["meibo doctor"]);
    }

    #[test]
    fn commands_in_sentences_reach_the_service_of_this_run() {
        let said = "meibo starts it. Run meibo logout, then meibo -p b login.";
        assert_eq!(
            called(said, Some(&program(&[("profile", "-p 'a b'")]))),
            "meibo starts it. Run meibo -p 'a b' logout, then meibo -p b login."
        );
        // A command for another person gets no flags, and the mark is not written.
        let theirs = format!("They run {OTHERS}meibo alias verify a@b.example CODE, you meibo status.");
        assert_eq!(
            called(&theirs, Some(&program(&[("profile", "-p b")]))),
            "They run meibo alias verify a@b.example CODE, you meibo -p b status."
        );
        assert_eq!(called(&theirs, None), theirs.replace(OTHERS, ""));
        let said = "To turn it on: meibo 2sv enable. Or: meibo lsa enable";
        assert_eq!(called(&super::theirs(said), Some(&program(&[("profile", "-p b")]))), said);
    }

    #[test]
    fn a_command_has_the_flags_that_it_takes() {
        let program = program(&[("profile", "-p b"), ("service", "--service x")]);
        let said = "To understand a code: meibo explain CODE. Then meibo login.";
        assert_eq!(
            called(said, Some(&program)),
            "To understand a code: meibo -p b explain CODE. Then meibo -p b --service x login."
        );
    }

    #[test]
    fn what_is_quoted_belongs_to_it() {
        let undo = r#"meibo account update t1 --department='-x "y'\'' z. 山)' --name '漢字, 名'"#;
        assert_eq!(found(&format!("To undo: {undo}")), [undo]);
    }
}
