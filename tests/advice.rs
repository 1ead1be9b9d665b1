//! What is printed to be typed next (“To undo:”, “Next:”, a command beside a code) works as it is printed, in the state in
//! which it is printed, and reaches the service of the command that printed it.

use std::fs;

use crate::{
    api::{
        alias::has_mailbox,
        campus::{ADMIN, Campus, PASSWORD},
        reset,
    },
    support::{Meibo, Service},
};

const ID: &str = "s2600001";
/// A department that a shell and a parser of flags would both take apart.
const ODD: &str = r#"-x "y' z"#;

/// Somebody who names the service by flags, with a certificate in a folder whose name has a blank.
struct Typist {
    meibo: Meibo,
    /// What every command of theirs begins with.
    program: String,
    flags: Vec<String>,
}

impl Typist {
    #[track_caller]
    fn of(service: &Service, id: &str) -> Self {
        let meibo = Meibo::new();
        let folder = meibo.home().join("my files");
        fs::create_dir(&folder).unwrap();
        let authority = folder.join("ca.pem");
        fs::copy(&service.files.authority, &authority).unwrap();
        let authority = authority.to_str().unwrap();
        let flags = ["--service", &service.url, "--ca-file", authority].map(str::to_owned).to_vec();
        let program = format!("meibo --service {} --ca-file '{authority}' ", service.url);
        let typist = Self { meibo, program, flags };
        typist.signs_in(id, PASSWORD);
        typist
    }

    #[track_caller]
    fn signs_in(&self, id: &str, password: &str) {
        let login = ["login", id, "--password-stdin", "--store", "file"];
        self.meibo.run_with(self.flagged(&login), &format!("{password}\n")).ok();
    }

    fn flagged<'a>(&'a self, args: &[&'a str]) -> Vec<&'a str> {
        self.flags.iter().map(String::as_str).chain(args.iter().copied()).collect()
    }

    /// Runs a command that succeeds: what it said.
    #[track_caller]
    fn says(&self, args: &[&str]) -> String {
        self.meibo.run(self.flagged(args)).ok()
    }

    /// Types what was printed behind a label, a question answered with yes: what that said. `expected` is the command without
    /// the flags that lead to the service.
    #[track_caller]
    fn follows(&self, said: &str, label: &str, expected: &str) -> String {
        let printed: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix(label)).collect();
        assert_eq!(printed, [format!("{}{expected}", self.program)], "{said}");
        let ended = self.meibo.types(printed[0]).run();
        // Nobody is there to be asked.
        if ended.code == 11 { self.meibo.types(&format!("{} --yes", printed[0])).run().ok() } else { ended.ok() }
    }

    #[track_caller]
    fn undoes(&self, said: &str, expected: &str) -> String {
        self.follows(said, "To undo: ", expected)
    }

    fn shown(&self, id: &str) -> serde_json::Value {
        self.meibo.run(self.flagged(&["account", "show", id, "-o", "json"])).json()
    }
}

