//! `meibo account show`: what is true now, what is waiting, and from when it works. What matters on the phone comes first,
//! then the nouns that hold something; `--full` shows the others too.

mod access;
mod helps;
mod last_refusal;
mod nouns;
mod owner;
mod refusals;
mod timeline;
mod waiting;

use serde_json::Value;

use crate::{
    cli::{
        args::{shell::quoted, target},
        context::{Context, reason::may_act},
        failure::Failure,
        report::several::{self, Views},
    },
    contract::{
        Operation,
        account::{AccountList, AccountShow, AccountWhole},
        address::AddressOwner,
        field::fields,
        session::SessionShow,
    },
    rules::{Fact, LoginId},
    texts::args,
    ui::{Record, Section},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    #[arg(long)]
    full: bool,
}

/// Shows it; several IDs one after another.
pub(crate) async fn run(args: &Args, context: &mut Context) -> Result<(), Failure> {
    let mut many = several::many(&args.ids);
    let mut views = Views::default();
    let named = match target::ids_or_addresses(&args.ids, context) {
        Err(failure) => return Err(searchable(failure, context).await),
        named => named?,
    };
    for typed in named {
        let accounts = match owners(&typed, context).await {
            Ok(accounts) => accounts,
            Err(failure) => {
                views.take(&typed, Err(failure))?;
                continue;
            }
        };
        many |= accounts.len() > 1;
        for account in accounts {
            let outcome = context.send(&AccountShow { account: account.clone() }).await;
            let outcome = match outcome {
                Ok(whole) => {
                    let own = context.is_own(&whole.account.login_id);
                    view(&whole, own, args.full, context)
                }
                Err(refused) => Err(refused),
            };
            views.take(account.as_str(), outcome)?;
        }
    }
    views.show(many, context)
}

/// What is no ID may be a name: who may look for it is told how.
async fn searchable(failure: Failure, context: &mut Context) -> Failure {
    let Some(Fact::Text(typed)) = failure.facts.get("value") else { return failure };
    let quoted = quoted(typed);
    match context.send_plainly(&SessionShow {}).await {
        Ok(view) if may_act(&view, AccountList::MAY) => failure.fact("search", "yes").fact("quoted", quoted),
        _ => failure,
    }
}

/// The accounts of what was typed: a login id, or an address (FIND-4).
async fn owners(typed: &str, context: &mut Context) -> Result<Vec<LoginId>, Failure> {
    if typed.contains('@') {
        return Ok(context.send(&AddressOwner { address: typed.to_owned() }).await?.accounts);
    }
    Ok(vec![target::one(Some(typed))?])
}

fn view(whole: &AccountWhole, own: bool, full: bool, context: &Context) -> Result<Record, Failure> {
    let value = serde_json::to_value(whole).map_err(Failure::unexpected)?;
    let sections = sections(&value, whole, (own, full), context);
    Ok(Record::new(value, sections).id("account.login_id").fields(fields::<AccountWhole>().names))
}

/// Who it is and what works now; what waits; then noun by noun.
fn sections(value: &Value, whole: &AccountWhole, (own, full): (bool, bool), context: &Context) -> Vec<Section> {
    let ui = &context.ui;
    let mut sections = vec![Section::lines(vec![access::who(whole, ui)]), access::section(whole, own, ui)];
    let waiting = waiting::waiting(whole, own, context);
    if !waiting.is_empty() {
        sections.push(Section::lines(waiting).under("account-show-waiting"));
    }
    let (held, empty): (Vec<_>, Vec<_>) =
        nouns::nouns(value, whole, full, ui).into_iter().partition(|noun| full || noun.holds);
    sections.extend(held.into_iter().map(nouns::Noun::section));
    if !empty.is_empty() {
        let names = empty.iter().map(|noun| ui.text(noun.heading, args![])).collect::<Vec<_>>();
        let names = names.join(&ui.text("list-separator", args![]));
        let id = whole.account.login_id.as_str();
        sections.push(Section::lines(vec![ui.text("account-show-empty", args![names = names, id = id])]));
    }
    sections
}
