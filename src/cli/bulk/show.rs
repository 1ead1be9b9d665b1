//! `meibo bulk show JOB`.

use serde_json::Value;

use super::{
    job::{self, Facts, folder},
    list::value,
    next,
    outcome::Counts,
    plan::left_out,
    resume::is_meant,
};
use crate::{
    cli::{context::Context, failure::Failure, report::word},
    texts::args,
    ui::{Answer, Record, Section, Tone, Ui, bar, told},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "JOB")]
    job: String,
}

/// Shows what it is, how far it has come, and how to go on.
pub(crate) fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let folder = folder::named(&args.job, context)?;
    let (job, facts) = (value(&folder, context)?, job::facts(&folder)?);
    is_meant(&facts, context)?;
    facts.zone.iter().for_each(|zone| context.ui.look.zone.learn(zone));
    let counts = job::counts(&folder)?;
    let mut sections = vec![
        Section::answers(answers(&job, counts, &facts, &context.ui)),
        Section::fields(&told(&job, &["job", "command", "begun_at", "who", "reason", "file", "results", "service"])),
    ];
    let next = match job["state"].as_str() {
        Some("broken-off") => vec![next::go_on(&facts, context)],
        Some("ended") => next::ended(&facts, counts, context),
        _ => Vec::new(),
    };
    if !next.is_empty() {
        sections.push(Section::lines(next));
    }
    context.show(&Record::new(job, sections).id("job"))
}

/// How it stands, and how its rows have ended.
fn answers(job: &Value, counts: Counts, facts: &Facts, ui: &Ui) -> Vec<Answer> {
    let state = job["state"].as_str().unwrap_or_default();
    let tone = match state {
        "broken-off" => Tone::Waits,
        _ if counts.against() > 0 => Tone::Against,
        _ => Tone::Plain,
    };
    let bar = bar(counts.all(), facts.rows);
    let rows = ui.text("bulk-rows-of", args![ended = counts.all(), rows = facts.rows]);
    let mut answers = vec![
        Answer::new("bulk-answer-state", word::said("value-state", state, ui.texts)).toned(tone),
        Answer::new("bulk-answer-rows", format!("{bar} {rows}")),
        Answer::new("bulk-answer-ended", counts.say("bulk-done", ui)),
    ];
    let left_out = left_out(facts.left_out, ui).map(|said| Answer::new("bulk-answer-left-out", said));
    answers.extend(left_out);
    answers
}
