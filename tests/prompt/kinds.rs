//! Every kind of question, and where each stands in the program: whoever adds a question adds it here.

/// Who is asked.
#[derive(Debug, Clone, Copy)]
pub(super) enum By {
    /// Somebody who is not signed in.
    Stranger,
    /// A person whose password was entered a moment ago.
    Owner,
    /// A person whose password was entered too long ago for dangerous acts.
    Idle,
    /// A person with two methods of 2-step verification.
    Protected,
    /// An administrator.
    Desk,
}

/// What is asked before the question, in English and in Japanese, and what is answered.
pub(super) struct Before {
    pub(super) asks: [&'static str; 2],
    pub(super) answer: &'static str,
    /// Whether the answer is not shown.
    pub(super) hidden: bool,
}

/// A kind of question.
pub(super) struct Kind {
    pub(super) name: &'static str,
    pub(super) by: By,
    pub(super) command: &'static [&'static str],
    pub(super) before: &'static [Before],
    /// What the question's last line has, in English and in Japanese.
    pub(super) asks: [&'static str; 2],
    /// The exit code where it is left with Esc or Ctrl-D.
    pub(super) left: i32,
}

/// The person who is signed in as [`By::Owner`], and on whom the desk acts.
pub(super) const OWNER: &str = "t2600001";
/// [`By::Idle`].
pub(super) const IDLE: &str = "t2600002";
/// [`By::Protected`].
pub(super) const PROTECTED: &str = "t2600003";
/// A workshop account.
pub(super) const WORKSHOP: &str = "ws0001";
/// The password of all of them.
pub(super) const WORD: &str = crate::api::campus::PASSWORD;
/// An address that [`OWNER`] has added, and not verified.
pub(super) const LAB: &str = "hanako@lab.example.com";

const fn kind(name: &'static str, by: By, command: &'static [&'static str], asks: [&'static str; 2]) -> Kind {
    Kind { name, by, command, before: &[], asks, left: 10 }
}

const fn hidden(asks: [&'static str; 2], answer: &'static str) -> Before {
    Before { asks, answer, hidden: true }
}

const SIGN_IN: &[&str] = &["login", PROTECTED, "--store", "file"];
const PASSWORD: Before = hidden(["Password of t2600003", "t2600003 のパスワード"], WORD);
const ANOTHER: Before = Before { asks: ["Code (r =", "コード（"], answer: "m", hidden: false };

/// All of them.
pub(super) const KINDS: &[Kind] = &[
    kind("yes-no", By::Desk, &["account", "disable", OWNER, "--reason", "x"], ["[y/N]", "[y（はい）/N（いいえ）]"]),
    kind(
        "typed-id",
        By::Desk,
        &["account", "lockdown", OWNER, "--reason", "x"],
        ["To go on, type t2600001", "続けるには t2600001 と入力してください"],
    ),
    kind("reason", By::Desk, &["account", "unlock", OWNER], ["Reason:", "理由:"]),
    Kind {
        left: 4,
        ..kind("sign-in-offered", By::Stranger, &["account", "show"], ["[y/N]", "[y（はい）/N（いいえ）]"])
    },
    kind("login-id", By::Stranger, &["login", "--store", "file"], ["Login ID", "ログイン ID"]),
    kind("password", By::Stranger, SIGN_IN, PASSWORD.asks),
    Kind { before: &[PASSWORD], ..kind("sign-in-code", By::Stranger, SIGN_IN, ANOTHER.asks) },
    Kind {
        before: &[PASSWORD, ANOTHER],
        ..kind("sign-in-method", By::Stranger, SIGN_IN, ["How do you want to prove", "本人確認の方法を選んでください"])
    },
    kind(
        "password-again",
        By::Idle,
        &["2sv", "enable"],
        ["Account password of t2600002", "t2600002 のアカウントのパスワード"],
    ),
    kind(
        "password-present",
        By::Owner,
        &["account", "password", "set"],
        ["Present password of t2600001", "t2600001 の現在のパスワード"],
    ),
    Kind {
        before: &[hidden(["Present password", "現在のパスワード"], WORD)],
        ..kind(
            "password-new",
            By::Owner,
            &["account", "password", "set"],
            ["New password of t2600001", "t2600001 の新しいパスワード"],
        )
    },
    kind(
        "password-of-workshop",
        By::Stranger,
        &["account", "workshop-password", "set", WORKSHOP],
        ["Present password of ws0001", "ws0001 の現在のパスワード"],
    ),
    kind(
        "mail-password-new",
        By::Owner,
        &["account", "mail-password", "set"],
        ["New mail password of t2600001", "t2600001 のクラウドメールの新しいパスワード"],
    ),
    Kind {
        before: &[hidden(["New mail password", "クラウドメールの新しいパスワード"], "one of the two passwords")],
        ..kind("mail-password-again", By::Owner, &["account", "mail-password", "set"], ["once more", "（もう一度）"])
    },
    kind("app-password", By::Owner, &["app-password", "test"], ["App password to test", "試すアプリパスワード"]),
    kind(
        "smtp-password",
        By::Owner,
        &["alias", "create", "b@lab.example.com", "--smtp-host", "localhost", "--smtp-user", "b", "--yes"],
        ["Password of the mail server localhost", "メールサーバー localhost のパスワード"],
    ),
    kind("alias-code", By::Owner, &["alias", "verify", LAB], ["Code that was mailed to", "に届いた確認コード"]),
    kind(
        "reset-code",
        By::Stranger,
        &["account", "password", "set", "--reset", OWNER],
        ["Code for t2600001", "t2600001 の確認コード"],
    ),
    kind(
        "method",
        By::Owner,
        &["2sv", "enable"],
        ["How do you want to prove", "確認コードの受け取り方法を選んでください"],
    ),
    kind(
        "method-replaced",
        By::Protected,
        &["2sv", "method", "replace"],
        ["Which method is to be replaced?", "置き換える方法を選んでください"],
    ),
    kind("phone", By::Owner, &["2sv", "enable", "--method", "sms"], ["Phone number", "コードを受け取る電話番号"]),
    kind(
        "enrolment-code",
        By::Owner,
        &["2sv", "enable", "--method", "authenticator", "--qr", "none"],
        ["The six digits that the app shows", "アプリに表示された 6 桁の数字"],
    ),
];

/// Each file of the program that asks, with the kind of each of its questions, in order.
pub(super) const ASKED: &[(&str, &[&str])] = &[
    ("src/cli/account/address/set.rs", &["yes-no"]),
    ("src/cli/account/address/withdraw.rs", &["yes-no"]),
    ("src/cli/account/lockdown.rs", &["typed-id"]),
    ("src/cli/account/mail_password/set.rs", &["mail-password-new"]),
    ("src/cli/account/mail_password/withdraw.rs", &["yes-no"]),
    ("src/cli/account/password/new_password.rs", &["password-new"]),
    ("src/cli/account/password/reset.rs", &["login-id", "reset-code"]),
    ("src/cli/account/password/set.rs", &["password-present"]),
    ("src/cli/account/token/delete.rs", &["yes-no"]),
    ("src/cli/account/workshop/set.rs", &["login-id", "password-of-workshop"]),
    ("src/cli/alias/create.rs", &["yes-no", "smtp-password"]),
    ("src/cli/alias/delete.rs", &["yes-no"]),
    ("src/cli/alias/verify.rs", &["alias-code"]),
    ("src/cli/app_password/delete.rs", &["yes-no"]),
    ("src/cli/app_password/test.rs", &["app-password"]),
    ("src/cli/application/carry_out.rs", &["yes-no"]),
    ("src/cli/bulk/forget.rs", &["yes-no"]),
    ("src/cli/bulk/run.rs", &["typed-id", "yes-no"]),
    ("src/cli/context/password.rs", &["password-again"]),
    ("src/cli/context/reason.rs", &["reason"]),
    ("src/cli/less_secure_apps/enable.rs", &["yes-no"]),
    ("src/cli/login/first_password.rs", &["password-present"]),
    ("src/cli/login/mod.rs", &["sign-in-offered", "login-id", "password"]),
    ("src/cli/login/second_step.rs", &["sign-in-code", "sign-in-method"]),
    ("src/cli/pop/disable.rs", &["yes-no"]),
    ("src/cli/report/several.rs", &["yes-no"]),
    ("src/cli/two_step/backup_codes.rs", &["yes-no"]),
    ("src/cli/two_step/disable.rs", &["yes-no"]),
    ("src/cli/two_step/enrolment/begin.rs", &["method-replaced", "phone", "method"]),
    ("src/cli/two_step/enrolment/finish.rs", &["yes-no", "yes-no"]),
    ("src/cli/two_step/enrolment/prove.rs", &["enrolment-code"]),
    ("src/cli/two_step/method/delete.rs", &["yes-no"]),
];
