//! The support itself: each part is seen to work on something that is known, so that a test that leans on it can
//! be believed.

use crate::support::{Clock, Meibo, Program, Terminal, authenticator, postgres::Database};

#[test]
fn the_cluster_gives_fresh_databases_of_postgresql_15_or_later() {
    let (one, other) = (Database::new(), Database::new());
    one.sql("CREATE TABLE seen (id int); INSERT INTO seen VALUES (7)");
    assert_eq!(one.sql("SELECT id FROM seen"), "7");
    assert_eq!(other.sql("SELECT to_regclass('seen') IS NULL"), "t");
    let version: u32 = one.sql("SHOW server_version_num").parse().unwrap();
    assert!(version >= 150_000, "{version}");
}

#[test]
fn a_program_sees_nothing_of_the_tests_environment() {
    let seen = Meibo::new().env("MEIBO_LANG", "ja").command([]).into_command();
    let names: Vec<_> = seen.get_envs().map(|(name, _)| name.to_str().unwrap()).collect();
    let all = Program::new("env").run().ok();
    assert!(names.contains(&"MEIBO_LANG") && names.contains(&"HOME"), "{names:?}");
    assert!(!all.contains("CARGO"), "{all}");
}

#[test]
fn a_program_is_fed_and_both_its_streams_are_kept() {
    let ended = Program::new("sh").args(["-c", "cat; echo talk >&2; exit 6"]).stdin("data").run();
    assert_eq!((ended.code, ended.stdout.as_str(), ended.stderr.as_str()), (6, "data", "talk\n"));
}

#[test]
fn a_terminal_shows_types_and_hides() {
    let script = "read -p 'who? ' who; stty -echo; read -p 'secret? ' secret; stty echo; echo; echo \"$who!\"; exit 3";
    let terminal = Terminal::start(Program::new("bash").args(["-c", script]));
    terminal.shows("who?").answers("名簿");
    terminal.shows("secret?").hides().answers("tiger");
    assert_eq!(terminal.ends(), 3);
    let screen = terminal.screen();
    assert!(screen.contains("who? 名簿") && screen.contains("名簿!") && !screen.contains("tiger"), "{screen}");
}

#[test]
fn ctrl_c_reaches_the_program_and_not_the_shell_around_it() {
    let terminal = Terminal::start(Program::new("sh").args(["-c", "trap 'exit 130' INT; echo ready; sleep 60 & wait"]));
    terminal.shows("ready").presses("C-c");
    assert_eq!(terminal.ends(), 130);
}

#[test]
#[should_panic(expected = "the terminal is not restored")]
fn a_terminal_left_without_echo_is_noticed() {
    Terminal::start(Program::new("sh").args(["-c", "stty -echo"])).ends();
}

#[test]
fn a_clock_stands_still_until_it_is_moved() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::new(folder.path());
    clock.pass_minutes(90);
    assert_eq!(std::fs::read_to_string(clock.file()).unwrap(), "2026-04-13T01:30:00Z");
    assert_eq!(clock.in_tokyo().to_string(), "2026-04-13T10:30:00+09:00[Asia/Tokyo]");
}

#[test]
fn the_authenticator_knows_the_vectors_of_rfc_6238() {
    // The RFC's secret `12345678901234567890` in Base32, and the last six of its eight digits.
    let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    assert_eq!(authenticator::code(secret, "1970-01-01T00:00:59Z".parse().unwrap()), "287082");
    assert_eq!(authenticator::code(secret, "2005-03-18T01:58:29Z".parse().unwrap()), "081804");
}

#[test]
fn a_qr_code_is_read_off_the_screen() {
    let text = "otpauth://totp/meibo:Ecrea?secret=GEZDGNBVGY3TQOJQ&issuer=meibo";
    let drawn = qrcode::QrCode::new(text).unwrap().render::<qrcode::render::unicode::Dense1x2>().build();
    let lines: Vec<&str> = drawn.lines().collect();
    assert_eq!(authenticator::read_qr(&lines, false), text);
}
