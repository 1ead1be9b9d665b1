//! Whole screens: each list, and what is shown of one thing, in both languages, in a pipe and on terminals of five widths. They
//! are kept in `tests/screens`; `tests/run --update` makes them anew.

use meibo::ui::display_width;
use serde_json::json;

use crate::{
    api::{
        alias::has_mailbox,
        campus::{ADMIN, Campus, PASSWORD},
    },
    support::{Engine, Meibo, Service, Terminal},
};

const ID: &str = "t2600001";
const OTHER: &str = "t2600002";
const WIDTHS: [u16; 5] = [40, 60, 80, 120, 200];
const LINES: u16 = 80;

/// An administrator and a member of staff, who have something of everything.
struct Desk {
    service: Service,
    admin: Meibo,
    owner: Meibo,
}

/// Somebody whose system trusts the authority: no setting names a path, which would be another one on every machine.
fn somebody(service: &Service) -> Meibo {
    let meibo = Meibo::new().env("MEIBO_SERVICE", &service.url).env("XDG_CONFIG_DIRS", "/nonexistent");
    meibo.env("SSL_CERT_FILE", service.files.authority.to_str().unwrap())
}

impl Desk {
    fn new() -> Self {
        let service = Service::start(Engine::Sqlite);
        let (admin, owner) = (somebody(&service), somebody(&service));
        let desk = Self { service, admin, owner };
        desk.fills();
        desk
    }

    fn fills(&self) {
        let campus = Campus::new(&self.service);
        campus.person(ID, "staff");
        campus.person(OTHER, "student");
        has_mailbox(&self.service, ID, "taro.yamada");
        let meter = campus.service_token("mail-decision");
        let downloads = |session: &str, bytes: u64| {
            let body = json!({ "user": ID, "session": session, "total_bytes": bytes });
            campus.post(&meter, "/v1/pop/use", &body).ok();
        };
        downloads("a", 320_000_000);
        self.service.clock.pass_minutes(30 * 60);
        self.admin.login(ADMIN, PASSWORD).ok();
        let department = "大学院情報理工学系研究科 電子情報学専攻";
        for (id, name) in [(ID, "山田 太郎"), (OTHER, "Bartholomew Alexander Featherstonehaugh")] {
            let args = ["account", "update", id, "--name", name, "--department", department, "--reason", "x"];
            self.admin.run(args).ok();
        }
        self.admin.run(["account", "disable", OTHER, "--reason", "left", "-y"]).ok();
        self.admin.run(["account", "token", "create", "mail server of the campus", "--scope", "mail-decision"]).ok();
        let bulk = ["account", "disable", "--from", "-", "--reason", "x", "-y"];
        assert_eq!(self.admin.run_with(bulk, "id\nt2600002\nnobody\n").code, 9);
        self.owns(&campus);
        downloads("b", 1_251_000_000);
    }

    /// What the owner has done, a minute after another: lists by time have an order.
    fn owns(&self, campus: &Campus<'_>) {
        let owner = &self.owner;
        owner.login(ID, PASSWORD).ok();
        owner.run(["apply", "-y"]).ok();
        owner.run(["pop-quota", "enable", "--messages", "all"]).ok();
        owner.run(["alias", "create", "taro@lab.example.com", "--display-name", "山田 太郎（研究室）", "-y"]).ok();
        self.service.clock.pass_minutes(1);
        owner.run(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]).ok();
        owner.run(["2sv", "enable", "--code", &campus.code(ID)]).ok();
        for name in ["Ecrea", "研究室のパソコンの Thunderbird（予備）"] {
            self.service.clock.pass_minutes(1);
            owner.run(["app-password", "create", name]).ok();
        }
        assert_eq!(owner.run(["app-password", "delete", "0000000000000", "-y"]).code, 3);
    }

    fn by(&self, who: &str) -> &Meibo {
        if who == "admin" { &self.admin } else { &self.owner }
    }

    /// One command everywhere, and what is true of each screen of it.
    fn screens(&self, who: &str, command: &[&str], lang: &str) -> String {
        let args = || command.iter().copied().chain(["--lang", lang]);
        let mut screens = vec![format!("=== in a pipe\n{}", self.by(who).run(args()).stdout)];
        for width in WIDTHS {
            let terminal = Terminal::sized(self.by(who).command(args()), width, LINES);
            terminal.ends();
            let (whole, rows) = (terminal.screen(), terminal.rows());
            let wide = whole.lines().find(|line| display_width(line) > usize::from(width));
            assert!(wide.is_none(), "{command:?} in {width} columns: {wide:?} is too wide");
            let is_torn = |row: &&str| row.trim_start().starts_with(['、', '。', '」', '）']);
            assert_eq!(rows.lines().find(is_torn), None, "{command:?} in {width} columns");
            screens.push(format!("=== {width} columns\n{rows}\n"));
        }
        masked(&screens.join("\n"))
    }

    #[track_caller]
    fn are_kept(&self, name: &str, who: &str, command: &[&str]) {
        for lang in ["en", "ja"] {
            let screens = self.screens(who, command, lang);
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path("screens");
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings.bind(|| insta::assert_snapshot!(format!("{name}.{lang}"), screens));
        }
    }
}

