//! What is known of a result before anything is sent: its fields, what of it is shown once, and whether it can be written.
//! What these refuse is refused then, for what was done is done whatever its form.

use crate::{
    cli::{
        args::accepted::Given,
        context::Context,
        failure::{Failure, local_code::LocalCode},
    },
    contract::table,
    ui::Format,
};

/// What a command shows, at one of its turns: each name is a field of what comes then, and of nothing else.
struct Shown {
    command: &'static str,
    /// When it shows this; the first that fits is what it shows.
    when: fn(&Turn<'_>) -> bool,
    /// The operations whose replies it shows, each with the place in the reply.
    replies: &'static [(&'static str, &'static str)],
    /// Fields of those replies whose place others take.
    without: &'static [&'static str],
    /// What it adds.
    own: &'static [&'static str],
    /// What is shown this once: one of them must be.
    once: &'static [&'static str],
}

const fn of(command: &'static str, replies: &'static [(&'static str, &'static str)]) -> Shown {
    Shown { command, when: |_| true, replies, without: &[], own: &[], once: &[] }
}

/// On what it depends which of its results a command shows.
struct Turn<'a> {
    given: &'a Given,
    /// Whether somebody can be asked, so that one command walks through all its steps.
    asks: bool,
    dry: bool,
}

impl Turn<'_> {
    fn has(&self, flag: &str) -> bool {
        self.given.has(flag)
    }

    /// Whether an enrolment is only begun.
    fn begins(&self) -> bool {
        !self.has("code") && (self.has("resend") || self.dry || !self.asks)
    }

    /// Whether a code is only asked for.
    fn asks_for_code(&self) -> bool {
        !self.has("code") && (!self.asks || self.has("password_stdin"))
    }
}