on_both!(all_4_what_undoes_an_administrators_act_works_as_printed, |service| {
    let campus = Campus::new(service);
    campus.person(ID, "staff");
    let admin = Typist::of(service, ADMIN);
    let made = admin.says(&[
        "account",
        "create",
        "t1",
        "--name",
        "Ann",
        "--department",
        "Physics",
        "--affiliation",
        "student",
        "--contact",
        "ann@example.com",
    ]);
    let disabled = admin.undoes(&made, "account disable t1 --reason TEXT");
    let enabled = admin.undoes(&disabled, "account enable t1");
    admin.undoes(&enabled, "account disable t1 --reason TEXT");

    let department = format!("--department={ODD}");
    admin.says(&["account", "update", ID, &department, "--name", "It's me"]);
    let updated = admin.says(&["account", "update", ID, "--department", "文学部", "--name", "山田 太郎"]);
    let back = r#"account update s2600001 --name 'It'\''s me' --department='-x "y'\'' z'"#;
    let updated = admin.undoes(&updated, back);
    assert_eq!(admin.shown(ID)["account"]["department"], ODD);
    assert_eq!(admin.shown(ID)["account"]["name"], "It's me");
    admin.undoes(&updated, "account update s2600001 --name '山田 太郎' --department '文学部'");

    let given = admin.says(&["account", "role", "add", ID, "helper"]);
    let taken = admin.undoes(&given, "account role remove s2600001 helper");
    admin.undoes(&taken, "account role add s2600001 helper");

    let with = |args: &[&'static str]| [args, &["--reason", "by phone"]].concat();
    let applied = admin.says(&with(&["apply", ID, "--yes"]));
    let seat = admin.says(&with(&["account", "remote-access", "enable", ID]));
    let back = admin.undoes(&seat, "account remote-access disable s2600001 --reason TEXT");
    admin.undoes(&back, "account remote-access enable s2600001 --reason TEXT");
    let stopped = admin.undoes(&applied, "stop s2600001 --reason TEXT");
    let withdrawn = admin.undoes(&stopped, "stop s2600001 --reason TEXT --withdraw");
    let day = admin.says(&with(&["stop", ID, "--on", "2026-12-01", "--yes"]));
    assert!(withdrawn.contains("To undo: ") && day.contains("2026-12-01"), "{withdrawn}");
    let withdrawn = admin.undoes(&day, "stop s2600001 --reason TEXT --withdraw");
    admin.undoes(&withdrawn, "stop s2600001 --reason TEXT --on 2026-12-01");

    let held = admin.says(&with(&["account", "lockdown", ID, "--confirm", ID]));
    admin.follows(&held, "Next: ", "account reset s2600001 --reason TEXT");
    let lift = format!("{}account unlock s2600001 --reason TEXT", admin.program);
    assert!(held.contains(&format!("({lift})")), "{held}");
    admin.meibo.types(&lift).run().ok();
});

on_both!(all_4_what_undoes_an_owners_act_works_as_printed, |service| {
    let campus = Campus::new(service);
    campus.person(ID, "staff");
    has_mailbox(service, ID, "hanako");
    let owner = Typist::of(service, ID);
    let on = owner.says(&["pop-quota", "enable", "--messages", "from-now-on"]);
    let off = owner.undoes(&on, "pop-quota disable");
    owner.undoes(&off, "pop-quota enable --messages from-now-on");

    let on = owner.says(&["lsa", "enable", "--until", "2026-04-20", "--yes"]);
    let off = owner.undoes(&on, "lsa disable");
    let on = owner.undoes(&off, "lsa enable --until 2026-04-20");
    owner.undoes(&on, "lsa disable");

    let set = owner
        .meibo
        .run_with(owner.flagged(&["account", "mail-password", "set", "--password-stdin"]), "a mail passphrase 99\n");
    owner.undoes(&set.ok(), "account mail-password withdraw");

    let added = owner.says(&["alias", "create", "hanako@lab.example.com", "--display-name", "Hanako's 机", "--yes"]);
    let verify = format!("Next: {}alias verify hanako@lab.example.com CODE", owner.program);
    assert!(added.contains(&verify), "{added}");
    let code = campus.code(ID);
    let verified = owner.meibo.types(&verify["Next: ".len()..].replace("CODE", &code)).run().ok();
    let deleted = owner.undoes(&verified, "alias delete hanako@lab.example.com");
    let again = r#"alias create --display-name 'Hanako'\''s 机' hanako@lab.example.com"#;
    owner.undoes(&deleted, again);

    campus.turns_on_sms(ID, &campus.token(ID));
    // 2SV-4: turning on has ended this sign-in.
    let told = owner
        .meibo
        .run_with(owner.flagged(&["login", ID, "--password-stdin", "--store", "file"]), &format!("{PASSWORD}\n"));
    assert_eq!(told.code, 11, "{told}");
    owner.says(&["login", "--code", &campus.code(ID)]);
    let made = owner.says(&["app-password", "create", "My phone's"]);
    let id = made.split("app-password delete ").nth(1).unwrap().trim().to_owned();
    let deleted = owner.undoes(&made, &format!("app-password delete {id}"));
    let next = format!(r"Next: {}app-password create 'My phone'\''s'", owner.program);
    assert_eq!(deleted.lines().last(), Some(next.as_str()));
    owner.meibo.types(&next["Next: ".len()..]).run().ok();
    let off = owner.says(&["2sv", "disable", "--yes"]);
    assert!(off.contains(&format!("To undo: {}2sv enable", owner.program)), "{off}");
});

on_both!(pass_1_what_is_printed_beside_a_code_uses_it_and_sends_no_other, |service| {
    let campus = Campus::new(service);
    campus.person(ID, "staff");
    let desk = Typist::of(service, ADMIN);
    let sent = desk.says(&["account", "reset", ID, "--reason", "at the counter"]);
    let code = reset::code(&campus, ID);
    // The owner types it on a machine of their own, which names the service in its own way.
    let line = format!("meibo account password set --reset {ID} --code CODE");
    assert_eq!(sent.lines().last(), Some(format!("Only the owner sees the code, and types it with: {line}").as_str()));
    let waiting = desk.says(&["account", "show", ID]);
    assert!(waiting.contains(&format!("The owner sets a new password with it ({line});")), "{waiting}");

    let messages = campus.messages(ID);
    let printed = format!("meibo account password set --reset {ID} --code {code}");
    assert!(messages.iter().any(|it| it["body"].as_str().unwrap().contains(&printed)), "{messages:?}");
    let letters = campus.messages(ID).len();
    let typed =
        |code: &str| format!("{} --password-stdin", line.replace("meibo ", &desk.program).replace("CODE", code));
    let wrong = typed("BCDF-GHJK");
    let refused = desk.meibo.types(&wrong).stdin("quite another passphrase\n").run().fails(6);
    assert!(refused.contains(&format!("{}account password set --reset {ID}, or ask", desk.program)), "{refused}");
    let owner = typed(&code);
    let done = desk.meibo.types(&owner).stdin("quite another passphrase\n").run().ok();
    assert_eq!(campus.messages(ID).len(), letters + 1, "no other code, but that the password was changed");
    assert!(done.ends_with(&format!("Next: {}login {ID}\n", desk.program)), "{done}");
});

on_both!(alias_5_who_locks_oneself_down_is_told_what_still_works, |service| {
    let campus = Campus::new(service);
    campus.person(ID, "staff");
    let owner = Typist::of(service, ID);
    let said = owner.says(&["account", "lockdown", "--confirm", ID]);
    let next = owner.follows(&said, "Next: ", &format!("account password set --reset {ID}"));
    assert!(next.contains("a code is on its way"), "{next}");
    assert_eq!(campus.messages(ID).iter().filter(|it| it["body"].as_str().unwrap().contains("--code")).count(), 1);
});

#[test]
fn what_undoes_a_setting_brings_any_value_back() {
    let meibo = Meibo::new();
    let undo = |said: &str| said.lines().find_map(|line| line.strip_prefix("To undo: ")).unwrap().to_owned();
    meibo.run(["config", "set", "--profile", "b", "data", "/my files/it's"]).ok();
    let unset = meibo.run(["config", "unset", "--profile", "b", "data"]).ok();
    assert_eq!(undo(&unset), r"meibo --profile b config set data '/my files/it'\''s'");
    meibo.types(&undo(&unset)).run().ok();
    let shown = meibo.run(["config", "show", "--profile", "b", "data", "-o", "json"]).json();
    assert_eq!(shown["value"], "/my files/it's");
}
