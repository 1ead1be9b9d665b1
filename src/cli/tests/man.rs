//! Manual pages, made of what help says: a page for each command, in both languages.

use clap::{Arg, ArgAction, Command};
use clap_mangen::Man;

use crate::{
    cli::args::{examples, global, help_text},
    texts::{Lang, Texts, args},
};

/// What pages say that help does not: the headings in the order of the sections, and a sentence.
struct Words {
    name: &'static str,
    synopsis: &'static str,
    description: &'static str,
    commands: &'static str,
    arguments: &'static str,
    options: &'static str,
    common: &'static str,
    examples: &'static str,
    exit: &'static str,
    see_also: &'static str,
    /// Before and behind the page that has all exit codes.
    others: (&'static str, &'static str),
}

const EN: Words = Words {
    name: "NAME",
    synopsis: "SYNOPSIS",
    description: "DESCRIPTION",
    commands: "Commands",
    arguments: "Arguments",
    options: "Options",
    common: "Common options",
    examples: "EXAMPLES",
    exit: "EXIT STATUS",
    see_also: "SEE ALSO",
    others: ("0 if it was done. The others stand in", "."),
};

const JA: Words = Words {
    name: "名前",
    synopsis: "書式",
    description: "説明",
    commands: "コマンド",
    arguments: "引数",
    options: "オプション",
    common: "共通のオプション",
    examples: "例",
    exit: "終了コード",
    see_also: "関連項目",
    others: ("完了すれば 0 です。そのほかの値は", "\nにあります。"),
};

const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &EN,
        Lang::Ja => &JA,
    }
}

/// Every page below a command, with the name of its file. `date` is that of the release.
pub(super) fn pages(tree: &Command, lang: Lang, date: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    below(tree, tree, "", lang, date, &mut all);
    all
}

fn below(command: &Command, above: &Command, words: &str, lang: Lang, date: &str, all: &mut Vec<(String, String)>) {
    let page = Page { command, above, words, lang, texts: Texts::of(lang) };
    all.push((format!("{}.1", page.name()), page.text(date)));
    for sub in command.get_subcommands() {
        let words = format!("{words} {}", sub.get_name());
        below(sub, command, words.trim_start(), lang, date, all);
    }
}

struct Page<'a> {
    command: &'a Command,
    above: &'a Command,
    words: &'a str,
    lang: Lang,
    texts: &'static Texts,
}

impl Page<'_> {
    fn called(&self) -> String {
        format!("meibo {}", self.words).trim_end().to_owned()
    }

    fn name(&self) -> String {
        self.called().replace(' ', "-")
    }

    fn path(&self) -> String {
        self.words.replace(' ', "-")
    }

    fn is_root(&self) -> bool {
        self.words.is_empty()
    }

    fn text(&self, date: &str) -> String {
        let words = words(self.lang);
        let own: Vec<&Arg> = self.flags().filter(|arg| !global::is_flag(arg.get_id().as_str())).collect();
        let man = Man::new(self.explained()).title(self.name().to_uppercase()).date(date).manual("meibo");
        let man = man.source(format!("meibo {}", env!("CARGO_PKG_VERSION")));
        let parts = [
            rendered(|to| man.render_title(to)),
            section(words.name, &format!("{} \\- {}\n", escaped(&self.name()), escaped(&self.about()))),
            section(words.synopsis, &self.synopsis(&own)),
            section(words.description, &self.description()),
            rendered(|to| if self.command.has_subcommands() { man.render_subcommands_section(to) } else { Ok(()) }),
            rendered(|to| man.render_options_section(to)),
            section(words.examples, &self.examples()),
            section(words.exit, &self.exit()),
            section(words.see_also, &self.see_also()),
        ];
        fitted(&parts.concat())
    }

    /// The command with its help, as the generator reads it.
    fn explained(&self) -> Command {
        let words = words(self.lang);
        let explained = |arg: Arg| {
            let is_common = self.is_root() || global::is_flag(arg.get_id().as_str());
            let path = if is_common { "global".to_owned() } else { self.path() };
            let heading = match (is_common, arg.is_positional()) {
                (true, _) => words.common,
                (false, true) => words.arguments,
                (false, false) => words.options,
            };
            let help = help_text::arg_help(&arg, &path, self.texts);
            arg.help(help).help_heading(heading).hide_possible_values(true)
        };
        self.command.clone().display_name(self.name()).subcommand_help_heading(words.commands).mut_args(explained)
    }

    fn about(&self) -> String {
        self.texts.say(&help_text::about_key(&self.path()), args![])
    }

    fn flags(&self) -> impl Iterator<Item = &Arg> {
        self.command.get_arguments().filter(|arg| !arg.is_positional())
    }

    /// How it is called, with the values of its own flags.
    fn synopsis(&self, own: &[&Arg]) -> String {
        let mut parts = vec![format!("\\fB{}\\fR", escaped(&self.called()))];
        parts.extend(own.iter().map(|arg| bracketed(&flag(arg), arg.is_required_set())));
        parts.push("[\\fIOPTIONS\\fR]".to_owned());
        if self.command.has_subcommands() {
            parts.push("\\fICOMMAND\\fR".to_owned());
        }
        parts.extend(self.command.get_positionals().map(|arg| bracketed(&placed(arg), arg.is_required_set())));
        // One part a line: a page is filled, and none of them is broken.
        parts.join("\n") + "\n"
    }

    fn description(&self) -> String {
        let key = format!("{}.more", help_text::about_key(&self.path()));
        let more = if self.texts.has(&key) { self.texts.say(&key, args![]) } else { String::new() };
        let about = format!("{}\n", escaped(&self.about()));
        if more.is_empty() { about } else { format!("{about}.PP\n{}", paragraphs(&more)) }
    }

    fn examples(&self) -> String {
        let lines: Vec<String> = examples::of(self.words).map(|line| format!("{}\n", escaped(line))).collect();
        if lines.is_empty() { String::new() } else { format!(".EX\n{}.EE\n", lines.concat()) }
    }

    /// All of them in the first page; the others lead there.
    fn exit(&self) -> String {
        if !self.is_root() {
            let (before, behind) = words(self.lang).others;
            return format!("{before}\n.BR meibo (1){behind}\n");
        }
        let topic = self.texts.say("topic-exit-codes", args![]);
        let rows = topic.lines().filter_map(|line| line.trim_start().split_once("  "));
        let rows = rows.filter(|(code, _)| code.bytes().all(|byte| byte.is_ascii_digit()));
        rows.map(|(code, told)| format!(".TP\n{code}\n{}\n", escaped(told))).collect()
    }

    /// The page above, and those beside this one.
    fn see_also(&self) -> String {
        let (above, _) = self.words.rsplit_once(' ').unwrap_or(("", ""));
        let above = format!("meibo {above}").trim_end().replace(' ', "-");
        let mut pages: Vec<String> = match self.is_root() {
            true => vec!["meibod".to_owned()],
            false => vec![above.clone()],
        };
        if above != "meibo" && !self.is_root() {
            let beside = self.above.get_subcommands().map(|sub| format!("{above}-{}", sub.get_name()));
            pages.extend(beside.filter(|page| *page != self.name()));
        }
        pages.sort();
        let entries: Vec<String> = pages.iter().map(|page| format!(".BR {} (1)", escaped(page))).collect();
        entries.join(",\n") + "\n"
    }
}