/// Every command that changes something, and those that read one operation.
const SHOWN: &[Shown] = &[
    Shown {
        own: &[
            "login_id",
            "name",
            "service",
            "profile",
            "store",
            "expires_at",
            "must_change_password",
            "backup_codes_left",
        ],
        ..of("login", &[])
    },
    Shown { own: &["login_id", "service", "profile", "ended_at_service"], ..of("logout", &[]) },
    of("account show", &[("account.show", "")]),
    of("account list", &[("account.list", "items")]),
    Shown { once: &["first_password"], ..of("account create", &[("account.create", "")]) },
    of("account update", &[("account.update", "")]),
    of("account disable", &[("account.disable", "")]),
    of("account enable", &[("account.enable", "")]),
    of("account unlock", &[("account.unlock", "")]),
    of("account reset", &[("account.reset", "")]),
    of("account lockdown", &[("account.lockdown", "")]),
    of("account role add", &[("account.role-add", "")]),
    of("account role remove", &[("account.role-remove", "")]),
    Shown {
        when: |turn| turn.has("reset") && turn.asks_for_code(),
        own: &["account"],
        ..of("account password set", &[])
    },
    Shown { when: |turn| turn.has("reset"), ..of("account password set", &[("password-reset.finish", "")]) },
    Shown { without: &["token"], ..of("account password set", &[("account.password-set", "")]) },
    Shown { when: |turn| turn.asks_for_code(), own: &["account"], ..of("account password unlock", &[]) },
    of("account password unlock", &[("locks.lift", "")]),
    of("account address set", &[("address.set", "")]),
    of("account address withdraw", &[("address.withdraw", "")]),
    of("account mail-password set", &[("mail-password.set", "")]),
    of("account mail-password withdraw", &[("mail-password.withdraw", "")]),
    of("account workshop-password set", &[("workshop.password-set", "")]),
    Shown { once: &["secret"], ..of("account token create", &[("token.create", "")]) },
    of("account token list", &[("token.list", "items")]),
    of("account token delete", &[("token.delete", "")]),
    of("account remote-access enable", &[("remote-access.enable", "")]),
    of("account remote-access disable", &[("remote-access.disable", "")]),
    of("account applications", &[("application.list", "items")]),
    begun("2sv enable"),
    Shown {
        when: |turn| turn.asks && !turn.has("yes"),
        own: &["backup_codes"],
        ..of("2sv enable", &[("two-step.enrolment-finish", "")])
    },
    of("2sv enable", &[("two-step.enrolment-finish", "")]),
    of("2sv disable", &[("two-step.disable", "")]),
    of("2sv reset", &[("two-step.reset", "")]),
    Shown { once: &["codes"], ..of("2sv backup-codes", &[("two-step.backup-codes-create", "")]) },
    begun("2sv method add"),
    of("2sv method add", &[("two-step.enrolment-finish", "")]),
    begun("2sv method replace"),
    of("2sv method replace", &[("two-step.enrolment-finish", "")]),
    of("2sv method delete", &[("two-step.method-delete", "")]),
    of("app-password list", &[("app-password.list", "items")]),
    Shown {
        when: |turn| turn.has("test"),
        own: &["profile_file", "test"],
        once: &["secret"],
        ..of("app-password create", &[("app-password.create", "")])
    },
    Shown { own: &["profile_file"], once: &["secret"], ..of("app-password create", &[("app-password.create", "")]) },
    of("app-password delete", &[("app-password.delete", "")]),
    Shown {
        own: &[
            "protocol",
            "host",
            "port",
            "tls",
            "step",
            "result",
            "seconds",
            "code",
            "detail",
            "server_said",
            "addresses",
            "certificate",
            "certificate.names",
            "certificate.issuer",
            "certificate.expires_at",
        ],
        ..of("app-password test", &[])
    },
    of("alias list", &[("alias.list", "items")]),
    of("alias create", &[("alias.create", "")]),
    Shown { when: |turn| turn.has("resend"), ..of("alias verify", &[("alias.send", "")]) },
    of("alias verify", &[("alias.verify", "")]),
    of("alias delete", &[("alias.delete", "")]),
    of("lsa enable", &[("less-secure-apps.enable", "")]),
    of("lsa disable", &[("less-secure-apps.disable", "")]),
    of("pop-quota enable", &[("pop.enable", "")]),
    of("pop-quota disable", &[("pop.disable", "")]),
    of("pop-quota unlock", &[("pop.unlock", "")]),
    of("apply", &[("application.apply", "")]),
    of("stop", &[("application.stop", "")]),
    of("proxy-apply", &[("application.proxy-apply", "")]),
    of("audit list", &[("audit.list", "items")]),
    of("audit show", &[("audit.show", "items")]),
    JOB,
    Shown { command: "bulk retry", ..JOB },
    Shown { own: &["job", "open"], ..of("bulk forget", &[]) },
    Shown { own: &["setting", "value", "before", "path"], ..of("config set", &[]) },
    Shown { own: &["setting", "before", "path"], ..of("config unset", &[]) },
];

/// The first step of an enrolment, which shows an authenticator's key.
const fn begun(command: &'static str) -> Shown {
    Shown { when: |turn| turn.begins(), once: &["key", "key_uri"], ..of(command, &[("two-step.enrolment-start", "")]) }
}

/// A run over rows.
const JOB: Shown = Shown {
    own: &[
        "rows",
        "done",
        "no_change",
        "refused",
        "failed",
        "left_out",
        "open",
        "job",
        "results",
        "secrets_out",
        "refusals",
        "refusals_left_out",
    ],
    ..of("bulk resume", &[])
};

/// What would come of rows.
const PLAN: Shown = Shown {
    own: &[
        "rows",
        "will_change",
        "no_change",
        "refused",
        "failed",
        "left_out",
        "results",
        "refusals",
        "refusals_left_out",
        "seen",
        "seen_left_out",
    ],
    ..of("bulk resume", &[])
};

