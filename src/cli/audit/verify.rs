//! `meibo audit verify`: whether the trail is whole (ALL-1).

use serde_json::{Value, json};

use crate::{
    cli::{
        context::Context,
        failure::{Failure, local_code::LocalCode},
    },
    contract::{
        Moment,
        audit::{AuditVerify, BreakView, Verified},
    },
    texts::args,
    ui::{Output, Page, Ui, visible},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(long, value_name = "NUMBER", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    from: u64,
}

/// Walks along the whole trail, part by part.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let progress = context.ui.progress(context.ui.text("audit-verifying", args![]));
    let mut walked = Trail { from: args.from, ..Trail::default() };
    let mut next = Some(args.from);
    while let Some(from) = next {
        let part = context.send(&AuditVerify { from: Some(from), limit: None }).await?;
        progress.show(part.to, part.last);
        next = part.next;
        walked.add(part);
    }
    drop(progress);
    if walked.breaks.is_empty() { context.show(&walked) } else { Err(walked.broken(&context.ui)) }
}

/// What the parts found, together.
#[derive(Debug, Default)]
struct Trail {
    entries: u64,
    from: u64,
    to: u64,
    first_at: Option<Moment>,
    last_at: Option<Moment>,
    breaks: Vec<BreakView>,
    more: u64,
    value: Value,
}

impl Trail {
    fn add(&mut self, part: Verified) {
        self.entries += part.entries;
        self.to = part.to;
        self.first_at = self.first_at.or(part.first_at);
        self.last_at = part.last_at.or(self.last_at);
        self.breaks.extend(part.breaks);
        self.more += part.more_breaks;
        self.value = json!({
            "entries": self.entries, "from": self.from, "to": self.to, "first_at": self.first_at, "last_at": self.last_at,
        });
    }

    fn broken(self, ui: &Ui) -> Failure {
        if ui.look.format != crate::ui::Format::Json {
            self.breaks.iter().for_each(|found| ui.complain(&sentence(found, ui)));
        }
        let rows: Vec<String> = self.breaks.iter().map(row).collect();
        let count = i64::try_from(rows.len()).unwrap_or(i64::MAX).saturating_add_unsigned(self.more);
        Failure::new(LocalCode::AuditBroken).fact("count", count).fact("rows", rows.join(", "))
    }
}

/// A break as programs read it: what, which numbers, whose request.
fn row(found: &BreakView) -> String {
    let numbers = match (found.from, found.to) {
        (Some(from), Some(to)) if from != to => format!(" {from}-{to}"),
        (Some(number), _) => format!(" {number}"),
        _ => String::new(),
    };
    let request = found.request_id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
    format!("{}{numbers}{request}", found.what)
}

fn sentence(found: &BreakView, ui: &Ui) -> String {
    let request = found.request_id.as_deref().map(visible);
    let place = match (found.from, found.to, request) {
        (Some(from), Some(to), _) if from != to => ui.text("audit-place-numbers", args![from = from, to = to]),
        (Some(number), _, Some(id)) => ui.text("audit-place-entry", args![number = number, request = id]),
        (Some(number), _, None) => ui.text("audit-place-number", args![number = number]),
        (None, _, id) => ui.text("audit-place-request", args![request = id.unwrap_or_default()]),
    };
    ui.text(&format!("audit-break-{}", found.what), args![place = place])
}

impl Output for Trail {
    fn value(&self) -> Value {
        self.value.clone()
    }

    fn rows(&self) -> Vec<&Value> {
        vec![&self.value]
    }

    fn id(&self) -> &str {
        "to"
    }

    fn text(&self, page: &Page<'_>) -> String {
        let time = |field: &str| page.cell(field, &self.value[field]);
        let (first, last) = (time("first_at"), time("last_at"));
        page.texts.say("audit-verified", args![entries = self.entries, first = first, last = last])
    }
}