/// A section; nothing without a text.
fn section(heading: &str, text: &str) -> String {
    let heading = if heading.contains(' ') { format!("\"{heading}\"") } else { heading.to_owned() };
    if text.is_empty() { String::new() } else { format!(".SH {heading}\n{text}") }
}

/// The lines of a page, none longer than mandoc likes where it can be broken. Between the lines of what is kept as it
/// stands, `\c` keeps the line going.
fn fitted(page: &str) -> String {
    let (mut all, mut is_kept) = (String::new(), false);
    for line in page.lines() {
        is_kept = line == ".EX" || is_kept && line != ".EE";
        let between = if is_kept { " \\c\n" } else { "\n" };
        all += &if line.starts_with('.') { line.to_owned() } else { broken(line, between) };
        all.push('\n');
    }
    all
}

fn broken(line: &str, between: &str) -> String {
    // mandoc writes other letters as `\[u3042]`.
    let bytes = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 8 }).sum::<usize>();
    let mut words = line.split(' ');
    let mut all = words.next().unwrap_or_default().to_owned();
    let mut length = bytes(&all);
    for word in words {
        let is_full = length + 1 + bytes(word) > 76 && !all.trim().is_empty();
        length = if is_full { bytes(word) } else { length + 1 + bytes(word) };
        all += if is_full { between } else { " " };
        all += word;
    }
    all
}

/// What the generator writes, without the lines that it puts before each part.
fn rendered(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with(".ie ") && !line.starts_with(".el "));
    lines.map(|line| format!("{}\n", line.replace("\\*(Aq", "\\(aq"))).collect()
}

fn bracketed(term: &str, is_required: bool) -> String {
    if is_required { term.to_owned() } else { format!("[{term}]") }
}

/// A flag with its value.
fn flag(arg: &Arg) -> String {
    let long = arg.get_long().unwrap_or_default();
    let names = arg.get_value_names().filter(|_| takes_values(arg)).into_iter().flatten();
    let values: String = names.map(|name| format!("\\ \\fI{}\\fR", escaped(name))).collect();
    format!("\\fB\\-\\-{}\\fR{values}", escaped(long))
}

fn takes_values(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
}

fn placed(arg: &Arg) -> String {
    let name = arg.get_value_names().and_then(|names| names.first()).map_or_else(String::new, |name| escaped(name));
    let several = if arg.get_num_args().is_some_and(|count| count.max_values() > 1) { "..." } else { "" };
    format!("\\fI{name}\\fR{several}")
}

/// Sentences as paragraphs, and what is indented as it stands.
fn paragraphs(text: &str) -> String {
    let (mut all, mut is_kept) = (String::new(), false);
    for line in text.lines() {
        match (line.starts_with(' '), is_kept) {
            (true, false) => all += ".EX\n",
            (false, true) => all += ".EE\n",
            _ => {}
        }
        is_kept = line.starts_with(' ');
        all += &format!("{}\n", escaped(line));
    }
    if is_kept { all + ".EE\n" } else { all }
}

/// Text that the formatter takes as it is.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}

/// The date of the newest release, as the changelog has it.
pub(super) fn date(changelog: &str) -> &str {
    let is_date = |word: &&str| word.len() == 10 && word.split('-').map(str::len).eq([4, 2, 2]);
    let mut words = changelog.split(|c: char| !c.is_ascii_digit() && c != '-');
    words.find(is_date).unwrap_or_default()
}
