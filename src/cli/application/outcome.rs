//! What applications did: what changed, when it takes effect, and the command that undoes it.

use serde_json::Value;

use super::{plan, wording::Wording};
use crate::{
    cli::{context::Context, failure::Failure},
    contract::application::Applied,
    texts::args,
    ui::{Output, Page, one_or_all, visible},
};

/// Applications that were made, or with `--dry-run` would be.
pub(super) struct Outcome {
    all: Vec<Applied>,
    rows: Vec<Value>,
    /// None where nothing was done.
    told: Option<Told>,
}

/// How what was done is told.
struct Told {
    /// What was done, for one person (a text's key).
    did: &'static str,
    /// What else is to be known (a text's key).
    remark: Option<&'static str>,
    /// The commands that undo it.
    undo: Vec<String>,
}

impl Outcome {
    pub(super) fn planned(all: Vec<Applied>) -> Result<Self, Failure> {
        Self::of(all, None)
    }

    pub(super) fn done(all: Vec<Applied>, wording: &Wording, context: &Context) -> Result<Self, Failure> {
        let undo = undo(&all, wording, context).iter().map(|words| context.command(words)).collect();
        Self::of(all, Some(Told { did: wording.did, remark: wording.remark, undo }))
    }

    fn of(all: Vec<Applied>, told: Option<Told>) -> Result<Self, Failure> {
        let rows: Result<Vec<Value>, _> = all.iter().map(serde_json::to_value).collect();
        Ok(Self { rows: rows.map_err(Failure::unexpected)?, all, told })
    }

    fn told(&self, told: &Told, page: &Page<'_>) -> String {
        let mut lines: Vec<String> = self.all.iter().map(|one| sentence(told.did, one, page)).collect();
        lines.extend(told.remark.map(|key| page.texts.say(key, args![])));
        if !told.undo.is_empty() {
            lines.push(String::new());
        }
        lines.extend(told.undo.iter().map(|command| page.texts.say("done-undo", args![command = command.as_str()])));
        lines.join("\n")
    }
}

/// What undoes it for those for whom it was done: one command for all that it undoes in the same way.
fn undo(all: &[Applied], wording: &Wording, context: &Context) -> Vec<String> {
    let Some(undo) = wording.undo else { return Vec::new() };
    let mut commands: Vec<(String, Vec<&str>)> = Vec::new();
    for (flags, id) in all.iter().filter_map(|one| Some((undo(one)?, one.application.account.as_str()))) {
        match commands.iter_mut().find(|(same, _)| *same == flags) {
            Some((_, ids)) => ids.push(id),
            None => commands.push((flags, vec![id])),
        }
    }
    let of_whom = |ids: Vec<&str>| match wording.own {
        true => String::new(),
        false => format!(" {} {}", ids.join(" "), context.reason_flag()),
    };
    commands.into_iter().map(|(flags, ids)| format!("stop{}{flags}", of_whom(ids))).collect()
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
        let text = match &self.told {
            _ if page.quiet => return String::new(),
            Some(told) => self.told(told, page),
            None => {
                let mut lines = plan::lines_of(&self.all, page.texts, page.zone);
                lines.push(page.texts.say("application-would", args![]));
                lines.join("\n")
            }
        };
        page.prose(&text)
    }
}
