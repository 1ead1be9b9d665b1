//! Every kind of question in every setting, each screen whole: they are kept in `tests/prompts`; `tests/run --update` makes them
//! anew. Nothing is answered: each cell leaves its question, and nothing has changed.

use std::{collections::BTreeMap, thread};

use serde_json::json;

use super::kinds::{ASKED, By, IDLE, KINDS, Kind, LAB, OWNER, PROTECTED, WORD, WORKSHOP};
use crate::{
    api::{
        alias::has_mailbox,
        campus::{ADMIN, Campus, new_account},
    },
    house::sources::read_house,
    support::{Engine, Meibo, Service, Terminal},
};

/// How a question is played: what the screen shows.
type Played = fn(&Stage, &Kind) -> String;

/// The columns of the table.
const SETTINGS: [(&str, Played); 7] = [
    ("on a terminal: Esc", on_a_terminal),
    ("without a terminal", without_a_terminal),
    ("--accessible: Ctrl-D", accessible),
    ("40 columns: text over the edge, taken back; Ctrl-C", narrow),
    ("in Japanese: Ctrl-D", in_japanese),
    ("two lines are pasted; Esc", pasted),
    ("Ctrl-Z, fg; Esc", suspended),
];

/// Those who are asked.
struct Stage {
    service: Service,
    stranger: Meibo,
    owner: Meibo,
    idle: Meibo,
    protected: Meibo,
    desk: Meibo,
}

impl Stage {
    fn new() -> Self {
        let service = Service::start(Engine::Sqlite);
        let [stranger, owner, idle, protected, desk] = std::array::from_fn(|_| Meibo::of(&service));
        let stage = Self { service, stranger, owner, idle, protected, desk };
        stage.fills();
        stage
    }

    fn fills(&self) {
        let campus = Campus::new(&self.service);
        for id in [OWNER, IDLE] {
            campus.person(id, "staff");
        }
        has_mailbox(&self.service, OWNER, "taro.yamada");
        let token = campus.person(PROTECTED, "staff");
        let key = campus.turns_on_authenticator(&token);
        let mut workshop = new_account(WORKSHOP, "other");
        (workshop["kind"], workshop["last_day"]) = (json!("workshop"), json!("2026-05-31"));
        campus.post(&campus.admin(), "/v1/accounts", &workshop).ok();
        self.idle.login(IDLE, WORD).ok();
        self.service.clock.pass_minutes(11);
        self.owner.login(OWNER, WORD).ok();
        self.owner.run(["alias", "create", LAB, "--yes"]).ok();
        self.desk.login(ADMIN, WORD).ok();
        self.protected.login(PROTECTED, WORD).fails(11);
        self.protected.run(["login", "--code", &campus.shows(&key), "--store", "file"]).ok();
        self.protected.run(["2sv", "backup-codes"]).ok();
        self.protected.run(["2sv", "method", "add", "--method", "sms", "--phone", "090-1234-5678"]).ok();
        self.protected.run(["2sv", "method", "add", "--code", &campus.code(PROTECTED)]).ok();
    }

    fn asked(&self, by: By) -> &Meibo {
        match by {
            By::Stranger => &self.stranger,
            By::Owner => &self.owner,
            By::Idle => &self.idle,
            By::Protected => &self.protected,
            By::Desk => &self.desk,
        }
    }

    /// A terminal of so many columns where the question stands, in English (0) or Japanese (1).
    fn at(&self, kind: &Kind, columns: u16, lang: usize, more: &[&str]) -> Terminal {
        let args = kind.command.iter().chain(more).copied();
        let terminal = Terminal::sized(self.asked(kind.by).command(args), columns, 40);
        for before in kind.before {
            terminal.shows(before.asks[lang]);
            if before.hidden {
                terminal.hides();
            }
            terminal.answers(before.answer);
        }
        terminal.shows(kind.asks[lang]);
        // A line that is read by the terminal itself is shown as it is typed.
        if !more.contains(&"--accessible") {
            terminal.hides();
        }
        terminal
    }

    /// What stands on the screen once the program has ended with `code`.
    fn ended(&self, terminal: &Terminal, code: i32) -> String {
        assert_eq!(terminal.ends(), code, "{}", terminal.screen());
        self.masked(&terminal.rows())
    }

    /// A screen without what differs from run to run.
    fn masked(&self, screen: &str) -> String {
        let lines: Vec<String> = screen.lines().map(|line| masked(line.trim_end())).collect();
        lines.join("\n").replace(&self.service.url, "https://SERVICE")
    }
}

