//! The nouns of an account, one part of the screen each.

use serde_json::Value;

use super::refusals;
use crate::{
    cli::{account::message, pop, report::mail_log_in},
    contract::account::AccountWhole,
    rules::{pop::Mode, role::Kind},
    texts::args,
    ui::{Section, Ui, told},
};

/// Lines of a list that are shown unless all of it was asked for.
const NEWEST: usize = 3;

/// What is told of one noun.
pub(super) struct Noun {
    /// Its heading, a text's key.
    pub(super) heading: &'static str,
    /// Whether there is something to tell that does not stand above.
    pub(super) holds: bool,
    section: Section,
}

impl Noun {
    /// The part of the screen.
    pub(super) fn section(self) -> Section {
        self.section.under(self.heading)
    }
}

/// What the nouns are made from.
struct Shown<'a> {
    value: &'a Value,
    whole: &'a AccountWhole,
    /// Whether lists are shown whole.
    full: bool,
    ui: &'a Ui,
}

/// All of them, in order; what is withheld holds something: it is never taken for empty.
pub(super) fn nouns(value: &Value, whole: &AccountWhole, full: bool, ui: &Ui) -> Vec<Noun> {
    let shown = Shown { value, whole, full, ui };
    let mut nouns = vec![shown.account()];
    nouns.extend(full.then(|| shown.password()));
    nouns.push(shown.entitlement());
    nouns.extend(shown.cloud_mail());
    nouns.extend(shown.two_step());
    nouns.push(shown.app_passwords());
    nouns.push(shown.aliases());
    nouns.push(shown.less_secure_apps());
    nouns.extend(shown.remote_access());
    nouns.extend(shown.pop());
    nouns.push(shown.sign_ins());
    // What they mean stands with what waits.
    nouns.extend(shown.locks().filter(|_| full));
    nouns.extend(shown.mail_log_ins());
    nouns.push(shown.messages());
    nouns.push(shown.refusals());
    nouns
}

