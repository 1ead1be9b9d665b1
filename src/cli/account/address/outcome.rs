//! What a change of address does, in words: before the question, and after it is done.

use crate::{
    cli::{context::Context, failure::Failure},
    contract::address::AddressChanged,
    texts::{ABSENT, FluentArgs, args},
    ui::{Done, visible},
};

/// The question: whose profile, who, now → then, from when.
pub(super) fn question(change: &AddressChanged, ask: &str, context: &Context) -> String {
    let say = |key: &str| context.ui.texts.say(key, words(change, context));
    Context::question(["address-who", "address-change"].map(say), say(ask))
}

/// What was done, or with a dry run would be.
pub(super) fn done(change: &AddressChanged, said: &str, context: &Context) -> Result<Done, Failure> {
    let value = serde_json::to_value(change).map_err(Failure::unexpected)?;
    let words = words(change, context);
    let id = if change.address.pending.is_some() { "address.pending.address" } else { "account" };
    Ok(Done::new(value, context.ui.texts.say(said, words)).id(id))
}

fn words(change: &AddressChanged, context: &Context) -> FluentArgs<'static> {
    let ui = &context.ui;
    let pending = change.address.pending.as_ref().or(change.before.pending.as_ref());
    let present = change.before.present.as_ref();
    args![
        would = context.would().to_owned(),
        id = change.account.to_string(),
        name = visible(&change.name),
        department = visible(&change.department),
        before = present.map_or_else(|| ABSENT.to_owned(), |present| visible(&present.address)),
        after = pending.map_or_else(String::new, |pending| visible(&pending.address)),
        time = pending.map_or_else(String::new, |pending| ui.promise(&pending.effective_at.to_string())),
    ]
}
