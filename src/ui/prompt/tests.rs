//! Prompts in a real terminal: this test program runs itself in a pseudo-terminal and answers.

use std::{process::Command, time::Duration};

use expectrl::{Eof, Expect, process::unix::WaitStatus, session::OsSession};

use crate::texts::Lang;
use crate::ui::{Gate, Look, Streams, Trouble, Ui};

/// The side that asks. It is only run by the tests below, in a terminal of its own.
#[test]
#[ignore = "run by the tests of this file, in a terminal"]
#[expect(clippy::disallowed_methods, clippy::exit, reason = "the exit code is what is looked at")]
fn asks() {
    let ui = Ui::new(Lang::En, Look::default(), Gate::default(), Streams::standard());
    let outcome = match std::env::var("MEIBO_TEST_ASK").unwrap_or_default().as_str() {
        "confirm" => ui.confirm("Stop it?").map(|()| "yes".to_owned()),
        "typed" => ui.confirm_typed("Delete it?", "a123").map(|()| "confirmed".to_owned()),
        "line" => ui.ask_line("Name", "--name"),
        "secret" => ui.ask_secret("Password", "--password-stdin"),
        "choose-by-number" => {
            heard().choose("Method", &["SMS".into(), "Voice".into()], "--method").map(|it| it.to_string())
        }
        "heard-two-lines" => heard().ask_line("Name", "--name").and_then(|_| heard().ask_line("Other", "--other")),
        "heard-line" => heard().ask_line("Name", "--name"),
        "heard-confirm" => heard().confirm("Stop it?").map(|()| "yes".to_owned()),
        "choose" => ui.choose("Method", &["SMS".into(), "Voice".into()], "--method").map(|it| it.to_string()),
        other => panic!("{other}: not a question"),
    };
    match outcome {
        Ok(answer) => println!("answer=<{answer}>"),
        Err(Trouble::Interrupted) => std::process::exit(130),
        Err(trouble) => println!("trouble=<{trouble}>"),
    }
    std::process::exit(0)
}

/// Asks without redrawing anything.
fn heard() -> Ui {
    let look = Look { accessible: true, redraws: false, ..Look::default() };
    Ui::new(Lang::En, look, Gate::default(), Streams::standard())
}

