//! Questions in a terminal: what is asked before the service is, what a question shows, and how it is drawn on screens of
//! every width.

mod kinds;
mod matrix;

use crate::{
    api::campus::{ADMIN, Campus, PASSWORD},
    support::{Meibo, Service, Terminal},
};

const ID: &str = "t2600001";

fn signed_in(service: &Service, id: &str) -> Meibo {
    let meibo = Meibo::of(service);
    meibo.login(id, PASSWORD).ok();
    meibo
}

/// Acts that need a reason, with what answers their other questions.
const ACTS: [&[&str]; 7] = [
    &["account", "unlock", ID],
    &["account", "reset", ID],
    &["account", "lockdown", ID, "--confirm", ID],
    &["2sv", "reset", ID, "--yes"],
    &["pop-quota", "unlock", ID],
    &["lsa", "disable", ID, "--yes"],
    &["stop", ID, "--yes"],
];

on_both!(all_1_a_reason_that_can_be_asked_for_is_asked_for_before_anything_is_sent, |service| {
    let campus = Campus::new(service);
    campus.person(ID, "staff");
    let desk = signed_in(service, ADMIN);
    for act in ACTS {
        let terminal = desk.terminal(act.iter().copied());
        terminal.shows("are recorded with their reason.\nReason:").presses("C-c");
        assert_eq!(terminal.ends(), 130, "{act:?}");
        let error = desk.run(act.iter().copied().chain(["-o", "json"])).error(2);
        assert_eq!(error["code"], "reason_needed", "{act:?}");
    }
    let shown = desk.run(["account", "show", ID, "-o", "json"]).json();
    assert_eq!(shown["recent_refusals"], serde_json::json!([]));
});

on_both!(who_may_not_act_is_asked_nothing, |service| {
    let campus = Campus::new(service);
    campus.person(ID, "staff");
    campus.holder("h2600001", "help-desk");
    campus.holder("h2600002", "helper");
    let (desk, helper) = (signed_in(service, "h2600001"), signed_in(service, "h2600002"));
    for (meibo, act) in [
        (&desk, ["account", "disable"]),
        (&desk, ["account", "enable"]),
        (&helper, ["2sv", "reset"]),
        (&helper, ["account", "unlock"]),
    ] {
        let terminal = meibo.terminal(act.into_iter().chain([ID]));
        assert_eq!(terminal.ends(), 5, "{act:?}: {}", terminal.screen());
        let screen = terminal.screen();
        assert!(screen.contains("[not_allowed]"), "{screen}");
        assert!(!screen.contains("[y/N]") && !screen.contains("Reason:"), "{screen}");
    }
});

