//! Accounts, as the help desk meets them at nine in the morning.

use std::process::Stdio;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::{
    api::{
        campus::{ADMIN, Campus, PASSWORD},
        mail_log_in::{app_password, taro},
    },
    support::{Engine, Meibo, Service, service::Setup},
};

fn campus() -> (Service, Meibo) {
    let service = Service::start(Engine::Sqlite);
    let meibo = Meibo::administrator(&service, ADMIN);
    (service, meibo)
}

/// Makes an account: what `create` answered.
fn create(meibo: &Meibo, id: &str, affiliation: &str) -> Value {
    let args = ["account", "create", id, "--name", "山田 太郎", "--department", "文学部", "--language", "en"];
    let more = ["--affiliation", affiliation, "--contact", "yamada@example.com", "-o", "json"];
    meibo.run(args.into_iter().chain(more)).json()
}

fn state(meibo: &Meibo, id: &str) -> Value {
    meibo.run(["account", "show", id, "-o", "json"]).json()["account"]["state"].clone()
}

/// JSON with what is random in it replaced.
fn shape(mut value: Value) -> String {
    redact(&mut value);
    serde_json::to_string_pretty(&value).unwrap()
}

fn redact(value: &mut Value) {
    match value {
        Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| match name.as_str() {
            "first_password" | "request_id" | "id" => *value = json!("[random]"),
            _ => redact(value),
        }),
        Value::Array(values) => values.iter_mut().for_each(redact),
        _ => {}
    }
}

