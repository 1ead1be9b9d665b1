//! `meibo account reset` and `meibo account password set --reset`, as the help desk and the owner meet them.

use serde_json::json;

use crate::{
    api::{
        campus::{ADMIN, Campus, PASSWORD, new_account},
        reset,
    },
    support::{Meibo, Service},
};

const ID: &str = "t2600001";
const NEW: &str = "quite another passphrase";

/// The help desk at the command line, and somebody who has forgotten the password.
fn counter<'a>(service: &'a Service) -> (Campus<'a>, Meibo, Meibo) {
    let campus = Campus::new(service);
    campus.person(ID, "student");
    let desk = Meibo::of(service);
    desk.login(ADMIN, PASSWORD).ok();
    (campus, desk, Meibo::of(service))
}

on_both!(pass_1_the_help_desk_sends_a_code_and_the_owner_types_it, |service| {
    let (campus, desk, owner) = counter(service);
    assert_eq!(desk.run(["account", "reset", ID, "-o", "json"]).error(2)["code"], "reason_needed");
    let sent = desk.run(["account", "reset", ID, "--reason", "at the counter"]).ok();
    let code = reset::code(&campus, ID);
    assert!(sent.contains("registered contact") && !sent.contains(&code), "{sent}");
    let shown = desk.run(["account", "show", ID]).ok();
    assert!(shown.contains("A code was sent to the registered contact."), "{shown}");
    let set = ["account", "password", "set", "--reset", ID, "--password-stdin", "--code"];
    let wrong = owner.run_with(set.into_iter().chain(["BCDF-GHJK", "-o", "json"]), &format!("{NEW}\n")).error(6);
    assert_eq!(wrong["code"], "reset_code_wrong");
    let short = owner.run_with(set.into_iter().chain([code.as_str(), "-o", "json"]), "short\n").error(6);
    assert_eq!(short["code"], "password_too_short");
    let done = owner.run_with(set.into_iter().chain([code.as_str()]), &format!("{NEW}\n")).ok();
    assert!(done.contains("It takes effect at once."), "{done}");
    assert!(!done.contains(NEW), "{done}");
    // Nobody is signed in by it.
    assert_eq!(owner.run(["status", "-o", "json"]).error(4)["code"], "sign_in_needed");
    owner.login(ID, NEW).ok();
});

on_both!(pass_1_a_forgotten_password_is_set_anew_at_a_terminal, |service| {
    let (campus, _, owner) = counter(service);
    let terminal = owner.terminal(["account", "password", "set", "--reset", "--lang", "en"]);
    terminal.shows("Login ID").answers(ID);
    terminal.shows("If there is an account").shows("Code").answers("xyz");
    terminal.shows("A reset code has twelve letters, such as BCDF-GHJK-LMNP.").answers("BCDF-GHJK-LMNP");
    terminal.shows("A password has 15 to 128 characters").shows("New password").hides().answers(NEW);
    terminal.shows("once more").answers(NEW);
    terminal.shows("[reset_code_wrong]").answers(&reset::code(&campus, ID));
    terminal.shows("New password").answers(NEW);
    terminal.shows("once more").answers(NEW);
    assert_eq!(terminal.ends(), 0);
    let screen = terminal.screen();
    assert!(screen.contains("is set. It takes effect at once.") && !screen.contains(NEW), "{screen}");
    owner.login(ID, NEW).ok();
});

on_both!(pass_1_asking_says_the_same_of_an_id_that_nobody_has, |service| {
    let (_, _, owner) = counter(service);
    let said = |id: &str| owner.run(["account", "password", "set", "--reset", id]).ok().replace(id, "ID");
    assert_eq!(said(ID), said("nobody0001"));
    assert!(said(ID).contains("--code CODE"), "{}", said(ID));
});

on_both!(sign_7_the_owner_lifts_a_lock_with_a_code, |service| {
    let (campus, _, owner) = counter(service);
    for number in 0..20 {
        campus.sign_in(ID, &format!("guess {number}")).refused(401, "wrong_credentials");
        service.clock.pass_minutes(61);
    }
    let locked = owner.login(ID, PASSWORD).fails(6);
    assert!(locked.contains("meibo account password unlock"), "{locked}");
    let unlock = ["account", "password", "unlock", ID, "--lang", "en"];
    let asked = owner.run(unlock).ok();
    assert!(asked.ends_with(&format!("Next: meibo account password unlock --code CODE {ID}\n")), "{asked}");
    let letter = campus.messages(ID).pop().unwrap()["body"].as_str().unwrap().to_owned();
    let code = letter.split("確認コードは ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    assert!(letter.contains(&format!("：meibo account password unlock {ID} --code {code}。")), "{letter}");
    let with = |code: &str| owner.run(unlock.into_iter().chain(["--code", code]));
    let wrong = with("BCDF-GHJK-LMNP").fails(6);
    assert!(wrong.contains(&format!("For another code: meibo account password unlock {ID}")), "{wrong}");
    let lifted = with(&code).ok();
    assert!(lifted.starts_with(&format!("Lifted for {ID}: sign-in. The password is as before.\n")), "{lifted}");
    owner.login(ID, PASSWORD).ok();
    assert_eq!(
        owner.run(unlock.into_iter().chain(["--code", &code, "-o", "json"])).error(6)["code"],
        "reset_code_wrong"
    );
});

on_both!(sign_7_a_code_is_kept_where_there_is_nothing_to_lift, |service| {
    let (campus, _, owner) = counter(service);
    reset::ask(&campus, ID).ok();
    let code = reset::code(&campus, ID);
    let before = campus.messages(ID).len();
    let unlock = ["account", "password", "unlock", ID, "--lang", "en", "--code", code.as_str()];
    let said = owner.run(unlock).fails(6);
    assert!(said.contains("[not_locked]") && said.contains("The code can still be used."), "{said}");
    assert_eq!(campus.messages(ID).len(), before, "there is nothing to tell");
    reset::finish(&campus, ID, &code, NEW).ok();
});

on_both!(sign_6_nobody_is_sent_to_sign_in_to_a_workshop_account, |service| {
    let (campus, _, owner) = counter(service);
    let mut body = new_account("ws0001", "other");
    (body["kind"], body["last_day"]) = (json!("workshop"), json!("2026-05-31"));
    campus.post(&campus.admin(), "/v1/accounts", &body).ok();
    reset::ask(&campus, "ws0001").ok();
    let code = reset::code(&campus, "ws0001");
    let unlock = ["account", "password", "unlock", "ws0001", "--code", code.as_str()];
    let set = ["account", "password", "set", "--reset", "ws0001", "--password-stdin", "--code", code.as_str()];
    let refused = owner.run(unlock).fails(6);
    assert!(refused.contains("[not_locked]") && !refused.contains("meibo login"), "{refused}");
    let done = owner.run_with(set, &format!("{NEW}\n")).ok();
    assert!(done.ends_with("meibo account workshop-password set ws0001\n"), "{done}");
    assert!(!done.contains("meibo login"), "{done}");
});

on_both!(pass_1_an_unlock_code_is_said_to_set_a_password_too, |service| {
    let (campus, desk, owner) = counter(service);
    owner.run(["account", "password", "unlock", ID]).ok();
    let letter = campus.messages(ID).pop().unwrap()["body"].as_str().unwrap().to_owned();
    assert!(letter.contains("新しいパスワードの設定にも使えるコードですので、誰にも教えないでください。"), "{letter}");
    let shown = desk.run(["account", "show", ID]).ok();
    assert!(
        shown.contains("where only locks are to be lifted: meibo account password unlock t2600001 --code CODE"),
        "{shown}"
    );
});