fn asked(question: &str) -> OsSession {
    // expectrl turns echo off; a person's terminal has it on.
    let mut command = Command::new("sh");
    command.args(["-c", "stty echo; exec \"$@\"", "sh"]).arg(std::env::current_exe().unwrap());
    command.args(["--exact", "ui::prompt::tests::asks", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env("MEIBO_TEST_ASK", question).env("TERM", "xterm");
    let mut session = OsSession::spawn(command).unwrap();
    session.set_expect_timeout(Some(Duration::from_secs(20)));
    session
}

/// What a question answers to what is typed behind its prompt.
fn answer(question: &str, prompt: &str, typed: &str) -> String {
    let mut session = asked(question);
    session.expect(prompt).unwrap();
    // A raw terminal that is still being set up would lose what is typed too early.
    std::thread::sleep(Duration::from_millis(200));
    session.send(typed).unwrap();
    let end = session.expect(expectrl::Regex("(answer|trouble)=<[^>]*>")).unwrap();
    String::from_utf8_lossy(end.get(0).unwrap()).into_owned()
}

#[test]
fn y_n_needs_enter_and_takes_japanese_and_full_width() {
    assert_eq!(answer("confirm", "[y/N]", "y\r"), "answer=<yes>");
    assert_eq!(answer("confirm", "[y/N]", "はい\r"), "answer=<yes>");
    assert_eq!(answer("confirm", "[y/N]", "ｙ\r"), "answer=<yes>");
    assert_eq!(answer("confirm", "[y/N]", "\r"), "trouble=<declined>");
    assert_eq!(answer("confirm", "[y/N]", "yn\u{7f}\r"), "answer=<yes>");
}

#[test]
fn a_typed_confirmation_takes_the_id_only() {
    assert_eq!(answer("typed", "type a123", "a123\r"), "answer=<confirmed>");
    assert_eq!(answer("typed", "type a123", "y\r"), "trouble=<a123 was not typed>");
}

#[test]
fn a_secret_is_not_shown_and_nothing_typed_gives_up() {
    let mut session = asked("secret");
    session.expect("Password: ").unwrap();
    std::thread::sleep(Duration::from_millis(200));
    session.send("hunter2\r").unwrap();
    let end = session.expect("answer=<hunter2>").unwrap();
    assert!(!String::from_utf8_lossy(end.before()).contains("hunter2"));
    assert_eq!(answer("secret", "Password: ", "\r"), "trouble=<nothing was typed>");
}

#[test]
fn the_end_of_input_is_no_only_where_yes_was_asked_for() {
    for (question, prompt) in
        [("secret", "Password: "), ("line", "Name"), ("choose", "SMS"), ("choose-by-number", "Method")]
    {
        assert_eq!(answer(question, prompt, "\u{4}"), "trouble=<nothing was typed>", "{question}");
    }
    assert_eq!(answer("choose", "SMS", "\u{1b}"), "trouble=<nothing was typed>");
    assert_eq!(answer("confirm", "[y/N]", "\u{4}"), "trouble=<declined>");
    assert_eq!(answer("typed", "type a123", "\u{4}"), "trouble=<a123 was not typed>");
}

#[test]
fn esc_leaves_every_question_whatever_was_typed_before_it() {
    for (question, prompt) in [("secret", "Password: "), ("line", "Name"), ("choose", "SMS")] {
        assert_eq!(answer(question, prompt, "\u{1b}"), "trouble=<nothing was typed>", "{question}");
    }
    for (question, prompt) in [("secret", "Password: "), ("line", "Name")] {
        assert_eq!(answer(question, prompt, "abc\u{1b}"), "trouble=<nothing was typed>", "{question}");
    }
    assert_eq!(answer("confirm", "[y/N]", "y\u{1b}"), "trouble=<declined>");
    assert_eq!(answer("typed", "type a123", "a123\u{1b}"), "trouble=<a123 was not typed>");
    for (question, prompt) in [("heard-line", "Name"), ("choose-by-number", "Method")] {
        assert_eq!(answer(question, prompt, "1\u{1b}\r"), "trouble=<nothing was typed>", "{question}");
    }
    assert_eq!(answer("heard-confirm", "[y/N]", "y\u{1b}\r"), "trouble=<declined>");
}

#[test]
fn arrows_leave_no_question_and_are_no_part_of_a_secret() {
    assert_eq!(answer("secret", "Password: ", "ab\u{1b}[Dc\u{1b}OD\r"), "answer=<abc>");
    assert_eq!(answer("line", "Name", "ac\u{1b}[Db\r"), "answer=<abc>");
}

#[test]
fn a_choice_is_made_with_the_arrows() {
    assert_eq!(answer("choose", "SMS", "\u{1b}[B\r"), "answer=<1>");
    assert_eq!(answer("line", "Name", "山田\r"), "answer=<山田>");
}

#[test]
fn ctrl_c_at_any_prompt_restores_the_terminal_and_ends_with_130() {
    for (question, prompt) in
        [("confirm", "[y/N]"), ("typed", "a123"), ("line", "Name"), ("secret", "Password: "), ("choose", "SMS")]
    {
        let mut session = asked(question);
        session.expect(prompt).unwrap();
        std::thread::sleep(Duration::from_millis(200));
        session.send("\u{3}").unwrap();
        let rest = session.expect(Eof).unwrap();
        let written = String::from_utf8_lossy(rest.as_bytes()).into_owned();
        assert!(written.contains("\u{1b}[?25h"), "{question}: cursor: {written:?}");
        assert!(session.get_process().get_echo().unwrap(), "{question}: echo");
        let status = session.get_process().wait().unwrap();
        assert!(matches!(status, WaitStatus::Exited(_, 130)), "{question}: {status:?}");
    }
}

#[test]
fn who_hears_the_screen_chooses_by_number() {
    assert_eq!(answer("choose-by-number", "2. Voice", "２\r"), "answer=<1>");
    let mut session = asked("choose-by-number");
    session.expect("Method: ").unwrap();
    session.send("3\r").unwrap();
    session.expect("Method: ").expect("a number that is none of them is asked for again");
    session.send("1\r").unwrap();
    session.expect("answer=<0>").unwrap();
}

#[test]
fn a_line_end_that_is_pasted_answers_nothing() {
    let pasted = |text: &str, then: &str| format!("\u{1b}[200~{text}\u{1b}[201~{then}");
    assert_eq!(answer("secret", "Password: ", &pasted("horse\rbattery\r", "7\r")), "answer=<horsebattery7>");
    assert_eq!(answer("line", "Name", &pasted("horse\rbattery\r", "7\r")), "answer=<horse\r\nbattery\r\n7>");
    assert_eq!(answer("choose", "SMS", &pasted("x\r", "\u{1b}[B\r")), "answer=<1>");
    assert_eq!(answer("confirm", "[y/N]", &pasted("y\r", "n\r")), "trouble=<declined>");
}

#[test]
fn what_is_typed_before_a_question_is_seen_does_not_answer_it() {
    let mut session = asked("heard-two-lines");
    session.expect("Name: ").unwrap();
    session.send("horse\rtoo early\r").unwrap();
    session.expect("Other: ").unwrap();
    session.send("battery\r").unwrap();
    session.expect("answer=<battery>").unwrap();
}

#[test]
fn what_is_taken_back_is_a_whole_character() {
    assert_eq!(answer("secret", "Password: ", "山田\u{7f}\r"), "answer=<山>");
    assert_eq!(answer("line", "Name", "山田か\u{3099}\u{7f}\r"), "answer=<山田>");
}