impl Shown<'_> {
    fn fields(&self, heading: &'static str, holds: bool, fields: &[&'static str]) -> Noun {
        Noun { heading, holds, section: Section::fields(&told(self.value, fields)) }
    }

    fn rows(&self, heading: &'static str, holds: bool, at: &'static str, columns: &[&'static str]) -> Noun {
        Noun { heading, holds, section: Section::rows(at, columns) }
    }

    /// The newest lines of a list, and how many more there are.
    fn lines(&self, heading: &'static str, lines: Vec<String>) -> Noun {
        self.cut(heading, lines, 0)
    }

    /// The same of a list that the service has cut already.
    fn cut(&self, heading: &'static str, mut lines: Vec<String>, left_out: usize) -> Noun {
        let (holds, more) = (!lines.is_empty(), lines.len().saturating_sub(NEWEST));
        if !holds {
            lines.push(self.ui.text("list-empty", args![]));
        }
        if more > 0 && !self.full {
            lines.truncate(NEWEST);
            let id = self.whole.account.login_id.as_str();
            lines.push(self.ui.text("account-show-more", args![count = more, id = id]));
        }
        if left_out > 0 && self.full {
            lines.push(self.ui.text("message-left-out", args![count = left_out]));
        }
        Noun { heading, holds, section: Section::lines(lines) }
    }

    fn account(&self) -> Noun {
        let whole = self.whole;
        let mut fields = match self.full {
            true => vec![
                "account.login_id",
                "account.name",
                "account.department",
                "account.affiliation",
                "account.kind",
                "account.state",
                "account.roles",
            ],
            false => vec!["account.state"],
        };
        if !self.full && whole.account.kind != Kind::Person {
            fields.push("account.kind");
        }
        if !self.full && !whole.account.roles.is_empty() {
            fields.push("account.roles");
        }
        fields.extend([
            "contact",
            "account.language",
            "account.created_at",
            "account.ends_at",
            "account.locked_down_at",
        ]);
        if self.full {
            fields.extend(["disabled.at", "disabled.by", "disabled.reason", "locked_down.by", "locked_down.reason"]);
        }
        self.fields("account-show-account", true, &fields)
    }

    fn password(&self) -> Noun {
        self.fields("account-show-password", true, &["password.state", "password.set_at", "password.expires_at"])
    }

    fn entitlement(&self) -> Noun {
        let heading = "account-show-entitlement";
        match &self.whole.entitlement {
            Some(_) => self.fields(
                heading,
                true,
                &["entitlement.state", "entitlement.since", "entitlement.until", "entitlement.stop_on"],
            ),
            None => {
                let none = self.ui.text("account-show-no-entitlement", args![]);
                Noun { heading, holds: false, section: Section::lines(vec![none]) }
            }
        }
    }

    /// The address in force, the one that waits, former ones; and the mail password, which waits the same way.
    fn cloud_mail(&self) -> Vec<Noun> {
        let Some(address) = &self.whole.address else { return Vec::new() };
        let mut fields = vec!["address.present.address"];
        fields.extend(told(
            self.value,
            &[
                "address.present.effective_at",
                "address.pending.address",
                "address.pending.effective_at",
                "address.change_possible_from",
                "mail_password.state",
                "mail_password.set_at",
                "mail_password.pending.effective_at",
            ],
        ));
        let password = self.whole.mail_password.as_ref().is_some_and(|it| it.set_at.is_some() || it.pending.is_some());
        let holds = address.present.is_some() || address.pending.is_some() || password;
        let mut nouns = vec![Noun { heading: "account-show-cloud-mail", holds, section: Section::fields(&fields) }];
        if !address.former.is_empty() {
            let columns = &["address", "former_since"];
            nouns.push(self.rows("account-show-former-addresses", true, "address.former", columns));
        }
        nouns
    }

    fn two_step(&self) -> Vec<Noun> {
        let fields = ["two_step.state", "two_step.since", "two_step.backup_codes_left"];
        let mut nouns = vec![self.fields("account-show-two-step", self.whole.two_step.since.is_some(), &fields)];
        if !self.whole.two_step.methods.is_empty() {
            let columns = &["id", "method", "phone", "added_at"];
            nouns.push(self.rows("account-show-methods", true, "two_step.methods", columns));
        }
        nouns
    }

    fn app_passwords(&self) -> Noun {
        let holds = self.whole.app_passwords.as_ref().is_none_or(|all| !all.is_empty());
        let columns = &["id", "name", "created_at", "last_used_at"];
        self.rows("account-show-app-passwords", holds, "app_passwords", columns)
    }

    fn aliases(&self) -> Noun {
        let holds = self.whole.aliases.as_ref().is_none_or(|all| !all.is_empty());
        self.rows("account-show-aliases", holds, "aliases", &["address", "display_name", "state", "smtp.host"])
    }

    fn less_secure_apps(&self) -> Noun {
        let holds = self.whole.less_secure_apps.as_ref().is_some_and(|it| it.since.is_some());
        self.fields(
            "account-show-less-secure-apps",
            holds,
            &[
                "less_secure_apps.state",
                "less_secure_apps.since",
                "less_secure_apps.last_used_at",
                "less_secure_apps.until_at",
                "less_secure_apps.ends_at",
            ],
        )
    }

    fn remote_access(&self) -> Option<Noun> {
        let held = self.whole.remote_access.as_ref()?;
        let fields = ["remote_access.state", "remote_access.since", "remote_access.ends_at"];
        Some(self.fields("account-show-remote-access", held.since.is_some(), &fields))
    }

    /// The mode with today's use; what was used is told also where POP has been turned off since.
    fn pop(&self) -> Vec<Noun> {
        let Some(pop) = &self.whole.pop else { return Vec::new() };
        let holds = pop.mode != Mode::Disabled || pop.used_bytes > 0 || pop.locked_until.is_some();
        let mut nouns = vec![self.fields("account-show-pop", holds, &["pop.mode", "pop.since"])];
        if holds || self.full {
            let today = Section::lines(pop::words::today(pop, self.ui));
            nouns.push(Noun { heading: "pop-heading-today", holds, section: today });
        }
        nouns
    }

    fn sign_ins(&self) -> Noun {
        self.fields("account-show-sign-ins", self.whole.sessions > 0, &["sessions", "signed_in_at"])
    }

    fn locks(&self) -> Option<Noun> {
        let columns = &["factor", "wrong_tries", "possible_from"];
        let locks = || self.rows("account-show-locks", true, "locks", columns);
        (!self.whole.locks.is_empty()).then(locks)
    }

    fn mail_log_ins(&self) -> Vec<Noun> {
        let Some(log_ins) = &self.whole.mail_log_ins else { return Vec::new() };
        let uses = Section::lines(mail_log_in::uses(log_ins, self.ui));
        let refused = log_ins.refusals.iter().map(|one| mail_log_in::refusal(one, self.ui)).collect();
        vec![
            Noun { heading: "account-show-mail-log-ins", holds: !log_ins.uses.is_empty(), section: uses },
            self.lines("account-show-mail-refusals", refused),
        ]
    }

    fn messages(&self) -> Noun {
        let lines = self.whole.messages.iter().map(|one| message::line(one, self.ui)).collect();
        let left_out = usize::try_from(self.whole.messages_left_out).unwrap_or(usize::MAX);
        self.cut("account-show-messages", lines, left_out)
    }

    fn refusals(&self) -> Noun {
        let lines = self.whole.recent_refusals.iter().map(|one| refusals::line(one, self.ui)).collect();
        self.lines("account-show-refusals", lines)
    }
}
