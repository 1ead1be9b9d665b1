//! The TAB key in real shells.

use crate::support::{Engine, Meibo, Service, Terminal};

/// What each shell reads when somebody starts it, with a prompt to wait for.
const SHELLS: [(&str, &str, &str); 3] = [
    ("bash", ".bashrc", "PS1='ready>'"),
    ("zsh", ".zshrc", "PS1='ready>'"),
    ("fish", "config/fish/config.fish", "function fish_prompt; echo -n 'ready>'; end"),
];

/// A help desk that has seen two people on its screen, and whose shell reads our line.
fn help_desk(service: &Service, shell: &str) -> Meibo {
    let meibo = Meibo::administrator(service, "admin0001");
    for (id, name, department) in [("sato", "佐藤 花子", "図書館"), ("satomi", "里見 健", "文学部")] {
        let who = ["account", "create", id, "--name", name, "--department", department];
        let whom = ["--affiliation", "staff", "--contact", "x@example.com"];
        meibo.run(who.into_iter().chain(whom)).ok();
    }
    let seen = meibo.terminal(["account", "list"]);
    assert_eq!(seen.ends(), 0, "{}", seen.screen());
    let (_, file, prompt) = SHELLS.into_iter().find(|(name, ..)| *name == shell).unwrap();
    let file = meibo.home().join(file);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, format!("{prompt}\n")).unwrap();
    meibo.run(["completions", "--install", "--shell", shell]).ok();
    meibo
}

fn started(meibo: &Meibo, shell: &str) -> Terminal {
    let terminal = Terminal::start(meibo.types(&format!("exec {shell} -i")));
    terminal.shows("ready>");
    terminal
}

/// What TAB makes of each line that was begun.
const LINES: [(&str, &str); 8] = [
    ("meibo acco", "meibo account"),
    ("meibo account show satom", "meibo account show satomi"),
    ("meibo account role add sato help-", "meibo account role add sato help-desk"),
    ("meibo explain staff_", "meibo explain staff_only"),
    ("meibo config show defa", "meibo config show default_profile"),
    (
        "meibo account list -o jsonl --columns login_id,depart",
        "meibo account list -o jsonl --columns login_id,department",
    ),
    ("meibo account list --filter=affil", "meibo account list --filter=affiliation="),
    ("meibo audit list --operation account.unl", "meibo audit list --operation account.unlock"),
];

fn completes(shell: &str) {
    let service = Service::start(Engine::Sqlite);
    let meibo = help_desk(&service, shell);
    meibo.run(["account", "token", "create", "dovecot", "--scope", "mail-decision"]).ok();
    let listed = meibo.terminal(["account", "token", "list"]);
    assert_eq!(listed.ends(), 0, "{}", listed.screen());
    let token = meibo.run(["account", "token", "list", "-o", "id"]).ok().trim().to_owned();
    let terminal = started(&meibo, shell);
    // Nothing is asked of a service: it is gone.
    drop(service);
    let begun = format!("meibo account token delete {}", &token[..9]);
    terminal.types(&begun).presses("Tab").shows(&format!("meibo account token delete {token}")).presses("C-u");
    for (begun, whole) in LINES {
        terminal.types(begun).presses("Tab").shows(whole).presses("C-u");
    }
    terminal.types("meibo account show sato").presses("Tab").presses("Tab");
    terminal.shows("satomi").shows("里見 健").presses("C-u");
    let screen = terminal.screen();
    assert!(!screen.contains("error") && !screen.contains("panicked"), "{screen}");
}

#[test]
fn tab_completes_in_bash() {
    completes("bash");
}

#[test]
fn tab_completes_in_zsh() {
    completes("zsh");
}

#[test]
fn tab_completes_in_fish() {
    completes("fish");
}

#[test]
fn who_was_seen_is_forgotten_at_logout_and_is_nobody_elses() {
    let service = Service::start(Engine::Sqlite);
    let meibo = help_desk(&service, "bash");
    let offered = || {
        let line = meibo.command([]).env("_MEIBO_COMPLETE", "bash").env("_MEIBO_LINE", "meibo account show sa");
        line.env("_MEIBO_WORD", "sa").run()
    };
    assert_eq!(offered().ok(), "sato\nsatomi\n");
    let kept = meibo.home().join("cache/meibo");
    let files: Vec<_> = std::fs::read_dir(&kept).unwrap().map(|file| file.unwrap().path()).collect();
    let text = std::fs::read_to_string(&files[0]).unwrap();
    assert!(files.len() == 1 && text.contains("satomi") && !text.contains("example.com"), "{text}");
    meibo.run(["logout"]).ok();
    assert_eq!((offered().ok(), std::fs::read_dir(&kept).unwrap().count()), (String::new(), 0));
}

#[test]
fn what_cannot_be_completed_says_nothing() {
    let meibo = Meibo::new();
    for (shell, line) in [("bash", "meibo nosuch zz"), ("tcsh", "meibo "), ("zsh", ""), ("fish", "")] {
        let asked = meibo.command([]).env("_MEIBO_COMPLETE", shell).env("_MEIBO_LINE", line).run();
        assert_eq!((asked.stdout.as_str(), asked.stderr.as_str()), ("", ""), "{shell}: {asked}");
    }
    // A file that nobody understands is told elsewhere.
    std::fs::create_dir_all(meibo.home().join("config/meibo")).unwrap();
    std::fs::write(meibo.home().join("config/meibo/config.toml"), "lang = [").unwrap();
    let asked =
        meibo.command([]).env("_MEIBO_COMPLETE", "bash").env("_MEIBO_LINE", "meibo acc").env("_MEIBO_WORD", "acc");
    assert_eq!(asked.run().ok(), "account\n");
}

#[test]
fn it_is_installed_once_and_taken_out_by_what_is_printed() {
    let meibo = Meibo::new();
    let file = meibo.home().join(".bashrc");
    std::fs::write(&file, "alias ll='ls -l'\n").unwrap();
    let install = || meibo.run(["completions", "--install", "--shell", "bash", "-o", "json"]);
    install().fails(2);
    let said = meibo.run(["completions", "--install", "--shell", "bash"]).ok();
    assert!(said.contains("~/.bashrc"), "{said}");
    let again = meibo.run(["completions", "--install", "--shell", "bash"]).ok();
    assert_eq!(std::fs::read_to_string(&file).unwrap().lines().count(), 2);
    let undo = again.lines().find_map(|line| line.split_once("To undo: ")).unwrap().1;
    meibo.types(undo).run().ok();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "alias ll='ls -l'\n");
}

#[test]
fn the_shell_is_found_by_who_started_it_or_by_the_account() {
    let meibo = Meibo::new();
    let said = meibo.types("bash -c 'meibo completions --install; true'").run().ok();
    assert!(said.contains("bash"), "{said}");
    let said = meibo.command(["completions", "--install"]).env("SHELL", "/usr/bin/fish").run().ok();
    assert!(said.contains("fish"), "{said}");
    let unknown = meibo.command(["completions", "--install"]).env("SHELL", "/bin/tcsh").run().fails(2);
    assert!(unknown.contains("[shell_unknown]"), "{unknown}");
}
