//! What applications did: what changed, when it takes effect, and the command that undoes it.

use serde_json::Value;

use super::{deed::Deed, plan};
use crate::{
    cli::failure::Failure,
    contract::application::Applied,
    rules::LoginId,
    texts::args,
    ui::{Output, Page, one_or_all, visible, visible_lines},
};

/// Applications that were made, or with `--dry-run` would be.
pub(super) struct Outcome {
    all: Vec<Applied>,
    rows: Vec<Value>,
    /// None where nothing was done.
    deed: Option<Deed>,
}

impl Outcome {
    pub(super) fn planned(all: Vec<Applied>) -> Result<Self, Failure> {
        Self::of(all, None)
    }

    pub(super) fn done(all: Vec<Applied>, deed: Deed) -> Result<Self, Failure> {
        Self::of(all, Some(deed))
    }

    fn of(all: Vec<Applied>, deed: Option<Deed>) -> Result<Self, Failure> {
        let rows: Result<Vec<Value>, _> = all.iter().map(serde_json::to_value).collect();
        Ok(Self { rows: rows.map_err(Failure::unexpected)?, all, deed })
    }

    fn told(&self, deed: &Deed, page: &Page<'_>) -> String {
        let mut lines: Vec<String> = self.all.iter().map(|one| sentence(deed.did, one, page)).collect();
        lines.extend(deed.remark.map(|key| page.texts.say(key, args![])));
        let undo = deed.undo.as_ref().map(|command| command.replace("DATE", &self.day()));
        if let Some(command) = undo {
            lines.push(String::new());
            lines.push(page.texts.say("done-undo", args![command = command]));
        }
        lines.join("\n")
    }

    /// The day of the stop that was withdrawn.
    fn day(&self) -> String {
        let day = self.all.first().and_then(|one| one.before.as_ref()?.stop_on);
        day.map_or_else(|| "DATE".to_owned(), |day| day.to_string())
    }
}

fn sentence(key: &str, one: &Applied, page: &Page<'_>) -> String {
    page.texts.say(
        key,
        args![
            id = one.application.account.as_str(),
            name = visible(&one.name),
            department = visible(&one.department),
            until = one.entitlement.until.to_string(),
            at = plan::time(&one.entitlement.ends_at.to_string(), page.zone)
        ],
    )
}

/// The IDs for a command that undoes it, with the reason that they need; nothing for one's own account.
pub(super) fn of_another(given: &[String], accounts: &[LoginId]) -> String {
    if given.is_empty() || accounts.iter().all(LoginId::is_me) {
        return String::new();
    }
    let ids: Vec<&str> = accounts.iter().map(LoginId::as_str).collect();
    format!(" {} --reason TEXT", ids.join(" "))
}

impl Output for Outcome {
    fn value(&self) -> Value {
        one_or_all(&self.rows)
    }

    fn rows(&self) -> Vec<&Value> {
        self.rows.iter().collect()
    }

    fn id(&self) -> &str {
        "application.id"
    }

    fn text(&self, page: &Page<'_>) -> String {
        let text = match &self.deed {
            _ if page.quiet => return String::new(),
            Some(deed) => self.told(deed, page),
            None => {
                let mut lines = plan::lines_of(&self.all, page.texts, page.zone);
                lines.push(page.texts.say("application-would", args![]));
                lines.join("\n")
            }
        };
        visible_lines(&text)
    }
}