/// A line whose request id, and whose key of an authenticator, in groups or whole, is masked.
fn masked(line: &str) -> String {
    let words = || line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let is_upper = |word: &str| word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let is_group = |word: &&str| word.len() == 4 && is_upper(word);
    // A group stands among others, or behind the edge of the screen.
    let has_groups = words().filter(is_group).count() > 4 || is_group(&line);
    let is_of_run = |word: &&str| match word.len() {
        4 => has_groups && is_group(word),
        13 => {
            word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
                && word.contains(|c: char| c.is_ascii_digit())
        }
        32 => is_upper(word),
        _ => false,
    };
    words().filter(is_of_run).fold(line.to_owned(), |line, word| line.replace(word, &"#".repeat(word.len())))
}

fn on_a_terminal(stage: &Stage, kind: &Kind) -> String {
    let terminal = stage.at(kind, 100, 0, &[]);
    terminal.presses("Escape");
    stage.ended(&terminal, kind.left)
}

fn without_a_terminal(stage: &Stage, kind: &Kind) -> String {
    let ended = stage.asked(kind.by).run(kind.command.iter().copied());
    stage.masked(&format!("{}{}\nexit code {}", ended.stdout, ended.stderr, ended.code))
}

fn accessible(stage: &Stage, kind: &Kind) -> String {
    let terminal = stage.at(kind, 100, 0, &["--accessible"]);
    terminal.presses("C-d");
    stage.ended(&terminal, kind.left)
}

fn narrow(stage: &Stage, kind: &Kind) -> String {
    let terminal = stage.at(kind, 40, 0, &[]);
    terminal.types(&"山田か\u{3099}".repeat(12)).presses_often("BSpace", 36).presses("C-c");
    stage.ended(&terminal, 130)
}

fn in_japanese(stage: &Stage, kind: &Kind) -> String {
    let terminal = stage.at(kind, 100, 1, &["--lang", "ja"]);
    terminal.presses("C-d");
    stage.ended(&terminal, kind.left)
}

fn pasted(stage: &Stage, kind: &Kind) -> String {
    let terminal = stage.at(kind, 100, 0, &[]);
    terminal.pastes("y\nsecond line\n").presses("Escape");
    stage.ended(&terminal, kind.left)
}

fn suspended(stage: &Stage, kind: &Kind) -> String {
    let terminal = stage.at(kind, 120, 0, &[]);
    let asked = terminal.screen().matches(kind.asks[0]).count();
    terminal.is_stopped().resumes();
    terminal.shows_often(kind.asks[0], asked + 1).presses("Escape");
    stage.ended(&terminal, kind.left)
}

#[test]
fn every_question_is_the_same_in_every_setting() {
    let stage = &Stage::new();
    let mut wrong = Vec::new();
    for kind in KINDS {
        let screens = thread::scope(|scope| {
            let cells = SETTINGS.map(|(name, cell)| (name, scope.spawn(move || cell(stage, kind))));
            cells.map(|(name, cell)| cell.join().map(|screen| format!("=== {name}\n{screen}\n")).map_err(|_| name))
        });
        wrong.extend(screens.iter().filter_map(|screen| Some((kind.name, *screen.as_ref().err()?))));
        let screens: Vec<String> = screens.into_iter().flatten().collect();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../prompts");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        if screens.len() == SETTINGS.len() {
            settings.bind(|| insta::assert_snapshot!(kind.name, screens.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The calls that ask.
const CALLS: [&str; 9] = [
    "ui.ask_line(",
    "ui.ask_secret(",
    "ui.ask_secret::<Secret>(",
    "ui.choose(",
    "ui.confirm(",
    "ui.confirm_rows(",
    "ui.confirm_typed(",
    "context.password(",
    "password::twice(",
];

#[test]
fn every_question_of_the_program_is_of_a_kind_that_is_tried() {
    let asks = |text: &str| {
        let text: String = text.split_whitespace().collect();
        CALLS.iter().map(|call| text.matches(call).count()).sum::<usize>()
    };
    let cli = read_house().into_iter().filter(|source| source.file.starts_with("src/cli/"));
    let found: BTreeMap<String, usize> =
        cli.map(|source| (source.file, asks(&source.text))).filter(|(_, count)| *count > 0).collect();
    let told = ASKED.iter().map(|(file, kinds)| ((*file).to_owned(), kinds.len())).collect();
    assert_eq!(found, told);
    let mut named: Vec<&str> = ASKED.iter().flat_map(|(_, kinds)| kinds.iter().copied()).collect();
    named.push("mail-password-again");
    for kind in KINDS {
        assert!(named.contains(&kind.name), "{}: asked nowhere", kind.name);
    }
    for name in named {
        assert!(KINDS.iter().any(|kind| kind.name == name), "{name}: no kind");
    }
}