#[test]
fn a_new_account_is_told_with_its_first_password_once() {
    let (_service, meibo) = campus();
    let made = create(&meibo, "Ｙamada01", "staff");
    assert_snapshot!(shape(made), @r#"
    {
      "account": {
        "login_id": "yamada01",
        "name": "山田 太郎",
        "department": "文学部",
        "affiliation": "staff",
        "kind": "person",
        "state": "enabled",
        "roles": [],
        "language": "en",
        "entitlement": "none",
        "two_step": "off",
        "created_at": "2026-04-13T09:00:00+09:00",
        "ends_at": null,
        "locked_down_at": null
      },
      "first_password": "[random]",
      "first_password_expires_at": "2026-04-27T09:00:00+09:00"
    }
    "#);
    let again = ["account", "create", "yamada01", "--name", "x", "--department", "y", "--affiliation", "staff"];
    let error = meibo.run(again.into_iter().chain(["--contact", "x@example.com", "-o", "json"])).error(6);
    assert_eq!(error["code"], "login_id_taken");
    let shown = meibo.run(["account", "show", "yamada01"]).ok();
    assert!(
        shown.contains("\n  The first password must be changed at the first sign-in, before anything else.\n"),
        "{shown}"
    );
    let coming = shown.lines().find_map(|line| line.strip_prefix("What is coming:")).unwrap_or_default();
    assert_eq!(coming.trim(), "now ── 2026-04-27 09:00 JST the first password expires");
}

/// The screen of `account show`, with what is random in it replaced.
fn screen(meibo: &Meibo, id: &str, more: &[&str]) -> String {
    let whole = meibo.run(["account", "show", id, "-o", "json"]).json();
    let text = meibo.run(["account", "show", id].into_iter().chain(more.iter().copied())).ok();
    let randoms = ["two_step.methods", "app_passwords", "recent_refusals"].map(|list| {
        let rows = list.split('.').fold(&whole, |value, name| &value[name]).as_array().unwrap().clone();
        rows.into_iter().flat_map(|row| [row["id"].clone(), row["request_id"].clone()]).collect::<Vec<_>>()
    });
    let randoms = randoms.concat();
    randoms.iter().filter_map(Value::as_str).fold(text, |text, random| text.replace(random, "[random     ]"))
}

#[test]
fn the_screen_begins_with_what_works_now_and_tells_of_empty_nouns_in_a_line() {
    let service = &Service::start(Engine::Sqlite);
    let campus = Campus::new(service);
    let (token, _timer) = taro(&campus);
    campus.sign_in("tanaka", "not the password of tanaka");
    campus.turns_on_sms("tanaka", &token);
    app_password(&campus, &token);
    service.clock.pass_minutes(31);
    let desk = Meibo::of(service);
    desk.login(ADMIN, PASSWORD).ok();
    assert_snapshot!(screen(&desk, "tanaka", &[]), @r"
    Name of tanaka (tanaka), 理学部, staff

    Sign-in:           works, with the account password (set 2026-04-13 09:00 JST) and a code: SMS ****5678
    Phone lost or new: where still signed in, the owner types: meibo 2sv method replace. Otherwise the help desk: meibo 2sv reset tanaka --reason TEXT
    Mail apps:         with an app password. POP is off.
    Mail settings:     IMAP imap.example.jp:993 SSL/TLS, SMTP smtp.example.jp:465 SSL/TLS, SMTP smtp.example.jp:587 STARTTLS; user taro@mail.example.jp
    Last refusal:      2026-04-13 09:00 JST: The account or the password is wrong. (sign-in)

    Account
      STATE:    enabled
      CONTACT:  tanaka@example.jp
      LANGUAGE: Japanese
      CREATED:  2026-04-13 09:00 JST

    Cloud mail
      ADDRESS:           taro@mail.example.jp
      IN FORCE SINCE:    1970-01-01 09:00 JST
      MAIL PASSWORD:     set
      MAIL PASSWORD SET: 1970-01-01 09:00 JST

    2-step verification
      STATE:             on
      SINCE:             2026-04-13 09:00 JST
      BACKUP CODES LEFT: 0

    Methods of 2-step verification
      ID             METHOD  PHONE     ADDED
      [random     ]  SMS     ****5678  2026-04-13 09:00 JST

    App passwords
      ID             NAME   CREATED               LAST USED
      [random     ]  Ecrea  2026-04-13 09:00 JST  -

    Sign-ins
      SIGN-INS THAT HOLD: 1
      NEWEST SIGN-IN:     2026-04-13 09:00 JST

    Messages to the owner
      2026-04-13 09:00 JST  notice: app password made, for t***@e***.jp (mail): in the service’s outbox, where it stays: no gateway was set for it
      2026-04-13 09:00 JST  notice: 2-step verification turned on, for t***@e***.jp (mail): in the service’s outbox, where it stays: no gateway was set for it
      2026-04-13 09:00 JST  code, for ****5678 (SMS): in the service’s outbox, where it stays: no gateway was set for it
      … and 1 more: meibo account show tanaka --full

    Recent refusals
      2026-04-13 09:00 JST  The account or the password is wrong. [wrong_credentials]  sign-in, from 127.0.0.1, request [random     ]

    Off or empty: Entitlement, Addresses to send from, Less secure apps, Remote access, POP, Mail log-ins, Refused mail log-ins. To see all of it: meibo account show tanaka --full
    ");
    assert_snapshot!(screen(&desk, "tanaka", &["--lang", "ja"]), @r"
    Name of tanaka（tanaka）、理学部、教職員

    サインイン:           できます（アカウントのパスワード、2026-04-13 09:00 JST に設定）。続いて確認コード：SMS ****5678
    電話の紛失・変更:     サインインしたままの機器があれば、本人が新しい電話に置き換えます：meibo 2sv method replace。なければヘルプデスクで無効にします：meibo 2sv reset tanaka --reason 理由
    メールソフト:         アプリパスワードでログインできます。POP は無効です。
    メールの設定:         IMAP imap.example.jp:993 SSL/TLS、SMTP smtp.example.jp:465 SSL/TLS、SMTP smtp.example.jp:587 STARTTLS、ユーザー名 taro@mail.example.jp
    最後に拒否された操作: 2026-04-13 09:00 JST：アカウントまたはパスワードが違います。（サインイン）

    アカウント
      状態:     有効
      連絡先:   tanaka@example.jp
      言語:     日本語
      作成日時: 2026-04-13 09:00 JST

    クラウドメール
      アドレス:                     taro@mail.example.jp
      有効になった日時:             1970-01-01 09:00 JST
      クラウドメールのパスワード:   設定済み
      パスワードが有効になった日時: 1970-01-01 09:00 JST

    2段階認証プロセス
      状態:                     有効
      開始日時:                 2026-04-13 09:00 JST
      残りのバックアップコード: 0

    2段階認証プロセスの方法
      ID             方法  電話番号  追加日時
      [random     ]  SMS   ****5678  2026-04-13 09:00 JST

    アプリパスワード
      ID             名前   作成日時              最終利用
      [random     ]  Ecrea  2026-04-13 09:00 JST  -

    サインイン
      有効なサインイン: 1
      最新のサインイン: 2026-04-13 09:00 JST

    本人へのメッセージ
      2026-04-13 09:00 JST  お知らせ：アプリパスワードの作成、宛先 t***@e***.jp（メール）：サービスの送信箱にあり、送信されません（ゲートウェイが設定されていませんでした）
      2026-04-13 09:00 JST  お知らせ：2段階認証プロセスの有効化、宛先 t***@e***.jp（メール）：サービスの送信箱にあり、送信されません（ゲートウェイが設定されていませんでした）
      2026-04-13 09:00 JST  確認コード、宛先 ****5678（SMS）：サービスの送信箱にあり、送信されません（ゲートウェイが設定されていませんでした）
      …ほかに 1 件：meibo account show tanaka --full

    最近拒否された操作
      2026-04-13 09:00 JST  アカウントまたはパスワードが違います。 [wrong_credentials]  サインイン、接続元 127.0.0.1、要求 [random     ]

    無効、または内容なし：利用権、送信元アドレス、安全性の低いアプリのアクセス、リモートアクセス環境、POP 接続、メールソフトのログイン、拒否されたメールソフトのログイン。すべて見るには：meibo account show tanaka --full
    ");
    let full = screen(&desk, "tanaka", &["--full"]);
    for heading in ["Addresses to send from\n  (none)", "Less secure apps\n  STATE: off", "POP\n  POP MODE: disabled"] {
        assert!(full.contains(heading), "{heading}: {full}");
    }
    assert!(!full.contains("--full"), "{full}");
}

#[test]
fn what_is_coming_stands_in_the_order_of_time() {
    let service = &Service::start(Engine::Sqlite);
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.post(&token, "/v1/accounts/me/applications/apply", &json!({})).ok();
    campus.call(&token, "PUT", "/v1/me/address", &json!({ "address": "taro" })).ok();
    let meibo = Meibo::of(service);
    meibo.login("tanaka", PASSWORD).ok();
    let text = meibo.run(["account", "show"]).ok();
    let line = text.lines().find(|line| line.starts_with("What is coming:")).unwrap_or_else(|| panic!("{text}"));
    let expected = "now ── 2026-04-13 10:00 JST the address becomes taro@mail.example.jp ── 2027-04-01 00:00 JST the entitlement ends";
    assert_eq!(line.trim_start_matches("What is coming:").trim(), expected);
}

#[test]
fn the_one_view_says_what_is_true_what_waits_and_what_was_refused() {
    let (_service, meibo) = campus();
    create(&meibo, "yamada01", "student");
    meibo.login("yamada01", "not the password at all").fails(4);
    meibo.login(ADMIN, crate::support::meibo::PASSWORD).ok();
    let shown = meibo.run(["account", "show", "yamada01", "-o", "json"]).json();
    assert_snapshot!(shape(shown), @r#"
    {
      "shown_at": "2026-04-13T09:00:00+09:00",
      "account": {
        "login_id": "yamada01",
        "name": "山田 太郎",
        "department": "文学部",
        "affiliation": "student",
        "kind": "person",
        "state": "enabled",
        "roles": [],
        "language": "en",
        "entitlement": "none",
        "two_step": "off",
        "created_at": "2026-04-13T09:00:00+09:00",
        "ends_at": null,
        "locked_down_at": null
      },
      "disabled": null,
      "locked_down": null,
      "access": {
        "sign_in": {
          "open": true,
          "known_places_only": false,
          "code": null,
          "possible_from": null
        },
        "mail": {
          "imap": {
            "open": false,
            "known_places_only": false,
            "code": "mail_user_unknown",
            "possible_from": null
          },
          "pop": {
            "open": false,
            "known_places_only": false,
            "code": "mail_user_unknown",
            "possible_from": null
          },
          "smtp": {
            "open": false,
            "known_places_only": false,
            "code": "mail_user_unknown",
            "possible_from": null
          },
          "credential": {
            "usable": null,
            "first": "allow-an-app-and-set-mail-password"
          },
          "settings": {
            "user": null,
            "imap": {
              "host": "imap.example.jp",
              "port": 993,
              "tls": "tls"
            },
            "pop": {
              "host": "pop.example.jp",
              "port": 995,
              "tls": "tls"
            },
            "smtp": [
              {
                "host": "smtp.example.jp",
                "port": 465,
                "tls": "tls"
              },
              {
                "host": "smtp.example.jp",
                "port": 587,
                "tls": "starttls"
              }
            ]
          }
        }
      },
      "contact": "yamada@example.com",
      "password": {
        "state": "first",
        "set_at": "2026-04-13T09:00:00+09:00",
        "expires_at": "2026-04-27T09:00:00+09:00",
        "must_change": true
      },
      "reset": null,
      "entitlement": null,
      "address": {
        "present": null,
        "pending": null,
        "former": [],
        "change_possible_from": null
      },
      "mail_password": {
        "state": "none",
        "set_at": null,
        "pending": null
      },
      "two_step": {
        "state": "off",
        "since": null,
        "propagating": false,
        "do_at": null,
        "methods": [],
        "backup_codes_left": 0,
        "withheld": []
      },
      "platform": null,
      "app_passwords": [],
      "aliases": [],
      "less_secure_apps": {
        "state": "off",
        "since": null,
        "last_used_at": null,
        "until_at": null,
        "ends_at": null
      },
      "pop": {
        "mode": "disabled",
        "since": null,
        "used_bytes": 0,
        "limit_bytes": 1250000000,
        "left_bytes": 1250000000,
        "used_percent": 0,
        "fresh_at": "2026-04-14T00:00:00+09:00",
        "locked_at": null,
        "locked_until": null
      },
      "mail_log_ins": {
        "uses": [],
        "refusals": [],
        "withheld": []
      },
      "remote_access": {
        "state": "off",
        "since": null,
        "ends_at": null
      },
      "sessions": 0,
      "signed_in_at": null,
      "locks": [],
      "sign_in_lock": null,
      "recent_refusals": [
        {
          "at": "2026-04-13T09:00:00+09:00",
          "count": 1,
          "operation": "session.sign-in",
          "code": "wrong_credentials",
          "actor": "-",
          "address": "127.0.0.1",
          "request_id": "[random]"
        }
      ],
      "messages": [],
      "messages_left_out": 0,
      "withheld": []
    }
    "#);
    let text = meibo.run(["account", "show", "yamada01", "--full", "--lang", "ja"]).ok();
    for part in [
        "山田 太郎",
        "待っていること",
        "初期パスワード（要変更）",
        "これまでに利用権はありません",
        "[wrong_credentials]",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("{") && !text.contains("column-"), "{text}");
}

#[test]
fn several_accounts_are_shown_in_one_document_and_a_missing_one_is_told() {
    let (_service, meibo) = campus();
    create(&meibo, "yamada01", "staff");
    let ended = meibo.run_with(["account", "show", "-", "-o", "json"], "yamada01\n admin0001 \nnobody99\n");
    assert_eq!(ended.code, 9, "{ended}");
    let shown: Value = serde_json::from_str(&ended.stdout).unwrap();
    let ids: Vec<&str> =
        shown.as_array().unwrap().iter().map(|it| it["account"]["login_id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["yamada01", ADMIN]);
    let error: Value = serde_json::from_str(&ended.stderr).unwrap();
    assert_eq!(error["error"]["code"], "rows_refused");
    assert!(error["error"]["message"].as_str().unwrap().contains("nobody99: account_not_found"), "{error}");
    let error = meibo.run(["account", "show", "nobody99"]).fails(3);
    assert!(error.contains("There is no account with the login ID nobody99."), "{error}");
}

#[test]
fn a_list_is_filtered_sorted_and_whole_for_programs() {
    let (_service, meibo) = campus();
    create(&meibo, "yamada01", "staff");
    create(&meibo, "suzuki02", "student");
    let ids = |args: &[&str]| meibo.run([&["account", "list", "-o", "id"], args].concat()).ok();
    assert_eq!(ids(&[]), "admin0001\nsuzuki02\nyamada01\n");
    assert_eq!(ids(&["--sort", "-login_id"]), "yamada01\nsuzuki02\nadmin0001\n");
    assert_eq!(ids(&["--filter", "affiliation=student"]), "suzuki02\n");
    assert_eq!(ids(&["--search", "yama"]), "yamada01\n");
    // Exact, and never wider for what stands beside it.
    assert_eq!(ids(&["--filter", "name=山田 太郎", "--filter", "affiliation=staff"]), "yamada01\n");
    assert_eq!(ids(&["--filter", "name=山田"]), "");
    assert_eq!(ids(&["--filter", "affiliation=student", "--filter", "affiliation=staff"]), "");
    assert_eq!(ids(&["--filter", "affiliation=student", "--search", "yamada"]), "");
    assert_eq!(ids(&["--filter", "affiliation=学生", "--lang", "ja"]), "suzuki02\n");
    let part = meibo.run(["account", "list", "--filter", "login_id=yama", "-o", "json"]).error(2);
    assert_eq!(part["code"], "filter_value_unknown");
    assert_eq!(ids(&["--limit", "2"]), "admin0001\nsuzuki02\n");
    assert_eq!(
        meibo.run(["account", "list", "--filter", "colour=red", "-o", "json"]).error(2)["code"],
        "filter_unknown"
    );
    let error = meibo.run(["account", "list", "--filter", "role=king", "-o", "json"]).error(2);
    assert_eq!(error["code"], "filter_value_unknown");
    let table = meibo.run(["account", "list", "--lang", "ja"]).ok();
    assert_snapshot!(table, @r"
    ログイン ID  名前       所属    区分    状態  利用権  2段階認証プロセス  役割
    admin0001    admin0001  -       教職員  有効  なし    無効               管理者
    suzuki02     山田 太郎  文学部  学生    有効  なし    無効               -
    yamada01     山田 太郎  文学部  教職員  有効  なし    無効               -
    ");
}

#[test]
fn at_a_terminal_a_long_table_says_that_there_is_more() {
    let (service, meibo) = campus();
    let file = std::fs::read_to_string(meibo.home().join("state/meibo/sign-in-default.json")).unwrap();
    let token = serde_json::from_str::<Value>(&file).unwrap()["token"].as_str().unwrap().to_owned();
    for number in 0..51 {
        let account = json!({"login_id": format!("user{number:03}"), "name": "n", "department": "d",
            "affiliation": "student", "contact": "a@example.com"});
        service.http().request("POST", "/v1/accounts").token(&token).json(&account).send().ok();
    }
    // Whoever has a pager in the environment gets none: it would wait for a key.
    let meibo = meibo.env("PAGER", "false").env("MEIBO_PAGER", "false");
    let terminal = meibo.terminal(["account", "list"]);
    terminal.shows("50 of 52 shown. For all: --all");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(meibo.run(["account", "list", "-o", "json"]).json().as_array().unwrap().len(), 52);
}

#[test]
fn an_update_tells_the_change_and_the_way_back() {
    let (_service, meibo) = campus();
    create(&meibo, "yamada01", "staff");
    let said = meibo.run(["account", "update", "yamada01", "--department", "理学部", "--language", "ja"]).ok();
    assert_snapshot!(said, @r"
    yamada01 (山田 太郎) is changed. It takes effect at once.
    DEPARTMENT: 文学部 → 理学部
    LANGUAGE: English → Japanese

    To undo: meibo account update yamada01 --department '文学部' --language en
    ");
    meibo.run(["account", "update", "yamada01", "--department", "文学部", "--language", "en"]).ok();
    assert_eq!(meibo.run(["account", "show", "yamada01", "-o", "json"]).json()["account"]["department"], "文学部");
    let unchanged = meibo.run(["account", "update", "yamada01", "--language", "en", "-o", "json"]).error(6);
    assert_eq!(unchanged["code"], "nothing_to_change");
    assert_eq!(meibo.run(["account", "update", "yamada01", "-o", "json"]).error(6)["code"], "nothing_to_change");
}

#[test]
fn disabling_needs_a_yes_and_enabling_undoes_it() {
    let (_service, meibo) = campus();
    create(&meibo, "yamada01", "staff");
    assert_eq!(meibo.run(["account", "disable", "yamada01", "-y", "-o", "json"]).error(2)["code"], "reason_needed");
    let unanswered = meibo.run(["account", "disable", "yamada01", "--reason", "left", "-o", "json"]);
    assert_eq!(unanswered.error(11)["code"], "input_needed");
    assert_eq!(meibo.run(["account", "disable", "yamada01", "-y", "--no-input", "-n", "--reason", "left"]).code, 0);
    assert_eq!(state(&meibo, "yamada01"), "enabled", "a dry run changes nothing");
    // Why is asked before anything else.
    let terminal = meibo.terminal(["account", "disable", "yamada01"]);
    terminal.shows("Reason:").answers("left in March");
    terminal.shows("yamada01 (山田 太郎, 文学部)\n  State: enabled → disabled").shows("[y/N]").answers("n");
    assert_eq!(terminal.ends(), 10);
    assert_eq!(state(&meibo, "yamada01"), "enabled");
    let terminal = meibo.terminal(["account", "disable", "yamada01", "--lang", "ja", "--reason", "退職"]);
    terminal.shows("有効 → 無効").answers("はい").shows("無効にしました").shows("meibo account enable yamada01");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(state(&meibo, "yamada01"), "disabled");
    let ended = meibo.run(["account", "disable", "yamada01", ADMIN, "-y", "-o", "json", "--reason", "left"]);
    assert_eq!(ended.error(6)["code"], "rows_refused");
    let enabled = meibo.run_with(["account", "enable", "-", "-y", "-o", "json"], "yamada01\n").json();
    assert_eq!(enabled[0]["account"]["state"], "enabled");
    assert_eq!(enabled[0]["before"]["state"], "disabled");
}

#[test]
fn a_dry_run_says_what_would_be_and_leaves_no_trace() {
    let (_service, meibo) = campus();
    let args = ["account", "create", "yamada01", "--name", "n", "--department", "d", "--affiliation", "staff"];
    let said = meibo.run(args.into_iter().chain(["--contact", "a@example.com", "-n"])).ok();
    assert!(said.contains("would be made") && !said.contains("FIRST PASSWORD"), "{said}");
    assert_eq!(meibo.run(["account", "show", "yamada01", "-o", "json"]).error(3)["code"], "account_not_found");
}

#[test]
fn who_may_not_is_told_so() {
    let (service, admin) = campus();
    let first = create(&admin, "yamada01", "staff")["first_password"].as_str().unwrap().to_owned();
    let owner = Meibo::of(&service);
    owner.login("yamada01", &first).ok();
    assert_eq!(owner.run(["account", "list", "-o", "json"]).error(6)["code"], "password_change_needed");
    owner
        .run_with(["account", "password", "set", "--password-stdin"], &format!("{first}\nmy own long passphrase 5\n"))
        .ok();
    assert_eq!(owner.run(["account", "list", "-o", "json"]).error(5)["code"], "not_allowed");
    assert_eq!(owner.run(["account", "show", "-o", "json"]).json()["account"]["login_id"], "yamada01");
    // What is missing is named together.
    let missing = Meibo::of(&service).run(["login", "--store", "file", "-o", "json"]).error(11);
    assert_eq!(missing["hint"], "Give the answer with: ID --password-stdin");
    // Off a terminal what is refused is refused before a yes is asked for.
    assert_eq!(owner.run(["account", "disable", ADMIN, "-o", "json"]).error(5)["code"], "not_allowed");
    assert_eq!(
        owner.run(["account", "token", "delete", "0000000000000", "-o", "json"]).error(5)["code"],
        "not_allowed"
    );
    assert_eq!(
        admin.run(["account", "disable", "nobody01", "-o", "json", "--reason", "x"]).error(3)["code"],
        "account_not_found"
    );
    assert_eq!(
        admin.run(["account", "disable", "yamada01", "-o", "json", "--reason", "x"]).error(11)["code"],
        "input_needed"
    );
    // The owner reads who was refused what.
    let shown = owner.run(["account", "show", "-o", "json"]).json();
    let who: Vec<&str> =
        shown["recent_refusals"].as_array().unwrap().iter().map(|it| it["actor"].as_str().unwrap()).collect();
    assert!(!who.is_empty() && who.iter().all(|who| *who == "yamada01"), "{shown}");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let (_service, meibo) = campus();
    let mut command = meibo.command(["account", "list"]).into_command();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(141), &b""[..]));
}

#[test]
fn a_cell_of_csv_holds_one_value_whatever_the_reply() {
    let (_service, meibo) = campus();
    create(&meibo, "yamada01", "staff");
    create(&meibo, "suzuki01", "student");
    let read = |args: &[&str]| {
        let csv = meibo.run(args.iter().copied().chain(["--reason", "x", "-y", "-o", "csv"])).ok();
        let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes()).into_records();
        let rows: Vec<csv::StringRecord> = rows.collect::<Result<_, _>>().unwrap();
        assert!(!csv.contains(['{', '[']), "{csv}");
        rows
    };
    let rows = read(&["account", "disable", "yamada01", "suzuki01"]);
    let place = |name: &str| rows[0].iter().position(|it| it == name).unwrap_or_else(|| panic!("{name}: {rows:?}"));
    assert_eq!(
        (rows.len(), &rows[1][place("account.login_id")], &rows[2][place("account.login_id")]),
        (3, "yamada01", "suzuki01")
    );
    assert_eq!(&rows[1][place("account.state")], "disabled");
    assert!(!rows[0].iter().any(|name| name == "account"), "{rows:?}");
    // The headings do not depend on what an account has, and are what --columns takes.
    let enabled = read(&["account", "enable", "yamada01"]);
    assert_eq!(enabled[0], rows[0]);
    let headings = enabled[0].iter().collect::<Vec<_>>().join(",");
    assert_eq!(read(&["account", "disable", "yamada01", "--columns", &headings])[0], enabled[0]);
    for reads in
        [&["account", "show", "yamada01"][..], &["audit", "list"], &["policy", "show"], &["2sv", "show", "yamada01"]]
    {
        let csv = meibo.run(reads.iter().copied().chain(["-o", "csv"])).ok();
        assert!(!csv.contains(['{', '[']), "{reads:?}: {csv}");
    }
}

#[test]
fn the_columns_of_a_list_are_those_that_a_row_can_have() {
    let (_service, meibo) = campus();
    let header = "login_id,name,department,affiliation,state,entitlement,two_step,roles,kind,language,created_at,\
                  ends_at,locked_down_at\n";
    let csv = meibo.run(["account", "list", "-o", "csv"]).ok();
    assert!(csv.starts_with(header) && csv.lines().count() == 2, "{csv}");
    assert_eq!(meibo.run(["account", "list", "-o", "csv", "--search", "nobody"]).ok(), header);
    assert_eq!(
        meibo.run(["account", "list", "--columns", "login_id,locked_down_at", "-o", "csv"]).ok().lines().count(),
        2
    );
    assert_eq!(meibo.run(["alias", "list", "-o", "csv"]).ok().lines().count(), 1, "its headings, and no row");
    let error = meibo.run(["account", "list", "--columns", "nothing", "-o", "json"]).error(2);
    assert_eq!(error["code"], "unknown_column");
    let sorted = meibo.run(["account", "list", "--sort", "foo"]).fails(2);
    assert!(sorted.starts_with("There is no field foo.\n"), "{sorted}");
}

#[test]
fn csv_is_written_in_the_encoding_that_was_asked_for() {
    let (_service, meibo) = campus();
    create(&meibo, "yamada01", "staff");
    let written = |encoding: &str| {
        let args = ["account", "list", "-o", "csv", "--columns", "name", "--no-header", "--encoding", encoding];
        meibo.command(args.into_iter().chain(["--search", "yamada01"])).into_command().output().unwrap().stdout
    };
    assert_eq!(written("utf-8"), "山田 太郎\n".as_bytes());
    assert_eq!(written("utf-8-bom"), "\u{feff}山田 太郎\n".as_bytes());
    assert_eq!(written("shift_jis"), b"\x8eR\x93c \x91\xbe\x98Y\n");
}

#[test]
fn operations_are_named_in_words_in_the_one_view_and_in_letters() {
    let (_service, meibo) = campus();
    create(&meibo, "yamada01", "staff");
    meibo.login("yamada01", "not the password at all").fails(4);
    meibo.login(ADMIN, crate::support::meibo::PASSWORD).ok();
    let shown = meibo.run(["account", "show", "yamada01", "--lang", "ja"]).ok();
    assert!(shown.contains("]  サインイン、接続元") && !shown.contains("session.sign-in"), "{shown}");
    let records = meibo.run(["account", "list", "--accessible", "--search", "yamada01"]).ok();
    assert!(records.starts_with("LOGIN ID:    yamada01\nNAME:        山田 太郎\n"), "{records}");
}

#[test]
fn sign_4_the_view_and_the_lifting_name_the_factor() {
    let service = Setup::new(Engine::Sqlite).config("[policy.sign_in]\nmax_wrong_tries = 2\n").start();
    let meibo = Meibo::administrator(&service, ADMIN);
    create(&meibo, "yamada01", "staff");
    let wrong = |password: &str| {
        let body = json!({ "account": "yamada01", "password": password });
        service.http().request("POST", "/v1/sign-ins").json(&body).send().refused(401, "wrong_credentials");
    };
    wrong("a wrong one");
    wrong("another wrong one");
    let waiting = |lang: &str| {
        let text = meibo.run(["account", "show", "yamada01", "--lang", lang]).ok();
        text.lines()
            .find(|line| line.contains("meibo account password unlock"))
            .unwrap_or_else(|| panic!("{text}"))
            .trim()
            .to_owned()
    };
    assert_snapshot!(waiting("en"), @"sign-in: locked after 2 wrong tries away from the owner’s devices and networks, until the owner lifts it (meibo account password unlock yamada01) or the help desk does (meibo account unlock yamada01 --reason TEXT).");
    assert_snapshot!(waiting("ja"), @"サインイン：本人の機器やネットワーク以外の場所で 2 回間違えたため、ロックされています。本人（meibo account password unlock yamada01）かヘルプデスク（meibo account unlock yamada01 --reason 理由）が解除するまで続きます。");
    let lift =
        |args: &[&str]| meibo.run([&["account", "unlock", "yamada01", "--reason", "by phone"], args].concat()).ok();
    assert_snapshot!(lift(&["-n"]), @"The lock of yamada01 (山田 太郎) would be lifted: sign-in. Nothing was changed (--dry-run).");
    assert_snapshot!(lift(&["--lang", "ja"]), @"yamada01（山田 太郎）のロックを解除しました（サインイン）。正しいパスワードや確認コードを入力すれば、すぐに使えます。本人にメールで知らせました。");
    let again = ["account", "unlock", "yamada01", "--reason", "by phone", "-o", "json"];
    assert_eq!(meibo.run(again).error(6)["code"], "not_locked");
    wrong("a third one");
}

/// Makes an account of somebody called so.
fn called(meibo: &Meibo, id: &str, name: &str) {
    let args = ["account", "create", id, "--name", name, "--department", "文学部", "--affiliation", "staff"];
    meibo.run(args.into_iter().chain(["--contact", "x@example.com"])).ok();
}

#[test]
fn all_6_names_are_kept_as_given_and_nothing_of_one_is_lost() {
    let (_service, meibo) = campus();
    // 隆 as a CJK compatibility ideograph, which NFC would change; が as a Mac writes it.
    called(&meibo, "b1", "隆\u{f9dc}");
    called(&meibo, "b2", "か\u{3099}く");
    called(&meibo, "b3", "𠮷野");
    let name = |id: &str| meibo.run(["account", "show", id, "-o", "json"]).json()["account"]["name"].clone();
    assert_eq!([name("b1"), name("b2"), name("b3")], [json!("隆\u{f9dc}"), json!("がく"), json!("𠮷野")]);
    let list = ["account", "list", "--columns", "login_id,name", "-o", "csv"];
    let refused = meibo.run(list.into_iter().chain(["--encoding", "shift_jis", "--lang", "en"])).fails(2);
    assert_snapshot!(refused, @"
    shift_jis does not have 𠮷 (U+20BB7), which row 4 (b3) has.
    Another character would stand in its place. [encoding_lacks]
    Write it with: --encoding utf-8-bom
    ");
    let whole = meibo.run(list.into_iter().chain(["--encoding", "utf-8-bom"])).ok();
    assert!(whole.starts_with("\u{feff}login_id,name\n") && whole.ends_with("b3,𠮷野\n"), "{whole}");
    // What could not be told after it was done is refused before it is.
    let args = ["account", "disable", "b3", "--yes", "--reason", "x", "-o", "json", "--encoding", "shift_jis"];
    assert_eq!(meibo.run(args).error(2)["code"], "flag_without_effect");
    assert_eq!(meibo.run(["account", "show", "b3", "-o", "json"]).json()["account"]["state"], "enabled");
    for lost in ["〓野", "\u{fffd}野"] {
        let error = meibo.run(["account", "update", "b3", "--name", lost, "--yes", "-o", "json"]).error(2);
        assert_eq!((&error["code"], name("b3")), (&json!("invalid_value"), json!("𠮷野")), "{lost}");
    }
}

#[test]
fn a_refused_value_is_quoted_and_its_line_told() {
    let (_service, meibo) = campus();
    let told = meibo.run_with(["account", "show", "-", "--lang", "en"], "tanaka\n\nsu zuki\n").fails(2);
    assert!(told.starts_with("Line 3, LOGIN ID “su zuki”: this value cannot be taken.\n"), "{told}");
    let told = meibo.run(["account", "disable", "su zuki", "--lang", "ja"]).fails(2);
    assert!(told.starts_with("ログイン ID「su zuki」：この値は使えません。\n"), "{told}");
    let told = meibo.run(["stop", "--on", "4/1/2026", "--lang", "en"]).fails(2);
    assert!(told.starts_with("DATE “4/1/2026”: this value cannot be taken.\n"), "{told}");
}

#[test]
fn a_value_that_the_service_refuses_is_quoted_too() {
    let (_service, meibo) = campus();
    let create = ["account", "create", "b1", "--department", "y", "--affiliation", "staff", "--lang", "en"];
    let created =
        |name: &str, contact: &str| meibo.run(create.into_iter().chain(["--name", name, "--contact", contact])).stderr;
    let told = created("x", "a@b");
    assert!(told.starts_with("CONTACT “a@b”: this value cannot be taken.\n"), "{told}");
    let told = created("x", "9.01234E+10");
    assert!(told.starts_with("The phone number “9.01234E+10” cannot be used.\n"), "{told}");
    let token = ["account", "token", "create", "x", "--scope", "mail-decision", "--days", "400", "--lang", "ja"];
    let told = meibo.run(token).fails(2);
    assert!(told.starts_with("日数「400」：この値は使えません。\n"), "{told}");
    // Of rows, in what is told and in the results.
    let file = meibo.home().join("rows.csv");
    let rows = "login_id,name,department,affiliation,contact\nb2,x,y,staff,a@b\nb3,x,y,staff,9012345678\n";
    std::fs::write(&file, rows).unwrap();
    let plan = ["account", "create", "--dry-run", "--lang", "en", "--from", file.to_str().unwrap()];
    let told = meibo.run(plan).stdout;
    assert!(told.contains("line 2, b2: CONTACT “a@b”: this value cannot be taken."), "{told}");
    assert!(told.contains("line 3, b3: The phone number “9012345678” cannot be used."), "{told}");
}

#[test]
fn a_contact_of_a_carriers_old_form_is_taken() {
    let (_service, meibo) = campus();
    let args = ["account", "create", "b1", "--name", "x", "--department", "y", "--affiliation", "staff", "--contact"];
    meibo.run(args.into_iter().chain(["a..b.@docomo.ne.jp"])).ok();
    assert_eq!(meibo.run(["account", "show", "b1", "-o", "json"]).json()["contact"], "a..b.@docomo.ne.jp");
}

on_both!(what_is_withheld_is_said_and_every_field_is_there_for_everybody, |service| {
    use crate::api::campus::{ADMIN, Campus, PASSWORD as CAMPUS_PASSWORD};
    let campus = Campus::new(service);
    campus.holder("helper01", "helper");
    campus.person("tanaka", "staff");
    campus.person("suzuki", "staff");
    let entitled = campus.token("suzuki");
    campus.post(&entitled, "/v1/me/pop/enable", &serde_json::json!({ "messages": "all" })).ok();
    campus.post(&entitled, "/v1/accounts/me/applications/apply", &serde_json::json!({})).ok();
    campus.turns_on_sms("suzuki", &entitled);
    let of = |id: &str| {
        let meibo = Meibo::of(service);
        meibo.login(id, CAMPUS_PASSWORD).ok();
        meibo
    };
    let (helper, admin) = (of("helper01"), of(ADMIN));
    let whole = |meibo: &Meibo, id: &str| meibo.run(["account", "show", id, "-o", "json"]).json();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let seen = whole(&helper, "suzuki");
    // By hand from the roles: a helper looks without contact details.
    let withheld = serde_json::json!([
        "disabled.by",
        "disabled.reason",
        "locked_down.by",
        "locked_down.reason",
        "access.mail.credential",
        "contact",
        "app_passwords",
        "aliases",
        "recent_refusals.address",
        "messages.channel",
        "messages.to",
        "messages.state",
        "messages.detail",
        "messages.hindrance",
        "messages.next_try_at",
        "messages.delivered_at"
    ]);
    assert_eq!(seen["withheld"], withheld);
    for name in ["contact", "app_passwords", "aliases"] {
        assert_eq!(seen[name], Value::Null, "{name}");
    }
    assert_eq!(seen["two_step"]["withheld"], serde_json::json!(["methods.phone"]));
    assert_eq!(seen["mail_log_ins"]["uses"], serde_json::json!([]));
    let known = whole(&admin, "tanaka");
    assert_eq!((&known["withheld"], &known["app_passwords"]), (&serde_json::json!([]), &serde_json::json!([])));
    assert_eq!((&known["entitlement"], &known["account"]["locked_down_at"]), (&Value::Null, &Value::Null));
    assert_eq!(keys(&seen), keys(&known));
    assert_eq!(keys(&whole(&helper, "me")), keys(&known));
    // In text and in CSV, too.
    let text = helper.run(["account", "show", "suzuki", "--lang", "en"]).ok();
    assert!(
        text.contains("App passwords\n  withheld\n") && text.contains("Addresses to send from\n  withheld"),
        "{text}"
    );
    assert!(text.contains("CONTACT:") && !text.contains("sms     -"), "{text}");
    let japanese = helper.run(["account", "show", "suzuki", "--lang", "ja"]).ok();
    assert!(japanese.contains("アプリパスワード\n  閲覧権限なし\n"), "{japanese}");
    let cells = |meibo: &Meibo, columns: &str, id: &str| {
        meibo.run(["account", "show", id, "-o", "csv", "--no-header", "--columns", columns]).ok().trim_end().to_owned()
    };
    // And within what is chosen.
    let chosen = helper
        .run(["account", "show", "suzuki", "-o", "json", "--columns", "account.name,messages,two_step.methods"])
        .json();
    let within = ["channel", "to", "state", "detail", "hindrance", "next_try_at", "delivered_at"]
        .map(|it| format!("messages.{it}"));
    let within: Vec<String> = within.into_iter().chain(["two_step.methods.phone".to_owned()]).collect();
    assert_eq!(chosen["withheld"], serde_json::json!(within));
    let columns = "account.login_id,contact,app_passwords,entitlement.until,address.pending.address";
    assert_eq!(cells(&helper, columns, "suzuki"), "suzuki,withheld,withheld,2027-03-31,");
    assert_eq!(cells(&admin, columns, "tanaka"), "tanaka,tanaka@example.jp,,,");
    let headings = |meibo: &Meibo, id: &str| {
        meibo.run(["account", "show", id, "-o", "csv"]).ok().lines().next().unwrap().to_owned()
    };
    assert_eq!(headings(&helper, "suzuki"), headings(&admin, "tanaka"));
    let pop = helper.run(["pop-quota", "show", "suzuki", "-o", "json"]).json();
    assert_eq!((&pop["withheld"], &pop["credential"]), (&serde_json::json!(["credential"]), &Value::Null));
    let lsa = helper.run(["lsa", "show", "suzuki", "-o", "json"]).json();
    assert_eq!((&lsa["withheld"], &lsa["credential"]), (&serde_json::json!(["credential"]), &Value::Null));
    let two_step = helper.run(["2sv", "show", "suzuki", "--lang", "en"]).ok();
    assert!(two_step.contains("withheld") && !two_step.contains("5678"), "{two_step}");
});

on_both!(find_4_an_address_shows_its_account, |service| {
    use crate::api::campus::{ADMIN, Campus, PASSWORD as CAMPUS_PASSWORD};
    let campus = Campus::new(service);
    let token = campus.person("tanaka", "staff");
    campus.call(&token, "PUT", "/v1/me/address", &serde_json::json!({ "address": "taro1" })).ok();
    campus.person("suzuki", "staff");
    let of = |id: &str| {
        let meibo = Meibo::of(service);
        meibo.login(id, CAMPUS_PASSWORD).ok();
        meibo
    };
    let admin = of(ADMIN);
    assert_eq!(admin.run(["account", "show", "Ｔaro1@mail.example.jp", "-o", "id"]).ok(), "tanaka\n");
    let error = admin.run(["account", "show", "taro9@mail.example.jp", "--lang", "en"]).fails(3);
    assert!(error.contains("There is no account with the address taro9@mail.example.jp."), "{error}");
    assert_eq!(of("tanaka").run(["account", "show", "taro1@mail.example.jp", "-o", "id"]).ok(), "tanaka\n");
    let other = of("suzuki");
    for address in ["taro1@mail.example.jp", "taro9@mail.example.jp"] {
        assert_eq!(other.run(["account", "show", address, "-o", "json"]).error(5)["code"], "not_allowed");
    }
});

#[test]
fn a_chosen_field_that_is_withheld_is_named() {
    let service = Service::start(Engine::Sqlite);
    let campus = crate::api::campus::Campus::new(&service);
    let admin = Meibo::of(&service);
    admin.login(ADMIN, crate::api::campus::PASSWORD).ok();
    campus.holder("helper01", "helper");
    create(&admin, "yamada01", "staff");
    let helper = Meibo::of(&service);
    helper.login("helper01", crate::api::campus::PASSWORD).ok();
    let shown = |columns: &str| helper.run(["account", "show", "yamada01", "-o", "json", "--columns", columns]).json();
    assert_eq!(
        shown("account.login_id,contact"),
        json!({ "account.login_id": "yamada01", "contact": null, "withheld": ["contact"] })
    );
    assert_eq!(shown("account.login_id"), json!({ "account.login_id": "yamada01" }));
    let yaml = helper.run(["account", "show", "yamada01", "-o", "yaml", "--columns", "contact"]).ok();
    assert!(yaml.starts_with("contact: null\nwithheld:") && yaml.ends_with("- contact\n"), "{yaml}");
    // A helper's own refused look is the owner's to know, with whose it was.
    assert_eq!(helper.run(["account", "list", "-o", "json"]).error(5)["code"], "not_allowed");
    helper.run(["alias", "list", "yamada01"]).fails(5);
    let seen = admin.run(["account", "show", "yamada01"]).ok();
    assert!(seen.contains(", by helper01, from "), "{seen}");
}
