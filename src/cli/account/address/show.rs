//! `meibo account address show [ID]`: the address in force, the one that waits and from when, and former ones.

use crate::{
    cli::{args::target, context::Context, failure::Failure},
    contract::{
        address::{AddressShow, AddressView},
        field::fields,
    },
    texts::args,
    ui::{Record, Section},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    account: Option<String>,
}

/// Shows them.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let account = target::person(args.account.as_deref(), context).await?;
    let view = context.send(&AddressShow { account: account.clone() }).await?;
    let own = account.is_me() || context.is_own(&account);
    let value = serde_json::to_value(&view).map_err(Failure::unexpected)?;
    context.show(
        &Record::new(value, sections(&view, own, context)).id("present.address").fields(fields::<AddressView>().names),
    )
}

fn sections(view: &AddressView, own: bool, context: &Context) -> Vec<Section> {
    let mut sections = Vec::new();
    if view.present.is_none() && view.pending.is_none() {
        sections.push(Section::lines(vec![
            context
                .ui
                .text("address-none-yet", args![own = if own { "yes" } else { "no" }, by = context.typed_by(own)]),
        ]));
    }
    if view.present.is_some() {
        sections.push(Section::fields(&["present.address", "present.effective_at"]));
    }
    if view.pending.is_some() {
        sections.push(Section::fields(&["pending.address", "pending.effective_at"]).under("address-pending"));
    }
    if !view.former.is_empty() {
        sections.push(Section::rows("former", &["address", "former_since"]).under("address-former"));
    }
    if view.change_possible_from.is_some() {
        sections.push(Section::fields(&["change_possible_from"]));
    }
    sections
}