impl Shown {
    fn fields(&self) -> Vec<String> {
        let replied = self.replies.iter().flat_map(|(operation, place)| table::replied(operation, place));
        let is_left_out = |name: &String| {
            self.without
                .iter()
                .any(|out| name.strip_prefix(out).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
        };
        let replied = replied.filter(|name| !is_left_out(name));
        let mut all: Vec<String> = self.own.iter().map(|&name| name.to_owned()).chain(replied).collect();
        let mut seen = std::collections::HashSet::new();
        all.retain(|name| seen.insert(name.clone()));
        all
    }
}

/// Every field that a command can show, as far as it is known without a service.
pub(crate) fn of_command(command: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for field in SHOWN.iter().filter(|shown| shown.command == command).flat_map(Shown::fields) {
        if !all.contains(&field) {
            all.push(field);
        }
    }
    all
}

/// Looks whether what the command will show can be shown as it was asked for.
///
/// # Errors
/// A column that the result will not have, a form that leaves out what is shown once (2); stdout cannot be written (12, 141).
pub(crate) fn check(given: &Given, context: &mut Context) -> Result<(), Failure> {
    let turn = Turn { given, asks: context.ui.can_ask(), dry: context.global.dry_run };
    let shown = match given.has("from") {
        true => Some(if turn.dry { &PLAN } else { &JOB }),
        false => SHOWN.iter().find(|shown| shown.command == given.command() && (shown.when)(&turn)),
    };
    let Some(shown) = shown else { return Ok(()) };
    columns(shown, context)?;
    if !given.writes() || context.global.dry_run {
        return Ok(());
    }
    if makes_secret(shown, given, context) {
        once(shown, context)?;
    }
    Ok(context.ui.streams().can_be_written()?)
}

fn columns(shown: &Shown, context: &mut Context) -> Result<(), Failure> {
    let look = &context.ui.look;
    if look.columns.is_none() && look.format != Format::Csv {
        return Ok(());
    }
    let (chosen, fields) = (look.columns.clone().unwrap_or_default(), shown.fields());
    if let Some(unknown) = chosen.iter().find(|name| !fields.contains(name)) {
        let failure = Failure::new(LocalCode::UnknownColumn).fact("name", unknown.as_str());
        return Err(failure.fact("fields", fields.join(", ")));
    }
    context.know_fields(fields);
    Ok(())
}

fn makes_secret(shown: &Shown, given: &Given, context: &Context) -> bool {
    match given.command() {
        // At a terminal it is shown on the way.
        "2sv enable" | "2sv method add" | "2sv method replace" => {
            given.value("method") == Some("authenticator") && !context.ui.can_ask()
        }
        _ => !shown.once.is_empty() && !given.has("from"),
    }
}

/// What is shown once is shown, or nothing is made.
fn once(shown: &Shown, context: &Context) -> Result<(), Failure> {
    let lost = |code: LocalCode| Failure::new(code).fact("column", shown.once[0]);
    let ui = &context.ui;
    let is_id = ui.look.format == Format::Id && shown.command != "2sv backup-codes";
    let is_left_out = |names: &Vec<String>| !names.iter().any(|name| shown.once.contains(&name.as_str()));
    if is_id || ui.look.columns.as_ref().is_some_and(is_left_out) {
        return Err(lost(LocalCode::SecretLeftOut).fact("flag", if is_id { "-o id" } else { "--columns" }));
    }
    if ui.streams().leads_nowhere() { Err(lost(LocalCode::SecretUnseen)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{args::accepted::obeys, tests::meibo};

    #[test]
    fn what_every_write_shows_is_known_beforehand() {
        let writes = crate::cli::args::accepted::commands()
            .into_iter()
            .filter(|name| obeys(name, "dry_run") || obeys(name, "reason"));
        let unknown: Vec<&str> = writes.filter(|name| !SHOWN.iter().any(|shown| shown.command == *name)).collect();
        assert_eq!(unknown, Vec::<&str>::new());
        for shown in SHOWN {
            let fields = shown.fields();
            for (operation, place) in shown.replies {
                assert!(!table::replied(operation, place).is_empty(), "{}: {operation} {place}", shown.command);
            }
            assert!(shown.once.iter().all(|name| fields.iter().any(|field| field == name)), "{}", shown.command);
        }
    }

    /// The code of the refusal. What is not refused comes to a profile that does not exist, before anything is sent.
    fn code(line: &str) -> String {
        let ran = meibo(&format!("{line} --profile nosuch --lang en"));
        // In brackets for people, in the error's object for programs.
        let told: serde_json::Value = serde_json::from_str(&ran.err).unwrap_or_default();
        let code = told["error"]["code"].as_str().or_else(|| ran.err.split(['[', ']']).nth(1));
        code.unwrap_or_default().to_owned()
    }

    #[test]
    fn a_column_that_a_result_will_not_have_is_refused_before_anything_is_sent() {
        let create = "account create z1 --name Z --department D --affiliation staff --contact z@example.com";
        for line in [
            create,
            "account disable a1 -y",
            "account list",
            "account show",
            "app-password delete x1 -y",
            "apply -y",
            "account disable --from /nowhere -y",
            "lsa disable -y -o json",
        ] {
            assert_eq!(code(&format!("{line} --columns nosuch")), "unknown_column", "{line}");
        }
        for (line, column) in [
            ("alias create a@b.example -y", "address"),
            ("alias create a@b.example -n", "address"),
            ("alias verify a@b.example 123456", "code_expires_at"),
            ("alias verify a@b.example --resend", "alias.code_expires_at"),
            ("2sv enable --code 123456", "key"),
            ("2sv enable --code 123456", "phone"),
            ("2sv enable --code 123456", "backup_codes"),
            ("2sv enable --method sms --phone 090-1234-5678", "sessions_ended"),
            ("2sv method add --resend", "two_step.state"),
            ("2sv method add --code 123456", "backup_codes"),
            ("2sv method delete sms -y", "method"),
            ("app-password create n1", "id"),
            ("account show", "login_id"),
            ("account password set --password-stdin", "account"),
            ("account password set --reset a1", "changed_at"),
            ("account password set --reset a1 --code BCDF-GHJK-LMNP", "account"),
            ("account password unlock a1", "factors"),
            ("account disable --from /nowhere -y", "will_change"),
            ("account disable --from /nowhere -n", "done"),
        ] {
            assert_eq!(code(&format!("{line} --columns {column}")), "unknown_column", "{line} {column}");
        }
        for (line, column) in [
            ("alias create a@b.example -n", "alias.address"),
            ("alias verify a@b.example 123456", "alias.address"),
            ("2sv enable --code 123456", "sessions_ended"),
            ("2sv method delete sms -n", "methods"),
            ("account password set --password-stdin", "changed_at"),
            ("account password unlock a1 --code BCDF-GHJK-LMNP", "factors"),
        ] {
            assert_eq!(code(&format!("{line} --columns {column}")), "profile_unknown", "{line} {column}");
        }
        assert_eq!(code("account disable a1 -y --columns login_id"), "unknown_column");
        assert_eq!(code("account disable a1 -y --columns account.login_id"), "profile_unknown");
        assert_eq!(code(&format!("{create} --columns account.name,first_password")), "profile_unknown");
        assert_eq!(code("account list --columns login_id,state"), "profile_unknown");
    }

    #[test]
    fn what_is_shown_once_is_shown_or_refused_beforehand() {
        let create = "account create z1 --name Z --department D --affiliation staff --contact z@example.com";
        for (line, secret, other) in [
            (create, "first_password", "account.name"),
            ("account token create t1 --scope mail-decision", "secret", "token.name"),
            ("app-password create n1", "secret", "app_password.name"),
            ("2sv enable --method authenticator", "key", "method"),
            ("2sv method add --method authenticator", "key_uri", "method"),
            ("2sv method replace --method authenticator", "key", "method"),
        ] {
            for form in ["table", "wide", "json", "jsonl", "csv", "yaml"] {
                assert_eq!(code(&format!("{line} -o {form}")), "profile_unknown", "{line} {form}");
                assert_eq!(code(&format!("{line} -o {form} --columns {secret}")), "profile_unknown", "{line} {form}");
                assert_eq!(code(&format!("{line} -o {form} --columns {other}")), "secret_left_out", "{line} {form}");
            }
            assert_eq!(code(&format!("{line} -o id")), "secret_left_out", "{line}");
            assert_eq!(code(&format!("{line} -o id -n")), "profile_unknown", "{line}: a dry run makes nothing");
        }
        // Its ids are its codes.
        assert_eq!(code("2sv backup-codes -o id -y"), "profile_unknown");
        assert_eq!(code("2sv enable --method sms --phone 090-1234-5678 -o id"), "profile_unknown");
    }
}