on_both!(a_question_shows_the_profile_whom_it_concerns_and_now_then, |service| {
    let campus = Campus::new(service);
    campus.turns_on_sms(ID, &campus.person(ID, "staff"));
    let desk = signed_in(service, ADMIN);
    let terminal = desk.terminal(["2sv", "reset", ID, "--reason", "at the counter"]);
    terminal.shows("[y/N]").answers("n");
    assert_eq!(terminal.ends(), 10);
    insta::allow_duplicates! { insta::assert_snapshot!(terminal.screen(), @r"
    Profile: default
    t2600001 (Name of t2600001, 理学部)
      2-step verification: on → off
      What ends with it: sign-ins 1, app passwords 0, backup codes 0
    The password alone will then be enough. Make sure who is asking. Turn 2-step verification off? [y/N]
    > n
    Nothing was done.
    The question was not answered with yes. [declined]
    To do it, run the command again and confirm.
    "); }
});

/// What stands on a screen, without the blanks that took the place of what was taken back.
fn trimmed(screen: &str) -> String {
    screen.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// A question of many lines on a screen of forty columns, and an answer that goes over its right edge.
fn narrow(meibo: &Meibo, more: &[&str]) -> Terminal {
    let args = ["account", "unlock", ID].iter().chain(more).copied();
    let terminal = Terminal::sized(meibo.command(args), 40, 30);
    terminal.shows("reason.\nReason:");
    terminal
}

on_both!(a_long_question_is_drawn_once_and_a_long_answer_is_taken_back_over_the_edge, |service| {
    let campus = Campus::new(service);
    campus.person(ID, "staff");
    let desk = signed_in(service, ADMIN);
    let locks = || campus.sign_in(ID, "not the password").refused(401, "wrong_credentials");
    locks();
    let terminal = narrow(&desk, &[]);
    terminal.types(&"a".repeat(60));
    (0..60).for_each(|_| {
        terminal.presses("BSpace");
    });
    terminal.answers("by phone 電話で");
    assert_eq!(terminal.ends(), 0);
    insta::allow_duplicates! { insta::assert_snapshot!(trimmed(&terminal.screen()), @r"
    Profile: default
    t2600001 (Name of t2600001, 理学部)
    Acts on somebody else’s account are
    recorded with their reason.
    Reason: by phone 電話で
    Lifted for t2600001 (Name of t2600001):
    sign-in. The right password or code is
    accepted again. The owner is told by
    mail.
    "); }
    locks();
    let terminal = narrow(&desk, &["--accessible"]);
    terminal.answers("by phone");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(terminal.screen().matches("Reason").count(), 1);
});

on_both!(sentences_on_a_narrow_screen_are_broken_between_words, |service| {
    let campus = Campus::new(service);
    campus.person(ID, "staff");
    let owner = signed_in(service, ID);
    for lang in ["en", "ja"] {
        let args = ["pop-quota", "enable", "--messages", "all", "-n", "--lang", lang];
        let terminal = Terminal::sized(owner.command(args), 40, 60);
        assert_eq!(terminal.ends(), 0);
        let screen = terminal.rows();
        for row in screen.lines() {
            assert!(!row.starts_with(['、', '。', '」', '）']), "{row}: {screen}");
        }
        let whole = if lang == "en" {
            "POP does not deliver spam and trash, and\nspam is deleted after 30 days:"
        } else {
            "POP"
        };
        assert!(screen.contains(whole), "{screen}");
    }
});

on_both!(_2sv_1_a_qr_code_that_does_not_fit_is_not_drawn_and_the_key_is, |service| {
    let campus = Campus::new(service);
    campus.person(ID, "staff");
    let owner = signed_in(service, ID);
    for (columns, lines, drawn) in [(26, 60, false), (40, 60, false), (80, 20, false), (100, 60, true)] {
        let terminal = Terminal::sized(owner.command(["2sv", "enable", "--method", "authenticator"]), columns, lines);
        terminal.shows("six digits");
        let screen = terminal.screen();
        // Its groups of four are never broken.
        let shown: Vec<&str> = screen.split("Key: ").nth(1).unwrap().split_whitespace().take(8).collect();
        assert!(shown.iter().all(|group| group.len() == 4), "{screen}");
        assert_eq!(screen.contains('▀'), drawn, "{screen}");
        assert_eq!(screen.contains("QR code is not"), !drawn, "{screen}");
        terminal.presses("C-c");
        assert_eq!(terminal.ends(), 130);
    }
});

on_both!(find_3_a_table_leaves_columns_out_says_so_and_cuts_no_id_time_or_state, |service| {
    let campus = Campus::new(service);
    campus.person(ID, "staff");
    let desk = signed_in(service, ADMIN);
    let shown = |columns: u16, more: &[&'static str]| {
        let args = ["account", "list", "--search", ID].iter().chain(more).copied();
        let terminal = Terminal::sized(desk.command(args), columns, 40);
        assert_eq!(terminal.ends(), 0);
        terminal.rows()
    };
    insta::allow_duplicates! { insta::assert_snapshot!(shown(80, &[]), @r"
    LOGIN ID  NAME              DEPARTMENT  AFFILIATION  STATE    ENTITLEMENT  2SV
    t2600001  Name of t2600001  理学部      staff        enabled  none         off
    One column left out (ROLES). With all columns: -o wide
    "); }
    insta::allow_duplicates! { insta::assert_snapshot!(shown(50, &[]), @r"
    LOGIN ID:    t2600001
    NAME:        Name of t2600001
    DEPARTMENT:  理学部
    AFFILIATION: staff
    STATE:       enabled
    ENTITLEMENT: none
    2SV:         off
    ROLES:       -
    "); }
    assert!(shown(60, &[]).contains("enabled\n3 columns left out (ENTITLEMENT, 2SV, ROLES)."));
    assert!(!shown(200, &[]).contains("left out"));
});

on_both!(all_4_the_end_of_input_at_a_prompt_is_told_with_what_holds_and_what_comes_next, |service| {
    let campus = Campus::new(service);
    let token = campus.person(ID, "staff");
    let first = campus.creates("t2600002", "staff")["first_password"].as_str().unwrap().to_owned();
    let leaves = |terminal: &Terminal, key: &str, next: &str| {
        terminal.presses(key);
        assert_eq!(terminal.ends(), 10);
        let screen = terminal.screen();
        assert!(screen.contains("[nothing_typed]") && screen.contains(next), "{next}: {screen}");
        assert!(!screen.contains("Nothing was done") && !screen.contains("yes"), "{screen}");
    };
    let again = "Run the command again and enter the answer.";
    let meibo = Meibo::of(service);
    let terminal = meibo.terminal(["login", "--store", "file"]);
    leaves(terminal.shows("Login ID:"), "C-d", again);
    for key in ["C-d", "Enter", "Escape"] {
        let terminal = meibo.terminal(["login", ID, "--store", "file"]);
        leaves(terminal.shows("Password of").hides(), key, again);
        let terminal = meibo.terminal(["login", "t2600002", "--store", "file"]);
        terminal.shows("Password of").hides().answers(&first);
        let signed_in = "You are signed in, but the password still has to be changed: meibo account password set";
        leaves(terminal.shows("New password of t2600002:").hides(), key, signed_in);
        assert_eq!(meibo.run(["status", "-o", "json"]).json()["login_id"], "t2600002");
    }
    let reset = ["account", "password", "set", "--reset", ID];
    let next = format!("meibo account password set --reset {ID} --code CODE");
    leaves(meibo.terminal(reset).shows("Code for t2600001"), "C-d", &next);
    leaves(meibo.terminal(reset).shows("Code for t2600001"), "Escape", &next);
    let next = format!("meibo account password unlock {ID} --code CODE");
    leaves(meibo.terminal(["account", "password", "unlock", ID]).shows("Code for t2600001"), "C-d", &next);
    let owner = signed_in(service, ID);
    let terminal = owner.terminal(["2sv", "enable", "--method", "sms", "--phone", "090-1234-5678"]);
    leaves(terminal.shows("Code, such as"), "C-d", "meibo 2sv enable --code CODE");
    campus.turns_on_sms(ID, &token);
    let terminal = meibo.terminal(["login", ID, "--store", "file"]);
    terminal.shows("Password of").hides().answers(PASSWORD);
    leaves(terminal.shows("Code ("), "C-d", "The password was right. Go on with: meibo login --code CODE");
    meibo.run(["login", "--code", &campus.code(ID)]).ok();
    assert_eq!(meibo.run(["status", "-o", "json"]).json()["login_id"], ID);
    // So it is at the choice of another way, and where Ctrl-C ends it.
    for key in ["Escape", "C-c"] {
        meibo.run(["logout"]).ok();
        service.clock.pass_minutes(30);
        let terminal = meibo.terminal(["login", ID, "--store", "file"]);
        terminal.shows("Password of").hides().answers(PASSWORD);
        terminal.shows("Code (").answers("m");
        terminal.shows("voice call");
        match key {
            "Escape" => leaves(&terminal, key, "The password was right. Go on with: meibo login --code CODE"),
            _ => assert_eq!(terminal.presses(key).ends(), 130),
        }
        meibo.run(["login", "--code", &campus.code(ID)]).ok();
    }
});