/// What differs from run to run, by as many other characters.
fn masked(text: &str) -> String {
    let mut masked = String::new();
    let mut word = String::new();
    for c in text.chars().chain(['\n']) {
        if c.is_ascii_alphanumeric() {
            word.push(c);
            continue;
        }
        // Crockford's letters: no word of ours is so long without one of the others.
        let is_id =
            word.len() == 13 && !word.contains(['i', 'l', 'o', 'u']) && word.chars().all(|c| !c.is_ascii_uppercase());
        let is_port = word.len() == 5 && word.chars().all(|c| c.is_ascii_digit()) && masked.ends_with(':');
        match is_id || is_port {
            true => masked.push_str(&"#".repeat(word.len())),
            false => masked.push_str(&word),
        }
        word.clear();
        masked.push(c);
    }
    masked.lines().map(|line| without_own_times(line) + "\n").collect()
}

/// A job has begun by this machine's clock, not by the service's: its time is masked.
fn without_own_times(line: &str) -> String {
    let like = |text: &str| {
        let mut form = text.chars().zip("0000-00-00 00:00".chars());
        text.len() == 16 && form.all(|(c, like)| if like == '0' { c.is_ascii_digit() } else { c == like })
    };
    let (mut masked, mut at) = (String::new(), 0);
    while let Some(c) = line[at..].chars().next() {
        let time = line.get(at..at + 16).filter(|text| like(text) && !text.starts_with("2026-04-1"));
        match time {
            Some(time) => masked.extend(time.chars().map(|c| if c.is_ascii_digit() { '#' } else { c })),
            None => masked.push(c),
        }
        at += time.map_or(c.len_utf8(), str::len);
    }
    masked
}

#[test]
fn lists_of_an_administrator_fit_every_width() {
    let desk = Desk::new();
    for (name, command) in [
        ("account-list", &["account", "list"][..]),
        ("account-token-list", &["account", "token", "list"]),
        ("pop-quota-list", &["pop-quota", "list"]),
        ("bulk-list", &["bulk", "list"]),
        ("audit-list", &["audit", "list", "--account", ID, "--operation", "app-password.create"]),
    ] {
        desk.are_kept(name, "admin", command);
    }
}

#[test]
fn lists_of_an_owner_fit_every_width() {
    let desk = Desk::new();
    for (name, command) in [
        ("account-applications", &["account", "applications"][..]),
        ("app-password-list", &["app-password", "list"]),
        ("alias-list", &["alias", "list"]),
        ("config-list", &["config", "list", "--origins"]),
    ] {
        desk.are_kept(name, "owner", command);
    }
}

#[test]
fn the_first_screen_of_one_thing_answers_at_every_width() {
    let desk = Desk::new();
    desk.are_kept("pop-quota-show", "owner", &["pop-quota", "show"]);
    desk.are_kept("2sv-show", "owner", &["2sv", "show"]);
    desk.are_kept("status", "owner", &["status"]);
    let job = desk.admin.run(["bulk", "list", "-o", "id"]).ok();
    desk.are_kept("bulk-show", "admin", &["bulk", "show", job.trim()]);
    desk.owner.run(["logout"]).ok();
    desk.are_kept("status-signed-out", "owner", &["status"]);
}
