//! The program as a whole, without a process: arguments and environment in, streams and exit code out.

use super::{
    args::help_text,
    command,
    context::environment::Environment,
    dispatch,
    failure::{Exit, code::FailureCode, message},
};
use crate::{
    contract::{Method, table},
    rules::Code,
    texts::{Lang, Texts, problem},
    ui::{Captured, Streams},
};

mod commands;
mod config;
mod files;
mod help;
mod man;

/// What a run left behind.
pub(super) struct Ran {
    pub(super) exit: Exit,
    pub(super) out: String,
    pub(super) err: String,
}

/// Runs a command line without configuration files.
pub(super) fn meibo(line: &str) -> Ran {
    meibo_in(&[("XDG_CONFIG_HOME", "/nonexistent"), ("XDG_CONFIG_DIRS", "none")], line)
}

/// Runs a command line in an environment.
pub(super) fn meibo_in(pairs: &[(&str, &str)], line: &str) -> Ran {
    let (out, err) = (Captured::default(), Captured::default());
    let args = std::iter::once("meibo").chain(line.split_whitespace()).map(Into::into).collect();
    let exit = dispatch::run(args, Environment::of(pairs), Streams::captured(&out, &err));
    Ran { exit, out: out.text(), err: err.text() }
}

#[test]
fn every_code_is_explained_in_both_languages() {
    let codes = || FailureCode::names();
    for lang in Lang::ALL {
        let texts = Texts::of(lang);
        let lacking = |code: &&str| {
            let key = problem::key(code);
            !(texts.has(&key)
                && texts.has(&format!("{key}.next"))
                && (*code == "usage" || texts.has(&format!("{key}.why"))))
        };
        assert_eq!(codes().filter(lacking).collect::<Vec<_>>(), Vec::<&str>::new(), "{lang}");
        let known: Vec<String> = codes().map(problem::key).collect();
        let strange =
            texts.keys("problem").into_iter().filter(|key| !known.iter().any(|it| key.split('.').next() == Some(it)));
        assert_eq!(strange.collect::<Vec<_>>(), Vec::<String>::new(), "{lang}");
    }
}

#[test]
fn an_explanation_without_facts_is_a_whole_sentence() {
    for code in FailureCode::all() {
        for lang in ["en", "ja"] {
            let ran = meibo(&format!("explain {code} --lang {lang}"));
            assert_eq!(ran.exit, Exit::Done);
            assert!(!ran.out.contains(['{', '$']) && !ran.out.contains("none"), "{code} {lang}: {}", ran.out);
        }
    }
}

#[test]
fn an_unknown_code_is_not_found_and_the_near_one_is_named() {
    let ran = meibo("explain acount-not-found");
    assert_eq!(ran.exit, Exit::NotFound);
    assert!(ran.out.is_empty() && ran.err.contains("Did you mean account_not_found?"), "{}", ran.err);
}

#[test]
fn errors_are_one_object_for_programs_and_stdout_is_empty() {
    let ran = meibo("explain nothing_of_the_kind -o json --lang ja");
    let error: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!(ran.out, "");
    assert_eq!(error["error"]["code"], "explain_unknown");
    assert_eq!(error["error"]["exit"], 3);
    assert_eq!(
        error["error"]["message"].as_str().unwrap().lines().next(),
        Some(
            "There is no code nothing_of_the_kind. Codes stand in square brackets in messages, and as “code” in JSON."
        )
    );
    let keys: Vec<&String> = error["error"].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["code", "message", "hint", "possible_from", "request_id", "exit"]);
}

#[test]
fn usage_errors_are_said_in_the_language_and_form_asked_for() {
    let ran = meibo("cofnig --lang ja");
    assert_eq!(ran.exit, Exit::Usage);
    assert!(
        ran.err.starts_with(
            "cofnig というコマンドはありません。\n次のコマンドではありませんか：\n  meibo config  このプログラムの設定\n"
        ),
        "{}",
        ran.err
    );
    let ran = meibo("config list -o xml");
    assert_eq!(ran.exit, Exit::Usage);
    assert!(ran.err.contains("“xml” cannot be the value of --output <FORMAT>. Possible are: table"), "{}", ran.err);
    let ran = meibo("config lsit -o json --lang ja");
    assert!(ran.err.contains("There is no command lsit.") && ran.err.starts_with("{\"error\":"), "{}", ran.err);
}

