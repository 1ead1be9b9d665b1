//! `meibo 2sv show [ID]`: whether it is on, by which methods.

use super::propagation;
use crate::{
    cli::{args::target, context::Context, failure::Failure},
    contract::{
        field::fields,
        two_step::{TwoStepShow, TwoStepView},
    },
    ui::{Record, Section, told},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Option<String>,
}

/// Shows it.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let account = target::person(args.account.as_deref(), context).await?;
    let view = context.send(&TwoStepShow { account }).await?;
    let value = serde_json::to_value(&view).map_err(Failure::unexpected)?;
    let propagation = propagation::of(view.propagating, view.do_at.as_deref(), &context.ui);
    let mut sections = vec![
        Section::fields(&told(&value, &["state", "since", "backup_codes_left"])),
        Section::rows("methods", &["method", "phone", "id", "added_at"]).under("two-step-methods"),
    ];
    if !propagation.is_empty() {
        sections.insert(1, Section::lines(propagation));
    }
    context.show(&Record::new(value, sections).id("state").fields(fields::<TwoStepView>().names))
}
