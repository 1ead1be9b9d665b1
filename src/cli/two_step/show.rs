//! `meibo 2sv show [ID]`: whether it is on, by which methods.

use super::{propagation, way};
use crate::{
    cli::{args::target, context::Context, failure::Failure},
    contract::{
        field::fields,
        two_step::{TwoStepShow, TwoStepView},
        word::Switch,
    },
    rules::two_step::FEW_BACKUP_CODES,
    texts::{args, yes_or_no},
    ui::{Answer, Record, Section, Tone, Ui},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Option<String>,
}

/// Shows it.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let account = target::person(args.account.as_deref(), context).await?;
    let view = context.send(&TwoStepShow { account: account.clone() }).await?;
    let is_own = args.account.is_none() || context.is_own(&account);
    let value = serde_json::to_value(&view).map_err(Failure::unexpected)?;
    let mut sections = vec![Section::answers(answers(&view, is_own, &context.ui))];
    if !view.methods.is_empty() {
        sections.push(Section::rows("methods", &["method", "phone", "id", "added_at"]).under("two-step-methods"));
    }
    context.show(&Record::new(value, sections).id("state").fields(fields::<TwoStepView>().names))
}

/// Whether it is on, what a sign-in asks for, and what is left of the codes for a lost phone.
fn answers(view: &TwoStepView, is_own: bool, ui: &Ui) -> Vec<Answer> {
    let is_on = view.state == Switch::On;
    let mut answers = vec![Answer::new("account-show-two-step", state(view, is_own, ui))];
    if is_on {
        answers.push(Answer::new("two-step-answer-asks", way::all(view, ui)));
        answers.push(codes(view.backup_codes_left, is_own, ui));
    }
    let waits = propagation::of(view.propagating, view.do_at.as_deref(), ui);
    answers.extend(waits.into_iter().map(|said| Answer::new("two-step-answer-platform", said).toned(Tone::Waits)));
    answers
}

fn state(view: &TwoStepView, is_own: bool, ui: &Ui) -> String {
    match view.since {
        Some(since) => ui.text("two-step-state-on", args![since = ui.time(&since.to_string())]),
        None => ui.text("two-step-state-off", args![own = yes_or_no(is_own)]),
    }
}

/// Few codes are said to be few.
fn codes(left: u32, is_own: bool, ui: &Ui) -> Answer {
    let is_few = left <= FEW_BACKUP_CODES;
    let few = if !is_few {
        "no"
    } else if is_own {
        "own"
    } else {
        "yes"
    };
    let said = ui.text("two-step-codes-left", args![left = left, few = few]);
    Answer::new("two-step-answer-codes", said).toned(if is_few { Tone::Waits } else { Tone::Plain })
}