#[test]
fn success_is_silent_on_stderr_and_data_is_on_stdout() {
    for line in
        ["config list", "explain usage", "completions bash", "help output", "--help", "--version", "config list -o csv"]
    {
        let ran = meibo(line);
        assert_eq!((ran.exit, ran.err.as_str()), (Exit::Done, ""), "{line}");
        assert!(ran.out.ends_with('\n'), "{line}");
    }
}

#[test]
fn no_command_shows_help_on_stderr_as_a_usage_error() {
    let ran = meibo("");
    assert_eq!((ran.exit, ran.out.as_str()), (Exit::Usage, ""));
    assert!(ran.err.contains("Commands:\n  quickstart"), "{}", ran.err);
}

#[test]
fn columns_are_chosen_in_every_form_and_unknown_ones_refused() {
    let ran = meibo("config list --columns value,setting -o csv --tz Asia/Tokyo");
    assert!(ran.out.starts_with("value,setting\ndefault,default_profile\n"), "{}", ran.out);
    let ran = meibo("config list --columns vaule");
    assert_eq!(ran.exit, Exit::Usage);
    assert!(ran.err.contains("setting, value, origin"), "{}", ran.err);
    assert!(meibo("config list -o id").out.starts_with("default_profile\nservice\n"));
    assert!(meibo("config list -o jsonl").out.lines().all(|line| line.starts_with("{\"setting\":")));
    assert!(meibo("config list -o yaml").out.starts_with("- setting: default_profile\n"));
}

#[test]
fn the_tree_is_well_formed() {
    command::tree().debug_assert();
    for lang in Lang::ALL {
        help_text::command(command::tree(), Texts::of(lang)).debug_assert();
    }
}

#[test]
fn a_failure_of_the_service_is_told_in_four_parts() {
    use crate::{contract::Problem, rules::Refusal};
    let zone = crate::ui::Zone::named("Asia/Tokyo");
    let at: jiff::Timestamp = "2026-03-31T15:00:00Z".parse().unwrap();
    let refusal = Refusal::new(Code::CodeSendLimit).fact("limit", 5u32);
    let refusal = refusal.fact("factor", "second-step").from_when(at);
    let failure =
        super::failure::Failure::from(Problem::new(&refusal, "req_1", &jiff::tz::TimeZone::get("Asia/Tokyo").unwrap()));
    let (out, err) = (Captured::default(), Captured::default());
    let look = crate::ui::Look { zone: zone.clone(), ..Default::default() };
    let ui = crate::ui::Ui::new(Lang::Ja, look, Default::default(), Streams::captured(&out, &err));
    message::tell(&failure, &ui);
    assert_eq!(
        err.text(),
        "今はこれ以上コードを送れません。\n\
         1 人に 1 時間に送れるコードは、サインイン、方法の登録、送信元アドレスの確認を合わせて 5 個までです。 [code_send_limit]\n\
         次のコードは 2026-04-01 00:00 JST 以降に送れます。それまでは別の方法またはバックアップコードをお使いください。\n\
         要求 ID：req_1\n"
    );
    let (out, err) = (Captured::default(), Captured::default());
    let look = crate::ui::Look { zone, format: crate::ui::Format::Json, ..Default::default() };
    message::tell(&failure, &crate::ui::Ui::new(Lang::Ja, look, Default::default(), Streams::captured(&out, &err)));
    let error: serde_json::Value = serde_json::from_str(&err.text()).unwrap();
    assert_eq!(error["error"]["possible_from"], "2026-04-01T00:00:00+09:00");
    assert_eq!(error["error"]["request_id"], "req_1");
    assert_eq!(error["error"]["exit"], 6);
}

/// Field names in calls like `Listing::new(rows, &["…"])`, found in the sources.
fn shown_fields(source: &str) -> Vec<String> {
    let calls = ["Listing::new(", ".wide(", "Section::fields(", "Section::rows(", ".showing(", "_COLUMNS: &[&str]"];
    let ends = |text: &str| text.find(']').map(|end| text[..end].to_owned());
    let lists = calls.iter().flat_map(|call| source.match_indices(call).map(|(at, call)| &source[at + call.len()..]));
    let literals = lists
        .filter_map(|rest| ends(&rest[rest.find("&[")?..]))
        .flat_map(|list| list.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>());
    literals.collect()
}

#[test]
fn every_field_that_a_table_shows_has_a_heading_in_both_languages() {
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/cli"))];
    let mut fields = std::collections::BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            match path.extension() {
                None => folders.push(path),
                Some(_) if path.ends_with("cli/tests.rs") => {}
                Some(_) => fields.extend(shown_fields(&std::fs::read_to_string(&path).unwrap())),
            }
        }
    }
    let lacks = |texts: &Texts, field: &String| {
        let last = field.rsplit('.').next().unwrap_or(field);
        ![field.as_str(), last].iter().any(|name| texts.has(&format!("column-{}", name.replace(['_', '.'], "-"))))
    };
    for lang in Lang::ALL {
        let texts = Texts::of(lang);
        assert_eq!(
            fields.iter().filter(|field| lacks(texts, field)).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "{lang}"
        );
    }
    assert_eq!(shown_fields(r#"Listing::new(rows, &["a", "b.c"]).wide(&["d"])"#), ["a", "b.c", "d"]);
}

#[test]
fn every_operation_that_a_letter_or_a_refusal_can_name_has_words_in_both_languages() {
    let rows = table::table();
    let named = rows.iter().filter(|row| row.writes || row.method != Method::Get);
    for (row, lang) in named.flat_map(|row| Lang::ALL.map(|lang| (row, lang))) {
        let words = Texts::of(lang).operation(row.id);
        assert!(words != row.id && !words.contains('{'), "operation-{}: {lang}", row.id.replace('.', "-"));
    }
    let keys: Vec<String> = rows.iter().map(|row| format!("operation-{}", row.id.replace('.', "-"))).collect();
    let strange: Vec<String> =
        Texts::of(Lang::En).keys("operation").into_iter().filter(|key| !keys.contains(key)).collect();
    assert_eq!(strange, Vec::<String>::new(), "no operation has this name");
    assert_eq!(Texts::of(Lang::Ja).operation("account.unlock"), "ロックの解除");
    assert_eq!(Texts::of(Lang::En).operation("no.such{1}"), "no.such{1}");
}

#[test]
fn a_value_that_is_missing_is_not_followed_by_an_empty_list() {
    for line in ["account list --columns", "account enable a1 --reason"] {
        let ran = meibo(line);
        assert!(ran.exit == Exit::Usage && !ran.err.contains("Possible are"), "{line}: {}", ran.err);
        assert!(ran.err.contains("needs a value."), "{line}: {}", ran.err);
    }
    let ran = meibo("config list -o");
    assert!(ran.err.contains("Possible are: table, wide"), "{}", ran.err);
}

#[test]
fn a_value_is_suggested_only_where_it_begins_alike() {
    let suggested = |line: &str| meibo(line).err.contains("Did you mean");
    assert!(!suggested("config list -o xml") && suggested("config list -o jsn"));
}

#[test]
fn what_is_a_command_and_a_topic_is_named_once() {
    let ran = meibo("help nosuch");
    assert_eq!(ran.err.matches("bulk").count(), 1, "{}", ran.err);
}

#[test]
fn what_the_system_says_is_said_in_the_language() {
    let told = |lang: &str| meibo(&format!("account disable --from /nowhere/at/all.csv -y --lang {lang}")).err;
    assert!(told("ja").contains("そのファイルやフォルダーはありません。 [file_unreadable]"), "{}", told("ja"));
    assert!(told("en").contains("There is no such file or folder. [file_unreadable]"), "{}", told("en"));
    let verbose = meibo("account disable --from /nowhere/at/all.csv -y -v").err;
    assert!(verbose.contains("os error 2"), "{verbose}");
}

/// By hand: what promises, and what has happened (ALL-5).
const PROMISED: [&str; 12] = [
    "change_possible_from",
    "code_expires_at",
    "effective_at",
    "ends_at",
    "expires_at",
    "first_password_expires_at",
    "fresh_at",
    "locked_until",
    "next_try_at",
    "password_fresh_until",
    "possible_from",
    "until_at",
];
const HAPPENED: [&str; 26] = [
    "added_at",
    "applied_at",
    "asked_at",
    "at",
    "changed_at",
    "created_at",
    "deleted_at",
    "delivered_at",
    "ended_at",
    "first_at",
    "former_since",
    "last_at",
    "last_try_at",
    "last_used_at",
    "locked_at",
    "locked_down_at",
    "measured_at",
    "revoked_at",
    "sent_at",
    "set_at",
    "shown_at",
    "signed_in_at",
    "since",
    "verified_at",
    "present.effective_at",
    "address.present.effective_at",
];

#[test]
fn all_5_every_time_of_the_contract_either_promises_or_has_happened() {
    use crate::ui::Tells;
    let document = crate::contract::openapi::document();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let properties = schemas.values().filter_map(|schema| schema["properties"].as_object()).flatten();
    let is_time = |schema: &serde_json::Value| schema.to_string().contains("/Moment\"");
    let times: std::collections::BTreeSet<&str> =
        properties.filter(|(_, schema)| is_time(schema)).map(|(name, _)| name.as_str()).collect();
    assert!(times.len() > 30, "{times:?}");
    for name in times {
        assert!(PROMISED.contains(&name) != HAPPENED.contains(&name), "{name}: say what it tells, by hand");
    }
    PROMISED.iter().for_each(|name| assert_eq!(Tells::of(name), Tells::Promised, "{name}"));
    HAPPENED.iter().for_each(|name| assert_eq!(Tells::of(name), Tells::Happened, "{name}"));
    assert_eq!(Tells::of("address.pending.effective_at"), Tells::Promised);
}

#[test]
fn all_4_no_hint_says_none_whoever_reads_it() {
    use crate::rules::Fact;
    let zone = crate::ui::Zone::named("UTC");
    for code in Code::ALL {
        for (you, account) in [("user", None), ("help-desk", Some("sato")), ("administrator", Some("sato")), ("", None)]
        {
            let mut failure = super::failure::Failure::new(*code);
            if !you.is_empty() {
                failure = failure.fact("you", you);
            }
            if let Some(account) = account {
                failure.facts.insert("account".to_owned(), Fact::from(account));
            }
            for lang in Lang::ALL {
                let next = message::words(&failure, Texts::of(lang), &zone).next.unwrap_or_default();
                let has_none =
                    next.split([' ', '　', '）', ')']).any(|word| word.trim_end_matches(['.', '。']) == "none");
                assert!(!has_none && !next.contains('{'), "{code} to {you:?}: {next}");
            }
        }
    }
}

/// The first command that is suggested in place of a line.
fn suggested(line: &str) -> String {
    let err = meibo(line).err;
    let line = err.lines().skip_while(|line| *line != "Did you mean:").nth(1).unwrap_or_default();
    line.trim_start().split("  ").next().unwrap_or_default().to_owned()
}

#[test]
fn what_is_no_command_leads_to_the_one_that_was_meant() {
    for (line, expected) in [
        ("whoami", "meibo status"),
        ("2fa", "meibo 2sv show"),
        ("MFA", "meibo 2sv show"),
        ("user", "meibo account list"),
        ("users", "meibo account list"),
        ("version", "meibo --version"),
        ("passwd", "meibo account password set"),
        ("unlock sato", "meibo account unlock"),
        ("lockdown", "meibo account lockdown"),
        ("acount show", "meibo account"),
        ("account shwo", "meibo account show"),
        ("app-pasword list", "meibo app-password"),
        ("zzzzzz", ""),
    ] {
        assert_eq!(suggested(line), expected, "{line}");
    }
    assert!(meibo("unlock").err.contains("meibo pop-quota unlock"));
}

#[test]
fn a_flag_is_suggested_only_where_the_command_obeys_it() {
    assert!(meibo("account list --limti 3").err.contains("Did you mean --limit?"));
    assert!(!meibo("explain usage --limti 3").err.contains("Did you mean"));
    assert!(meibo("account list --pofile x").err.contains("Did you mean --profile?"));
}

#[test]
fn what_is_missing_is_told_with_its_values_or_where_they_are_found() {
    for (line, expected) in [
        ("account role add x1", "<ROLE>  The role [proxy-applicant, helper, help-desk, administrator]"),
        ("account role add", "; listed by: meibo account list"),
        ("bulk show", "; listed by: meibo bulk list"),
        ("config unset", "[default_profile, service,"),
        ("pop-quota enable", "[all, from-now-on]"),
        ("account disable", "; listed by: meibo account list"),
        ("completions", "[bash, zsh, fish, powershell]"),
    ] {
        let ran = meibo(line);
        assert!(ran.exit == Exit::Usage && ran.err.replace("\n ", "").contains(expected), "{line}: {}", ran.err);
    }
}

#[test]
fn help_and_errors_of_usage_read_no_file() {
    // A file that is read is seen by its language.
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir(home.path().join("meibo")).unwrap();
    std::fs::write(home.path().join("meibo/config.toml"), "lang = \"ja\"").unwrap();
    let ran = |line: &str| meibo_in(&[("XDG_CONFIG_HOME", home.path().to_str().unwrap())], line);
    assert!(ran("explain usage").out.contains('。'));
    for line in ["--help", "account show --help", "help account show", "help options"] {
        let out = ran(line).out;
        assert!(!out.is_empty() && !out.contains(['。', '：']), "{line}: {out}");
    }
    assert!(ran("account lsit").err.contains("There is no command lsit."));
}
